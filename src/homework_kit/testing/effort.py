"""How hard laws are tried: settings of Hypothesis that this kit reads and nobody else does."""

from __future__ import annotations

from typing import Final

from hypothesis import HealthCheck, settings

PROFILE: Final = "homework_kit"
"""A profile of Hypothesis that is never loaded, so your own tests keep your own settings."""

_USUAL: Final = 100
_THOROUGH: Final = 1_000
_SLOW: Final = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    PROFILE, max_examples=_USUAL, derandomize=True, deadline=None, suppress_health_check=_SLOW
)


def examples(count: int = _USUAL) -> settings:
    """Give settings that draw so many examples, the same ones on every run.

    After `thorough`, which the option `--homework-thorough` of the pytest plugin calls, they draw
    ten times as many, other ones on every run.

    Args:
        count: how many examples an ordinary run draws.

    >>> examples(30).max_examples
    30
    """
    profile = settings.get_profile(PROFILE)
    return settings(profile, max_examples=count * profile.max_examples // _USUAL)


def thorough() -> None:
    """Let `examples` draw ten times as many from now on; it holds for tests that are read later.

    >>> thorough.__name__
    'thorough'
    """
    settings.register_profile(
        PROFILE,
        max_examples=_THOROUGH,
        derandomize=False,
        deadline=None,
        suppress_health_check=_SLOW,
    )

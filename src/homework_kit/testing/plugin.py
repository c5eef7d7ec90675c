"""The pytest plugin: three fixtures and one option, and nothing that happens by itself.

It is found by its entry point, so it is loaded in every run of every project that has homework_kit
installed. Therefore it imports pytest alone; what a fixture needs is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from homework_kit.models.bundle import Bundle
    from homework_kit.testing.clock import Clock
    from homework_kit.testing.vectors import Vector

_OPTION = "--homework-thorough"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for a longer look."""
    group = parser.getgroup("homework_kit")
    group.addoption(
        _OPTION,
        action="store_true",
        help="draw ten times as many examples where homework_kit.testing.effort.examples is used",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Widen the kit's own settings of Hypothesis where that was asked for."""
    if config.getoption(_OPTION):
        from homework_kit.testing.effort import thorough  # noqa: PLC0415 - heavy, and seldom needed

        thorough()


@pytest.fixture
def homework_clock() -> Clock:
    """Give a clock that moves when it is told to, at the moment of the first example case."""
    from homework_kit.packaged import CASES  # noqa: PLC0415 - as above: only when it is asked for
    from homework_kit.testing.clock import Clock  # noqa: PLC0415 - as above

    return Clock(next(iter(CASES.values())), zone="Europe/London")


@pytest.fixture
def homework_bundle(request: pytest.FixtureRequest) -> Bundle:
    """Give the bundle of an invented example case: the first, or the one whose number is asked for.

    `@pytest.mark.parametrize("homework_bundle", range(1, 7), indirect=True)` runs a test with each.
    """
    from homework_kit.testing.cases import case  # noqa: PLC0415 - as above: when it is asked for

    number: int = getattr(request, "param", 1)
    return case(number)


@pytest.fixture(scope="session")
def homework_vectors() -> tuple[Vector, ...]:
    """Give the published vectors of all families."""
    from homework_kit.testing.vectors import read_vectors  # noqa: PLC0415 - when it is asked for

    return tuple(read_vectors())

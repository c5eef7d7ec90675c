"""Registered with Hypothesis: `st.from_type(hk.Entry)` works, whichever of the two came first.

Hypothesis calls `register` when it is imported (entry point), and `homework_kit` when a name of it
is asked for while Hypothesis is there. Whichever comes second finds both, so neither pays for the
other: without the models, or without Hypothesis, nothing happens and nothing is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

_BASES = "homework_kit.models.base"
_ABSTRACT = frozenset({"Ruled", "Record", "Document", "Revised"})
"""What nothing is by itself; Hypothesis draws one of the classes below them."""
_registered: set[type[Any]] = set()


def register() -> None:
    """Tell Hypothesis how to draw every model that is loaded by now, each once.

    Cheap to call again: what is drawn from is made when a class is first drawn.

    >>> import homework_kit as hk
    >>> from hypothesis import find, strategies as st
    >>> find(st.from_type(hk.Obstacle), lambda each: True).code
    'forgetting'
    """
    bases = sys.modules.get(_BASES)
    if bases is None or "hypothesis" not in sys.modules:
        return
    from hypothesis import strategies as st  # noqa: PLC0415 - not before Hypothesis is there

    for model in _below(bases.Model):
        if model not in _registered and model.__name__ not in _ABSTRACT:
            _registered.add(model)
            st.register_type_strategy(model, _drawn)


def _drawn(model: type[Any]) -> Any:
    """Draw from the strategies; they are loaded when something is first drawn."""
    from homework_kit.testing import strategies  # noqa: PLC0415 - not before something is drawn

    if model.__name__ == "Bundle":  # the one whose documents have to fit together
        return strategies.bundles()
    return strategies.of_type(model)


def _below(model: type[Any]) -> Iterator[type[Any]]:
    """Give the classes of ours below one."""
    for each in model.__subclasses__():
        if each.__module__.startswith("homework_kit."):
            yield each
            yield from _below(each)

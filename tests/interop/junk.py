"""JSON that somebody else wrote: right in most places and wrong in a few."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from homework_kit.errors import HomeworkKitError
from homework_kit.testing.leak import MARK, SINKS, outcome_of

__all__ = ["MARK", "spoiled", "tells"]

leaves: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 1, -1, 31, 1e300, 1.5, float("nan"), 10**40, "", MARK, "mo", "MO", "P1D"]
) | st.text(max_size=8)
junk: st.SearchStrategy[Any] = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([MARK, "@type", "day", "excluded"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    inner: Any = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for name, each in inner:
        found.append((value, name))
        found.extend(_places(each))
    return found


@st.composite
def spoiled(draw: st.DrawFn, samples: list[Any]) -> Any:
    """Draw one of the samples with some of its places spoiled, or something else altogether."""
    if draw(st.integers(0, 9)) == 0:
        return draw(junk)
    value = copy.deepcopy(draw(st.sampled_from(samples)))
    for _ in range(draw(st.integers(1, 3))):
        holder, name = draw(st.sampled_from(_places(value) or [({MARK: 0}, MARK)]))
        how = draw(st.sampled_from(["replace", "replace", "remove", "rename", "add"]))
        if how == "replace":
            holder[name] = draw(junk)
        elif how == "remove":
            del holder[name]
        elif isinstance(holder, dict):
            names: list[Any] = [MARK, name, 7]
            holder[draw(st.sampled_from(names))] = (
                holder.pop(name) if how == "rename" else draw(junk)
            )
    return value


def tells(read: Callable[[], object]) -> list[str]:
    """Name what is wrong with a reading of junk: another error than ours, or a sink that tells."""
    outcome = outcome_of(read)
    foreign = outcome.error is not None and not isinstance(outcome.error, HomeworkKitError)
    # A reader may have changed its letters to capitals.
    mark = MARK.lower()
    telling = [sink for sink, show in SINKS.items() if mark in show(outcome).lower()]
    return [f"{type(outcome.error).__name__}", *telling] if foreign else telling

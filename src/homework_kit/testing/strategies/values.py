"""Single values as the wire carries them; each shrinks to one that reads well in a failure.

Text shrinks to "0", ids to "a1", dates towards the start of February 2026, times to midnight.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from homework_kit.models.canonical import is_exact
from homework_kit.schedule.walltime import DAY

T = TypeVar("T")
HARD_TEXTS: Final = (
    "null", " both sides ", "<br>line<br/>", 'He said "no"; then left', "a;b;c", "it's",
    "\U0001f33b\U0001f9d1\u200d\U0001f3eb", "tab\tand\nnew line\n", "\\u0041 & \\n", "ünïcödé",
    "e\u0301 is not é", "\u2028\u2029", "{{title}}", "100 %", "0", "\ufeff",
)  # fmt: skip
"""Texts that careless code trims, escapes, parses or loses."""
ZONES: Final = (
    "Europe/London", "America/New_York", "Pacific/Auckland", "Africa/Cairo", "Asia/Kolkata",
    "Etc/UTC",
)  # fmt: skip
"""Zones whose clocks change at one in the morning, at two, in the other half of the year, at
midnight; one that is half an hour off; and one that never changes."""
FIRST_DAY: Final = dt.date(2026, 2, 2)
"""A Monday: what dates shrink towards."""
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2197, 12, 31)


def texts(*, longest: int = 40) -> st.SearchStrategy[str]:
    """Draw the person's words: any text but NUL, a third of them hard for careless code.

    >>> from hypothesis import find
    >>> find(texts(), lambda words: True)
    '0'
    """
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    free = st.text(characters, min_size=1, max_size=longest)
    hard = st.sampled_from(HARD_TEXTS).map(lambda words: words[:longest])
    return st.one_of(free, free, hard)


def identifiers() -> st.SearchStrategy[str]:
    """Draw ids: any text without control characters, as other apps choose theirs.

    >>> from hypothesis import find
    >>> find(identifiers(), lambda name: True)
    'a1'
    """
    free = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    return st.sampled_from(("a1", "id:1", "ü \u2028 x", "2026-02-03T08:00")) | free


def dates() -> st.SearchStrategy[dt.date]:
    """Draw local dates from 1900 to 2197, so that there is always a later one that can be written.

    >>> from hypothesis import find
    >>> find(dates(), lambda day: True)
    datetime.date(2026, 2, 2)
    """
    days = st.integers((_EARLIEST - FIRST_DAY).days, (_LATEST - FIRST_DAY).days)
    return days.map(lambda number: FIRST_DAY + number * DAY)


def local_times() -> st.SearchStrategy[dt.time]:
    """Draw local times in whole minutes.

    >>> from hypothesis import find
    >>> find(local_times(), lambda time: time.hour > 7)
    datetime.time(8, 0)
    """
    return st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))


def instants() -> st.SearchStrategy[dt.datetime]:
    """Draw aware datetimes of the years that can be written, with any whole-minute offset.

    >>> from hypothesis import find
    >>> find(instants(), lambda moment: True).isoformat()
    '2026-02-02T00:00:00+00:00'
    """
    offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59)
    zones = offsets.map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
    times = st.times().map(lambda time: time.replace(fold=0))
    return st.builds(dt.datetime.combine, dates(), times, zones)


def numbers(*, low: float, high: float) -> st.SearchStrategy[float]:
    """Draw numbers of at most two decimals, as people and apps write them.

    >>> from hypothesis import find
    >>> find(numbers(low=0, high=100), lambda number: number > 41)
    42.0
    """
    whole = st.integers(int(low), int(high)).map(float)
    return whole | st.integers(int(low * 100), int(high * 100)).map(lambda n: n / 100)


def extensions() -> st.SearchStrategy[dict[str, Any]]:
    """Draw what has no typed member: any JSON, with nulls, under names that others chose.

    >>> from hypothesis import find
    >>> find(extensions(), lambda more: True)
    {'org.example.thing': None}
    """
    leaves = (
        st.none()
        | st.booleans()
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
        | st.integers(-(10**15) + 1, 10**15 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        .map(lambda number: float(f"{number:.15g}"))
        .filter(is_exact)
    )
    values = st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(texts(longest=8), inner, max_size=3)
        ),
        max_leaves=5,
    )
    return st.dictionaries(
        st.sampled_from(("org.example.thing", "com.example-2.App_1", "x.y.z")),
        values,
        min_size=1,
        max_size=2,
    )


def several(draw: st.DrawFn, each: st.SearchStrategy[T], *, least: int = 0, most: int) -> list[T]:
    """Draw so many, first their number and then one by one.

    Unlike a list of Hypothesis, from which large items do not fall out when examples shrink: where
    a number is lowered, the shrinker tries to leave out each thing that is drawn after it.

    >>> from hypothesis import find
    >>> three = st.composite(lambda draw: several(draw, st.integers(0, 9), most=3))
    >>> find(three(), lambda drawn: 7 in drawn)
    [7]
    """
    return [draw(each) for _ in range(draw(st.integers(least, most)))]

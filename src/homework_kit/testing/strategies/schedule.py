"""Schedules of every type: any that can be written, or those whose dates lie near a first day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, Final, Literal, get_args

from hypothesis import strategies as st

from homework_kit.models.schedules import (
    AsNeeded,
    BeforeSession,
    ListedOccasion,
    ListedOccasions,
    Once,
    Prompted,
    Repeating,
    Schedule,
    Target,
    TimeSpan,
)
from homework_kit.schedule.walltime import DAY
from homework_kit.testing.strategies.models import Words, of_type

ScheduleKind = Literal[
    "repeating", "target", "once", "listed", "before_session", "prompted", "as_needed"
]
"""The `type` of a schedule."""
SCHEDULE_KINDS: Final[tuple[ScheduleKind, ...]] = get_args(ScheduleKind)
WINDOWS: Final = st.none() | st.sampled_from((45, 600, 2000))
"""No window said, a short one, most of a day, and one that outlasts its day."""
_MODELS: Final[dict[ScheduleKind, Any]] = {
    "repeating": Repeating,
    "target": Target,
    "once": Once,
    "listed": ListedOccasions,
    "before_session": BeforeSession,
    "prompted": Prompted,
    "as_needed": AsNeeded,
}


def schedules(
    *,
    kinds: Sequence[ScheduleKind] = SCHEDULE_KINDS,
    near: dt.date | None = None,
    text: Words | None = None,
) -> st.SearchStrategy[Schedule]:
    """Draw schedules of the given types.

    Without `near`, anything that can be written, in any year. With it, dates lie within ten days
    after that one, rules are daily and times often at night, where clocks change: what a history of
    some weeks is drawn around.

    >>> from hypothesis import find
    >>> find(schedules(kinds=["target"]), lambda each: True).canonical()
    '{"distinct_days":false,"per":"day","times":1,"type":"target","week_starts":"plan"}'
    >>> import datetime as dt
    >>> find(schedules(kinds=["once"], near=dt.date(2026, 3, 27)), lambda each: True).on
    datetime.date(2026, 3, 27)
    """
    if near is None:
        return st.one_of([of_type(_MODELS[kind], text=text) for kind in kinds])
    if len(kinds) == 1:
        return _near(kinds[0], near)
    return st.one_of([_near(kind, near) for kind in kinds])


@lru_cache(maxsize=1_000)  # a history asks again and again
def _near(kind: ScheduleKind, first: dt.date) -> st.SearchStrategy[Schedule]:
    return _NEAR[kind](first)


@cache
def night_times() -> st.SearchStrategy[dt.time]:
    """Draw a time on the half hour, often at night, where clocks change.

    >>> from hypothesis import find
    >>> find(night_times(), lambda time: time.hour > 3)
    datetime.time(9, 0)
    """
    return st.builds(dt.time, st.sampled_from((0, 1, 2, 3, 9, 20, 23)), st.sampled_from((0, 30)))


def _near_once(first: dt.date) -> st.SearchStrategy[Once]:
    return st.builds(
        Once,
        on=st.integers(0, 9).map(lambda n: first + n * DAY),
        at=st.none() | night_times(),
        window_minutes=WINDOWS,
    )


@st.composite
def _near_listed(draw: st.DrawFn, first: dt.date) -> ListedOccasions:
    """Draw up to four dates, at one time or all day."""
    days = draw(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True))
    at, window = draw(st.none() | night_times()), draw(WINDOWS)
    return ListedOccasions(
        occasions=[ListedOccasion(on=first + n * DAY, at=at, window_minutes=window) for n in days]
    )


@st.composite
def _near_repeating(draw: st.DrawFn, _first: dt.date) -> Repeating:
    """Draw every day or every other, all day or up to twice."""
    times = sorted(draw(_TIMES))
    return Repeating(
        frequency="daily",
        interval=draw(_INTERVALS),
        times=times,
        window_minutes=draw(WINDOWS),
        opens_minutes_before=draw(_EARLY) if times else None,
    )


_TIMES: Final = st.sets(night_times(), max_size=2)
_INTERVALS: Final = st.sampled_from((1, 1, 2))
_EARLY: Final = st.none() | st.just(90)


def _near_target(_first: dt.date) -> st.SearchStrategy[Target]:
    week_starts: tuple[Literal["plan", "mo", "su"], ...] = ("plan", "mo", "su")
    return st.builds(
        Target,
        times=st.integers(1, 3),
        per=st.sampled_from(("day", "week", "month", "session")),
        distinct_days=st.booleans(),
        week_starts=st.sampled_from(week_starts),
    )


def _near_prompted(_first: dt.date) -> st.SearchStrategy[Prompted]:
    between = TimeSpan(from_=dt.time(9), until=dt.time(21))
    return st.builds(
        Prompted, per_day=st.sampled_from((1, 3)), between=st.just(between), seed=st.just("s")
    )


_NEAR: Final[dict[ScheduleKind, Callable[[dt.date], st.SearchStrategy[Schedule]]]] = {
    "repeating": _near_repeating,
    "target": _near_target,
    "once": _near_once,
    "listed": _near_listed,
    "before_session": lambda _: st.just(BeforeSession()),
    "prompted": _near_prompted,
    "as_needed": lambda _: st.just(AsNeeded(cue="tense")),
}

"""Versions of one plan whose weeks lie around a change of the clocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.remake import remade
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule.walltime import DAY
from homework_kit.testing.strategies.schedule import (
    SCHEDULE_KINDS,
    ScheduleKind,
    night_times,
    schedules,
)
from homework_kit.testing.strategies.values import ZONES

FIRST_DAYS: Final = tuple(
    dt.date.fromisoformat(day)
    for day in ("2026-03-04", "2026-03-25", "2026-04-01", "2026-04-21", "2026-10-22")
)
"""Days before the clocks change: New York (8 March), London (29 March), Auckland (5 April, back),
Cairo (24 April, at midnight), London (25 October, back)."""


# Made once: a history draws from them again and again.
_FIRST: Final = st.sampled_from(FIRST_DAYS)
_HOW_MANY: Final = st.sampled_from((1, 1, 1, 2, 3))
_ENDS_AFTER: Final = st.one_of(st.none(), st.none(), st.integers(1, 20))
_STARTS_AT: Final = st.one_of(st.none(), st.none(), st.none(), night_times())
_DAY_STARTS: Final = st.sampled_from((dt.time(0), dt.time(3)))
_GRACE: Final = st.sampled_from((0, 0, 120))
_RESERVE: Final = st.none() | st.integers(0, 3)
_STATUS: Final[st.SearchStrategy[Literal["active", "proposed"]]] = st.sampled_from(
    ("active", "active", "active", "active", "proposed")
)
_DAYS_ON: Final = st.integers(0, 9)
_IS_PAUSED: Final = st.sampled_from((False, False, False, True))
_PAUSED_AFTER: Final = st.integers(-1, 12)
_PAUSED_FOR: Final = st.none() | st.integers(1, 8)


@cache
def _perhaps(zones: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(zones)


@cache
def _kind_after(
    kind: ScheduleKind, kinds: tuple[ScheduleKind, ...]
) -> st.SearchStrategy[ScheduleKind]:
    return st.sampled_from((kind, *kinds))


@st.composite
def versions(
    draw: st.DrawFn,
    assignment_id: str,
    kinds: tuple[ScheduleKind, ...],
    zones: tuple[str, ...],
    first: dt.date | None = None,
) -> list[Assignment]:
    """Draw the versions of one plan, whose first day may be given."""
    first = draw(_FIRST) if first is None else first
    kind = draw(st.sampled_from(kinds))
    found: list[Assignment] = []
    for number in range(1, draw(_HOW_MANY) + 1):
        version, days_on, kind = draw(_version(first, kind, kinds, zones))
        status = version.status if number > 1 else "active"
        found.append(remade(version, id=assignment_id, version=number, status=status))
        first += days_on * DAY
    return found


@st.composite
def _version(
    draw: st.DrawFn,
    first: dt.date,
    kind: ScheduleKind,
    kinds: tuple[ScheduleKind, ...],
    zones: tuple[str, ...],
) -> tuple[Assignment, int, ScheduleKind]:
    """Draw one version, the days until the next begins, and the kind of the next."""
    ends = draw(_ENDS_AFTER)
    version = Assignment(
        id="a",
        title="Walk",
        task=OtherTask(what_to_do="Walk"),
        starts_on=first,
        starts_at=draw(_STARTS_AT),
        ends_before=None if ends is None else first + ends * DAY,
        time_zone=draw(_perhaps(zones)),
        schedule=draw(schedules(kinds=[kind], near=first)),
        pauses=_pauses(draw, first),
        day_starts_at=draw(_DAY_STARTS),
        grace_minutes=draw(_GRACE),
        reserve=draw(_RESERVE),
        status=draw(_STATUS),
    )
    return version, draw(_DAYS_ON), draw(_kind_after(kind, kinds))


def plan_versions(
    *,
    assignment_id: str = "a1",
    kinds: Sequence[ScheduleKind] = SCHEDULE_KINDS,
    zones: Sequence[str] = ZONES,
) -> st.SearchStrategy[list[Assignment]]:
    """Draw one to three versions of one plan, each up to nine days after the one before.

    They begin before a change of the clocks, are paused now and then, float with the person or
    stand in a zone, and a later one may be a proposal.

    Args:
        assignment_id: the id of the plan.
        kinds: the types of schedule that may turn up.
        zones: the IANA names that may turn up.

    >>> from hypothesis import find
    >>> first, second = find(plan_versions(kinds=["repeating"]), lambda each: len(each) == 2)
    >>> second.version, second.starts_on, second.schedule.frequency
    (2, datetime.date(2026, 3, 4), 'daily')
    """
    return versions(assignment_id, tuple(kinds), tuple(zones))


def _pauses(draw: st.DrawFn, first: dt.date) -> list[Pause]:
    """Draw no break or one, with an end or without."""
    if not draw(_IS_PAUSED):
        return []
    start = first + draw(_PAUSED_AFTER) * DAY
    length = draw(_PAUSED_FOR)
    return [Pause(from_=start, until=None if length is None else start + length * DAY)]

"""Versions of one plan whose weeks lie around a change of the clocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.tasks import OtherTask
from homework_kit.testing.strategies.schedules import (
    SCHEDULE_KINDS,
    ScheduleKind,
    night_times,
    schedules,
)
from homework_kit.testing.strategies.values import DAY, ZONES

FIRST_DAYS: Final = tuple(
    dt.date.fromisoformat(day)
    for day in ("2026-03-04", "2026-03-25", "2026-04-01", "2026-04-21", "2026-10-22")
)
"""Days before the clocks change: New York (8 March), London (29 March), Auckland (5 April, back),
Cairo (24 April, at midnight), London (25 October, back)."""


@st.composite
def _versions(
    draw: st.DrawFn, assignment_id: str, kinds: Sequence[ScheduleKind], zones: Sequence[str]
) -> list[Assignment]:
    first = draw(st.sampled_from(FIRST_DAYS))
    kind = draw(st.sampled_from(kinds))
    found: list[Assignment] = []
    for number in range(1, draw(st.sampled_from((1, 1, 1, 2, 3))) + 1):
        ends = draw(st.none() | st.none() | st.integers(1, 20))
        proposed = number > 1 and draw(st.integers(0, 4)) == 4
        found.append(
            Assignment(
                id=assignment_id,
                version=number,
                title="Walk",
                task=OtherTask(what_to_do="Walk"),
                starts_on=first,
                starts_at=draw(st.none() | st.none() | st.none() | night_times()),
                ends_before=None if ends is None else first + ends * DAY,
                time_zone=draw(st.none() | st.sampled_from(zones)),
                schedule=draw(schedules(kinds=[kind], near=first)),
                pauses=draw(_pauses(first)),
                day_starts_at=draw(st.sampled_from((dt.time(0), dt.time(3)))),
                grace_minutes=draw(st.sampled_from((0, 0, 120))),
                reserve=draw(st.none() | st.integers(0, 3)),
                status="proposed" if proposed else "active",
            )
        )
        first += draw(st.integers(0, 9)) * DAY
        kind = draw(st.sampled_from((kind, *kinds)))
    return found


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
    return _versions(assignment_id, kinds, zones)


@st.composite
def _pauses(draw: st.DrawFn, first: dt.date) -> list[Pause]:
    """Draw no break or one, with an end or without."""
    if draw(st.integers(0, 3)) < 3:  # noqa: PLR2004 - a quarter of the plans is paused
        return []
    start = first + draw(st.integers(-1, 12)) * DAY
    length = draw(st.none() | st.integers(1, 8))
    return [Pause(from_=start, until=None if length is None else start + length * DAY)]

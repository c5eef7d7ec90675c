"""The next occasion, found fast for sparse rules and given up for rules that yield nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from homework_kit.models.bundle import Session
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.expand import Course, courses
from homework_kit.schedule.given import Versions
from homework_kit.schedule.occurrence import Occurrence, in_order
from homework_kit.schedule.walltime import INSTANT, LAST_INSTANT, aware

_FIRST_STRETCH = dt.timedelta(days=8)
_WIDER = 4


def next_occurrence(
    versions: Versions,
    after: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
) -> Occurrence | None:
    """Give the first occasion that opens strictly after a moment and is not paused or set aside.

    It looks through stretches that grow fourfold, from days to years: each stretch costs as many
    dates as the rule has in it, so a 29 February is found in a few steps, and a rule that yields
    nothing ends at the year 2199 (scheduling.md, Bounded).

    Args:
        versions: one assignment, an iterable of versions and revisions, or a bundle.
        after: an aware datetime, exclusive.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: the meetings, for what is due before a session.

    Raises:
        AwareTimeNeeded: `after` has no offset.
        WrongArgument: these are no plans, zones or sessions.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.

    Source: scheduling.md, Time.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Leap", task=OtherTask(what_to_do="Leap"), time_zone="Europe/London",
    ...     starts_on="2024-02-29", schedule=Repeating(frequency="yearly"),
    ... )
    >>> next_occurrence(plan, dt.datetime(2096, 3, 1, tzinfo=dt.UTC)).key
    '2104-02-29'
    """
    after = aware(after, "after") + INSTANT
    found: list[Occurrence] = []
    for course in courses(versions, zones, sessions):
        first = _first_from(course, after)
        if first is not None:
            found.append(first)
    return in_order(found)[0] if found else None


def _first_from(course: Course, start: dt.datetime) -> Occurrence | None:
    stretch = _FIRST_STRETCH
    while start < LAST_INSTANT and not course.is_over_by(start):
        end = min(start + stretch, LAST_INSTANT)
        for occasion in course.opening(start, end):
            if not (occasion.paused or occasion.set_aside):
                return occasion
        start, stretch = end, stretch * _WIDER
    return None

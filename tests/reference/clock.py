"""Local time of the reference, by the plain reading of the scheduling page: one question at a time.

Nothing is cached and nothing is shared with the library but the documents themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import ZoneSpan
from homework_kit.models.entry import Entry

DAY = dt.timedelta(days=1)
FAR = dt.datetime(9000, 1, 1, tzinfo=dt.UTC)
PAST = dt.datetime(1000, 1, 1, tzinfo=dt.UTC)


class Clock:
    """The clock of one version: its own zone, or the person's dated zones."""

    def __init__(self, plan: Assignment, zones: Sequence[ZoneSpan]) -> None:
        """Lay the zone segments one after the other; the first extends backwards."""
        self.day_starts = plan.day_starts_at
        if plan.time_zone is not None:
            self.segments = [(PAST, FAR, ZoneInfo(plan.time_zone))]
            return
        spans = sorted(zones, key=lambda span: span.from_)
        edges = [PAST, *(span.from_ for span in spans[1:]), FAR]
        self.segments = [
            (edges[n], edges[n + 1], ZoneInfo(span.time_zone)) for n, span in enumerate(spans)
        ]

    def instant(self, day: dt.date, time: dt.time) -> dt.datetime:
        """Find the moment of a wall time.

        scheduling.md: "the first instant inside its own segment wins; if travel skipped it, it
        opens at the later segment's `from`".
        """
        wall = dt.datetime.combine(day, time)
        for start, end, zone in self.segments:
            moment = _of_wall(wall, zone)
            if moment < start:
                return start
            if moment < end:
                return moment
        raise AssertionError(day)

    def wall(self, moment: dt.datetime) -> dt.datetime:
        """Read the person's wall clock at a moment."""
        zone = next(zone for start, end, zone in self.segments if start <= moment < end)
        return moment.astimezone(zone).replace(tzinfo=None)

    def day(self, moment: dt.datetime) -> dt.date:
        """Give the person's day at a moment.

        scheduling.md: "a note at 01:20 belongs to the evening before"; "An entry's local date is
        taken in the plan's zone, not its own offset".
        """
        wall = self.wall(moment)
        return wall.date() - DAY if wall.time() < self.day_starts else wall.date()

    def start_of(self, day: dt.date) -> dt.datetime:
        """Give the first moment of the person's day."""
        return self.instant(day, self.day_starts)


def _of_wall(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Find the moment of a wall time in one zone.

    scheduling.md: "Nonexistent local times move forward by the gap; ambiguous ones take the first
    (fold=0)". fold=0 reads a time in a gap with the offset before it, which moves it forward.
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(dt.UTC)


def happened(entry: Entry, clock: Clock) -> dt.datetime | None:
    """data-model.md: `occurred_at`; or the wall clock that a source knows; or `recorded_at`."""
    if entry.occurred_at is not None:
        return entry.occurred_at
    if entry.occurred_on is not None:
        time = entry.occurred_local_time
        return clock.instant(entry.occurred_on, clock.day_starts if time is None else time)
    return entry.recorded_at


def knows_only_its_day(entry: Entry) -> bool:
    """Whether a source said the date and no time of day."""
    return (
        entry.occurred_at is None
        and entry.occurred_on is not None
        and entry.occurred_local_time is None
    )


def day_of(entry: Entry, clock: Clock) -> dt.date | None:
    """Give the person's day that an entry is about, or nothing where it has no time at all."""
    if knows_only_its_day(entry):
        return entry.occurred_on
    moment = happened(entry, clock)
    return None if moment is None else clock.day(moment)

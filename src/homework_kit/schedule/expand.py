"""Put together: the versions of plans, a window and a clock become occasions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from homework_kit.errors import TooManyOccurrences
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.schedules import ListedOccasions, Target
from homework_kit.schedule.given import Versions, given
from homework_kit.schedule.marks import Marks, marks_of
from homework_kit.schedule.meetings import runs_to_sessions, session_occasions
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.periods import target_occasions
from homework_kit.schedule.reign import Reign, reigns_of
from homework_kit.schedule.slots import Slot, days_early, days_open, slots_between
from homework_kit.schedule.walltime import DAY, Clock, Zones, aware

# A nominal date and its instant lie at most this far apart: two offsets and a date line.
_SLACK = 3 * DAY


class Course:
    """The course of one plan: its versions in order, and the occasions they give.

    >>> Course([], None, ()).reigns
    []
    """

    def __init__(
        self, versions: list[Assignment], zones: Zones, sessions: tuple[Session, ...]
    ) -> None:
        """Find out which version rules when."""
        self.reigns = reigns_of(versions, zones)
        self._sessions = sessions
        self._marks = [marks_of(reign.assignment) for reign in self.reigns]
        self._taken: dict[int, frozenset[str]] = {}

    @cached_property
    def _by_sessions(self) -> tuple[Occurrence, ...]:
        return tuple(session_occasions(self.reigns, self._sessions))

    def opening(self, start: dt.datetime, end: dt.datetime) -> Iterator[Occurrence]:
        """Give the occasions with `start <= opens < end`, in no order."""
        for occasion in self._around(start, end, open_before=False):
            if start <= occasion.opens < end:
                yield occasion

    def overlapping(self, start: dt.datetime, end: dt.datetime) -> Iterator[Occurrence]:
        """Give the occasions whose window shares a moment with `[start, end)`, in no order."""
        for occasion in self._around(start, end, open_before=True):
            if occasion.opens < end and start < occasion.closes:
                yield occasion

    def is_over_by(self, moment: dt.datetime) -> bool:
        """Say whether no occasion can open at or after a moment."""
        last = self.reigns[-1] if self.reigns else None
        return last is None or (last.end is not None and last.end + _SLACK < moment)

    def _around(
        self, start: dt.datetime, end: dt.datetime, *, open_before: bool
    ) -> Iterator[Occurrence]:
        yield from self._by_sessions
        for index, reign in enumerate(self.reigns):
            back = days_open(reign.assignment) if open_before else 0 * DAY
            late = reign.end is not None and reign.end + back + _SLACK < start
            if late or end <= reign.start or runs_to_sessions(reign):
                continue
            low = reign.clock.date_of(max(start, reign.start)) - back - _SLACK
            high = reign.clock.date_of(end) + _SLACK
            yield from self._dated(index, low, high)

    def _dated(self, index: int, low: dt.date, high: dt.date) -> Iterator[Occurrence]:
        """Give a version's occasions of these dates, but those an earlier version has opened."""
        if index not in self._taken:
            self._taken[index] = frozenset(self._taken_before(index))
        yield from _occasions(
            self.reigns[index], self._marks[index], low, high, self._taken[index]
        )

    def _taken_before(self, index: int) -> Iterator[str]:
        """Give the keys near the switch that earlier versions have opened.

        scheduling.md, Versions: occasions that opened before the switch keep their key and version.
        Where both versions list their occasions, a key may come back at any later date.
        """
        this = self.reigns[index].assignment
        for reign, marks in zip(self.reigns[:index], self._marks, strict=False):
            if reign.end is None or runs_to_sessions(reign):
                continue
            low = this.starts_on - _SLACK
            listed = isinstance(reign.assignment.schedule, ListedOccasions)
            if listed and isinstance(this.schedule, ListedOccasions):
                low = dt.date.min
            high = reign.clock.date_of(reign.end) + _SLACK
            for occasion in _occasions(reign, marks, low, high, ()):
                yield occasion.key


def _occasions(
    reign: Reign, marks: Marks, low: dt.date, high: dt.date, taken: Container[str]
) -> Iterator[Occurrence]:
    schedule = reign.assignment.schedule
    if isinstance(schedule, Target):
        yield from target_occasions(reign, schedule, marks, low, high, taken)
        return
    for slot in slots_between(reign.assignment, low, high + days_early(reign.assignment)):
        if slot.key not in taken:
            occasion = _timed(reign, marks, slot) if slot.at else _all_day(reign, marks, slot)
            if occasion is not None:
                yield occasion


def _timed(reign: Reign, marks: Marks, slot: Slot) -> Occurrence | None:
    clock = reign.clock
    at = slot.at or dt.time(0, 0)
    wall = dt.datetime.combine(slot.on, at)
    due, shifted, zone = clock.resolve(wall)
    if (due, wall) < reign.opens_after or (shifted and not clock.exists(slot.on)):
        return None
    local_date = slot.on if at >= clock.day_starts_at else slot.on - DAY
    if slot.window is not None:
        closes = clock.here(due + dt.timedelta(minutes=slot.window))
    else:
        closes = clock.day_start((clock.date_of(due) if shifted else local_date) + DAY).at
    opens = due
    if slot.early:
        early = dt.timedelta(minutes=slot.early)
        opens, wall = clock.here(due - early), wall - early
    return _occasion(reign, marks, slot.key, local_date, wall, opens, due, closes, shifted, zone)

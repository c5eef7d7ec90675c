"""Put together: the versions of plans, a window and a clock become occasions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from homework_kit.errors import TooManyOccurrences
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.schedules import ListedOccasions, Target
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.given import Versions, given
from homework_kit.schedule.marks import Marks, marks_of
from homework_kit.schedule.meetings import runs_to_sessions, session_occasions
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.periods import target_occasions
from homework_kit.schedule.reign import Reign, reigns_of
from homework_kit.schedule.slots import days_early, days_open, slots_between
from homework_kit.schedule.walltime import DAY, aware
from homework_kit.schedule.windows import slot_occasion

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
        yield from _occasions(self.reigns[index], self._marks[index], low, high, self._taken[index])

    def _taken_before(self, index: int) -> Iterator[str]:
        """Give the keys near the switch that earlier versions have opened.

        scheduling.md, Versions: occasions that opened before the switch keep their key and version.
        Where both versions list their occasions, a key may come back at any later date.
        """
        this = self.reigns[index].assignment
        for reign, marks in zip(self.reigns[:index], self._marks, strict=False):
            if runs_to_sessions(reign):
                continue
            low = this.starts_on - _SLACK
            listed = isinstance(reign.assignment.schedule, ListedOccasions)
            if listed and isinstance(this.schedule, ListedOccasions):
                low = dt.date.min
            # An earlier version has ended: this one's start ended it, if nothing did before.
            high = (reign.end_before or this.starts_on) + _SLACK
            for occasion in _occasions(reign, marks, low, high, ()):
                yield occasion.key


def _occasions(
    reign: Reign, marks: Marks, low: dt.date, high: dt.date, taken: Container[str]
) -> Iterator[Occurrence]:
    schedule = reign.assignment.schedule
    if isinstance(schedule, Target):
        yield from target_occasions(reign, schedule, marks, low, high, taken=taken)
        return
    for slot in slots_between(reign.assignment, low, high + days_early(reign.assignment)):
        if slot.key in taken:
            continue
        occasion = slot_occasion(reign, marks, slot)
        if occasion is not None:
            yield occasion


def courses(
    versions: Versions, zones: Zones = None, sessions: Iterable[Session] = ()
) -> list[Course]:
    """Give the course of every plan that was handed over.

    >>> courses([])
    []
    """
    read = given(versions, zones, sessions)
    return [Course(plans, read.zones, read.sessions) for plans in read.plans.values()]


def occurrences(
    versions: Versions,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    limit: int = 1_000_000,
) -> list[Occurrence]:
    """Give the occasions on which practice is expected, with `start <= opens < end`.

    A pure function of its arguments: the same on every machine with the same time zone data. Since
    an occasion belongs to the window that holds its opening, windows split without loss or double.
    Paused and set-aside occasions are there and marked. Nothing lies after the year 2199.

    Args:
        versions: one assignment, an iterable of versions, revisions and tombstones of any plans, or
            a bundle (whose zones and sessions are then used where none are passed).
        start: an aware datetime, inclusive.
        end: an aware datetime, exclusive.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: the meetings, for what is due before a session.
        limit: how many occasions there may be.

    Returns:
        The occasions, sorted by opens, closes, assignment id and key.

    Raises:
        AwareTimeNeeded: `start` or `end` has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.
        TooManyOccurrences: there are more than `limit`.

    Source: scheduling.md.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-03-28", schedule=Repeating(frequency="daily", times=["09:00"]),
    ... )
    >>> start = dt.datetime(2026, 3, 28, tzinfo=dt.UTC)
    >>> for each in occurrences(plan, start, start + dt.timedelta(days=2)):
    ...     print(each.key, each.due)
    2026-03-28T09:00 2026-03-28 09:00:00+00:00
    2026-03-29T09:00 2026-03-29 09:00:00+01:00
    """
    start, end = aware(start, "start"), aware(end, "end")
    found: list[Occurrence] = []
    for course in courses(versions, zones, sessions):
        for occasion in course.opening(start, end):
            if len(found) == limit:
                raise TooManyOccurrences(limit)
            found.append(occasion)
    return sorted(found, key=_order)


def overlapping(
    versions: Versions,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    limit: int = 1_000_000,
) -> list[Occurrence]:
    """Give the occasions whose window `[opens, closes)` shares a moment with `[start, end)`.

    An agenda needs what is open, also when it opened long ago. Arguments, order and errors are
    those of `occurrences`.

    Source: scheduling.md, Details that decide.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=Target(times=3, per="week"),
    ... )
    >>> start = dt.datetime(2026, 2, 12, tzinfo=dt.UTC)
    >>> [each.key for each in overlapping(plan, start, start + dt.timedelta(hours=1))]
    ['2026-02-09/week']
    """
    start, end = aware(start, "start"), aware(end, "end")
    found: list[Occurrence] = []
    for course in courses(versions, zones, sessions):
        for occasion in course.overlapping(start, end):
            if len(found) == limit:
                raise TooManyOccurrences(limit)
            found.append(occasion)
    return sorted(found, key=_order)


def _order(occasion: Occurrence) -> tuple[dt.datetime, dt.datetime, str, str]:
    return occasion.order

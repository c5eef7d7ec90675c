"""Put together: the versions of plans, a window and a clock become occasions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain, islice
from typing import Final, TypeVar, cast

from homework_kit.errors import TooManyOccurrences
from homework_kit.models.arguments import number_needed
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.schedules import ListedOccasions, Repeating, Target
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.given import Versions, given
from homework_kit.schedule.marks import Marks, marks_of
from homework_kit.schedule.meetings import runs_to_sessions, session_occasions
from homework_kit.schedule.occurrence import Occurrence, in_order
from homework_kit.schedule.periods import target_occasions
from homework_kit.schedule.reign import Reign, reigns_of
from homework_kit.schedule.repeats import SLACK, Repeats
from homework_kit.schedule.slots import days_early, days_open, slots_between
from homework_kit.schedule.walltime import DAY, aware
from homework_kit.schedule.windows import slot_occasion

T = TypeVar("T")

_SLACK: Final = SLACK * DAY
_NONE: Final = frozenset[str]()


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
        self._marks = [marks_of(reign.assignment) for reign in self.reigns]
        self._taken: dict[int, frozenset[str]] = {}
        self._by_sessions: list[Occurrence] = []
        if sessions:
            self._by_sessions = in_order(session_occasions(self.reigns, sessions))

    def opening(
        self, start: dt.datetime, end: dt.datetime, limit: int | None = None
    ) -> list[Occurrence]:
        """Give the occasions with `start <= opens < end`, in order.

        Raises:
            TooManyOccurrences: there are many more than `limit`, and before they are made.
        """
        parts = [[each for each in self._by_sessions if start <= each.opens < end]]
        for index, reign in enumerate(self.reigns):
            if reign.end is not None and reign.end + _SLACK < start:
                continue
            repeats = self._repeats(index)
            if repeats is not None:
                parts.append(repeats.opening(start, end, limit))
                continue
            if end <= reign.start:
                continue
            low = reign.clock.date_of(max(start, reign.start)) - _SLACK
            found = self._dated(index, low, reign.clock.date_of(end) + _SLACK)
            opening = (each for each in found if start <= each.opens < end)
            parts.append(in_order(_at_most(limit, opening)))
        return _joined(parts)

    def overlapping(
        self, start: dt.datetime, end: dt.datetime, limit: int | None = None
    ) -> list[Occurrence]:
        """Give the occasions whose window shares a moment with `[start, end)`, in order.

        Raises:
            TooManyOccurrences: there are many more than `limit`, and before they are made.
        """

        def shares(each: Occurrence) -> bool:
            # What opens inside needs no look at when it closes.
            return each.opens < end and (start <= each.opens or start < each.closes)

        return self._near(start, end, limit, shares)

    def _near(
        self,
        start: dt.datetime,
        end: dt.datetime,
        limit: int | None,
        wanted: Callable[[Occurrence], bool],
    ) -> list[Occurrence]:
        """Give the wanted occasions among those with a moment of `[start, end)`, in order."""
        parts = [[each for each in self._by_sessions if wanted(each)]]
        for index, reign in enumerate(self.reigns):
            back = days_open(reign.assignment) + days_early(reign.assignment) + _SLACK
            late = reign.end is not None and reign.end + back < start
            if late or end <= reign.start:
                continue
            repeats = self._repeats(index)
            if repeats is not None:
                room = None if limit is None else limit + back.days * len(repeats.times)
                try:
                    found = repeats.opening(start - back, end, room)
                except TooManyOccurrences:
                    raise TooManyOccurrences(cast("int", limit)) from None
                parts.append([each for each in found if wanted(each)])
                continue
            low = reign.clock.date_of(max(start, reign.start)) - back
            dated = self._dated(index, low, reign.clock.date_of(end) + _SLACK)
            parts.append(in_order(_at_most(limit, filter(wanted, dated))))
        return _joined(parts)

    def is_over_by(self, moment: dt.datetime) -> bool:
        """Say whether no occasion can open at or after a moment."""
        last = self.reigns[-1] if self.reigns else None
        return last is None or (last.end is not None and last.end + _SLACK < moment)

    def due_times(self, start: dt.datetime, end: dt.datetime, limit: int) -> list[dt.datetime]:
        """Give when its occasions are due, with `start <= due < end`, in order.

        Paused and set-aside occasions are left out.

        Raises:
            TooManyOccurrences: there are many more than `limit`, and before they are made.
        """
        if len(self.reigns) == 1 and not (self._marks[0].breaks or self._marks[0].set_aside):
            repeats = self._repeats(0)
            if repeats is not None and repeats.schedule.times:
                return repeats.due_times(start, end, limit)
        found = self._near(start, end, limit, lambda each: start <= each.due < end)
        if len(found) > limit:
            raise TooManyOccurrences(limit)
        return sorted(each.due for each in found if not (each.paused or each.set_aside))

    def _repeats(self, index: int) -> Repeats | None:
        """Give the slots of a version with a repeating schedule; None for any other."""
        reign = self.reigns[index]
        schedule = reign.assignment.schedule
        if not isinstance(schedule, Repeating):
            return None
        return Repeats(reign, schedule, self._marks[index], self._taken_by(index))

    def _dated(self, index: int, low: dt.date, high: dt.date) -> Iterator[Occurrence]:
        """Give a version's occasions of these dates, but those an earlier version has opened.

        A version due by sessions has none of its own: they were found for the whole plan.
        """
        reign, marks = self.reigns[index], self._marks[index]
        if runs_to_sessions(reign):
            return iter(())
        return _occasions(reign, marks, low, high, self._taken_by(index))

    def _taken_by(self, index: int) -> frozenset[str]:
        if index == 0:
            return _NONE
        if index not in self._taken:
            self._taken[index] = frozenset(self._taken_before(index))
        return self._taken[index]

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


def _at_most(limit: int | None, found: Iterator[Occurrence]) -> Iterator[Occurrence]:
    """Stop one past the limit: that is enough to refuse, and no more is made."""
    return found if limit is None else islice(found, limit + 1)


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
        WrongArgument: these are no plans, zones or sessions, or `limit` is no whole number.
        OutOfRange: `limit` is below 0.
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
    number_needed(limit, "limit")
    plans = courses(versions, zones, sessions)
    return _joined(_counted(limit, (each.opening(start, end, limit) for each in plans)))


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
    number_needed(limit, "limit")
    plans = courses(versions, zones, sessions)
    return _joined(_counted(limit, (each.overlapping(start, end, limit) for each in plans)))


def due_times(
    versions: Versions,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    limit: int = 1_000_000,
) -> list[dt.datetime]:
    """Give when practice is due, with `start <= due < end`: what a reminder or a calendar needs.

    Of paused and set-aside occasions nothing is due. Several that are due at one moment give it
    several times. For a timed schedule this is several times faster than making occasions;
    arguments and errors are those of `occurrences`, and `limit` counts what is left out too.

    Returns:
        Aware datetimes with a fixed offset, in order.

    Source: scheduling.md, Occurrence and Pauses.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-03-28", schedule=Repeating(frequency="daily", times=["09:00"]),
    ... )
    >>> start = dt.datetime(2026, 3, 28, tzinfo=dt.UTC)
    >>> [str(due) for due in due_times(plan, start, start + dt.timedelta(days=2))]
    ['2026-03-28 09:00:00+00:00', '2026-03-29 09:00:00+01:00']
    """
    start, end = aware(start, "start"), aware(end, "end")
    number_needed(limit, "limit")
    plans = courses(versions, zones, sessions)
    parts = _counted(limit, (each.due_times(start, end, limit) for each in plans))
    return parts[0] if len(parts) == 1 else sorted(chain.from_iterable(parts))


def _counted(limit: int, parts: Iterable[list[T]]) -> list[list[T]]:
    """Gather what each plan gives, and stop as soon as it is too much together."""
    kept: list[list[T]] = []
    count = 0
    for part in parts:
        count += len(part)
        if count > limit:
            raise TooManyOccurrences(limit)
        kept.append(part)
    return kept


def _joined(parts: list[list[Occurrence]]) -> list[Occurrence]:
    """Put parts together that are in order each."""
    parts = [part for part in parts if part]
    return parts[0] if len(parts) == 1 else in_order(chain.from_iterable(parts))

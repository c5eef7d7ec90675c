"""The slots of a repeating version, many at a time: plain ones in one go, odd ones one by one."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, repeat
from typing import Final, NamedTuple

from homework_kit.errors import TooManyOccurrences
from homework_kit.models.schedules import Repeating
from homework_kit.schedule.marks import Marks
from homework_kit.schedule.occurrence import Occurrence, in_order, placed
from homework_kit.schedule.reign import Reign
from homework_kit.schedule.rule import LAST_DATE, nominal_dates
from homework_kit.schedule.series import Series
from homework_kit.schedule.slots import Slot, slot_key
from homework_kit.schedule.windows import slot_occasion

# A nominal date and its instant lie at most this far apart: two offsets and a date line.
SLACK: Final = 3
"""Days."""
_LAST: Final = LAST_DATE.toordinal()
_NOTHING: Final = dt.timedelta()

Odd = tuple[int, dt.time | None]
"""A slot for a closer look: its date as an ordinal, and its time."""


class Repeats(NamedTuple):
    """What a version with a repeating schedule expects.

    Dates come from the rule clipped to the window, and moments by adding days to a base, so the
    cost is linear in the occasions and does not know how far the window lies from the start. What
    is not plain (a wall time in a gap or a fold, a journey, the edge of the reign, the last date of
    a count) goes through `slot_occasion`, the one place that says what is right. A tuple, since one
    is made for every version in every call.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.schedule.marks import marks_of
    >>> from homework_kit.schedule.reign import reigns
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-03-29", schedule=Repeating(frequency="daily", times=["01:30", "09:00"]),
    ... )
    >>> repeats = Repeats(reigns(plan)[0], plan.schedule, marks_of(plan), frozenset())
    >>> start = dt.datetime(2026, 3, 29, tzinfo=dt.UTC)
    >>> [each.due.hour for each in repeats.opening(start, start + dt.timedelta(days=2))]
    [2, 9, 1, 9]
    """

    reign: Reign
    schedule: Repeating
    marks: Marks
    taken: Collection[str]
    """Keys that earlier versions have opened."""

    @property
    def times(self) -> Sequence[dt.time | None]:
        """Give the times of its slots in order; a day-long schedule has the one time None."""
        times = self.schedule.times
        return times or (None,) if len(times) < 2 else sorted(set(times))  # noqa: PLR2004 - one needs no order

    @property
    def early(self) -> dt.timedelta:
        """Give how long before they are due its slots open."""
        minutes = self.schedule.opens_minutes_before
        return dt.timedelta(minutes=minutes) if minutes and self.schedule.times else _NOTHING

    def opening(
        self, start: dt.datetime, end: dt.datetime, limit: int | None = None
    ) -> list[Occurrence]:
        """Give the occasions with `start <= opens < end`, in order.

        Raises:
            TooManyOccurrences: there are many more than `limit`, and before they are made.
        """
        early, times = self.early, self.times
        first, before = max(start, self.reign.start), end
        if self.reign.end is not None:
            before = min(before, self.reign.end)
        if early:
            before += early
        columns, odd = self._around(times, first, before, limit)
        if early:
            first += early
        series = repeat(self._series(early))
        if not odd:
            return placed(_within(_woven(columns), first, before), series)
        found = [each for each in self._closer(odd) if start <= each.opens < end]
        for column in columns:
            found += placed(_within(column, first, before), series)
        return in_order(found)

    def due_times(
        self, start: dt.datetime, end: dt.datetime, limit: int | None = None
    ) -> list[dt.datetime]:
        """Give when its timed slots are due, with `start <= due < end`, in order, marked or not.

        Raises:
            TooManyOccurrences: there are many more than `limit`, and before they are made.
        """
        first, before = max(start, self.reign.start), end
        if self.reign.end is not None:
            before = min(before, self.reign.end + self.early)
        columns, odd = self._around(self.times, first, before, limit)
        if not odd:
            return _within(_woven(columns), first, before)
        closer = [each.due for each in self._closer(odd) if start <= each.due < end]
        return sorted(chain(closer, *(_within(each, first, before) for each in columns)))

    def _series(self, early: dt.timedelta) -> Series:
        assignment, window = self.reign.assignment, self.schedule.window_minutes
        return Series(
            assignment_id=assignment.id,
            version=assignment.version,
            clock=self.reign.clock,
            marks=self.marks,
            timed=bool(self.schedule.times),
            window=None if window is None else dt.timedelta(minutes=window),
            early=early or None,
        )

    def _around(
        self,
        times: Sequence[dt.time | None],
        first: dt.datetime,
        before: dt.datetime,
        limit: int | None,
    ) -> tuple[list[list[dt.datetime]], list[Odd]]:
        """Find the slots of the dates around a window of moments.

        Returns:
            The moments of the plain slots, in order, per time of day; and the odd slots.
        """
        starts_on = self.reign.assignment.starts_on
        low = max(first.toordinal() - SLACK, starts_on.toordinal())
        high = before.toordinal() + SLACK
        dates, cut, rest = nominal_dates(self.schedule, starts_on, low, min(high, _LAST))
        if limit is not None and len(dates) * len(times) > limit:
            # Dates at the edges, and those that do not happen, are fewer than that.
            spare = 9 * SLACK + self.early.days
            if (len(dates) - spare) * len(times) > limit + len(self.taken):
                raise TooManyOccurrences(limit)
        odd: list[Odd] = []
        special = self._special() if cut is None else {*self._special(), cut}
        if special:
            for day in dates:
                if day in special:
                    odd += [(day, at) for at in (times[:rest] if day == cut else times)]
            dates = [day for day in dates if day not in special]
        columns, clock = [], self.reign.clock
        for at in times:
            moments, closer = clock.instants(clock.day_starts_at if at is None else at, dates)
            columns.append(moments)
            if closer:
                odd += [(day, at) for day in closer]
        return (columns, odd)

    def _special(self) -> set[int]:
        """Give the dates on which a slot may belong to another version, or open with this one."""
        reign = self.reign
        special: set[int] = set()
        early = self.early
        if early:
            for edge in (reign.start, reign.end):
                if edge is not None:
                    last = (edge + early).toordinal() + SLACK
                    special.update(range(edge.toordinal() - SLACK, last + 1))
        elif not self.schedule.times and reign.assignment.starts_at is not None:
            special.update(range(reign.start.toordinal() - SLACK, reign.start.toordinal() + SLACK))
        for key in self.taken:
            if key[0].isdigit():
                special.add(dt.date.fromisoformat(key[:10]).toordinal())
        return special

    def _closer(self, odd: list[Odd]) -> Iterator[Occurrence]:
        early = self.schedule.opens_minutes_before or 0
        for day, at in odd:
            on = dt.date.fromordinal(day)
            key = slot_key(on, at)
            if key in self.taken:
                continue
            slot = Slot(key, on, at, self.schedule.window_minutes, early)
            occasion = slot_occasion(self.reign, self.marks, slot)
            if occasion is not None:
                yield occasion


def _bounds(moments: list[dt.datetime], first: dt.datetime, before: dt.datetime) -> tuple[int, int]:
    """Say which moments lie in `[first, before)`: from which index and before which.

    Datetimes that share their tzinfo compare many times faster than others, so each edge is first
    written with the offset that the moments near it have.
    """
    if not moments:
        return (0, 0)
    first = first.astimezone(moments[0].tzinfo)
    before = before.astimezone(moments[-1].tzinfo)
    begin = 0 if first <= moments[0] else bisect_left(moments, first)
    return (begin, len(moments) if moments[-1] < before else bisect_left(moments, before))


def _within(
    moments: list[dt.datetime], first: dt.datetime, before: dt.datetime
) -> list[dt.datetime]:
    begin, end = _bounds(moments, first, before)
    return moments if begin == 0 and end == len(moments) else moments[begin:end]


def _woven(columns: list[list[dt.datetime]]) -> list[dt.datetime]:
    """Lay columns of one length beside each other and read them row by row."""
    if len(columns) == 1:
        return columns[0]
    return list(chain.from_iterable(zip(*columns, strict=True)))

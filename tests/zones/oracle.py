"""What the clock of a zone shows, worked out from its offsets alone: a second opinion.

Minutes are whole numbers since 1970: of UTC, or of the wall, which counts as if it were UTC. The
offsets come from the time zone data by asking at one instant after the other. Nothing here uses
`fold`, adds to an aware datetime, or is the library's; each rule is a clause of scheduling.md.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
DAY = 24 * 60
"""Minutes of a day of the wall."""
_FURTHEST = 26 * 60
"""No wall is further from UTC than this."""


class Span(NamedTuple):
    """Minutes of UTC `[start, end)` through which an offset, in minutes, holds."""

    start: int
    end: int
    offset: int


class Change(NamedTuple):
    """The minute of UTC at which the offset of a zone changes."""

    at: int
    before: int
    after: int

    @property
    def low(self) -> int:
        """The first minute of the wall that does not happen, or happens twice."""
        return self.at + min(self.before, self.after)

    @property
    def high(self) -> int:
        """The first minute of the wall after that."""
        return self.at + max(self.before, self.after)

    @property
    def is_gap(self) -> bool:
        """Whether the clock goes forward."""
        return self.after > self.before


def minute_of(moment: dt.datetime) -> int:
    """Count the minutes of UTC up to an instant."""
    return (moment - EPOCH) // dt.timedelta(minutes=1)


def wall_minute(date: dt.date, minute: int = 0) -> int:
    """Count the minutes of the wall up to a minute of a date."""
    return (date - EPOCH.date()).days * DAY + minute


def date_of_wall(minute: int) -> dt.date:
    """Give the date that a minute of the wall lies on."""
    return EPOCH.date() + dt.timedelta(days=minute // DAY)


def instant(minute: int) -> dt.datetime:
    """Give the instant of a minute of UTC."""
    return EPOCH + dt.timedelta(minutes=minute)


def _offset(zone: ZoneInfo, minute: int) -> int:
    shown = instant(minute).astimezone(zone).replace(tzinfo=dt.UTC)
    seconds = (shown - instant(minute)) // dt.timedelta(seconds=1)
    assert seconds % 60 == 0, "an offset of this time is a whole number of minutes"
    return seconds // 60


def _changes(zone: ZoneInfo, first: int, last: int, step: int) -> Iterator[Change]:
    """Ask for the offset at every step, and halve each step in which it differs."""
    before = _offset(zone, first)
    for start in range(first, last, step):
        end = min(start + step, last)
        after = _offset(zone, end)
        if after == before:
            continue
        low, high = start, end
        while high - low > 1:
            middle = (low + high) // 2
            if _offset(zone, middle) == before:
                low = middle
            else:
                high = middle
        # Two changes within one step: the rest of the step is looked at too.
        now = _offset(zone, high)
        yield Change(high, before, now)
        if now != after:
            yield from _changes(zone, high, end, max((end - high) // 2, 1))
        before = after


class Wall:
    """What the clock of a zone shows from the start of one year to the start of another."""

    def __init__(self, name: str, first_year: int, last_year: int, *, step_days: int) -> None:
        """Find every change of the offset that lasts as long as a step, or longer."""
        zone = ZoneInfo(name)
        first, last = (
            minute_of(dt.datetime(year, 1, 1, tzinfo=dt.UTC)) for year in (first_year, last_year)
        )
        self.name = name
        self.changes = tuple(_changes(zone, first, last, step_days * DAY))
        starts = [first - 400 * DAY, *(each.at for each in self.changes)]
        ends = [*starts[1:], last + 400 * DAY]
        offsets = [_offset(zone, first), *(each.after for each in self.changes)]
        self.spans = [Span(*each) for each in zip(starts, ends, offsets, strict=True)]
        self._starts = starts

    def _near(self, wall: int) -> Sequence[Span]:
        low = bisect_right(self._starts, wall - _FURTHEST) - 1
        return self.spans[max(low, 0) : bisect_right(self._starts, wall + _FURTHEST)]

    def instants(self, wall: int) -> list[int]:
        """Give the minutes of UTC at which the clock shows one: none in a gap, two in a fold."""
        return [
            wall - each.offset
            for each in self._near(wall)
            if each.start <= wall - each.offset < each.end
        ]

    def gap(self, wall: int) -> Change:
        """Give the change that leaves a minute of the wall out."""
        (found,) = (
            each
            for each in self.changes
            if each.at - _FURTHEST <= wall <= each.at + _FURTHEST
            and each.is_gap
            and each.low <= wall < each.high
        )
        return found

    def resolve(self, wall: int) -> tuple[int, bool]:
        """Nonexistent local times move forward by the gap; ambiguous ones take the first."""
        instants = self.instants(wall)
        if instants:
            return min(instants), False
        gap = self.gap(wall)
        return min(self.instants(wall + gap.after - gap.before)), True

    def day_start(self, date: dt.date, starts_at: int) -> int:
        """The first existing instant starts a day whose midnight does not exist.

        A day that starts at another time starts when its wall time is resolved.
        """
        wall = wall_minute(date, starts_at)
        if starts_at == 0 and not self.instants(wall):
            return self.gap(wall).at
        return self.resolve(wall)[0]

    def happens(self, date: dt.date) -> bool:
        """Samoa, 2011-12-30: a local date that truly did not happen."""
        low, high = wall_minute(date), wall_minute(date) + DAY
        return any(
            each.start + each.offset < high and low < each.end + each.offset
            for each in self._near(low)
        )

    def day_of(self, minute: int, starts_at: int) -> dt.date:
        """Give the person's day that holds a minute of UTC."""
        (offset,) = (each.offset for each in self._near(minute) if each.start <= minute < each.end)
        near = date_of_wall(minute + offset)
        dates = [near + dt.timedelta(days=days) for days in (-2, -1, 0, 1, 2)]
        (found,) = (
            date
            for date in dates
            if self.day_start(date, starts_at)
            <= minute
            < self.day_start(date + dt.timedelta(days=1), starts_at)
        )
        return found

    def slot(
        self, date: dt.date, minute: int, starts_at: int, window: int | None = None
    ) -> Slot | None:
        """Say when a timed slot is, whose day it is and when it closes; None where it is absent.

        Minutes of a window are elapsed time; without one it closes at the end of the person's day,
        which is the day that it moved into where a gap moved it.
        """
        if not self.happens(date):
            return None
        due, shifted = self.resolve(wall_minute(date, minute))
        local_date = date
        if minute < starts_at:
            # A note at 01:20 belongs to the evening before.
            before = date - dt.timedelta(days=1)
            local_date = before if self.happens(before) else self.day_of(due, starts_at)
        day = self.day_of(due, starts_at) if shifted else local_date
        closes = self.day_start(day + dt.timedelta(days=1), starts_at)
        if window is not None:
            closes = due + window
        return Slot(local_date, due, closes, shifted)


class Slot(NamedTuple):
    """A timed slot: its day, the minutes of UTC at which it is due and closes, whether it moved."""

    local_date: dt.date
    due: int
    closes: int
    shifted: bool


@cache
def wall_of(name: str, first_year: int, last_year: int, step_days: int) -> Wall:
    """Find the changes of a zone once."""
    return Wall(name, first_year, last_year, step_days=step_days)

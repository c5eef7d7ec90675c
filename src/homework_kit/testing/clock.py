"""A clock for tests: it moves when it is told to, also across clock changes and borders."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

import attrs

from homework_kit.models.bundle import ZoneSpan

_HOUR = dt.timedelta(hours=1)
_SECOND = dt.timedelta(seconds=1)
_YEARS_AHEAD = 20


@attrs.frozen(slots=True, kw_only=True)
class ClockChange:
    """A change of the clock: when, where, and what it does to the wall time.

    >>> change = Clock("2026-03-01T12:00:00+00:00", zone="Europe/London").to_next_clock_change()
    >>> change.kind, change.minutes, change.at.isoformat()
    ('gap', 60, '2026-03-29T02:00:00+01:00')
    """

    at: dt.datetime
    """The first instant of the new offset, on the clock of the zone."""
    zone: str
    kind: Literal["gap", "fold"]
    """`gap`: times of the day are left out; `fold`: times of the day come twice."""
    minutes: int
    """How many minutes of the day are left out or come twice."""


class Clock:
    """A moment that moves when it is told to, and the zones that the person was in.

    Call it, or its `now`, wherever your code takes a clock; nothing is patched, and no real clock
    is read. Moments carry a fixed offset, that of the person's zone, so comparing them means
    elapsed time.

    Args:
        start: an aware datetime, or its ISO text.
        zone: where the person is.

    Raises:
        ValueError: `start` has no offset.
        zoneinfo.ZoneInfoNotFoundError: this machine has no data for the zone.

    >>> clock = Clock("2026-03-28T20:00:00+00:00", zone="Europe/London")
    >>> clock.advance(days=1)
    >>> clock().isoformat()
    '2026-03-29T20:00:00+01:00'
    >>> clock.travel("America/New_York")
    >>> clock.now().isoformat()
    '2026-03-29T15:00:00-04:00'
    >>> [each.time_zone for each in clock.zones]
    ['Europe/London', 'America/New_York']
    """

    def __init__(self, start: dt.datetime | str, *, zone: str = "Etc/UTC") -> None:
        """Start the clock."""
        self._now = _aware(start)
        self._spans: list[tuple[dt.datetime, str]] = []
        self.travel(zone)

    def __call__(self) -> dt.datetime:
        """Give the moment, as `now` does: a clock can be handed over as a function."""
        return self.now()

    def now(self) -> dt.datetime:
        """Give the moment on the person's clock."""
        local = self._now.astimezone(ZoneInfo(self.zone))
        return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()))

    @property
    def zone(self) -> str:
        """Where the person is now."""
        begun = [name for since, name in self._spans if since <= self._now]
        return begun[-1] if begun else self._spans[0][1]

    @property
    def zones(self) -> tuple[ZoneSpan, ...]:
        """Where the person was, for `zones=` and for a bundle; the first span reaches back."""
        return tuple(ZoneSpan(from_=since, time_zone=name) for since, name in self._spans)

    def advance(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        """Move on: first by days on the calendar, then by hours and minutes that elapse.

        A day later is the same time of day, also where a day has 23 or 25 hours; a time that does
        not exist moves forward by the gap. Negative numbers move back.

        >>> clock = Clock("2026-03-28T20:00:00+00:00", zone="Europe/London")
        >>> clock.advance(hours=24)
        >>> clock().isoformat()
        '2026-03-29T21:00:00+01:00'
        """
        wall = self.now().replace(tzinfo=None) + dt.timedelta(days=days)
        moved = wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(dt.UTC) if days else self._now
        self._now = moved + dt.timedelta(hours=hours, minutes=minutes)

    def set_to(self, moment: dt.datetime | str) -> None:
        """Set the clock, forward or back; where the person was stays as it is.

        Raises:
            ValueError: the moment has no offset.

        >>> clock = Clock("2026-03-28T20:00:00+00:00")
        >>> clock.set_to("2026-01-01T00:00:00+00:00")
        >>> clock().isoformat()
        '2026-01-01T00:00:00+00:00'
        """
        self._now = _aware(moment)

    def travel(self, zone: str) -> None:
        """Arrive in another zone at this moment; where the person would have been later is gone.

        >>> clock = Clock("2026-03-28T20:00:00+00:00", zone="Europe/London")
        >>> clock.travel("Asia/Tokyo")
        >>> clock.zone
        'Asia/Tokyo'
        """
        ZoneInfo(zone)
        earlier = [span for span in self._spans if span[0] < self._now]
        self._spans = [*earlier, (self._now, zone)]

    def to_next_clock_change(self) -> ClockChange:
        """Move on to the next change of the clock in the person's zone, and say what it does.

        Raises:
            LookupError: the zone has none in the next 20 years.

        >>> clock = Clock("2026-03-29T12:00:00+00:00", zone="Europe/London")
        >>> clock.to_next_clock_change().kind, clock().isoformat()
        ('fold', '2026-10-25T01:00:00+00:00')
        """
        zone = ZoneInfo(self.zone)

        def offset(at: dt.datetime) -> dt.timedelta:
            return at.astimezone(zone).utcoffset() or dt.timedelta()

        before = self._now
        known = offset(before)
        last = before.year + _YEARS_AHEAD
        while offset(before + _HOUR) == known:
            before += _HOUR
            if before.year > last:
                raise LookupError(
                    f"{self.zone} has no clock change in {_YEARS_AHEAD} years. Choose another zone."
                )
        after = before + _HOUR
        while after - before > _SECOND:
            middle = before + (after - before) // 2
            before, after = (middle, after) if offset(middle) == known else (before, middle)
        after = after.replace(microsecond=0)
        moved = offset(after) - known
        self._now = after
        return ClockChange(
            at=self.now(),
            zone=self.zone,
            kind="gap" if moved > dt.timedelta() else "fold",
            minutes=abs(moved) // dt.timedelta(minutes=1),
        )


def _aware(moment: dt.datetime | str) -> dt.datetime:
    read = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    if read.utcoffset() is None:
        raise ValueError("A moment needs an offset. Write one as 2026-03-29T08:00:00+00:00.")
    return read.astimezone(dt.UTC)

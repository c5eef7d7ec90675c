"""Wall time and instants in one zone.

Every datetime that leaves this module has a fixed offset, never a `ZoneInfo`: then `<`, `==` and
subtraction mean elapsed time, also inside the repeated hour of an autumn night, where Python
compares two moments of one `ZoneInfo` by their wall time.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final, cast
from zoneinfo import ZoneInfo

from homework_kit.errors import AwareTimeNeeded, UnknownZone
from homework_kit.models.zones import known_zones

DAY: Final = dt.timedelta(days=1)
MIDNIGHT: Final = dt.time(0, 0)
FIRST_INSTANT: Final = dt.datetime(1899, 12, 25, tzinfo=dt.UTC)
LAST_INSTANT: Final = dt.datetime(2202, 1, 1, tzinfo=dt.UTC)
"""Documents write dates of 1900 to 2199; windows may run up to 366 days longer."""


def aware(moment: dt.datetime, argument: str) -> dt.datetime:
    """Check that a moment names an instant, and bring it within reach of the calendar.

    Raises:
        AwareTimeNeeded: when it has no offset, or is no datetime at all.

    >>> aware(dt.datetime(2026, 3, 29, tzinfo=dt.UTC), "start").year
    2026
    """
    # Text works in constructors, so it is handed over here too; a date names no instant either.
    if getattr(moment, "tzinfo", None) is None or moment.utcoffset() is None:
        raise AwareTimeNeeded(argument)
    return min(max(moment, FIRST_INSTANT), LAST_INSTANT)


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """Give the rules of a zone.

    Raises:
        UnknownZone: when this host has no data for it (scheduling.md, Time: at expansion, not at
            reading).

    >>> zone_named("Europe/London").key
    'Europe/London'
    """
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        raise UnknownZone(name if name in known_zones() else None) from None


@lru_cache(maxsize=1024)
def _timezone(offset: dt.timedelta) -> dt.timezone:
    """Give one object per offset: datetimes that share it compare fastest."""
    return dt.timezone(offset)


@lru_cache(maxsize=4096)
def _offsets(name: str, year: int) -> tuple[dt.timezone | None, ...]:
    """Give the offset of each day of a year, or None for a day on which it changes."""
    zone = zone_named(name)
    first = dt.datetime(year, 1, 1, tzinfo=zone)
    midnights = [first + dt.timedelta(days=after) for after in range(367)]
    before = [midnight.utcoffset() for midnight in midnights]
    after = [midnight.replace(fold=1).utcoffset() for midnight in midnights]
    return tuple(
        _timezone(offset)
        if offset is not None and offset == after[day] == before[day + 1] == after[day + 1]
        else None
        for day, offset in enumerate(before[:-1])
    )


def offset_all_day(name: str, day: dt.date) -> dt.timezone | None:
    """Give the offset that a zone keeps through a whole day, or None where it changes.

    Only a few days a year need a closer look, and this table knows them.

    >>> [str(offset_all_day("Europe/London", dt.date(2026, 3, day))) for day in (29, 30)]
    ['None', 'UTC+01:00']
    """
    return _offsets(name, day.year)[day.toordinal() - dt.date(day.year, 1, 1).toordinal()]


def _fixed(moment: dt.datetime) -> dt.datetime:
    """Replace the zone of a datetime by the offset it has there."""
    offset = cast("dt.timedelta", moment.utcoffset())
    return moment.replace(tzinfo=_timezone(offset), fold=0)


def in_zone(name: str, moment: dt.datetime) -> dt.datetime:
    """Write an instant with the offset that its zone has then.

    >>> in_zone("Asia/Kolkata", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)).isoformat()
    '2026-01-01T05:30:00+05:30'
    """
    return _fixed(moment.astimezone(zone_named(name)))


def resolve(name: str, wall: dt.datetime) -> dt.datetime:
    """Give the instant of a wall time in one zone.

    scheduling.md, Wall time rules: nonexistent times move forward by the gap, ambiguous ones take
    the first. The result shows the wall time it moved to.

    >>> resolve("Europe/London", dt.datetime(2026, 3, 29, 1, 30)).isoformat()
    '2026-03-29T02:30:00+01:00'
    >>> resolve("Europe/London", dt.datetime(2026, 10, 25, 1, 30)).isoformat()
    '2026-10-25T01:30:00+01:00'
    """
    offset = offset_all_day(name, wall)
    if offset is not None:
        return wall.replace(tzinfo=offset)
    # fold=0 reads a nonexistent time with the offset before the gap: in UTC that is past the gap.
    return in_zone(name, wall.replace(tzinfo=zone_named(name)).astimezone(dt.UTC))


def resolve_day_start(name: str, wall: dt.datetime) -> dt.datetime:
    """Give the instant at which a day starts in one zone.

    scheduling.md, Details that decide: the first existing instant starts a day whose midnight does
    not exist. Any other start of the day is a wall time like every other, and moves by the gap.

    >>> resolve_day_start("America/Toronto", dt.datetime(1919, 3, 31)).isoformat()
    '1919-03-31T00:30:00-04:00'
    """
    at = resolve(name, wall)
    if wall.time() != MIDNIGHT or at.replace(tzinfo=None) == wall:
        return at
    zone = zone_named(name)
    before = wall.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    offset_before = before.astimezone(zone).utcoffset()
    after = at.astimezone(dt.UTC)
    while after - before > dt.timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset_before:
            before = middle
        else:
            after = middle
    return in_zone(name, after)

"""Wall time and instants in one zone.

Every datetime that leaves this module has a fixed offset, never a `ZoneInfo`: then `<`, `==` and
subtraction mean elapsed time, also inside the repeated hour of an autumn night, where Python
compares two moments of one `ZoneInfo` by their wall time.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple, cast
from zoneinfo import ZoneInfo

from homework_kit.errors import (
    AwareTimeNeeded,
    InvalidDocument,
    OutOfRange,
    UnknownZone,
    problem,
)
from homework_kit.models.zones import known_zones

DAY: Final = dt.timedelta(days=1)
INSTANT: Final = dt.timedelta(microseconds=1)
MIDNIGHT: Final = dt.time(0, 0)
_SPANS: Final = tuple(dt.timedelta(days=days) for days in range(367))
"""From the first midnight of a year to each midnight of it, and to the first of the next."""
FIRST_INSTANT: Final = dt.datetime(1899, 12, 25, tzinfo=dt.UTC)
LAST_INSTANT: Final = dt.datetime(2202, 1, 1, tzinfo=dt.UTC)
"""Documents write dates of 1900 to 2199; windows may run up to 366 days longer."""
_FIRST_YEAR, _LAST_YEAR = FIRST_INSTANT.year, LAST_INSTANT.year
_YEAR_AFTER_DOCUMENTS: Final = 2200


def aware(moment: dt.datetime, argument: str) -> dt.datetime:
    """Check that a moment names an instant, and bring it within reach of the calendar.

    Raises:
        AwareTimeNeeded: when it has no offset, or is no datetime at all.

    >>> aware(dt.datetime(2026, 3, 29, tzinfo=dt.UTC), "start").year
    2026
    """
    # Text works in constructors, so it is handed over here too; a date names no instant either.
    if not isinstance(moment, dt.datetime):  # pyright: ignore[reportUnnecessaryIsInstance] - see above
        del moment
        raise AwareTimeNeeded(argument, "is no datetime")
    if moment.utcoffset() is None:
        raise AwareTimeNeeded(argument)
    if _FIRST_YEAR < moment.year < _LAST_YEAR:
        return moment
    return min(max(moment, FIRST_INSTANT), LAST_INSTANT)


def writable(moment: dt.datetime, argument: str) -> dt.datetime:
    """Check that a moment names an instant that can stand in a document.

    Raises:
        AwareTimeNeeded: when it has no offset, or is no datetime at all.
        OutOfRange: when it lies outside the years of documents (data-model.md).

    >>> writable(dt.datetime.max.replace(tzinfo=dt.UTC), "as_of")
    Traceback (most recent call last):
    homework_kit.errors.OutOfRange: as_of is out of range. Use a moment of the years 1900 to 2199.
    """
    within = aware(moment, argument)
    if not _FIRST_YEAR < moment.year < _YEAR_AFTER_DOCUMENTS:
        raise OutOfRange(argument, "a moment of the years 1900 to 2199")
    return within


def not_before(end: dt.datetime, start: dt.datetime, argument: str) -> None:
    """Refuse an end that lies before its start; at the same moment they may be.

    Raises:
        InvalidDocument: ends-before-start, at the argument that is to blame.

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> not_before(now, now, "since")
    """
    if end < start:
        raise InvalidDocument((problem("ends-before-start", (argument,)),))


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


class _Year(NamedTuple):
    """The offsets of a zone in one year: of each day, or None for a day on which it changes."""

    first: int
    offsets: tuple[dt.timezone | None, ...]


@lru_cache(maxsize=4096)
def _year(name: str, year: int) -> _Year:
    first = dt.datetime(year, 1, 1, tzinfo=zone_named(name))
    midnights = [first + span for span in _SPANS]
    both = (midnights, [midnight.replace(fold=1) for midnight in midnights])
    before, after = ([each.utcoffset() for each in midnights] for midnights in both)
    return _Year(
        first.toordinal(),
        tuple(
            _timezone(offset)
            if offset is not None and offset == after[day] == before[day + 1] == after[day + 1]
            else None
            for day, offset in enumerate(before[:-1])
        ),
    )


def offset_all_day(name: str, day: dt.date) -> dt.timezone | None:
    """Give the offset that a zone keeps through a whole day, or None where it changes.

    Only a few days a year need a closer look, and this table knows them.

    >>> [str(offset_all_day("Europe/London", dt.date(2026, 3, day))) for day in (29, 30)]
    ['None', 'UTC+01:00']
    """
    year = _year(name, day.year)
    return year.offsets[day.toordinal() - year.first]


class Run(NamedTuple):
    """Dates on which one wall time exists once and has one offset, as ordinals, both inclusive."""

    first: int
    last: int
    start: dt.datetime
    """The instant of the wall time on the first date."""


@lru_cache(maxsize=8192)
def _runs(name: str, at: dt.time, year: int) -> tuple[Run, ...]:
    """Give the runs of one wall time in a year; the dates between them are for a closer look.

    On most days a table answers. On a day of change the wall time is still a plain one where both
    readings of it (fold 0 and 1) have one offset: it lies in no gap and in no fold.
    """
    first, offsets = _year(name, year)
    last = dt.date(year, 12, 31).toordinal()
    plain = [offsets[day - first] or _plain_offset(name, at, day) for day in range(first, last + 1)]
    found: list[Run] = []
    for offset, days in groupby(range(len(plain)), key=plain.__getitem__):
        stretch = [first + day for day in days]
        begin, end = stretch[0], stretch[-1]
        if offset is not None:
            start = dt.datetime.combine(dt.date.fromordinal(begin), at, offset)
            found.append(Run(begin, end, start))
    return tuple(found)


def _plain_offset(name: str, at: dt.time, day: int) -> dt.timezone | None:
    """Give the offset of a wall time on a day of change, or None inside the gap or the fold."""
    wall = dt.datetime.combine(dt.date.fromordinal(day), at, zone_named(name))
    offset = cast("dt.timedelta", wall.utcoffset())
    return _timezone(offset) if wall.replace(fold=1).utcoffset() == offset else None


def instants(
    name: str, at: dt.time, dates: Sequence[int]
) -> tuple[list[dt.datetime], Sequence[int]]:
    """Give the instants of one wall time on many dates, and the dates that it is not plain on.

    Adding days to the first date of a run is the fastest road to an aware datetime, and it is right
    where the offset does not change. On the dates given back the wall time falls into a gap or
    a fold, and `resolve` says where it stands.

    Args:
        name: of a zone.
        at: the wall time.
        dates: as ordinals, in order.

    >>> days = range(dt.date(2026, 3, 28).toordinal(), dt.date(2026, 3, 31).toordinal())
    >>> found, odd = instants("Europe/London", dt.time(1, 30), days)
    >>> [moment.isoformat() for moment in found], [day - days[0] for day in odd]
    (['2026-03-28T01:30:00+00:00', '2026-03-30T01:30:00+01:00'], [1])
    """
    found: list[dt.datetime] = []
    odd: list[int] = []
    if not dates:
        return found, odd
    done, count, latest = 0, len(dates), dates[-1]
    year = dt.date.fromordinal(dates[0]).year
    while done < count:
        for first, last, start in _runs(name, at, year):
            if last < dates[done]:
                continue
            if first > dates[done]:
                begin, done = done, bisect_left(dates, first, done)
                odd += dates[begin:done]
            begin, done = done, count if latest <= last else bisect_right(dates, last, done)
            part = dates if done - begin == count else dates[begin:done]
            if isinstance(part, range):
                spans = _SPANS[part.start - first : part.stop - first : part.step]
                found += [start + span for span in spans]
            else:
                found += [start + _SPANS[day - first] for day in part]
            if done == count:
                break
        year += 1
    return found, odd


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
    before = wall.replace(tzinfo=zone_named(name), fold=1).astimezone(dt.UTC)
    return in_zone(name, change_between(name, before, at.astimezone(dt.UTC)))


def change_between(name: str, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """Find the second at which a zone's offset is no longer that of `low`; there is one by `high`.

    >>> day = dt.datetime(2026, 3, 29, tzinfo=dt.UTC)
    >>> str(change_between("Europe/London", day, day + DAY))
    '2026-03-29 01:00:00+00:00'
    """
    zone = zone_named(name)
    before = low.astimezone(zone).utcoffset()
    while high - low > dt.timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high

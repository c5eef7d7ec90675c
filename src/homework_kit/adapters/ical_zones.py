"""Time zones for a calendar feed: the offsets that a zone has in the window, and no others.

A feed cannot trust that its reader knows the names of zones, so it carries their rules. Rules that
repeat for ever are wrong for zones whose clocks follow the moon or a decree, so each change of the
offset is listed by itself, from the first time that the feed names to the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from icalendar import Timezone, TimezoneStandard

from homework_kit.schedule.walltime import change_between, in_zone, resolve

_STEP: Final = dt.timedelta(hours=6)


class Change(NamedTuple):
    """A clock is set: the instant in UTC, and the offsets before and from it on."""

    at: dt.datetime
    before: dt.timedelta
    after: dt.timedelta


def _offset(zone: str, moment: dt.datetime) -> dt.timedelta:
    here = in_zone(zone, moment)
    return here.replace(tzinfo=dt.UTC) - moment


def changes(zone: str, first: dt.datetime, last: dt.datetime) -> Iterator[Change]:
    """Give every change of a zone's offset with `first < at <= last`, in order.

    Found by looking, since `zoneinfo` does not list its transitions: no zone was ever set twice
    within six hours. A change of the name alone (summer time that became the standard) is none.

    >>> day = dt.datetime(2026, 3, 29, tzinfo=dt.UTC)
    >>> [str(each.at) for each in changes("Europe/London", day, day + dt.timedelta(days=1))]
    ['2026-03-29 01:00:00+00:00']
    """
    low = first.astimezone(dt.UTC).replace(microsecond=0)
    before = _offset(zone, low)
    while low < last:
        high = min(low + _STEP, last)
        after = _offset(zone, high)
        if after != before:
            yield Change(change_between(zone, low, high), before, after)
        low, before = high, after


def wall_time(zone: str, moment: dt.datetime) -> dt.datetime | None:
    """Give the wall time that names an instant in a zone, or None where it names an earlier one.

    Of two instants with one wall time a calendar takes the first (RFC 5545, 3.3.5), so the second
    has to be written in UTC.

    >>> autumn = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    >>> print(wall_time("Europe/London", autumn))
    2026-10-25 01:30:00
    >>> print(wall_time("Europe/London", autumn + dt.timedelta(hours=1)))
    None
    """
    wall = in_zone(zone, moment).replace(tzinfo=None)
    return wall if resolve(zone, wall) == moment else None


def timezone(zone: str, first: dt.datetime, last: dt.datetime) -> Timezone:
    """Make the VTIMEZONE of a zone for the times between two instants, both included.

    Every observance is called standard: which side of a change is summer time is a matter of names
    (Ireland and Morocco count it backward), and offsets alone decide what a time means.

    Source: RFC 5545, 3.6.5.

    >>> day = dt.datetime(2026, 3, 28, 9, tzinfo=dt.UTC)
    >>> made = timezone("Europe/London", day, day + dt.timedelta(days=7))
    >>> [str(each["TZOFFSETTO"].to_ical()) for each in made.subcomponents]
    ['+0000', '+0100']
    """
    # A whole day earlier: whatever the offsets, the first wall time lies after the first onset.
    since = (first - dt.timedelta(days=1)).astimezone(dt.UTC).replace(microsecond=0)
    offset = _offset(zone, since)
    made = Timezone()
    made.add("TZID", zone)
    for change in (Change(since, offset, offset), *changes(zone, since, last)):
        observance = TimezoneStandard()
        # The onset is told by the clock that was in force before it.
        observance.add("DTSTART", (change.at + change.before).replace(tzinfo=None))
        observance.add("TZOFFSETFROM", change.before)
        observance.add("TZOFFSETTO", change.after)
        made.add_component(observance)
    return made

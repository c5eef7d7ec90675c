"""As much of a plan's history as has a say in what is open now: years of it need not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from homework_kit.adherence.attach import terms_of
from homework_kit.adherence.history import History, gather
from homework_kit.adherence.material import Material
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.schedule import Occurrence, overlapping, reigns
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.walltime import DAY

# Windows that hang together over more days than this are rare; then the whole history is read.
_LONGEST_CHAIN: Final = 8


def recents(given: Material, *, as_of: dt.datetime, until: dt.datetime) -> Iterator[History]:
    """Give the recent history of every plan that was agreed; a proposal has none.

    >>> from homework_kit.adherence.material import material
    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> list(recents(material([], audience="self", as_of=now), as_of=now, until=now))
    []
    """
    for identity, versions in given.plans.items():
        agreed = [each for each in versions if each.status != "proposed"]
        if agreed:
            entries = given.entries.get(identity, ())
            yield recent(
                agreed,
                entries,
                zones=given.zones,
                sessions=given.sessions,
                as_of=as_of,
                until=until,
            )


def recent(
    versions: Sequence[Assignment],
    entries: Iterable[Entry],
    *,
    zones: Zones,
    sessions: Sequence[Session],
    as_of: dt.datetime,
    until: dt.datetime,
) -> History:
    """Gather what of a plan's history bears on its occasions that are open at a moment or later.

    What is noted on those occasions is what the whole history says: entries find their places in
    order and take room, so the history starts at a day before which every window had closed and
    after which none had opened, where the one part cannot reach the other.

    Args:
        versions: the agreed versions of one assignment, in order; one at least.
        entries: the current entries of this assignment.
        zones: a zone name or the zone history; needed when the plan floats.
        sessions: the current meetings.
        as_of: an aware datetime.
        until: how far occasions are wanted.

    Raises:
        ZoneNeeded: the plan floats and `zones` says nothing.
        UnknownZone: this host has no data for the plan's zone.

    Source: adherence.md, Attaching entries to occasions.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2016-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 12, 9, tzinfo=dt.UTC)
    >>> found = recent([plan], [], zones=None, sessions=(), as_of=now, until=now)
    >>> [each.key for each in found.occasions]
    ['2026-02-12']
    """
    since = _quiet_moment(versions, zones, sessions, as_of)
    return gather(
        versions,
        entries,
        (),
        zones=zones,
        sessions=sessions,
        as_of=as_of,
        since=since,
        until=until,
    )


def _quiet_moment(
    versions: Sequence[Assignment], zones: Zones, sessions: Sequence[Session], as_of: dt.datetime
) -> dt.datetime | None:
    """Find the last start of a day, at or before a moment, that no occasion reaches across.

    None where the days of several clocks would have to be told apart, or nothing is found nearby.
    """
    clocks = {reign.clock for reign in reigns(versions, zones=zones)}
    if len(clocks) != 1 or len((clock := clocks.pop()).zones) > 1:
        return None
    grace = max(terms_of(version).grace for version in versions)
    day = clock.date_of(as_of)
    for _ in range(_LONGEST_CHAIN):
        edge = clock.day_start(day).at
        near = overlapping(
            versions, edge - max(grace, DAY), edge + DAY, zones=zones, sessions=sessions
        )
        across = [each for each in near if _reaches_across(each, edge, day, grace)]
        if not across:
            return edge
        day = min(day - DAY, *(clock.date_of(each.opens) for each in across))
    return None


def _reaches_across(
    occasion: Occurrence, edge: dt.datetime, day: dt.date, grace: dt.timedelta
) -> bool:
    """Say whether entries of both sides may attach to it: by its window or by its dates."""
    if occasion.opens < edge:
        return edge < occasion.closes + grace or day < occasion.until_date
    return occasion.local_date < day

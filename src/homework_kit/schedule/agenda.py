"""What is open now and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from homework_kit.models.bundle import Session
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.expand import overlapping
from homework_kit.schedule.given import Versions
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.walltime import aware

_INSTANT = dt.timedelta(microseconds=1)


@attrs.frozen(slots=True, kw_only=True)
class Agenda:
    """The occasions a person may look at now: what is open, and what opens within some days.

    >>> Agenda(as_of=dt.datetime(2026, 2, 3, tzinfo=dt.UTC)).open
    ()
    """

    as_of: dt.datetime
    open: tuple[Occurrence, ...] = ()
    upcoming: tuple[Occurrence, ...] = ()


def agenda(
    versions: Versions,
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    as_of: dt.datetime,
    days: int = 7,
) -> Agenda:
    """Give what is open at a moment and what opens in the days after it.

    Open is `opens <= as_of < closes`; upcoming is what opens after `as_of` and before `days` times
    24 hours later. Paused and set-aside occasions are left out (scheduling.md, Pauses); a summary
    reports them.

    Args:
        versions: one assignment, an iterable of versions and revisions, or a bundle.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: the meetings, for what is due before a session.
        as_of: the moment, an aware datetime.
        days: how far ahead to look, in days of 24 hours.

    Raises:
        AwareTimeNeeded: `as_of` has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.

    Source: scheduling.md, Details that decide: found by overlap of `[opens, closes)`.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily", times=["09:00"]),
    ... )
    >>> now = agenda(plan, as_of=dt.datetime(2026, 2, 3, 10, tzinfo=dt.UTC), days=2)
    >>> [each.key for each in now.open], [each.key for each in now.upcoming]
    (['2026-02-03T09:00'], ['2026-02-04T09:00', '2026-02-05T09:00'])
    """
    now = aware(as_of, "as_of")
    # The moment itself belongs to the window, so that what is open is found with days=0 too.
    end = now + max(dt.timedelta(days=days), _INSTANT)
    shown = [
        occasion
        for occasion in overlapping(versions, now, end, zones=zones, sessions=sessions)
        if not (occasion.paused or occasion.set_aside)
    ]
    return Agenda(
        as_of=as_of,
        open=tuple(occasion for occasion in shown if occasion.opens <= now),
        upcoming=tuple(occasion for occasion in shown if occasion.opens > now),
    )

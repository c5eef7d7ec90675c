"""One assignment's history at a moment: its occasions, what was noted, and what belongs to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from homework_kit.adherence.attach import Attached, Noted, attach
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.schedules import AsNeeded, Prompted, Target
from homework_kit.schedule import Occurrence, Reign, occurrences, reigns
from homework_kit.schedule.clock import Clock, Zones, clock_of

DAY = dt.timedelta(days=1)


@attrs.frozen(slots=True)
class History:
    """Everything a summary of one assignment counts, attached once and for all.

    Attachment sees the whole history up to `as_of`; a window only chooses what is counted.
    """

    assignment_id: str
    versions: tuple[Assignment, ...]
    reigns: tuple[Reign, ...]
    clock: Clock
    as_of: dt.datetime
    occasions: tuple[Occurrence, ...]
    attached: tuple[Attached, ...]
    other_sources: tuple[Noted, ...]
    obstacles: tuple[tuple[Obstacle, dt.datetime], ...]
    sessions_ahead: bool

    @property
    def today(self) -> dt.date:
        """The person's day at `as_of`."""
        return self.clock.date_of(self.as_of)

    @property
    def end(self) -> dt.datetime:
        """The end of the person's day at `as_of`: so far a default window reaches."""
        return self.clock.day_start(self.today + DAY).at

    @property
    def start(self) -> dt.datetime:
        """When the first version starts; for a plan that was only proposed, its first day."""
        if self.reigns:
            return self.reigns[0].start
        return self.clock.day_start(min(plan.starts_on for plan in self.versions)).at

    def version_of(self, attached: Attached) -> int:
        """Give the version an entry belongs to: its occasion's, else its own, else by its date."""
        if attached.occasion is not None:
            return attached.occasion.version
        entry = attached.noted.entry
        if entry.assignment_version is not None:
            return entry.assignment_version
        return self.version_on(attached.noted.date)

    def version_on(self, date: dt.date | None) -> int:
        """Give the version in force on a date; before the first start the first, after the last the last."""
        ruling = [
            reign.assignment.version
            for reign in self.reigns
            if date is None or reign.first_date <= date
        ]
        if ruling:
            return ruling[-1]
        return self.reigns[0].assignment.version if self.reigns else self.versions[0].version


def _noted(entry: Entry, clock: Clock) -> Noted:
    """Place an entry in time: occurred, else written at a local date, else recorded."""
    moment = entry.occurred_at
    if moment is None and entry.occurred_on is not None:
        if entry.occurred_local_time is None:
            start = clock.day_start(entry.occurred_on).at
            return Noted(entry, start, entry.occurred_on, date_only=True)
        moment = clock.resolve(dt.datetime.combine(entry.occurred_on, entry.occurred_local_time)).at
    moment = moment or entry.recorded_at
    return Noted(entry) if moment is None else Noted(entry, moment, clock.date_of(moment))


def _attach_by_version(
    versions: Sequence[Assignment], occasions: Sequence[Occurrence], noted: Sequence[Noted]
) -> tuple[Attached, ...]:
    graces = {
        # Late answers to a prompt attach by key only, so a prompt has no grace.
        plan.version: dt.timedelta(
            minutes=0 if isinstance(plan.schedule, Prompted) else plan.grace_minutes
        )
        for plan in versions
    }
    distinct = frozenset(
        plan.version
        for plan in versions
        if isinstance(plan.schedule, Target) and plan.schedule.distinct_days
    )
    return tuple(attach(occasions, noted, graces=graces, distinct_days=distinct))


def gather(
    versions: Sequence[Assignment],
    entries: Iterable[Entry],
    obstacles: Iterable[Obstacle],
    *,
    zones: Zones,
    sessions: Sequence[Session],
    as_of: dt.datetime,
) -> History:
    """Gather one assignment's history; entries are the current ones of this assignment.

    Raises:
        ZoneNeeded: when the plan floats and `zones` is not given.
        UnknownZone: when this host has no data for the plan's zone.
    """
    newest = versions[-1]
    clock = clock_of(newest, zones)
    ruling = tuple(reigns(versions, zones=zones))
    first = ruling[0].start if ruling else as_of
    horizon = clock.day_start(clock.date_of(as_of) + DAY).at
    occasions = (
        occurrences(versions, min(first, as_of), horizon, zones=zones, sessions=sessions)
        if first < horizon
        else []
    )
    placed = [_noted(entry, clock) for entry in entries if not entry.is_example]
    mine = [noted for noted in placed if noted.entry.source == "self"]
    attached = _attach_by_version(versions, occasions, mine)
    as_needed = {plan.version for plan in versions if isinstance(plan.schedule, AsNeeded)}
    history = History(
        assignment_id=newest.id,
        versions=tuple(versions),
        reigns=ruling,
        clock=clock,
        as_of=as_of,
        occasions=tuple(occasions),
        attached=attached,
        other_sources=tuple(noted for noted in placed if noted.entry.source != "self"),
        obstacles=tuple(
            (each, each.noted_at or clock.day_start(each.noted_on).at) for each in obstacles
        ),
        sessions_ahead=any(
            (each.at or clock.day_start(each.on).at) > as_of for each in sessions
        ),
    )
    # What is done as needed has no occasions, so practice without one is not extra.
    used = tuple(
        attrs.evolve(each, counts=True) if history.version_of(each) in as_needed else each
        for each in attached
    )
    return attrs.evolve(history, attached=used)

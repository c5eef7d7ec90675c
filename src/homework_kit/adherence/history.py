"""One assignment's history at a moment: its occasions, what was noted, and what belongs to what."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from homework_kit.adherence.attach import Attached, Noted, attach, terms_of
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.schedules import AsNeeded
from homework_kit.schedule import Occurrence, Reign, occurrences, reigns
from homework_kit.schedule.clock import Clock, Zones, clock_of
from homework_kit.schedule.walltime import DAY

_A_DAY = (0 * DAY, DAY)
_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})


@attrs.frozen(slots=True)
class Stretch:
    """From when on which version's clock says what day it is.

    >>> from homework_kit.schedule.walltime import FIRST_INSTANT, MIDNIGHT
    >>> utc = Clock(((FIRST_INSTANT, "Etc/UTC"),), MIDNIGHT)
    >>> Stretch(2, utc, FIRST_INSTANT, FIRST_INSTANT.date()).version
    2
    """

    version: int
    clock: Clock
    start: dt.datetime
    first_date: dt.date


@attrs.frozen(slots=True)
class NamedAt:
    """An obstacle document with its place in time: noted at a moment, or on a person's day.

    >>> named = Obstacle(id="o1", code="too_big", noted_on="2026-06-12")
    >>> NamedAt(named, dt.datetime(2026, 6, 12, tzinfo=dt.UTC), 1).obstacle.code
    'too_big'
    """

    obstacle: Obstacle
    moment: dt.datetime
    version: int


@attrs.frozen(slots=True)
class History:
    """Everything a summary of one assignment counts, attached once and for all.

    Attachment sees the whole history up to `as_of`; a window only chooses what is counted.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Target(times=3, per="week"),
    ... )
    >>> now = dt.datetime(2026, 2, 12, 9, tzinfo=dt.UTC)
    >>> history = gather([plan], [], [], zones=None, sessions=(), as_of=now)
    >>> [each.key for each in history.occasions], str(history.end)
    (['2026-02-02/week', '2026-02-09/week'], '2026-02-13 00:00:00+00:00')
    """

    versions: tuple[Assignment, ...]
    reigns: tuple[Reign, ...]
    stretches: tuple[Stretch, ...]
    as_of: dt.datetime
    occasions: tuple[Occurrence, ...] = ()
    attached: tuple[Attached, ...] = ()
    other_sources: tuple[Noted, ...] = ()
    obstacles: tuple[NamedAt, ...] = ()
    sessions_ahead: bool = False

    @property
    def assignment_id(self) -> str:
        """The id that all versions share."""
        return self.versions[0].id

    @property
    def clock(self) -> Clock:
        """The person's clock at `as_of`."""
        return self.stretch_at(self.as_of).clock

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
        """The start of the first day of the plan."""
        first = self.stretches[0]
        return first.clock.day_start(first.first_date).at

    def stretch_at(self, moment: dt.datetime) -> Stretch:
        """Give what is in force at a moment; before the first start the first."""
        index = bisect_right(self.stretches, moment, key=lambda each: each.start) - 1
        return self.stretches[max(index, 0)]

    def stretch_on(self, date: dt.date | None) -> Stretch:
        """Give what is in force on a date, of two the later; without a date the last."""
        last = date or dt.date.max
        index = bisect_right(self.stretches, last, key=lambda each: each.first_date) - 1
        return self.stretches[max(index, 0)]

    def version_on(self, date: dt.date | None) -> int:
        """Give the number of the version in force on a date."""
        return self.stretch_on(date).version

    def version_of_noted(self, noted: Noted) -> int:
        """Give the version that an unattached entry belongs to: its own, else by its time."""
        if noted.entry.assignment_version is not None:
            return noted.entry.assignment_version
        if noted.moment is None or noted.date_only:
            return self.version_on(noted.date)
        return self.stretch_at(noted.moment).version

    def version_of(self, attached: Attached) -> int:
        """Give the version an entry belongs to: its occasion's, else its own, else by its time."""
        if attached.occasion is not None:
            return attached.occasion.version
        return self.version_of_noted(attached.noted)

    def place(self, entry: Entry) -> Noted:
        """Place an entry in time: when it occurred, else on its local date, else when recorded."""
        moment = entry.occurred_at
        if moment is None and entry.occurred_on is not None:
            clock = self.stretch_on(entry.occurred_on).clock
            if entry.occurred_local_time is None:
                starts, ends = (clock.day_start(entry.occurred_on + after).at for after in _A_DAY)
                return Noted(entry, starts, entry.occurred_on, ends)
            wall = dt.datetime.combine(entry.occurred_on, entry.occurred_local_time)
            moment = clock.resolve(wall).at
            # The date that was written down stays, also where another zone's version begins.
            return Noted(entry, moment, clock.date_of(moment))
        moment = moment or entry.recorded_at
        if moment is None:
            return Noted(entry)
        return Noted(entry, moment, self.stretch_at(moment).clock.date_of(moment))

    def named(
        self, obstacles: Iterable[Obstacle], known: Mapping[str, int] = _NOTHING
    ) -> Iterator[NamedAt]:
        """Place obstacle documents in time; what is noted after `as_of` does not exist yet."""
        attached = {each.noted.entry.id: self.version_of(each) for each in self.attached}
        reported = {each.entry.id: self.version_of_noted(each) for each in self.other_sources}
        versions = {**known, **attached, **reported}
        today = self.today
        for obstacle in obstacles:
            if obstacle.noted_at is None:
                stretch = self.stretch_on(obstacle.noted_on)
                moment, exists = (
                    stretch.clock.day_start(obstacle.noted_on).at,
                    obstacle.noted_on <= today,
                )
            else:
                stretch = self.stretch_at(obstacle.noted_at)
                moment, exists = obstacle.noted_at, obstacle.noted_at <= self.as_of
            if exists:
                version = versions.get(obstacle.entry_id or "", stretch.version)
                yield NamedAt(obstacle, moment, version)


def _stretches(
    versions: Sequence[Assignment], ruling: Sequence[Reign], zones: Zones
) -> tuple[Stretch, ...]:
    if ruling:
        return tuple(
            Stretch(each.assignment.version, each.clock, each.start, each.first_date)
            for each in ruling
        )
    # A plan that never came into force, such as one that was only proposed.
    plan = versions[-1]
    clock = clock_of(plan, zones)
    return (Stretch(plan.version, clock, clock.day_start(plan.starts_on).at, plan.starts_on),)


def gather(
    versions: Sequence[Assignment],
    entries: Iterable[Entry],
    obstacles: Iterable[Obstacle],
    *,
    zones: Zones,
    sessions: Sequence[Session],
    as_of: dt.datetime,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    known: Mapping[str, int] = _NOTHING,
) -> History:
    """Gather one assignment's history.

    Args:
        versions: the standing versions of one assignment, in order.
        entries: the current entries of this assignment.
        obstacles: the current obstacles about it.
        zones: a zone name or the zone history; needed when the plan floats.
        sessions: the current meetings.
        as_of: an aware datetime.
        since: from when on occasions are wanted, where that is not the start.
        until: how far occasions are wanted, where that is beyond the person's day at `as_of`.
        known: the versions of entries that are not handed over and that an obstacle may name.

    Raises:
        ZoneNeeded: the plan floats and `zones` says nothing.
        UnknownZone: this host has no data for the plan's zone.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Breathe", task=OtherTask(what_to_do="Breathe"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=AsNeeded(cue="tense"),
    ... )
    >>> used = Entry(id="t1", assignment_id="a1", outcome="as_agreed", mode="imported")
    >>> now = dt.datetime(2026, 2, 12, 9, tzinfo=dt.UTC)
    >>> gather([plan], [used], [], zones=None, sessions=(), as_of=now).attached[0].extra
    False
    """
    ruling = tuple(reigns(versions, zones=zones))
    history = History(tuple(versions), ruling, _stretches(versions, ruling, zones), as_of)
    end = history.end
    occasions: list[Occurrence] = []
    last = max(end, until or end)
    first = ruling[0].start if ruling else last
    first = max(first, since or first)
    if first < last:
        occasions = occurrences(versions, first, last, zones=zones, sessions=sessions)
    placed = [history.place(entry) for entry in entries if not entry.is_example]
    attached = attach(
        # What opens after today takes no entries, whatever window is asked for.
        (each for each in occasions if each.opens < end),
        (noted for noted in placed if noted.entry.source == "self"),
        {plan.version: terms_of(plan) for plan in versions},
    )
    as_needed = {plan.version for plan in versions if isinstance(plan.schedule, AsNeeded)}
    history = attrs.evolve(
        history,
        occasions=tuple(occasions),
        # What is done as needed has no occasions, so practice without one is not extra.
        attached=tuple(
            attrs.evolve(each, counts=True) if history.version_of(each) in as_needed else each
            for each in attached
        ),
        other_sources=tuple(noted for noted in placed if noted.entry.source != "self"),
        sessions_ahead=any(
            (each.at or history.clock.day_start(each.on).at) > as_of for each in sessions
        ),
    )
    return attrs.evolve(history, obstacles=tuple(history.named(obstacles, known)))

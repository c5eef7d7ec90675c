"""Which version of a plan rules when."""

from __future__ import annotations

import datetime as dt
from typing import Final

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.schedule.clock import Clock, Zones, clock_of
from homework_kit.schedule.given import Versions, given
from homework_kit.schedule.walltime import DAY

_FROM_THE_FIRST: dt.datetime = dt.datetime.min  # noqa: DTZ901 - a wall time before every other
_OVER: Final = frozenset({"completed", "replaced", "stopped"})
Boundary = tuple[dt.datetime, dt.datetime]
"""An instant and the wall time it stands for: travel may put many wall times on one instant."""


@attrs.frozen(slots=True, kw_only=True)
class Reign:
    """The stretch `[start, end)` in which one version rules, as instants and as local dates.

    Source: scheduling.md, Versions.

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=AsNeeded(cue="tense"),
    ... )
    >>> [(str(reign.start), reign.end) for reign in reigns(plan)]
    [('2026-02-02 00:00:00+00:00', None)]
    """

    assignment: Assignment
    clock: Clock
    start: dt.datetime
    start_wall: dt.datetime
    end: dt.datetime | None
    """None: the version rules until someone says otherwise."""
    end_wall: dt.datetime
    """Slots of this wall time and later are not the version's, where they fall on `end` exactly."""
    last_date: dt.date | None
    """The date that `ends_before` or `status_on` names, the earlier one; None without them."""
    next_start: dt.datetime | None
    """When the next version starts."""

    @property
    def first_date(self) -> dt.date:
        """Give the first local date with a part in the reign."""
        return self.clock.date_of(self.start)

    @property
    def starts_in_day(self) -> bool:
        """Say whether the version starts in the middle of a day of its own."""
        return self.start != self.clock.day_start(self.first_date).at

    @property
    def ends_in_day(self) -> bool:
        """Say whether the version ends in the middle of a day of its own."""
        return self.end is not None and self.end != self._last_day_start(self.end)

    @property
    def end_before(self) -> dt.date | None:
        """Give the first local date without a part in the reign, or None where it has no end."""
        if self.end is None:
            return None
        date = self.clock.date_of(self.end)
        return date + DAY if self.ends_in_day else date

    @property
    def opens_after(self) -> Boundary:
        """Give the boundary at which the version's occasions begin."""
        return (self.start, self.start_wall)

    def is_over(self, opens: dt.datetime, wall: dt.datetime) -> bool:
        """Say whether an opening lies past the end: a reign is half-open."""
        return self.end is not None and (opens, wall) >= (self.end, self.end_wall)

    def _last_day_start(self, end: dt.datetime) -> dt.datetime:
        return self.clock.day_start(self.clock.date_of(end)).at


def _start(assignment: Assignment, clock: Clock) -> Boundary:
    if assignment.starts_at is None:
        wall = dt.datetime.combine(assignment.starts_on, assignment.day_starts_at)
        return (clock.day_start(assignment.starts_on).at, wall)
    wall = dt.datetime.combine(assignment.starts_on, assignment.starts_at)
    return (clock.resolve(wall).at, wall)


def _last_date(assignment: Assignment) -> dt.date | None:
    over = assignment.status_on if assignment.status in _OVER else None
    if over is None or assignment.ends_before is None:
        return over or assignment.ends_before
    return min(over, assignment.ends_before)


def reigns_of(versions: list[Assignment], zones: Zones) -> list[Reign]:
    """Give the reigns of the standing versions of one plan; those that never rule are left out.

    Each starts at `starts_on` (at `starts_at`, else at the start of that day). It ends at the
    earliest of: the start of any higher version, its own `ends_before` and its `status_on`, both at
    the start of the day. `status_on` of an active plan ends nothing. The order of versions is then
    the order of time, and no two reigns overlap.

    >>> reigns_of([], None)
    []
    """
    found: list[Reign] = []
    following: tuple[Boundary, Clock] | None = None
    for version in reversed(versions):
        clock = clock_of(version, zones)
        start = _start(version, clock)
        reign = _reign(version, clock, start, following)
        if reign is not None:
            found.append(reign)
        if following is None or start <= following[0]:
            following = (start, clock)
    return found[::-1]


def _reign(
    version: Assignment, clock: Clock, start: Boundary, following: tuple[Boundary, Clock] | None
) -> Reign | None:
    end: dt.datetime | None = None
    end_wall = _FROM_THE_FIRST
    if following is not None:
        end = clock.here(following[0][0])
        if following[1].zones == clock.zones:
            end_wall = following[0][1]
    last_date = _last_date(version)
    if last_date is not None:
        over = clock.day_start(last_date).at
        if end is None or over < end:
            end, end_wall = over, dt.datetime.combine(last_date, version.day_starts_at)
    if end is not None and end <= start[0]:
        return None
    return Reign(
        assignment=version,
        clock=clock,
        start=start[0],
        start_wall=start[1],
        end=end,
        end_wall=end_wall,
        last_date=last_date,
        next_start=None if following is None else following[0][0],
    )


def reigns(versions: Versions, *, zones: Zones = None) -> list[Reign]:
    """Give which version rules when, sorted by assignment id and version.

    A summary needs it to say which days were agreed days. Versions that never rule are left out:
    proposed ones, and those that a higher version overtook before they began.

    Args:
        versions: one assignment, an iterable of versions and revisions, or a bundle.
        zones: a zone name or the bundle's zones; needed when a plan floats.

    Raises:
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.

    Source: scheduling.md, Versions.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", ends_before="2026-03-02", schedule=Target(times=3, per="week"),
    ... )
    >>> [(reign.first_date.isoformat(), reign.end_before.isoformat()) for reign in reigns(plan)]
    [('2026-02-02', '2026-03-02')]
    """
    read = given(versions, zones)
    return [reign for plans in read.plans.values() for reign in reigns_of(plans, read.zones)]

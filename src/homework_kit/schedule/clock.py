"""The person's clock: the zones a plan runs through, in one place or along a journey."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias, cast

import attrs

from homework_kit.errors import ZoneNeeded
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import ZoneSpan
from homework_kit.schedule.walltime import (
    DAY,
    FIRST_INSTANT,
    MIDNIGHT,
    aware,
    in_zone,
    instants,
    offset_all_day,
    resolve,
    resolve_day_start,
)

Zones: TypeAlias = str | Iterable[ZoneSpan] | None
"""Where the person is: one zone name, the dated zone history, or not said."""

_SETTLED: Final = 3  # days after which no other zone has a say in a wall time
# An offset was never further from UTC than this (Manila and Alaska, before they changed sides).
_FURTHEST: Final = dt.timedelta(hours=16)


class Moment(NamedTuple):
    """Where a wall time fell: the instant, whether it had to move, and the zone it fell in."""

    at: dt.datetime
    shifted: bool
    zone: str


@attrs.frozen(slots=True)
class Clock:
    """The person's clock for one plan: the zones it went through, and when its days start.

    `zones` holds (since when, zone name); the first also covers all time before it. An anchored
    plan has one zone (scheduling.md, Anchored or floating).

    >>> clock = Clock(zones=((FIRST_INSTANT, "Europe/London"),), day_starts_at=dt.time(3, 0))
    >>> clock.date_of(dt.datetime(2026, 3, 5, 1, 20, tzinfo=dt.UTC))
    datetime.date(2026, 3, 4)
    """

    zones: tuple[tuple[dt.datetime, str], ...]
    day_starts_at: dt.time

    def resolve(self, wall: dt.datetime) -> Moment:
        """Give the instant of a wall time on the person's clock.

        Each zone is tried in order and the first instant inside its own stretch wins; a wall time
        that travel skipped stands at the moment of arrival, shifted.

        >>> Clock(((FIRST_INSTANT, "Europe/London"),), MIDNIGHT).resolve(
        ...     dt.datetime(2026, 3, 29, 1, 30)
        ... ).shifted
        True
        """
        return self._resolve(wall, starts_a_day=False)

    def day_start(self, day: dt.date) -> Moment:
        """Give the instant at which the person's day starts.

        >>> Clock(((FIRST_INSTANT, "America/Sao_Paulo"),), MIDNIGHT).day_start(
        ...     dt.date(2018, 11, 4)
        ... ).at.isoformat()
        '2018-11-04T01:00:00-02:00'
        """
        if len(self.zones) == 1:
            name = self.zones[0][1]
            offset = offset_all_day(name, day)
            if offset is not None:
                at = dt.datetime.combine(day, self.day_starts_at, offset)
                return Moment(at, False, name)  # noqa: FBT003 - not moved
        return self._resolve(dt.datetime.combine(day, self.day_starts_at), starts_a_day=True)

    def happens(self, day: dt.date) -> bool:
        """Say whether a calendar date happens on the person's clock (Samoa had no 2011-12-30).

        >>> Clock(((FIRST_INSTANT, "Pacific/Apia"),), MIDNIGHT).happens(dt.date(2011, 12, 30))
        False
        """
        midnight = dt.datetime.combine(day, MIDNIGHT)
        starts = self._resolve(midnight, starts_a_day=True).at
        return starts < self._resolve(midnight + DAY, starts_a_day=True).at

    def instants(
        self, at: dt.time, dates: Sequence[int]
    ) -> tuple[list[dt.datetime], Sequence[int]]:
        """Give the instants of one wall time on many dates, and the dates for a closer look.

        The latter are those on which the wall time falls into a gap or a fold, or the person was
        about to move to another zone or had just arrived.

        >>> clock = Clock(((FIRST_INSTANT, "Europe/London"),), MIDNIGHT)
        >>> day = dt.date(2026, 3, 29).toordinal()
        >>> clock.instants(dt.time(1, 30), [day])
        ([], [739704])
        """
        if len(self.zones) == 1:
            return instants(self.zones[0][1], at, dates)
        found: list[dt.datetime] = []
        odd: list[int] = []
        done = 0
        for index, (since, name) in enumerate(self.zones):
            if index:
                begin = bisect_left(dates, since.toordinal() + _SETTLED, done)
                odd += dates[done:begin]
                done = begin
            end = len(dates)
            if index + 1 < len(self.zones):
                end = bisect_right(dates, self.zones[index + 1][0].toordinal() - _SETTLED, done)
            inside, closer = instants(name, at, dates[done:end])
            found += inside
            odd += closer
            done = end
        return found, odd

    def here(self, moment: dt.datetime) -> dt.datetime:
        """Write an instant with the offset in force where the person then is.

        >>> Clock(((FIRST_INSTANT, "Asia/Tokyo"),), MIDNIGHT).here(FIRST_INSTANT).hour
        9
        """
        zone = self.zone_at(moment)
        if moment.tzinfo is offset_all_day(zone, moment):
            return moment
        return in_zone(zone, moment)

    def zone_at(self, moment: dt.datetime) -> str:
        """Name the zone in force at an instant.

        >>> Clock(((FIRST_INSTANT, "Asia/Tokyo"),), MIDNIGHT).zone_at(FIRST_INSTANT)
        'Asia/Tokyo'
        """
        if len(self.zones) == 1:
            return self.zones[0][1]
        return self.zones[max(bisect_right(self.zones, moment, key=_since) - 1, 0)][1]

    def date_of(self, moment: dt.datetime) -> dt.date:
        """Give the person's day that holds an instant, in the zone in force then.

        >>> Clock(((FIRST_INSTANT, "Asia/Tokyo"),), MIDNIGHT).date_of(
        ...     dt.datetime(2026, 3, 4, 20, tzinfo=dt.UTC)
        ... )
        datetime.date(2026, 3, 5)
        """
        zone = self.zone_at(moment)
        since_midnight = dt.timedelta(
            hours=self.day_starts_at.hour, minutes=self.day_starts_at.minute
        )
        day = (in_zone(zone, moment).replace(tzinfo=None) - since_midnight).date()

        def start(of: dt.date) -> dt.datetime:
            return resolve_day_start(zone, dt.datetime.combine(of, self.day_starts_at))

        # A clock that is set back over the start of a day does not bring the day before back, and
        # inside a gap the wall time runs ahead of the days.
        while moment >= start(day + DAY):
            day += DAY
        while moment < start(day):
            day -= DAY
        return day

    def _resolve(self, wall: dt.datetime, *, starts_a_day: bool) -> Moment:
        read = resolve_day_start if starts_a_day else resolve
        if len(self.zones) == 1:
            name = self.zones[0][1]
            offset = offset_all_day(name, wall)
            if offset is not None:
                return Moment(wall.replace(tzinfo=offset), False, name)  # noqa: FBT003 - not moved
            at = read(name, wall)
            return Moment(at, at.replace(tzinfo=None) != wall, name)
        skipped: Moment | None = None
        near = wall.replace(tzinfo=dt.UTC)
        first = max(bisect_right(self.zones, near - _FURTHEST, key=_since) - 1, 0)
        last = max(bisect_right(self.zones, near + _FURTHEST, key=_since), 1)
        for index in range(first, last):
            since, name = self.zones[index]
            at = read(name, wall)
            if index and at < since:
                skipped = skipped or Moment(in_zone(name, since), True, name)  # noqa: FBT003 - it had to move
            elif index + 1 == len(self.zones) or at < self.zones[index + 1][0]:
                return Moment(at, at.replace(tzinfo=None) != wall, name)
        # Past the end of one stretch and before the start of the next: travel skipped it.
        return cast("Moment", skipped)


def _since(stretch: tuple[dt.datetime, str]) -> dt.datetime:
    return stretch[0]


@lru_cache(maxsize=1024)
def _in_one_zone(name: str, day_starts_at: dt.time) -> Clock:
    return Clock(((FIRST_INSTANT, name),), day_starts_at)


def clock_of(assignment: Assignment, zones: Zones = None) -> Clock:
    """Give the clock a plan runs on: its own zone, or the person's zones where it floats.

    Of two zones said to start at one instant the first by name holds, so that every device agrees.

    Raises:
        ZoneNeeded: when the plan floats and `zones` says nothing.

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Breathe", task=OtherTask(what_to_do="Breathe"), starts_on="2026-02-02",
    ...     schedule=AsNeeded(cue="tense"),
    ... )
    >>> clock_of(plan, "Europe/London").zone_at(FIRST_INSTANT)
    'Europe/London'
    """
    if assignment.time_zone is not None:
        return _in_one_zone(assignment.time_zone, assignment.day_starts_at)
    if isinstance(zones, str):
        return _in_one_zone(zones, assignment.day_starts_at)
    history: dict[dt.datetime, str] = {}
    told = ((span.from_.astimezone(dt.UTC), span.time_zone) for span in zones or ())
    for since, name in sorted(told):
        history.setdefault(since, name)
    if not history:
        raise ZoneNeeded
    return Clock(tuple(history.items()), assignment.day_starts_at)


def local_date_of(moment: dt.datetime, assignment: Assignment, *, zones: Zones = None) -> dt.date:
    """Give the person's day that an instant belongs to.

    A note at 01:20 belongs to the evening before where the day starts at 03:00; the plan's zone
    decides, or for a floating plan the zone the person was in, never the offset of the instant
    (scheduling.md, Person's day).

    Args:
        moment: an aware datetime.
        assignment: the version whose `time_zone` and `day_starts_at` hold.
        zones: a zone name or the bundle's zones; needed when the plan floats.

    Raises:
        AwareTimeNeeded: `moment` has no offset.
        ZoneNeeded: the plan floats and `zones` says nothing.
        UnknownZone: this host has no data for the zone.

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Breathe", task=OtherTask(what_to_do="Breathe"), starts_on="2026-02-02",
    ...     schedule=AsNeeded(cue="tense"), time_zone="Europe/London", day_starts_at="03:00",
    ... )
    >>> local_date_of(dt.datetime(2026, 7, 2, 1, 20, tzinfo=dt.UTC), plan)
    datetime.date(2026, 7, 1)
    """
    return clock_of(assignment, zones).date_of(aware(moment, "moment"))

"""Wall time and instants: where a clock on the wall stands, in one zone or along a journey.

Every datetime that leaves this module has a fixed offset, never a `ZoneInfo`: then `<`, `==` and
subtraction mean elapsed time, also inside the repeated hour of an autumn night, where Python compares
two moments of one `ZoneInfo` by their wall time.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

import attrs

from homework_kit.errors import AwareTimeNeeded, UnknownZone, ZoneNeeded
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import ZoneSpan

Zones: TypeAlias = str | Iterable[ZoneSpan] | None
"""Where the person is: one zone name, the dated zone history, or not said."""

DAY: Final = dt.timedelta(days=1)
MIDNIGHT: Final = dt.time(0, 0)
FIRST_INSTANT: Final = dt.datetime(1899, 12, 25, tzinfo=dt.UTC)
LAST_INSTANT: Final = dt.datetime(2202, 1, 1, tzinfo=dt.UTC)
"""Documents write dates of 1900 to 2199; windows may run up to 366 days longer."""
# No two zones lie further apart than -12:00 and +15:14 (Manila and Alaska before the date line moved).
_FURTHEST: Final = dt.timedelta(hours=32)


class Moment(NamedTuple):
    """Where a wall time fell: the instant, whether it had to move, and the zone it fell in."""

    at: dt.datetime
    shifted: bool
    zone: str


def aware(moment: dt.datetime, argument: str) -> dt.datetime:
    """Check that a moment names an instant, and bring it within reach of the calendar.

    Raises:
        AwareTimeNeeded: when it has no offset.

    >>> aware(dt.datetime(2026, 3, 29, tzinfo=dt.UTC), "start").year
    2026
    """
    if moment.utcoffset() is None:
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
        raise UnknownZone(name) from None


@lru_cache(maxsize=4096)
def _offsets(name: str, year: int) -> tuple[dt.timezone | None, ...]:
    """Give the offset of each day of a year, or None for a day on which it changes."""
    zone = zone_named(name)
    first = dt.datetime(year, 1, 1, tzinfo=zone)
    midnights = [first + dt.timedelta(days=after) for after in range(367)]
    before = [midnight.utcoffset() for midnight in midnights]
    after = [midnight.replace(fold=1).utcoffset() for midnight in midnights]
    made: dict[dt.timedelta | None, dt.timezone] = {}
    return tuple(
        made.setdefault(offset, dt.timezone(offset))
        if offset is not None and offset == after[day] == before[day + 1] == after[day + 1]
        else None
        for day, offset in enumerate(before[:-1])
    )


def _offset_all_day(name: str, day: dt.date) -> dt.timezone | None:
    return _offsets(name, day.year)[day.toordinal() - dt.date(day.year, 1, 1).toordinal()]


def _fixed(moment: dt.datetime) -> dt.datetime:
    """Replace the zone of a datetime by the offset it has there."""
    offset = moment.utcoffset()
    assert offset is not None  # noqa: S101 - every caller passes a datetime in a zone
    return moment.replace(tzinfo=dt.timezone(offset), fold=0)


def in_zone(name: str, moment: dt.datetime) -> dt.datetime:
    """Write an instant with the offset that its zone has then.

    >>> in_zone("Asia/Kolkata", dt.datetime(2026, 1, 1, tzinfo=dt.UTC)).isoformat()
    '2026-01-01T05:30:00+05:30'
    """
    return _fixed(moment.astimezone(zone_named(name)))


def resolve(name: str, wall: dt.datetime) -> dt.datetime:
    """Give the instant of a wall time in one zone.

    scheduling.md, Wall time rules: nonexistent times move forward by the gap, ambiguous ones take the
    first. The result shows the wall time it moved to.

    >>> resolve("Europe/London", dt.datetime(2026, 3, 29, 1, 30)).isoformat()
    '2026-03-29T02:30:00+01:00'
    >>> resolve("Europe/London", dt.datetime(2026, 10, 25, 1, 30)).isoformat()
    '2026-10-25T01:30:00+01:00'
    """
    offset = _offset_all_day(name, wall)
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


@attrs.frozen(slots=True)
class Clock:
    """The person's clock for one plan: the zones it went through, and when its days start.

    `zones` holds (since when, zone name); the first also covers all time before it. An anchored plan
    has one zone (scheduling.md, Anchored or floating).

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
        return self._resolve(dt.datetime.combine(day, self.day_starts_at), starts_a_day=True)

    def exists(self, day: dt.date) -> bool:
        """Say whether a calendar date happens on the person's clock (Samoa had no 2011-12-30).

        >>> Clock(((FIRST_INSTANT, "Pacific/Apia"),), MIDNIGHT).exists(dt.date(2011, 12, 30))
        False
        """
        midnight = dt.datetime.combine(day, MIDNIGHT)
        starts = self._resolve(midnight, starts_a_day=True).at
        return starts < self._resolve(midnight + DAY, starts_a_day=True).at

    def here(self, moment: dt.datetime) -> dt.datetime:
        """Write an instant with the offset in force where the person then is.

        >>> Clock(((FIRST_INSTANT, "Asia/Tokyo"),), MIDNIGHT).here(FIRST_INSTANT).hour
        9
        """
        zone = self.zone_at(moment)
        if moment.tzinfo is _offset_all_day(zone, moment):
            return moment
        return in_zone(zone, moment)

    def zone_at(self, moment: dt.datetime) -> str:
        """Name the zone in force at an instant.

        >>> Clock(((FIRST_INSTANT, "Asia/Tokyo"),), MIDNIGHT).zone_at(LAST_INSTANT)
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
                skipped = skipped or Moment(in_zone(name, since), True, name)  # noqa: FBT003
            elif index + 1 == len(self.zones) or at < self.zones[index + 1][0]:
                return Moment(at, at.replace(tzinfo=None) != wall, name)
        # Past the end of one stretch and before the start of the next: travel skipped it.
        assert skipped is not None  # noqa: S101 - the last zone has no end
        return skipped


def _since(stretch: tuple[dt.datetime, str]) -> dt.datetime:
    return stretch[0]


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
        return Clock(((FIRST_INSTANT, assignment.time_zone),), assignment.day_starts_at)
    if isinstance(zones, str):
        return Clock(((FIRST_INSTANT, zones),), assignment.day_starts_at)
    history: dict[dt.datetime, str] = {}
    for since, name in sorted((span.from_.astimezone(dt.UTC), span.time_zone) for span in zones or ()):
        history.setdefault(since, name)
    if not history:
        raise ZoneNeeded
    return Clock(tuple(history.items()), assignment.day_starts_at)


def local_date_of(
    moment: dt.datetime, assignment: Assignment, *, zones: Zones = None
) -> dt.date:
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

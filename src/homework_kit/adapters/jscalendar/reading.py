"""From a JSCalendar event (RFC 8984, section 5.1) to a schedule with its start and zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs

from homework_kit.adapters.jscalendar.form import (
    DURATION,
    DURATION_EXPECTED,
    OCCASION_MEMBERS,
    RIDING_MEMBERS,
)
from homework_kit.adapters.jscalendar.rules import read_rules, read_wall, says_times
from homework_kit.adapters.jscalendar.series import Series
from homework_kit.adapters.objects import Item, Object, Placed
from homework_kit.models.exchange import Findings
from homework_kit.models.remake import remade
from homework_kit.models.schedules import ListedOccasion, ListedOccasions, Once, Repeating
from homework_kit.models.zones import known_zones

_MIDNIGHT: Final = dt.time(0, 0)
_YEARS: Final = range(1900, 2200)
_LONGEST_WINDOW: Final = 527_040


@attrs.frozen(slots=True)
class Overrides:
    """The slots that an event adds to its rule, and those that it takes away."""

    added: frozenset[dt.datetime]
    removed: frozenset[dt.datetime]

    def by_date(self) -> dict[dt.date, tuple[set[dt.time], set[dt.time]]]:
        """Give the times added and removed on each date that has any, in order."""
        found: dict[dt.date, tuple[set[dt.time], set[dt.time]]] = {}
        for wall in sorted(self.added | self.removed):
            added, removed = found.setdefault(wall.date(), (set(), set()))
            (removed if wall in self.removed else added).add(wall.time())
        return found


def read_event(event: Object, findings: Findings) -> Placed | None:
    """Read an event, or note in `findings` everything that stands in the way and give None.

    >>> event = {"@type": "Event", "start": "2026-02-03T09:00:00", "timeZone": "Europe/London"}
    >>> read_event(Object.of(event, Findings("", "")), Findings("event", "schedule")).time_zone
    'Europe/London'
    """
    _leave_behind(event, findings)
    named, needed = event.needed("@type"), event.needed("start")
    if named:
        named.word(("Event",))
    start = _slot(needed) if needed else None
    zone = _zone(event)
    rules = event.all("recurrenceRules")
    overrides = _overrides(event, findings)
    if start is None or not findings.clean:
        return None
    day_long = _is_day_long(event, start, overrides, timed=says_times(rules))
    if event.at("showWithoutTime").value is True and not day_long:
        findings.lose("showWithoutTime", "no-place")
    window = _window(event, findings, day_long=day_long)
    if not rules:
        return _dated(start, overrides, window, findings, day_long=day_long, zone=zone)
    schedule = read_rules(rules, None if day_long else start.time(), findings)
    if schedule is None or not findings.clean:
        return None
    windowed = remade(schedule, window_minutes=window)
    return _recurring(windowed, start, overrides, findings, zone=zone)


def _leave_behind(event: Object, findings: Findings) -> None:
    """Name what rides along, and refuse what would take occasions away."""
    for name in RIDING_MEMBERS:
        if name in event:
            findings.lose(name, "no-place")
    known = {"@type", *OCCASION_MEMBERS, *RIDING_MEMBERS}
    if any(name not in known for name in event.members):
        findings.lose("?", "no-place")
    if event.all("excludedRecurrenceRules"):
        event.at("excludedRecurrenceRules").unsayable()
    for name in ("recurrenceId", "recurrenceIdTimeZone"):
        if name in event:
            event.at(name).unsayable()
    if "excluded" in event and event.at("excluded").flag():
        event.at("excluded").unsayable()
    if event.at("status").value == "cancelled":
        event.at("status").unsayable()
    elif "status" in event:
        findings.lose("status", "no-place")


def _slot(item: Item) -> dt.datetime | None:
    """Read a wall time that can be a slot: in whole minutes, in the years that documents write."""
    wall = read_wall(item)
    if wall is None:
        return None
    if wall.second or wall.microsecond or wall.year not in _YEARS:
        item.unsayable()
    return wall


def _zone(event: Object) -> str | None:
    zone = event.at("timeZone")
    if zone.value is None:  # RFC 8984, section 4.7.1: null is a floating time
        return None
    if isinstance(zone.value, str) and zone.value in known_zones():
        return zone.value
    zone.wrong("unknown-zone")
    return None


def _overrides(event: Object, findings: Findings) -> Overrides:
    """Read overrides as slots; a patch that moves or resizes one cannot be said."""
    added: set[dt.datetime] = set()
    removed: set[dt.datetime] = set()
    place = event.at("recurrenceOverrides")
    listed = place.object().members if "recurrenceOverrides" in event else {}
    for key, value in listed.items():
        wall = _slot(Item(key, place.path, findings))
        patch = Item(value, (*place.path, "?"), findings).object()
        if wall is None:
            continue
        excluded = "excluded" in patch and patch.at("excluded").flag()
        (removed if excluded else added).add(wall)
        named = {name.partition("/")[0] for name in patch.members if isinstance(name, str)}
        if not excluded and named & {*OCCASION_MEMBERS} - {"excluded"}:
            place.unsayable()
        if named - {"excluded"}:
            findings.lose("recurrenceOverrides", "no-place")
    return Overrides(frozenset(added), frozenset(removed))


def _is_day_long(
    event: Object,
    start: dt.datetime,
    overrides: Overrides,
    *,
    timed: bool,
) -> bool:
    """Whether the event is shown without time and names none: then its dates are day-long."""
    shown = "showWithoutTime" in event and event.at("showWithoutTime").flag()
    walls = {start, *overrides.added, *overrides.removed}
    return shown and not timed and all(wall.time() == _MIDNIGHT for wall in walls)


def _window(event: Object, findings: Findings, *, day_long: bool) -> int | None:
    """Read the duration as a window in minutes; the date itself is the window of a day-long one."""
    duration = event.at("duration")
    if "duration" not in event:
        return None
    match = duration.match(DURATION, DURATION_EXPECTED)
    if match is None or (day_long and match[0] == "P1D"):
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in match.groups())
    if day_long or seconds:
        findings.lose("duration", "no-place")
        return None
    if weeks or days:
        # A day of a duration is one of the calendar, a window is elapsed time.
        findings.lose("duration", "nearest")
    window = ((weeks * 7 + days) * 24 + hours) * 60 + minutes
    if window > _LONGEST_WINDOW:
        findings.lose("duration", "no-place")
    return window if 0 < window <= _LONGEST_WINDOW else None


def _dated(
    start: dt.datetime,
    overrides: Overrides,
    window: int | None,
    findings: Findings,
    *,
    day_long: bool,
    zone: str | None,
) -> Placed | None:
    """Read an event without rules: its start and what is added, without what is taken away."""
    walls = sorted({start, *overrides.added} - overrides.removed)
    slots = [(wall.date(), None if day_long else wall.time()) for wall in walls]
    if not slots:
        findings.unsayable("recurrenceOverrides")
        return None
    day, at = slots[0]
    if len(slots) == 1:
        return Placed(Once(on=day, at=at, window_minutes=window), day, None, zone)
    with findings.renaming({"occasions": ("recurrenceOverrides",)}):
        occasions = [ListedOccasion(on=on, at=at, window_minutes=window) for on, at in slots]
        return Placed(ListedOccasions(occasions=occasions), day, None, zone)
    return None


def _recurring(
    schedule: Repeating,
    start: dt.datetime,
    overrides: Overrides,
    findings: Findings,
    *,
    zone: str | None,
) -> Placed | None:
    """Read an event with a rule: dates are left out or added whole, with all of their times."""
    if start.time() != min(schedule.times, default=_MIDNIGHT):
        # The slots of that date before the start would come up here, and do not there.
        findings.unsayable("start")
        return None
    series = Series.of(schedule, start.date())
    if start.time() not in _walls(series.slots(start.date())):
        # RFC 8984, section 4.3.3: the start is an occasion, and counted, rule or no rule.
        overrides = attrs.evolve(overrides, added=overrides.added | {start})
        if schedule.count is not None:
            schedule = _with(schedule, findings, count=schedule.count - 1)
            series = Series.of(schedule, start.date())
    left_out: list[dt.date] = []
    extra: list[dt.date] = []
    for day, (added, removed) in overrides.by_date().items():
        ruled = _walls(series.slots(day))
        new, gone = added - ruled, removed & ruled
        if gone == ruled != set() and not new:
            left_out.append(day)
        elif new and not gone and new | ruled == _walls(series.times):
            extra.append(day)
        elif new or gone:
            findings.unsayable("recurrenceOverrides")
        else:
            findings.lose("recurrenceOverrides", "without-effect")
    begins = min([start.date(), *extra])
    if begins < start.date() and not series.begins_as_well_on(begins):
        findings.unsayable("recurrenceOverrides")
    if not findings.clean:
        return None
    with findings.renaming({"exclude_dates": ("recurrenceOverrides",)}):
        made = remade(schedule, exclude_dates=left_out, extra_dates=extra)
        return Placed(made, begins, None, zone)
    return None


def _walls(slots: Iterable[dt.time | None]) -> set[dt.time]:
    return {_MIDNIGHT if at is None else at for at in slots}


def _with(schedule: Repeating, findings: Findings, *, count: int) -> Repeating:
    if count < 1:
        findings.unsayable("recurrenceRules")
        return schedule
    return remade(schedule, count=count)

"""From a schedule to a JSCalendar event (RFC 8984): start, rules, overrides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from homework_kit.adapters.jscalendar.form import Event, NDay, RecurrenceRule, write_wall
from homework_kit.adapters.jscalendar.series import Series
from homework_kit.models.exchange import Findings
from homework_kit.models.parts import is_standard, products, skips_backward
from homework_kit.models.schedules import ListedOccasions, Once, Repeating
from homework_kit.models.vocabulary import Weekday

_EACH_WINDOW = "occasions/window_minutes"


def write_once(schedule: Once, findings: Findings) -> Event:
    """Write one occasion: an event that does not recur.

    >>> write_once(Once(on="2026-02-07", at="12:00"), Findings("schedule", "event"))["start"]
    '2026-02-07T12:00:00'
    """
    return _event(schedule.on, schedule.at, schedule.window_minutes, findings)


def write_listed(schedule: ListedOccasions, starts_on: dt.date, findings: Findings) -> Event:
    """Write listed occasions: the first starts the event, the others are added to it.

    >>> listed = ListedOccasions(occasions=[{"on": "2026-02-07"}, {"on": "2026-02-03"}])
    >>> event = write_listed(listed, dt.date(2026, 2, 1), Findings("schedule", "event"))
    >>> event["start"], list(event["recurrenceOverrides"])
    ('2026-02-03T00:00:00', ['2026-02-07T00:00:00'])
    """
    for name in ("key", "issued_at", "ended"):
        if any(getattr(each, name) is not None for each in schedule.occasions):
            findings.lose(f"occasions/{name}", "no-place")
    there = [each for each in schedule.occasions if each.on >= starts_on]
    if len(there) < len(schedule.occasions):
        findings.lose("occasions", "without-effect")
    windows = {each.window_minutes for each in there}
    if len(windows) > 1:
        findings.lose(_EACH_WINDOW, "no-place")
    slots = {(each.on, each.at) for each in there}
    mixed = len({at is None for _, at in slots}) > 1
    if mixed or not slots or len(slots) < len(there):
        findings.unsayable("occasions")
        return {"@type": "Event"}
    if len(slots) == 1:
        findings.lose("type", "reworded")
    walls = sorted(slots, key=lambda slot: write_wall(*slot))
    window = windows.pop() if len(windows) == 1 else None
    event = _event(*walls[0], window, findings, named=_EACH_WINDOW)
    if len(walls) > 1:
        event["recurrenceOverrides"] = {write_wall(*each): {} for each in walls[1:]}
    return event


def write_repeating(schedule: Repeating, starts_on: dt.date, findings: Findings) -> Event:
    """Write a rule: the first date that it names starts the event, since JSCalendar counts it in.

    >>> rule = Repeating(frequency="weekly", weekdays=["fr"])
    >>> write_repeating(rule, dt.date(2026, 2, 3), Findings("schedule", "event"))["start"]
    '2026-02-06T00:00:00'
    """
    series = Series.of(schedule, starts_on)
    first = series.first()
    if schedule.opens_minutes_before is not None:
        findings.lose("opens_minutes_before", "no-place")
    if first is None:
        findings.unsayable("frequency")
        return {"@type": "Event"}
    if not series.begins_as_well_on(first):
        findings.lose("month_days", "reworded")
        findings.lose("months", "reworded")
        series = Series(series.with_days(), starts_on)
    at = min(schedule.times, default=None)
    event = _event(first, at, schedule.window_minutes, findings)
    event["recurrenceRules"] = _rules(series.schedule, findings)
    overrides = _overrides(schedule, series, findings)
    if overrides:
        event["recurrenceOverrides"] = dict(sorted(overrides.items()))
    added = [dt.date.fromisoformat(wall[:10]) for wall, patch in overrides.items() if not patch]
    begins = min([first, *added])
    if not series.begins_as_well_on(begins):
        findings.unsayable("extra_dates")
    if begins != starts_on:
        findings.lose("starts_on", "reworded")
    return event


def _event(
    on: dt.date,
    at: dt.time | None,
    window: int | None,
    findings: Findings,
    *,
    named: str = "window_minutes",
) -> Event:
    event: Event = {"@type": "Event", "start": write_wall(on, at)}
    if at is None:
        event |= {"showWithoutTime": True, "duration": "P1D"}
        if window is not None:
            findings.lose(named, "no-place")
    elif window is not None:
        hours, minutes = divmod(window, 60)
        said = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        event["duration"] = f"PT{said}"
    return event


def _rules(schedule: Repeating, findings: Findings) -> list[RecurrenceRule]:
    """Write one rule, or one per product of hours and minutes where the times are no product."""
    if not is_standard(schedule.frequency, schedule.month_days, nth=False):
        findings.unsayable("month_days")
    if not is_standard(schedule.frequency, (), nth=bool(schedule.nth_weekdays)):
        findings.unsayable("nth_weekdays")
    times = sorted(set(schedule.times))
    if list(schedule.times) != times:
        findings.lose("times", "reworded")
    parted = products(times)
    if len(parted) > 1 and schedule.count is not None:
        # Whether each rule counts the start is not said, so a count is safe in one rule alone.
        findings.unsayable("times")
    if len(times) <= 1:
        return [_rule(schedule, [], [], findings)]  # the start says the time
    return [_rule(schedule, hours, minutes, findings) for hours, minutes in parted]


def _rule(
    schedule: Repeating, hours: Sequence[int], minutes: Sequence[int], findings: Findings
) -> RecurrenceRule:
    rule: RecurrenceRule = {"@type": "RecurrenceRule", "frequency": schedule.frequency}
    if schedule.interval > 1:
        rule["interval"] = schedule.interval
    if schedule.week_start != "mo":
        rule["firstDayOfWeek"] = schedule.week_start
    days = [_day(day) for day in schedule.weekdays]
    days += [_day(each.day, each.n) for each in schedule.nth_weekdays]
    if days:
        rule["byDay"] = days
    if schedule.month_days:
        rule["byMonthDay"] = list(schedule.month_days)
    if schedule.months:
        rule["byMonth"] = [str(month) for month in schedule.months]
    if hours:
        rule |= {"byHour": list(hours), "byMinute": list(minutes)}
    if schedule.count is not None:
        rule["count"] = schedule.count
    if schedule.until is not None:
        rule["until"] = write_wall(schedule.until, max(schedule.times, default=None))
    if skips_backward(schedule, findings):
        rule["skip"] = "backward"
    return rule


def _day(day: Weekday, n: int | None = None) -> NDay:
    written: NDay = {"@type": "NDay", "day": day}
    if n is not None:
        written["nthOfPeriod"] = n
    return written


def _overrides(
    schedule: Repeating, series: Series, findings: Findings
) -> dict[str, dict[str, bool]]:
    """Write the dates beside the rule slot by slot; what changes no occasion is left out."""
    overrides: dict[str, dict[str, bool]] = {}
    left_out = frozenset(schedule.exclude_dates)
    for day in schedule.exclude_dates:
        slots = series.slots(day)
        overrides |= {write_wall(day, at): {"excluded": True} for at in slots}
        if not slots:
            findings.lose("exclude_dates", "without-effect")
    for day in schedule.extra_dates:
        new = series.times - series.slots(day)
        if day in left_out or day < series.starts_on or not new:
            findings.lose("extra_dates", "without-effect")
        else:
            overrides |= {write_wall(day, at): {} for at in new}
    return overrides

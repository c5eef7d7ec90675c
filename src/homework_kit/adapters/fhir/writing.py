"""From a schedule to a FHIR Timing: single events, times of day, days of the week, or so often."""

from __future__ import annotations

import datetime as dt
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from homework_kit.adapters.fhir.form import DAYS, UNIT_OF, Period, Repeat, Timing
from homework_kit.models.exchange import Findings
from homework_kit.models.parts import resolved
from homework_kit.models.schedules import ListedOccasions, Once, Repeating, Target
from homework_kit.models.vocabulary import WEEKDAYS, Weekday

_DAY: Final = dt.timedelta(days=1)
_RULE_WITHOUT_WORDS: Final = (
    "months",
    "month_days",
    "nth_weekdays",
    "exclude_dates",
    "extra_dates",
)


@attrs.frozen(slots=True)
class Reach:
    """The dates of a plan: from its start, and until its end where it has one (half-open)."""

    starts_on: dt.date
    ends_before: dt.date | None = None

    def __contains__(self, day: dt.date) -> bool:
        """Whether a date is one of the plan's."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def period(self) -> Period:
        """Write it as a Period, whose end is inclusive."""
        period: Period = {"start": self.starts_on.isoformat()}
        if self.ends_before is not None:
            period["end"] = (self.ends_before - _DAY).isoformat()
        return period


def write_once(schedule: Once, reach: Reach, findings: Findings) -> Timing:
    """Write one occasion: a date, or a time of day within a period of that one date.

    A Timing's own date with time needs an offset; a time of day floats, as a plan's does.

    >>> write_once(Once(on="2026-02-07"), Reach(dt.date(2026, 2, 1)), Findings("", ""))
    {'event': ['2026-02-07']}
    """
    if schedule.on not in reach:
        findings.unsayable("on")
    if schedule.window_minutes is not None:
        findings.lose("window_minutes", "no-place")
    _lose_reach(schedule.on, reach, findings)
    if schedule.at is None:
        return {"event": [schedule.on.isoformat()]}
    day = Reach(schedule.on, schedule.on + _DAY)
    return {"repeat": {"boundsPeriod": day.period(), "count": 1, "timeOfDay": [_time(schedule.at)]}}


def write_listed(
    schedule: ListedOccasions, reach: Reach, zone: ZoneInfo | None, findings: Findings
) -> Timing:
    """Write listed occasions as events; those with a time need a zone for their offset.

    >>> listed = ListedOccasions(occasions=[{"on": "2026-02-03"}, {"on": "2026-02-07"}])
    >>> write_listed(listed, Reach(dt.date(2026, 2, 1)), None, Findings("", ""))
    {'event': ['2026-02-03', '2026-02-07']}
    """
    for name in ("key", "issued_at", "ended", "window_minutes"):
        if any(getattr(each, name) is not None for each in schedule.occasions):
            findings.lose(f"occasions/{name}", "no-place")
    there = [each for each in schedule.occasions if each.on in reach]
    if len(there) < len(schedule.occasions):
        findings.lose("occasions", "without-effect")
    slots = {(each.on, each.at) for each in there}
    if not slots or len(slots) < len(there):
        findings.unsayable("occasions")
        return {}
    if len(slots) == 1:
        findings.lose("type", "reworded")
    if zone is None and any(at is not None for _, at in slots):
        findings.wrong("missing-member", member="time_zone")
        return {}
    events: list[str] = []
    for on, at in sorted(slots, key=lambda slot: (slot[0], slot[1] or dt.time.min)):
        if at is None:
            events.append(on.isoformat())
            continue
        moment = resolved(on, at, zone).astimezone(zone)
        if moment.replace(tzinfo=None) != dt.datetime.combine(on, at):
            findings.unsayable("occasions")  # the clock skips it, so no offset goes with it
        events.append(moment.isoformat("T", "seconds"))
    _lose_reach(min(on for on, _ in slots), reach, findings)
    return {"event": events}


def write_target(schedule: Target, reach: Reach, findings: Findings) -> Timing:
    """Write so many times per day, week or month.

    >>> target = Target(times=3, per="week")
    >>> write_target(target, Reach(dt.date(2026, 2, 2)), Findings("", ""))["repeat"]["frequency"]
    3
    """
    if schedule.per not in UNIT_OF:
        findings.unsayable("per")
        return {}
    if schedule.distinct_days:
        findings.lose("distinct_days", "nearest")
    if schedule.week_starts != "plan":
        findings.lose("week_starts", "nearest" if schedule.per == "week" else "without-effect")
    if schedule.times == 1 and schedule.per == "day":
        findings.lose("type", "nearest")  # once a day reads as a date that repeats
    return {
        "repeat": {
            "boundsPeriod": reach.period(),
            "frequency": schedule.times,
            "period": 1,
            "periodUnit": UNIT_OF[schedule.per],
        }
    }


def write_repeating(schedule: Repeating, reach: Reach, findings: Findings) -> Timing:
    """Write a rule: times of day on all or some days of every week, or every so many days.

    A Timing has times or days, or a frequency, never both, and no dates beside it.

    >>> daily = Repeating(frequency="daily", times=["09:00"])
    >>> write_repeating(daily, Reach(dt.date(2026, 2, 2)), Findings("", ""))["repeat"]["timeOfDay"]
    ['09:00:00']
    """
    _check_rule(schedule, findings)
    reach = _until(schedule, reach, findings)
    repeat: Repeat = {"boundsPeriod": reach.period()}
    if schedule.count is not None:
        repeat["count"] = schedule.count
    days: list[Weekday] = list(schedule.weekdays)
    if schedule.frequency == "weekly" and not days:
        findings.lose("weekdays", "reworded")
        days = [WEEKDAYS[reach.starts_on.weekday()]]
    if schedule.frequency == "daily" and days:
        findings.lose("frequency", "reworded")
    times = sorted(set(schedule.times))
    if times != list(schedule.times):
        findings.lose("times", "reworded")
    if days:
        repeat["dayOfWeek"] = [DAYS[day] for day in days]
    if times:
        repeat["timeOfDay"] = [_time(at) for at in times]
    if not (days or times):
        repeat |= {"frequency": 1, "period": schedule.interval, "periodUnit": "d"}
    elif schedule.interval > 1:
        findings.unsayable("interval")
    one_date = reach.ends_before == reach.starts_on + _DAY
    if one_date and schedule.count == 1 and len(times) == 1 and not days:
        findings.lose("type", "reworded")
        findings.lose("ends_before", "reworded")
    return {"repeat": repeat}


def _check_rule(schedule: Repeating, findings: Findings) -> None:
    """Refuse what would change an occasion, and name what does not."""
    if schedule.frequency not in {"daily", "weekly"}:
        findings.unsayable("frequency")
    for name in _RULE_WITHOUT_WORDS:
        if getattr(schedule, name):
            findings.unsayable(name)
    for name in ("window_minutes", "opens_minutes_before"):
        if getattr(schedule, name) is not None:
            findings.lose(name, "no-place")
    if schedule.week_start != "mo":
        findings.lose("week_start", "without-effect")  # what is sayable has an interval of 1
    if schedule.month_end != "skip":
        findings.lose("month_end", "without-effect")


def _until(schedule: Repeating, reach: Reach, findings: Findings) -> Reach:
    """Let the plan end with the rule: a Timing has one end."""
    if schedule.until is None:
        return reach
    findings.lose("until", "reworded")
    end = min(schedule.until + _DAY, reach.ends_before or dt.date.max)
    if end <= reach.starts_on:
        findings.unsayable("until")
    if end != reach.ends_before:
        findings.lose("ends_before", "reworded")
    return Reach(reach.starts_on, end)


def _lose_reach(first: dt.date, reach: Reach, findings: Findings) -> None:
    if first != reach.starts_on:
        findings.lose("starts_on", "reworded")
    if reach.ends_before is not None:
        findings.lose("ends_before", "reworded")


def _time(at: dt.time) -> str:
    return at.isoformat("seconds")

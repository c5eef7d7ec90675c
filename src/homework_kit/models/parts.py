"""The parts of a recurrence rule, as RFC 5545 (section 3.3.10) and JSCalendar both name them.

Here it is decided once which rules a `Repeating` says exactly: `repeating_of` reads the parts, and
`is_standard` and `products` look the other way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, Literal
from zoneinfo import ZoneInfo

import attrs

from homework_kit.models.exchange import Findings, Path
from homework_kit.models.schedules import NthWeekday, Repeating
from homework_kit.models.vocabulary import WEEKDAYS, Weekday
from homework_kit.models.zones import known_zones

Frequency = Literal["daily", "weekly", "monthly", "yearly"]
FREQUENCIES: Final[tuple[Frequency, ...]] = ("daily", "weekly", "monthly", "yearly")
SHORTER: Final = ("hourly", "minutely", "secondly")
"""Frequencies of both forms that no schedule of this library has."""
_MONTHS_OR_YEARS: Final = ("monthly", "yearly")
_MOST_NTH: Final = 5
_MOST_DAYS: Final = 31
_ALWAYS_THERE: Final = 28
_MIDNIGHT: Final = dt.time(0, 0)
_YEARS: Final = range(1900, 2200)
_DAY: Final = dt.timedelta(days=1)


@attrs.frozen(slots=True)
class Parts:
    """A recurrence rule in numbers and names of days, which a schedule may or may not say.

    `until` is a date, a wall time, or an instant (aware); all are inclusive. `backward` is SKIP of
    RFC 7529 with that value.

    >>> Parts("daily").interval
    1
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    nth_weekdays: tuple[tuple[int, Weekday], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    set_positions: tuple[int, ...] = ()
    week_start: Weekday = "mo"
    count: int | None = None
    until: dt.date | None = None
    backward: bool = False


def repeating_of(
    parts: Parts,
    findings: Findings,
    places: dict[str, Path],
    *,
    at: dt.time | None = None,
    zone: ZoneInfo | None = None,
    exclude_dates: Sequence[dt.date] = (),
    extra_dates: Sequence[dt.date] = (),
) -> Repeating | None:
    """Say the parts as a schedule, or note in `findings` why that cannot be done and give None.

    Args:
        parts: what the rule says.
        findings: where to note what is wrong or cannot be said.
        places: how the other form names each member, as a path.
        at: the time of day of the rule's start, which fills in hours and minutes it does not say.
        zone: what an `until` in UTC is read in.
        exclude_dates: local dates to leave out; they stand beside the rule in both forms.
        extra_dates: local dates to add.

    Source: RFC 5545, section 3.3.10.

    >>> places = {"set_positions": ("BYSETPOS",)}
    >>> last = Parts("monthly", weekdays=("fr",), set_positions=(-1,))
    >>> made = repeating_of(last, Findings("RRULE", "schedule"), places)
    >>> made.nth_weekdays[0].n
    -1
    """
    _check_bounds(parts, findings, places)
    if not findings.clean:
        return None
    times = _times(parts, findings, places, at)
    plain = _without_positions(parts, len(times))
    if plain is None:
        findings.unsayable(*places["set_positions"])
        return None
    until = plain.until
    if isinstance(until, dt.datetime) and until.tzinfo is not None and zone is None:
        findings.wrong("missing-member", member="time_zone")
    elif until is not None:
        until = _last_date(until, times, zone)
        if until is None:
            findings.unsayable(*places["until"])
    if not is_standard(plain.frequency, plain.month_days, bool(plain.nth_weekdays)):
        findings.wrong("not-together", *places["frequency"], expected=_named(plain, places))
    if any(abs(n) > _MOST_NTH for n, _ in plain.nth_weekdays):
        findings.unsayable(*places["weekdays"])
    clamps = plain.backward and plain.frequency in _MONTHS_OR_YEARS
    if clamps and min(plain.month_days, default=1) < -_ALWAYS_THERE:
        findings.unsayable(*places["month_days"])
    if not findings.clean:
        return None
    with findings.renaming(places, endless=("interval", "count", "times")):
        return Repeating(
            frequency=plain.frequency,
            interval=plain.interval,
            weekdays=plain.weekdays,
            nth_weekdays=[NthWeekday(n=n, day=day) for n, day in plain.nth_weekdays],
            month_days=plain.month_days,
            months=plain.months,
            times=times,
            week_start=plain.week_start,
            count=plain.count,
            until=until,
            month_end="clamp" if clamps else "skip",
            exclude_dates=exclude_dates,
            extra_dates=extra_dates,
        )
    return None


def skips_backward(schedule: Repeating, findings: Findings) -> bool:
    """Say whether `month_end` clamp is SKIP=BACKWARD, and note where it is not.

    Both forms skip where days of months are expanded, and only past the end of a month.

    Source: RFC 7529, section 4.1; RFC 8984, section 4.3.3.

    >>> last = Repeating(frequency="monthly", month_days=[31], month_end="clamp")
    >>> skips_backward(last, Findings("schedule", "RRULE"))
    True
    """
    if schedule.month_end != "clamp":
        return False
    expands = schedule.frequency in _MONTHS_OR_YEARS
    if expands and min(schedule.month_days, default=1) >= -_ALWAYS_THERE:
        return True
    if all(abs(day) <= _ALWAYS_THERE for day in schedule.month_days):
        findings.lose("month_end", "without-effect")
    else:
        findings.unsayable("month_end")
    return False


def is_standard(frequency: str, month_days: Sequence[int], nth: bool) -> bool:  # noqa: FBT001 - whether there are any is all that counts
    """Say whether both forms allow these members at this frequency.

    RFC 5545: no month days of weeks, and n-th weekdays of months and years alone.

    >>> is_standard("weekly", [1], False), is_standard("monthly", [1], True)
    (False, True)
    """
    return not (frequency == "weekly" and month_days) and (not nth or frequency in _MONTHS_OR_YEARS)


def products(times: Sequence[dt.time]) -> list[tuple[list[int], list[int]]]:
    """Part times of day into products of hours and minutes, as few as there are sets of minutes.

    >>> products([dt.time(8, 0), dt.time(8, 30), dt.time(20, 0), dt.time(20, 30)])
    [([8, 20], [0, 30])]
    """
    by_hour: dict[int, dict[int, None]] = {}
    for each in times:
        by_hour.setdefault(each.hour, {})[each.minute] = None
    parted: dict[frozenset[int], tuple[list[int], list[int]]] = {}
    for hour, minutes in by_hour.items():
        parted.setdefault(frozenset(minutes), ([], list(minutes)))[0].append(hour)
    return list(parted.values())


def zone_of(time_zone: str | None, findings: Findings) -> ZoneInfo | None:
    """Find a zone by its name, or note that it is none.

    >>> zone_of(None, Findings("RRULE", "schedule")) is None
    True
    """
    if time_zone is None:
        return None
    try:
        if time_zone in known_zones():
            return ZoneInfo(time_zone)
    except (LookupError, ValueError, OSError):
        pass  # known here, and this host has no data: said below in the same words
    findings.wrong("unknown-zone", "time_zone")
    return None


def resolved(day: dt.date, at: dt.time, zone: ZoneInfo | None) -> dt.datetime:
    """Give the instant of a wall time, in UTC: forward out of a gap, the first of two in a fold.

    Without a zone the clock is that of UTC.

    >>> resolved(dt.date(2026, 7, 1), dt.time(9, 0), ZoneInfo("Europe/London")).hour
    8
    """
    return dt.datetime.combine(day, at, zone or dt.UTC).astimezone(dt.UTC)


def _check_bounds(parts: Parts, findings: Findings, places: dict[str, Path]) -> None:
    """Hold the numbers to what both forms allow, where no model does it later."""
    for name, number in (("interval", parts.interval), ("count", parts.count)):
        if number is not None and number < 1:
            findings.wrong("out-of-range", *places[name], expected="from 1 on")
    weeks = tuple(n for n, _ in parts.nth_weekdays)
    for name, numbers, low, high in (
        ("hours", parts.hours, 0, 23),
        ("minutes", parts.minutes, 0, 59),
        ("seconds", parts.seconds, 0, 60),
        ("nth_weekdays", weeks, -53, 53),
        ("set_positions", parts.set_positions, -366, 366),
    ):
        zero = low < 0 and 0 in numbers
        if zero or not all(low <= each <= high for each in numbers):
            but = " that is not 0" if low < 0 else ""
            findings.wrong("out-of-range", *places[name], expected=f"from {low} to {high}{but}")
    if parts.count is not None and parts.until is not None:
        both = f"{places['count'][-1]}, {places['until'][-1]}"
        findings.wrong("not-together", *places["until"], expected=both)


def _named(parts: Parts, places: dict[str, Path]) -> str:
    other = "month_days" if parts.month_days and parts.frequency == "weekly" else "weekdays"
    return f"{places['frequency'][-1]}, {places[other][-1]}"


def _times(
    parts: Parts, findings: Findings, places: dict[str, Path], at: dt.time | None
) -> tuple[dt.time, ...]:
    """Multiply hours and minutes; a part that is not there is that of the start."""
    if at is not None and (at.second or at.microsecond or at.tzinfo):
        findings.wrong("wrong-format", "at", expected="a time like 08:05")
        return ()
    if any(parts.seconds):
        findings.unsayable(*places["seconds"])
    hours, minutes = parts.hours, parts.minutes
    if not (hours or minutes or parts.seconds):
        return () if at is None else (at,)
    if at is not None:
        hours, minutes = hours or (at.hour,), minutes or (at.minute,)
    for name, numbers in (("hours", hours), ("minutes", minutes)):
        if not numbers:
            findings.wrong("missing-member", member=str(places[name][-1]))
    return tuple(dict.fromkeys(dt.time(hour, minute) for hour in hours for minute in minutes))


def _without_positions(parts: Parts, times: int) -> Parts | None:
    """Say BYSETPOS as n-th weekdays or as days of the month; None where neither is the same."""
    positions = parts.set_positions
    if not positions:
        return parts
    # A position counts slots, and a set has one a day only where there is one time a day.
    if times > 1 or parts.month_days or parts.nth_weekdays or parts.backward:
        return None
    year = parts.frequency == "yearly" and not parts.months
    month = parts.frequency == "monthly" or (
        parts.frequency == "yearly" and len(set(parts.months)) == 1
    )
    named = set(parts.weekdays)
    far = max(abs(n) for n in positions)
    plain = attrs.evolve(parts, set_positions=(), weekdays=())
    if len(named) == 1 and (month or year) and far <= _MOST_NTH:
        return attrs.evolve(plain, nth_weekdays=tuple((n, parts.weekdays[0]) for n in positions))
    if len(named) == len(WEEKDAYS) and month and far <= _MOST_DAYS:
        return attrs.evolve(plain, month_days=positions)
    return None


def _last_date(until: dt.date, times: tuple[dt.time, ...], zone: ZoneInfo | None) -> dt.date | None:
    """Give the last date whose slots all lie at or before `until`, if it parts no date's slots.

    A day-long date stands at its midnight here, as its start does in both forms.
    """
    if until.year not in _YEARS:
        return None
    if not isinstance(until, dt.datetime):
        return until
    wall = until if until.tzinfo is None else until.astimezone(zone)
    # Of three days' slots; a gap at midnight can push a slot into the next day.
    days = [wall.date() + shift * _DAY for shift in (-1, 0, 1)]
    inside = [
        {
            (dt.datetime.combine(day, at) if wall is until else resolved(day, at, zone)) <= until
            for at in times or (_MIDNIGHT,)
        }
        for day in days
    ]
    if inside == [{True}, {True}, {False}]:
        return days[1]
    return days[0] if inside == [{True}, {False}, {False}] else None

"""RRULE of iCalendar (RFC 5545, section 3.3.10; SKIP of RFC 7529) read as and written from a rule.

An RRULE says which dates and times repeat. It has no place for windows, and the dates to leave out
or to add stand beside it, as EXDATE and RDATE.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from homework_kit.models.exchange import Findings, Path
from homework_kit.models.parts import (
    FREQUENCIES,
    SHORTER,
    Frequency,
    Parts,
    is_standard,
    products,
    repeating_of,
    resolved,
    skips_backward,
    zone_of,
)
from homework_kit.models.schedules import Repeating
from homework_kit.models.vocabulary import WEEKDAYS, Weekday

T = TypeVar("T")

_FREQUENCIES: Final[dict[str, Frequency]] = {each.upper(): each for each in FREQUENCIES}
_SHORTER: Final = frozenset(each.upper() for each in SHORTER)
_LONGEST: Final = 10_000
_PLACES: Final[dict[str, Path]] = {
    "frequency": ("FREQ",),
    "interval": ("INTERVAL",),
    "weekdays": ("BYDAY",),
    "nth_weekdays": ("BYDAY",),
    "month_days": ("BYMONTHDAY",),
    "months": ("BYMONTH",),
    "hours": ("BYHOUR",),
    "minutes": ("BYMINUTE",),
    "seconds": ("BYSECOND",),
    "set_positions": ("BYSETPOS",),
    "week_start": ("WKST",),
    "count": ("COUNT",),
    "until": ("UNTIL",),
    "times": ("BYHOUR",),
}
_WITHOUT_WORDS: Final = ("BYWEEKNO", "BYYEARDAY")
_PARTS: Final = frozenset({path[0] for path in _PLACES.values()} | {"RSCALE", "SKIP"})
_NAMES: Final = ", ".join(sorted(map(str, _PARTS)))
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,9}")
_DAY: Final = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL: Final = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")
_KNOWN: Final = "one of DAILY, WEEKLY, MONTHLY, YEARLY"
_DATES: Final = "a date like 20260329, or a time like 20260329T080000Z"


def read_rrule(
    text: str,
    findings: Findings,
    *,
    at: dt.time | None = None,
    time_zone: str | None = None,
    exclude_dates: Sequence[dt.date] = (),
    extra_dates: Sequence[dt.date] = (),
) -> Repeating | None:
    """Read one RRULE, or note in `findings` everything that stands in the way and give None.

    `Repeating.from_rrule` says what the arguments mean.

    >>> read_rrule("FREQ=WEEKLY;BYDAY=MO,FR", Findings("RRULE", "schedule")).weekdays
    ('mo', 'fr')
    """
    zone = zone_of(time_zone, findings)
    said = _split(text, findings)
    parts = None if said is None else _parts(said, findings)
    if parts is None:
        return None
    return repeating_of(
        parts,
        findings,
        _PLACES,
        at=at,
        zone=zone,
        exclude_dates=exclude_dates,
        extra_dates=extra_dates,
    )


def _split(text: str, findings: Findings) -> dict[str, str] | None:
    """Split into parts with their names in capitals; a name RFC 5545 does not know is not kept."""
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] # callers read it from files
        findings.wrong("wrong-type", expected="text")
        return None
    if len(text) > _LONGEST:
        findings.wrong("too-long", limit=_LONGEST)
        return None
    if not text.isascii():  # some letters have an ASCII capital without being ASCII
        findings.wrong("wrong-format", expected="an RRULE like FREQ=DAILY;INTERVAL=2")
        return None
    rule = text.strip().upper().removeprefix("RRULE:")
    said: dict[str, str] = {}
    named = [part.partition("=") for part in rule.split(";")]
    if all(name != "FREQ" for name, _, _ in named):
        findings.wrong("missing-member", member="FREQ")
    for name, _, value in named:
        if name in _WITHOUT_WORDS:
            findings.unsayable(name)
        elif name not in _PARTS:
            findings.wrong("unknown-value", "?", expected=_NAMES)
        elif name in said:
            findings.wrong("duplicate-member", name)
        elif not value:
            findings.wrong("wrong-format", name, expected=f"{name}=…")
        else:
            said[name] = value
    return said


def _parts(said: dict[str, str], findings: Findings) -> Parts | None:
    def numbers(name: str) -> tuple[int, ...]:
        return _each(said, name, _number, "whole numbers", findings)

    def one(name: str) -> int | None:
        return _one(numbers(name), name, findings)

    often = _one(_each(said, "FREQ", _frequency, _KNOWN, findings), "FREQ", findings)
    if often in _SHORTER:
        findings.unsayable("FREQ")
    days = _each(said, "BYDAY", _day, "days like MO or -1FR", findings)
    interval = one("INTERVAL")
    week_starts: tuple[Weekday, ...] = _each(said, "WKST", _weekday, "a day like MO", findings)
    _one(week_starts, "WKST", findings)
    until = _each(said, "UNTIL", _moment, _DATES, findings)
    parts = Parts(
        frequency=_FREQUENCIES.get(often or "", "daily"),
        interval=1 if interval is None else interval,
        weekdays=tuple(day for n, day in days if n is None),
        nth_weekdays=tuple((n, day) for n, day in days if n is not None),
        month_days=numbers("BYMONTHDAY"),
        months=numbers("BYMONTH"),
        hours=numbers("BYHOUR"),
        minutes=numbers("BYMINUTE"),
        seconds=numbers("BYSECOND"),
        set_positions=numbers("BYSETPOS"),
        week_start=week_starts[0] if week_starts else "mo",
        count=one("COUNT"),
        until=_one(until, "UNTIL", findings),
        backward=_goes_backward(said, findings),
    )
    return parts if findings.clean else None


def _each(
    said: dict[str, str],
    name: str,
    read: Callable[[str], T | None],
    expected: str,
    findings: Findings,
) -> tuple[T, ...]:
    """Read the values of a part one by one; what is not there has none."""
    values = said[name].split(",") if name in said else []
    found = tuple(value for text in values if (value := read(text)) is not None)
    if len(found) < len(values):
        findings.wrong("wrong-format", name, expected=expected)
    return found


def _one(values: tuple[T, ...], name: str, findings: Findings) -> T | None:
    if len(values) > 1:
        findings.wrong("too-many-items", name, limit=1)
    return values[0] if values else None


def _frequency(text: str) -> str | None:
    return text if text in _FREQUENCIES or text in _SHORTER else None


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _weekday(text: str) -> Weekday | None:
    return next((day for day in WEEKDAYS if day.upper() == text), None)


def _day(text: str) -> tuple[int | None, Weekday] | None:
    match = _DAY.fullmatch(text)
    day = _weekday(match[2]) if match else None
    return (int(match[1]) if match[1] else None, day) if match and day else None


def _moment(text: str) -> dt.date | None:
    """Read UNTIL: a date, a wall time or, with Z, an instant."""
    match = _UNTIL.fullmatch(text)
    try:
        if not match:
            return None
        date = dt.datetime.strptime(match[1], "%Y%m%d").date()  # noqa: DTZ007 - a date has no zone
        if match[2] is None:
            return date
        time = dt.datetime.strptime(match[2], "%H%M%S").time()  # noqa: DTZ007 - the zone comes next
        return dt.datetime.combine(date, time, dt.UTC if match[3] else None)
    except ValueError:
        return None


def _goes_backward(said: dict[str, str], findings: Findings) -> bool:
    """Read RSCALE and SKIP (RFC 7529, section 4): months are those of the Gregorian calendar."""
    skip = said.get("SKIP", "OMIT")
    if skip not in {"OMIT", "BACKWARD", "FORWARD"}:
        findings.wrong("unknown-value", "SKIP", expected="OMIT, BACKWARD, FORWARD")
    elif skip == "FORWARD":
        findings.unsayable("SKIP")
    if "SKIP" in said and "RSCALE" not in said:
        findings.wrong("missing-member", member="RSCALE")
    if said.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        findings.unsayable("RSCALE")
    return skip == "BACKWARD"


def write_rrule(schedule: Repeating, findings: Findings, *, time_zone: str | None = None) -> str:
    """Write one RRULE; `Repeating.to_rrule` says what is lost, and what cannot be written.

    >>> write_rrule(Repeating(frequency="daily", interval=2), Findings("schedule", "RRULE"))
    'FREQ=DAILY;INTERVAL=2'
    """
    zone = zone_of(time_zone, findings)
    parted = products(schedule.times)
    if len(parted) > 1:
        findings.unsayable("times")
    hours, minutes = parted[0] if parted else ([], [])
    if not is_standard(schedule.frequency, schedule.month_days, nth=False):
        findings.unsayable("month_days")
    if not is_standard(schedule.frequency, (), nth=bool(schedule.nth_weekdays)):
        findings.unsayable("nth_weekdays")
    _lose(schedule, findings)
    days = [day.upper() for day in schedule.weekdays]
    days += [f"{nth.n}{nth.day.upper()}" for nth in schedule.nth_weekdays]
    listed: dict[str, Sequence[object]] = {
        "FREQ": [schedule.frequency.upper()],
        "INTERVAL": [schedule.interval] if schedule.interval > 1 else [],
        "BYMONTH": schedule.months,
        "BYMONTHDAY": schedule.month_days,
        "BYDAY": days,
        "BYHOUR": hours,
        "BYMINUTE": minutes,
        "WKST": [schedule.week_start.upper()] if schedule.week_start != "mo" else [],
        "COUNT": [] if schedule.count is None else [schedule.count],
        "UNTIL": [] if schedule.until is None else [_until(schedule, schedule.until, zone)],
    }
    if skips_backward(schedule, findings):
        # RFC 7529, section 4: no SKIP without RSCALE.
        listed |= {"RSCALE": ["GREGORIAN"], "SKIP": ["BACKWARD"]}
    said = [f"{name}={','.join(map(str, values))}" for name, values in listed.items() if values]
    return ";".join(said)


def _lose(schedule: Repeating, findings: Findings) -> None:
    for name in ("exclude_dates", "extra_dates"):
        if getattr(schedule, name):
            findings.lose(name, "beside")
    for name in ("window_minutes", "opens_minutes_before"):
        if getattr(schedule, name) is not None:
            findings.lose(name, "no-place")


def _until(schedule: Repeating, last: dt.date, zone: ZoneInfo | None) -> str:
    """Write the last slot there can be, in the kind of value that the start has (RFC 5545)."""
    if not schedule.times:
        return f"{last:%Y%m%d}"
    if zone is None:
        return f"{dt.datetime.combine(last, max(schedule.times)):%Y%m%dT%H%M%S}"
    return f"{max(resolved(last, at, zone) for at in schedule.times):%Y%m%dT%H%M%S}Z"

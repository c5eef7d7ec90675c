"""From a FHIR Timing to a schedule with its start and end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, Literal
from zoneinfo import ZoneInfo

import attrs

from homework_kit.adapters.fhir.form import (
    DATE_TIME,
    DATE_TIME_EXPECTED,
    PERIODS,
    REPEAT_MEMBERS,
    RIDING_MEMBERS,
    TIME,
    TIME_EXPECTED,
    TIMING_MEMBERS,
    UNITS,
    WEEKDAY_OF,
    WITHOUT_WORDS,
)
from homework_kit.adapters.objects import Item, Object, Placed
from homework_kit.models.exchange import Findings, Path
from homework_kit.models.schedules import ListedOccasion, ListedOccasions, Once, Repeating, Target
from homework_kit.models.vocabulary import Weekday

_DAY: Final = dt.timedelta(days=1)
_DATE_LENGTH: Final = len("2026-03-29")
_YEARS: Final = range(1900, 2200)
_LAST_MINUTE: Final = dt.time(23, 59)
_DURATION_DAYS: Final = {"d": 1, "wk": 7}
_PLACES: Final[dict[str, Path]] = {
    "times": ("repeat", "timeOfDay"),
    "weekdays": ("repeat", "dayOfWeek"),
    "count": ("repeat", "count"),
    "interval": ("repeat", "period"),
}


@attrs.frozen(slots=True)
class Often:
    """So many times in so many units of time."""

    frequency: int
    period: int
    unit: str


def read_timing(
    timing: Object,
    findings: Findings,
    *,
    starts_on: dt.date | None = None,
    zone: ZoneInfo | None = None,
) -> Placed | None:
    """Read a Timing, or note in `findings` everything that stands in the way and give None.

    >>> findings = Findings("FHIR Timing", "schedule")
    >>> timing = {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk"}}
    >>> read_timing(Object.of(timing, findings), findings).schedule.times
    3
    """
    _leave_behind(timing, TIMING_MEMBERS, ("code", "id", "extension"), findings)
    if "modifierExtension" in timing:
        timing.at("modifierExtension").unsayable()  # FHIR: it must not be ignored
    if "repeat" not in timing and "event" not in timing:
        if "code" in timing:
            timing.at("code").unsayable()
        else:
            timing.needed("repeat")
        return None
    if "repeat" in timing and "event" in timing:
        timing.at("event").unsayable()
        return None
    if "event" in timing:
        return _events(timing.all("event"), findings, starts_on=starts_on, zone=zone)
    return _repeat(timing.at("repeat").object(), findings, starts_on=starts_on, zone=zone)


def _leave_behind(
    held: Object, known: tuple[str, ...], riding: tuple[str, ...], findings: Findings
) -> None:
    """Name what rides along; `_name` holds what FHIR says beside the value of `name`."""
    for name in riding:
        if name in held:
            findings.lose("/".join((*map(str, held.path), name)), "no-place")
    if any(isinstance(name, str) and name[:1] == "_" for name in held.members):
        findings.lose("extension", "no-place")
    held.only([*known, *(f"_{name}" for name in known)])


def _moment(
    item: Item, zone: ZoneInfo | None, findings: Findings
) -> tuple[dt.date, dt.time | None] | None:
    """Read a dateTime as a local date and time: in the zone, or as its author's clock showed it."""
    match = item.match(DATE_TIME, DATE_TIME_EXPECTED)
    if match is None:
        return None
    if len(match[0]) < _DATE_LENGTH:
        item.unsayable()  # a whole month or year
        return None
    try:
        wall = dt.datetime.fromisoformat(match[0])
        wall = wall.astimezone(zone) if zone and wall.tzinfo else wall
    except (ValueError, OverflowError):
        item.wrong("wrong-format", expected=DATE_TIME_EXPECTED)
        return None
    if wall.year not in _YEARS:
        item.unsayable()
        return None
    if wall.tzinfo and not zone:
        findings.lose("/".join(str(part) for part in item.path if isinstance(part, str)), "nearest")
    return wall.date(), wall.time() if len(match[0]) > _DATE_LENGTH else None


def _events(
    events: list[Item], findings: Findings, *, starts_on: dt.date | None, zone: ZoneInfo | None
) -> Placed | None:
    read: list[tuple[dt.date, dt.time | None]] = []
    for item in events:
        moment = _moment(item, zone, findings)
        if moment is not None:
            read.append(moment)
            on, at = moment
            # A plan has no occasion before it starts, so that date would be left out.
            if (starts_on and on < starts_on) or (at and (at.second or at.microsecond)):
                item.unsayable()
    if not findings.clean:
        return None
    if not read:
        findings.wrong("too-few-items", "event", limit=1)
        return None
    first = starts_on or min(on for on, _ in read)
    name = zone.key if zone else None
    if len(read) == 1:
        on, at = read[0]
        return Placed(Once(on=on, at=at), first, None, name)
    with findings.renaming({"occasions": ("event",)}):
        listed = ListedOccasions(occasions=[ListedOccasion(on=on, at=at) for on, at in read])
        return Placed(listed, first, None, name)
    return None


def _repeat(
    repeat: Object, findings: Findings, *, starts_on: dt.date | None, zone: ZoneInfo | None
) -> Placed | None:
    _leave_behind(repeat, tuple(REPEAT_MEMBERS), RIDING_MEMBERS, findings)
    for name in WITHOUT_WORDS:
        if name in repeat:
            repeat.at(name).unsayable()
    if "frequencyMax" in repeat:
        findings.lose("repeat/frequencyMax", "nearest")
    start, end = _bounds(repeat, findings, starts_on=starts_on, zone=zone)
    days: list[Weekday] = [
        WEEKDAY_OF[word] for item in repeat.all("dayOfWeek") if (word := item.word(WEEKDAY_OF))
    ]
    times = [at for item in repeat.all("timeOfDay") if (at := _time(item)) is not None]
    count = repeat.at("count").whole(low=1) if "count" in repeat else None
    often = _often(repeat)
    if not findings.clean:
        return None
    schedule: Repeating | Target | Once | None
    one_date = start is not None and end == start + _DAY
    if start and one_date and count == 1 and len(times) == 1 and not (days or often):
        return Placed(Once(on=start, at=times[0]), start, None, zone.key if zone else None)
    if days or times:
        _check_redundant(repeat, often, len(set(days)), len(set(times)))
        schedule = _rule(
            "weekly" if days else "daily", findings, count=count, days=days, times=times
        )
    elif often is None:
        findings.unsayable("repeat")
        return None
    else:
        schedule = _so_often(often, count, repeat, findings)
    return None if schedule is None else Placed(schedule, start, end, zone.key if zone else None)


def _rule(
    frequency: Literal["daily", "weekly"],
    findings: Findings,
    *,
    count: int | None,
    days: Sequence[Weekday] = (),
    times: Sequence[dt.time] = (),
    interval: int = 1,
) -> Repeating | None:
    with findings.renaming(_PLACES, endless=("interval", "count", "times")):
        return Repeating(
            frequency=frequency, weekdays=days, times=times, count=count, interval=interval
        )
    return None


def _so_often(
    often: Often, count: int | None, repeat: Object, findings: Findings
) -> Repeating | Target | None:
    """Say "k times in n days": once in n days is a rule, and k times in one period a target."""
    if often.unit not in PERIODS:
        repeat.at("periodUnit").unsayable()
    elif often.frequency == 1 and often.unit == "d":
        return _rule("daily", findings, count=count, interval=often.period)
    elif often.period != 1:
        repeat.at("period").unsayable()
    elif count is not None:
        repeat.at("count").unsayable()
    else:
        with findings.renaming({"times": ("repeat", "frequency")}, endless=("times",)):
            return Target(times=often.frequency, per=PERIODS[often.unit])
    return None


def _often(repeat: Object) -> Often | None:
    """Read frequency and period, which stand together; a frequency alone is one of the day."""
    frequency = repeat.at("frequency").whole(low=1) if "frequency" in repeat else None
    if "period" not in repeat and "periodUnit" not in repeat:
        return None if frequency is None else Often(frequency, 1, "d")
    period, unit = repeat.needed("period"), repeat.needed("periodUnit")
    word = unit.word(UNITS) if unit else None
    number = period.value if period else None
    if period and isinstance(number, float) and number > 0 and number % 1:
        period.unsayable()
        return None
    whole = period.whole(low=1) if period else None
    return Often(frequency or 1, whole, word) if whole and word else None


def _check_redundant(repeat: Object, often: Often | None, days: int, times: int) -> None:
    """Hold a frequency beside days or times to what they say already (R4 allows none)."""
    if often is None:
        return
    a_day = max(times, 1)
    if often not in (Often(a_day, 1, "d"), Often((days or 7) * a_day, 1, "wk")):
        repeat.at("frequency").unsayable()


def _bounds(
    repeat: Object, findings: Findings, *, starts_on: dt.date | None, zone: ZoneInfo | None
) -> tuple[dt.date | None, dt.date | None]:
    """Read where it starts and ends, half-open; a length needs a start to end from."""
    start, end = starts_on, None
    if "boundsPeriod" in repeat:
        period = repeat.at("boundsPeriod").object()
        period.only(("start", "end", "id", "extension"))
        if "start" in period:
            moment = _moment(period.at("start"), zone, findings)
            if moment and moment[1] not in {None, dt.time.min}:
                period.at("start").unsayable()
            start = moment[0] if moment else None
        if "end" in period:
            end = _end(period.at("end"), zone, findings)
        if start and end and end <= start:
            findings.wrong("ends-before-start", *period.path, "end")
    if "boundsDuration" in repeat:
        length = repeat.at("boundsDuration").object()
        code = length.needed("code")
        value = length.needed("value")
        unit = code.word(UNITS) if code else None
        many = value.whole(low=1, high=100_000) if value else None
        if start is None or unit not in _DURATION_DAYS or many is None:
            repeat.at("boundsDuration").unsayable()
        elif (start + many * _DURATION_DAYS[unit] * _DAY).year in _YEARS:
            end = start + many * _DURATION_DAYS[unit] * _DAY
        else:
            repeat.at("boundsDuration").unsayable()
    return start, end


def _end(item: Item, zone: ZoneInfo | None, findings: Findings) -> dt.date | None:
    """Read an inclusive end as the first date after it."""
    moment = _moment(item, zone, findings)
    if moment is None:
        return None
    day, at = moment
    if at is not None and at < _LAST_MINUTE:
        item.unsayable()
    return day + _DAY


def _time(item: Item) -> dt.time | None:
    match = item.match(TIME, TIME_EXPECTED)
    if match is None:
        return None
    hour, minute, second, fraction = (int(each or 0) for each in match.groups())
    if second or fraction:
        item.unsayable()
    return dt.time(hour, minute)

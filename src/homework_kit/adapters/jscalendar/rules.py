"""From the recurrence rules of a JSCalendar event (RFC 8984, section 4.3.3) to one schedule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from homework_kit.adapters.jscalendar.form import (
    RULE_MEMBERS,
    WALL,
    WALL_EXPECTED,
    WITHOUT_WORDS,
    places,
)
from homework_kit.adapters.objects import Item, Object
from homework_kit.models.exchange import Findings
from homework_kit.models.parts import FREQUENCIES, SHORTER, Frequency, Parts, repeating_of
from homework_kit.models.remake import remade
from homework_kit.models.schedules import Repeating
from homework_kit.models.vocabulary import WEEKDAYS, Weekday

_FREQUENCIES: Final[dict[str, Frequency]] = {each: each for each in FREQUENCIES}
_WEEKDAYS: Final[dict[str, Weekday]] = {each: each for each in WEEKDAYS}
_MONTH: Final = re.compile(r"([0-9]{1,2})(L?)")
_DAY_MEMBERS: Final = ("@type", "day", "nthOfPeriod")


def read_rules(rules: list[Item], at: dt.time | None, findings: Findings) -> Repeating | None:
    """Read the rules of an event as one schedule; several may differ in their times alone.

    >>> rule = {"@type": "RecurrenceRule", "frequency": "daily"}
    >>> findings = Findings("event", "schedule")
    >>> read_rules([Item(rule, ("recurrenceRules", 0), findings)], None, findings).frequency
    'daily'
    """
    read: list[Repeating] = []
    for index, item in enumerate(rules):
        parts = _parts(item.object(), findings)
        schedule = repeating_of(parts, findings, places(index), at=at) if findings.clean else None
        if schedule is not None:
            read.append(schedule)
    if not findings.clean:
        return None
    if len(read) == 1:
        return read[0]
    times = sorted({time for each in read for time in each.times})
    merged = [remade(each, times=times) for each in read]
    # A count is one rule's own, so several of them are no count of all.
    if len(set(merged)) > 1 or merged[0].count is not None:
        findings.unsayable("recurrenceRules")
    return merged[0]


def says_times(rules: list[Item]) -> bool:
    """Whether any rule names hours, minutes or seconds.

    >>> says_times([])
    False
    """
    named = ("byHour", "byMinute", "bySecond")
    return any(
        name in item.value for item in rules if isinstance(item.value, Mapping) for name in named
    )


def read_wall(item: Item) -> dt.datetime | None:
    """Read a LocalDateTime (RFC 8984, section 1.4.4).

    >>> read_wall(Item("2026-03-29T08:05:00", ("start",), Findings("event", "schedule"))).minute
    5
    """
    match = item.match(WALL, WALL_EXPECTED)
    if match is None:
        return None
    try:
        return dt.datetime.fromisoformat(match[0])
    except ValueError:
        item.wrong("wrong-format", expected=WALL_EXPECTED)
        return None


def _parts(rule: Object, findings: Findings) -> Parts:
    rule.only(RULE_MEMBERS)
    named = rule.needed("@type")
    if named:
        named.word(("RecurrenceRule",))
    for name in WITHOUT_WORDS:
        if rule.all(name):
            findings.unsayable(*rule.path, name)
    days = [_day(item.object()) for item in rule.all("byDay")]
    week_start = rule.at("firstDayOfWeek").word(WEEKDAYS) if "firstDayOfWeek" in rule else "mo"
    return Parts(
        frequency=_frequency(rule),
        interval=_one(rule, "interval") or 1,
        weekdays=tuple(day for n, day in days if n is None),
        nth_weekdays=tuple((n, day) for n, day in days if n is not None),
        month_days=_wholes(rule, "byMonthDay"),
        months=tuple(_month(item) for item in rule.all("byMonth")),
        hours=_wholes(rule, "byHour"),
        minutes=_wholes(rule, "byMinute"),
        seconds=_wholes(rule, "bySecond"),
        set_positions=_wholes(rule, "bySetPosition"),
        week_start=_WEEKDAYS.get(week_start or "", "mo"),
        count=_one(rule, "count"),
        until=read_wall(rule.at("until")) if "until" in rule else None,
        backward=_goes_backward(rule),
    )


def _frequency(rule: Object) -> Frequency:
    item = rule.needed("frequency")
    word = item.word((*FREQUENCIES, *SHORTER)) if item else None
    if item and word in SHORTER:
        item.unsayable()
    return _FREQUENCIES.get(word or "", "daily")


def _wholes(rule: Object, name: str) -> tuple[int, ...]:
    return tuple(item.whole() or 0 for item in rule.all(name))


def _one(rule: Object, name: str) -> int | None:
    return rule.at(name).whole(low=1) if name in rule else None


def _day(day: Object) -> tuple[int | None, Weekday]:
    day.only(_DAY_MEMBERS)
    named, word = day.needed("@type"), day.needed("day")
    if named:
        named.word(("NDay",))
    n = day.at("nthOfPeriod").whole() or 0 if "nthOfPeriod" in day else None
    return n, _WEEKDAYS.get((word.word(WEEKDAYS) if word else None) or "", "mo")


def _month(item: Item) -> int:
    match = item.match(_MONTH, "a month like 3, as text")
    if match and match[2]:
        item.unsayable()  # a leap month is one of another calendar
    return int(match[1]) if match else 0


def _goes_backward(rule: Object) -> bool:
    """Read rscale and skip: months are those of the Gregorian calendar."""
    scale = rule.at("rscale")
    if "rscale" in rule and scale.value != "gregorian":
        scale.unsayable()
    skip = rule.at("skip")
    word = skip.word(("omit", "backward", "forward")) if "skip" in rule else "omit"
    if word == "forward":
        skip.unsayable()
    return word == "backward"

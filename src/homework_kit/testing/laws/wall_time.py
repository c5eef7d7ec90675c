"""Laws of occasions on the person's own clock: wall time, gaps, days and dates.

They reckon with `zoneinfo` alone, so they know nothing of how occasions are computed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal
from zoneinfo import ZoneInfo

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.schedules import Once, Repeating
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule import occurrences as ours
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.scheduler import Occasion, Plans, Question, Scheduler, Zones, named
from homework_kit.testing.laws.story import joined, moment

_PAGE: Final = "scheduling.md"
_DAY: Final = dt.timedelta(days=1)
_TIMED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_NOON: Final = dt.time(12)


def _read(wall: dt.datetime, zone: str) -> dt.datetime:
    """Read a wall time: the first of two, and in a gap moved forward by it."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(dt.UTC)


def _exists(wall: dt.datetime, zone: str) -> bool:
    return _read(wall, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


def _timed(
    asked: Question, start: dt.datetime, end: dt.datetime, occurrences: Scheduler
) -> Iterator[tuple[Occasion, dt.datetime, str]]:
    """Give timed occasions with the wall time that their keys name, and the zone they are read in.

    Where a floating plan's slot was moved, travel may have jumped over it, so it says nothing.
    """
    for each in asked.ask(occurrences, start, end):
        version = asked.versions.get((each.assignment_id, each.version))
        anchor = None if version is None else version.time_zone
        if _TIMED.fullmatch(each.key) and not (anchor is None and each.shifted):
            yield each, dt.datetime.fromisoformat(each.key), anchor or each.zone


@lawful(
    "occurrences.wall-time",
    says="A slot keeps its time of day on both sides of a clock change; of two, it is the first.",
    page=_PAGE,
    quote="A slot at 09:00 is at 09:00 on the person's clock on both sides of a clock change.",
)
def keeps_wall_time(
    plans: Plans,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to the person's clock, wherever the time of a slot exists.

    Source: scheduling.md, Wall time rules: one that exists twice (a fold) is the first of the two.

    Raises:
        LawBroken: a slot is due at another time of day than its key names.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> keeps_wall_time(WALK, START, END)
    """
    asked = Question(plans, zones, sessions)
    for each, wall, zone in _timed(asked, start, end, occurrences):
        due = _read(wall, zone)
        if _exists(wall, zone) and (each.due != due or each.shifted):
            here = due.astimezone(ZoneInfo(zone))
            return joined(
                asked.told(start, end),
                f"{each.assignment_id} {each.key} is due {moment(each.due)}.",
                f"On the clock of {zone} that slot is at {moment(here)}.",
            )
    return None


@lawful(
    "occurrences.gap",
    says="A slot whose time does not exist that day moves forward by the gap, and says so.",
    page=_PAGE,
    quote="A local time that does not exist (a gap) moves forward by the gap",
)
def gap_moves_forward(
    plans: Plans,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to moving a slot in a gap, on that day alone, and to marking it `shifted`.

    Source: scheduling.md, Wall time rules: a local time that does not exist.

    Raises:
        LawBroken: the slot is due at another moment, or is not marked.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> gap_moves_forward(WALK, START, END)
    """
    asked = Question(plans, zones, sessions)
    for each, wall, zone in _timed(asked, start, end, occurrences):
        due = _read(wall, zone)
        if not _exists(wall, zone) and not (each.due == due and each.shifted):
            return joined(
                asked.told(start, end),
                f"{wall.time().isoformat('minutes')} did not exist in {zone} that day.",
                f"{each.key} is due {moment(each.due)}, shifted: {each.shifted}.",
                f"Moved by the gap it is due {moment(due.astimezone(ZoneInfo(zone)))}.",
            )
    return None


def _ends_with_its_day(plan: Assignment) -> bool:
    return isinstance(plan.schedule, Repeating | Once) and plan.schedule.window_minutes is None


@lawful(
    "occurrences.persons-day",
    says="A day is the person's day: what has no window of its own closes when that day ends.",
    page=_PAGE,
    quote="`window_minutes` after its time; without, at the end of the person's day",
)
def persons_day(
    plans: Plans,
    start: dt.datetime,
    end: dt.datetime,
    *,
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to days that end on the person's clock, at `day_starts_at`, not in UTC.

    It looks at anchored plans, at repeating and single dates without `window_minutes`.

    Source: scheduling.md, Person's day: day-long occasions open and close on it.

    Raises:
        LawBroken: an occasion closes at another moment, or a day-long one opens at another.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> persons_day(WALK, START, END)
    """
    asked = Question(plans)
    for each in asked.ask(occurrences, start, end):
        plan = asked.versions.get((each.assignment_id, each.version))
        zone = None if plan is None else plan.time_zone
        if plan is None or zone is None or not _ends_with_its_day(plan):
            continue
        first, last = (
            dt.datetime.combine(day, plan.day_starts_at)
            for day in (each.local_date, each.local_date + _DAY)
        )
        begins = len(each.key) == len("2026-02-02") and each.local_date != plan.starts_on
        wrong = (_exists(last, zone) and each.closes != _read(last, zone)) or (
            begins and _exists(first, zone) and each.opens != _read(first, zone)
        )
        if wrong:
            return joined(
                asked.told(start, end),
                f"The person's day {each.local_date} runs from {first:%H:%M} in {zone}.",
                f"Found: {named(each)}.",
            )
    return None


def _plan(first: dt.date, zone: str, schedule: Repeating, day_starts_at: dt.time) -> Assignment:
    return Assignment(
        id="walk",
        title="Walk",
        task=OtherTask(what_to_do="Walk"),
        starts_on=first,
        time_zone=zone,
        schedule=schedule,
        day_starts_at=day_starts_at,
    )


@lawful(
    "occurrences.every-slot-once",
    says="Each time of each day has exactly one occasion, also where the clock goes back.",
    page=_PAGE,
    quote="One slot is one occasion, in a fold too.",
)
def every_slot_once(
    first: dt.date,
    zone: str,
    *,
    times: Sequence[dt.time] = (),
    day_starts_at: dt.time = dt.time(0),
    days: int = 30,
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to one occasion per date and time of a plan of every day.

    Source: scheduling.md, Wall time rules; a date that did not happen has no occasion.

    Args:
        first: the day on which the plan starts.
        zone: the zone whose clock the plan follows.
        times: the times of each day, on the person's clock; none is day-long.
        day_starts_at: when the person's day begins.
        days: how many days are looked at.
        occurrences: the scheduler that is held to the law.

    Raises:
        LawBroken: a slot is not there, or is there more than once.

    >>> every_slot_once(dt.date(2026, 10, 20), "Europe/London", times=[dt.time(1, 30)])
    """
    plan = _plan(first, zone, Repeating(frequency="daily", times=sorted(times)), day_starts_at)
    start = dt.datetime.combine(first, dt.time(0), dt.UTC) - 2 * _DAY
    asked, end = Question(plan), start + (days + 6) * _DAY
    found = Counter(each.key for each in asked.ask(occurrences, start, end))
    dates = [
        day
        for number in range(1, days)
        if _exists(dt.datetime.combine(day := first + number * _DAY, _NOON), zone)
    ]
    keys = [
        f"{day}T{each.isoformat('minutes')}" if each else f"{day}"
        for day in dates
        for each in times or (None,)
    ]
    odd = [key for key in keys if found[key] != 1]
    if not odd:
        return None
    counted = [f"Slot {key} is there {found[key]} times." for key in odd]
    return joined(asked.told(start, end), counted)


@lawful(
    "occurrences.never-drifts",
    says="A plan by the date keeps its date: short months leave it out, or take their last day.",
    page=_PAGE,
    quote="Each date is computed from the rule and never by adding to the date before.",
)
def never_drifts(
    first: dt.date,
    zone: str,
    *,
    frequency: Literal["monthly", "yearly"] = "monthly",
    month_end: Literal["skip", "clamp"] = "skip",
    years: int = 5,
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to the dates of a monthly or yearly plan, 29 February among them.

    Source: scheduling.md, Series: monthly on the 31st never drifts.

    Args:
        first: the day on which the plan starts; its date is the date that the plan keeps.
        zone: the zone whose clock the plan follows.
        frequency: every month or every year.
        month_end: what a month without that date does.
        years: how many years are looked at.
        occurrences: the scheduler that is held to the law.

    Raises:
        LawBroken: a date is not there, or another one is.

    >>> never_drifts(dt.date(2024, 2, 29), "Europe/London", frequency="yearly", years=9)
    """
    rule = Repeating(frequency=frequency, month_end=month_end)
    asked = Question(_plan(first, zone, rule, dt.time(0)))
    last = dt.date(first.year + years, 1, 1)
    start, end = (dt.datetime.combine(day, dt.time(0), dt.UTC) for day in (first - 2 * _DAY, last))
    months = range(1, 13) if frequency == "monthly" else [first.month]
    expected = [
        dt.date(year, month, min(first.day, length))
        for year in range(first.year, last.year)
        for month in months
        if first.day <= (length := calendar.monthrange(year, month)[1]) or month_end == "clamp"
    ]
    expected = [day for day in expected if first <= day < last - 2 * _DAY]
    found = [
        each.local_date
        for each in asked.ask(occurrences, start, end)
        if each.local_date < last - 2 * _DAY
    ]
    if found == expected:
        return None
    return joined(
        asked.told(start, end),
        f"The plan keeps the date {first.day}; {month_end} where a month lacks it.",
        [f"Not there: {day}." for day in expected if day not in found],
        [f"There: {day}." for day in found if day not in expected],
        [f"There twice: {day}." for day, count in Counter(found).items() if count > 1],
    )

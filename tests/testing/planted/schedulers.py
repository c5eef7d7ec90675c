"""Schedulers that are wrong on purpose, in ways that were found elsewhere or are easily made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

import attrs

import homework_kit as hk
from homework_kit.models.assignment import Assignment
from homework_kit.models.remake import remade
from homework_kit.models.schedules import Repeating
from homework_kit.schedule import Occurrence

HOUR = dt.timedelta(hours=1)
TICK = dt.timedelta(microseconds=1)


@attrs.frozen(slots=True, kw_only=True)
class Slot:
    """An occasion of somebody else's own type."""

    assignment_id: str
    version: int
    key: str
    local_date: dt.date
    opens: dt.datetime
    due: dt.datetime
    closes: dt.datetime
    paused: bool
    shifted: bool
    zone: str

    @classmethod
    def of(cls, each: Occurrence) -> Slot:
        """Copy an occasion of ours."""
        return cls(**{name.name: getattr(each, name.name) for name in attrs.fields(cls)})


def listed(plans: Any) -> list[Assignment]:
    """Give the plans of a question."""
    return [plans] if isinstance(plans, Assignment) else list(plans)


def right(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """Give what is right, in a type that can be made wrong."""
    return [Slot.of(each) for each in hk.occurrences(plans, start, end, **more)]


def days_in_utc(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """Every day is a day in UTC: an evening entry counts for tomorrow."""
    return right([remade(each, time_zone="Etc/UTC") for each in listed(plans)], start, end, **more)


def closes_at_midnight_utc(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """Windows end at the next midnight in UTC."""
    return [
        attrs.evolve(
            each, closes=each.opens.astimezone(dt.UTC).replace(hour=0, minute=0) + 24 * HOUR
        )
        for each in right(plans, start, end, **more)
    ]


def _is_twice(each: Slot) -> bool:
    wall = each.due.replace(tzinfo=ZoneInfo(each.zone))
    return wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()


def drops_folds(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """A time that comes twice is dropped as ambiguous."""
    found = right(plans, start, end, **more)
    return [each for each in found if each.shifted or not _is_twice(each)]


def doubles_folds(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """A time that comes twice is due twice."""
    return [
        again
        for each in right(plans, start, end, **more)
        for again in ([each, each] if _is_twice(each) and not each.shifted else [each])
    ]


def drops_gaps(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """A time that does not exist has no occasion."""
    return [each for each in right(plans, start, end, **more) if not each.shifted]


def stays_in_the_gap(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """A time that does not exist is read with the offset after the gap, and not marked."""
    return [
        attrs.evolve(each, due=each.due - HOUR, opens=each.opens - HOUR, shifted=False)
        if each.shifted
        else each
        for each in right(plans, start, end, **more)
    ]


def adds_24_hours(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """Each due time is the first one and so many times 24 hours."""
    found = right(plans, start, end, **more)
    return [
        attrs.evolve(each, due=found[0].due + (each.local_date - found[0].local_date))
        if each.key[10:] == found[0].key[10:]
        else each
        for each in found
    ]


def takes_the_end(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """The end of a window belongs to it."""
    return right(plans, start, end + TICK, **more)


def each_version_alone(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """A version goes on although the next one has begun."""
    every = (right(each, start, end, **more) for each in listed(plans))
    return sorted((each for found in every for each in found), key=lambda each: each.opens)


def drops_the_day_of_the_switch(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """A version begins on the day after its first."""
    first = {each.version: each.starts_on for each in listed(plans) if each.version > 1}
    found = right(plans, start, end, **more)
    return [each for each in found if each.local_date != first.get(each.version)]


def takes_proposals(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """What is proposed rules already."""
    return right([remade(each, status="active") for each in listed(plans)], start, end, **more)


def drops_pauses(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """What is paused was never there."""
    return [each for each in right(plans, start, end, **more) if not each.paused]


def numbers_as_keys(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """An occasion is named by its place in the answer."""
    found = right(plans, start, end, **more)
    return [attrs.evolve(each, key=str(number)) for number, each in enumerate(found)]


def days_as_keys(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """An occasion is named by its day, also where a day has several."""
    return [
        attrs.evolve(each, key=str(each.local_date)) for each in right(plans, start, end, **more)
    ]


def newest_first(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """The last occasion comes first."""
    return right(plans, start, end, **more)[::-1]


def knows_one_plan(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """The first plan is the plan."""
    return right(listed(plans)[0], start, end, **more)


def due_after_closing(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """What is due at the end of a day is due a minute later."""
    return [
        attrs.evolve(each, due=each.closes + dt.timedelta(minutes=1))
        for each in right(plans, start, end, **more)
    ]


def next_from(plans: Any, after: dt.datetime, **more: Any) -> Occurrence | None:
    """The next one may open at this very moment."""
    return hk.next_occurrence(plans, after - TICK, **more)


def _on_the_last_day(each: Assignment) -> Assignment:
    return (
        remade(each, schedule=remade(each.schedule, month_end="clamp"))
        if isinstance(each.schedule, Repeating)
        else each
    )


def takes_the_last_day(plans: Any, start: Any, end: Any, **more: Any) -> list[Slot]:
    """29 February is the 28th in other years, although the plan says to leave it out."""
    return right([_on_the_last_day(each) for each in listed(plans)], start, end, **more)


def drifts(plans: Any, start: Any, end: Any, **more: Any) -> Iterable[Slot]:
    """Each date is made from the one before: once on the 28th, always on the 28th."""
    day = 31
    for each in takes_the_last_day(plans, start, end, **more):
        day = min(day, each.local_date.day)
        yield attrs.evolve(each, local_date=each.local_date.replace(day=day))

"""The dated slots of a schedule: on which date, at what time or all day, under which key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import ListedOccasions, Once, Prompted, Repeating
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule.prompts import prompt_times
from homework_kit.schedule.rule import LAST_DATE, nominal_slots
from homework_kit.schedule.walltime import DAY

MINUTES_A_DAY = 24 * 60


class Slot(NamedTuple):
    """One nominal slot. `at` None is day-long; `window` and `early` are minutes."""

    key: str
    on: dt.date
    at: dt.time | None
    window: int | None
    early: int


def slot_key(on: dt.date, at: dt.time | None) -> str:
    """Name a slot by its nominal wall time (scheduling.md, Occurrence: the key).

    >>> slot_key(dt.date(2026, 3, 5), None), slot_key(dt.date(2026, 3, 5), dt.time(9, 0))
    ('2026-03-05', '2026-03-05T09:00')
    """
    return on.isoformat() if at is None else f"{on.isoformat()}T{at.isoformat('minutes')}"


def slots_between(assignment: Assignment, low: dt.date, high: dt.date) -> Iterator[Slot]:
    """Give the slots whose calendar date lies from low to high (both inclusive), from starts_on on.

    Targets, sessions and as-needed plans have none. A rule reaches to the end of 2199.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Call", task=OtherTask(what_to_do="Call"), starts_on="2026-02-02",
    ...     schedule=Once(on="2026-02-03", at="18:00"),
    ... )
    >>> [slot.key for slot in slots_between(plan, dt.date(2026, 2, 1), dt.date(2026, 2, 9))]
    ['2026-02-03T18:00']
    """
    low, high = max(low, assignment.starts_on), min(high, LAST_DATE)
    schedule = assignment.schedule
    if isinstance(schedule, Once | ListedOccasions):
        for slot in _dated(schedule):
            if low <= slot.on <= high:
                yield slot
    elif isinstance(schedule, Repeating):
        early = schedule.opens_minutes_before or 0
        for on, times in nominal_slots(schedule, assignment.starts_on, low, high):
            for at in times:
                yield Slot(slot_key(on, at), on, at, schedule.window_minutes, early)
    elif isinstance(schedule, Prompted):
        yield from _prompts(schedule, assignment.id, low, high)


def _dated(schedule: Once | ListedOccasions) -> Iterator[Slot]:
    listed = (schedule,) if isinstance(schedule, Once) else schedule.occasions
    for each in listed:
        named = None if isinstance(each, Once) else each.key
        key = slot_key(each.on, each.at) if named is None else f"id:{named}"
        yield Slot(key, each.on, each.at, each.window_minutes, 0)


def _prompts(schedule: Prompted, assignment_id: str, low: dt.date, high: dt.date) -> Iterator[Slot]:
    """Draw day by day; the key's date is the calendar date that the draw is made for."""
    for ordinal in range(low.toordinal(), high.toordinal() + 1):
        on = dt.date.fromordinal(ordinal)
        if schedule.weekdays and WEEKDAYS[on.weekday()] not in schedule.weekdays:
            continue
        for n, at in enumerate(prompt_times(schedule, assignment_id, on), start=1):
            yield Slot(f"{on.isoformat()}#{n}", on, at, schedule.window_minutes, 0)


def days_early(assignment: Assignment) -> dt.timedelta:
    """Give how long before its date a slot may open, in whole days rounded up.

    >>> from homework_kit.models.tasks import OtherTask
    >>> days_early(Assignment(
    ...     id="a1", title="Call", task=OtherTask(what_to_do="Call"), starts_on="2026-02-02",
    ...     schedule=Repeating(frequency="daily", times=["09:00"], opens_minutes_before=30),
    ... )).days
    1
    """
    schedule = assignment.schedule
    early = schedule.opens_minutes_before if isinstance(schedule, Repeating) else None
    return -(-(early or 0) // MINUTES_A_DAY) * DAY


def days_open(assignment: Assignment) -> dt.timedelta:
    """Give how long a slot's window may run, in whole days rounded up.

    >>> from homework_kit.models.tasks import OtherTask
    >>> days_open(Assignment(
    ...     id="a1", title="Call", task=OtherTask(what_to_do="Call"), starts_on="2026-02-02",
    ...     schedule=Once(on="2026-02-03", window_minutes=3000),
    ... )).days
    3
    """
    schedule = assignment.schedule
    windows: tuple[int | None, ...] = ()
    if isinstance(schedule, ListedOccasions):
        windows = tuple(each.window_minutes for each in schedule.occasions)
    elif isinstance(schedule, Once | Repeating | Prompted):
        windows = (schedule.window_minutes,)
    return -(-max((window or 0 for window in windows), default=0) // MINUTES_A_DAY) * DAY

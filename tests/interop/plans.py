"""Generated schedules with their start, and the occasions of what comes back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from homework_kit.models import schedules
from homework_kit.models.assignment import Assignment
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule import occurrences
from homework_kit.schedule.rule import nominal_slots
from tests.interop.rules import DAY, starts, texts

ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Etc/UTC")
zones = st.sampled_from([None, *ZONES])
times = st.builds(dt.time, st.integers(4, 23), st.sampled_from([0, 15, 30]))
windows = st.none() | st.integers(1, 3000)
Repeating: Any = schedules.Repeating


def near(start: dt.date) -> st.SearchStrategy[dt.date]:
    """Draw a date of the two months around a start, mostly after it."""
    return st.integers(-5, 60).map(lambda days: start + days * DAY)


@st.composite
def repeating(draw: st.DrawFn, start: dt.date) -> schedules.Repeating:
    """Draw a rule with dates beside it; times are any, and often no product."""
    read = schedules.Repeating.from_rrule(draw(texts(start=start)))
    dates = [day for day, _ in nominal_slots(read, start, start, start + 400 * DAY)]
    ruled = st.sampled_from(dates[:40]) if dates else near(start)
    members = read.model_dump(exclude_none=True) | {
        "exclude_dates": draw(st.lists(near(start) | ruled, max_size=4, unique=True)),
        "extra_dates": draw(st.lists(near(start) | ruled, max_size=3, unique=True)),
        "month_end": draw(st.sampled_from(["skip", "skip", "clamp"])),
    }
    if draw(st.sampled_from([False, False, True])):
        members["times"] = sorted(draw(st.sets(times, min_size=1, max_size=4)))
    made: schedules.Repeating = Repeating(
        **members,
        window_minutes=draw(windows),
        opens_minutes_before=draw(st.sampled_from([None, None, None, 30])),
    )
    return made


@st.composite
def once(draw: st.DrawFn, start: dt.date) -> schedules.Once:
    """Draw one occasion."""
    return schedules.Once(
        on=draw(near(start)), at=draw(st.none() | times), window_minutes=draw(windows)
    )


@st.composite
def listed(draw: st.DrawFn, start: dt.date) -> schedules.ListedOccasions:
    """Draw a few occasions, in any order, mostly alike."""
    days = draw(st.lists(near(start), min_size=1, max_size=5, unique=True))
    window = draw(windows)
    at = draw(st.sampled_from([None, dt.time(9, 0), dt.time(18, 30)]))
    named = draw(st.sampled_from([False, False, True]))
    return schedules.ListedOccasions(
        occasions=[
            schedules.ListedOccasion(
                on=day, at=at, window_minutes=window, key=f"k{index}" if named else None
            )
            for index, day in enumerate(days)
        ]
    )


@st.composite
def targets(draw: st.DrawFn) -> schedules.Target:
    """Draw a target of any period."""
    return schedules.Target(
        times=draw(st.integers(1, 5)),
        per=draw(st.sampled_from(["day", "week", "month", "session"])),
        distinct_days=draw(st.booleans()),
        week_starts=draw(st.sampled_from(["plan", "mo"])),
    )


UNDATED: list[Any] = [
    schedules.BeforeSession(),
    schedules.AsNeeded(cue="My shoulders go up"),
    schedules.Prompted(
        per_day=5, between=schedules.TimeSpan(from_=dt.time(9), until=dt.time(21)), seed="s"
    ),
    schedules.Target(times=2, per="session"),
]
"""Schedules that neither an event nor a Timing can say."""


@st.composite
def placed(draw: st.DrawFn) -> tuple[Any, dt.date]:
    """Draw a dated schedule and the day its plan starts on."""
    start = draw(starts)
    return draw(repeating(start) | repeating(start) | once(start) | listed(start)), start


def plan(schedule: Any, starts_on: dt.date, zone: str | None, **members: Any) -> Assignment:
    """Make a plan."""
    return Assignment(
        id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), schedule=schedule,
        starts_on=starts_on, time_zone=zone, **members,
    )  # fmt: skip


def occasions(
    assignment: Assignment, around: dt.date, days: int = 900
) -> list[tuple[str, dt.datetime, dt.datetime]]:
    """Expand a plan near a date, into what names an occasion and when it is open."""
    start = dt.datetime.combine(around, dt.time(0, 0), dt.UTC)
    found = occurrences(assignment, start - 30 * DAY, start + days * DAY, zones="Europe/London")
    return [(each.key, each.opens, each.closes) for each in found]


def without(schedule: Any, lost: set[str]) -> Any:
    """Drop members, as a reader does who never saw them."""
    members = schedule.model_dump(exclude_none=True)
    for name in lost:
        outer, _, inner = name.partition("/")
        if inner:
            for each in members[outer]:
                each.pop(inner, None)
        else:
            members.pop(outer, None)
    return type(schedule).model_validate(members)

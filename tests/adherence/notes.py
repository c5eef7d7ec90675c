"""Short ways to say a plan, a note and a moment, for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from homework_kit.adherence import summarize
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.schedules import AsNeeded, Prompted, Repeating, Target
from homework_kit.models.summary import AdherenceSummary, AssignmentSummary
from homework_kit.models.tasks import OtherTask

DAILY = Repeating(frequency="daily")
WEEKLY = Target(times=3, per="week")
AS_NEEDED = AsNeeded(cue="tense")
MONDAY = "2026-02-02"
"""The first day of most plans here: a Monday, four weeks long before the next month."""


def prompted(per_day: int = 2, **members: Any) -> Prompted:
    """Make random prompts between 9 and 21."""
    usual: dict[str, Any] = {"between": {"from": "09:00", "until": "21:00"}, "seed": "s"}
    usual.update(members, per_day=per_day)
    return Prompted(**usual)


def plan(schedule: Any = DAILY, starts_on: str = MONDAY, **members: Any) -> Assignment:
    """Make a plan in London, unless `zone` says otherwise (None: floating)."""
    zone = members.pop("zone", "Europe/London")
    usual: dict[str, Any] = {"id": "a1", "title": "Walk", "task": OtherTask(what_to_do="Walk")}
    usual.update(starts_on=starts_on, schedule=schedule, time_zone=zone)
    usual.update(members)
    return Assignment(**usual)


def utc(text: str) -> dt.datetime:
    """Read a date or a date and time as UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def entry(name: str, when: str | None, outcome: str | None = "as_agreed", **members: Any) -> Entry:
    """Make a note on plan a1, recorded at a moment in UTC (None: an import without any time)."""
    time: dict[str, Any] = {"mode": "imported"} if when is None else {"recorded_at": utc(when)}
    about: dict[str, Any] = {"id": name, "assignment_id": "a1", "outcome": outcome}
    about.update(time)
    about.update(members)
    return Entry(**about)


def obstacle(name: str, code: str, on: str, **members: Any) -> Obstacle:
    """Make an obstacle of plan a1."""
    about: dict[str, Any] = {"id": name, "code": code, "noted_on": on, "assignment_id": "a1"}
    about.update(members)
    return Obstacle(**about)


def meeting(name: str, at: str, **more: Any) -> Session:
    """Make a session at a moment in UTC."""
    return Session(id=name, on=utc(at).date(), at=utc(at), **more)


def summary(
    plans: Any, entries: Iterable[Any] = (), as_of: str = "2026-02-09", **more: Any
) -> AdherenceSummary:
    """Summarize at a moment in UTC; by default a week after the start."""
    if "window" in more:
        start, end = more["window"]
        more["window"] = (utc(start), utc(end))
    return summarize(plans, entries, as_of=utc(as_of), **more)


def whole(
    plans: Any, entries: Iterable[Any] = (), as_of: str = "2026-02-09", **more: Any
) -> AssignmentSummary:
    """Give the block for the whole of the only plan."""
    (block,) = summary(plans, entries, as_of, **more).assignments
    return block


def states(block: AssignmentSummary) -> dict[str, int]:
    """Give the states that occur, with their counts."""
    return {name: count for name, count in block.occasions.model_dump().items() if count}

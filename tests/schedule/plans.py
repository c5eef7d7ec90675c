"""Short ways to say a plan and a moment, for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from homework_kit.models.assignment import Assignment, AssignmentTombstone
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.models.schedules import BeforeSession, Once, Repeating, Target
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule import Occurrence, occurrences

LONDON = "Europe/London"
DAILY = Repeating(frequency="daily")


def plan(schedule: Any = DAILY, starts_on: str = "2026-03-02", **members: Any) -> Assignment:
    """Make a plan in London, unless `zone` says otherwise (None: floating)."""
    zone = members.pop("zone", LONDON)
    return Assignment(
        **{"id": "a1", "title": "Walk", "task": OtherTask(what_to_do="Walk")}
        | {"starts_on": starts_on, "schedule": schedule, "time_zone": zone}
        | members
    )


def daily(*times: str, **members: Any) -> Repeating:
    """Make a daily schedule."""
    return Repeating(frequency="daily", times=times, **members)


def utc(text: str) -> dt.datetime:
    """Read a date or a date and time as UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def between(
    versions: Assignment | Iterable[Assignment | AssignmentTombstone],
    start: str,
    end: str,
    **more: Any,
) -> list[Occurrence]:
    """Expand between two moments in UTC."""
    return occurrences(versions, utc(start), utc(end), **more)


def keys(found: Iterable[Occurrence]) -> list[str]:
    """Give the keys in order."""
    return [each.key for each in found]


def windows(found: Iterable[Occurrence]) -> list[tuple[str, str, str]]:
    """Give key, opens and closes as texts."""
    return [(each.key, each.opens.isoformat(), each.closes.isoformat()) for each in found]


def meeting(name: str, on: str, at: str | None = None, **more: Any) -> Session:
    """Make a session; `at` is a time in UTC on that date."""
    return Session(id=name, on=on, at=None if at is None else f"{on}T{at}:00+00:00", **more)


def span(from_: str, zone: str) -> ZoneSpan:
    """Say from when on (UTC) the person was in a zone."""
    return ZoneSpan(from_=utc(from_), time_zone=zone)


__all__ = ["BeforeSession", "Once", "Target"]

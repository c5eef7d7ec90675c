"""Short ways to say a plan and a moment, for the tests of this folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from homework_kit.models import bundle, schedules
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule import Occurrence, occurrences

# A date may be written as its ISO text, which type checkers do not know: here they need not.
BeforeSession: Any = schedules.BeforeSession
ListedOccasions: Any = schedules.ListedOccasions
Once: Any = schedules.Once
Prompted: Any = schedules.Prompted
Repeating: Any = schedules.Repeating
Session: Any = bundle.Session
Target: Any = schedules.Target
ZoneSpan: Any = bundle.ZoneSpan

LONDON = "Europe/London"
DAILY = Repeating(frequency="daily")


def plan(schedule: Any = DAILY, starts_on: str = "2026-03-02", **members: Any) -> Assignment:
    """Make a plan in London, unless `zone` says otherwise (None: floating)."""
    usual: dict[str, Any] = {"id": "a1", "title": "Walk", "task": OtherTask(what_to_do="Walk")}
    usual |= {"starts_on": starts_on, "schedule": schedule}
    usual |= {"time_zone": members.pop("zone", LONDON)}
    return Assignment(**(usual | members))


def daily(*times: str, **members: Any) -> schedules.Repeating:
    """Make a daily schedule."""
    made: schedules.Repeating = Repeating(frequency="daily", times=times, **members)
    return made


def utc(text: str) -> dt.datetime:
    """Read a date or a date and time as UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def between(
    versions: Assignment | Iterable[Assignment | Tombstone],
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


def meeting(name: str, on: str, at: str | None = None, **more: Any) -> bundle.Session:
    """Make a session; `at` is a time in UTC on that date."""
    made: bundle.Session = Session(
        id=name, on=on, at=None if at is None else f"{on}T{at}:00+00:00", **more
    )
    return made


def span(from_: str, zone: str) -> bundle.ZoneSpan:
    """Say from when on (UTC) the person was in a zone."""
    made: bundle.ZoneSpan = ZoneSpan(from_=utc(from_), time_zone=zone)
    return made

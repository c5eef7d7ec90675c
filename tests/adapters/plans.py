"""Small plans and their feeds, for tests of one decision each."""

from __future__ import annotations

import datetime as dt
from typing import Any

import homework_kit as hk
from homework_kit.adapters.ical import calendar_feed
from tests.adapters.feeds import AS_OF, MARK, Component, read

DAY = dt.timedelta(days=1)
START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
END = START + 14 * DAY
NIGHTLY: dict[str, Any] = {
    "type": "repeating",
    "frequency": "daily",
    "times": ["21:00"],
    "until": "2026-03-04",
}


def plan(schedule: Any = NIGHTLY, **members: Any) -> hk.Assignment:
    """Make a plan in London."""
    usual: dict[str, Any] = {
        "id": "a1",
        "title": MARK,
        "task": hk.tasks.OtherTask(what_to_do=MARK),
        "starts_on": "2026-03-02",
        "time_zone": "Europe/London",
        "schedule": schedule,
    }
    return hk.Assignment(**usual | members)


def session(on: str, at: str | None = None) -> hk.Session:
    """Make a meeting."""
    moment = None if at is None else dt.datetime.fromisoformat(at)
    return hk.Session(id="s1", on=dt.date.fromisoformat(on), at=moment)


def span(since: str, zone: str) -> hk.ZoneSpan:
    """Say where the person is."""
    return hk.ZoneSpan(from_=dt.datetime.fromisoformat(since), time_zone=zone)


def calendar(versions: Any, **more: Any) -> Component:
    """Write and read a feed of two weeks."""
    told: dict[str, Any] = {"start": START, "end": END, "as_of": AS_OF}
    told |= more
    return read(calendar_feed(versions, **told))


def events(versions: Any, **more: Any) -> list[Component]:
    """Give the events of a feed of two weeks."""
    return calendar(versions, **more).named("VEVENT")


def said(found: list[Component], name: str) -> list[str]:
    """Give one property of each event, as `parameters:value`."""
    lines = [event.lines[name] for event in found]
    return [
        ";".join(f"{k}={v}" for k, v in line.parameters.items()) + f":{line.value}"
        for line in lines
    ]

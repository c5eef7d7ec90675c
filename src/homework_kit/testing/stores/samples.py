"""Small invented documents: few ids, few persons, few words, so that stories stay short."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, TypeAlias

from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review
from homework_kit.models.schedules import Target
from homework_kit.models.tasks import OtherTask

Item: TypeAlias = (
    Assignment | Entry | Obstacle | Review | Tombstone | Session | ZoneSpan | ConsentStatement
)
"""Anything that stands in a list of a bundle."""

AT: Final = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ERASED_AT: Final = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
_DAY: Final = dt.date(2026, 2, 2)
_BY_KIND: Final = {
    "assignment": "assignments",
    "entry": "entries",
    "obstacle": "obstacles",
    "review": "reviews",
}


def note(name: str = "n1", text: str = "0", **members: Any) -> Entry:
    """Make a note.

    >>> note().id
    'n1'
    """
    noted: dict[str, Any] = {"id": name, "note": text, "recorded_at": AT}
    return Entry(**noted | members)


def plan(name: str = "a1", text: str = "0", **members: Any) -> Assignment:
    """Make a plan.

    >>> plan(version=2).version
    2
    """
    agreed: dict[str, Any] = {
        "id": name,
        "title": text,
        "task": OtherTask(what_to_do="0"),
        "starts_on": _DAY,
        "schedule": Target(times=3, per="week"),
    }
    return Assignment(**agreed | members)


def obstacle(name: str = "o1", text: str = "0", **members: Any) -> Obstacle:
    """Tell of an obstacle.

    >>> obstacle().code
    'forgetting'
    """
    told: dict[str, Any] = {"code": "forgetting", "noted_on": _DAY, "in_own_words": text}
    return Obstacle(id=name, **told | members)


def review(name: str = "r1", text: str = "0", **members: Any) -> Review:
    """Talk over the first version of plan a1.

    >>> review().assignment_id
    'a1'
    """
    said: dict[str, Any] = {
        "id": name,
        "assignment_id": "a1",
        "assignment_version": 1,
        "reviewed_on": _DAY,
        "by": "together",
        "decision": "keep",
        "note": text,
    }
    return Review(**said | members)


def session(name: str = "s1", **members: Any) -> Session:
    """Agree on a meeting.

    >>> session().on.day
    2
    """
    agreed: dict[str, Any] = {"id": name, "on": _DAY}
    return Session(**agreed | members)


def zone(name: str = "Europe/London", since: dt.datetime = AT) -> ZoneSpan:
    """Say where the person is.

    >>> zone().time_zone
    'Europe/London'
    """
    return ZoneSpan(from_=since, time_zone=name)


def consent(**members: Any) -> ConsentStatement:
    """Say what may be shared.

    >>> consent(share_entries="none").share_entries
    'none'
    """
    said: dict[str, Any] = {"noted_at": AT}
    return ConsentStatement(**said | members)


def part_of(item: Item) -> str:
    """Give the list of a bundle that holds such an item.

    >>> part_of(note()), part_of(zone())
    ('entries', 'zones')
    """
    if isinstance(item, Session):
        return "sessions"
    if isinstance(item, ZoneSpan):
        return "zones"
    if isinstance(item, ConsentStatement):
        return "consent"
    return _BY_KIND[str(getattr(item, "kind"))]  # noqa: B009 - a tombstone's kind is its subclass's


def batch(person: str, *items: Item, extensions: dict[str, Any] | None = None) -> Bundle:
    """Make a bundle of these items.

    >>> batch("p1", note(), plan())
    Bundle(members=3, assignments=1, entries=1)
    """
    lists: dict[str, list[Item]] = {}
    for item in items:
        lists.setdefault(part_of(item), []).append(item)
    members: dict[str, Any] = {"person_id": person, "extensions": extensions, **lists}
    return Bundle(**members)

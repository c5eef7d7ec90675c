"""Short ways to type a summary vector: a plan, notes on it, a moment, and what is counted then."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

MONDAY = "2026-02-02"
DAILY: dict[str, Any] = {"type": "repeating", "frequency": "daily"}


def weekly(times: int = 3, **members: Any) -> dict[str, Any]:
    """So many times a week, from the start of the plan."""
    return {"type": "target", "times": times, "per": "week", **members}


@attrs.frozen(kw_only=True)
class Vector:
    """One vector as it is typed; `pick` names what is taken where both implementations agree."""

    name: str
    clause: str
    description: str
    given: dict[str, Any]
    expected: dict[str, Any] = attrs.Factory(dict)
    pick: tuple[str, ...] = ()


def plan(schedule: dict[str, Any] = DAILY, starts_on: str = MONDAY, **more: Any) -> dict[str, Any]:
    """A plan in UTC, from the first Monday."""
    return {
        "kind": "assignment",
        "schema_version": "1.0",
        "id": "a1",
        "version": 1,
        "title": "Walk",
        "task": {"type": "other", "what_to_do": "Walk"},
        "starts_on": starts_on,
        "time_zone": "Etc/UTC",
        "schedule": schedule,
        **more,
    }


def moment(text: str) -> str:
    """Read "3 09:00" as that day of February 2026 in UTC; other texts stand for themselves."""
    if text.count("-") == 2:
        return text
    day, _, time = text.partition(" ")
    return f"2026-02-{int(day):02d}T{time or '00:00'}:00+00:00"


def note(name: str, when: str | None, outcome: str = "as_agreed", **more: Any) -> dict[str, Any]:
    """A note on plan a1, recorded at a moment (None: an import without any time)."""
    time = {"mode": "imported"} if when is None else {"recorded_at": moment(when)}
    return {
        "kind": "entry",
        "schema_version": "1.0",
        "id": name,
        "assignment_id": "a1",
        "outcome": outcome,
        **time,
        **more,
    }


def obstacle(name: str, code: str, day: int, **more: Any) -> dict[str, Any]:
    """An obstacle of plan a1."""
    return {
        "kind": "obstacle",
        "schema_version": "1.0",
        "id": name,
        "code": code,
        "noted_on": f"2026-02-{day:02d}",
        "assignment_id": "a1",
        **more,
    }


def given(
    plans: dict[str, Any] | list[dict[str, Any]],
    notes: list[dict[str, Any]],
    as_of: str,
    *,
    audience: str = "self",
    asked: dict[str, Any] | None = None,
    **members: Any,
) -> dict[str, Any]:
    """What goes in: one person's bundle, and how the summary is asked for."""
    bundle = {
        "kind": "bundle",
        "schema_version": "1.0",
        "person_id": "p1",
        "assignments": plans if isinstance(plans, list) else [plans],
        "entries": notes,
        **members,
    }
    return {"bundle": bundle, "as_of": moment(as_of), "audience": audience, **(asked or {})}


def block(**members: Any) -> dict[str, Any]:
    """What comes out, of the only assignment."""
    return {"assignments": [{"assignment_id": "a1", **members}]}


def date(offset: int) -> str:
    """The date so many days after the first Monday."""
    return (dt.date.fromisoformat(MONDAY) + dt.timedelta(days=offset)).isoformat()

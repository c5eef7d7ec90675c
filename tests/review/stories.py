"""Small stories of one person, for the tests of the recap."""

from __future__ import annotations

import datetime as dt

import homework_kit as hk

UTC = dt.UTC
NOW = dt.datetime(2026, 2, 23, 8, tzinfo=UTC)


def plan(identity: str = "a1", **members: object) -> hk.Assignment:
    """Make a plan of three times a week in London."""
    chosen: dict[str, object] = {
        "title": "Rough draft",
        "task": hk.tasks.ThoughtRecordTask(form="three_column"),
        "starts_on": dt.date(2026, 2, 9),
        "time_zone": "Europe/London",
        "schedule": hk.schedules.Target(times=3, per="week"),
    }
    return hk.Assignment(id=identity, **(chosen | members))  # type: ignore[arg-type] # members vary per test


def entry(identity: str, day: int, outcome: str = "as_agreed", **members: object) -> hk.Entry:
    """Make an entry on a day of February 2026 at 18:00 UTC."""
    chosen: dict[str, object] = {
        "assignment_id": "a1",
        "outcome": outcome,
        "recorded_at": dt.datetime(2026, 2, day, 18, tzinfo=UTC),
    }
    return hk.Entry(id=identity, **(chosen | members))  # type: ignore[arg-type] # members vary per test


def bundle(
    *entries: hk.Entry, plans: tuple[hk.Assignment, ...] = (), **members: object
) -> hk.Bundle:
    """Make a bundle around entries."""
    sessions = [hk.Session(id="s1", on=dt.date(2026, 2, 16))]
    chosen: dict[str, object] = {
        "assignments": plans or (plan(),),
        "entries": entries,
        "sessions": sessions,
    }
    return hk.Bundle(person_id="p1", **(chosen | members))  # type: ignore[arg-type] # members vary per test


def record(*pairs: tuple[float, float]) -> hk.ThoughtRecord:
    """Make a thought record with one emotion per pair."""
    return hk.ThoughtRecord(
        emotions=[hk.records.Emotion(name="tense", before=b, after=a) for b, a in pairs]
    )

"""Bundles for the tests of the command: small, invented, and marked where nothing may leak."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import homework_kit as hk
from homework_kit.packaged import folder

MARKER = "zqx-private-words"
NOW = dt.datetime(2026, 3, 31, 12, 0, tzinfo=dt.UTC)
AS_OF = NOW.isoformat()
CASES = sorted(folder("cases").glob("case-*.json"))


def plan(**members: Any) -> hk.Assignment:
    """Make a plan of daily breaths that starts on 27 March 2026 in London."""
    made: dict[str, Any] = {
        "id": "breaths",
        "title": "Three slow breaths",
        "task": hk.tasks.SkillRehearsalTask(skill="paced_breathing"),
        "starts_on": dt.date(2026, 3, 27),
        "time_zone": "Europe/London",
        "schedule": hk.schedules.Repeating(frequency="daily", times=[dt.time(8, 30)]),
    }
    return hk.Assignment(**(made | members))


def entry(number: int, day: int, outcome: str = "as_agreed", **members: Any) -> hk.Entry:
    """Make an entry of a day in March 2026, at nine in the morning."""
    made: dict[str, Any] = {
        "id": f"e{number}",
        "assignment_id": "breaths",
        "outcome": outcome,
        "recorded_at": dt.datetime(2026, 3, day, 9, 0, tzinfo=dt.UTC),
    }
    return hk.Entry(**(made | members))


def saved(path: Path, *plans: hk.Assignment, **members: Any) -> str:
    """Write a bundle of these plans into a folder and give the path of the file."""
    bundle = hk.Bundle(person_id="p1", assignments=plans, **members)
    file = path / "bundle.json"
    file.write_text(hk.dumps(bundle), encoding="utf-8")
    return str(file)


def raw(path: Path, document: Any) -> str:
    """Write any JSON value into a folder and give the path of the file."""
    file = path / "raw.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return str(file)


def texts(value: Any) -> set[str]:
    """Gather every text of a JSON value: what an invented person wrote is among them."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, list):
        return set().union(*map(texts, value)) if value else set()
    return texts(list(value.values())) if isinstance(value, dict) else set()

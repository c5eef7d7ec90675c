"""The smallest valid document of every kind, and what a refused one looks like."""

from __future__ import annotations

import copy
from typing import Any

import attrs

Json = dict[str, Any]

VERSION = {"schema_version": "1.0"}
SPAN = {"from": "09:00", "until": "21:00"}
STEP = {"step_id": "st1", "text": "Stand near", "expected": {"value": 30, "scale": "0-100"}}
SAMPLES: dict[str, Json] = {
    "assignment": VERSION
    | {
        "kind": "assignment",
        "id": "a1",
        "version": 1,
        "title": "Catch one thought",
        "task": {"type": "thought_record", "form": "three_column"},
        "starts_on": "2026-02-02",
        "schedule": {"type": "target", "times": 3, "per": "week"},
    },
    "entry": VERSION
    | {
        "kind": "entry",
        "id": "t1",
        "outcome": "partly",
        "recorded_at": "2026-02-06T19:10:00+00:00",
    },
    "obstacle": VERSION
    | {"kind": "obstacle", "id": "o1", "code": "forgetting", "noted_on": "2026-02-07"},
    "review": VERSION
    | {
        "kind": "review",
        "id": "r1",
        "assignment_id": "a1",
        "assignment_version": 1,
        "reviewed_on": "2026-02-16",
        "by": "together",
        "decision": "keep",
    },
    "bundle": VERSION | {"kind": "bundle", "person_id": "p1"},
    "adherence_summary": VERSION
    | {
        "kind": "adherence_summary",
        "as_of": "2026-02-16T09:00:00+00:00",
        "window": {"from": "2026-02-02T00:00:00+00:00", "until": "2026-02-16T00:00:00+00:00"},
        "audience": "self",
    },
    "thought_record": {"type": "thought_record", "situation": "on the bus"},
    "experiment": {"type": "experiment", "outcome": "Two people nodded."},
    "self_monitoring": {"type": "self_monitoring", "trigger": "a call"},
    "skill_rehearsal": {"type": "skill_rehearsal", "skill": "paced_breathing"},
    "graded_step": {"type": "graded_step", "step_id": "st1"},
    "activity": {"type": "activity", "where": "park"},
    "other_record": {"type": "other_record", "text": "walked"},
}
EDITED = ("assignment", "entry", "obstacle", "review")
RECORDS = tuple(name for name, document in SAMPLES.items() if "type" in document)


def sample(kind: str, /, **changes: Any) -> Json:
    """Give the sample of a kind with other members; `...` takes a member away."""
    changed = copy.deepcopy(SAMPLES[kind]) | changes
    return {name: value for name, value in changed.items() if value is not ...}


def tombstone(kind: str, /, **changes: Any) -> Json:
    """Give the smallest tombstone of a kind."""
    version = {"version": 1} if kind == "assignment" else {}
    return VERSION | {"kind": kind, "id": "x1", "deleted": True} | version | changes


def bundle(**lists: Any) -> Json:
    """Give a bundle that holds these lists."""
    return sample("bundle", **lists)


def graded(*steps: Json) -> Json:
    """Give an assignment of graded steps."""
    task = {"type": "graded_steps", "steps": list(steps), "set_with_therapist": True}
    return sample("assignment", task=task)


@attrs.frozen(slots=True)
class Case:
    """A document that breaks one rule: the code, the place, and whether only the ledger says so."""

    kind: str
    code: str
    pointer: str
    document: Json
    ledger: bool = False

    def __str__(self) -> str:
        """Name the test case."""
        return f"{self.kind}-{self.code}{self.pointer.replace('/', '.')}"

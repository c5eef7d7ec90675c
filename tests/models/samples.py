"""The smallest valid document of every kind, and for every code a document it is said of."""

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


def sample(kind: str, **changes: Any) -> Json:
    """Give the sample of a kind with other members; `...` takes a member away."""
    changed = copy.deepcopy(SAMPLES[kind]) | changes
    return {name: value for name, value in changed.items() if value is not ...}


def tombstone(kind: str, **changes: Any) -> Json:
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


def _rated(kind: str, member: str, value: Any, place: str) -> Case:
    return Case(kind, "outside-scale", place, sample(kind, **{member: value}), ledger=True)


DEEP: Any = "bottom"
for _ in range(32):
    DEEP = [DEEP]
EXTENSION = "org.example.thing"
_WITH_EXTENSIONS = tuple(SAMPLES)

OUTSIDE_SCALE = [
    _rated("thought_record", "emotions", [{"name": "x", "before": 11, "scale": "0-10"}], "/emotions/0/before"),
    _rated("thought_record", "emotions", [{"name": "x", "after": 0, "scale": "1-10"}], "/emotions/0/after"),
    *(
        _rated("experiment", "distress", {name: 11, "scale": "0-10"}, f"/distress/{name}")
        for name in ("expected", "before", "peak", "after")
    ),
    _rated("self_monitoring", "mood", {"value": 4, "scale": "-4-3"}, "/mood/value"),
    *(
        _rated("self_monitoring", name, {"value": 2, "scale": "0-1"}, f"/{name}/value")
        for name in ("valence", "arousal", "intensity")
    ),
    _rated("self_monitoring", "feelings", [{"name": "x", "value": 6, "scale": "1-5"}], "/feelings/0/value"),
    _rated("self_monitoring", "urges", [{"name": "x", "intensity": 6, "scale": "0-5"}], "/urges/0/intensity"),
    *(
        _rated("self_monitoring", "activity", {"text": "x", name: 11, "scale": "0-10"}, f"/activity/{name}")
        for name in ("achievement", "closeness", "enjoyment")
    ),
    _rated("skill_rehearsal", "distress", {"before": 8, "scale": "1-7"}, "/distress/before"),
    _rated("skill_rehearsal", "helpfulness", {"value": 0, "scale": "1-8"}, "/helpfulness/value"),
    *(
        _rated("graded_step", "distress", {name: 9, "scale": "0-8"}, f"/distress/{name}")
        for name in ("expected", "before", "peak", "end")
    ),
    _rated("graded_step", "surprise", {"value": -4, "scale": "-3-3"}, "/surprise/value"),
    Case(
        "graded_step", "outside-scale", "/series/1/value",
        sample(
            "graded_step", distress={"scale": "0-10"},
            series=[{"minute": 0, "value": 10}, {"minute": 1, "value": 11}],
        ),
        ledger=True,
    ),
    *(
        _rated("activity", name, {"value": 5, "scale": "0-4"}, f"/{name}/value")
        for name in ("achievement", "closeness", "enjoyment")
    ),
    _rated("activity", "mood", {"after": 4, "scale": "0-3"}, "/mood/after"),
    _rated("other_record", "ratings", [{"name": "x", "value": 0, "scale": "1-100"}], "/ratings/0/value"),
    _rated("assignment", "importance", {"value": 8, "scale": "0-7"}, "/importance/value"),
    _rated("assignment", "difficulty", {"value": 101, "scale": "0-100"}, "/difficulty/value"),
    _rated("entry", "helpfulness", {"value": 11, "scale": "0-10"}, "/helpfulness/value"),
    _rated("entry", "effort", {"value": 11, "scale": "0-10"}, "/effort/value"),
    Case(
        "bundle", "outside-scale", "/entries/0/effort/value",
        bundle(entries=[sample("entry", effort={"value": 11, "scale": "0-10"})]), ledger=True,
    ),
]  # fmt: skip
OUTSIDE_SCALE.remove(
    next(case for case in OUTSIDE_SCALE if case.pointer == "/difficulty/value")
)  # 101 is outside every scale, so the schema says it too

LEDGER_CASES = [
    *OUTSIDE_SCALE,
    Case("assignment", "ends-before-start", "/ends_before", sample("assignment", ends_before="2026-02-02"), ledger=True),
    Case("assignment", "ends-before-start", "/pauses/0/until", sample("assignment", pauses=[{"from": "2026-02-03", "until": "2026-02-03"}]), ledger=True),
    Case("bundle", "ends-before-start", "/assignments/0/ends_before", bundle(assignments=[sample("assignment", ends_before="2026-02-01")]), ledger=True),
    Case("adherence_summary", "ends-before-start", "/window/until", sample("adherence_summary", window={"from": "2026-02-02T00:00:00+00:00", "until": "2026-02-01T00:00:00+00:00"}), ledger=True),
    Case("assignment", "duplicate-step", "/task/steps/1/step_id", graded(STEP, STEP), ledger=True),
    Case("bundle", "duplicate-step", "/assignments/0/task/steps/1/step_id", bundle(assignments=[graded(STEP, STEP)]), ledger=True),
    Case("assignment", "duplicate-occasion", "/schedule/occasions/1", sample("assignment", schedule={"type": "listed", "occasions": [{"on": "2026-02-02"}, {"on": "2026-02-02"}]}), ledger=True),
    Case("bundle", "duplicate-occasion", "/assignments/0/schedule/occasions/1", bundle(assignments=[sample("assignment", schedule={"type": "listed", "occasions": [{"on": "2026-02-02", "key": "k"}, {"on": "2026-02-03", "key": "k"}]})]), ledger=True),
    Case("assignment", "prompts-do-not-fit", "/schedule/between", sample("assignment", schedule={"type": "prompted", "per_day": 5, "between": SPAN, "min_gap_minutes": 180, "seed": "s"}), ledger=True),
    Case("bundle", "prompts-do-not-fit", "/assignments/0/schedule/between", bundle(assignments=[sample("assignment", schedule={"type": "prompted", "per_day": 1, "between": {"from": "09:00", "until": "09:00"}, "seed": "s"})]), ledger=True),
    Case("assignment", "unknown-zone", "/time_zone", sample("assignment", time_zone="Atlantis/Capital"), ledger=True),
    Case("bundle", "unknown-zone", "/zones/0/time_zone", bundle(zones=[{"from": "2026-01-01T00:00:00+00:00", "time_zone": "Atlantis/Capital"}]), ledger=True),
    *(Case(kind, "extensions-too-large", "/extensions", sample(kind, extensions={EXTENSION: "ü" * 32_768}), ledger=True) for kind in _WITH_EXTENSIONS),
    *(Case(kind, "extensions-too-deep", "/extensions", sample(kind, extensions={EXTENSION: DEEP}), ledger=True) for kind in _WITH_EXTENSIONS),
    Case("bundle", "unknown-reference", "/assignments/0/replaces_assignment", bundle(assignments=[sample("assignment", replaces_assignment="a0")]), ledger=True),
    Case("bundle", "unknown-reference", "/entries/0/assignment_id", bundle(entries=[sample("entry", assignment_id="a1")]), ledger=True),
    Case("bundle", "unknown-reference", "/entries/0/assignment_version", bundle(assignments=[sample("assignment")], entries=[sample("entry", assignment_id="a1", assignment_version=2)]), ledger=True),
    Case("bundle", "unknown-reference", "/obstacles/0/assignment_id", bundle(obstacles=[sample("obstacle", assignment_id="a1")]), ledger=True),
    Case("bundle", "unknown-reference", "/obstacles/0/entry_id", bundle(obstacles=[sample("obstacle", entry_id="t1")]), ledger=True),
    Case("bundle", "unknown-reference", "/reviews/0/assignment_version", bundle(assignments=[sample("assignment", version=2)], reviews=[sample("review")]), ledger=True),
    Case("bundle", "unknown-reference", "/reviews/0/next_version", bundle(assignments=[sample("assignment")], reviews=[sample("review", next_version=2)]), ledger=True),
    Case("bundle", "unknown-reference", "/reviews/0/next_assignment_id", bundle(assignments=[sample("assignment")], reviews=[sample("review", next_assignment_id="a2")]), ledger=True),
    Case("bundle", "unknown-reference", "/reviews/0/entries_looked_at/0", bundle(assignments=[sample("assignment")], reviews=[sample("review", entries_looked_at=["t9"])]), ledger=True),
    *(Case("bundle", "person-mismatch", f"/{name}/0/person_id", bundle(**{name: [tombstone(kind, person_id="p2")]}), ledger=True) for kind, name in zip(EDITED, ("assignments", "entries", "obstacles", "reviews"), strict=True)),
    Case("bundle", "unknown-step", "/entries/0/record/step_id", bundle(assignments=[graded(STEP)], entries=[sample("entry", assignment_id="a1", assignment_version=1, record={"type": "graded_step", "step_id": "st2"})]), ledger=True),
    Case("bundle", "unknown-step", "/entries/0/record/step_id", bundle(assignments=[graded(STEP | {"added_on": "2026-02-08"})], entries=[sample("entry", assignment_id="a1", record={"type": "graded_step", "step_id": "st1"})]), ledger=True),
    *(Case(kind, "revision-cycle", "/supersedes", sample(kind, revision="2", supersedes=["2"]), ledger=True) for kind in EDITED),
    *(Case(kind, "revision-cycle", "/supersedes", tombstone(kind, revision="2", supersedes=["2"]), ledger=True) for kind in EDITED),
    Case("bundle", "revision-cycle", "/entries/1/supersedes", bundle(entries=[sample("entry", revision="1", supersedes=["2"]), sample("entry", revision="2", supersedes=["1"])]), ledger=True),
    Case("bundle", "revision-cycle", "/sessions/0/supersedes", bundle(sessions=[{"id": "s1", "on": "2026-02-09", "supersedes": ["1"]}]), ledger=True),
]  # fmt: skip

SCHEMA_CASES = [
    Case("entry", "missing-member", "/id", sample("entry", id=...)),
    Case("entry", "missing-member", "/schema_version", sample("entry", schema_version=...)),
    Case("assignment", "missing-member", "/version", sample("assignment", version=...)),
    Case("other_record", "missing-member", "/ratings/0/scale", sample("other_record", ratings=[{"name": "x", "value": 1}])),
    Case("entry", "missing-member", "/recorded_at", sample("entry", recorded_at=...)),
    Case("entry", "missing-member", "/outcome", sample("entry", assignment_id="a1", outcome=..., note="x")),
    Case("entry", "missing-member", "/assignment_id", sample("entry", assignment_version=1)),
    Case("entry", "missing-member", "/assignment_id", sample("entry", occurrence="2026-02-03")),
    Case("entry", "missing-member", "/occurred_on", sample("entry", occurred_local_time="08:00")),
    Case("self_monitoring", "missing-member", "/mood/scale", sample("self_monitoring", mood={"value": 1})),
    Case("self_monitoring", "missing-member", "/mood", sample("self_monitoring", mood={})),
    Case("thought_record", "missing-member", "/thoughts/0/patterns/0", sample("thought_record", thoughts=[{"text": "x", "patterns": [{}]}])),
    Case("experiment", "missing-member", "/obstacles_foreseen/0", sample("experiment", obstacles_foreseen=[{}])),
    Case("graded_step", "missing-member", "/distress", sample("graded_step", series=[{"minute": 0, "value": 1}])),
    *(
        Case("assignment", "missing-member", f"/task/move_on_rule/{needed}", sample("assignment", task={"type": "graded_steps", "steps": [STEP], "set_with_therapist": True, "move_on_rule": {"type": kind}}))
        for kind, needed in (("repetitions", "value"), ("peak_at_or_below", "value"), ("drop_percent", "value"), ("feared_outcome_absent", "value"), ("agreed_condition", "text"))
    ),
    Case("entry", "unknown-member", "/?", sample("entry", nots="x")),
    Case("entry", "unknown-member", "/record/?", sample("entry", record=sample("activity", wher="x"))),
    Case("entry", "null-value", "/note", sample("entry", note=None)),
    Case("entry", "wrong-type", "/note", sample("entry", note=3)),
    Case("entry", "wrong-type", "/matters", sample("entry", matters="true")),
    Case("entry", "wrong-type", "/obstacles", sample("entry", obstacles="other")),
    Case("entry", "wrong-type", "/record", sample("entry", record="x")),
    Case("entry", "wrong-type", "/effort", sample("entry", effort="x")),
    Case("entry", "wrong-type", "/minutes", sample("entry", minutes=True)),
    Case("entry", "wrong-type", "/extensions", sample("entry", extensions=[])),
    Case("entry", "wrong-format", "/extensions/?", sample("entry", extensions={"thing": 1})),
    Case("entry", "wrong-format", "/id", sample("entry", id="a\n")),
    Case("entry", "wrong-format", "/note", sample("entry", note="a\0")),
    Case("entry", "unknown-value", "/outcome", sample("entry", outcome="done")),
    Case("assignment", "unknown-value", "/task/set_with_therapist", sample("assignment", task={"type": "graded_steps", "steps": [STEP], "set_with_therapist": False})),
    Case("assignment", "unknown-value", "/schedule/month_days/0", sample("assignment", schedule={"type": "repeating", "frequency": "monthly", "month_days": [0]})),
    Case("entry", "missing-tag", "/record", sample("entry", record={"where": "x"})),
    Case("entry", "unknown-tag", "/record", sample("entry", record={"type": "diary"})),
    Case("assignment", "missing-tag", "/schedule", sample("assignment", schedule={})),
    Case("assignment", "unknown-tag", "/task", sample("assignment", task={"type": None})),
    Case("entry", "too-short", "/note", sample("entry", note="")),
    Case("entry", "too-long", "/note", sample("entry", note="x" * 10_001)),
    Case("entry", "too-long", "/title", sample("entry", title="\U0001f33b" * 201)),
    Case("assignment", "too-few-items", "/schedule/occasions", sample("assignment", schedule={"type": "listed", "occasions": []})),
    Case("entry", "too-many-items", "/obstacles", sample("entry", obstacles=["other"] * 201)),
    Case("assignment", "out-of-range", "/confidence", sample("assignment", confidence=100.5)),
    Case("assignment", "out-of-range", "/schedule/times", sample("assignment", schedule={"type": "target", "times": 0, "per": "day"})),
    Case("entry", "not-whole", "/minutes", sample("entry", minutes=1.5)),
    Case("entry", "not-together", "", sample("entry", occurred_at="2026-02-03T08:00:00Z", occurred_on="2026-02-03")),
    Case("assignment", "not-together", "/schedule", sample("assignment", schedule={"type": "repeating", "frequency": "daily", "count": 1, "until": "2026-03-01"})),
    *(Case(kind, "empty-record", "", {"type": kind}) for kind in RECORDS),
    *(Case(kind, "empty-record", "", {"type": kind, "extensions": {}}) for kind in RECORDS),
    Case("self_monitoring", "empty-record", "", {"type": "self_monitoring", "sampling": "event"}),
    Case("entry", "empty-entry", "", sample("entry", outcome=..., title="x")),
    Case("assignment", "status-date-missing", "/status_on", sample("assignment", status="stopped")),
    Case("assignment", "status-date-missing", "/status_on", sample("assignment", status="completed")),
    Case("entry", "unknown-value", "/schema_version", sample("entry", schema_version="one")),
]  # fmt: skip
CASES = [*LEDGER_CASES, *SCHEMA_CASES]

PROFILE_CASES: list[tuple[str, str | bytes]] = [
    ("not-json", '{"kind": '),
    ("not-json", '{"type": "activity", "extensions": {"x.y": NaN}}'),
    ("not-json", ""),
    ("not-utf8", b'{"type": "activity", "where": "\xff"}'),
    ("not-utf8", "\ufeff{}"),
    ("duplicate-member", '{"type": "activity", "where": "a", "where": "b"}'),
    ("duplicate-member", '{"type": "activity", "where": "a", "wher\\u0065": "b"}'),
    ("too-deep", "[" * 65 + "]" * 65),
    ("document-too-large", '{"type": "activity", "where": "' + "x" * 1024 * 1024 + '"}'),
    ("number-not-exact", '{"a": 1.234567890123456}'),
    ("number-not-exact", '{"a": 1e400}'),
    ("number-not-exact", '{"a": -1e-400}'),
    ("number-not-exact", '{"a": 1.23456789012345e-320}'),
    ("number-not-exact", '{"a": 1234567890123456}'),
    ("wrong-type", '{"type": "activity", "where": "\\ud800"}'),
    ("wrong-type", '{"type": "activity", "where": "\ud800"}'),
    ("wrong-type", "[]"),
    ("wrong-type", "null"),
    ("unknown-kind", '{"kind": "diary"}'),
    ("unknown-kind", '{"kind": ["entry"]}'),
    ("unknown-kind", '{"kind": null}'),
    ("missing-member", '{"type": []}'),
    ("unsupported-version", '{"kind": "entry", "schema_version": "2.0"}'),
]
"""Texts that are refused before a model sees them."""

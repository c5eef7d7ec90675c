"""For every code that a schema answers for, and every way out of the parse profile, a case."""

from __future__ import annotations

from tests.models.samples import RECORDS, STEP, Case, sample

SCHEMA_CASES = [
    Case("entry", "missing-member", "/id", sample("entry", id=...)),
    Case("entry", "missing-member", "/schema_version", sample("entry", schema_version=...)),
    Case("assignment", "missing-member", "/version", sample("assignment", version=...)),
    Case(
        "other_record",
        "missing-member",
        "/ratings/0/scale",
        sample("other_record", ratings=[{"name": "x", "value": 1}]),
    ),
    Case("entry", "missing-member", "/recorded_at", sample("entry", recorded_at=...)),
    Case(
        "entry",
        "missing-member",
        "/outcome",
        sample("entry", assignment_id="a1", outcome=..., note="x"),
    ),
    Case("entry", "missing-member", "/assignment_id", sample("entry", assignment_version=1)),
    Case("entry", "missing-member", "/assignment_id", sample("entry", occurrence="2026-02-03")),
    Case("entry", "missing-member", "/occurred_on", sample("entry", occurred_local_time="08:00")),
    Case(
        "self_monitoring",
        "missing-member",
        "/mood/scale",
        sample("self_monitoring", mood={"value": 1}),
    ),
    Case("self_monitoring", "missing-member", "/mood", sample("self_monitoring", mood={})),
    Case(
        "thought_record",
        "missing-member",
        "/thoughts/0/patterns/0",
        sample("thought_record", thoughts=[{"text": "x", "patterns": [{}]}]),
    ),
    Case(
        "experiment",
        "missing-member",
        "/obstacles_foreseen/0",
        sample("experiment", obstacles_foreseen=[{}]),
    ),
    Case(
        "graded_step",
        "missing-member",
        "/distress",
        sample("graded_step", series=[{"minute": 0, "value": 1}]),
    ),
    *(
        Case(
            "assignment",
            "missing-member",
            f"/task/move_on_rule/{needed}",
            sample(
                "assignment",
                task={
                    "type": "graded_steps",
                    "steps": [STEP],
                    "set_with_therapist": True,
                    "move_on_rule": {"type": kind},
                },
            ),
        )
        for kind, needed in (
            ("repetitions", "value"),
            ("peak_at_or_below", "value"),
            ("drop_percent", "value"),
            ("feared_outcome_absent", "value"),
            ("agreed_condition", "text"),
        )
    ),
    Case("entry", "unknown-member", "/?", sample("entry", nots="x")),
    Case(
        "entry", "unknown-member", "/record/?", sample("entry", record=sample("activity", wher="x"))
    ),
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
    Case(
        "assignment",
        "unknown-value",
        "/task/set_with_therapist",
        sample(
            "assignment",
            task={"type": "graded_steps", "steps": [STEP], "set_with_therapist": False},
        ),
    ),
    Case(
        "assignment",
        "unknown-value",
        "/schedule/month_days/0",
        sample(
            "assignment", schedule={"type": "repeating", "frequency": "monthly", "month_days": [0]}
        ),
    ),
    Case("entry", "missing-tag", "/record", sample("entry", record={"where": "x"})),
    Case("entry", "unknown-tag", "/record", sample("entry", record={"type": "diary"})),
    Case("assignment", "missing-tag", "/schedule", sample("assignment", schedule={})),
    Case("assignment", "unknown-tag", "/task", sample("assignment", task={"type": None})),
    Case("entry", "too-short", "/note", sample("entry", note="")),
    Case("entry", "too-long", "/note", sample("entry", note="x" * 10_001)),
    Case("entry", "too-long", "/title", sample("entry", title="\U0001f33b" * 201)),
    Case(
        "assignment",
        "too-few-items",
        "/schedule/occasions",
        sample("assignment", schedule={"type": "listed", "occasions": []}),
    ),
    Case("entry", "too-many-items", "/obstacles", sample("entry", obstacles=["other"] * 201)),
    Case("assignment", "out-of-range", "/confidence", sample("assignment", confidence=100.5)),
    Case(
        "assignment",
        "out-of-range",
        "/schedule/times",
        sample("assignment", schedule={"type": "target", "times": 0, "per": "day"}),
    ),
    Case("entry", "not-whole", "/minutes", sample("entry", minutes=1.5)),
    Case(
        "entry",
        "not-together",
        "",
        sample("entry", occurred_at="2026-02-03T08:00:00Z", occurred_on="2026-02-03"),
    ),
    Case(
        "assignment",
        "not-together",
        "/schedule",
        sample(
            "assignment",
            schedule={"type": "repeating", "frequency": "daily", "count": 1, "until": "2026-03-01"},
        ),
    ),
    *(Case(kind, "empty-record", "", {"type": kind}) for kind in RECORDS),
    *(Case(kind, "empty-record", "", {"type": kind, "extensions": {}}) for kind in RECORDS),
    Case("self_monitoring", "empty-record", "", {"type": "self_monitoring", "sampling": "event"}),
    Case("entry", "empty-entry", "", sample("entry", outcome=..., title="x")),
    Case("assignment", "status-date-missing", "/status_on", sample("assignment", status="stopped")),
    Case(
        "assignment", "status-date-missing", "/status_on", sample("assignment", status="completed")
    ),
    Case("entry", "unknown-value", "/schema_version", sample("entry", schema_version="one")),
]

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

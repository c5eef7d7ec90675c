"""For every rule of the ledger, the documents that break it."""

from __future__ import annotations

from functools import reduce
from typing import Any, cast

from tests.models.broken_scales import OUTSIDE_SCALE
from tests.models.samples import (
    EDITED,
    SAMPLES,
    SPAN,
    STEP,
    Case,
    bundle,
    graded,
    sample,
    tombstone,
)

DEEP: Any = reduce(lambda inner, _: [inner], range(31), cast("Any", ["bottom"]))
EXTENSION = "org.example.thing"

LEDGER_CASES = [
    *OUTSIDE_SCALE,
    Case(
        "assignment",
        "ends-before-start",
        "/ends_before",
        sample("assignment", ends_before="2026-02-02"),
        ledger=True,
    ),
    Case(
        "assignment",
        "ends-before-start",
        "/pauses/0/until",
        sample("assignment", pauses=[{"from": "2026-02-03", "until": "2026-02-03"}]),
        ledger=True,
    ),
    Case(
        "bundle",
        "ends-before-start",
        "/assignments/0/ends_before",
        bundle(assignments=[sample("assignment", ends_before="2026-02-01")]),
        ledger=True,
    ),
    Case(
        "adherence_summary",
        "ends-before-start",
        "/window/until",
        sample(
            "adherence_summary",
            window={"from": "2026-02-02T00:00:00+00:00", "until": "2026-02-01T00:00:00+00:00"},
        ),
        ledger=True,
    ),
    Case("assignment", "duplicate-step", "/task/steps/1/step_id", graded(STEP, STEP), ledger=True),
    Case(
        "bundle",
        "duplicate-step",
        "/assignments/0/task/steps/1/step_id",
        bundle(assignments=[graded(STEP, STEP)]),
        ledger=True,
    ),
    Case(
        "assignment",
        "duplicate-occasion",
        "/schedule/occasions/1",
        sample(
            "assignment",
            schedule={"type": "listed", "occasions": [{"on": "2026-02-02"}, {"on": "2026-02-02"}]},
        ),
        ledger=True,
    ),
    Case(
        "bundle",
        "duplicate-occasion",
        "/assignments/0/schedule/occasions/1",
        bundle(
            assignments=[
                sample(
                    "assignment",
                    schedule={
                        "type": "listed",
                        "occasions": [
                            {"on": "2026-02-02", "key": "k"},
                            {"on": "2026-02-03", "key": "k"},
                        ],
                    },
                )
            ]
        ),
        ledger=True,
    ),
    Case(
        "assignment",
        "prompts-do-not-fit",
        "/schedule/between",
        sample(
            "assignment",
            schedule={
                "type": "prompted",
                "per_day": 5,
                "between": SPAN,
                "min_gap_minutes": 180,
                "seed": "s",
            },
        ),
        ledger=True,
    ),
    Case(
        "bundle",
        "prompts-do-not-fit",
        "/assignments/0/schedule/between",
        bundle(
            assignments=[
                sample(
                    "assignment",
                    schedule={
                        "type": "prompted",
                        "per_day": 1,
                        "between": {"from": "09:00", "until": "09:00"},
                        "seed": "s",
                    },
                )
            ]
        ),
        ledger=True,
    ),
    Case(
        "assignment",
        "unknown-zone",
        "/time_zone",
        sample("assignment", time_zone="Atlantis/Capital"),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-zone",
        "/zones/0/time_zone",
        bundle(zones=[{"from": "2026-01-01T00:00:00+00:00", "time_zone": "Atlantis/Capital"}]),
        ledger=True,
    ),
    *(
        Case(
            kind,
            "extensions-too-large",
            "/extensions",
            sample(kind, extensions={EXTENSION: "ü" * 32_768}),
            ledger=True,
        )
        for kind in SAMPLES
    ),
    *(
        Case(
            kind,
            "extensions-too-deep",
            "/extensions",
            sample(kind, extensions={EXTENSION: DEEP}),
            ledger=True,
        )
        for kind in SAMPLES
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/assignments/0/replaces_assignment",
        bundle(assignments=[sample("assignment", replaces_assignment="a0")]),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/entries/0/assignment_id",
        bundle(entries=[sample("entry", assignment_id="a1")]),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/entries/0/assignment_version",
        bundle(
            assignments=[sample("assignment")],
            entries=[sample("entry", assignment_id="a1", assignment_version=2)],
        ),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/obstacles/0/assignment_id",
        bundle(obstacles=[sample("obstacle", assignment_id="a1")]),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/obstacles/0/entry_id",
        bundle(obstacles=[sample("obstacle", entry_id="t1")]),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/reviews/0/assignment_version",
        bundle(assignments=[sample("assignment", version=2)], reviews=[sample("review")]),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/reviews/0/next_version",
        bundle(assignments=[sample("assignment")], reviews=[sample("review", next_version=2)]),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/reviews/0/next_assignment_id",
        bundle(
            assignments=[sample("assignment")], reviews=[sample("review", next_assignment_id="a2")]
        ),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-reference",
        "/reviews/0/entries_looked_at/0",
        bundle(
            assignments=[sample("assignment")], reviews=[sample("review", entries_looked_at=["t9"])]
        ),
        ledger=True,
    ),
    *(
        Case(
            "bundle",
            "person-mismatch",
            f"/{name}/0/person_id",
            bundle(**{name: [tombstone(kind, person_id="p2")]}),
            ledger=True,
        )
        for kind, name in zip(
            EDITED, ("assignments", "entries", "obstacles", "reviews"), strict=True
        )
    ),
    Case(
        "bundle",
        "unknown-step",
        "/entries/0/record/step_id",
        bundle(
            assignments=[graded(STEP)],
            entries=[
                sample(
                    "entry",
                    assignment_id="a1",
                    assignment_version=1,
                    record={"type": "graded_step", "step_id": "st2"},
                )
            ],
        ),
        ledger=True,
    ),
    Case(
        "bundle",
        "unknown-step",
        "/entries/0/record/step_id",
        bundle(
            assignments=[graded(STEP | {"added_on": "2026-02-08"})],
            entries=[
                sample(
                    "entry", assignment_id="a1", record={"type": "graded_step", "step_id": "st1"}
                )
            ],
        ),
        ledger=True,
    ),
    *(
        Case(
            kind,
            "revision-cycle",
            "/supersedes",
            sample(kind, revision="2", supersedes=["2"]),
            ledger=True,
        )
        for kind in EDITED
    ),
    *(
        Case(
            kind,
            "revision-cycle",
            "/supersedes",
            tombstone(kind, revision="2", supersedes=["2"]),
            ledger=True,
        )
        for kind in EDITED
    ),
    Case(
        "bundle",
        "revision-cycle",
        "/entries/1/supersedes",
        bundle(
            entries=[
                sample("entry", revision="1", supersedes=["2"]),
                sample("entry", revision="2", supersedes=["1"]),
            ]
        ),
        ledger=True,
    ),
    Case(
        "bundle",
        "revision-cycle",
        "/sessions/0/supersedes",
        bundle(sessions=[{"id": "s1", "on": "2026-02-09", "supersedes": ["1"]}]),
        ledger=True,
    ),
]

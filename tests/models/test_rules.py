"""What is refused: each rule of the ledger, each presence rule, each kind of mistake."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from homework_kit.io import iter_problems
from homework_kit.models import schedules, tasks
from homework_kit.models.records import AnyRecord
from homework_kit.models.refusal import TAGS
from homework_kit.models.rules import LEDGER, LEDGER_CODES
from homework_kit.models.vocabulary import Scale, scale_bounds
from homework_kit.schemas import validator
from tests.models.broken_rules import LEDGER_CASES
from tests.models.broken_shapes import SCHEMA_CASES
from tests.models.samples import (
    EDITED,
    STEP,
    Case,
    bundle,
    graded,
    sample,
    tombstone,
)

CASES = [*LEDGER_CASES, *SCHEMA_CASES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_rule_is_said_once_and_in_its_place(case: Case) -> None:
    """Each broken rule gives its code and its JSON Pointer, and nothing else is said."""
    found = iter_problems(case.document)
    assert [(each.code, each.pointer) for each in found] == [(case.code, case.pointer)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_schema_says_all_but_the_ledger(case: Case) -> None:
    """A document is refused by its schema, or by a rule of the ledger that names itself."""
    (found,) = iter_problems(case.document)
    plain = json.loads(json.dumps(case.document))
    assert (found.rule == case.code) is case.ledger
    assert validator(case.kind).is_valid(plain) is case.ledger


def test_the_ledger_names_the_kinds_that_can_break_each_rule() -> None:
    """For each rule and each kind it lists there is a document that breaks it."""
    shown = {(case.code, case.kind) for case in LEDGER_CASES}
    own = {(rule.code, kind) for rule in LEDGER for kind in rule.kinds}
    # Records and documents pass on what their parts break, so a part's case stands for them.
    inside = {(code, outer) for code, _ in shown for outer in ("entry", "bundle", "assignment")}
    assert shown <= own
    assert own <= shown | inside


def test_ledger_numbers_are_never_reused() -> None:
    """Rules are numbered in order from 1, and each code stands once."""
    assert [rule.number for rule in LEDGER] == list(range(1, len(LEDGER) + 1))
    assert len(LEDGER_CODES) == len(LEDGER)


@pytest.mark.parametrize("scale", get_args(Scale))
def test_both_ends_of_a_scale_are_on_it(scale: Scale) -> None:
    """A value at either end is accepted; one beyond is outside."""
    low, high = scale_bounds(scale)
    for value, codes in (
        (low, []),
        (high, []),
        (low - 0.5, ["outside-scale"] if low > -4 else ["out-of-range"]),
        (high + 0.5, ["outside-scale"] if high < 100 else ["out-of-range"]),
    ):
        ratings = [{"name": "x", "value": value, "scale": scale}]
        found = iter_problems(sample("other_record", ratings=ratings))
        assert [each.code for each in found] == codes


@pytest.mark.parametrize(
    "document",
    [
        sample("entry", recorded_at=..., mode="imported"),
        sample("entry", outcome=..., note="x"),
        sample("entry", outcome=..., question_for_session="x"),
        sample("entry", outcome=..., obstacles=["other"]),
        sample("entry", outcome=..., record=sample("activity")),
        sample("assignment", status="completed", ends_before="2026-03-01"),
        sample("assignment", status="stopped", status_on="2026-03-01"),
        sample("assignment", time_zone="Etc/UTC"),
        sample("assignment", pauses=[{"from": "2026-02-03", "until": "2026-02-04"}]),
        graded(STEP, STEP | {"step_id": "st2"}),
        {"type": "activity", "extensions": {"org.example.thing": None}},
        {"type": "self_monitoring", "mood": {"label": "null"}},
        bundle(
            assignments=[sample("assignment"), sample("assignment", version=2)],
            entries=[
                sample("entry", assignment_id="a1", assignment_version=1),
                sample("entry", id="t2", record=sample("graded_step", step_id="no plan")),
                sample("entry", id="t3", assignment_id="a1", record=sample("graded_step")),
            ],
            obstacles=[sample("obstacle", assignment_id="a1", entry_id="t1")],
            reviews=[
                sample(
                    "review",
                    entries_looked_at=["t1"],
                    next_version=2,
                    next_assignment_id="a1",
                    supersedes=["long gone"],
                )
            ],
        ),
        bundle(
            assignments=[graded(STEP | {"added_on": "2026-02-07"})],
            entries=[
                sample("entry", assignment_id="a1", record=sample("graded_step", step_id="st1")),
                sample(
                    "entry",
                    id="t2",
                    assignment_id="a1",
                    assignment_version=1,
                    mode="imported",
                    recorded_at=...,
                    record=sample("graded_step", step_id="st1"),
                ),
                sample(
                    "entry",
                    id="t3",
                    assignment_id="a1",
                    record={"type": "graded_step", "minutes": 3},
                ),
            ],
        ),
        bundle(
            assignments=[tombstone("assignment", id="a1")],
            entries=[sample("entry", assignment_id="a1", assignment_version=1)],
        ),
        bundle(
            sessions=[
                {"id": "s1", "on": "2026-02-09"},
                {"id": "s1", "on": "2026-02-10", "revision": "2", "supersedes": ["1"]},
            ]
        ),
        bundle(entries=[sample("entry", person_id="p1"), sample("entry", id="t2")]),
    ],
)
def test_what_keeps_the_rules_is_accepted(document: dict[str, Any]) -> None:
    """Beside each refused document stands one that is accepted."""
    assert iter_problems(document) == ()


@pytest.mark.parametrize("kind", EDITED)
def test_a_tombstone_is_read_alone_and_in_a_bundle(kind: str) -> None:
    """A deleted document is its identity and nothing more, alone and in its list."""
    lists: dict[str, str] = dict(
        zip(EDITED, ("assignments", "entries", "obstacles", "reviews"), strict=True)
    )
    gone = tombstone(kind, revision="2", supersedes=["1"], recorded_at="2026-02-03T08:00:00Z")
    assert iter_problems(gone) == ()
    assert validator(kind).is_valid(gone)
    assert iter_problems(bundle(**{lists[kind]: [gone]})) == ()


def test_a_tombstone_holds_no_content() -> None:
    """A member of content in a tombstone is refused, as a member of the tombstone."""
    found = iter_problems(bundle(entries=[tombstone("entry", note="x")]))
    assert [(each.code, each.pointer) for each in found] == [("unknown-member", "/entries/0/?")]


def test_an_empty_document_is_no_tombstone() -> None:
    """Without `deleted` nothing reads as a tombstone."""
    gone = tombstone("entry")
    del gone["deleted"]
    assert {each.code for each in iter_problems(gone)} == {"empty-entry", "missing-member"}


def test_problems_of_bundle_items_point_into_the_bundle() -> None:
    """Pointers name list, index and member; no branch of a union and no tag of a shape."""
    task = {"type": "graded_steps", "steps": [STEP | {"text": 3}], "set_with_therapist": True}
    document = bundle(
        assignments=[sample("assignment", task=task)],
        entries=[
            None,
            3,
            sample("entry", record=sample("thought_record", thoughts=[{"hot": 1}])),
            tombstone("entry", deleted="yes"),
        ],
    )
    assert [(each.code, each.pointer) for each in iter_problems(document)] == [
        ("wrong-type", "/assignments/0/task/steps/0/text"),
        ("null-value", "/entries/0"),
        ("wrong-type", "/entries/1"),
        ("missing-member", "/entries/2/record/thoughts/0/text"),
        ("wrong-type", "/entries/2/record/thoughts/0/hot"),
        ("wrong-type", "/entries/3/deleted"),
    ]


def test_members_named_like_tags_stay_in_the_pointer() -> None:
    """A member that has the name of a tag is not taken for one."""
    record = {"type": "self_monitoring", "activity": {"text": 3, "scale": "0-10"}}
    found = iter_problems(sample("entry", record=record))
    assert [each.pointer for each in found] == ["/record/activity/text"]


def test_a_persons_own_keys_are_not_repeated() -> None:
    """Unknown members and names of extensions print as `?`."""
    document = sample("entry", extensions={"my secret": 1, "(tombstone)": 2}, **{"my secret": 1})
    pointers = [each.pointer for each in iter_problems(document)]
    assert pointers == ["/extensions/?", "/extensions/?", "/?"]


def test_all_problems_are_said_at_once() -> None:
    """Several mistakes give several problems; presence and ledger rules together."""
    document = sample("assignment", status="stopped", ends_before="2026-02-01", time_zone="No/Such")
    assert [each.code for each in iter_problems(document)] == [
        "status-date-missing",
        "ends-before-start",
        "unknown-zone",
    ]


def test_at_most_fifty_problems_are_listed() -> None:
    """Fifty problems are listed, and then how many more there are."""
    found = iter_problems(sample("entry", obstacles=["no such"] * 70))
    assert len(found) == 51
    assert found[-1].code == "too-many-problems"
    assert "20 more" in found[-1].message


@pytest.mark.parametrize(
    ("member", "union"),
    [("record", AnyRecord), ("task", tasks.Task), ("schedule", schedules.Schedule)],
)
def test_tags_are_those_of_the_models(member: str, union: Any) -> None:
    """The tags that a message lists are the ones the models have."""
    models = get_args(get_args(union)[0])
    assert TAGS[member] == tuple(
        get_args(model.model_fields["type"].annotation)[0] for model in models
    )

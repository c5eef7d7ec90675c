"""Change within records."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from homework_kit.adherence.changes import RowKey, differences, happened
from homework_kit.models.records import (
    Activity,
    BeforeAfter,
    BelievedThought,
    Emotion,
    Experiment,
    ExperimentDistress,
    FearedOutcome,
    GradedStep,
    OtherRecord,
    SkillRehearsal,
    StepDistress,
    Thought,
    ThoughtRecord,
)
from homework_kit.models.vocabulary import Happened
from tests.adherence.notes import entry, plan, whole

RECORDS: list[tuple[Any, list[tuple[str, str, Decimal | None]]]] = [
    (
        ThoughtRecord(
            emotions=[
                Emotion(name="sad", before=4, after=3, scale="0-10"),
                Emotion(name="calm", after=40),
                Emotion(name="odd"),
            ],
            thoughts=[Thought(text="no", belief_before=80, belief_after=30)],
        ),
        [
            ("emotion_after_minus_before", "0-10", Decimal(-1)),
            ("emotion_after_minus_before", "0-100", None),
            ("thought_belief_after_minus_before", "0-100", Decimal(-50)),
        ],
    ),
    (
        Experiment(
            target_thought=BelievedThought(text="no", belief_before=90, belief_after=60),
            alternative=BelievedThought(text="yes", belief_before=10),
            distress=ExperimentDistress(expected=80, before=40, peak=60, after=20),
        ),
        [
            ("target_belief_after_minus_before", "0-100", Decimal(-30)),
            ("alternative_belief_after_minus_before", "0-100", None),
            ("distress_after_minus_before", "0-100", Decimal(-20)),
            ("peak_minus_expected", "0-100", Decimal(-20)),
        ],
    ),
    (Experiment(outcome="nothing rated"), []),
    (
        SkillRehearsal(skill="imagery", distress=BeforeAfter(before=7, after=5, scale="0-10")),
        [("distress_after_minus_before", "0-10", Decimal(-2))],
    ),
    (
        GradedStep(step_id="s1", distress=StepDistress(expected=50, before=10, peak=60, end=5)),
        [("peak_minus_expected", "0-100", Decimal(10))],
    ),
    (
        Activity(activity="tea", mood=BeforeAfter(before=3, after=3, scale="0-10")),
        [("mood_after_minus_before", "0-10", Decimal(0))],
    ),
    (SkillRehearsal(skill="imagery"), []),
    (GradedStep(step_id="s1"), []),
    (Activity(activity="tea"), []),
    (OtherRecord(text="tea"), []),
    (None, []),
]


@pytest.mark.parametrize(("record", "expected"), RECORDS)
def test_a_record_gives_its_differences(record: Any, expected: list[Any]) -> None:
    """Complete pairs give after minus before; half pairs are named and left out."""
    found = [(each.row.what, each.row.scale, each.value) for each in differences(record)]
    assert found == expected


def test_differences_are_decimal() -> None:
    """Differences are computed in decimal from the written digits: 0.3 - 0.1 is 0.2."""
    record = ThoughtRecord(emotions=[Emotion(name="sad", before=0.1, after=0.3, scale="0-1")])
    assert [each.value for each in differences(record)] == [Decimal("0.2")]


def test_rows_sort_without_a_setting_first() -> None:
    """A row that has no setting can be ordered beside one that has."""
    keys = [
        RowKey("distress_after_minus_before", "0-100", "rehearsal_calm"),
        RowKey("distress_after_minus_before", "0-100"),
    ]
    assert [key.setting for key in sorted(keys)] == [None, "rehearsal_calm"]


def skill(name: str, before: int, after: int | None, setting: str, scale: str = "0-100") -> Any:
    """Make a note with a rehearsed skill."""
    distress: Any = {"before": before, "after": after, "scale": scale}
    members: Any = {"setting": setting, "distress": BeforeAfter(**distress)}
    return entry(name, "2026-02-03T09:00", record=SkillRehearsal(skill="imagery", **members))


def test_rows_are_keyed_by_what_scale_and_setting() -> None:
    """adherence.md: rehearsal and use in the moment are separate rows, and so are two scales."""
    notes = [
        skill("t1", 70, 60, "rehearsal_calm"),
        skill("t2", 70, 60, "used_in_the_moment"),
        skill("t3", 7, 6, "rehearsal_calm", "0-10"),
    ]
    rows = [(row.scale, row.setting, row.pairs) for row in whole(plan(), notes).change]
    assert rows == [
        ("0-10", "rehearsal_calm", 1),
        ("0-100", "rehearsal_calm", 1),
        ("0-100", "used_in_the_moment", 1),
    ]


@pytest.mark.parametrize(("pairs", "median"), [(2, None), (3, -10.0), (4, -15.0)])
def test_a_median_needs_three_pairs(pairs: int, median: float | None) -> None:
    """adherence.md, Change within records: median from 3 pairs."""
    falls = [5, 10, 20, 40][:pairs]
    notes = [skill(f"t{n}", 70, 70 - fall, "rehearsal_calm") for n, fall in enumerate(falls)]
    (row,) = whole(plan(), notes).change
    assert row.median == median


def test_half_pairs_are_left_out_and_said() -> None:
    """Missing values are never imputed; how many were left out is said."""
    notes = [skill("t1", 70, None, "rehearsal_calm"), skill("t2", 70, 80, "rehearsal_calm")]
    (row,) = whole(plan(), notes).change
    assert (row.pairs, row.left_out, row.lower, row.same, row.higher) == (1, 1, 0, 0, 1)


def test_extra_entries_change_too() -> None:
    """adherence.md: `change` uses every self-reported entry, attached, extra or still open."""
    notes = [
        skill("t1", 70, 60, "rehearsal_calm"),
        skill("t2", 70, 60, "rehearsal_calm"),
    ]
    block = whole(plan(), notes, "2026-02-03T10:00")
    assert (block.extra, block.change[0].pairs) == (1, 2)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            GradedStep(step_id="s", feared_outcome=FearedOutcome(text="fall", happened="no")),
            ("feared_outcome", "no"),
        ),
        (GradedStep(step_id="s", feared_outcome=FearedOutcome(text="fall")), None),
        (GradedStep(step_id="s"), None),
        (Experiment(prediction_happened="yes"), ("prediction", "yes")),
        (Experiment(outcome="tea"), None),
        (None, None),
    ],
)
def test_what_was_feared_or_predicted(record: Any, expected: Any) -> None:
    """A record may say whether what was feared or predicted happened."""
    assert happened(record) == expected


def test_happened_rows_count_answers() -> None:
    """The answer "yes" is a result like any other, and cant_tell is an answer too."""
    said: list[Happened] = ["no", "no", "yes", "cant_tell"]
    notes = [
        entry(f"t{n}", "2026-02-03", record=Experiment(prediction_happened=answer))
        for n, answer in enumerate(said)
    ]
    (row,) = whole(plan(), notes).happened
    assert (row.what, row.no, row.partly, row.yes, row.cant_tell) == ("prediction", 2, 0, 1, 1)

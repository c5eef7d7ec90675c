"""Gentle notes: each comes when its clause says so, and goes when the plan answers it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.language import lint_text
from homework_kit.models.assignment import Assignment, ForeseenObstacle, PracticePlan
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import delete
from homework_kit.models.entry import Entry
from homework_kit.models.experiment import Prediction
from homework_kit.models.graded_step import StepDistress
from homework_kit.models.rating import Rating
from homework_kit.models.records import Activity, Experiment, GradedStep, ThoughtRecord
from homework_kit.models.revise import revise
from homework_kit.models.schedules import BeforeSession, Prompted, Repeating, Target, TimeSpan
from homework_kit.models.tasks import GradedStepsTask, OtherTask, SkillRehearsalTask, Step
from homework_kit.models.thought_record import Balanced, Thought
from homework_kit.review.entry_notes import notes
from homework_kit.review.notes import SOURCES, Note
from homework_kit.review.plan_notes import Thresholds, plan_notes

DAY = dt.date(2026, 2, 2)
AT = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC)


def plan(**members: Any) -> Assignment:
    """Make a plan on which there is nothing to note; members may take that away."""
    settled: dict[str, Any] = {
        "id": "a1",
        "title": "Walk",
        "task": OtherTask(what_to_do="Walk"),
        "starts_on": DAY,
        "schedule": Repeating(frequency="daily", times=[dt.time(9)]),
        "rationale": "sleep",
        "review_on": DAY + dt.timedelta(days=14),
        "written_note_given": True,
        "confidence": 95,
    }
    return Assignment(**settled | members)


def steps(*expected: float) -> GradedStepsTask:
    """Make steps with these expected peaks."""
    return GradedStepsTask(
        set_with_therapist=True,
        steps=[
            Step(step_id=f"s{place}", text="a step", expected=Rating(value=value))
            for place, value in enumerate(expected)
        ],
    )


def ids(found: tuple[Note, ...]) -> list[str]:
    """Give the ids of notes."""
    return [note.id for note in found]


def test_a_settled_plan_gets_no_note() -> None:
    """Where everything is there, nothing is asked."""
    assert plan_notes(plan()) == ()


SKILL = SkillRehearsalTask(skill="imagery", minutes=25)
NEW = [ForeseenObstacle(code="skill_not_familiar")]


@pytest.mark.parametrize(
    ("members", "note"),
    [
        ({"confidence": 89}, "not_likely"),
        ({"schedule": Target(times=3, per="week")}, "no_cue"),
        ({"schedule": Repeating(frequency="daily")}, "no_cue"),
        ({"schedule": BeforeSession()}, "no_cue"),
        ({"written_note_given": None}, "not_visible"),
        ({"plan": PracticePlan(minutes=21), "schedule": Target(times=2, per="week")}, "long"),
        ({"task": SKILL}, "long"),
        ({"difficulty": Rating(value=7, scale="0-10")}, "hard"),
        ({"rationale": None}, "no_rationale"),
        ({"review_on": None}, "no_review_date"),
        ({"plan": PracticePlan(minutes=10)}, "much_a_week"),
        ({"task": steps(30)}, "few_steps"),
        ({"task": steps(30, 46)}, "wide_gap"),
        ({"task": SkillRehearsalTask(skill="imagery"), "foreseen_obstacles": NEW}, "new_skill"),
    ],
)
def test_a_note_comes_when_its_clause_says_so(members: dict[str, Any], note: str) -> None:
    """plan-notes.md: each of them by itself."""
    assert note in ids(plan_notes(plan(**members)))


@pytest.mark.parametrize(
    "members",
    [
        {"confidence": 90},
        {"confidence": None},
        {"plan": PracticePlan(if_cue="the kettle"), "schedule": Target(times=3, per="week")},
        {"plan": PracticePlan(cue_object="a card"), "written_note_given": None},
        {
            "plan": PracticePlan(minutes=20),
            "schedule": Repeating(frequency="weekly", times=[dt.time(9)]),
        },
        {"difficulty": Rating(value=7, scale="0-10"), "smaller_version": "to the door"},
        {"difficulty": Rating(value=6.9, scale="0-10")},
        {"task": steps(30, 45)},
        {"task": steps(60, 30)},
    ],
)
def test_a_note_goes_when_the_plan_answers_it(members: dict[str, Any]) -> None:
    """plan-notes.md: at the threshold, or with what was asked for, nothing is asked."""
    assert plan_notes(plan(**members)) == ()


def test_minutes_of_all_active_plans_are_added() -> None:
    """language.md: "more than about an hour a week over all active assignments"."""
    each = {
        "plan": PracticePlan(minutes=10),
        "schedule": Repeating(frequency="daily", interval=2, times=[dt.time(9)]),
    }
    one, two = plan(**each), plan(id="a2", **each)
    assert plan_notes(one) == ()
    assert ids(plan_notes([one, two])) == ["much_a_week"]
    assert plan_notes([one, plan(id="a2", status="proposed", **each)]) == ()


@pytest.mark.parametrize(
    ("schedule", "a_week"),
    [
        (Target(times=2, per="session"), 2),
        (Target(times=3, per="week"), 3),
        (Target(times=1, per="day"), 7),
        (BeforeSession(), 1),
        (Prompted(per_day=2, between=TimeSpan(from_=dt.time(9), until=dt.time(21)), seed="s"), 14),
    ],
)
def test_every_schedule_has_its_minutes_a_week(schedule: Any, a_week: int) -> None:
    """One minute each time: the threshold lies at the number of times."""
    timed = plan(plan=PracticePlan(minutes=1, if_cue="tea"), schedule=schedule)
    assert plan_notes(timed, thresholds=Thresholds(minutes_a_week=a_week)) == ()
    fewer = Thresholds(minutes_a_week=a_week - 1)
    assert ids(plan_notes(timed, thresholds=fewer)) == ["much_a_week"]


def test_the_newest_version_that_stands_is_looked_at() -> None:
    """An older version, a deleted one and one that is over are not asked about."""
    first = plan(rationale=None)
    second = revise(
        first, effective_from=DAY + dt.timedelta(days=7), rationale="sleep", review_on=DAY
    )
    assert plan_notes([second, first]) == ()
    assert plan_notes([first, delete(first)]) == ()
    assert plan_notes(plan(rationale=None, status="stopped", status_on=DAY)) == ()


def test_a_skill_that_was_noted_is_not_new() -> None:
    """The entries of the bundle are looked at."""
    new = plan(task=SkillRehearsalTask(skill="imagery"), foreseen_obstacles=NEW)
    noted = Entry(id="t1", assignment_id="a1", outcome="partly", recorded_at=AT)
    assert ids(plan_notes(new)) == ["new_skill"]
    assert plan_notes(new, entries=[noted]) == ()
    assert plan_notes(Bundle(person_id="p1", assignments=[new], entries=[noted])) == ()


THOUGHT = ThoughtRecord(evidence_for=["a pause"], thoughts=[Thought(text="no", hot=False)])
BALANCED = ThoughtRecord(balanced=Balanced(belief=30))
UNPREDICTED = Experiment(purpose="hypothesis_testing", outcome="two nodded")
LOW_PEAK = GradedStep(distress=StepDistress(before=50, peak=40, scale="0-100"))


@pytest.mark.parametrize(
    ("record", "note"),
    [
        (THOUGHT, "no_hot_thought"),
        (BALANCED, "belief_alone"),
        (UNPREDICTED, "no_prediction"),
        (LOW_PEAK, "peak_below"),
    ],
)
def test_an_entry_gets_the_notes_of_its_record(record: Any, note: str) -> None:
    """data-model.md, the rules marked N."""
    assert ids(notes(Entry(id="t1", record=record, recorded_at=AT))) == [note]


@pytest.mark.parametrize(
    "record",
    [
        ThoughtRecord(evidence_for=["a pause"], thoughts=[Thought(text="no", hot=True)]),
        ThoughtRecord(situation="a call"),
        ThoughtRecord(balanced=Balanced(text="maybe", belief=30)),
        Experiment(purpose="hypothesis_testing"),
        Experiment(purpose="discovery", outcome="two nodded"),
        Experiment(purpose="hypothesis_testing", outcome="x", prediction=Prediction(text="y")),
        GradedStep(distress=StepDistress(before=50, peak=50, end=10)),
        GradedStep(distress=StepDistress(before=50, end=60)),
        GradedStep(distress=StepDistress(peak=40)),
        GradedStep(step_id="s1"),
        Activity(where="park"),
    ],
)
def test_an_entry_without_cause_gets_no_note(record: Any) -> None:
    """A partial record is a record."""
    assert notes(Entry(id="t1", record=record, recorded_at=AT)) == ()


def test_times_and_forms_that_do_not_match_are_noted() -> None:
    """plan-notes.md, On an entry: clocks differ, and another form is a note, never an error."""
    later = AT + dt.timedelta(hours=1)
    assert ids(notes(Entry(id="t1", note="x", occurred_at=later, recorded_at=AT))) == [
        "recorded_early"
    ]
    step = GradedStep(step_id="s1")
    members: dict[str, Any] = {
        "id": "t1",
        "outcome": "partly",
        "assignment_id": "a1",
        "recorded_at": AT,
    }
    assert notes(Entry(record=step, **members), plan(task=steps(10, 20))) == ()
    assert ids(notes(Entry(record=step, **members), plan())) == ["another_record"]
    assert notes(Entry(**members), plan()) == ()


@pytest.mark.parametrize("name", SOURCES)
def test_every_note_has_its_words_and_its_source(name: str) -> None:
    """language.md: each with id, text, why and source, in words for people."""
    limit = 20 if name in ("not_likely", "long", "much_a_week", "wide_gap") else None
    note = Note(id=name, document_id=None, limit=limit)
    assert note.source
    assert lint_text(f"{note.text} {note.why}") == ()

"""Points to talk about: what was named comes first, and nothing is decided."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homework_kit.language import lint_text
from homework_kit.models.assignment import Assignment
from homework_kit.models.edits import delete
from homework_kit.models.entry import Entry
from homework_kit.models.graded_step import FearedOutcome, StepDistress
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.rating import Rating
from homework_kit.models.records import GradedStep
from homework_kit.models.schedules import AsNeeded
from homework_kit.models.tasks import GradedStepsTask, MoveOnRule, OtherTask, Step
from homework_kit.models.vocabulary import ObstacleCode
from homework_kit.review.accept import accept_option
from homework_kit.review.move_on import condition_met
from homework_kit.review.options import options_for
from homework_kit.review.suggest import Point, suggest_next

DAY = dt.date(2026, 2, 2)
AT = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC)


def graded(rule: MoveOnRule | None = None) -> Assignment:
    """Make a plan of two steps."""
    steps = [
        Step(step_id=name, text="a step", expected=Rating(value=value))
        for name, value in (("s1", 30), ("s2", 40))
    ]
    return Assignment(
        id="a1",
        title="Bus",
        task=GradedStepsTask(set_with_therapist=True, steps=steps, move_on_rule=rule),
        starts_on=DAY,
        schedule=AsNeeded(cue="a bus"),
    )


def tried(number: int, step: str = "s1", **members: Any) -> Entry:
    """Make one try of a step, a day after the one before."""
    return Entry(
        id=f"t{number}",
        assignment_id="a1",
        outcome="as_agreed",
        recorded_at=AT + number * dt.timedelta(days=1),
        record=GradedStep(step_id=step, **members),
    )


def felt(peak: float | None = None, end: float | None = None) -> dict[str, Any]:
    """Make the distress of a try."""
    return {"distress": StepDistress(peak=peak, end=end)}


def feared(happened: Any) -> dict[str, Any]:
    """Make what came of a fear."""
    return {"feared_outcome": FearedOutcome(happened=happened)}


def answered(*happened: str) -> list[Entry]:
    """Make tries in a row with what came of the fear."""
    return [tried(number, **feared(each)) for number, each in enumerate(happened)]


@pytest.mark.parametrize(
    ("rule", "tries", "met"),
    [
        (("repetitions", 2), [tried(1), tried(2)], True),
        (("repetitions", 2), [tried(1)], False),
        (("repetitions", 2), [tried(1), tried(2, "s2")], False),
        (("repetitions", 1), [], False),
        (("peak_at_or_below", 30), [tried(1, **felt(peak=50)), tried(2, **felt(peak=30))], True),
        (("peak_at_or_below", 30), [tried(1, **felt(peak=20)), tried(2, **felt(peak=30.5))], False),
        (("peak_at_or_below", 30), [tried(1, **felt(end=10))], False),
        (("drop_percent", 50), [tried(1, **felt(peak=60, end=30))], True),
        (("drop_percent", 50), [tried(1, **felt(peak=60, end=31))], False),
        (("drop_percent", 50), [tried(1, **felt(peak=60))], False),
        (("drop_percent", 50), [tried(1, **felt(peak=0, end=0))], False),
        (("feared_outcome_absent", 2), [tried(1, **feared("no")), tried(2, **feared("no"))], True),
        (("feared_outcome_absent", 2), [tried(1, **feared("no"))], False),
        (("feared_outcome_absent", 2), answered("no", "partly"), False),
        (("feared_outcome_absent", 2), answered("yes", "no", "no"), True),
        (("feared_outcome_absent", 2), [tried(1, **feared("no")), tried(2)], False),
    ],
)  # fmt: skip
def test_a_condition_is_met_as_it_says(
    rule: tuple[Any, float],
    tries: list[Entry],
    met: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """data-model.md, `move_on_rule`: reported on the step that was tried last."""
    plan = graded(MoveOnRule(type=rule[0], value=rule[1]))
    found = condition_met(plan, tries)
    assert found is not None
    assert found.met is met


@pytest.mark.parametrize(
    "rule", [None, MoveOnRule(), MoveOnRule(type="agreed_condition", text="we both say so")]
)
def test_what_the_two_decide_is_never_evaluated(rule: MoveOnRule | None) -> None:
    """data-model.md: `agreed_condition` and `decide_together` are shown, never evaluated."""
    (point,) = suggest_next(graded(rule), [tried(1)])
    assert (point.kind, point.met) == ("move_on", None)


def test_tries_are_read_in_the_order_they_happened() -> None:
    """When it happened decides, then its date, then when it was noted."""
    rule = MoveOnRule(type="peak_at_or_below", value=30)
    first = Entry(
        id="t9",
        assignment_id="a1",
        outcome="partly",
        recorded_at=AT + dt.timedelta(days=9),
        occurred_on=DAY,
        record=GradedStep(step_id="s1", **felt(peak=90)),
    )
    for tries in ([first, tried(1, **felt(peak=20))], [tried(1, **felt(peak=20)), first]):
        found = condition_met(graded(rule), tries)
        assert found is not None
        assert found.met


def test_where_safety_is_named_nothing_else_is_said() -> None:
    """language.md: `safety_concern` shows no options: pause, therapist, contacts."""
    entry = Entry(
        id="t1", assignment_id="a1", outcome="partly", recorded_at=AT,
        obstacles=["too_big", "safety_concern"], question_for_session="?",
    )  # fmt: skip
    (point,) = suggest_next(graded(), [entry])
    assert (point.kind, point.options, point.message) == ("safety", (), "boundary.safety")
    assert point.text


def test_the_smaller_version_and_questions_are_points() -> None:
    """What was noted is offered back, without a word of it."""
    plan = graded().model_copy()
    entry = Entry(
        id="t1", assignment_id="a1", outcome="smaller_version", recorded_at=AT,
        question_for_session="secret",
    )  # fmt: skip
    points = suggest_next(plan, [entry])
    assert [point.kind for point in points] == ["move_on", "smaller_version", "question"]
    assert "secret" not in repr(points)


def test_other_plans_deleted_notes_and_examples_say_nothing() -> None:
    """What is about another plan, is deleted or is an example is left out."""
    other = Assignment(
        id="a2", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on=DAY,
        schedule=AsNeeded(cue="tense"),
    )  # fmt: skip
    named = Obstacle(id="o1", code="too_big", noted_on=DAY, assignment_id="a1")
    entry = Entry(
        id="t1", assignment_id="a2", outcome="partly", recorded_at=AT, obstacles=["privacy"]
    )
    example = Entry(
        id="t2", assignment_id="a2", outcome="partly", recorded_at=AT, obstacles=["privacy"],
        is_example=True,
    )  # fmt: skip
    assert suggest_next(other, [entry, delete(entry), example], [named]) == ()


def test_a_tap_and_its_document_are_one_naming() -> None:
    """A tap and the document about its entry count once; what is named more often comes first."""
    codes: tuple[ObstacleCode, ...] = ("privacy", "too_big", "privacy")
    entries = [
        Entry(id=f"t{n}", assignment_id="a1", outcome="partly", recorded_at=AT, obstacles=[code])
        for n, code in enumerate(codes)
    ]
    described = [
        Obstacle(id=f"o{n}", code="too_big", noted_on=DAY, entry_id="t1") for n in range(3)
    ]
    points = [
        each for each in suggest_next(graded(), entries, described) if each.kind == "obstacle"
    ]
    assert [each.obstacle for each in points] == ["privacy", "too_big"]


OPEN = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
CODES = get_args(ObstacleCode)
DECIDES = re.compile(r"\b(?:next step is|move on now|you will|we will|advance)\b", re.IGNORECASE)


@st.composite
def looks_back(draw: st.DrawFn) -> tuple[Assignment, list[Entry], list[Obstacle]]:
    """Draw a graded plan with tries, taps and described obstacles."""
    types: st.SearchStrategy[Any] = st.sampled_from(
        ("repetitions", "peak_at_or_below", "drop_percent", "feared_outcome_absent")
    )
    rule = draw(st.none() | st.builds(MoveOnRule, type=types, value=st.integers(1, 60)))
    number = st.none() | st.integers(0, 100)
    entries = [
        Entry(
            id=f"t{n}",
            assignment_id="a1",
            outcome=draw(st.sampled_from(("as_agreed", "smaller_version", "partly"))),
            recorded_at=AT + n * dt.timedelta(hours=1),
            obstacles=draw(st.lists(st.sampled_from(CODES[:8]), max_size=2)),
            question_for_session=draw(st.none() | st.just("secret")),
            record=GradedStep(
                step_id=draw(st.sampled_from(("s1", "s2"))), **felt(draw(number), draw(number))
            ),
        )
        for n in range(draw(st.integers(0, 5)))
    ]
    obstacles = [
        Obstacle(id=f"o{n}", code=draw(st.sampled_from(CODES)), noted_on=DAY, assignment_id="a1")
        for n in range(draw(st.integers(0, 2)))
    ]
    return graded(rule), entries, obstacles


def test_points_decide_nothing_and_are_worded_for_people() -> None:
    """adherence.md, A summary never: 13 advances a step, changes a plan; 12 uses avoided words."""
    seen = Counter[str]()

    @OPEN
    @given(looks_back(), st.randoms(use_true_random=False))
    def law(given_: tuple[Assignment, list[Entry], list[Obstacle]], random: Any) -> None:
        plan, entries, obstacles = given_
        points = suggest_next(plan, entries, obstacles)
        shuffled = entries + entries[:1]
        random.shuffle(shuffled)
        assert suggest_next(plan, shuffled, obstacles[::-1]) == points
        named = {code for each in entries for code in each.obstacles}
        named |= {each.code for each in obstacles}
        if "safety_concern" in named:
            assert [each.kind for each in points] == ["safety"]
        else:
            assert {each.obstacle for each in points if each.kind == "obstacle"} == named
        for each in points:
            assert lint_text(each.text) == ()
            assert not DECIDES.search(each.text)
            assert all(one.obstacle == each.obstacle for one in each.options)
        seen.update({f"{each.kind} {each.met}" for each in points})

    law()
    for kind in ("safety None", "obstacle None", "move_on True", "move_on False", "question None"):
        assert seen[kind] >= 5, seen


def test_an_accepted_option_says_what_changed_and_why() -> None:
    """The next version, the members that differ, and the option behind it."""
    plan = graded()
    chosen = options_for("too_big")[0]
    task = GradedStepsTask(
        set_with_therapist=True,
        steps=[Step(step_id="s0", text="to the stop", expected=Rating(value=20))],
    )
    accepted = accept_option(plan, chosen, effective_from=DAY + dt.timedelta(days=7), task=task)
    assert accepted.plan.version == 2
    assert accepted.changed == ("task",)
    assert accepted.because is chosen


def test_the_repr_of_a_point_shows_no_words_of_a_person() -> None:
    """A point holds codes and ids of ours."""
    assert "secret" not in repr(Point(kind="question", message="point.question"))

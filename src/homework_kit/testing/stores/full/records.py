"""A record of each type in which every member is set."""

from __future__ import annotations

from typing import Any, Final

from homework_kit.models.rating import BeforeAfter, Rating
from homework_kit.models.records import (
    Activity,
    AnyRecord,
    Balanced,
    BelievedThought,
    Emotion,
    Experiment,
    ExperimentDistress,
    ExperimentObstacle,
    FearedOutcome,
    Feeling,
    GradedStep,
    MonitoredActivity,
    Mood,
    NamedRating,
    OtherRecord,
    Pattern,
    Prediction,
    SafetyBehavior,
    SelfMonitoring,
    SeriesPoint,
    SkillRehearsal,
    StepDistress,
    Thought,
    ThoughtRecord,
    Urge,
)
from homework_kit.testing.stores.samples import AT

EXTENSIONS: Final[dict[str, Any]] = {"org.example.x": {"a": [1, None, "0"]}}
RATING: Final = Rating(value=6.5, scale="0-10")
_AROUND: Final = BeforeAfter(before=7, after=5, scale="0-10")

THOUGHT: Final = ThoughtRecord(
    situation="0",
    emotions=[Emotion(name="1", before=7, after=5, scale="0-10")],
    thoughts=[
        Thought(
            text="2",
            belief_before=70,
            belief_after=55,
            hot=True,
            patterns=[Pattern(code="mind_reading", label="3")],
        )
    ],
    evidence_for=["4"],
    evidence_against=["5"],
    balanced=Balanced(text="6", belief=40),
    meaning_chain=["7"],
    body="8",
    urge_or_action="9",
    next_small_step="10",
    extensions=EXTENSIONS,
)
EXPERIMENT: Final = Experiment(
    purpose="discovery",
    method="survey",
    target_thought=BelievedThought(text="0", belief_before=70, belief_after=55),
    alternative=BelievedThought(text="1", belief_before=20, belief_after=35),
    prediction=Prediction(text="2", likelihood=60, predicted_at=AT),
    what_i_will_do="3",
    where="4",
    when="5",
    with_whom="6",
    what_i_will_look_for="7",
    safety_behaviors=[SafetyBehavior(text="8", plan="reduce", used=False)],
    obstacles_foreseen=[
        ExperimentObstacle(code="practical", in_own_words="9", how_i_would_respond="10")
    ],
    outcome="11",
    prediction_happened="partly",
    learned="12",
    next_step="13",
    worth_repeating=False,
    distress=ExperimentDistress(expected=8, before=5, peak=7, after=3, scale="0-10"),
    extensions=EXTENSIONS,
)
MONITORING: Final = SelfMonitoring(
    mood=Mood(value=-1, label="0", scale="-3-3"),
    valence=Rating(value=3, scale="1-7"),
    arousal=RATING,
    feelings=[Feeling(name="1", value=4, scale="0-10")],
    trigger="2",
    what_was_happening="3",
    context=["4"],
    intensity=RATING,
    minutes=15,
    activity=MonitoredActivity(
        text="5", achievement=40, closeness=30, enjoyment=20, planned=False, scale="0-100"
    ),
    urges=[Urge(name="6", intensity=5, acted_on=False, scale="0-10")],
    thoughts=["7"],
    sampling="prompt",
    extensions=EXTENSIONS,
)
SKILL: Final = SkillRehearsal(
    skill="paced_breathing",
    setting="used_in_the_moment",
    distress=_AROUND,
    helpfulness=RATING,
    skill_use="tried",
    minutes=10,
    noticed="0",
    extensions=EXTENSIONS,
)
STEP: Final = GradedStep(
    step_id="st1",
    distress=StepDistress(expected=8, before=5, peak=7, end=3, scale="0-10"),
    series=[SeriesPoint(minute=0, value=5), SeriesPoint(minute=10, value=7)],
    minutes=20,
    feared_outcome=FearedOutcome(text="0", likelihood_before=60, happened="cant_tell"),
    surprise=RATING,
    safety_behaviors=["1"],
    learned="2",
    extensions=EXTENSIONS,
)
ACTIVITY: Final = Activity(
    activity="0",
    planned=False,
    achievement=RATING,
    closeness=RATING,
    enjoyment=RATING,
    mood=_AROUND,
    with_whom="1",
    where="2",
    extensions=EXTENSIONS,
)
OTHER: Final = OtherRecord(
    text="0",
    ratings=[NamedRating(name="1", value=4, scale="1-5")],
    extensions=EXTENSIONS,
)
RECORDS: Final[tuple[AnyRecord, ...]] = (
    THOUGHT,
    EXPERIMENT,
    MONITORING,
    SKILL,
    STEP,
    ACTIVITY,
    OTHER,
)
"""One of each type."""

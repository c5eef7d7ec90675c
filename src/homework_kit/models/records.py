"""The forms a person can fill in: seven record types, every member optional, one at least present."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from homework_kit.models.base import Model, Record, Ruled, outside_scale
from homework_kit.models.presence import Presence, at_least_one, requires
from homework_kit.models.rating import DEFAULT_SCALE, Rating
from homework_kit.models.rules import Broken
from homework_kit.models.vocabulary import Happened, ObstacleCode, PatternCode, Scale
from homework_kit.models.wire import (
    Flag,
    Identifier,
    Instant,
    Listed,
    LongListed,
    Minutes,
    Opt,
    Percent,
    RatingValue,
    ShortWords,
    Words,
)


class BeforeAfter(Ruled):
    """The same rating before and after, on one scale."""

    before: Opt[RatingValue] = None
    after: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE

    def broken_rules(self) -> Iterator[Broken]:
        """Check both values."""
        yield from outside_scale(self.scale, ("before", self.before), ("after", self.after))


class Emotion(BeforeAfter):
    """One emotion by its name in the person's words; one noticed later may have only `after`."""

    name: ShortWords


class Pattern(Ruled):
    """A thinking pattern: a known code, the label as it was written, or both."""

    code: Opt[PatternCode] = None
    label: Opt[ShortWords] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one("code", "label", code="missing-member"),
    )


class Thought(Model):
    """A thought or image, how strongly it was believed (percent), and whether it is the hot one."""

    text: Words
    belief_before: Opt[Percent] = None
    belief_after: Opt[Percent] = None
    hot: Opt[Flag] = None
    patterns: Listed[Pattern] = ()


class Balanced(Model):
    """Another way to see it, and how strongly it is believed (percent)."""

    text: Opt[Words] = None
    belief: Opt[Percent] = None


class ThoughtRecord(Record):
    """A thought record of three, five or seven columns; half of one is one too.

    Three columns: situation, emotions, thoughts. Five (Beck 1979): also balanced, and belief and
    emotion rated again. Seven (Greenberger and Padesky): also evidence.

    Raises:
        InvalidDocument: empty-record, outside-scale, or any other problem.

    >>> ThoughtRecord(situation="one line", emotions=[Emotion(name="uneasy", before=50)])
    ThoughtRecord(members=2, emotions=1)
    """

    type: Literal["thought_record"] = "thought_record"
    situation: Opt[Words] = None
    emotions: Listed[Emotion] = ()
    thoughts: Listed[Thought] = ()
    evidence_for: Listed[Words] = ()
    evidence_against: Listed[Words] = ()
    balanced: Opt[Balanced] = None
    meaning_chain: Listed[Words] = ()
    body: Opt[Words] = None
    urge_or_action: Opt[Words] = None
    next_small_step: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "situation",
            "balanced",
            "body",
            "urge_or_action",
            "next_small_step",
            "extensions",
            lists=("emotions", "thoughts", "evidence_for", "evidence_against", "meaning_chain"),
            code="empty-record",
        ),
    )


class BelievedThought(Model):
    """A thought and how strongly it was believed (percent) before and after."""

    text: Words
    belief_before: Opt[Percent] = None
    belief_after: Opt[Percent] = None


class Prediction(Model):
    """What was expected to happen and how likely it seemed (percent); not the same as belief."""

    text: Words
    likelihood: Opt[Percent] = None
    predicted_at: Opt[Instant] = None


class SafetyBehavior(Model):
    """Something done to feel safer: the plan for it, and whether it was used."""

    text: Words
    plan: Opt[Literal["drop", "reduce", "keep"]] = None
    used: Opt[Flag] = None


class ExperimentObstacle(Ruled):
    """What may get in the way of an experiment, and the answer thought out for it."""

    code: Opt[ObstacleCode] = None
    in_own_words: Opt[Words] = None
    how_i_would_respond: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one("code", "in_own_words", "how_i_would_respond", code="missing-member"),
    )


class ExperimentDistress(Ruled):
    """Distress around an experiment, on one scale."""

    expected: Opt[RatingValue] = None
    before: Opt[RatingValue] = None
    peak: Opt[RatingValue] = None
    after: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE

    def broken_rules(self) -> Iterator[Broken]:
        """Check every value."""
        yield from outside_scale(
            self.scale,
            ("expected", self.expected),
            ("before", self.before),
            ("peak", self.peak),
            ("after", self.after),
        )


class Experiment(Record):
    """An experiment: what was predicted, what was done, what came, what was learned.

    `prediction_happened` "yes" is a normal, useful result.

    >>> Experiment(outcome="Two people nodded.", prediction_happened="no")
    Experiment(members=2)
    """

    type: Literal["experiment"] = "experiment"
    purpose: Opt[Literal["hypothesis_testing", "discovery"]] = None
    method: Opt[
        Literal["active", "active_simulated", "observe_others", "survey", "gather_information"]
    ] = None
    target_thought: Opt[BelievedThought] = None
    alternative: Opt[BelievedThought] = None
    prediction: Opt[Prediction] = None
    what_i_will_do: Opt[Words] = None
    where: Opt[Words] = None
    when: Opt[Words] = None
    with_whom: Opt[Words] = None
    what_i_will_look_for: Opt[Words] = None
    safety_behaviors: Listed[SafetyBehavior] = ()
    obstacles_foreseen: Listed[ExperimentObstacle] = ()
    outcome: Opt[Words] = None
    prediction_happened: Opt[Happened] = None
    learned: Opt[Words] = None
    next_step: Opt[Words] = None
    worth_repeating: Opt[Flag] = None
    distress: Opt[ExperimentDistress] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "purpose",
            "method",
            "target_thought",
            "alternative",
            "prediction",
            "what_i_will_do",
            "where",
            "when",
            "with_whom",
            "what_i_will_look_for",
            "outcome",
            "prediction_happened",
            "learned",
            "next_step",
            "worth_repeating",
            "distress",
            "extensions",
            lists=("safety_behaviors", "obstacles_foreseen"),
            code="empty-record",
        ),
    )


class Mood(Ruled):
    """A mood as a number with its scale, a word, or both."""

    value: Opt[RatingValue] = None
    label: Opt[ShortWords] = None
    scale: Opt[Scale] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one("value", "label", code="missing-member"),
        requires("value", "scale"),
    )

    def broken_rules(self) -> Iterator[Broken]:
        """Check the value."""
        if self.scale is not None:
            yield from outside_scale(self.scale, ("value", self.value))


class Feeling(Ruled):
    """One feeling by its name, with its strength if one was given."""

    name: ShortWords
    value: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE

    def broken_rules(self) -> Iterator[Broken]:
        """Check the value."""
        yield from outside_scale(self.scale, ("value", self.value))


class Urge(Ruled):
    """One urge: how strong, and, apart from that, whether it was acted on."""

    name: ShortWords
    intensity: Opt[RatingValue] = None
    acted_on: Opt[Flag] = None
    scale: Scale = DEFAULT_SCALE

    def broken_rules(self) -> Iterator[Broken]:
        """Check the strength."""
        yield from outside_scale(self.scale, ("intensity", self.intensity))


class MonitoredActivity(Ruled):
    """What was being done, with its three ratings on one scale."""

    text: Words
    achievement: Opt[RatingValue] = None
    closeness: Opt[RatingValue] = None
    enjoyment: Opt[RatingValue] = None
    planned: Opt[Flag] = None
    scale: Scale = "0-10"

    def broken_rules(self) -> Iterator[Broken]:
        """Check every value."""
        yield from outside_scale(
            self.scale,
            ("achievement", self.achievement),
            ("closeness", self.closeness),
            ("enjoyment", self.enjoyment),
        )


class SelfMonitoring(Record):
    """Something noticed: a mood, feelings, a trigger, an activity, urges, thoughts.

    >>> SelfMonitoring(mood=Mood(value=3, scale="0-10"))
    SelfMonitoring(members=1)
    """

    type: Literal["self_monitoring"] = "self_monitoring"
    mood: Opt[Mood] = None
    valence: Opt[Rating] = None
    arousal: Opt[Rating] = None
    feelings: Listed[Feeling] = ()
    trigger: Opt[Words] = None
    what_was_happening: Opt[Words] = None
    context: Listed[ShortWords] = ()
    intensity: Opt[Rating] = None
    minutes: Opt[Minutes] = None
    activity: Opt[MonitoredActivity] = None
    urges: Listed[Urge] = ()
    thoughts: Listed[Words] = ()
    sampling: Opt[Literal["prompt", "interval", "event"]] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "mood",
            "valence",
            "arousal",
            "trigger",
            "what_was_happening",
            "intensity",
            "minutes",
            "activity",
            "extensions",
            lists=("feelings", "context", "urges", "thoughts"),
            code="empty-record",
        ),
    )


class SkillRehearsal(Record):
    """A skill practiced while calm or used in the moment; the two are never pooled.

    >>> SkillRehearsal(skill="paced_breathing", distress=BeforeAfter(before=55, after=50))
    SkillRehearsal(members=2)
    """

    type: Literal["skill_rehearsal"] = "skill_rehearsal"
    skill: Opt[ShortWords] = None
    setting: Opt[Literal["rehearsal_calm", "used_in_the_moment"]] = None
    distress: Opt[BeforeAfter] = None
    helpfulness: Opt[Rating] = None
    skill_use: Opt[Literal["not_thought_of", "thought_of_not_used", "tried", "used_and_helped"]] = (
        None
    )
    minutes: Opt[Minutes] = None
    noticed: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "skill",
            "setting",
            "distress",
            "helpfulness",
            "skill_use",
            "minutes",
            "noticed",
            "extensions",
            code="empty-record",
        ),
    )


class StepDistress(Ruled):
    """Distress during a graded step: what was expected at the peak, and what came."""

    expected: Opt[RatingValue] = None
    before: Opt[RatingValue] = None
    peak: Opt[RatingValue] = None
    end: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE

    def broken_rules(self) -> Iterator[Broken]:
        """Check every value."""
        yield from outside_scale(
            self.scale,
            ("expected", self.expected),
            ("before", self.before),
            ("peak", self.peak),
            ("end", self.end),
        )


class SeriesPoint(Model):
    """One rating during a step: at which minute, on the scale of the step's distress."""

    minute: Minutes
    value: RatingValue


class FearedOutcome(Model):
    """What was feared, how likely it seemed before (percent), and whether it happened."""

    text: Opt[Words] = None
    likelihood_before: Opt[Percent] = None
    happened: Opt[Happened] = None


class GradedStep(Record):
    """One try of one step. Going down a step, stopping or staying is a record like any other.

    >>> GradedStep(step_id="st1", distress=StepDistress(expected=35, peak=40))
    GradedStep(members=2)
    """

    type: Literal["graded_step"] = "graded_step"
    step_id: Opt[Identifier] = None
    distress: Opt[StepDistress] = None
    series: LongListed[SeriesPoint] = ()
    minutes: Opt[Minutes] = None
    feared_outcome: Opt[FearedOutcome] = None
    surprise: Opt[Rating] = None
    safety_behaviors: Listed[Words] = ()
    learned: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "step_id",
            "distress",
            "minutes",
            "feared_outcome",
            "surprise",
            "learned",
            "extensions",
            lists=("safety_behaviors",),
            code="empty-record",
        ),
        requires("series", "distress", listed=True),
    )

    def broken_rules(self) -> Iterator[Broken]:
        """Check the series against the scale of the step's distress."""
        yield from super().broken_rules()
        if self.distress is not None:
            for index, point in enumerate(self.series):
                for broken in outside_scale(self.distress.scale, ("value", point.value)):
                    yield Broken(
                        broken.code, ("series", index, "value"), expected=broken.expected
                    )


class Activity(Record):
    """An activity done, with what it brought.

    >>> Activity(activity="Walked to the shop", enjoyment=Rating(value=4, scale="0-10"))
    Activity(members=2)
    """

    type: Literal["activity"] = "activity"
    activity: Opt[Words] = None
    planned: Opt[Flag] = None
    achievement: Opt[Rating] = None
    closeness: Opt[Rating] = None
    enjoyment: Opt[Rating] = None
    mood: Opt[BeforeAfter] = None
    with_whom: Opt[Words] = None
    where: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "activity",
            "planned",
            "achievement",
            "closeness",
            "enjoyment",
            "mood",
            "with_whom",
            "where",
            "extensions",
            code="empty-record",
        ),
    )


class NamedRating(Ruled):
    """A rating of something the person names."""

    name: ShortWords
    value: RatingValue
    scale: Scale = DEFAULT_SCALE

    def broken_rules(self) -> Iterator[Broken]:
        """Check the value."""
        yield from outside_scale(self.scale, ("value", self.value))


class OtherRecord(Record):
    """Anything else: text, ratings, or both.

    >>> OtherRecord(ratings=[NamedRating(name="calm", value=4, scale="1-5")])
    OtherRecord(members=1, ratings=1)
    """

    type: Literal["other_record"] = "other_record"
    text: Opt[Words] = None
    ratings: Listed[NamedRating] = ()

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one("text", "extensions", lists=("ratings",), code="empty-record"),
    )


AnyRecord = Annotated[
    ThoughtRecord
    | Experiment
    | SelfMonitoring
    | SkillRehearsal
    | GradedStep
    | Activity
    | OtherRecord,
    Field(discriminator="type"),
]
"""Any record, told apart by `type`."""

"""An experiment: what was predicted, what was done, what came, what was learned."""

from __future__ import annotations

from typing import ClassVar, Literal

from homework_kit.models.base import Model, Record, Ruled
from homework_kit.models.presence import Presence, at_least_one
from homework_kit.models.rating import DEFAULT_SCALE
from homework_kit.models.vocabulary import Happened, ObstacleCode, Scale
from homework_kit.models.wire import Flag, Instant, Listed, Opt, Percent, RatingValue, Words


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

"""The forms a person can fill in: seven record types, each in a module of its own.

Every member is optional, and one at least is there.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from homework_kit.models.activity import Activity
from homework_kit.models.experiment import (
    BelievedThought,
    Experiment,
    ExperimentDistress,
    ExperimentObstacle,
    Prediction,
    SafetyBehavior,
)
from homework_kit.models.graded_step import FearedOutcome, GradedStep, SeriesPoint, StepDistress
from homework_kit.models.other_record import NamedRating, OtherRecord
from homework_kit.models.rating import BeforeAfter
from homework_kit.models.self_monitoring import (
    Feeling,
    MonitoredActivity,
    Mood,
    SelfMonitoring,
    Urge,
)
from homework_kit.models.skill_rehearsal import SkillRehearsal
from homework_kit.models.thought_record import Balanced, Emotion, Pattern, Thought, ThoughtRecord

__all__ = [
    "Activity",
    "AnyRecord",
    "Balanced",
    "BeforeAfter",
    "BelievedThought",
    "Emotion",
    "Experiment",
    "ExperimentDistress",
    "ExperimentObstacle",
    "FearedOutcome",
    "Feeling",
    "GradedStep",
    "MonitoredActivity",
    "Mood",
    "NamedRating",
    "OtherRecord",
    "Pattern",
    "Prediction",
    "SafetyBehavior",
    "SelfMonitoring",
    "SeriesPoint",
    "SkillRehearsal",
    "StepDistress",
    "Thought",
    "ThoughtRecord",
    "Urge",
]

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

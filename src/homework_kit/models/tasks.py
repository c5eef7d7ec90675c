"""What was agreed to do: one task type per kind of homework (data-model.md, task)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from homework_kit.models.base import Model, Ruled
from homework_kit.models.presence import Presence, requires_when
from homework_kit.models.rating import Rating
from homework_kit.models.rules import Broken
from homework_kit.models.vocabulary import PracticeSetting, Scale
from homework_kit.models.wire import (
    Affirmed,
    Identifier,
    Listed,
    LocalDate,
    Minutes,
    Opt,
    RuleValue,
    ShortWords,
    SomeListed,
    Words,
)


class ThoughtRecordTask(Model):
    """Keep thought records in a form of three, five or seven columns."""

    type: Literal["thought_record"] = "thought_record"
    form: Literal["three_column", "five_column", "seven_column"]


class ExperimentTask(Model):
    """Find something out: purpose and method are two axes (Bennett-Levy 2004)."""

    type: Literal["experiment"] = "experiment"
    purpose: Literal["hypothesis_testing", "discovery"]
    method: Literal["active", "active_simulated", "observe_others", "survey", "gather_information"]
    target_thought: Opt[Words] = None
    prediction: Opt[Words] = None
    safety_behaviors_to_drop: Listed[Words] = ()


class SelfMonitoringTask(Model):
    """Notice and note."""

    type: Literal["self_monitoring"] = "self_monitoring"
    what: SomeListed[
        Literal["mood", "feelings", "triggers", "activities", "urges", "sleep", "thoughts"]
    ]
    scale: Opt[Scale] = None


class SkillRehearsalTask(Model):
    """Practice a skill; `skill` is an open list (vocabulary.SKILLS names the known ones)."""

    type: Literal["skill_rehearsal"] = "skill_rehearsal"
    skill: ShortWords
    minutes: Opt[Minutes] = None
    setting: Opt[PracticeSetting] = None


class Step(Model):
    """One step of a graded plan, with the distress expected at its peak."""

    step_id: Identifier
    text: Words
    expected: Rating
    added_on: Opt[LocalDate] = None


class MoveOnRule(Ruled):
    """When the two would talk about moving on. The library reports it and never moves anyone."""

    type: Literal[
        "decide_together",
        "repetitions",
        "peak_at_or_below",
        "drop_percent",
        "feared_outcome_absent",
        "agreed_condition",
    ] = "decide_together"
    value: Opt[RuleValue] = None
    text: Opt[Words] = None
    decided_by: Literal["together", "therapist", "self"] = "together"

    _presence: ClassVar[tuple[Presence, ...]] = (
        requires_when("type", "repetitions", "value"),
        requires_when("type", "peak_at_or_below", "value"),
        requires_when("type", "drop_percent", "value"),
        requires_when("type", "feared_outcome_absent", "value"),
        requires_when("type", "agreed_condition", "text"),
    )


class GradedStepsTask(Ruled):
    """Steps in order, set together with a therapist; `set_with_therapist` must be affirmed."""

    type: Literal["graded_steps"] = "graded_steps"
    steps: SomeListed[Step]
    move_on_rule: Opt[MoveOnRule] = None
    set_with_therapist: Affirmed

    _about: ClassVar[frozenset[str]] = frozenset({"steps"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check that every step has an id of its own."""
        seen: set[str] = set()
        for index, step in enumerate(self.steps):
            if step.step_id in seen:
                yield Broken("duplicate-step", ("steps", index, "step_id"))
            seen.add(step.step_id)


class ActivityTask(Model):
    """Do something, chosen for what it may bring."""

    type: Literal["activity"] = "activity"
    activity: Words
    planned_kind: Literal["pleasure", "mastery", "connection", "necessary", "values", "other"]


class OtherTask(Model):
    """Anything else, in the words of the two who agreed it."""

    type: Literal["other"] = "other"
    what_to_do: Words


Task = Annotated[
    ThoughtRecordTask
    | ExperimentTask
    | SelfMonitoringTask
    | SkillRehearsalTask
    | GradedStepsTask
    | ActivityTask
    | OtherTask,
    Field(discriminator="type"),
]
"""Any task type, told apart by `type`."""

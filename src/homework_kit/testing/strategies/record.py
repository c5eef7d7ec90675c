"""The forms that a person can fill in, in any mix of their members: half a record is a record."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from homework_kit.models.kinds import RECORDS
from homework_kit.models.records import (
    Activity,
    Experiment,
    GradedStep,
    OtherRecord,
    SelfMonitoring,
    SkillRehearsal,
    ThoughtRecord,
)
from homework_kit.testing.strategies.models import Words, of_type


def records(*, text: Words | None = None) -> st.SearchStrategy[Any]:
    """Draw records of all seven types.

    >>> from hypothesis import find
    >>> find(records(), lambda each: each.type == "activity").canonical()
    '{"extensions":{"org.example.empty":null},"type":"activity"}'
    """
    return st.one_of([of_type(model, text=text) for model in RECORDS.values()])


def thought_records(*, text: Words | None = None) -> st.SearchStrategy[ThoughtRecord]:
    """Draw thought records: emotions rated before, after, both or not; thoughts and evidence.

    >>> from hypothesis import find
    >>> find(thought_records(), lambda each: True).type
    'thought_record'
    """
    return of_type(ThoughtRecord, text=text)


def experiments(*, text: Words | None = None) -> st.SearchStrategy[Experiment]:
    """Draw behavioral experiments, before they were done, after, or half told.

    >>> from hypothesis import find
    >>> find(experiments(), lambda each: True).type
    'experiment'
    """
    return of_type(Experiment, text=text)


def self_monitorings(*, text: Words | None = None) -> st.SearchStrategy[SelfMonitoring]:
    """Draw notes of mood, feelings, urges, thoughts and what was happening.

    >>> from hypothesis import find
    >>> find(self_monitorings(), lambda each: True).type
    'self_monitoring'
    """
    return of_type(SelfMonitoring, text=text)


def skill_rehearsals(*, text: Words | None = None) -> st.SearchStrategy[SkillRehearsal]:
    """Draw rehearsals of a skill, in calm or in the moment; the skill is any text.

    >>> from hypothesis import find
    >>> find(skill_rehearsals(), lambda each: True).type
    'skill_rehearsal'
    """
    return of_type(SkillRehearsal, text=text)


def graded_steps(*, text: Words | None = None) -> st.SearchStrategy[GradedStep]:
    """Draw notes of a graded step: distress over time, and what came of what was feared.

    >>> from hypothesis import find
    >>> find(graded_steps(), lambda each: True).type
    'graded_step'
    """
    return of_type(GradedStep, text=text)


def activities(*, text: Words | None = None) -> st.SearchStrategy[Activity]:
    """Draw activities, planned or not, with what they brought.

    >>> from hypothesis import find
    >>> find(activities(), lambda each: True).type
    'activity'
    """
    return of_type(Activity, text=text)


def other_records(*, text: Words | None = None) -> st.SearchStrategy[OtherRecord]:
    """Draw records of any other form: words and ratings with names.

    >>> from hypothesis import find
    >>> find(other_records(), lambda each: True).type
    'other_record'
    """
    return of_type(OtherRecord, text=text)

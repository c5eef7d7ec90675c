"""Change within one record: afterwards minus before, in the digits as written.

adherence.md, Change within records: complete pairs of one scale only; nothing is imputed, carried
forward or filled with zero; "afterwards", never "because".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import attrs

from homework_kit.models.records import (
    Activity,
    AnyRecord,
    BelievedThought,
    Experiment,
    GradedStep,
    SkillRehearsal,
    Thought,
    ThoughtRecord,
)
from homework_kit.models.vocabulary import ChangeMeasure, Happened, PracticeSetting, Scale

Question = Literal["feared_outcome", "prediction"]
BELIEF: Scale = "0-100"
"""Belief and likelihood are always percent."""


@attrs.frozen(slots=True, order=True)
class RowKey:
    """What a row of change is about; rows of other scales or settings are never pooled with it.

    >>> RowKey("distress_after_minus_before", "0-100", "rehearsal_calm").what
    'distress_after_minus_before'
    """

    what: ChangeMeasure
    scale: Scale
    setting: PracticeSetting | None = attrs.field(default=None, order=lambda setting: setting or "")


@attrs.frozen(slots=True)
class Difference:
    """One pair of ratings: the later minus the earlier, or None where one of the two is absent.

    >>> Difference(RowKey("mood_after_minus_before", "0-10"), Decimal("-2")).value
    Decimal('-2')
    """

    row: RowKey
    value: Decimal | None


def _pair(
    what: ChangeMeasure,
    scale: Scale,
    earlier: float | None,
    later: float | None,
    setting: PracticeSetting | None = None,
) -> Iterator[Difference]:
    """Give a difference; a half pair is left out (and said); nothing where nothing was rated."""
    row = RowKey(what, scale, setting)
    if earlier is not None and later is not None:
        # repr() gives back the written digits, so 0.3 - 0.1 is 0.2.
        yield Difference(row, Decimal(repr(later)) - Decimal(repr(earlier)))
    elif earlier is not None or later is not None:
        yield Difference(row, None)


def _belief(what: ChangeMeasure, thought: Thought | BelievedThought | None) -> Iterator[Difference]:
    if thought is not None:
        yield from _pair(what, BELIEF, thought.belief_before, thought.belief_after)


def differences(record: AnyRecord | None) -> Iterator[Difference]:
    """Give every difference in one record, complete or left out.

    >>> from homework_kit.models.records import Emotion
    >>> record = ThoughtRecord(emotions=[Emotion(name="sad", before=40, after=30)])
    >>> [str(each.value) for each in differences(record)]
    ['-10.0']
    """
    match record:
        case ThoughtRecord():
            for emotion in record.emotions:
                yield from _pair(
                    "emotion_after_minus_before", emotion.scale, emotion.before, emotion.after
                )
            for thought in record.thoughts:
                yield from _belief("thought_belief_after_minus_before", thought)
        case Experiment():
            yield from _belief("target_belief_after_minus_before", record.target_thought)
            yield from _belief("alternative_belief_after_minus_before", record.alternative)
            if (felt := record.distress) is not None:
                yield from _pair("distress_after_minus_before", felt.scale, felt.before, felt.after)
                yield from _pair("peak_minus_expected", felt.scale, felt.expected, felt.peak)
        case SkillRehearsal(distress=felt) if felt is not None:
            yield from _pair(
                "distress_after_minus_before", felt.scale, felt.before, felt.after, record.setting
            )
        case GradedStep(distress=step) if step is not None:
            yield from _pair("peak_minus_expected", step.scale, step.expected, step.peak)
        case Activity(mood=mood) if mood is not None:
            yield from _pair("mood_after_minus_before", mood.scale, mood.before, mood.after)
        case _:
            # Self-monitoring and other records hold single ratings: no pair, so no change.
            pass


def happened(record: AnyRecord | None) -> tuple[Question, Happened] | None:
    """Say whether what was feared or predicted happened, where the record says so.

    >>> happened(Experiment(prediction_happened="no"))
    ('prediction', 'no')
    """
    if isinstance(record, GradedStep) and record.feared_outcome is not None:
        answer = record.feared_outcome.happened
        return ("feared_outcome", answer) if answer is not None else None
    if isinstance(record, Experiment) and record.prediction_happened is not None:
        return ("prediction", record.prediction_happened)
    return None

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
class Pair:
    """Two ratings of one thing in one record, on one scale; one of the two may be absent.

    >>> Pair(RowKey("mood_after_minus_before", "0-10"), 4.0, 2.0).difference.value
    Decimal('-2.0')
    """

    row: RowKey
    earlier: float | None
    later: float | None
    of: str | None = attrs.field(default=None, repr=False)
    """The person's own name for what was rated, such as that of an emotion."""

    @property
    def difference(self) -> Difference:
        """The later minus the earlier, in decimal."""
        if self.earlier is None or self.later is None:
            return Difference(self.row, None)
        # repr() gives back the written digits, so 0.3 - 0.1 is 0.2.
        return Difference(self.row, Decimal(repr(self.later)) - Decimal(repr(self.earlier)))


@attrs.frozen(slots=True)
class Difference:
    """One pair of ratings: the later minus the earlier, or None where one of the two is absent.

    >>> Difference(RowKey("mood_after_minus_before", "0-10"), Decimal("-2")).value
    Decimal('-2')
    """

    row: RowKey
    value: Decimal | None


def _belief(what: ChangeMeasure, thought: Thought | BelievedThought | None) -> Iterator[Pair]:
    if thought is not None:
        yield Pair(RowKey(what, BELIEF), thought.belief_before, thought.belief_after)


def _all_pairs(record: AnyRecord | None) -> Iterator[Pair]:
    match record:
        case ThoughtRecord():
            for felt in record.emotions:
                row = RowKey("emotion_after_minus_before", felt.scale)
                yield Pair(row, felt.before, felt.after, felt.name)
            for thought in record.thoughts:
                yield from _belief("thought_belief_after_minus_before", thought)
        case Experiment():
            yield from _belief("target_belief_after_minus_before", record.target_thought)
            yield from _belief("alternative_belief_after_minus_before", record.alternative)
            if (distress := record.distress) is not None:
                row = RowKey("distress_after_minus_before", distress.scale)
                yield Pair(row, distress.before, distress.after)
                row = RowKey("peak_minus_expected", distress.scale)
                yield Pair(row, distress.expected, distress.peak)
        case SkillRehearsal(distress=calmed) if calmed is not None:
            row = RowKey("distress_after_minus_before", calmed.scale, record.setting)
            yield Pair(row, calmed.before, calmed.after)
        case GradedStep(distress=step) if step is not None:
            yield Pair(RowKey("peak_minus_expected", step.scale), step.expected, step.peak)
        case Activity(mood=mood) if mood is not None:
            yield Pair(RowKey("mood_after_minus_before", mood.scale), mood.before, mood.after)
        case _:
            # Self-monitoring and other records hold single ratings: no pair, so no change.
            pass


def pairs(record: AnyRecord | None) -> Iterator[Pair]:
    """Give every pair of ratings in one record, whole or half; nothing where nothing was rated.

    >>> from homework_kit.models.records import Emotion
    >>> record = ThoughtRecord(emotions=[Emotion(name="sad", before=40), Emotion(name="tense")])
    >>> [(each.earlier, each.later) for each in pairs(record)]
    [(40.0, None)]
    """
    for each in _all_pairs(record):
        if each.earlier is not None or each.later is not None:
            yield each


def differences(record: AnyRecord | None) -> Iterator[Difference]:
    """Give every difference in one record, complete or left out.

    >>> from homework_kit.models.records import Emotion
    >>> record = ThoughtRecord(emotions=[Emotion(name="sad", before=40, after=30)])
    >>> [str(each.value) for each in differences(record)]
    ['-10.0']
    """
    return (each.difference for each in pairs(record))


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

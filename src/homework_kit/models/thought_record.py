"""A thought record: what happened, what was felt and thought, and another way to see it."""

from __future__ import annotations

from typing import ClassVar, Literal

from homework_kit.models.base import Model, Record, Ruled
from homework_kit.models.presence import Presence, at_least_one
from homework_kit.models.rating import BeforeAfter
from homework_kit.models.vocabulary import PatternCode
from homework_kit.models.wire import Flag, Listed, Opt, Percent, ShortWords, Words


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

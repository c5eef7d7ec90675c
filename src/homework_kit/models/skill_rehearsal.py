"""A skill practiced while calm, or used in the moment."""

from __future__ import annotations

from typing import ClassVar, Literal

from homework_kit.models.base import Record
from homework_kit.models.presence import Presence, at_least_one
from homework_kit.models.rating import BeforeAfter, Rating
from homework_kit.models.vocabulary import PracticeSetting
from homework_kit.models.wire import Minutes, Opt, ShortWords, Words


class SkillRehearsal(Record):
    """A skill practiced while calm or used in the moment; the two are never pooled.

    >>> SkillRehearsal(skill="paced_breathing", distress=BeforeAfter(before=55, after=50))
    SkillRehearsal(members=2)
    """

    type: Literal["skill_rehearsal"] = "skill_rehearsal"
    skill: Opt[ShortWords] = None
    setting: Opt[PracticeSetting] = None
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

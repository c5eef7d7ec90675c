"""Something noticed and noted: a mood, feelings, urges, what was going on."""

from __future__ import annotations

from typing import ClassVar, Literal

from homework_kit.models.base import Record, Ruled
from homework_kit.models.presence import Presence, at_least_one, requires
from homework_kit.models.rating import DEFAULT_SCALE, Rating
from homework_kit.models.vocabulary import Scale
from homework_kit.models.wire import Flag, Listed, Minutes, Opt, RatingValue, ShortWords, Words


class Mood(Ruled):
    """A mood as a number with its scale, a word, or both."""

    value: Opt[RatingValue] = None
    label: Opt[ShortWords] = None
    scale: Opt[Scale] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one("value", "label", code="missing-member"),
        requires("value", "scale"),
    )


class Feeling(Ruled):
    """One feeling by its name, with its strength if one was given."""

    name: ShortWords
    value: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE


class Urge(Ruled):
    """One urge: how strong, and, apart from that, whether it was acted on."""

    name: ShortWords
    intensity: Opt[RatingValue] = None
    acted_on: Opt[Flag] = None
    scale: Scale = DEFAULT_SCALE


class MonitoredActivity(Ruled):
    """What was being done, with its three ratings on one scale."""

    text: Words
    achievement: Opt[RatingValue] = None
    closeness: Opt[RatingValue] = None
    enjoyment: Opt[RatingValue] = None
    planned: Opt[Flag] = None
    scale: Scale = "0-10"


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

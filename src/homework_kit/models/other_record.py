"""What fits no other record: text and named ratings."""

from __future__ import annotations

from typing import ClassVar, Literal

from homework_kit.models.base import Record, Ruled
from homework_kit.models.presence import Presence, at_least_one
from homework_kit.models.rating import DEFAULT_SCALE
from homework_kit.models.vocabulary import Scale
from homework_kit.models.wire import Listed, Opt, RatingValue, ShortWords, Words


class NamedRating(Ruled):
    """A rating of something the person names."""

    name: ShortWords
    value: RatingValue
    scale: Scale = DEFAULT_SCALE


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

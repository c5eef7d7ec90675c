"""Something done, with what it brought."""

from __future__ import annotations

from typing import ClassVar, Literal

from homework_kit.models.base import Record
from homework_kit.models.presence import Presence, at_least_one
from homework_kit.models.rating import BeforeAfter, Rating
from homework_kit.models.wire import Flag, Opt, Words


class Activity(Record):
    """An activity done, with what it brought.

    >>> Activity(activity="Walked to the shop", enjoyment=Rating(value=4, scale="0-10"))
    Activity(members=2)
    """

    type: Literal["activity"] = "activity"
    activity: Opt[Words] = None
    planned: Opt[Flag] = None
    achievement: Opt[Rating] = None
    closeness: Opt[Rating] = None
    enjoyment: Opt[Rating] = None
    mood: Opt[BeforeAfter] = None
    with_whom: Opt[Words] = None
    where: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "activity",
            "planned",
            "achievement",
            "closeness",
            "enjoyment",
            "mood",
            "with_whom",
            "where",
            "extensions",
            code="empty-record",
        ),
    )

"""One person's history: what was agreed, noted and talked over, and a moment to look at it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Final

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review

PERSON: Final = "p1"
"""The person of every invented history."""
_BEFORE: Final = dt.timedelta(days=3)


@attrs.frozen(slots=True, kw_only=True)
class History:
    """Everything of one invented person, as functions take it and as a bundle carries it.

    Attributes:
        plans: every version of every plan, in the order in which they were agreed.
        entries: the notes with their edits and tombstones; they may stand in any order.
        as_of: the moment at which it is looked at.

    >>> import datetime as dt
    >>> told = History(plans=(), as_of=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    >>> told.bundle.person_id, told.bundle.entries
    ('p1', ())
    """

    plans: tuple[Assignment, ...]
    entries: tuple[Entry | EntryTombstone, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    reviews: tuple[Review, ...] = ()
    sessions: tuple[Session, ...] = ()
    zones: tuple[ZoneSpan, ...] = ()
    consent: tuple[ConsentStatement, ...] = ()
    as_of: dt.datetime

    @cached_property
    def bundle(self) -> Bundle:
        """The same as one export.

        Raises:
            InvalidDocument: when a document names what is not there.
        """
        return Bundle(
            person_id=PERSON,
            zones=self.zones,
            sessions=self.sessions,
            assignments=self.plans,
            entries=self.entries,
            obstacles=self.obstacles,
            reviews=self.reviews,
            consent=self.consent,
        )

    @property
    def first(self) -> dt.datetime:
        """A moment before everything, where there is a plan."""
        day = min(plan.starts_on for plan in self.plans)
        return dt.datetime.combine(day, dt.time(), dt.UTC) - _BEFORE

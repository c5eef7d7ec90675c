"""Facts and sentences: everything a recap can say, and the five sentences it does say."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal

import attrs

from homework_kit.language.messages import say

Audience = Literal["self", "shared"]
MOST_SENTENCES: Final = 5


@attrs.frozen(slots=True)
class Fact:
    """One thing that can be said: a message of the catalog with its numbers and names.

    `rank` says how soon it is left out where five sentences are not enough: 0 never before others.

    >>> Fact("recap.invite", rank=3).message
    'recap.invite'
    """

    message: str
    rank: int
    count: int | None = None
    # A title is the person's own word, so the slots stay out of repr.
    slots: tuple[tuple[str, str | int], ...] = attrs.field(default=(), repr=False)

    def sentence(self, audience: Audience) -> str:
        """Say the fact.

        >>> Fact("recap.matters", rank=3, count=1).sentence("self")
        'You marked one note to bring to the session.'
        """
        shared = audience == "shared"
        message = f"{self.message}.shared" if shared else self.message
        slots: dict[str, Any] = dict(self.slots)
        return say(message, count=self.count, **slots)


@attrs.frozen(slots=True)
class Recap:
    """Facts for the next session: all of them as `facts`, the most useful as `sentences`.

    >>> Recap(dt.date(2026, 2, 16), "self", ()).text
    ''
    """

    since: dt.date
    audience: Audience
    facts: tuple[Fact, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """At most five sentences in reading order; a named obstacle is always among them."""
        kept = sorted(range(len(self.facts)), key=lambda index: (self.facts[index].rank, index))
        chosen = sorted(kept[:MOST_SENTENCES])
        return tuple(self.facts[index].sentence(self.audience) for index in chosen)

    @property
    def text(self) -> str:
        """The sentences in one paragraph."""
        return " ".join(self.sentences)


def fact(message: str, rank: int, count: int | None = None, **slots: str | int) -> Fact:
    """Make a fact from a message id, its rank, its count and its slots.

    >>> fact("recap.matters", 3, 2).sentence("self")
    'You marked two notes to bring to the session.'
    """
    return Fact(message, rank, count, tuple(slots.items()))

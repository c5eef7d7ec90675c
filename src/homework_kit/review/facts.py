"""Facts and sentences: everything a recap can say, and the five sentences it does say."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

import attrs

from homework_kit.language.dates import long_date, spoken_date
from homework_kit.language.messages import say
from homework_kit.review.quotes import Quote
from homework_kit.review.speech import Speech

Audience = Literal["self", "shared"]
MOST_SENTENCES: Final = 5
NAMED: Final = -1
"""The rank of what got in the way: before all others, however many plans there are."""


@attrs.frozen(slots=True)
class Label:
    """A label of the catalog in the slot of a fact, so that a fact is of no language.

    >>> Label("obstacle.forgetting").message
    'obstacle.forgetting'
    """

    message: str


Slot = str | int | dt.date | Label


@attrs.frozen(slots=True)
class Fact:
    """One thing that can be said: a message of the catalog with its numbers, dates and names.

    `rank` says how soon it is left out where five sentences are not enough: the lower, the later.

    >>> Fact("recap.invite", rank=3).message
    'recap.invite'
    """

    message: str
    rank: int
    count: int | None = None
    # A title is the person's own word, so the slots stay out of repr.
    slots: tuple[tuple[str, Slot], ...] = attrs.field(default=(), repr=False)

    def sentence(self, audience: Audience, locale: str = "en", *, spoken: bool = False) -> str:
        """Say the fact, in the words of a locale; `spoken` writes its dates as they are said.

        >>> Fact("recap.matters", rank=3, count=1).sentence("self")
        'You marked one note to bring to the session.'
        >>> Fact("recap.matters", rank=3, count=1).sentence("shared", "de")
        'Eine Notiz ist für die Sitzung markiert.'
        """
        shared = audience == "shared"
        message = f"{self.message}.shared" if shared else self.message
        slots = {name: _written(value, locale, spoken=spoken) for name, value in self.slots}
        return say(message, count=self.count, locale=locale, **slots)


def _written(value: Slot, locale: str, *, spoken: bool) -> str | int:
    if isinstance(value, dt.date):
        return spoken_date(value, locale) if spoken else long_date(value, locale)
    return say(value.message, locale=locale) if isinstance(value, Label) else value


@attrs.frozen(slots=True)
class Recap:
    """Facts for the next session: all of them as `facts`, the most useful as `sentences`.

    >>> Recap(dt.date(2026, 2, 16), "self", ()).text
    ''
    """

    since: dt.date
    audience: Audience
    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...] = ()
    """What the person starred, in their own words; empty for the audience "shared"."""
    locale: str = attrs.field(default="en", kw_only=True)

    @property
    def sentences(self) -> tuple[str, ...]:
        """At most five sentences in reading order; a named obstacle is always among them."""
        return tuple(each.sentence(self.audience, self.locale) for each in self._chosen())

    @property
    def text(self) -> str:
        """The sentences in one paragraph."""
        return " ".join(self.sentences)

    @property
    def speech(self) -> Speech:
        """The same for a voice: the sentences with dates as words, then the quotes."""
        said = [each.sentence(self.audience, self.locale, spoken=True) for each in self._chosen()]
        quoted = (say("quote.said", quote=each.shown, locale=self.locale) for each in self.quotes)
        return Speech((*said, *quoted), locale=self.locale)

    def _chosen(self) -> tuple[Fact, ...]:
        kept = sorted(range(len(self.facts)), key=lambda index: (self.facts[index].rank, index))
        return tuple(self.facts[index] for index in sorted(kept[:MOST_SENTENCES]))


def fact(message: str, rank: int, count: int | None = None, **slots: Slot) -> Fact:
    """Make a fact from a message id, its rank, its count and its slots.

    >>> fact("recap.matters", 3, 2).sentence("self")
    'You marked two notes to bring to the session.'
    """
    return Fact(message, rank, count, tuple(slots.items()))

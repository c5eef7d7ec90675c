"""The person's own words in a recap: verbatim, marked as theirs, and shown to nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from homework_kit.language.messages import say
from homework_kit.models.entry import Entry

MOST_LETTERS: Final = 280
"""A longer text is quoted from its start, up to the last word that ends within so many letters."""
_WORD_END: Final = re.compile(r"(?<=\S)(?=\s|\Z)")


@attrs.frozen(slots=True, kw_only=True)
class Quote:
    """Words of the person, letter for letter; never linted, graded or mended.

    >>> Quote(text="my words", whole=True, entry_id="t1")
    Quote(whole=True, entry_id='t1')
    """

    text: str = attrs.field(repr=False)
    """The start of what was written: all of it, or whole words of it."""
    whole: bool
    """Whether it is all that was written there."""
    entry_id: str
    locale: str = attrs.field(default="en", repr=False)

    @property
    def shown(self) -> str:
        """The words in quotation marks, with three dots where more was written."""
        message = "quote.whole" if self.whole else "quote.start"
        return say(message, quote=self.text, locale=self.locale)


def quotes_of(entries: Iterable[Entry], locale: str = "en") -> tuple[Quote, ...]:
    """Quote what the person starred (`matters`, `bring_to_session`), in the order given.

    Of an entry its note is quoted, or else its question for the session. Records are not: which
    part of one stands for it is the person's to say. Call it for the person alone.

    >>> quotes_of([])
    ()
    """
    return tuple(
        _quote(words, entry.id, locale)
        for entry in entries
        if entry.matters or entry.bring_to_session
        if (words := entry.note or entry.question_for_session) is not None
    )


def _quote(words: str, entry_id: str, locale: str) -> Quote:
    """Quote up to the last word that ends in time; a word longer than that is quoted whole."""
    if len(words) <= MOST_LETTERS:
        return Quote(text=words, whole=True, entry_id=entry_id, locale=locale)
    ends = [match.end() for match in _WORD_END.finditer(words)]
    end = max((each for each in ends if each <= MOST_LETTERS), default=min(ends, default=0))
    text = words[:end]
    return Quote(text=text, whole=not words[end:].strip(), entry_id=entry_id, locale=locale)

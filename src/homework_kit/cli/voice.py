"""In which language the command speaks to people: its words, its dates and its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import attrs

from homework_kit.language import dates
from homework_kit.language.messages import say


@attrs.frozen(slots=True)
class Voice:
    """One language of the catalog; what the developer reads (`--help`, errors) is English.

    >>> Voice("de").say("agenda.nothing_open"), Voice("de").date(dt.date(2026, 2, 3))
    ('Jetzt ist nichts offen.', '3. Februar')
    """

    locale: str = "en"

    def say(self, message_id: str, /, *, count: int | None = None, **slots: str | int) -> str:
        """Say one thing of the catalog (`homework_kit.language.say`)."""
        return say(message_id, count=count, locale=self.locale, **slots)

    def date(self, day: dt.date) -> str:
        """Write a date with the name of its month."""
        return dates.long_date(day, self.locale)

    def list_of(self, items: Sequence[str]) -> str:
        """Write several things as one list."""
        return dates.list_of(items, self.locale)

    def number(self, value: float, *, signed: bool = False) -> str:
        """Write a number that may have a fraction, with the decimal mark of the language.

        >>> Voice("de").number(-2.5), Voice("en").number(2.5, signed=True)
        ('-2,5', '+2.5')
        """
        return dates.number(value, self.locale, signed=signed)


ENGLISH: Final = Voice()

"""How days are written on a drawing and in its table."""

from __future__ import annotations

import datetime as dt

from homework_kit.language.dates import long_date
from homework_kit.language.messages import say
from homework_kit.models.vocabulary import WEEKDAYS


def date_of(day: dt.date | None, locale: str) -> str:
    """Write a day, or say that there is none.

    >>> date_of(dt.date(2026, 2, 3), "de"), date_of(None, "en")
    ('3. Februar', 'no date')
    """
    return say("report.no_date", locale=locale) if day is None else long_date(day, locale)


def date_of_year(day: dt.date, locale: str) -> str:
    """Write a day with its year.

    >>> date_of_year(dt.date(2026, 2, 3), "en")
    '3 February 2026'
    """
    year = f"{day.year}"
    return say("date.of_year", date=long_date(day, locale), counted=year, locale=locale)


def weekday(day: dt.date, locale: str) -> str:
    """Write the short name of a day's weekday.

    >>> weekday(dt.date(2026, 2, 3), "de")
    'Di'
    """
    return say(f"weekday.{WEEKDAYS[day.weekday()]}", locale=locale)

"""Dates, numbers and lists, written out the way a sentence of the catalog takes them."""

from collections.abc import Sequence
from datetime import date

from homework_kit.language.locales import locale_data
from homework_kit.language.template import fill


def long_date(day: date, locale: str = "en") -> str:
    """Write a date with the name of its month.

    `16 February` reads the same in every country; `02/16` does not. The host's locale settings have
    no say, so the same date gives the same words on every machine.

    Args:
        day: a local date. Its year is not written: a recap is about the days since last time.
        locale: whose month names to use.

    Returns:
        Day and month.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    >>> long_date(date(2026, 2, 16))
    '16 February'
    """
    catalog = locale_data("messages", locale)
    months: list[str] = catalog["months"]
    return fill(catalog["date"], {"day": str(day.day), "month": months[day.month - 1]})


def spoken_date(day: date, locale: str = "en") -> str:
    """Write a date the way it is said aloud, with the day as a word.

    A voice that reads `16. Februar` may stop after the dot; one that reads words cannot.

    Args:
        day: a local date. Its year is not said.
        locale: whose words to use.

    Returns:
        The day as an ordinal word, and the month.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    >>> spoken_date(date(2026, 2, 16))
    'the sixteenth of February'
    >>> spoken_date(date(2026, 2, 16), "de")
    'sechzehnten Februar'
    """
    catalog = locale_data("messages", locale)
    months: list[str] = catalog["months"]
    ordinals: list[str] = catalog["ordinals"]
    slots = {"day": ordinals[day.day - 1], "month": months[day.month - 1]}
    return fill(catalog["spoken_date"], slots)


def number(value: float, locale: str = "en", *, signed: bool = False) -> str:
    """Write a number that may have a fraction, in the digits it has.

    Args:
        value: the number, such as a rating.
        locale: whose decimal mark to use.
        signed: whether a number above zero has a sign too.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    >>> number(40.0), number(3.5, "de"), number(2.5, signed=True)
    ('40', '3,5', '+2.5')
    """
    written = f"{value:+g}" if signed else f"{value:g}"
    return written.replace(".", str(locale_data("messages", locale)["decimal"]))


def list_of(items: Sequence[str], locale: str = "en") -> str:
    """Write several things as one list.

    Lists join differently in every language, so the joining words are in the catalog.

    Args:
        items: the things, in order, as they will stand.
        locale: whose joining words to use.

    Returns:
        The list; empty for no items.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    Source: the shape of CLDR's list patterns (middle and end).

    >>> list_of(("low energy", "forgetting", "a life event"))
    'low energy, forgetting and a life event'
    """
    patterns: dict[str, str] = locale_data("messages", locale)["list"]
    written = ""
    for place, item in enumerate(items):
        if place == 0:
            written = item
        else:
            pattern = patterns["last" if place == len(items) - 1 else "next"]
            written = fill(pattern, {"before": written, "item": item})
    return written

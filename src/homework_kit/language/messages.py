"""Every string of this library that a person may read, by id.

The strings are data (`messages.en.json`, `messages.de.json`), one whole sentence or label each, so
that a translator gets sentences and not fragments. Ids that end in `.shared` are worded for more
readers than the person alone.
"""

from collections.abc import Mapping
from typing import Any

from homework_kit.language.locales import locale_data
from homework_kit.language.template import fill, slots_of


def _forms(catalog: Mapping[str, Any], message_id: str) -> dict[str, str]:
    messages: dict[str, str | dict[str, str]] = catalog["messages"]
    if message_id not in messages:
        file = f"messages.{catalog['locale']}.json"
        problem = f"There is no message {message_id!r}. Use an id of {file}."
        raise KeyError(problem)
    forms = messages[message_id]
    return {"other": forms} if isinstance(forms, str) else forms


def _refuse_other_slots(message_id: str, asked: frozenset[str], given: frozenset[str]) -> None:
    if asked != given:
        # Names only: the values may be the person's words.
        problem = (
            f"The message {message_id!r} takes the slots {sorted(asked)}, "
            f"and {sorted(given)} were given. Pass exactly the slots it takes."
        )
        raise TypeError(problem)


def _plural_form(forms: Mapping[str, str], count: int | None) -> str:
    # CLDR's cardinal rule for whole numbers, the same in English and German (a language with other
    # rules brings its own here), and a form of our own for none at all.
    if count == 0 and "zero" in forms:
        return forms["zero"]
    return forms["one"] if count == 1 and "one" in forms else forms["other"]


def _written(catalog: Mapping[str, Any], slot: str, value: str | int) -> str:
    if isinstance(value, str):
        return value
    if value == 0 and slot == "count":
        # The count stands before its noun ("no notes"), other numbers stand alone ("none").
        return str(catalog["no"])
    numbers: list[str] = catalog["numbers"]
    return numbers[value] if 0 <= value < len(numbers) else str(value)


def say(
    message_id: str, /, *, count: int | None = None, locale: str = "en", **slots: str | int
) -> str:
    """Say one thing in plain words.

    All wording stands in one catalog, where it is linted, graded and translated; code names what it
    wants to say and never builds a sentence.

    Args:
        message_id: an id of the catalog, such as `recap.paused`.
        count: the number that chooses between the plural forms, and fills `{count}`.
        locale: whose words to use.
        **slots: a value per named place. Text stands as it is, so a date comes written
            (`long_date`); a whole number from 0 to 12 becomes a word, a larger one digits. Pass
            `str(number)` to have digits.

    Returns:
        The text. What was passed as text is in it, letter for letter.

    Raises:
        KeyError: there is no such message.
        TypeError: a slot is absent or not the message's. Both name the message, never a value.
        UnknownLocale: no words are shipped for `locale`.

    Source: the wording follows language.md; plural forms are CLDR's `one` and `other`.

    >>> say("recap.added_later", count=1)
    'One note was added later.'
    >>> say("recap.added_later", count=14)
    '14 notes were added later.'
    >>> say("summary.of", practiced=8, counted=11)
    'eight of eleven'
    """
    catalog = locale_data("messages", locale)
    forms = _forms(catalog, message_id)
    given = slots if count is None else {"count": count, **slots}
    _refuse_other_slots(message_id, slots_of(forms["other"]), frozenset(given))
    written = {slot: _written(catalog, slot, value) for slot, value in given.items()}
    return fill(_plural_form(forms, count), written)

"""Sentences with named places, filled once and never read again after filling."""

import re
from collections.abc import Mapping
from typing import Final

_PLACE: Final = re.compile(r"\{(\w+)\}")


def _slot_of(place: str) -> str:
    return place[:1].lower() + place[1:]


def slots_of(template: str) -> frozenset[str]:
    """Name the slots that a template asks for.

    Args:
        template: text with places such as `{title}`, or `{Title}` for the same slot at the start of
            a sentence.

    Returns:
        The slot names, small first letter.

    >>> sorted(slots_of("{Count} notes for {title}"))
    ['count', 'title']
    """
    return frozenset(_slot_of(place) for place in _PLACE.findall(template))


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put the values into the places of a template.

    `str.format` would read attributes and formats; this only replaces. A value is never read as a
    template, so a title may hold braces.

    Args:
        template: text with places, as `slots_of` reads them.
        values: one text per slot. A place with a capital gets its value with a first capital.

    Returns:
        The filled text.

    Raises:
        KeyError: a slot has no value.

    >>> fill("{Count} notes for {title}", {"count": "two", "title": "{count}"})
    'Two notes for {count}'
    """

    def value_at(match: re.Match[str]) -> str:
        place = match[1]
        value = values[_slot_of(place)]
        return value[:1].upper() + value[1:] if place[0].isupper() else value

    return _PLACE.sub(value_at, template)

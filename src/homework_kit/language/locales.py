"""The data files that travel with this room, read by kind and locale."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from homework_kit.errors import UnknownLocale

LOCALES: Final = ("en", "de")
"""The locales that words are shipped for."""


@cache
def locale_data(kind: str, locale: str) -> dict[str, Any]:
    """Read one shipped JSON file, such as the messages of one locale.

    One door for all of them, so that a locale nobody ships words for is refused in one way.

    Args:
        kind: `words` or `messages`.
        locale: a member of `LOCALES`.

    Returns:
        The JSON object. It is shared between callers: read it, do not change it.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    >>> locale_data("words", "en")["locale"]
    'en'
    """
    if locale not in LOCALES:
        raise UnknownLocale(LOCALES)
    text = files("homework_kit.language").joinpath(f"{kind}.{locale}.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(text)
    return content

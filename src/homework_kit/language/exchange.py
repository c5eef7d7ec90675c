"""The messages as a PO file for translators, and back. JSON stays the source of truth.

Babel reads and writes PO and is imported when it is asked for; nothing else here needs it.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

from homework_kit.language.locales import locale_data

Messages = dict[str, str | dict[str, str]]
_SOURCE: Final = "en"
_ZERO: Final = "#zero"
"""Marks the form for none at all, which gettext has no place for, as a message of its own."""


def to_po(locale: str) -> bytes:
    """Write the messages of a locale as a PO file, with English as what is translated.

    Args:
        locale: whose texts to fill in. What has no text is there, empty.

    Returns:
        The file, in UTF-8: the id of a message is its context.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        ImportError: Babel is not installed.

    Source: GNU gettext, The Format of PO Files.
    """
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - an extra of translators
    from babel.messages.pofile import write_po  # noqa: PLC0415 - the same

    source: Messages = locale_data("messages", _SOURCE)["messages"]
    texts: Messages = locale_data("messages", locale)["messages"]
    catalog = Catalog(locale=locale, fuzzy=False)
    for name, english in source.items():
        text = texts.get(name)
        if isinstance(english, str):
            catalog.add(english, text if isinstance(text, str) else "", context=name)
            continue
        forms = text if isinstance(text, dict) else {}
        pair = (forms.get("one", ""), forms.get("other", ""))
        catalog.add((english["one"], english["other"]), pair, context=name)
        zero = english.get("zero", english["other"])
        if "zero" in english or "zero" in forms:
            catalog.add(zero, forms.get("zero", ""), context=f"{name}{_ZERO}")
    written = BytesIO()
    write_po(written, catalog, width=0)
    return written.getvalue()


def from_po(content: bytes, locale: str) -> Messages:
    """Read the messages of a PO file; what has no text, or is marked as unsure, is left out.

    Args:
        content: the file, in UTF-8.
        locale: its language, for its plural forms.

    Returns:
        The messages by id, as they stand in `messages.{locale}.json`.

    Raises:
        ImportError: Babel is not installed.
    """
    from babel.messages.pofile import read_po  # noqa: PLC0415 - an extra of translators

    read: Messages = {}
    zeros: dict[str, str] = {}
    for message in read_po(BytesIO(content), locale=locale):
        name, text = message.context, message.string
        if name is None or message.fuzzy or not text or not all(text):
            continue
        if isinstance(text, str):
            (zeros if name.endswith(_ZERO) else read)[name.removesuffix(_ZERO)] = text
        else:
            one, other = text
            read[name] = {"one": one, "other": other}
    for name, text in zeros.items():
        forms = read.get(name)
        if isinstance(forms, dict):
            read[name] = {"zero": text, **forms}
    return read

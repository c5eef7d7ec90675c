"""Documents to JSON text."""

from __future__ import annotations

from homework_kit.models.base import Model


def dumps(document: Model) -> str:
    """Write a document or record as canonical JSON: the same content is always the same text.

    Defaults are written, absent members left out, keys sorted, numbers as RFC 8785.

    >>> from homework_kit.models.records import OtherRecord
    >>> dumps(OtherRecord(text="walked"))
    '{"ratings":[],"text":"walked","type":"other_record"}'
    """
    return document.canonical()

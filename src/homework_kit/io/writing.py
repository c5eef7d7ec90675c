"""Documents to JSON text."""

from __future__ import annotations

from homework_kit.errors import WrongArgument
from homework_kit.models.base import Model

_SEVERAL = "Put several into hk.Bundle, or write one line for each."


def dumps(document: Model) -> str:
    """Write a document or record as canonical JSON: the same content is always the same text.

    Defaults are written, absent members left out, keys sorted, numbers as RFC 8785.

    Raises:
        WrongArgument: this is no document or record.

    >>> from homework_kit.models.records import OtherRecord
    >>> dumps(OtherRecord(text="walked"))
    '{"ratings":[],"text":"walked","type":"other_record"}'
    """
    if not isinstance(document, Model):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del document
        raise WrongArgument("dumps", "one document or record", _SEVERAL)
    return document.canonical()

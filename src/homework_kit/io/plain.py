"""The short way: most texts are plain, and one compiled pass over them is enough.

A text is plain when counting shows that nothing in it can be out of the parse profile. Whatever is
not plain, or is refused, takes the long way, which says what is wrong; so this module only ever
has to be right when it says yes.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from homework_kit.io.refused import MAX_DOCUMENT_BYTES, quick_reader
from homework_kit.models.canonical import MAX_DIGITS
from homework_kit.models.kinds import DOCUMENTS, RECORDS

# A number is a run of digits and dots; in valid JSON only an exponent puts an e behind one.
_SHAPES: Final = bytes.maketrans(b"0123456789.eE", b"00000000000ee")
_LONG: Final = b"0" * (MAX_DIGITS + 1)
_EXPONENT: Final = b"0e"


def _outside_of_texts(data: bytes) -> bytes:
    """Give what stands between the texts and names of valid JSON."""
    if b"\\" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    return b"".join(data.split(b'"')[::2])


def is_plain(data: bytes, value: Any) -> bool:
    """Say whether valid JSON, with the value it was read to, is surely in the parse profile.

    The value lost a member for each name that stands twice, so the text has more colons.

    >>> is_plain(b'{"a": 1, "b": "1e400"}', {"a": 1, "b": "1e400"})
    True
    >>> is_plain(b'{"a": 1, "a": 2}', {"a": 2})
    False
    """
    outside = _outside_of_texts(data)
    shapes = outside.translate(_SHAPES)
    if _LONG in shapes or _EXPONENT in shapes:
        return False
    return outside.count(b":") == _outside_of_texts(to_json(value)).count(b":")


def _name(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    if "kind" in value:
        kind = value["kind"]
        return kind if isinstance(kind, str) and kind in DOCUMENTS else None
    record = value.get("type")
    return record if isinstance(record, str) and record in RECORDS else None


def read_plain(data: str | bytes) -> Any | None:
    """Read a valid document from a plain text; None says nothing about the text.

    >>> read_plain('{"type": "activity", "where": "park"}')
    Activity(members=1)
    """
    try:
        raw = data.encode() if isinstance(data, str) else data
        if len(raw) > MAX_DOCUMENT_BYTES:
            return None
        value = from_json(raw, allow_inf_nan=False, cache_strings="keys")
        name = _name(value)
        if name is None or not is_plain(raw, value):
            return None
        return quick_reader(name).validate_json(raw)
    except (ValueError, ValidationError):
        return None

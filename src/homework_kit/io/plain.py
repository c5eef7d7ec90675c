"""The short way: most texts are plain, and one compiled pass over them is enough.

The compiled core reads a document without its rules, one walk over it checks them all and counts
its members, and counting in the text shows that nothing in it can be out of the parse profile.
Whatever is not plain, or is refused, takes the long way, which says what is wrong; so this module
only ever has to be right when it says yes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema, to_json

from homework_kit.io.refused import HOLDERS, MAX_BUNDLE_BYTES, MAX_DOCUMENT_BYTES, leaving_early
from homework_kit.models.base import obeying
from homework_kit.models.bundle import Bundle
from homework_kit.models.canonical import MAX_DIGITS
from homework_kit.models.kinds import NAMES, reader
from homework_kit.models.walk import WALKS, Disobeyed
from homework_kit.models.wire import TEXT_PATTERN

# A number is a run of digits and dots; in valid JSON only an exponent puts an e behind one.
_SHAPES: Final = bytes.maketrans(b"0123456789.eE\t\n\r", b"00000000000ee   ")
_LONG: Final = b"0" * (MAX_DIGITS + 1)
_EXPONENT: Final = b"0e"
_UNDERFLOW: Final = b"0e-000"
"""With so few digits in front, a number too small for a double has an exponent of three digits."""
_SPACED: Final = b" :"
_NAME_ENDS: Final = b'":'
_NUL: Final = rb"\u0000"
"""Valid JSON has no other way to write it, so texts need not be searched for it one by one."""


def _without_rules(schema: Any) -> Any:
    """Copy a pydantic schema without what is asked elsewhere: rules, NUL in texts, writing."""
    if isinstance(schema, dict):
        if schema.get("type") == "function-after" and schema["function"]["function"] is obeying:
            inner = schema["schema"]
            return _without_rules(inner | {"ref": schema["ref"]} if "ref" in schema else inner)
        return {
            key: _without_rules(value)
            for key, value in schema.items()
            if key not in {"serialization", "metadata"}
            and not (key == "pattern" and value == TEXT_PATTERN)
        }
    if isinstance(schema, list | tuple):
        return type(schema)(_without_rules(each) for each in schema)
    return schema


@cache
def _reader() -> Callable[[bytes], Any]:
    """Make one compiled reader for all kinds and record types; it asks about no rule."""
    choices: dict[Any, CoreSchema] = {}
    shared: dict[str, CoreSchema] = {}
    for name in NAMES:
        schema = leaving_early(_without_rules(reader(name).core_schema))
        if schema["type"] == "definitions":
            shared |= {each["ref"]: each for each in schema["definitions"]}
            schema = schema["schema"]
        choices[name] = schema
    tags: list[list[str | int]] = [["kind"], ["type"]]  # the first that is there
    either = core_schema.tagged_union_schema(choices, discriminator=tags)
    every = core_schema.definitions_schema(either, list(shared.values()))
    return SchemaValidator(every).validate_json


def _outside_of_texts(data: bytes) -> bytes:
    """Give what stands between the texts and names of valid JSON."""
    if b"\\" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    return b"".join(data.split(b'"')[::2])


def is_plain(data: bytes, names: int) -> bool:
    """Say whether valid JSON, read to so many members, is surely in the parse profile.

    The number of members says that no name stands twice: a colon for each, and no colon more.

    >>> is_plain(b'{"a": 1, "b": "1e400"}', 2), is_plain(b'{"a": 1, "a": 2}', 1)
    (True, False)
    """
    outside = _outside_of_texts(data)
    shapes = outside.translate(_SHAPES)
    return not (
        _LONG in shapes or _EXPONENT in shapes or _NUL in data or outside.count(b":") != names
    )


def _is_of_small_documents(bundle: Any) -> bool:
    """Say whether this is a bundle in which surely no document is larger than one may be.

    A document is written anew, with its defaults; as it was written it may be a little longer.
    """
    return isinstance(bundle, Bundle) and all(
        len(to_json(each, exclude_none=True)) * 2 <= MAX_DOCUMENT_BYTES
        for name in HOLDERS
        for each in getattr(bundle, name)
    )


def read_plain(data: str | bytes) -> Any | None:
    """Read a valid document from a plain text; None says nothing about the text.

    >>> read_plain('{"type": "activity", "where": "park"}')
    Activity(members=1)
    """
    try:
        raw = data.encode() if isinstance(data, str) else data
        if len(raw) > MAX_BUNDLE_BYTES:
            return None
        document = _reader()(raw)
        names = WALKS[document.__class__](document)
        if len(raw) > MAX_DOCUMENT_BYTES and not _is_of_small_documents(document):
            return None
    except (UnicodeEncodeError, ValidationError, Disobeyed):
        return None
    shapes = raw.translate(_SHAPES)
    # Without space before a colon each name ends in a quote and a colon, and a text that holds the
    # two only makes the count too high. (rfind takes half the time that `in` takes for these.)
    if (
        raw.count(_NAME_ENDS) == names
        and shapes.rfind(_SPACED) < 0
        and shapes.rfind(_UNDERFLOW) < 0
        and shapes.rfind(_LONG) < 0
        and raw.rfind(_NUL) < 0
    ):
        return document
    # Something looks odd; most often it stands inside of a text, where it means nothing.
    return document if is_plain(raw, names) else None

"""What has no typed member: JSON of others, kept and written back untouched, within limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import JsonValue
from pydantic_core import PydanticCustomError, core_schema

from homework_kit.models.canonical import (
    EXPONENT_FROM,
    PLAIN_FROM,
    canonical_number,
    is_exact,
    utf_16,
)
from homework_kit.models.wire import Wire

EXTENSION_KEY_PATTERN: Final = "^[a-z0-9-]+(?:\\.[A-Za-z0-9_-]+)+$"
EXTENSION_BYTES: Final = 64 * 1024
EXTENSION_DEPTH: Final = 32
"""Levels of objects and lists, so that no document that holds one nests deeper than 64 levels."""
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def depth(value: object) -> int:
    """Count the levels of objects and lists; a plain value has none. Stops soon after the limit.

    >>> depth({"a": [1, {}]})
    3
    """
    level, deepest = [value], 0
    while level and deepest <= EXTENSION_DEPTH:
        holders = [each for each in level if isinstance(each, Mapping | list)]
        deepest += bool(holders)
        level = [
            item
            for holder in holders
            for item in (holder.values() if isinstance(holder, Mapping) else holder)
        ]
    return deepest


def _plain_json(value: object, level: int = 0) -> JsonValue:
    """Copy a JSON value, so that later changes to the caller's object do not reach the document."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and not _LONE_SURROGATE.search(value):
        return value
    if isinstance(value, int | float) and is_exact(value):
        return value
    # A level more than the ledger allows is copied, so that the ledger is who refuses it.
    if level <= EXTENSION_DEPTH:
        if isinstance(value, list | tuple):
            return [_plain_json(item, level + 1) for item in value]
        if isinstance(value, Mapping):
            return {_member_name(key): _plain_json(item, level + 1) for key, item in value.items()}
    raise _not_json()


def _member_name(key: object) -> str:
    if isinstance(key, str) and not _LONE_SURROGATE.search(key):
        return key
    raise _not_json()


def _not_json() -> PydanticCustomError:
    return PydanticCustomError(
        "wrong-type", "not JSON", {"expected": "a JSON value of exact numbers"}
    )


def _read_extensions(value: object) -> object:
    return _plain_json(value) if isinstance(value, Mapping) else value


class Writing:
    """The context of one compiled writing, in which extensions say what that writer cannot write.

    >>> Writing().has_exponents
    False
    """

    __slots__ = ("has_exponents",)

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.has_exponents = False


def _write_extensions(value: JsonValue, info: core_schema.SerializationInfo[Any]) -> JsonValue:
    """Hand others the members as they are, and the compiled writer in canonical form."""
    return _in_order(value, info.context) if isinstance(info.context, Writing) else value


def _in_order(value: JsonValue, writing: Writing) -> JsonValue:
    if isinstance(value, Mapping):
        return {key: _in_order(value[key], writing) for key in sorted(value, key=utf_16)}
    if isinstance(value, list):
        return [_in_order(item, writing) for item in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    text = canonical_number(value)
    # Where a number has no fraction the compiled writer writes an int in the same digits.
    if text.lstrip("-").isdecimal():
        return int(text)
    if not PLAIN_FROM <= abs(value) < EXPONENT_FROM:
        writing.has_exponents = True
    return value


_EXTENSIONS = core_schema.dict_schema(
    core_schema.str_schema(strict=True, max_length=200, pattern=EXTENSION_KEY_PATTERN),
    core_schema.any_schema(),
    max_length=200,
    strict=True,
)
Extensions = Annotated[
    Mapping[str, JsonValue],
    Wire(
        core_schema.json_or_python_schema(
            json_schema=_EXTENSIONS,
            python_schema=core_schema.no_info_before_validator_function(
                _read_extensions, _EXTENSIONS
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _write_extensions,
                info_arg=True,
                return_schema=core_schema.any_schema(),
                when_used="json-unless-none",
            ),
        ),
        {
            "type": "object",
            "maxProperties": 200,
            "propertyNames": {
                "maxLength": 200,
                "pattern": EXTENSION_KEY_PATTERN,
                "if": {"pattern": "\\n"},
                "then": False,
            },
        },
    ),
]
"""What has no typed member: kept and written back untouched. Do not change it in place."""

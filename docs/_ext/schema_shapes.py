"""What a part of a published schema says, in words of one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from homework_kit.models.wire import (
    DATE_PATTERN,
    ID_PATTERN,
    INSTANT_PATTERN,
    TEXT_PATTERN,
    TIME_PATTERN,
    URL_PATTERN,
    ZONE_PATTERN,
)

Schema = Mapping[str, Any]

_FORMS: Final = {
    DATE_PATTERN: "date `YYYY-MM-DD`, 1900 to 2199",
    TIME_PATTERN: "time `HH:MM`",
    INSTANT_PATTERN: "RFC 3339 instant with offset, 1900 to 2199",
    ZONE_PATTERN: "name of a time zone",
    URL_PATTERN: "`http` or `https` address",
}
_NAMES: Final = {ID_PATTERN: "name for machines", TEXT_PATTERN: "text"}
_TYPES: Final = {"string": "text", "integer": "whole number", "boolean": "`true` or `false`"}
_PATTERN_SHOWN: Final = 40
_DEFINITIONS: Final = "#/$defs/"


def definition(reference: str) -> str:
    """Give the name that a reference names.

    >>> definition("#/$defs/Rating")
    'Rating'
    """
    return reference.removeprefix(_DEFINITIONS)


def values(each: list[Any]) -> str:
    """List the values that are allowed.

    >>> values(["yes", True])
    '`"yes"`, `true`'
    """
    shown = [f'"{one}"' if isinstance(one, str) else str(one).lower() for one in each]
    return ", ".join(f"`{one}`" for one in shown)


def kind_of(part: Schema) -> str:
    """Say what type a member has; a reference is a link to its part of the page.

    >>> kind_of({"type": "array", "items": {"$ref": "#/$defs/Rating"}})
    'list of [Rating](#rating)'
    """
    if "$ref" in part:
        name = definition(part["$ref"])
        return f"[{name}](#{name.lower()})"
    if branches := _branches(part):
        return " or ".join(dict.fromkeys(kind_of(each) for each in branches))
    if part.get("type") == "array":
        return f"list of {kind_of(part.get('items', {}))}"
    if "const" in part or "enum" in part:
        one_of = "one of " if "enum" in part else ""
        return one_of + values(part.get("enum", [part.get("const")]))
    pattern: str = part.get("pattern", "")
    named: str = part.get("type", "anything")
    return (_FORMS | _NAMES).get(pattern) or _TYPES.get(named, named)


def limits_of(part: Schema) -> str:
    """Say the least and the most of a member, and its form where it has no name.

    >>> limits_of({"type": "integer", "minimum": 1, "maximum": 99})
    '1 to 99'
    >>> limits_of({"type": "array", "maxItems": 7, "items": {"type": "string", "maxLength": 200}})
    'at most 7 items; each at most 200 code points'
    """
    found = [
        _between(part.get("minimum"), part.get("maximum"), ""),
        _between(part.get("minItems"), part.get("maxItems"), "items"),
        _between(part.get("minProperties"), part.get("maxProperties"), "members"),
    ]
    pattern = part.get("pattern", "")
    if pattern not in _FORMS:
        found.append(_between(part.get("minLength"), part.get("maxLength"), "code points"))
        found.append(_shown(pattern))
    if inner := limits_of(part["items"]) if "items" in part else "":
        found.append(f"each {inner}")
    return "; ".join(each for each in found if each)


def _branches(part: Schema) -> list[Schema]:
    """Give the alternatives of a union, which the schemas tell apart by a tag."""
    if "oneOf" in part or "anyOf" in part:
        return list(part.get("oneOf", part.get("anyOf", [])))
    told_apart = [each["then"] for each in part.get("allOf", []) if "then" in each]
    living = [part[each] for each in ("else", "then") if each in part]  # or what is left of it
    return [each for each in told_apart or living if isinstance(each, dict) and "$ref" in each]


def _between(least: Any, most: Any, unit: str) -> str:
    named = f" {unit}" if unit else ""
    if least is not None and most is not None:
        return f"{least} to {most}{named}"
    if most is not None:
        return f"at most {most}{named}"
    return f"at least {least}{named}" if least is not None else ""


def _shown(pattern: str) -> str:
    if not pattern or pattern in _NAMES:
        return ""
    escaped = pattern.replace("|", "\\|")
    return f"form `{escaped}`" if len(pattern) <= _PATTERN_SHOWN else "form in the schema"

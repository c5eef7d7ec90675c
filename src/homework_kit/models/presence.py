"""Presence rules: which members must, or must not, stand together.

Each rule is written once and used twice: the model checks it, and the published JSON Schema says it
with `if`/`then`/`required`, so that the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import attrs

from homework_kit.models.rules import Broken

_CONTAINERS = frozenset({tuple, dict})
"""An empty list or an empty `extensions` says nothing."""
Check = Callable[["HasMembers"], Iterator[Broken]]


class HasMembers(Protocol):
    """Anything with attributes: a model, seen from here."""

    def __getattribute__(self, name: str, /) -> Any:
        """Give a member."""


@attrs.frozen(slots=True)
class Presence:
    """One presence rule: `check` for the model, `published` for the JSON Schema.

    >>> requires("assignment_version", "assignment_id").published["then"]
    {'required': ['assignment_id']}
    """

    check: Check
    published: dict[str, Any]


def _is_there(model: HasMembers, member: str) -> bool:
    value = getattr(model, member)
    # Compared by identity and length: == of two models compares all they hold.
    return value is not None and (value.__class__ not in _CONTAINERS or len(value) > 0)


def _present(member: str, *, listed: bool) -> dict[str, Any]:
    if member == "extensions":
        return {"required": [member], "properties": {member: {"minProperties": 1}}}
    if listed:
        return {"required": [member], "properties": {member: {"minItems": 1}}}
    return {"required": [member]}


def at_least_one(*members: str, lists: tuple[str, ...] = (), code: str) -> Presence:
    """One of the members, or one of the lists with an item in it, is there; else `code`.

    >>> at_least_one("note", lists=("obstacles",), code="empty-entry").published["anyOf"][1]
    {'required': ['obstacles'], 'properties': {'obstacles': {'minItems': 1}}}
    """

    def check(model: HasMembers) -> Iterator[Broken]:
        if not any(_is_there(model, member) for member in (*members, *lists)):
            yield Broken(code, member=(*members, *lists)[0])

    shapes = [_present(member, listed=member in lists) for member in (*members, *lists)]
    return Presence(check, {"anyOf": shapes})


def requires(member: str, *needed: str, listed: bool = False) -> Presence:
    """Where `member` is there, all of `needed` are there too; else missing-member.

    A list (`listed`) is there when it has an item in it.

    >>> requires("value", "scale").published["if"]
    {'required': ['value']}
    """

    def check(model: HasMembers) -> Iterator[Broken]:
        if _is_there(model, member):
            for name in needed:
                if not _is_there(model, name):
                    yield Broken("missing-member", (name,), member=name)

    there = _present(member, listed=listed)
    return Presence(check, {"if": there, "then": {"required": list(needed)}})


def requires_when(member: str, value: str, *any_of: str, code: str = "missing-member") -> Presence:
    """Where `member` has this value, one of `any_of` is there; else `code`.

    >>> requires_when("status", "stopped", "status_on").published["then"]
    {'anyOf': [{'required': ['status_on']}]}
    """

    def check(model: HasMembers) -> Iterator[Broken]:
        if getattr(model, member) == value and not any(_is_there(model, name) for name in any_of):
            yield Broken(code, (any_of[0],), member=any_of[0])

    return Presence(
        check,
        {
            "if": {"required": [member], "properties": {member: {"const": value}}},
            "then": {"anyOf": [{"required": [name]} for name in any_of]},
        },
    )


def requires_unless(member: str, value: str, needed: str) -> Presence:
    """Unless `member` has this value, `needed` is there; else missing-member.

    >>> requires_unless("mode", "imported", "recorded_at").published["else"]
    {'required': ['recorded_at']}
    """

    def check(model: HasMembers) -> Iterator[Broken]:
        if getattr(model, member) != value and not _is_there(model, needed):
            yield Broken("missing-member", (needed,), member=needed)

    return Presence(
        check,
        {
            "if": {"required": [member], "properties": {member: {"const": value}}},
            "then": True,
            "else": {"required": [needed]},
        },
    )


def not_both(first: str, second: str) -> Presence:
    """The two members exclude each other; else not-together.

    >>> not_both("count", "until").published["then"]
    False
    """

    def check(model: HasMembers) -> Iterator[Broken]:
        if _is_there(model, first) and _is_there(model, second):
            yield Broken("not-together", (), expected=f"{first}, {second}")

    return Presence(check, {"if": {"required": [first, second]}, "then": False})

"""Presence rules: which members must, or must not, stand together.

Each rule is written once, as an expression that holds or does not, and used three times: the reader
asks all expressions of a class at once, `broken` is what to say if one does not hold, and the
published JSON Schema says the same with `if`/`then`/`required`, so that they cannot drift apart.

A member is there when it was given: null is refused everywhere, so what was given is something.
An empty list or an empty `extensions` says nothing, and is not there.
"""

from __future__ import annotations

from typing import Any

import attrs

from homework_kit.models.rules import Broken


@attrs.frozen(slots=True)
class Presence:
    """One presence rule: the expression that `holds`, what is `broken` if not, what is `published`.

    The expression is Python over `given`, the names of the members that were given, and `values`,
    all members by name.

    >>> requires("assignment_version", "assignment_id").holds
    "'assignment_version' not in given or 'assignment_id' in given"
    """

    holds: str
    broken: Broken
    published: dict[str, Any]


def _missing(member: str, code: str = "missing-member") -> Broken:
    return Broken(code, (member,), member=member)


def _filled(member: str) -> str:
    return f"{member!r} in given and len(values[{member!r}]) > 0"


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
    every = (*members, *lists)
    holds = [
        _filled(member) if member in (*lists, "extensions") else f"{member!r} in given"
        for member in every
    ]
    shapes = [_present(member, listed=member in lists) for member in every]
    return Presence(" or ".join(holds), Broken(code, member=every[0]), {"anyOf": shapes})


def requires(member: str, needed: str, *, listed: bool = False) -> Presence:
    """Where `member` is there, `needed` is there too; else missing-member.

    A list (`listed`) is there when it has an item in it.

    >>> requires("value", "scale").published["if"]
    {'required': ['value']}
    """
    absent = f"not ({_filled(member)})" if listed else f"{member!r} not in given"
    there = _present(member, listed=listed)
    return Presence(
        f"{absent} or {needed!r} in given",
        _missing(needed),
        {"if": there, "then": {"required": [needed]}},
    )


def requires_when(member: str, value: str, *any_of: str, code: str = "missing-member") -> Presence:
    """Where `member` has this value, one of `any_of` is there; else `code`.

    >>> requires_when("status", "stopped", "status_on").published["then"]
    {'anyOf': [{'required': ['status_on']}]}
    """
    return Presence(
        " or ".join(
            [f"values[{member!r}] != {value!r}", *(f"{name!r} in given" for name in any_of)]
        ),
        _missing(any_of[0], code),
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
    return Presence(
        f"{needed!r} in given or values[{member!r}] == {value!r}",
        _missing(needed),
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
    return Presence(
        f"{first!r} not in given or {second!r} not in given",
        Broken("not-together", (), expected=f"{first}, {second}"),
        {"if": {"required": [first, second]}, "then": False},
    )

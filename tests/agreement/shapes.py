"""Presence rules as their published shapes: does a document obey them, and what would it lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Json = Any
Members = dict[str, Any]
Rules = Iterable[Members]


def holds(shape: Members, members: Members) -> bool:
    """Say whether members have a shape made of required, const, minItems and minProperties."""
    for name, limits in shape.get("properties", {}).items():
        if name not in members:
            continue
        value = members[name]
        if "const" in limits and value != limits["const"]:
            return False
        if ("minItems" in limits or "minProperties" in limits) and not value:
            return False
    return all(name in members for name in shape.get("required", ()))


def _wanted(rule: Members, members: Members) -> Json:
    """Give the shape that a rule asks of these members."""
    if "if" not in rule:
        return rule
    return rule.get("then" if holds(rule["if"], members) else "else", True)


def complete(
    members: Members,
    rules: Rules,
    make: Callable[[str], Json],
    forbidden: Iterable[str] = (),
) -> Members:
    """Add what the presence rules ask for, and of two that exclude each other keep the first.

    What is `forbidden` is not added; a rule that needs it stays broken.
    """
    closed, rules = set(forbidden), list(rules)
    while True:
        before = dict(members)
        for rule in rules:
            wanted = _wanted(rule, members)
            if wanted is True:
                continue
            if wanted is False:
                *_, last = rule["if"]["required"]
                members = {name: value for name, value in members.items() if name != last}
                closed.add(last)
                continue
            choices = wanted.get("anyOf", [wanted])
            if any(holds(each, members) for each in choices):
                continue
            possible = [each for each in choices if not closed & set(each["required"])]
            for name in possible[0]["required"] if possible else ():
                members = members | {name: make(name)}
        if members == before:
            return members

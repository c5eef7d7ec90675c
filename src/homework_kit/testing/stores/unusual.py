"""What an item says beyond the sample of its kind, and what tells two items apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, cast

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import ZoneSpan
from homework_kit.testing.stores.samples import (
    Item,
    consent,
    note,
    obstacle,
    part_of,
    plan,
    review,
    session,
)

_SAMPLES: Final = (consent, note, obstacle, plan, review, session)
_TOLD_ELSEWHERE: Final = frozenset(
    {"id", "version", "revision", "supersedes", "recorded_at", "noted_at", "extensions"}
    | {"on", "at", "share_entries"}
)
"""Members that the name and the times of an item tell."""
_MOST: Final = 5
_LONGEST: Final = 60
_ABSENT: Final = object()
"""Stands for the value of a member that is not there: null is a value of extensions."""


def valued(members: dict[str, Any], name: str, longest: int | None = _LONGEST) -> str:
    """Give the value of a member as JSON; a long one by its beginning and length.

    >>> valued({"minutes": 5}, "minutes"), valued({}, "minutes")
    ('5', 'absent')
    """
    return _written(members.get(name, _ABSENT), longest)


def _written(value: object, longest: int | None = _LONGEST) -> str:
    if value is _ABSENT:
        return "absent"
    text = json.dumps(value, sort_keys=True)
    if longest is None or len(text) <= longest:
        return text
    return f"{text[:longest]}... ({len(text):,} characters of JSON)"


def unusual(item: Item, *, shown: Iterable[str]) -> list[str]:
    """Say which members an item has otherwise than the sample of its kind; of many, how many.

    `shown` are the members that are told as the item's words.

    >>> from homework_kit.testing.stores.samples import note
    >>> unusual(note(visibility="private"), shown=["note"])
    ['visibility "private"']
    """
    if isinstance(item, (Tombstone, ZoneSpan)):
        return []
    told = {*_TOLD_ELSEWHERE, *shown}
    members = _members(item)
    usual = _usual(part_of(item))
    names = [
        name
        for name in sorted(members.keys() | usual.keys())
        if name not in told and valued(members, name, None) != valued(usual, name, None)
    ]
    if len(names) > _MOST:
        return [f"{len(names)} other members"]
    return [f"{name} {valued(members, name)}" for name in names]


def first_difference(item: Item, other: Item) -> str:
    """Name the first member in which an item differs from one that is not equal, with its value.

    >>> from homework_kit.testing.stores.samples import note
    >>> first_difference(note(visibility="private"), note(visibility="shared"))
    'visibility "private"'
    """
    where, value, _ = next(differing(_members(item), _members(other)))
    return f"{where} {value}"


def differing(mine: object, theirs: object, *path: str) -> Iterator[tuple[str, str, str]]:
    """Give what differs in two JSON values, as deep as it goes: where it is, and both values.

    Lists of two lengths differ as a whole.

    >>> list(differing({"a": [{"b": 1}]}, {"a": [{"c": 2}]}))
    [('a.0.b', '1', 'absent'), ('a.0.c', 'absent', '2')]
    """
    if _written(mine, None) == _written(theirs, None):
        return
    ours, others = _inside(mine), _inside(theirs)
    if not (ours and others and type(mine) is type(theirs)) or (
        isinstance(mine, list) and len(ours) != len(others)
    ):
        yield ".".join(path), _written(mine), _written(theirs)
        return
    for name in sorted(ours.keys() | others.keys()):
        yield from differing(ours.get(name, _ABSENT), others.get(name, _ABSENT), *path, name)


def _inside(value: object) -> dict[str, Any]:
    """Give the values inside a JSON value by name, those of a list by their place."""
    if isinstance(value, list):
        items: list[Any] = value
        return {str(place): each for place, each in enumerate(items)}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


@cache
def _usual(part: str) -> dict[str, Any]:
    (sample,) = (made for make in _SAMPLES if part_of(made := make()) == part)
    return _members(sample)


def _members(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(item.canonical())
    return found

"""Where an answer departs from what a vector expects, in short lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from homework_kit.testing.vectors.rows import whole


def differences(expected: Any, found: Any, place: str = "") -> Iterator[str]:
    """Say where a summary departs from a vector; null stands for a member that is absent.

    Members that are not given are not judged, and a list is given whole, in any order.

    Source: schemas/vectors, the family behavior/summary.

    >>> [*differences({"a": 1, "b": [1]}, {"a": 2.0, "b": [1], "c": 3})]
    ['/a: 1 expected, 2.0 found']
    """
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, value in expected.items():
            yield from differences(value, found.get(name), f"{place}/{name}")
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{place}: {len(expected)} rows expected, {len(found)} found"
        for index, row in enumerate(expected):
            nearest = min(
                ([*differences(row, other, f"{place}/{index}")] for other in found),
                key=len,
                default=[f"{place}/{index}: no such row"],
            )
            yield from nearest
    elif expected != found:
        yield f"{place}: {expected} expected, {found} found"


def of_rows(expected: Any, found: Any) -> Iterator[str]:
    """Say where occasions depart from a vector: rows in order, one row, None, or an error.

    >>> [*of_rows([], [{"key": "2026-02-02", "local_date": "2026-02-02"}])]
    ['nothing expected, 2026-02-02 found']
    """
    if isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{_keys(expected)} expected, {_keys(found)} found"
            return
        for row, other in zip(expected, found, strict=True):
            yield from of_rows(row, other)
    elif _is_row(expected) and _is_row(found):
        yield from _of_members(expected, found)
    elif expected != found:
        yield f"{expected} expected, {found} found"


def _of_members(expected: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
    members = whole(found)
    for name, value in whole(expected).items():
        if members.get(name) != value:
            yield f"{expected['key']}/{name}: {value} expected, {members.get(name)} found"


def _keys(rows: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(row["key"] for row in rows) or "nothing"


def _is_row(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict) and "key" in value

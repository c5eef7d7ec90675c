"""From a JSON Pointer to a line and column of the text: a second pass, made only on failure.

Values that are not on the way to a wanted place are skipped by the compiled JSON scanner.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

import attrs

Path = tuple[str | int, ...]
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_scan: Final = json.JSONDecoder().raw_decode


@attrs.frozen(slots=True)
class Spot:
    """Where one member or item stands: offsets of its name (of itself in a list) and its value."""

    name: int
    value: int


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Count lines and, in code points, columns; both from 1.

    >>> line_and_column('{"a": 1}', 6)
    (1, 7)
    """
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _after_space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr] # it matches everywhere


def spots(text: str, wanted: Iterable[Path]) -> dict[Path, Spot]:
    """Find each wanted path, and every path on the way to it, in a JSON text.

    What is not there is left out; the empty path, the whole value, always is.

    >>> spots('{"a": [10, 20]}', [("a", 1), ("b",)])[("a", 1)]
    Spot(name=11, value=11)
    """
    tree: dict[str | int, Any] = {}
    for path in wanted:
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})
    start = _after_space(text, 0)
    found: dict[Path, Spot] = {(): Spot(start, start)}
    _visit(text, start, (), tree, found)
    return found


def _visit(
    text: str, at: int, path: Path, branch: dict[str | int, Any], found: dict[Path, Spot]
) -> None:
    """Find the wanted parts of the object or list that starts here."""
    opening = text[at]
    if not branch or opening not in "{[":
        return
    part: str | int = -1
    at = _after_space(text, at + 1)
    while text[at] not in "}]":
        name = at
        if opening == "{":
            part, at = _scan(text, at)
            at = _after_space(text, _after_space(text, at) + 1)  # past the colon
        else:
            part = int(part) + 1
        if part in branch:
            here = (*path, part)
            found[here] = Spot(name, at)
            _visit(text, at, here, branch[part], found)
        at = _after_space(text, _scan(text, at)[1])
        if text[at] == ",":
            at = _after_space(text, at + 1)

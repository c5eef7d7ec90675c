"""The hand-written table of validity vectors, read into documents.

`validity_table.txt` says what is edited in a base document of `validity_bases.json` and what has to
come of it. Nothing here asks the library: what is expected was written by a person.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

HERE: Final = Path(__file__).parent
BASES: Final[dict[str, dict[str, Any]]] = json.loads(
    (HERE / "validity_bases.json").read_text(encoding="utf-8")
)


@attrs.frozen
class Vector:
    """One vector: `given` is its document, text, text_parts or base64; no code means valid."""

    kind: str
    reason: str
    description: str
    given: dict[str, Any]
    code: str = ""
    pointer: str = ""
    rule: str = ""

    @property
    def path(self) -> str:
        """Where it stands below schemas/vectors/validity/."""
        return f"{self.kind}/{'invalid' if self.code else 'valid'}/{self.reason}.json"

    @property
    def text(self) -> str:
        """The file as it is written."""
        expected: dict[str, Any] = {"valid": not self.code}
        if self.code:
            expected |= {"code": self.code, "pointer": self.pointer}
        rule = {"rule": self.rule} if self.rule else {}
        whole = {"description": self.description} | rule | self.given | {"expected": expected}
        return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _value(given: Any) -> Any:
    """Write `{"repeat": x, "times": n}` out."""
    if isinstance(given, dict) and given.keys() == {"repeat", "times"}:
        item, times = given["repeat"], given["times"]
        return item * times if isinstance(item, str) and len(item) == 1 else [item] * times
    if isinstance(given, dict):
        return {name: _value(value) for name, value in given.items()}
    return [_value(item) for item in given] if isinstance(given, list) else given


def edited(base: Any, edits: dict[str, Any]) -> Any:
    """Give a copy of the base with each edit made, in order."""
    document = copy.deepcopy(base)
    for place, given in edits.items():
        *parents, last = place.removeprefix("-").split("/")[1:]
        holder = document
        for parent in parents:
            holder = holder[int(parent)] if isinstance(holder, list) else holder[parent]
        if place.startswith("-"):
            del holder[int(last) if isinstance(holder, list) else last]
        elif last == "-":
            holder.append(_value(given))
        else:
            holder[int(last) if isinstance(holder, list) else last] = _value(given)
    return document


def rows() -> Iterator[Vector]:
    """Give the vectors of the table."""
    for line in (HERE / "validity_table.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, reason, edits, expected, description = line.split(" | ")
        name = kind.removesuffix("+")
        base = BASES["full" if kind.endswith("+") else "small"][name]
        first, _, second = expected.partition(" ")
        says = {"rule": second} if first == "valid" else {"code": first, "pointer": second}
        given = {"document": edited(base, json.loads(edits))}
        yield Vector(name, reason, description, given, **says)

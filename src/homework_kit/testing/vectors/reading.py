"""The published vectors as they lie in the package: what goes in, and what comes out."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from homework_kit.packaged import folder

Family: TypeAlias = Literal["validity", "upgrade", "behavior/occurrences", "behavior/summary"]
FAMILIES: Final[tuple[Family, ...]] = get_args(Family)
"""The families of vectors, each a folder under `schemas/vectors`."""

_TOLD: Final = ("description", "clause", "expected")


@attrs.frozen(slots=True, kw_only=True)
class Vector:
    """One claim about what comes out for what goes in.

    `schemas/vectors/README.md` says what `input` and `expected` hold in each family.

    >>> next(read_vectors(["upgrade"])).name
    'assignment-homework-type'
    """

    family: Family
    name: str
    """Its file below the folder of the family, without the ending."""
    description: str
    clause: str | None
    """The sentence of the documentation that decides; None where the family gives none."""
    input: Any = attrs.field(repr=False)
    expected: Any = attrs.field(repr=False)


def place(family: Family) -> Path:
    """Find the folder of a family.

    >>> place("behavior/summary").name
    'summary'
    """
    return Path(folder("schemas"), "vectors", *family.split("/"))


def read_vectors(families: Iterable[Family] = FAMILIES) -> Iterator[Vector]:
    """Read the vectors of some families, by default of all, in order of their names.

    Args:
        families: which ones are read.

    >>> len({each.family for each in read_vectors()})
    4
    """
    for family in families:
        home = place(family)
        for path in sorted(home.rglob("*.json")):
            name = path.relative_to(home).with_suffix("").as_posix()
            yield _vector(family, name, json.loads(path.read_text(encoding="utf-8")))


def _vector(family: Family, name: str, members: dict[str, Any]) -> Vector:
    given = members.get("input")
    if given is None:  # of a vector about validity, the input is the one member that carries it
        given = {key: value for key, value in members.items() if key not in _TOLD}
    return Vector(
        family=family,
        name=name,
        description=members["description"],
        clause=members.get("clause"),
        input=given,
        expected=members["expected"],
    )


def text_of(vector: Vector) -> str | bytes:
    """Give the text or the bytes that a vector about validity is about.

    >>> vector = next(read_vectors(["validity"]))
    >>> isinstance(text_of(vector), str | bytes)
    True
    """
    return text_in(vector.input)


def text_in(given: Mapping[str, Any]) -> str | bytes:
    """Give the text or the bytes that a file of a vector about validity carries.

    >>> text_in({"text_parts": [["[", 2], ["]", 2]]})
    '[[]]'
    """
    if "base64" in given:
        return base64.b64decode(given["base64"])
    if "text_parts" in given:
        return "".join(part * times for part, times in given["text_parts"])
    text: str = given["text"] if "text" in given else json.dumps(given["document"])
    return text

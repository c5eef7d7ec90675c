"""The public API in lines: a name and its signature, so that a review sees every change of it.

`python -m tests.repo.api` writes the snapshot anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe

from docs._ext.api_register import TYPES, Place, Register, register
from docs._ext.api_signatures import parameters, shown
from docs._ext.api_source import members

SNAPSHOT: Final = Path(__file__).with_name("api.txt")
_QUALIFIED: Final = re.compile(r"homework_kit\.(?:\w+\.)*(?=\w)")


def lines() -> list[str]:
    """List every public name with its signature, sorted; types are named without their modules."""
    kept = register({})
    public = [place for place in kept.places.values() if place.page != TYPES]
    return sorted({line for place in public for line in _lines(place, kept)})


def _lines(place: Place, kept: Register) -> Iterator[str]:
    thing = place.thing
    if isinstance(thing, griffe.Function):
        yield place.name + _short(parameters(thing, kept))
        for each in thing.overloads or []:
            yield f"{place.name}{_short(parameters(each, kept))}  # overload"
    elif isinstance(thing, griffe.Class):
        bases = ", ".join(_short(shown(base, kept)) for base in thing.bases)
        yield f"class {place.name}({bases})" if bases else f"class {place.name}"
        for member in members(thing):
            yield f"{place.name}.{member.name}{_member(member, kept)}"
    else:
        yield place.name


def _member(member: griffe.Attribute | griffe.Function, kept: Register) -> str:
    if isinstance(member, griffe.Function):
        return _short(parameters(member, kept))
    default = f" = {member.value}" if member.value is not None else ""
    return f": {_short(shown(member.annotation, kept))}{default}"


def _short(signature: str) -> str:
    return _QUALIFIED.sub("", signature).replace("builtins.", "")


if __name__ == "__main__":
    SNAPSHOT.write_text("\n".join(lines()) + "\n", encoding="utf-8")

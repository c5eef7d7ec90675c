"""Members of a newer minor version: kept beside a document and written back, seen by nothing else.

They are no members here, so they are in neither `repr` nor `extensions`; but they are content, so
they are in the canonical form, and with it in equality and hashes. An amended document is a new one
of the version that this library writes; what was set aside stays with the revision it came with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar, Final

from pydantic import BaseModel

from homework_kit.models.silent import Silent

Path = tuple[str | int, ...]
Members = tuple[tuple[Path, str], ...]
"""Paths and the canonical JSON that stands there."""
VERSION: Final[Path] = ("schema_version",)


class Holding(Silent):
    """A model that may hold documents, which may each carry members of their own."""

    holds: ClassVar[tuple[str, ...]] = ()
    """The members that are lists of documents."""


def set_aside(document: BaseModel, members: Members) -> None:
    """Let a document that was just read carry members that its models do not know."""
    # The slot of pydantic's private attributes travels with copies and pickles. A declared one
    # would be made for every document, and nearly none needs it.
    object.__setattr__(document, "__pydantic_private__", {"set_aside": members})


def members_aside(document: Any) -> Members:
    """Give the members that a document carries, without those of documents inside it.

    >>> members_aside("no document")
    ()
    """
    kept = getattr(document, "__pydantic_private__", None)
    return kept["set_aside"] if kept else ()


def carries(document: Holding) -> bool:
    """Say whether a document, or one inside it, carries such members.

    >>> from homework_kit.models.rating import Rating
    >>> carries(Rating(value=7))
    False
    """
    if members_aside(document):
        return True
    return any(members_aside(item) for name in document.holds for item in getattr(document, name))


def minor(version: str) -> int:
    """Give the number of a minor version, as it stands in JSON.

    >>> minor('"1.12"')
    12
    """
    return int(json.loads(version).partition(".")[2])


def version_of(document: Holding) -> str | None:
    """Give the newer version a document is written in, as JSON; None where it is the known one.

    One that was put together here holds documents of a newer minor and has no such version of its
    own. Written as what it is not, nobody could read it, so it takes the newest of theirs.

    >>> from homework_kit.models.rating import Rating
    >>> version_of(Rating(value=7)) is None
    True
    """
    own = dict(members_aside(document)).get(VERSION)
    inside = [
        text
        for name in document.holds
        for item in getattr(document, name)
        for path, text in members_aside(item)
        if path == VERSION
    ]
    return own or max(inside, key=minor, default=None)


def _all_aside(document: Holding) -> Iterator[tuple[Path, str]]:
    yield from members_aside(document)
    for name in document.holds:
        for index, item in enumerate(getattr(document, name)):
            for path, text in members_aside(item):
                yield (name, index, *path), text


def put_back(content: dict[str, Any], document: Holding) -> dict[str, Any]:
    """Add to the written content of a document what it and the documents in it carry."""
    for path, text in _all_aside(document):
        holder: Any = content
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = json.loads(text)
    version = version_of(document)
    if version is not None:
        content["schema_version"] = json.loads(version)
    return content

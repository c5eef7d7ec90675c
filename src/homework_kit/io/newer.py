"""A document of a newer minor version: what is known is read, the rest set aside by its place.

A minor only adds optional members (COMPATIBILITY.md), so a member that is not known can be left out
for the reading and written back with the document. In a bundle each document keeps its own.
"""

from __future__ import annotations

import copy
import re
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import to_json

from homework_kit.io.places import Path
from homework_kit.io.refused import HOLDERS, SMALL, documents_in, quick_reader, unknown_members
from homework_kit.models.aside import set_aside
from homework_kit.models.base import SCHEMA_VERSION
from homework_kit.models.canonical import canonical_text
from homework_kit.models.kinds import reader

_NEWER: Final = re.compile("1[.][1-9][0-9]{0,5}")
_PASSES: Final = 1_000


def is_newer(version: object) -> bool:
    """Say whether this names a minor version after the one that is known.

    >>> is_newer("1.1"), is_newer("1.0"), is_newer("2.0")
    (True, False, False)
    """
    return isinstance(version, str) and _NEWER.fullmatch(version) is not None


def _take(value: Any, path: Path) -> Any:
    for part in path[:-1]:
        value = value[part]
    return value.pop(path[-1])


def _likewise(value: Any, path: Path) -> list[Path]:
    """Give the paths of this member in all items of its list, for they are of one class.

    The documents of a bundle are not: a tombstone knows fewer members.
    """
    *holder, index, name = ("", *path)
    if not isinstance(index, int) or holder[1:] in [[each] for each in HOLDERS]:
        return [path]
    for part in holder[1:]:
        value = value[part]
    return [
        (*path[:-2], at, name)
        for at, item in enumerate(value)
        if isinstance(item, dict) and name in item
    ]


class Known:
    """The known part of a document, and by path what was set aside of it.

    >>> known = Known("entry", {"kind": "entry", "schema_version": "1.3", "id": "t1", "mood": 7})
    >>> sorted(known.aside)
    [('mood',), ('schema_version',)]
    """

    def __init__(self, name: str, value: dict[str, Any]) -> None:
        """Set aside what is not known; the given value stays as it is."""
        self.name = name
        self.value = copy.deepcopy(value)
        self.aside: dict[Path, Any] = {("schema_version",): value["schema_version"]}
        self.value["schema_version"] = SCHEMA_VERSION
        self.inside: dict[tuple[str, int], Known] = {}
        if name == "bundle":
            self._know_documents()
        self._know_members()

    def _know_documents(self) -> None:
        """Read each document of a bundle by its own version."""
        for (member, index), item in documents_in(self.value):
            if isinstance(item, dict) and is_newer(item.get("schema_version")):
                inner = self.inside[member, index] = Known(HOLDERS[member], item)
                self.value[member][index] = inner.value

    def _know_members(self) -> None:
        """Take out unknown members; of a large list a reader names those of one item at a time."""
        for _ in range(_PASSES):
            text = self.text()
            read = reader(self.name) if len(text) <= SMALL else quick_reader(self.name)
            try:
                read.validate_json(text)
            except ValidationError as error:
                unknown = list(unknown_members(error, self.value, keys=False))
            else:
                return
            if not unknown:
                return
            for path in unknown:
                if path not in self.aside:
                    for each in _likewise(self.value, path):
                        self.aside[each] = _take(self.value, each)

    def text(self) -> bytes:
        """Write the known part."""
        return to_json(self.value)

    def read(self) -> Any:
        """Read the known part, and let the document carry the rest.

        Raises:
            pydantic.ValidationError: the known part is not valid.
        """
        document = quick_reader(self.name).validate_json(self.text())
        self.keep(document)
        return document

    def keep(self, document: Any) -> None:
        """Let a document that was read from the known part carry the rest."""
        members = sorted(self.aside.items(), key=lambda pair: str(pair[0]))
        set_aside(document, tuple((path, canonical_text(value)) for path, value in members))
        for (member, index), inner in self.inside.items():
            inner.keep(getattr(document, member)[index])

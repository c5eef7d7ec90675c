"""A store in plain files: for each person one file of lines (NDJSON), and a lock beside it.

A line is a document, or a bundle with what stands beside documents. A new file is written whole,
forced to the disk and renamed over the old one, so that there is always one whole file. The lock is
that of POSIX systems.

Try it: homework-kit conform examples.stores.files_store:FilesStore
"""

import datetime as dt
import fcntl
import hashlib
import json
import os
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any

import homework_kit as hk
from homework_kit.review import Receipt

DOCUMENTS = {
    "assignment": "assignments",
    "entry": "entries",
    "obstacle": "obstacles",
    "review": "reviews",
}


class FilesStore:
    """Keeps each revision on a line of its person's file; each content once."""

    def __init__(self, place: Path) -> None:
        """Open the store of a directory, or begin one."""
        self.place = place

    def append(self, bundle: hk.Bundle, /) -> None:
        """Keep a batch beside what is there, whole or not at all."""
        with self._locked(bundle.person_id) as path:
            kept = _lines(path)
            lines = list(dict.fromkeys([*kept, *_split(bundle)]))
            if lines != kept:
                _united(bundle.person_id, lines)  # raises what could not be read any more
                self._put(path, lines)

    def load(self, person_id: str, /) -> hk.Bundle:
        """Give everything of one person."""
        return _united(person_id, _lines(self._path(person_id)))

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Leave what hk.erase leaves. The old file goes; its blocks are the file system's."""
        with self._locked(person_id) as path:
            erased = hk.erase(_united(person_id, _lines(path)), ids, as_of=as_of)
            self._put(path, list(_split(erased.bundle)))
        return erased.receipt

    def _path(self, person_id: str) -> Path:
        """Name a file by a hash: an id may hold anything, and file systems fold case."""
        return self.place / f"{hashlib.sha256(person_id.encode()).hexdigest()}.ndjson"

    @contextmanager
    def _locked(self, person_id: str) -> Generator[Path]:
        """Let one writer at a time work on a person's file."""
        path = self._path(person_id)
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield path

    def _put(self, path: Path, lines: list[str]) -> None:
        """Write a whole new file, and only then let it take the place of the old one."""
        new = path.with_suffix(".new")
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        folder = os.open(self.place, os.O_RDONLY)
        try:
            os.fsync(folder)  # the new name is on the disk too
        finally:
            os.close(folder)


def _lines(path: Path) -> list[str]:
    """Read the lines; `splitlines` would also break at characters inside a text."""
    text = path.read_text("utf-8") if path.exists() else ""
    return [line for line in text.split("\n") if line]


def _split(bundle: hk.Bundle) -> Iterator[str]:
    """Give a line for each document, and one for what stands beside them."""
    beside = json.loads(hk.dumps(bundle))
    for part in DOCUMENTS.values():
        del beside[part]
        yield from map(hk.dumps, getattr(bundle, part))
    yield json.dumps(beside, ensure_ascii=False)


def _united(person_id: str, lines: list[str]) -> hk.Bundle:
    kept: dict[str, Any] = {part: [] for part in DOCUMENTS.values()}
    beside: list[hk.Bundle] = []
    for document in map(hk.loads, lines):
        if isinstance(document, hk.Bundle):
            beside.append(document)
        else:
            kept[DOCUMENTS[document.kind]].append(document)
    return reduce(hk.merge, beside, hk.Bundle(person_id=person_id, **kept))

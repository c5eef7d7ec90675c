"""A small store that keeps its promises, written so that each step can be done wrongly."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any

import homework_kit as hk
from homework_kit.review import Receipt

DOCUMENTS = ("assignments", "entries", "obstacles", "reviews")
BESIDE = "beside"
Row = tuple[str, str]
"""The list that a document stands in, and its JSON."""


@lru_cache(maxsize=10_000)
def members(text: str) -> dict[str, Any]:
    """Read the members of a row; nobody changes them."""
    found: dict[str, Any] = json.loads(text)
    return found


class PlainStore:
    """Keeps rows of JSON for each person, in one file that is written anew each time."""

    def __init__(self, place: Path) -> None:
        """Open the store of a directory."""
        self.path = place / "store.json"

    def append(self, bundle: hk.Bundle, /) -> None:
        """Keep a batch."""
        with self.locked():
            everything = self.read()
            rows = everything.setdefault(self.key(bundle.person_id), [])
            for part, text in self.split(bundle):
                self.put(rows, part, self.written(part, text))
            self.checked(bundle.person_id, rows)
            self.write(everything)

    def load(self, person_id: str, /) -> hk.Bundle:
        """Give everything of a person."""
        return self.united(person_id, self.rows_of(person_id))

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Leave what hk.erase leaves."""
        with self.locked():
            everything = self.read()
            rows = everything.get(self.key(person_id), [])
            erased = hk.erase(self.united(person_id, rows), ids, as_of=as_of)
            everything[self.key(person_id)] = list(self.split(erased.bundle))
            self.write(everything)
        return erased.receipt

    def key(self, person_id: str) -> str:
        """Give the name under which a person's rows are kept."""
        return person_id

    def rows_of(self, person_id: str) -> list[Row]:
        """Give the rows of a person."""
        return self.read().get(self.key(person_id), [])

    def split(self, bundle: hk.Bundle) -> Iterator[Row]:
        """Give a row for each document, and one for what stands beside them."""
        beside = json.loads(hk.dumps(bundle))
        for part in DOCUMENTS:
            del beside[part]
            yield from ((part, hk.dumps(document)) for document in getattr(bundle, part))
        yield BESIDE, json.dumps(beside)

    def written(self, part: str, text: str) -> str:
        """Give the text that is kept of a row."""
        del part
        return text

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Add one row to the rows of a person."""
        if (part, text) not in rows:
            rows.append((part, text))

    def checked(self, person_id: str, rows: list[Row]) -> None:
        """Refuse what could not be read any more."""
        self.united(person_id, rows)

    def united(self, person_id: str, rows: list[Row]) -> hk.Bundle:
        """Make a bundle of rows."""
        kept: dict[str, Any] = {part: [] for part in (*DOCUMENTS, BESIDE)}
        for part, text in rows:
            kept[part].append(hk.loads(text))
        whole = hk.Bundle(person_id=person_id, **{part: kept[part] for part in DOCUMENTS})
        return reduce(hk.merge, kept[BESIDE], whole)

    @contextmanager
    def locked(self) -> Generator[None]:
        """Let one writer at a time work."""
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def read(self) -> dict[str, list[Row]]:
        """Read all rows."""
        if not self.path.exists():
            return {}
        found = json.loads(self.path.read_text("utf-8"))
        return {key: [(part, text) for part, text in rows] for key, rows in found.items()}

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Write all rows at once."""
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(everything, ensure_ascii=False), "utf-8")
        new.replace(self.path)


class HeadsStore(PlainStore):
    """Keeps what nothing replaces, and no history: a promise that it does not make."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Add a row, unless it was replaced, and take out what it replaces."""
        new = members(text)
        kin = [
            (row, old)
            for row in rows
            if row[0] == part != BESIDE
            and [(old := members(row[1])).get(name) for name in ("id", "version")]
            == [new["id"], new.get("version")]
        ]
        if any(new["revision"] in old["supersedes"] for _, old in kin):
            return
        for row, old in kin:
            if old["revision"] in new["supersedes"]:
                rows.remove(row)
        super().put(rows, part, text)

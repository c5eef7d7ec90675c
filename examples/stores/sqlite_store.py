"""A store in one SQLite file: a row for each document, and one for what stands beside them.

Try it: homework-kit conform examples.stores.sqlite_store:SqliteStore
"""

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any

import homework_kit as hk
from homework_kit.review import Receipt

DOCUMENTS = ("assignments", "entries", "obstacles", "reviews")
BESIDE = "beside"
SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    person_id TEXT NOT NULL, sha256 TEXT NOT NULL, part TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (person_id, sha256)
) WITHOUT ROWID
"""


class SqliteStore:
    """Keeps every revision under the hash of its content, so that nothing is there twice."""

    def __init__(self, place: Path) -> None:
        """Open the store of a directory, or begin one."""
        # isolation_level=None: transactions begin and end where this file says so.
        self.connection = sqlite3.connect(place / "notes.db", timeout=30, isolation_level=None)
        self.connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        self.connection.execute(SCHEMA)

    def append(self, bundle: hk.Bundle, /) -> None:
        """Keep a batch beside what is there, whole or not at all."""
        with self._transaction():
            self._insert(bundle)
            self.load(bundle.person_id)  # raises, and so undoes, what could not be read any more

    def load(self, person_id: str, /) -> hk.Bundle:
        """Give everything of one person."""
        rows = self.connection.execute(
            "SELECT part, content FROM kept WHERE person_id = ?", (person_id,)
        ).fetchall()
        kept: dict[str, Any] = {part: [] for part in (*DOCUMENTS, BESIDE)}
        for part, text in rows:
            kept[part].append(hk.loads(text))
        whole = hk.Bundle(person_id=person_id, **{part: kept[part] for part in DOCUMENTS})
        return reduce(hk.merge, kept[BESIDE], whole)

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Leave what hk.erase leaves."""
        with self._transaction():
            erased = hk.erase(self.load(person_id), ids, as_of=as_of)
            self.connection.execute("DELETE FROM kept WHERE person_id = ?", (person_id,))
            self._insert(erased.bundle)
        return erased.receipt

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def _insert(self, bundle: hk.Bundle) -> None:
        self.connection.executemany(
            "INSERT OR IGNORE INTO kept VALUES (?, ?, ?, ?)",
            (
                (bundle.person_id, hashlib.sha256(text.encode()).hexdigest(), part, text)
                for part, text in _rows(bundle)
            ),
        )

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """Write all or nothing. IMMEDIATE: whoever writes second waits, and reads what is new."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()


def _rows(bundle: hk.Bundle) -> Iterator[tuple[str, str]]:
    """Split a bundle: each document, and what stands beside them as a bundle of its own."""
    beside = json.loads(hk.dumps(bundle))
    for part in DOCUMENTS:
        del beside[part]
        yield from ((part, hk.dumps(document)) for document in getattr(bundle, part))
    yield BESIDE, json.dumps(beside, ensure_ascii=False)

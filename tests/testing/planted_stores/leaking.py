"""Stores that mix persons up, keep what was erased, or say aloud what they keep."""

from __future__ import annotations

import datetime as dt
import fnmatch
import logging
import shutil
import threading
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Final

import homework_kit as hk
from examples.stores.sqlite_store import SqliteStore
from homework_kit.review import Receipt
from tests.testing.planted_stores.plain import BESIDE, PlainStore, Row, members


class FoldsCase(PlainStore):
    """Persons are found whatever the case of their ids."""

    def key(self, person_id: str) -> str:
        """Fold."""
        return person_id.casefold()


class FoldsAccents(PlainStore):
    """A collation that takes two spellings of a letter for one."""

    def key(self, person_id: str) -> str:
        """Put into normal form C."""
        return unicodedata.normalize("NFC", person_id)


class FoldsDocumentIds(PlainStore):
    """Ids of documents differ in more than case."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Replace what has the same id, folded, and the same revision."""
        if part != BESIDE:
            new = members(text)
            rows[:] = [
                row
                for row in rows
                if row[0] != part
                or members(row[1])["id"] == new["id"]
                or members(row[1])["id"].casefold() != new["id"].casefold()
            ]
        super().put(rows, part, text)


class ByPrefix(PlainStore):
    """Rows are found by what their key begins with."""

    def rows_of(self, person_id: str) -> list[Row]:
        """Give all rows under keys that begin with the id."""
        everything = self.read()
        found = [row for key in everything if key.startswith(person_id) for row in everything[key]]
        return [(part, text) for part, text in found if part != BESIDE]


class ByPattern(PlainStore):
    """Rows are found with LIKE."""

    def rows_of(self, person_id: str) -> list[Row]:
        """Give all rows whose key fits the id, taken for a pattern."""
        pattern = person_id.replace("_", "?").replace("%", "*")
        everything = self.read()
        found = [
            row
            for key in everything
            if fnmatch.fnmatchcase(key, pattern)
            for row in everything[key]
        ]
        return [
            row for row in found if row[0] != BESIDE or members(row[1])["person_id"] == person_id
        ]


class CleansNames(PlainStore):
    """A file for each person, with a name that is safe for file systems."""

    def key(self, person_id: str) -> str:
        """Replace what is not safe."""
        return "".join(char if char.isalnum() or char in ".-_ " else "_" for char in person_id)


class ShortNames(PlainStore):
    """Keys of at most 100 characters."""

    def key(self, person_id: str) -> str:
        """Cut."""
        return person_id[:100]


class JoinsKeys(PlainStore):
    """Person and id are put together with a colon, and so one key is another's."""

    def rows_of(self, person_id: str) -> list[Row]:
        """Give the rows whose joined key begins with the person and a colon."""
        everything = self.read()
        found: list[Row] = []
        for key, rows in everything.items():
            for part, text in rows:
                joined = f"{key}:{members(text).get('id', '')}"
                if key == person_id or (part != BESIDE and joined.startswith(f"{person_id}:")):
                    found.append((part, text))
        return found


class SoftErase(PlainStore):
    """What is erased gets its tombstone, and stays beneath it."""

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Append what hk.erase leaves."""
        erased = hk.erase(self.load(person_id), ids, as_of=as_of)
        self.append(erased.bundle)
        return erased.receipt


class KeepsABackup(PlainStore):
    """Before each write the old file is copied."""

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Copy and write."""
        if self.path.exists():
            shutil.copy(self.path, self.path.with_suffix(".bak"))
        super().write(everything)


_ONE_OPENS: Final = threading.Lock()
"""SQLite waits for nobody when it changes the journal of a file: two at once fail, by chance."""


class LeavesPages(SqliteStore):
    """SQLite as it comes: deleted rows stay in free pages and in the write-ahead log."""

    def __init__(self, place: Path) -> None:
        """Open with a write-ahead log, and let pages lie."""
        with _ONE_OPENS:
            super().__init__(place)
            self.connection.execute("PRAGMA secure_delete = OFF")
            self.connection.execute("PRAGMA journal_mode = WAL")


class ErasesEverybody(PlainStore):
    """DELETE FROM notes WHERE id = ?, and no word of whose."""

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Erase an id, whoever has it."""
        for key in self.read():
            if key != person_id and ids is not None:
                super().erase(key, ids, as_of=as_of)
        return super().erase(person_id, ids, as_of=as_of)


class ErasesConsent(PlainStore):
    """Everything is everything."""

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Forget the refusal too."""
        receipt = super().erase(person_id, ids, as_of=as_of)
        everything = self.read()
        everything[person_id] = [row for row in everything.get(person_id, []) if row[0] != BESIDE]
        self.write(everything)
        return receipt


class ErasesHeadsOnly(PlainStore):
    """The newest revision goes, and the others stay."""

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Keep what was replaced."""
        before = self.load(person_id)
        heads = {hk.dumps(each) for each in hk.heads(before)}
        receipt = super().erase(person_id, ids, as_of=as_of)
        older = [each for each in before.entries if hk.dumps(each) not in heads]
        super().append(hk.Bundle(person_id=person_id, entries=older))
        return receipt


class ErasesWithoutTombstone(PlainStore):
    """What is erased is simply not there any more, so an old copy brings it back."""

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Delete the rows."""
        receipt = super().erase(person_id, ids, as_of=as_of)
        gone = {name for _, name, _ in receipt.erased}
        everything = self.read()
        rows = everything.get(person_id, [])
        everything[person_id] = [row for row in rows if members(row[1]).get("id") not in gone]
        self.write(everything)
        return receipt


class EmptyReceipt(PlainStore):
    """The receipt is made after everything is gone."""

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Erase twice, and give the second receipt."""
        super().erase(person_id, ids, as_of=as_of)
        return super().erase(person_id, ids, as_of=as_of)


class SaysWordsInErrors(PlainStore):
    """The error shows what could not be kept."""

    def checked(self, person_id: str, rows: list[Row]) -> None:
        """Refuse, with the row."""
        try:
            super().checked(person_id, rows)
        except hk.HomeworkKitError as refused:
            raise ValueError(f"cannot keep {rows[-1]}, {rows[:1]}") from refused


class LogsWords(PlainStore):
    """Each row is logged, for the developers."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Log and add."""
        logging.getLogger("store").debug("put %s %s", part, text)
        super().put(rows, part, text)


class PrintsWords(PlainStore):
    """A print that was forgotten."""

    def united(self, person_id: str, rows: list[Row]) -> hk.Bundle:
        """Print and unite."""
        print(rows)  # noqa: T201 - the fault that is planted here
        return super().united(person_id, rows)

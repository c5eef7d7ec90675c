"""Stores that lose or double what they keep."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import homework_kit as hk
from tests.testing.planted_stores.plain import BESIDE, PlainStore, Row, members


class _Replacing(PlainStore):
    """Lets a row take the place of another one that has the same members of these names."""

    names: tuple[str, ...] = ()

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Replace."""
        if part != BESIDE:
            new = [members(text).get(name) for name in self.names]
            rows[:] = [
                (each, kept)
                for each, kept in rows
                if each != part or [members(kept).get(name) for name in self.names] != new
            ]
        super().put(rows, part, text)


class UpsertsById(_Replacing):
    """The last write of an id wins: a plan's versions and all revisions replace each other."""

    names = ("id",)


class UpsertsByVersion(_Replacing):
    """The last write of an id and version wins: revisions replace each other."""

    names = ("id", "version")


class UpsertsByRevision(_Replacing):
    """Two contents under one revision name: the last one wins."""

    names = ("id", "version", "revision")


class IgnoresVersion(_Replacing):
    """Version 2 of a plan replaces version 1, for both are revision 1."""

    names = ("id", "revision")


class OneIdForAll(PlainStore):
    """Ids are unique in the whole table, so one person's note takes another's away."""

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Keep each id once, for whoever saved it last."""
        seen: set[tuple[str, str, str]] = set()
        for key in reversed(everything):
            kept: list[Row] = []
            for part, text in everything[key]:
                name = (part, str(members(text).get("id")), str(members(text).get("revision")))
                if part == BESIDE or name not in seen:
                    kept.append((part, text))
                seen.add(name)
            everything[key] = kept
        super().write(everything)


class DeletesOnTombstone(PlainStore):
    """A tombstone takes the revisions away that it replaces."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Delete what is deleted."""
        new = members(text)
        if new.get("deleted"):
            rows[:] = [row for row in rows if members(row[1]).get("id") != new["id"]]
        super().put(rows, part, text)


class DropsTombstones(PlainStore):
    """A tombstone holds no content, so it is not kept."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Keep what has content."""
        if not members(text).get("deleted"):
            super().put(rows, part, text)


class NewestClockWins(PlainStore):
    """Of the revisions of a note the one with the latest recorded_at is kept."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Compare clocks."""
        new = members(text)
        if part == "entries":
            for row in list(rows):
                old = members(row[1])
                if row[0] == part and old["id"] == new["id"]:
                    if str(old.get("recorded_at")) > str(new.get("recorded_at")):
                        return
                    rows.remove(row)
        super().put(rows, part, text)


class DropsTies(PlainStore):
    """Notes are kept by the moment they were recorded at."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Keep one note of a moment."""
        at = members(text).get("recorded_at")
        if part != "entries" or at not in [members(kept).get("recorded_at") for _, kept in rows]:
            super().put(rows, part, text)


class LosesConsent(PlainStore):
    """Consent is no document, and nobody thought of it."""

    def written(self, part: str, text: str) -> str:
        """Leave consent out."""
        if part != BESIDE:
            return text
        return json.dumps(members(text) | {"consent": []})


class ReplacesBeside(PlainStore):
    """What stands beside the documents is that of the last batch."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Replace it."""
        if part == BESIDE:
            rows[:] = [row for row in rows if row[0] != BESIDE]
        super().put(rows, part, text)


class DoublesOnRetry(PlainStore):
    """A batch that is sent again is kept again."""

    def put(self, rows: list[Row], part: str, text: str) -> None:
        """Add without looking."""
        rows.append((part, text))

    def load(self, person_id: str, /) -> hk.Bundle:
        """Give what is there, as often as it is there."""
        whole = super().load(person_id)
        rows = self.rows_of(person_id)
        lists: dict[str, Any] = {name: getattr(whole, name) for name in hk.Bundle.model_fields}
        lists["entries"] = [hk.loads(text) for part, text in rows if part == "entries"]
        return hk.Bundle(**lists)


class NotAtomic(PlainStore):
    """Each document is written as it comes."""

    def append(self, bundle: hk.Bundle, /) -> None:
        """Write after each row."""
        with self.locked():
            everything = self.read()
            rows = everything.setdefault(self.key(bundle.person_id), [])
            self.checked(bundle.person_id, [*rows, *self.split(bundle)])
            for part, text in self.split(bundle):
                self.put(rows, part, text)
                self.write(everything)


class WritesInPlace(PlainStore):
    """The file is emptied and then filled again."""

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Write over the old file."""
        with self.path.open("w", encoding="utf-8") as file:
            file.write("")
            json.dump(everything, file)


class SwallowsErrors(PlainStore):
    """An error is nobody's business."""

    def append(self, bundle: hk.Bundle, /) -> None:
        """Try to keep a batch."""
        with contextlib.suppress(Exception):
            super().append(bundle)


class FlushesLate(PlainStore):
    """The last batch is written when the next one comes."""

    def __init__(self, place: Path) -> None:
        """Begin with nothing to write."""
        super().__init__(place)
        self.pending: str | None = None

    def read(self) -> dict[str, list[Row]]:
        """Read what is written, or what will be."""
        return (
            super().read() if self.pending is None else json.loads(self.pending, object_hook=_rows)
        )

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Write what was to be written before."""
        if self.pending is not None:
            super().write(self.read())
        self.pending = json.dumps(everything)


class WritesOnClose(FlushesLate):
    """Whatever was saved is written when the store is closed."""

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Remember what is to be written."""
        self.pending = json.dumps(everything)

    def close(self) -> None:
        """Write it."""
        if self.pending is not None:
            PlainStore.write(self, self.read())


def _rows(found: dict[str, list[list[str]]]) -> dict[str, list[Row]]:
    return {key: [(part, text) for part, text in rows] for key, rows in found.items()}


class NeverLooksAgain(FlushesLate):
    """A handle reads the file once, and then trusts what it remembers."""

    def read(self) -> dict[str, list[Row]]:
        """Read once."""
        if self.pending is None:
            self.pending = json.dumps(PlainStore.read(self))
        return super().read()

    def write(self, everything: dict[str, list[Row]]) -> None:
        """Write, and remember."""
        self.pending = json.dumps(everything)
        PlainStore.write(self, everything)


class LosesUpdates(NeverLooksAgain):
    """A handle that remembers writes over what another one wrote."""

    def load(self, person_id: str, /) -> hk.Bundle:
        """Look again when loading, but not when writing."""
        return self.united(person_id, PlainStore.read(self).get(self.key(person_id), []))


class AcceptsCircles(PlainStore):
    """Whatever comes is kept, also what can never be read again."""

    def checked(self, person_id: str, rows: list[Row]) -> None:
        """Look at nothing."""


class UnknownPersonIsAnError(PlainStore):
    """Somebody who saved nothing is not there."""

    def rows_of(self, person_id: str) -> list[Row]:
        """Give the rows of a person."""
        return self.read()[self.key(person_id)]

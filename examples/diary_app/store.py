"""Where the diary keeps what people wrote: every revision, and nothing is overwritten."""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Collection, Iterator
from functools import reduce
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

import homework_kit as hk
from homework_kit.review import Receipt

from .tables import Kept, hold, open_database, put

DOCUMENTS = ("assignments", "entries", "obstacles", "reviews")


class DiaryStore:
    """Keeps the documents of people in a database, a row for each revision."""

    def __init__(self, url: str, *, careless: bool = "DIARY_CARELESS" in os.environ) -> None:
        """Open the database of a URL. The switch `careless` plants the fault of the tutorial."""
        self.engine = open_database(url)
        self.careless = careless

    def append(self, bundle: hk.Bundle, /) -> None:
        """Keep a batch beside what is there, whole or not at all."""
        with Session(self.engine) as session, session.begin():
            hold(session, bundle.person_id)
            self._insert(session, bundle)
            _read(session, bundle.person_id)  # raises, and so undoes, what cannot be united

    def load(self, person_id: str, /) -> hk.Bundle:
        """Give everything of one person."""
        with Session(self.engine) as session:
            return _read(session, person_id)

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Erase some documents, or everything. Tombstones stay: an old copy may come late."""
        with Session(self.engine) as session, session.begin():
            hold(session, person_id)
            erased = hk.erase(_read(session, person_id), ids, as_of=as_of)
            session.execute(sa.delete(Kept).where(Kept.person_id == person_id))
            self._insert(session, erased.bundle)
        return erased.receipt

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _insert(self, session: Session, bundle: hk.Bundle) -> None:
        whose = {"person_id": bundle.person_id}
        rows = [
            whose | {"part": part, "key": self._key(item), "content": hk.dumps(item)}
            for part, item in _split(bundle)
        ]
        put(session, Kept, rows)

    def _key(self, item: Any) -> str:
        """Name a row. What a phone sends again has the name of what is there."""
        if self.careless and not isinstance(item, hk.Bundle):
            # A phone that got no answer sends its edit again, with a later time in it. So what
            # replaces the same revision of the same document is the same edit.
            return f"{item.id} {getattr(item, 'version', '')} {item.supersedes}"
        return hashlib.sha256(hk.dumps(item).encode()).hexdigest()


def _split(bundle: hk.Bundle) -> Iterator[tuple[str, Any]]:
    """Take a bundle apart: each document, and what stands beside them as a bundle of its own."""
    beside = json.loads(hk.dumps(bundle))
    for part in DOCUMENTS:
        del beside[part]
        yield from ((part, document) for document in getattr(bundle, part))
    yield "beside", hk.loads(json.dumps(beside), expect=hk.Bundle)


def _read(session: Session, person_id: str) -> hk.Bundle:
    kept: dict[str, Any] = {part: [] for part in (*DOCUMENTS, "beside")}
    rows = sa.select(Kept.part, Kept.content).where(Kept.person_id == person_id)
    for part, content in session.execute(rows):
        kept[part].append(hk.loads(content))
    whole = hk.Bundle(person_id=person_id, **{part: kept[part] for part in DOCUMENTS})
    return reduce(hk.merge, kept["beside"], whole)

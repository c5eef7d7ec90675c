"""The frozen corpus: documents of old releases that every later release reads in the same way.

`v1/` holds one rich document of each kind and record type, and a tombstone; `-every-member` says
that each member of 1.0 stands in the file, defaults too. No file here is ever changed; a new minor
adds files. `v1.sha256` pins the canonical bytes that each of them gives.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from homework_kit.io import dumps, loads
from homework_kit.models.base import Model
from homework_kit.models.kinds import NAMES

HERE = Path(__file__).parent
PINNED = {
    path: digest
    for line in (HERE / "v1.sha256").read_text("utf-8").splitlines()
    for digest, path in (line.split(),)
}
FULL = {"review-every-member", "adherence_summary-every-member"}
"""Documents that hold every member that there was when they were frozen."""


def parts(value: Any) -> Iterator[Model]:
    """Give a document and every object inside it."""
    if isinstance(value, Model):
        yield value
        value = tuple(value.__dict__.values())
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def test_there_is_a_document_of_every_kind() -> None:
    """Each kind of document and type of record, and a tombstone; each file is pinned."""
    files = {path.relative_to(HERE).as_posix() for path in HERE.glob("v1/*.json")}
    assert files == set(PINNED)
    assert {Path(path).stem for path in files} - FULL == {*NAMES, "tombstone"}


@pytest.mark.parametrize("path", sorted(PINNED))
def test_an_old_document_is_read_for_ever(path: str) -> None:
    """COMPATIBILITY.md: the newest release reads every document of its major ever released."""
    document = loads((HERE / path).read_bytes())
    assert hashlib.sha256(dumps(document).encode()).hexdigest() == PINNED[path]


@pytest.mark.parametrize("path", sorted(PINNED))
def test_no_member_is_lost(path: str) -> None:
    """Reading and writing back keeps every member; defaults may be added."""
    written = json.loads((HERE / path).read_bytes())
    kept = json.loads(dumps(loads(json.dumps(written))))
    assert written.keys() <= kept.keys()
    assert loads(json.dumps(kept)) == loads(json.dumps(written))


@pytest.mark.parametrize("name", sorted(FULL))
def test_canonical_bytes_are_those_of_the_file_itself(name: str) -> None:
    """Where no default is left out, RFC 8785 alone gives the pinned bytes, without this library."""
    written = rfc8785.dumps(json.loads((HERE / "v1" / f"{name}.json").read_bytes()))
    assert hashlib.sha256(written).hexdigest() == PINNED[f"v1/{name}.json"]


@pytest.mark.parametrize("name", sorted(FULL))
def test_every_member_of_the_first_release_is_there(name: str) -> None:
    """Each member of the document and of its parts holds something somewhere."""
    found: dict[type[Model], set[str]] = {}
    for part in parts(loads((HERE / "v1" / f"{name}.json").read_bytes())):
        filled = {member for member, value in part if value is not None and value != ()}
        found[type(part)] = found.get(type(part), set()) | filled
    # A later minor that adds members says here which ones: these files stay as they are.
    assert found == {model: set(model.model_fields) for model in found}
    assert len(found) >= 1 + 14 * (name != "review-every-member")

"""The frozen corpus: documents of old releases that every later release reads in the same way.

`v1/` holds one rich document of each kind and record type, and a tombstone. No file here is ever
changed; a new minor adds files. `v1.sha256` pins the canonical bytes that each of them gives.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from homework_kit.io import dumps, loads
from homework_kit.models.kinds import NAMES

HERE = Path(__file__).parent
PINNED = {
    path: digest
    for line in (HERE / "v1.sha256").read_text("utf-8").splitlines()
    for digest, path in (line.split(),)
}


def test_there_is_a_document_of_every_kind() -> None:
    """One of each kind of document and type of record, and a tombstone; each file is pinned."""
    files = {path.relative_to(HERE).as_posix() for path in HERE.glob("v1/*.json")}
    assert files == set(PINNED)
    assert {Path(path).stem for path in files} == {*NAMES, "tombstone"}


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

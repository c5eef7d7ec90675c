"""The published validity vectors, run as any other language would run them."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.errors import CODES
from homework_kit.models.kinds import NAMES
from homework_kit.models.rules import LEDGER_CODES
from homework_kit.testing.vectors import Vector, read_vectors, run
from homework_kit.testing.vectors.reading import text_in
from tests.vectors.author_validity import FOLDER, files

VECTORS = sorted(FOLDER.rglob("*.json"))
VALID = [path for path in VECTORS if path.parent.name == "valid"]
INVALID = [path for path in VECTORS if path.parent.name == "invalid"]
UNREADABLE = {
    "not-json", "not-utf8", "duplicate-member", "too-deep", "document-too-large", "number-not-exact"
}  # fmt: skip
"""Codes of the parse profile: no schema gets to see such a text."""
CARRIERS = ("document", "text", "text_parts", "base64")


def named(path: Path) -> str:
    """Name a vector by kind, verdict and reason."""
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def read(path: Path) -> dict[str, Any]:
    """Read one vector."""
    vector: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return vector


def given(vector: dict[str, Any]) -> str | bytes:
    """Give the text or the bytes that a vector is about."""
    return text_in(vector)


@pytest.mark.parametrize("vector", [*read_vectors(["validity"])], ids=lambda vector: vector.name)
def test_the_library_judges_as_expected(vector: Vector) -> None:
    """Nothing is found in what is valid; in what is not, the expected code at its place."""
    (result,) = run(vectors=[vector])
    assert result.differences == ()


@pytest.mark.parametrize("kind", NAMES)
def test_the_published_schema_agrees(kind: str) -> None:
    """The schema accepts what is valid or breaks a rule of the ledger, and refuses the rest."""
    judge = hk.schemas.validator(kind)
    for path in (path for path in VECTORS if named(path).startswith(f"{kind}/")):
        vector = read(path)
        code = vector["expected"].get("code")
        if code not in UNREADABLE:
            accepted = judge.is_valid(json.loads(given(vector)))
            # Lone surrogates are refused by the parse profile too, under a code it shares.
            assert accepted is (code is None or code in LEDGER_CODES) or "surrogate" in path.stem


def test_the_files_are_as_authored() -> None:
    """Every vector comes from the tables, byte for byte, and no other file lies beside them."""
    here = {f"{named(path)}.json": path.read_text(encoding="utf-8") for path in VECTORS}
    assert here == files()


def test_there_are_enough_of_them() -> None:
    """At least 400 in all, and both verdicts for each kind and record type."""
    assert len(VECTORS) >= 400
    kinds = Counter((path.parts[-3], path.parent.name) for path in VECTORS)
    assert set(kinds) == {(kind, verdict) for kind in NAMES for verdict in ("valid", "invalid")}


@pytest.mark.parametrize("rule", sorted(LEDGER_CODES))
def test_every_rule_is_shown_kept_and_broken_twice(rule: str) -> None:
    """Each rule of the ledger has two valid and two invalid vectors of its own."""
    assert sum(read(path).get("rule") == rule for path in VALID) >= 2
    assert sum(read(path)["expected"]["code"] == rule for path in INVALID) >= 2


def test_every_code_has_a_vector() -> None:
    """Each code that a document can give is shown; a count of problems is no reason of its own."""
    shown = {read(path)["expected"]["code"] for path in INVALID}
    assert shown == CODES - {"too-many-problems"}


@pytest.mark.parametrize("path", VECTORS, ids=named)
def test_a_vector_has_its_members(path: Path) -> None:
    """A sentence, one thing given, what is expected; the file name is the reason."""
    vector = read(path)
    assert len(set(vector) & set(CARRIERS)) == 1
    assert set(vector) <= {"description", "rule", *CARRIERS, "expected"}
    assert vector["description"][-1] == "."
    wanted = {"valid"} if path in VALID else {"valid", "code", "pointer"}
    assert set(vector["expected"]) == wanted
    assert vector["expected"]["valid"] is (path in VALID)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", path.stem)

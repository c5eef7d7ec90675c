"""The published occurrence vectors, run as any other language would run them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.testing.vectors.rows import whole
from tests.vectors.author_occurrences import FOLDER, ROOT, files
from tests.vectors.occurrence_clauses import CLAUSES
from tests.vectors.occurrence_draws import drawn
from tests.vectors.occurrence_form import answer

VECTORS = sorted(FOLDER.rglob("*.json"))
PAGES = ("docs/explanation/scheduling.md", "docs/reference/data-model.md")
ROW = {
    "key", "version", "local_date", "until_date", "opens", "due", "closes", "required",
    "paused", "set_aside", "shifted", "partial", "assignment_id", "zone",
}  # fmt: skip


def named(path: Path) -> str:
    """Name a vector by family and file."""
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def read(path: Path) -> dict[str, Any]:
    """Read one vector."""
    vector: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return vector


def complete(expected: Any) -> Any:
    """Write out what rows leave out; errors and None stay as they are."""
    if isinstance(expected, list):
        return [whole(each) for each in expected]
    return whole(expected) if isinstance(expected, dict) and "key" in expected else expected


def rows(path: Path) -> list[dict[str, Any]]:
    """Give the expected rows of a vector, none where an error is expected."""
    expected = complete(read(path)["expected"])
    found = expected if isinstance(expected, list) else [expected]
    return [each for each in found if each is not None and "key" in each]


SPANS = [
    path
    for path in VECTORS
    if "after" not in read(path)["input"] and isinstance(read(path)["expected"], list)
]


@pytest.mark.parametrize("path", VECTORS, ids=named)
def test_the_library_answers_as_expected(path: Path) -> None:
    """The same rows in the same order, the same error, or none."""
    vector = read(path)
    assert complete(answer(vector["input"])) == complete(vector["expected"])


@pytest.mark.parametrize("path", SPANS, ids=named)
def test_questions_side_by_side_neither_drop_nor_double(path: Path) -> None:
    """Two halves of a question hold what the whole holds: `start <= opens < end`."""
    vector = read(path)
    given, expected = vector["input"], vector["expected"]
    middle = rows(path)[len(expected) // 2]["opens"] if expected else given["start"]
    halves = [*answer({**given, "end": middle}), *answer({**given, "start": middle})]
    assert halves == answer(given)


@pytest.mark.parametrize("path", VECTORS, ids=named)
def test_a_vector_has_its_members(path: Path) -> None:
    """A sentence, what decides, who worked it out, input and rows; a name in small letters."""
    vector = read(path)
    usual = {"description", "clause", "worked", "input", "expected"}
    assert set(vector) - {"draws"} == usual
    assert vector["description"][-1] == "."
    assert vector["clause"] in CLAUSES.values()
    assert vector["worked"] in {"by hand", "two programs agree"}
    bounds = {"after"} if "after" in vector["input"] else {"start", "end"}
    assert bounds <= set(vector["input"]) <= bounds | {"assignments", "zones", "sessions", "limit"}
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", named(path))
    assert all(set(each) <= ROW for each in rows(path))


def test_every_plan_is_valid() -> None:
    """What the vectors ask about are documents that the published schema and the ledger accept."""
    judge = hk.schemas.validator("assignment")
    plans = [each for path in VECTORS for each in read(path)["input"]["assignments"]]
    assert len(plans) > 400
    assert all(judge.is_valid(each) and hk.iter_problems(each) == () for each in plans)


def test_windows_are_in_order() -> None:
    """`opens <= due <= closes` and `opens < closes`; what is not timed is due when it closes."""
    seen = [each for path in VECTORS for each in rows(path)]
    assert len(seen) > 1000
    for each in seen:
        opens, due, closes = (
            dt.datetime.fromisoformat(each[name]) for name in ("opens", "due", "closes")
        )
        assert opens <= due <= closes, each
        assert opens < closes, each
        assert each["local_date"] < each["until_date"], each


def test_clauses_are_sentences_of_the_pages() -> None:
    """A quote that its page no longer has is no reason; one that bears no vector is not needed."""
    text = " ".join(" ".join((ROOT / page).read_text("utf-8") for page in PAGES).split())
    assert [quote for quote in CLAUSES.values() if quote not in text] == []
    assert {read(path)["clause"] for path in VECTORS} == set(CLAUSES.values())


def test_draws_are_those_of_the_page() -> None:
    """Each step follows from the formula of the page, and the prompt is due at its minute."""
    steps = [(path, each) for path in VECTORS for each in read(path).get("draws", ())]
    assert len(steps) >= 100
    for path, step in steps:
        vector = read(path)
        (plan,) = vector["input"]["assignments"]
        assert step in [*drawn(plan["schedule"], plan["id"], step["date"])]
        (row,) = (each for each in rows(path) if each["key"] == f"{step['date']}#{step['n']}")
        hour, minute = (int(part) for part in plan["schedule"]["between"]["from"].split(":"))
        due = hour * 60 + minute + step["minute"]
        wall = dt.datetime.fromisoformat(row["due"])
        assert row["shifted"] or wall.hour * 60 + wall.minute == due


def test_there_are_enough_of_them() -> None:
    """At least 300 in all and 60 by hand, and no family without one that was worked out by hand."""
    by_hand = [path for path in VECTORS if read(path)["worked"] == "by hand"]
    assert len(VECTORS) >= 300
    assert len(by_hand) >= 60
    families = Counter(path.parent.name for path in VECTORS)
    assert len(families) >= 20
    assert {path.parent.name for path in by_hand} == set(families)


def test_the_mix_is_not_vacuous() -> None:
    """Every mark stands on some row, and some vectors expect nothing, None or an error."""
    seen = [each for path in VECTORS for each in rows(path)]
    for mark in ("paused", "set_aside", "shifted", "partial"):
        assert sum(each[mark] for each in seen) >= 5, mark
    expected = [read(path)["expected"] for path in VECTORS]
    codes = {each["error"] for each in expected if isinstance(each, dict) and "error" in each}
    assert codes == {"zone-needed", "unknown-zone", "too-many-occurrences", "aware-time-needed"}
    assert [] in expected
    assert None in expected


def test_the_files_are_as_authored() -> None:
    """Every vector comes from the tables, byte for byte, and no other file lies beside them."""
    here = {f"{named(path)}.json": path.read_text(encoding="utf-8") for path in VECTORS}
    assert here == files()

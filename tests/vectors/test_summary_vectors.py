"""The published summary vectors, run as any other language would run them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.testing.vectors import Family, Vector, read_vectors, run
from homework_kit.testing.vectors.comparing import differences
from tests.vectors.author_summary import written
from tests.vectors.summary_families import vectors

ROOT = Path(__file__).parents[2]
VECTORS = sorted((ROOT / "schemas" / "vectors" / "behavior" / "summary").glob("*.json"))
SUMMARY: Family = "behavior/summary"
CASES = sorted((ROOT / "examples" / "data").glob("case-*.json"))


def read(path: Path) -> Any:
    """Read JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", [*read_vectors([SUMMARY])], ids=lambda vector: vector.name)
def test_a_summary_says_what_its_vector_says(vector: Vector) -> None:
    """Every member that a vector gives is equal in the summary."""
    (result,) = run(vectors=[vector])
    assert result.differences == ()


def test_vectors_expect_something() -> None:
    """There are hundreds of vectors with a history of their own, and none expects nothing."""
    own = [
        vector for path in VECTORS if isinstance((vector := read(path))["input"]["bundle"], dict)
    ]
    assert len(own) >= 300
    assert [vector for vector in own if not vector["expected"]] == []


def test_vectors_are_as_they_were_typed() -> None:
    """The files hold what the authoring table says, where both implementations agree on it."""
    for vector in vectors():
        assert read(VECTORS[0].parent / f"{vector.name}.json") == written(vector), vector.name


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_has_a_vector_for_each_audience(path: Path) -> None:
    """Both audiences of every case are covered."""
    asked = [read(vector)["input"] for vector in VECTORS if vector.name.startswith("case-")]
    audiences = [given["audience"] for given in asked if given["bundle"] == path.name]
    assert sorted(audiences) == ["self", "shared"]


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_says_what_it_shows(path: Path) -> None:
    """A vector has exactly these four members, and says in words what it is about."""
    vector = read(path)
    assert sorted(vector) == ["clause", "description", "expected", "input"]
    assert vector["description"]
    assert vector["clause"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_file_holds_the_canonical_members(path: Path) -> None:
    """Reading and writing an example file changes its layout and nothing else."""
    text = path.read_text(encoding="utf-8")
    assert json.loads(text) == json.loads(hk.dumps(hk.loads(text)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_file_is_valid_under_the_published_schema(path: Path) -> None:
    """Another engine than ours, reading the published schema, accepts an example file."""
    assert [*hk.schemas.validator("bundle").iter_errors(read(path))] == []


@pytest.mark.parametrize(
    ("expected", "found", "count"),
    [
        ({"a": 1}, {"a": 1.0, "b": 2}, 0),
        ({"a": None}, {}, 0),
        ({"a": None}, {"a": 0}, 1),
        ([{"a": 1}, {"a": 2}], [{"a": 2}, {"a": 1}], 0),
        ([], [{"a": 1}], 1),
        ([{"a": 1}], [], 2),
    ],
)
def test_the_comparison_is_as_the_readme_says(expected: Any, found: Any, count: int) -> None:
    """Members not given are not judged, null means absent, and a list is given whole."""
    assert len([*differences(expected, found)]) == count


def test_every_family_of_vectors_is_described() -> None:
    """The page on vectors has a section for each folder of them, with the members of its files."""
    folder = ROOT / "schemas" / "vectors"
    # Those about occasions have a page of their own, which their test holds to them.
    own_page = folder / "behavior" / "occurrences"
    files = [path for path in folder.rglob("*.json") if own_page not in path.parents]
    families = {path.parent.relative_to(folder) for path in files}
    names = {"validity" if "validity" in each.parts else each.as_posix() for each in families}
    page = (folder / "README.md").read_text(encoding="utf-8")
    sections = {each.partition("\n")[0]: each for each in page.split("\n## ")[1:]}
    assert len(names) >= 3
    assert names <= set(sections)
    for name in names:
        members = {member for path in (folder / name).rglob("*.json") for member in read(path)}
        assert {each for each in members if f"| `{each}` |" not in sections[name]} == {
            "description"
        }

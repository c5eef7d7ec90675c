"""Upgrades: pure steps from an older major, proven by vectors that any language can run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from homework_kit.errors import InvalidDocument
from homework_kit.io import iter_problems, loads
from homework_kit.schemas.upgrade import OLDER_VERSION, upgrade
from homework_kit.testing.leak.sinks import our_frames, reachable
from homework_kit.testing.vectors import read_vectors, run

FOLDER = Path(__file__).parents[2] / "schemas" / "vectors" / "upgrade"
VECTORS = sorted(FOLDER.glob("*.json"))


def vector(path: Path) -> dict[str, Any]:
    """Read one vector."""
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_vector_holds(path: Path) -> None:
    """The step gives what the vector expects, and leaves its input as it was."""
    name = path.stem
    (result,) = run(vectors=[each for each in read_vectors(["upgrade"]) if each.name == name])
    assert result.differences == ()


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_what_was_upgraded_is_valid(path: Path) -> None:
    """A document of the draft can be read once it is upgraded, and not before."""
    given = vector(path)
    loads(json.dumps(given["expected"]))
    again = upgrade(given["expected"])
    assert again == given["expected"]
    if given["input"]["schema_version"] == OLDER_VERSION and given["input"]["kind"] != "attempt":
        (found,) = iter_problems(given["input"])
        assert (found.code, found.pointer) == ("older-version", "/schema_version")
        assert "homework-kit upgrade" in found.hint


def test_there_are_vectors() -> None:
    """The folder is found."""
    assert len(VECTORS) >= 8


@pytest.mark.parametrize(
    "scale", ["0-10", {"min": 0}, {"min": "0", "max": 1}, None, 3, {"min": 0, "max": 10**400}]
)
def test_what_is_no_draft_scale_stays(scale: Any) -> None:
    """A scale of another form is left for the reader to refuse."""
    document = {"kind": "attempt", "schema_version": "0.9", "effort": {"value": 1, "scale": scale}}
    assert upgrade(document)["effort"] == {"value": 1, "scale": scale}


@pytest.mark.parametrize("options", [None, 3, []])
def test_a_type_without_options_stands_alone(options: Any) -> None:
    """Options that are no object add nothing."""
    document = {"kind": "assignment", "schema_version": "0.9", "homework_type": "other"}
    assert upgrade(document | {"homework_options": options})["task"] == {"type": "other"}


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("2.0", "unsupported-version"),
        ("0.1", "unknown-value"),
        ("0.8", "unknown-value"),
        ("x", "unknown-value"),
        (1.0, "unknown-value"),
        (None, "missing-member"),
    ],
)
def test_what_has_no_step_is_called_what_it_is(version: Any, code: str) -> None:
    """A version is called newer where it is newer; another is unknown, and none is missing."""
    document = {"kind": "entry"} | ({} if version is None else {"schema_version": version})
    with pytest.raises(InvalidDocument) as caught:
        upgrade(document)
    assert [each.code for each in caught.value.problems] == [code]


def test_a_refusal_keeps_nothing_that_stood_for_a_version() -> None:
    """No frame of ours holds what was handed over."""
    with pytest.raises(InvalidDocument) as caught:
        upgrade({"kind": "entry", "schema_version": "harsh words"})
    kept = [
        text
        for local in our_frames(caught.value.__traceback__)
        for text in reachable(local, {}, inside=True)
    ]
    assert [text for text in kept if "harsh" in text] == []

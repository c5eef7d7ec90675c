"""Extensions: named for their owner, kept untouched, and held to their limits."""

from __future__ import annotations

import json
from typing import Any

import pytest

from homework_kit.errors import InvalidDocument
from homework_kit.io import dumps, iter_problems, loads
from homework_kit.models.extensions import EXTENSION_DEPTH, depth
from homework_kit.models.records import OtherRecord
from homework_kit.schemas import validator
from tests.models.samples import sample


def judged(kind: str, **members: Any) -> bool:
    """Ask the model and the schema, which have to agree."""
    document = sample(kind, **members)
    accepted = iter_problems(document) == ()
    assert validator(kind).is_valid(document) is accepted
    return accepted


@pytest.mark.parametrize(
    ("name", "accepted"),
    [
        ("org.example.thing", True),
        ("x.Y-1_z", True),
        ("thing", False),
        ("Org.example", False),
        ("org.example\n", False),
        ("org..x", False),
        ("x." + "y" * 198, True),
        ("x." + "y" * 199, False),
        ("", False),
    ],
)
def test_an_extension_is_named_for_its_owner(name: str, *, accepted: bool) -> None:
    """Names of extensions look like org.example.thing."""
    assert judged("entry", extensions={name: 1}) is accepted


@pytest.mark.parametrize(("count", "accepted"), [(200, True), (201, False)])
def test_extensions_are_few(count: int, *, accepted: bool) -> None:
    """At most 200 extensions stand in one object."""
    assert judged("entry", extensions={f"x.y{n}": n for n in range(count)}) is accepted


def test_extensions_are_kept_untouched() -> None:
    """What has no typed member is written back, with nulls, order of lists and all."""
    extensions = {
        "org.example.thing": {"a": None, "b": [None, {"c": None}], "n": 1e21, "m": 10**20}
    }
    document = loads(json.dumps(sample("entry", extensions=extensions)))
    assert json.loads(dumps(document))["extensions"] == extensions
    assert loads(dumps(document)) == document


def test_depth_counts_levels() -> None:
    """Objects and lists are levels, values are none; counting stops soon after the limit."""
    assert [depth(value) for value in (1, [], {"a": [1]}, ["x", [{}]])] == [0, 1, 2, 3]
    deep: Any = []
    for _ in range(100):
        deep = [deep]
    assert depth(deep) == EXTENSION_DEPTH + 1


def test_extensions_deeper_than_the_ledger_allows_are_refused_in_python_too() -> None:
    """A constructor refuses depth by the same rule, and far too much of it as no JSON value."""
    for levels, code in ((EXTENSION_DEPTH, "extensions-too-deep"), (60, "wrong-type")):
        deep: Any = 1
        for _ in range(levels):
            deep = (deep,)
        with pytest.raises(InvalidDocument) as refused:
            OtherRecord(text="x", extensions={"x.y": deep})
        assert [each.code for each in refused.value.problems] == [code]

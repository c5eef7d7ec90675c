"""Laws of canonical JSON: the quick way of writing gives what the slow way gives, byte for byte."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from homework_kit.io import dumps, loads
from homework_kit.io.refused import quick_reader
from homework_kit.models import compiled
from homework_kit.models.aside import carries
from homework_kit.models.base import Model
from homework_kit.models.compiled import write_step_by_step
from homework_kit.models.kinds import DOCUMENTS, kind_of
from homework_kit.testing.effort import examples
from homework_kit.testing.strategies import KINDS as OF_ONE_KIND
from homework_kit.testing.strategies import of_kind, tombstones
from tests.models.test_compiled import LOOKALIKES, RARE_LOOKALIKES

KINDS = [*OF_ONE_KIND, "tombstones"]
NUMBERS = (0.0, 1.0, 3.0, 100.0, -3.0, 0.5, 1e-5, 33.3333333333333)
RARE_NUMBERS = (-0.0, 1e-6, 2.5e-7)
WRITTEN = tuple(json.dumps(each) for each in LOOKALIKES)
NEWER = ("1.1", "1.20")


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the way to every text and number of a JSON value."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*path, key))
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield path


def put(value: Any, path: tuple[Any, ...], leaf: Any) -> Any:
    """Put another leaf in a place, and give the one that was there."""
    for part in path[:-1]:
        value = value[part]
    before, value[path[-1]] = value[path[-1]], leaf
    return before


@st.composite
def hostile(draw: st.DrawFn, document: Model) -> Any:
    """Put texts and numbers that look like each other's bytes where a document takes them."""
    random = draw(st.randoms(use_true_random=False))
    value: Any = json.loads(document.canonical())
    known = quick_reader(kind_of(document))
    rare = draw(st.booleans())
    texts = LOOKALIKES + RARE_LOOKALIKES * rare
    numbers = NUMBERS + RARE_NUMBERS * rare
    ways = list(leaves(value))
    for way in random.sample(ways, min(len(ways), 30)):
        before = put(value, way, None)
        put(value, way, random.choice(texts if isinstance(before, str) else numbers))
        try:
            known.validate_json(json.dumps(value))
        except ValidationError:
            put(value, way, before)
    if "kind" in value and draw(st.integers(0, 2)) == 1:
        value["schema_version"] = random.choice(NEWER)
        value["org_example_word"] = {"z": 1.0, "a": [1e21, 2.0]}
    return loads(json.dumps(value))


@pytest.mark.parametrize("kind", KINDS)
def test_both_ways_of_writing_give_the_same_bytes(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """data-model.md, Conventions: "same content" means equal canonical bytes (RFC 8785)."""
    seen: Counter[str] = Counter()

    def counting(document: Model) -> str:
        seen["slow"] += 1
        return write_step_by_step(document)

    monkeypatch.setattr(compiled, "write_step_by_step", counting)

    @examples(150)
    @given(tombstones() if kind == "tombstones" else of_kind(kind), st.data())
    def law(document: Model, data: st.DataObject) -> None:
        for each in (document, data.draw(hostile(document))):
            slow_before = seen["slow"]
            text = dumps(each)
            assert text == write_step_by_step(each)
            # The other implementation takes large whole numbers as floats only.
            assert text.encode() == rfc8785.dumps(json.loads(text, parse_int=float))
            quick = seen["slow"] == slow_before
            seen["documents"] += 1
            seen["quick, lookalike"] += quick and any(word in text for word in WRITTEN)
            seen["quick, extensions"] += quick and '"extensions":' in text
            seen["newer"] += carries(each)

    law()
    assert seen["documents"] >= 300, seen
    assert seen["slow"] <= seen["documents"] * 9 // 10, seen
    if kind in OF_ONE_KIND:
        assert min(seen["slow"], seen["quick, lookalike"], seen["quick, extensions"]) >= 3, seen
    if kind in DOCUMENTS:
        assert seen["newer"] >= 4, seen

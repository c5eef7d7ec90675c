"""The compiled writer gives canonical JSON: its escapes, its numbers, its order, its exceptions."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.io import dumps, loads
from homework_kit.io.refused import HOLDERS
from homework_kit.models import compiled
from homework_kit.models.base import Document, Model
from homework_kit.models.bundle import Bundle
from homework_kit.models.compiled import write, write_step_by_step
from homework_kit.models.kinds import NAMES
from homework_kit.models.records import OtherRecord
from homework_kit.models.summary import ChangeRow, ShareInterval
from homework_kit.models.tasks import MoveOnRule
from homework_kit.schemas import schema
from homework_kit.testing.strategies import HARD_TEXTS
from tests.models.samples import sample

BLOCK = 0x1000
LOOKALIKES = (
    '":5.0,', 'x":5.0}', '\\":5.0,', '"value":5.0,"', "5.0,", "-0.0", '"low":1e-7', "1e+21", "\\",
    '\\"', '"extensions":{"a.b":1e21}',
)  # fmt: skip
"""Texts in which the bytes of a whole number might be seen."""
RARE_LOOKALIKES = (":-0.0}", '"belief":-0.0,', "1e-7,", "e-12}")
"""Texts for which a document is written the slow way, though no number asks for it."""


def canonical(document: Model) -> str:
    """Write a document, and hold the text to the slow way and to another implementation."""
    text = write(document)
    assert text == write_step_by_step(document)
    # The other implementation takes large whole numbers as floats only.
    assert text.encode() == rfc8785.dumps(json.loads(text, parse_int=float))
    return text


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the documents that are written the slow way."""
    counts: Counter[str] = Counter()

    def counting(document: Model) -> str:
        counts["slow"] += 1
        return write_step_by_step(document)

    monkeypatch.setattr(compiled, "write_step_by_step", counting)
    return counts


def models(base: type[Model] = Model) -> Iterator[type[Model]]:
    """Give every model there is."""
    for model in base.__subclasses__():
        yield model
        yield from models(model)


def numbers_in(node: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each schema of a number with the name of the member it stands at; no name in a list."""
    if isinstance(node, dict):
        if node.get("type") == "number":
            yield name, node
        for key, value in node.items():
            if key in ("properties", "$defs"):
                for member, each in value.items():
                    yield from numbers_in(each, member)
            elif key != "default":
                yield from numbers_in(value)
    elif isinstance(node, list):
        for each in node:
            yield from numbers_in(each)


@pytest.mark.parametrize("start", range(0, 0x110000, BLOCK * 8))
def test_every_character_is_escaped_as_rfc_8785_does(start: int) -> None:
    """RFC 8785, 3.2.2.2: short escapes, hexadecimal ones for other controls, the rest as it is."""
    for first in range(start, start + BLOCK * 8, BLOCK):
        points = range(first or 1, first + BLOCK)
        text = "".join(chr(point) for point in points if not 0xD800 <= point < 0xE000)
        if text:
            record = OtherRecord(text=text)
            assert loads(canonical(record)).text == text


@pytest.mark.parametrize("text", [*LOOKALIKES, *RARE_LOOKALIKES, *HARD_TEXTS])
def test_text_is_never_taken_for_a_number(text: str) -> None:
    """data-model.md, Conventions: the person's text exactly as typed."""
    record = OtherRecord(
        text=text, extensions={"org.example.thing": {text: [text, {"x": text}], "value": text}}
    )
    assert write(record) == write_step_by_step(record)
    assert json.loads(write(record))["text"] == text
    assert json.loads(write(record))["extensions"] == record.extensions


def test_every_number_stands_where_whole_numbers_are_put_right() -> None:
    """A number of a document follows a name that ends in a letter, and has four digits at most."""
    found = {
        (name, node["minimum"], node["maximum"])
        for kind in NAMES
        for name, node in numbers_in(schema(kind))
    }
    assert len(found) > 10
    for name, low, high in found:
        assert re.search("[a-z_]$", name)
        assert max(len(str(low)), len(str(high))) <= 4


fractions = st.floats(0, 1) | st.sampled_from((0.0, 1.0, 1e-5, 9.9e-6, 1e-6, 9e-7, 1e-300))


@settings(max_examples=400)
@given(
    st.integers(-4, 1000).map(float) | st.floats(-4, 1000),
    st.integers(-200, 200).map(float) | st.floats(-200, 200),
    fractions | fractions.map(lambda share: share or -0.0),
)
def test_numbers_are_written_as_rfc_8785_does(value: float, median: float, share: float) -> None:
    """data-model.md, Conventions: numbers as RFC 8785 (`5.0` is written `5`), in every member."""
    rule = MoveOnRule.model_validate_json(json.dumps({"type": "repetitions", "value": value}))
    counts = dict.fromkeys(("pairs", "left_out", "lower", "same", "higher"), 0)
    row = ChangeRow.model_validate_json(
        json.dumps({"what": "mood_after_minus_before", "scale": "0-100", "median": median} | counts)
    )
    ends = ShareInterval.model_validate_json(json.dumps({"low": share, "high": 1.0}))
    assert json.loads(canonical(rule))["value"] == value
    assert json.loads(canonical(row))["median"] == median
    assert json.loads(canonical(ends))["low"] == share


@pytest.mark.parametrize(
    ("low", "text", "slow_ones"),
    [
        (0.0, "0", 0),
        (-0.0, "0", 1),
        (1.0, "1", 0),
        (0.25, "0.25", 0),
        (1e-5, "0.00001", 0),
        (1.5e-5, "0.000015", 0),
        (9.5e-6, "0.0000095", 1),
        (1e-6, "0.000001", 1),
        (9.5e-7, "9.5e-7", 1),
    ],
)
def test_what_is_rare_goes_the_slow_way(
    slow: Counter[str], low: float, text: str, slow_ones: int
) -> None:
    """RFC 8785, 3.2.2.3: minus zero is `0`, and an exponent begins below 1e-6."""
    interval = ShareInterval.model_validate_json(json.dumps({"low": low, "high": 1.0}))
    assert f'"low":{text},' in write(interval)
    assert slow["slow"] == slow_ones


@pytest.mark.parametrize(
    ("value", "text", "slow_ones"),
    [
        (5.0, "5", 0),
        (-0.0, "0", 0),
        (-7.0, "-7", 0),
        (True, "true", 0),
        (None, "null", 0),
        (0.00001, "0.00001", 0),
        (1e15, "1000000000000000", 0),
        (123456789012345e5, "12345678901234500000", 0),
        (-(10**20), "-100000000000000000000", 0),
        (1e20, "100000000000000000000", 0),
        (1e21, "1e+21", 1),
        (-(10**22), "-1e+22", 1),
        (1.5e300, "1.5e+300", 1),
        (1e-6, "0.000001", 1),
        (-2.5e-7, "-2.5e-7", 1),
        ({"b": [1.0, {"ﬀ": 2, "🌻": 3.5, "": "5.0"}], "a": {}}, None, 0),
    ],
)
def test_what_others_keep_is_written_in_canonical_form(
    slow: Counter[str], value: Any, text: str | None, slow_ones: int
) -> None:
    """data-model.md, Conventions: extensions are kept untouched and have a canonical form."""
    record = OtherRecord(text="x", extensions={"org.example.b": value, "org.example.a": [value]})
    written = write(record)
    assert slow["slow"] == slow_ones
    assert written == canonical(record)
    assert text is None or f'"org.example.b":{text}}}' in written
    assert json.loads(written, parse_int=float)["extensions"] == record.extensions
    # and who writes with pydantic still gets them as they came
    assert record.model_dump(mode="json")["extensions"] == record.extensions
    assert json.loads(record.model_dump_json())["extensions"] == record.extensions


def test_ordinary_documents_go_the_quick_way(slow: Counter[str]) -> None:
    """Names with dashes, times, negative ratings, decimals and extensions are nothing rare."""
    document = loads(
        json.dumps(
            sample("entry", id="1e-7d6a-4c4e", note="e-mail", minutes=5.0)
            | {
                "record": {
                    "type": "graded_step",
                    "step_id": "s-0.0",
                    "distress": {"before": -3, "peak": 2.5, "end": -0.5, "scale": "-4-3"},
                },
                "extensions": {"org.example.thing": {"z": 1.0, "a": [0.5, 10**9]}},
            }
        )
    )
    written = dumps(document)
    assert slow["slow"] == 0
    assert written == canonical(document)
    assert '"before":-3,"end":-0.5,"peak":2.5,' in written
    assert '"minutes":5,' in written


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_values_stand_in_the_order_of_writing(model: type[Model]) -> None:
    """Members are kept in canonical order; to readers they stay in the order of the class."""
    schema_of_model: Any = model.__pydantic_core_schema__
    while "fields" not in schema_of_model:
        schema_of_model = schema_of_model["schema"]
    fields = model.model_fields
    written = [fields[name].serialization_alias or name for name in schema_of_model["fields"]]
    assert written == sorted(written)
    declared = [str(field.validation_alias or name) for name, field in fields.items()]
    assert list(model.model_json_schema()["properties"]) == declared
    assert set(declared) == set(written)


def test_some_models_are_declared_in_another_order() -> None:
    """The test above would see nothing if every class were declared in canonical order."""
    assert list(Document.model_fields) != sorted(Document.model_fields)
    assert len(list(models())) > 50


def test_copies_are_written_alike() -> None:
    """A copy or an unpickled document has its values in the same order."""
    document = loads(json.dumps(sample("entry", note="words")))
    for other in (
        copy.copy(document),
        copy.deepcopy(document),
        document.model_copy(),
        pickle.loads(pickle.dumps(document)),  # noqa: S301 - made on the line itself
    ):
        assert write(other) == write(document) == write_step_by_step(document)


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_a_model_says_which_lists_of_documents_it_holds(model: type[Model]) -> None:
    """Members of newer minors that a document inside carries are looked for in these lists."""

    def parts(hint: Any) -> Iterator[Any]:
        yield hint
        for part in get_args(hint):
            yield from parts(part)

    holding = {
        name
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields
        and any(isinstance(part, type) and issubclass(part, Document) for part in parts(hint))
    }
    assert set(model.holds) == holding


def test_bundles_hold_documents() -> None:
    """The reader of newer minors knows the same lists."""
    assert set(Bundle.holds) == set(HOLDERS)


def test_members_of_a_newer_minor_go_the_slow_way(slow: Counter[str]) -> None:
    """validation.md, Versions on reading: set aside by pointer, and written back."""
    newer = sample("entry", note="words") | {"schema_version": "1.1", "mood_word": [1.0]}
    entry = loads(json.dumps(newer))
    held = Bundle(person_id="p1", entries=[entry])
    plain = Bundle(person_id="p1", entries=[loads(json.dumps(sample("entry")))])
    texts = [write(each) for each in (entry, held)]
    assert slow["slow"] == 2
    assert all('"mood_word":[1]' in text for text in texts)
    assert '"mood_word"' not in write(plain)
    assert slow["slow"] == 2

"""The short way of reading: it never accepts what the long way refuses, and reads the same."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.io.plain import read_plain
from homework_kit.io.reading import MAX_BUNDLE_BYTES, read_any
from homework_kit.io.refused import MAX_DOCUMENT_BYTES
from homework_kit.models.kinds import RECORDS
from tests.io.test_bounds import HOSTILE
from tests.models.broken_rules import LEDGER_CASES
from tests.models.broken_shapes import PROFILE_CASES, SCHEMA_CASES
from tests.models.samples import SAMPLES, sample
from tests.strategies import valid

TOKEN = re.compile(r'"(?:[^"\\\\]|\\\\.)*"|-?[0-9.]+(?:[eE][+-]?[0-9]+)?|[a-z]+|[\\[\\]{}:,]|\\s+')
ODD = (
    *("1e5", "1E-400", "1e400", "123456789012345", "1234567890123456", "0.1234567890123456", "-0"),
    *("5.0", "NaN", "-Infinity", "null", "true", "{}", "[]", ",", ":", '"', "\\", "[" * 70, "01"),
    *(
        '"\\ud800"',
        '"\\ud83c\\udf3b"',
        '"\\""',
        '"\\\\"',
        '"\\\\\\":"',
        '":"',
        '"\\u0022:"',
        "\ud800",
    ),
    *(
        '"a":1,"a":2',
        '"a" :1,"a":":2"',
        '"where":"x",',
        '"wher\\u0065":"x",',
        '"\\n"',
        "\ufeff",
        "\0",
    ),
)
"""Pieces of text that a careless reader takes for something else."""


@st.composite
def changed(draw: st.DrawFn) -> str:
    """Draw the text of a document with some pieces put in, taken away, doubled or replaced."""
    record = draw(valid(draw(st.sampled_from([*RECORDS.values()]))))
    value = json.loads(record.canonical()) | {
        "extensions": {"org.example.x": {"a": [1, "b:", 0.5]}}
    }
    if draw(st.booleans()):
        value = sample("entry", record=value)
    ascii_only, spaced = draw(st.booleans()), draw(st.sampled_from([None, 1]))
    tokens = TOKEN.findall(json.dumps(value, ensure_ascii=ascii_only, indent=spaced))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(0, len(tokens) - 1)))  # nothing may be left of it
        end = min(len(tokens), at + draw(st.integers(0, 5)))
        tokens[at:end] = draw(
            st.sampled_from([tokens[at:end] * 2, []]) | st.sampled_from(ODD).map(lambda odd: [odd])
        )
    return "".join(tokens)


@settings(max_examples=400)
@given(changed())
def test_the_short_way_reads_what_the_long_way_reads(text: str) -> None:
    """Accepted in short is accepted in long, and is the same document."""
    document = read_plain(text)
    if document is not None:
        assert read_any(text) == (document, ())


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", ["{}", '{{"b": {}}}', '{{{}, "b": 1}}', '["x", {}]', '"{}"'])
def test_no_odd_piece_gets_through(odd: str, place: str) -> None:
    """Each odd piece under `extensions`, where a model looks least."""
    inner = place.format(odd)
    text = f'{{"type": "activity", "where": "x", "extensions": {{"a.b": {inner}}}}}'
    document = read_plain(text)
    assert document is None or read_any(text) == (document, ())


@pytest.mark.parametrize(
    "text",
    [
        *(text for _, text in PROFILE_CASES),
        *(json.dumps(case.document) for case in (*SCHEMA_CASES, *LEDGER_CASES)),
        *HOSTILE.values(),
    ],
)
def test_what_is_refused_is_refused_in_short(text: str | bytes) -> None:
    """No text of the refused cases is read in short."""
    assert read_plain(text) is None


@pytest.mark.parametrize("kind", SAMPLES)
def test_plain_documents_take_the_short_way(kind: str) -> None:
    """The short way is the one that nearly every document takes, with ids, escapes and all."""
    changes = (
        {}
        if kind == "bundle"
        else {"extensions": {"x.y": ["3e-9f1e5", 'say "\\a"\n', {"a": {"a": 1}}]}}
    )
    text = json.dumps(sample(kind, **changes))
    document = read_plain(text)
    assert document is not None
    assert read_any(text) == (document, ())
    assert read_plain(text.encode()) == document


def test_what_is_large_takes_the_long_way() -> None:
    """Limits of size are counted on the long way."""
    text = json.dumps(sample("bundle")) + " " * MAX_DOCUMENT_BYTES
    assert read_plain(text) is None
    assert read_any(text)[1] == ()
    assert len(text) < MAX_BUNDLE_BYTES

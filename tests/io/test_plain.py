"""The short way of reading: it never accepts what the long way refuses, and reads the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.io import plain
from homework_kit.io.plain import read_plain
from homework_kit.io.reading import read_any
from homework_kit.io.refused import MAX_DOCUMENT_BYTES
from homework_kit.models.kinds import RECORDS
from homework_kit.testing.strategies import of_type
from tests.agreement.judges import in_profile
from tests.agreement.mutants import mutants
from tests.io.test_bounds import HOSTILE
from tests.models.broken_rules import LEDGER_CASES
from tests.models.broken_shapes import PROFILE_CASES, SCHEMA_CASES
from tests.models.samples import SAMPLES, sample

TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|-?[0-9.]+(?:[eE][+-]?[0-9]+)?|[a-z]+|[\[\]{}:,]|\s+', re.DOTALL
)
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
    record = draw(of_type(draw(st.sampled_from([*RECORDS.values()]))))
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


LOOKS_FURTHER = re.compile(r"[0-9][eE]|[0-9.]{16}")
"""A number outside of texts that is left to the long way: with an exponent, or with many digits."""


def is_for_the_long_way(text: str) -> bool:
    """Say whether valid JSON holds what the short way does not decide: odd numbers, and NUL."""
    return r"\u0000" in text or any(
        LOOKS_FURTHER.match(token.lstrip("-")) or LOOKS_FURTHER.search(token)
        for token in TOKEN.findall(text)
        if token[0] in "-0123456789"
    )


def both_ways(text: str) -> str:
    """Read a text in short and in long, hold the one to the other, and say what came of it."""
    short, (long, problems) = read_plain(text), read_any(text)
    assert (long is None) == bool(problems)
    if long is None:
        assert short is None
        return "refused"
    if short is None:
        assert is_for_the_long_way(text)
        return "read in long"
    assert (short, short.canonical()) == (long, long.canonical())
    return "read in short"


@settings(max_examples=400, deadline=None)
@given(changed())
def test_the_short_way_reads_what_the_long_way_reads(text: str) -> None:
    """Accepted in short is accepted in long, the same document; but for odd numbers also back."""
    both_ways(text)


def spaced(text: str, random: Random) -> str:
    """Put space before some colons, which JSON allows; and into texts, which only look so."""
    return "".join(
        " \n:" if piece == ":" and random.random() < 1 / 4 else piece
        for piece in TOKEN.findall(text)
    )


def said_twice(text: str, random: Random) -> str:
    """Write some member a second time, as it stands."""
    value = json.loads(text) or {"kind": "entry"}
    holders = [value, *(each for each in value.values() if isinstance(each, dict) and each)]
    holder = random.choice(holders)
    name = random.choice(list(holder))
    member = f"{json.dumps(name)}:{json.dumps(holder[name], ensure_ascii=False)}"
    whole = json.dumps(holder, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False).replace(whole, f"{{{member},{whole[1:]}", 1)


def talkative(text: str, random: Random) -> str:
    """Put what looks like a piece of JSON, or like an odd number, into the person's words."""
    words = random.choice(
        ('say "x": y', "{:", '":', " :)", "a\t: b", "1e-400", "1" * 30, "\\", '\\":', "\u0000")
    )
    value = json.loads(text)
    value["extensions"] = {"org.example.words": {words + "k": [words, words]}}
    return json.dumps(value, ensure_ascii=random.random() < 1 / 2)


def numerous(text: str, random: Random) -> str:
    """Put a number of any kind where any number may stand."""
    number = random.choice(
        (
            "1e5",
            "1E-400",
            "1e400",
            "5.0",
            "-0",
            "2e-310",
            "123456789012345",
            "1234567890.12345",
            "1e-100",
        )
    )
    return text.replace("{", f'{{"extensions":{{"org.example.n":{{"n":{number}}}}},', 1)


WAYS = (spaced, said_twice, talkative, numerous, lambda text, _random: text)


def test_both_ways_agree_on_a_stream() -> None:
    """Valid texts, near misses and mutants, each also written oddly; every outcome is frequent."""
    random = Random(7)  # noqa: S311 - a seed that repeats is the point
    seen: Counter[tuple[str, str]] = Counter()
    for each in islice(mutants(7), 1_500):
        if not in_profile(each.text):
            assert both_ways(each.text) == "refused"
            continue
        for change in WAYS:
            changed_text = change(each.text, random)
            seen[change.__name__, both_ways(changed_text)] += 1
    assert seen["<lambda>", "read in short"] > 400
    assert seen["spaced", "read in short"] > 400
    assert seen["talkative", "read in short"] > 100
    assert seen["numerous", "read in long"] > 50
    assert seen["numerous", "read in short"] > 100
    assert {how for way, how in seen if way == "said_twice"} == {"refused"}
    assert min(seen[way.__name__, "refused"] for way in WAYS) > 300


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


@pytest.mark.parametrize(("lines", "short", "long"), [(50, 1, 1), (60, 0, 1), (110, 0, 0)])
def test_a_large_bundle_is_read_in_short(lines: int, *, short: bool, long: bool) -> None:
    """A bundle of small documents is plain; whether a large one is too large is counted in long."""
    record = {"type": "thought_record", "evidence_for": ["x" * 10_000] * lines}
    entries = [sample("entry", id=f"t{number}", record=record) for number in range(3)]
    text = json.dumps(sample("bundle", entries=entries))
    assert len(text) > MAX_DOCUMENT_BYTES
    assert (read_plain(text) is not None) == short
    assert (read_any(text)[1] == ()) == long


def test_what_is_too_large_is_not_read_in_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document has a limit, and a bundle another; white space counts."""
    assert read_plain(json.dumps(sample("entry")) + " " * MAX_DOCUMENT_BYTES) is None
    text = json.dumps(sample("bundle"))
    monkeypatch.setattr(plain, "MAX_BUNDLE_BYTES", len(text) - 1)
    assert read_plain(text) is None
    assert read_plain(text[:-1]) is None

"""Line and column: for any document with one planted defect, the place is the planted defect."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.errors import Problem
from homework_kit.io import iter_problems
from homework_kit.io.places import line_and_column
from homework_kit.models.base import Model
from homework_kit.models.kinds import NAMES, RECORDS
from homework_kit.testing.strategies import of_type
from tests.models.broken_rules import LEDGER_CASES
from tests.models.broken_shapes import PROFILE_CASES, SCHEMA_CASES
from tests.models.samples import SAMPLES, sample, tombstone

UNIT = "\N{SUNFLOWER}"
"""One code point, and two in UTF-16."""
MARK = "planted"


def at(text: str, found: Problem) -> str:
    """Give the text from the place of a problem on."""
    assert found.line is not None
    assert found.column is not None
    return "\n".join(text.split("\n")[found.line - 1 :])[found.column - 1 :]


def written(value: Any, spaces: Callable[[], str]) -> str:
    """Write JSON with any white space between its tokens."""
    if isinstance(value, dict):
        inner = ",".join(
            f"{spaces()}{json.dumps(key)}{spaces()}:{spaces()}{written(item, spaces)}{spaces()}"
            for key, item in value.items()
        )
        return f"{{{inner or spaces()}}}"
    if isinstance(value, list):
        inner = ",".join(f"{spaces()}{written(item, spaces)}{spaces()}" for item in value)
        return f"[{inner or spaces()}]"
    return json.dumps(value, ensure_ascii=False)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Give every object of a document, but not what stands under `extensions`."""
    if isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key != "extensions":
                yield from objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from objects(item)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a document with one defect as text, and the text that the place has to begin with."""
    model = draw(st.sampled_from([*RECORDS.values()]))
    kind = draw(st.sampled_from(["record", "entry", "bundle"]))
    drawn: Model = draw(of_type(model))
    value: Any = json.loads(drawn.canonical())
    if kind != "record":
        value = sample("entry", record=value)
    if kind == "bundle":
        before = [sample("entry", id=f"t{n}") for n in range(draw(st.integers(0, 2)))]
        value = sample("bundle", entries=[*before, value])
    holder = draw(st.sampled_from(list(objects(value))))
    position = draw(st.integers(0, len(holder)))
    members = list(holder.items())
    planted: tuple[str, Any] = (MARK, draw(st.sampled_from([1, None, [], "null"])))
    holder.clear()
    holder.update([*members[:position], planted, *members[position:]])
    spaces = st.sampled_from(["", "", " ", "\n", "\t", "\r\n"])
    return written(value, lambda: draw(spaces)), f'"{MARK}"'


@settings(max_examples=150)
@given(documents())
def test_an_unknown_member_is_placed_at_its_name(planted: tuple[str, str]) -> None:
    """validation.md, Errors: line and column come from a second pass made only on failure."""
    text, expected = planted
    (found,) = iter_problems(text)
    assert found.code == "unknown-member"
    assert at(text, found).startswith(expected)


@st.composite
def wrong_values(draw: st.DrawFn) -> str:
    """Draw a document in which one value of a text member is replaced by a marked list."""
    drawn: Model = draw(of_type(draw(st.sampled_from([*RECORDS.values()]))))
    value: Any = sample("bundle", entries=[sample("entry", record=json.loads(drawn.canonical()))])
    texts = [
        (holder, name)
        for holder in objects(value)
        for name, item in holder.items()
        if isinstance(item, str) and name not in {"kind", "type", "schema_version"}
    ]
    holder, name = draw(st.sampled_from(texts))
    holder[name] = [MARK]
    spaces = st.sampled_from(["", " ", "\n"])
    return written(value, lambda: draw(spaces))


@settings(max_examples=100)
@given(wrong_values())
def test_a_wrong_value_is_placed_at_the_value(text: str) -> None:
    """The place of a value that is wrong is where the value begins."""
    places = [at(text, each) for each in iter_problems(text)]
    assert sum(bool(re.match(rf'\[\s*"{MARK}"', place)) for place in places) == 1


@pytest.mark.parametrize("case", [*SCHEMA_CASES, *LEDGER_CASES], ids=str)
@pytest.mark.parametrize("indent", [None, 2])
def test_every_problem_has_a_place(case: Any, indent: int | None) -> None:
    """The place holds what the pointer points to, the name of an unknown member, or its object."""
    text = json.dumps(case.document, indent=indent, ensure_ascii=False)
    for found in iter_problems(text):
        rest = at(text, found)
        parts = [
            part.replace("~1", "/").replace("~0", "~") for part in found.pointer.split("/")[1:]
        ]
        value = case.document
        for part in parts:
            key: Any = int(part) if isinstance(value, list) else part
            if part == "?" or (isinstance(value, dict) and key not in value):
                break
            value = value[key]
        if parts[-1:] == ["?"]:
            name, _ = json.JSONDecoder().raw_decode(rest)
            assert name in value
        else:
            assert json.JSONDecoder().raw_decode(rest)[0] == value


@pytest.mark.parametrize(("code", "text"), PROFILE_CASES)
def test_text_out_of_the_profile_has_a_place(code: str, text: str | bytes) -> None:
    """A text that no model sees is placed too."""
    (found,) = iter_problems(text)
    assert (found.code, found.line) == (code, 1)
    assert found.column is not None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"a": 1,\n "b": {"c": 1, "c": 2}}', 2, 16),
        ('{"a": {"b": {}},\n "b": 1, "a": 2}', 2, 10),
        ('{"a": [1,\n 1e400]}', 2, 2),
        ('{"a": [1,\n -1.234567890123456789x]}', 2, 2),
        ('{"a": ["\\ud83c\\udf3b", \n"\\ud83c"]}', 2, 1),
        ('{"\\ud83c": 1}', 1, 2),
        (f'{{"{UNIT}": \ud800}}'.replace("\ud800", '"\ud800"'), 1, 7),
        ('{"a": [0, 1e2, true,\n  NaN]}', 2, 3),
        ('{"a": -Infinityx}', 1, 7),
        (f'{{"{UNIT}": 1, oops}}', 1, 10),
        (b'{"a":\n"\xff"}', 2, 2),
        (f'{{"{UNIT}'.encode() + b'\xff"}', 1, 4),
        ("[\n" + " [" * 64, 2, 128),
        ("\ufeff{}", 1, 1),
        (" \n [1]", 2, 2),
        (' \n {"kind": 1, "kind ": "kind"}', 2, 11),
        ('\n{"kind": "entry", "schema_version": "3.0"}', 2, 37),
    ],
)
def test_the_place_is_counted_by_hand(text: str | bytes, line: int, column: int) -> None:
    """Lines end at a line feed; a column is a code point."""
    (found,) = iter_problems(text)
    assert (found.line, found.column) == (line, column)


def test_an_astral_letter_is_one_column() -> None:
    """Columns are code points, neither bytes nor UTF-16 units."""
    assert line_and_column(f'{{"{UNIT * 3}": 1}}', 8) == (1, 9)
    (found,) = iter_problems(f'{{"type":"activity","where":"{UNIT}","x":1}}')
    assert found.column == 32


def test_problems_stand_in_the_order_of_the_text() -> None:
    """validation.md, Errors: in document order."""
    shuffled = sample("entry", note="") | {"x": 1} | sample("entry", outcome="done", id=3, note="")
    text = json.dumps(dict(reversed(shuffled.items())), indent=1)
    found = iter_problems(text)
    lines = [each.line or 0 for each in found]
    assert len(found) == 4
    assert lines == sorted(lines)


def test_two_unknown_members_have_two_places() -> None:
    """Both print as `?`, and each is placed at its own name."""
    text = '{"type": "activity", "first": 1, "where": "park", "second": 2}'
    found = iter_problems(text)
    assert [each.pointer for each in found] == ["/?", "/?"]
    assert [at(text, each)[:4] for each in found] == ['"fir', '"sec']


def test_a_member_named_like_a_branch_or_a_tag_is_placed() -> None:
    """A name may look like a part of pydantic's own path."""
    for name in ("(document)", "(tombstone)", "activity", "[key]", "a/b~c", "record"):
        text = json.dumps(sample("entry", record=sample("activity", **{name: 1, "activity": "x"})))
        problems = iter_problems(sample("bundle", entries=[json.loads(text)]))
        assert all(each.line is None for each in problems)
        for found in iter_problems(text):
            assert at(text, found).startswith(json.dumps(name))


def test_the_unknown_member_of_a_tombstone_is_placed() -> None:
    """Both branches of a union refuse it; the one it asked for is heard."""
    gone = tombstone("entry", note="kept words", outcome="partly")
    text = json.dumps(sample("bundle", entries=[sample("entry", y=1), gone]))
    found = iter_problems(text)
    assert [at(text, each)[:6] for each in found] == ['"y": 1', '"note"', '"outco']


@pytest.mark.parametrize("kind", SAMPLES)
def test_an_object_has_no_lines(kind: str) -> None:
    """Line and column are there when text was read."""
    (found,) = iter_problems(sample(kind, planted=1))
    assert (kind in NAMES, found.line, found.column) == (True, None, None)

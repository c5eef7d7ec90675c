"""The parse profile: which JSON text is read at all."""

from __future__ import annotations

import json
import time

import pytest

from homework_kit.errors import Problem
from homework_kit.io import iter_problems
from homework_kit.io.parse import MAX_DEPTH, _offences, decode, parse
from tests.models.broken_shapes import PROFILE_CASES


@pytest.mark.parametrize(
    ("code", "text"), PROFILE_CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(PROFILE_CASES)]
)
def test_text_out_of_the_profile_is_refused(code: str, text: str | bytes) -> None:
    """Each way out of the profile has a code, and is said once."""
    assert [each.code for each in iter_problems(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        '"[[{' + "[" * 100 + '"',
        '"\\"[' + "[" * 100 + '\\\\"',
        '{"a": {"x": 1}, "b": {"x": 2}}',
        "123456789012345",
        "100000000000000000000",
        "0.000000000000000000000000000123456789012345",
        "1.2345678901234500000",
        "0e0",
        "-0.0",
        "2.3e-308",
        '"\\ud83c\\udf3b"',
        '"\\u0000"',
        " \n\t1\r ",
    ],
)
def test_text_of_the_profile_is_read_as_json(text: str) -> None:
    """What the profile allows is read, and means what JSON says."""
    assert parse(text) == (json.loads(text), None)
    assert list(_offences(text)) == []


def test_a_place_is_said_where_json_ends() -> None:
    """Text that is not JSON is said with line and column."""
    (found,) = iter_problems('{\n  "kind": oops\n}')
    assert (found.line, found.column) == (2, 11)
    assert str(found).startswith("2:11: ")


def test_bytes_are_read_as_utf8() -> None:
    """Bytes are UTF-8 text; a byte order mark is refused in both."""
    assert decode("ü".encode()) == "ü"
    for marked in (b"\xef\xbb\xbf{}", "\ufeff{}", b"\xff"):
        assert isinstance(decode(marked), Problem)


def test_an_endless_text_is_read_in_linear_time() -> None:
    """A text full of escaped quotes that never ends is refused at once."""
    start = time.process_time()
    assert iter_problems('"' + '\\"' * 200_000)[0].code == "not-json"
    assert time.process_time() - start < 2

"""What is said of a mistake is true of it: cases of one code have words of their own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from homework_kit.io import iter_problems
from homework_kit.models.clock_text import time_case
from homework_kit.models.wire import DATE_PATTERN, INSTANT_PATTERN, TIME_PATTERN
from homework_kit.problems import CODES, problem
from tests.models.samples import sample

WORDS = "Nobody listened on Tuesday"


def said(document: Any) -> tuple[str, str]:
    """Give code and message of the one problem of a document."""
    (found,) = iter_problems(document)
    return found.code, found.message


@pytest.mark.parametrize(
    "moment",
    [
        "2026-02-30T18:40:00Z",
        "2026-02-03T24:00:00Z",
        "2026-02-03T18:40:60Z",
        "2026-13-03T18:40:00+00:00",
        "2026-02-03T18:40:00+25:00",
    ],
)
def test_a_moment_that_there_is_not(moment: str) -> None:
    """Its form is right, so that is not what is said to be wrong."""
    code, message = said(sample("entry", recorded_at=moment))
    assert code == "wrong-format"
    assert message == "This has the form asked for, and there is no such date or time"


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        ("2026-02-03T18:40:00.1234567Z", "six digits"),
        ("2026-02-03T18:40:00.1234567890123+01:00", "six digits"),
        ("1899-12-31T18:40:00Z", "1900 to 2199"),
        ("2026-02-03 18:40", "does not have the form"),
        ("2026-02-03T18:40:00-00:00", "does not have the form"),
        ("2026-02-03T18:40:00", "does not have the form"),
        ("\N{ARABIC-INDIC DIGIT TWO}026-02-03T18:40:00Z", "does not have the form"),
        (WORDS, "does not have the form"),
    ],
)
def test_a_moment_of_another_kind(moment: str, part: str) -> None:
    """Too fine, too far away and of another form are three things."""
    code, message = said(sample("entry", recorded_at=moment))
    assert (code, part in message) == ("wrong-format", True)


@pytest.mark.parametrize(
    ("pattern", "text", "case"),
    [
        (DATE_PATTERN, "2026-02-30", "no-such-time"),
        (DATE_PATTERN, "2200-01-01", "far-away"),
        (DATE_PATTERN, "2026-2-3", ""),
        (TIME_PATTERN, "24:00", "no-such-time"),
        (TIME_PATTERN, "8:00", ""),
        (INSTANT_PATTERN, "2026-02-30T18:40:00Z" + "0" * 1_000_000, ""),
        (INSTANT_PATTERN, 7, ""),
        ("^x$", "2026-02-30", ""),
    ],
)
def test_cases_of_dates_and_times(pattern: str, text: object, case: str) -> None:
    """A case is told by the form alone, in little time, and never for another pattern."""
    assert time_case(pattern, text) == case


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        ("", "not-json", "There is nothing here"),
        (" \n\t", "not-json", "There is nothing here"),
        ('{"type": "activity", "where": "pa', "not-json", "This ends inside a text"),
        ('{"type": "activity", "where": ', "not-json", "This is not JSON"),
        ("[]", "wrong-type", "This list holds no document"),
        ("[7]", "wrong-type", "This is not an object"),
        (b"\x1f\x8b\x08\x00", "not-utf8", "This is compressed with gzip"),
        (b"\xff\xfe", "not-utf8", "This is not UTF-8 text"),
    ],
)
def test_what_stands_in_place_of_a_document(data: str | bytes, code: str, message: str) -> None:
    """Empty, cut off, a list, and compressed are each said as what they are."""
    assert said(data) == (code, message)


def test_an_unfinished_text_is_not_repeated() -> None:
    """The place is that of its quote, and none of its words is told."""
    (found,) = iter_problems(json.dumps({"type": "activity", "where": WORDS})[:-4])
    assert (found.line, found.column) == (1, 31)
    assert not set(WORDS.split()) & set(str(found).split())


def test_a_case_is_one_of_its_code() -> None:
    """No case stands alone: its code is one of the table in errors.md."""
    assert problem("not-json", case="empty").code in CODES
    with pytest.raises(KeyError):
        problem("not-whole", case="empty")

"""The types of wire values: the same text is accepted by the model and by the schema."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from homework_kit.io import dumps, iter_problems, loads
from homework_kit.schemas import validator
from homework_kit.testing.strategies import HARD_TEXTS
from tests.models.samples import sample


def judged(kind: str, **members: Any) -> bool:
    """Ask the model and the schema, which have to agree."""
    document = sample(kind, **members)
    accepted = iter_problems(document) == ()
    assert validator(kind).is_valid(document) is accepted
    return accepted


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("2024-02-29", True),
        ("2000-02-29", True),
        ("2196-02-29", True),
        ("1900-02-29", False),
        ("2100-02-29", False),
        ("2023-02-29", False),
        ("2026-02-30", False),
        ("2026-04-31", False),
        ("2026-12-31", True),
        ("1900-01-01", True),
        ("2199-12-31", True),
        ("1899-12-31", False),
        ("2200-01-01", False),
        ("2026-13-01", False),
        ("2026-00-10", False),
        ("2026-1-1", False),
        ("20260101", False),
        ("2026-01-01\n", False),
        ("\uff12026-01-01", False),
        ("2026-01-01T00:00:00Z", False),
    ],
)
def test_a_local_date_is_a_day_of_the_calendar(text: str, *, accepted: bool) -> None:
    """Dates are YYYY-MM-DD of 1900 to 2199, leap days of leap years only."""
    assert judged("obstacle", noted_on=text) is accepted


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("00:00", True),
        ("23:59", True),
        ("24:00", False),
        ("08:60", False),
        ("8:05", False),
        ("08:05:00", False),
        ("08:05Z", False),
        ("08:05\n", False),
    ],
)
def test_a_local_time_is_hours_and_minutes(text: str, *, accepted: bool) -> None:
    """Times are HH:MM of one day."""
    assert judged("assignment", starts_at=text) is accepted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-03-29T08:05:00+01:00", None),
        ("2026-03-29T08:05:00Z", "2026-03-29T08:05:00+00:00"),
        ("2026-03-29T08:05:00.5+00:00", None),
        ("2026-03-29T08:05:00.500000-23:59", "2026-03-29T08:05:00.5-23:59"),
        ("2026-03-29T08:05:00.000000+23:59", "2026-03-29T08:05:00+23:59"),
        ("2026-03-29T08:05:00.123456-00:01", None),
        ("2199-12-31T23:59:59+00:00", None),
    ],
)
def test_an_instant_keeps_its_offset(text: str, written: str | None) -> None:
    """Instants keep wall time and offset; Z is +00:00, fractions end without zeros."""
    assert judged("obstacle", noted_at=text)
    document = loads(json.dumps(sample("obstacle", noted_at=text)))
    assert json.loads(dumps(document))["noted_at"] == (written or text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-29T08:05:00",
        "2026-03-29 08:05:00+01:00",
        "2026-03-29t08:05:00+01:00",
        "2026-03-29T08:05:00z",
        "2026-03-29T08:05+01:00",
        "2026-03-29T24:00:00+01:00",
        "2026-03-29T23:59:60+00:00",
        "2026-03-29T08:05:00-00:00",
        "2026-03-29T08:05:00+24:00",
        "2026-03-29T08:05:00+0100",
        "2026-03-29T08:05:00+01:00:30",
        "2026-03-29T08:05:00.1234567+01:00",
        "2026-03-29T08:05:00.+01:00",
        "2026-03-29T08:05:00,5+01:00",
        "2026-02-30T08:05:00+01:00",
        "2026-03-29T08:05:00+01:00\n",
        "1774771500",
    ],
)
def test_what_names_no_instant_is_refused(text: str) -> None:
    """No offset, a space for T, -00:00, a leap second, 24:00 or seven digits: refused."""
    assert not judged("obstacle", noted_at=text)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_text_is_kept_exactly(text: str) -> None:
    """The person's text is written as it was typed: never trimmed, escaped or changed."""
    assert judged("entry", note=text)
    document = loads(json.dumps(sample("entry", note=text, title=text)))
    assert (document.note, document.title) == (text, text)
    assert json.loads(dumps(document))["note"] == text


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("a", True),
        ("x" * 128, True),
        ("\U0001f33b" * 128, True),
        ("x" * 129, False),
        ("", False),
        ("a\n", False),
        ("a\tb", False),
        ("a\x7fb", False),
        ("a\x85b", False),
        ("a\u2028b", True),
        (" a ", True),
    ],
)
def test_an_id_has_no_control_characters(text: str, *, accepted: bool) -> None:
    """Ids are 1 to 128 code points without control characters."""
    assert judged("entry", id=text) is accepted


@pytest.mark.parametrize(("length", "accepted"), [(10_000, True), (10_001, False)])
def test_length_counts_code_points(length: int, *, accepted: bool) -> None:
    """Text has up to 10,000 code points, whatever their size in bytes."""
    assert judged("entry", note="\U0001f33b" * length) is accepted


@pytest.mark.parametrize(
    ("value", "accepted"),
    [
        (5.0, True),
        (-0.0, True),
        (5.5, False),
        (True, False),
        ("5", False),
        (-1, False),
        (527_040, True),
        (527_041, False),
        ([5], False),
        ({}, False),
    ],
)
def test_a_whole_number_is_one_by_value(value: object, *, accepted: bool) -> None:
    """5.0 is an integer, as in JSON Schema; true and "5" are not."""
    assert judged("entry", minutes=value) is accepted


def test_whole_numbers_are_written_short() -> None:
    """5.0 is written 5, and minus zero 0."""
    for text, written in (("5.0", "5"), ("-0.0", "0"), ("5e0", "5")):
        document = loads(f'{{"type":"skill_rehearsal","minutes":{text}}}')
        assert dumps(document) == f'{{"minutes":{written},"type":"skill_rehearsal"}}'


@pytest.mark.parametrize(
    ("value", "accepted"),
    [(0, True), (100, True), (33.25, True), (100.01, False), (-0.01, False), (True, False)],
)
def test_percent_lies_between_0_and_100(value: object, *, accepted: bool) -> None:
    """Percent is a number from 0 to 100; booleans are no numbers."""
    assert judged("assignment", confidence=value) is accepted


@pytest.mark.parametrize(
    ("url", "accepted"),
    [
        ("https://example.org/a?b#c", True),
        ("http://x", True),
        ("https://", False),
        ("ftp://example.org", False),
        ("https://a b", False),
        ("https://a\n", False),
    ],
)
def test_a_source_has_a_web_address(url: str, *, accepted: bool) -> None:
    """Addresses begin with http:// or https:// and hold no spaces."""
    assert judged("assignment", source={"title": "x", "url": url}) is accepted


@pytest.mark.parametrize(
    ("zone", "accepted"),
    [("Europe/London", True), ("Etc/GMT+5", True), ("../etc", False), ("Europe/London\n", False)],
)
def test_a_zone_has_a_zones_form(zone: str, *, accepted: bool) -> None:
    """Zone names have a form of their own; whether they are known is the ledger's question."""
    assert judged("assignment", time_zone=zone) is accepted


def test_years_of_four_digits_are_all_a_date_object_can_say() -> None:
    """A date object outside the years of the wire is refused like its text."""
    for day in (dt.date(1899, 12, 31), dt.date.max):
        assert not judged("obstacle", noted_on=day.isoformat())

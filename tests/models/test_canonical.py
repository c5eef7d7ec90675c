"""Canonical JSON, judged by an independent implementation of RFC 8785."""

from __future__ import annotations

import json
import sys

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.models.canonical import canonical_number, canonical_text, is_exact

finite = st.floats(allow_nan=False, allow_infinity=False)
unicode = st.text(st.characters(exclude_categories=["Cs"]))


@given(finite | st.integers(-(2**53) + 1, 2**53 - 1))
def test_numbers_are_written_as_rfc_8785_does(value: float) -> None:
    """RFC 8785, 3.2.2.3: numbers are serialized as ECMAScript does."""
    assert canonical_number(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (-0.0, "0"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (1.5e300, "1.5e+300"),
        (10**22, "1e+22"),
        (2**53, "9007199254740992"),
    ],
)
def test_the_ends_of_plain_writing(value: float, text: str) -> None:
    """Exponents begin at 1e21 and below 1e-6."""
    assert canonical_number(value) == text


@given(
    st.recursive(
        st.none() | st.booleans() | finite | unicode,
        lambda inner: st.lists(inner) | st.dictionaries(unicode, inner),
        max_leaves=10,
    )
)
def test_values_are_written_as_rfc_8785_does(value: object) -> None:
    """RFC 8785, 3.2: no white space, sorted members, fixed escapes."""
    assert canonical_text(json.loads(json.dumps(value))).encode() == rfc8785.dumps(
        json.loads(json.dumps(value))
    )


def test_members_sort_by_utf_16() -> None:
    """RFC 8785, 3.2.3: an astral member sorts before U+FB33, by its surrogates."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\x80", "\xf6"]
    written = canonical_text(dict.fromkeys(keys, 0))
    assert list(json.loads(written)) == [
        "\r",
        "1",
        "\x80",
        "\xf6",
        "\u20ac",
        "\U0001f600",
        "\ufb33",
    ]


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (0, True),
        (0.0, True),
        (0.3, True),
        (123456789012345, True),
        (-(10**300), True),
        (1234567890123456, False),
        (0.1 + 0.2, False),
        (10**309, False),
        (1e-310, False),
        (sys.float_info.min, False),
        (float("inf"), False),
        (float("nan"), False),
    ],
)
def test_exact_numbers_have_at_most_15_digits(value: float, *, exact: bool) -> None:
    """A number is exact when 15 digits write it and reading them gives it back."""
    assert is_exact(value) is exact

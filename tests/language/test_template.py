"""Places in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.language.template import fill, slots_of


def test_capital_place_is_the_same_slot() -> None:
    """`{Count}` asks for the slot `count`."""
    assert slots_of("{Count} of {count}, {what_else}") == {"count", "what_else"}


@pytest.mark.parametrize(
    ("value", "expected"), [("two", "Two"), ("élan", "Élan"), ("", ""), ("“x”", "“x”")]
)
def test_capital_place_capitalizes_the_first_letter(value: str, expected: str) -> None:
    """The rest of the value stays as it is."""
    assert fill("{Slot}", {"slot": value}) == expected


@given(st.text(), st.text())
def test_values_stand_letter_for_letter(first: str, second: str) -> None:
    """A value is never read as a template, a format or an attribute."""
    assert fill("<{a}|{b}>", {"a": first, "b": second}) == f"<{first}|{second}>"


def test_absent_value_is_an_error() -> None:
    """A sentence with a hole is not shown."""
    with pytest.raises(KeyError):
        fill("{a}", {})

"""Dates and lists in words."""

from datetime import date, timedelta

import pytest

from homework_kit.errors import UnknownLocale
from homework_kit.language.dates import list_of, long_date


def test_every_month_has_its_own_name() -> None:
    """Twelve months, twelve names, each standing after the day."""
    written = [long_date(date(2026, month, 1)) for month in range(1, 13)]
    assert written[0] == "1 January"
    assert written[11] == "1 December"
    assert len(set(written)) == 12


def test_every_day_of_a_leap_year_is_written_differently() -> None:
    """Nothing is lost: day and month can be read back."""
    days = [date(2028, 1, 1) + timedelta(days=after) for after in range(366)]
    assert len({long_date(day) for day in days}) == 366


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (("{item}", "{before}"), "{item} and {before}"),
    ],
)
def test_list_joins_with_words(items: tuple[str, ...], expected: str) -> None:
    """Commas, then `and`; an item is never read as a template."""
    assert list_of(items) == expected


def test_unknown_locale_is_refused() -> None:
    """Neither function guesses a language."""
    with pytest.raises(UnknownLocale):
        long_date(date(2026, 2, 16), "tlh")
    with pytest.raises(UnknownLocale):
        list_of(("a", "b"), "tlh")

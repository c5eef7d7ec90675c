"""The shipped data files."""

import pytest

from homework_kit.errors import UnknownLocale
from homework_kit.language.locales import LOCALES, locale_data


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["words", "messages"])
def test_every_locale_ships_every_file(kind: str, locale: str) -> None:
    """A locale is all there or not there, and each file says whose it is."""
    assert locale_data(kind, locale)["locale"] == locale


@pytest.mark.parametrize("locale", ["", "EN", "en-GB", "../words.en", "tlh"])
def test_other_locales_are_refused(locale: str) -> None:
    """Names are compared, never tried as paths."""
    with pytest.raises(UnknownLocale):
        locale_data("words", locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_catalog_has_these_members(locale: str) -> None:
    """Thirteen number words, twelve months, 31 days, and what the sentences are made with."""
    catalog = locale_data("messages", locale)
    assert set(catalog) == {
        *(
            "locale",
            "numbers",
            "months",
            "ordinals",
            "no",
            "decimal",
            "date",
            "spoken_date",
            "list",
        ),
        "messages",
    }
    lists = [catalog["numbers"], catalog["months"], catalog["ordinals"]]
    assert [len(set(each)) for each in lists] == [13, 12, 31]

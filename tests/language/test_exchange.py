"""To a PO file and back: nothing is lost, and the plural forms are those of CLDR."""

from __future__ import annotations

import pytest

from homework_kit.language import exchange
from homework_kit.language.exchange import from_po, to_po
from homework_kit.language.locales import LOCALES, locale_data

# Babel is an extra, and the library is tested without extras too.
babel = pytest.importorskip("babel", reason="PO files are read and written by Babel")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_written_is_read_back(locale: str) -> None:
    """Every id, form and place comes back as it was."""
    messages = locale_data("messages", locale)["messages"]
    assert from_po(to_po(locale), locale) == messages
    assert len(messages) > 200


def test_what_is_not_translated_is_there_and_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A translator finds what is to do; the reader leaves it out."""
    whole = locale_data("messages", "de")
    begun = {name: text for name, text in whole["messages"].items() if name != "form.hint.date"}
    known = {"en": locale_data("messages", "en"), "de": whole | {"messages": begun}}
    monkeypatch.setattr(exchange, "locale_data", lambda _, locale: known[locale])
    written = to_po("de").decode()
    assert 'msgctxt "form.hint.date"' in written
    assert "form.hint.date" not in from_po(written.encode(), "de")


def test_what_is_unsure_is_left_out() -> None:
    """A fuzzy message is a guess of a tool, and nobody reads a guess."""
    written = to_po("de").decode()
    marked = written.replace('msgctxt "recap.invite"', '#, fuzzy\nmsgctxt "recap.invite"')
    assert marked != written
    assert "recap.invite" not in from_po(marked.encode(), "de")


@pytest.mark.parametrize("locale", LOCALES)
def test_plural_forms_are_those_of_cldr(locale: str) -> None:
    """For whole numbers, `one` is 1 and everything else is `other`, as `say` has it."""
    rule = babel.Locale.parse(locale).plural_form
    assert {number: rule(number) for number in range(200)} == {
        number: "one" if number == 1 else "other" for number in range(200)
    }

"""The German word list: forms that blame or mark are found, and plain words are not."""

from __future__ import annotations

import pytest

from homework_kit.language.lint import lint_text
from homework_kit.language.locales import locale_data

GROUPS = locale_data("words", "de")["groups"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Deine Compliance war gering.", "Compliance"),
        ("Die Therapietreue sank.", "Therapietreue"),
        ("Du hast es verweigert.", "verweigert"),
        ("Es gab Widerstand.", "Widerstand"),
        ("Du warst unmotiviert.", "unmotiviert"),
        ("Der Versuch ist gescheitert.", "gescheitert"),
        ("Das war ein Fehler.", "Fehler"),
        ("Du hast Dienstag versäumt.", "versäumt"),
        ("Du hast Dienstag verpasst.", "verpasst"),
        ("Das ist überfällig.", "überfällig"),
        ("Du musst üben.", "musst"),
        ("Du solltest üben.", "solltest"),
        ("Es gibt noch keine Notiz.", "noch keine"),
        ("Das ist schon wieder leer.", "schon wieder"),
        ("Eine schlechte Woche.", "schlechte"),
        ("Eine gute Woche.", "gute"),
        ("Weiter so!", "Weiter so"),
        ("Gut gemacht!", "Gut gemacht"),
        ("Deine Serie ist 4.", "Serie"),
        ("Du hast 100\N{NO-BREAK SPACE}% geschafft.", "100\N{NO-BREAK SPACE}%"),
        ("Deine Note ist 2.", "Note"),
        ("Das ist eine Ausrede.", "Ausrede"),
        ("Ein Denkfehler.", "Denkfehler"),
        ("Ein dysfunktionaler Gedanke.", "dysfunktionaler"),
        ("Die Patientin übt.", "Patientin"),
        ("Das war ein Rückfall.", "Rückfall"),
        ("Die App heilt.", "heilt"),
    ],
)
def test_a_word_of_the_list_is_found(text: str, word: str) -> None:
    """Each row of the list, in a sentence as it is heard in clinics."""
    found = lint_text(text, "de")
    assert [each.word for each in found] == [word]
    assert (found[0].severity, text[found[0].start : found[0].end]) == ("avoid", word)


@pytest.mark.parametrize(
    "text",
    [
        "Für Dienstag gibt es keine Notiz.",
        "Auf jeden Fall kannst du pausieren.",
        "Guten Morgen! Der Plan war drei, es sind zwei.",
        "Notizen kamen später dazu.",
        "Güte und Muße.",
        "Du könntest es in der Therapie besprechen.",
        "Das Muster, der Musterbogen und die Sollbruchstelle.",
    ],
)
def test_plain_words_are_not(text: str) -> None:
    """Forms are whole words: neighbors of theirs and other meanings are left alone."""
    assert lint_text(text, "de") == ()


@pytest.mark.parametrize("word", ["nur", "noch", "schon", "endlich", "wieder", "erst"])
def test_small_words_are_gentle(word: str) -> None:
    """Often innocent, a reproach in the wrong place."""
    (found,) = lint_text(f"Es sind {word} zwei.", "de")
    assert (found.severity, found.say_instead) == ("gentle", ("das Wort weglassen",))


def test_rows_are_those_of_english() -> None:
    """The rows stand for the same advice, whatever the language."""
    english = {row["id"]: row["severity"] for row in locale_data("words", "en")["groups"]}
    assert {row["id"]: row["severity"] for row in GROUPS} == english


def test_no_form_stands_twice() -> None:
    """One form, one advice."""
    forms = [form.casefold() for row in GROUPS for form in row["forms"]]
    assert len(set(forms)) == len(forms)


def test_what_is_said_instead_is_clean() -> None:
    """No advice holds a word of the list."""
    assert [
        phrase
        for row in GROUPS
        for phrase in row["say_instead"]
        if phrase != "das Wort weglassen" and lint_text(phrase, "de")
    ] == []


def test_languages_do_not_mix() -> None:
    """An English word is no German one, and the other way round."""
    assert lint_text("You failed.", "de") == ()
    assert lint_text("Du musst.") == ()

"""The recap in another language, in the person's own words, and for a voice."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.language.lint import lint_text
from homework_kit.language.reading import sentences
from homework_kit.review.quotes import MOST_LETTERS, Quote, quotes_of
from homework_kit.review.speech import Speech
from tests.review.stories import NOW, bundle, entry, plan

WORDS = 'I must not fail & "they" <break/> wrote ]]> again'
SPACE = "{http://www.w3.org/2001/10/synthesis}"


def test_a_recap_speaks_german() -> None:
    """Facts are of no language; the words are chosen when they are said."""
    noted = bundle(entry("t1", 17, obstacles=["forgetting"]), entry("t2", 18, matters=True))
    told = hk.recap(noted, as_of=NOW, locale="de")
    assert told.sentences == (
        "Seit dem 16. Februar hast du zwei Notizen zu „Rough draft“ gemacht; geplant: drei.",
        "Dir ist aufgefallen, was im Weg war: das Vergessen.",
        "Du hast eine Notiz für die Sitzung markiert.",
        "Gibt es eine Notiz, die du in der Sitzung anschauen möchtest?",
    )
    assert told.facts == hk.recap(noted, as_of=NOW).facts


def test_many_plans_bury_no_obstacle() -> None:
    """adherence.md, A summary never: 14, bury a named obstacle, however many plans there are."""
    plans = tuple(plan(f"a{number}", title=f"Task {number}") for number in range(1, 9))
    noted = entry("t1", 17, obstacles=["too_big"])
    told = hk.recap(bundle(noted, plans=plans), as_of=NOW)
    assert len([each for each in told.facts if each.message == "recap.target_closed"]) == 8
    assert told.sentences[-1] == "You noticed that a very big step got in the way."
    assert len(told.sentences) == 5


def test_starred_words_are_quoted_for_the_person_alone() -> None:
    """Letter for letter, marked as theirs, never linted; a shared recap has none."""
    starred = [
        entry("t1", 17, note=WORDS, matters=True, visibility="shared"),
        entry("t2", 18, question_for_session="Why?", bring_to_session=True, visibility="shared"),
        entry("t3", 19, note="not starred", visibility="shared"),
        entry("t4", 20, matters=True, visibility="shared"),
    ]
    told = hk.recap(bundle(*starred), as_of=NOW)
    assert [(each.text, each.entry_id) for each in told.quotes] == [(WORDS, "t1"), ("Why?", "t2")]
    assert told.quotes[0].shown == f"“{WORDS}”"
    assert WORDS not in told.text
    assert lint_text(told.text) == ()
    shared = hk.recap(bundle(*starred), as_of=NOW, audience="shared")
    assert shared.quotes == ()
    assert "Why?" not in shared.speech.ssml + shared.text


def test_nothing_of_the_person_is_in_repr() -> None:
    """No free text of the person in repr."""
    told = hk.recap(bundle(entry("t1", 17, note=WORDS, matters=True)), as_of=NOW)
    assert "fail" not in repr(told) + repr(told.quotes) + repr(told.speech)


@given(st.text("ab \n\t.", max_size=40), st.integers(0, 400))
def test_a_quote_is_the_start_of_what_was_written_in_whole_words(piece: str, times: int) -> None:
    """Verbatim and never cut inside a word; over the limit where the first word is alone."""
    words = f"{piece}x" + "y " * times + "z" * times
    (quote,) = quotes_of([entry("t1", 17, note=words, matters=True)])
    assert words.startswith(quote.text)
    assert quote.text.split() == words.split()[: len(quote.text.split())]
    assert len(quote.text) <= MOST_LETTERS or len(quote.text.split()) == 1
    assert quote.whole == (quote.text.split() == words.split())


def test_more_than_is_quoted_is_marked() -> None:
    """Three dots stand where more was written."""
    (quote,) = quotes_of([entry("t1", 17, note="word " * 100, matters=True)], "de")
    assert not quote.whole
    assert quote.shown.endswith("word …“")
    assert quote.shown.startswith("„word word")


def test_speech_says_dates_as_words() -> None:
    """A voice meets no digit and no dot inside a date."""
    noted = bundle(entry("t1", 17), entry("t2", 18))
    english = hk.recap(noted, as_of=NOW).speech
    german = hk.recap(noted, as_of=NOW, locale="de").speech
    assert english.plain.startswith("Since the sixteenth of February you made two notes")
    assert german.plain.startswith("Seit dem sechzehnten Februar hast du zwei Notizen")
    assert 'xml:lang="de-DE"' in german.ssml
    assert sentences(german.sentences[0], "de") == (german.sentences[0],)


@given(st.text(max_size=60), st.sampled_from(["en", "de"]))
def test_no_words_can_become_markup(words: str, locale: str) -> None:
    """The SSML holds the elements of the library and no other, and reads what was written."""
    shown = Quote(text=f"{words}{WORDS}", whole=True, entry_id="t1", locale=locale).shown
    root = ET.fromstring(Speech((shown,), locale=locale).ssml)  # noqa: S314 - markup of our own
    assert [each.tag for each in root.iter()] == [f"{SPACE}{tag}" for tag in ("speak", "p", "s")]
    said = "".join(root.itertext())
    assert WORDS in said


@pytest.mark.parametrize("char", ["\0", "\x1b", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_a_space(char: str) -> None:
    """A control character or half a surrogate leaves a document that can be read."""
    root = ET.fromstring(Speech((f"a{char}b",)).ssml)  # noqa: S314 - markup of our own
    assert "a b" in "".join(root.itertext())


def test_a_shared_obstacle_about_a_kept_entry_is_said() -> None:
    """What the audience may see is never buried, whatever it is about."""
    kept = entry("t1", 17, visibility="private", note=WORDS)
    shared = entry("t2", 18, visibility="shared")
    named = hk.Obstacle(
        id="o1",
        code="too_big",
        noted_on=NOW.date(),
        noted_at=shared.recorded_at,
        entry_id="t1",
        visibility="shared",
    )
    told = hk.recap(bundle(kept, shared, obstacles=[named]), as_of=NOW, audience="shared")
    assert "It was noted that a very big step got in the way." in told.sentences

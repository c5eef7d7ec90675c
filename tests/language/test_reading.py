"""Sentences, words, syllables and the grade made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.language.reading import reading_grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("   \n ", ()),
        ("One note", ("One note",)),
        ("One note. Two notes! Three? Four…", ("One note.", "Two notes!", "Three?", "Four…")),
        ("Wait... There are two.", ("Wait...", "There are two.")),
        ("It was 3.5 of 10. Then 4.", ("It was 3.5 of 10.", "Then 4.")),
        ("Some do it, e.g. in bed.", ("Some do it, e.g. in bed.",)),
        ("You used “Why?” four times.", ("You used “Why?” four times.",)),
        ("He said “stop.” Then left.", ("He said “stop.”", "Then left.")),
        ("(A note.) Two.", ("(A note.)", "Two.")),
        ("A heading\n\nThe text.", ("A heading", "The text.")),
        ("One line\nand the next.", ("One line\nand the next.",)),
        (" One. \n Two. ", ("One.", "Two.")),
    ],
)
def test_sentences(text: str, expected: tuple[str, ...]) -> None:
    """A sentence ends where a reader would pause for breath."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("…", ()),
        ("It didn’t, no: 2 half-hours.", ("It", "didn’t", "no", "2", "half-hours")),  # noqa: RUF001 - the apostrophe is the point
        ("well - known", ("well", "known")),
        ("“Thought record”", ("Thought", "record")),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    """A word is what is said in one go."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("like", 1),
        ("the", 1),
        ("table", 2),
        ("while", 1),
        ("waves", 1),
        ("notes", 1),
        ("pages", 2),
        ("noted", 2),
        ("added", 2),
        ("marked", 1),
        ("practiced", 2),
        ("people", 2),
        ("therapist", 3),
        ("evening", 3),
        ("you", 1),
        ("hm", 1),
        ("Two", 1),
        ("16", 2),
        ("half-hours", 2),
    ],
)
def test_syllables(word: str, expected: int) -> None:
    """Vowel runs without the endings nobody speaks."""
    assert syllables(word) == expected


def test_grade_is_the_published_formula() -> None:
    """Kincaid et al. 1975: 11 words, 2 sentences and 12 syllables by hand."""
    text = "You made two notes. One of them was added then, too."
    by_hand = 0.39 * 11 / 2 + 11.8 * 12 / 11 - 15.59
    assert len(words(text)) == 11
    assert reading_grade(text) == pytest.approx(by_hand)


def test_no_words_have_no_grade() -> None:
    """There is nothing to read, so nothing is asked of the reader."""
    assert reading_grade("… !") == 0.0


def test_harder_words_and_longer_sentences_raise_the_grade() -> None:
    """Both parts of the formula count."""
    plain = reading_grade("You made a note. It is short.")
    assert plain < reading_grade("You made a note and it is short.")
    assert plain < reading_grade("You documented an observation. It is abbreviated.")


@given(st.text())
def test_sentences_keep_every_visible_character(text: str) -> None:
    """Splitting loses and invents nothing but space."""
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text())
def test_any_text_has_a_grade(text: str) -> None:
    """No text stops the count, and every word has a syllable."""
    assert isinstance(reading_grade(text), float)
    assert all(syllables(word) >= 1 for word in words(text))

"""How easy a text is to read: its sentences, its words, and a school grade.

English has the Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975, Derivation
of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75), German the
first Wiener Sachtextformel (Bamberger and Vanecek 1984, Lesen - Verstehen - Lernen - Schreiben).
Both give years of school and were made for running prose; the grade of a label of one or two words
means nothing, and a single German sentence is graded roughly.
"""

import re
from functools import cache
from typing import Final

from homework_kit.language.locales import locale_data

_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
_END_MARK: Final = "[.!?\N{HORIZONTAL ELLIPSIS}]"
_CLOSING: Final = f"[\N{RIGHT DOUBLE QUOTATION MARK}{_APOSTROPHE}\"')]*"
# An end mark ends no sentence that goes on with a small letter: `e.g. this`, a title like `Why?`.
_SENTENCE: Final = re.compile(
    rf"\S.*?(?:{_END_MARK}{_CLOSING}(?=\s+[^a-z\s]|\s*\Z)|(?=\n\s*\n)|\Z)", re.DOTALL
)
_WORD: Final = re.compile(rf"[^\W_]+(?:['{_APOSTROPHE}\-][^\W_]+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
# Endings written and not spoken: lik(e), wav(es), mark(ed); but not tab-le, pag-es, not-ed.
_SILENT: Final = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouycgsxzhl])es$|(?<=[^aeiouytd])ed$"
)


# German vowels that stand together and are one: B(ie)ne, k(ei)n, B(äu)me.
_GERMAN_VOWELS: Final = re.compile(r"aa|ee|oo|ie|ei|ai|ey|ay|au|äu|eu|[aeiouyäöü]")
_MANY_SYLLABLES: Final = 3
_SHORT_LETTERS: Final = 6


@cache
def _sentence_pattern(locale: str) -> re.Pattern[str]:
    """Build the pattern of a sentence; the dot in `16. Februar` ends none."""
    catalog = locale_data("messages", locale)
    if "{day}." not in catalog["date"]:
        return _SENTENCE
    months = "|".join(catalog["months"])
    end = rf"(?!(?<=\d)\.\s+(?:{months})){_END_MARK}"
    return re.compile(
        rf"\S.*?(?:{end}{_CLOSING}(?=\s+[^a-zäöüß\s]|\s*\Z)|(?=\n\s*\n)|\Z)", re.DOTALL
    )


def sentences(text: str, locale: str = "en") -> tuple[str, ...]:
    """Split a text into its sentences.

    A recap has at most five and a spoken sentence at most twenty words; both limits start here.

    Args:
        text: any text. A blank line ends a sentence too, with or without an end mark.
        locale: whose way of writing dates to know.

    Returns:
        The sentences in order, each with its end mark and without the space around it.

    Source: the limits are from language.md. The dot of an initial (`J. Beck`) counts as an end.

    >>> sentences("There are two notes. Is there one to look at?")
    ('There are two notes.', 'Is there one to look at?')
    >>> sentences("Seit dem 16. Februar gibt es 14. Danke!", "de")
    ('Seit dem 16. Februar gibt es 14.', 'Danke!')
    """
    return tuple(match[0].rstrip() for match in _sentence_pattern(locale).finditer(text))


def words(text: str) -> tuple[str, ...]:
    """Split a text into its words; a number is one, and so is a hyphened or shortened word.

    Args:
        text: any text.

    Returns:
        The words as written, without the punctuation around them.

    Source: the counting rule of Kincaid et al. 1975.

    >>> words("It didn't come up: 2 half-hours.")
    ('It', "didn't", 'come', 'up', '2', 'half-hours')
    """
    return tuple(_WORD.findall(text))


def syllables(word: str, locale: str = "en") -> int:
    """Count the syllables of one word, roughly.

    Runs of vowels are counted and silent endings left out. This is a rule of thumb, off by one for
    perhaps one word in ten (`being`, `idea`), and close enough for a whole text.

    Args:
        word: one word; each digit counts as one syllable.
        locale: whose vowels to know; German has no silent endings.

    Returns:
        At least 1.

    >>> [syllables(word) for word in ("noted", "practiced", "table", "like", "therapist")]
    [2, 2, 2, 1, 3]
    >>> [syllables(word, "de") for word in ("Notiz", "Bäume", "Familie", "geübt")]
    [2, 2, 3, 2]
    """
    lower = word.lower()
    digits = sum(char.isdigit() for char in lower)
    if locale == "de":
        return max(1, digits + len(_GERMAN_VOWELS.findall(lower)))
    return max(1, digits + len(_VOWELS.findall(_SILENT.sub("", lower))))


def reading_grade(text: str, locale: str = "en") -> float:
    """Give the years of school that a text asks for, by the formula of its language.

    Texts for people stay at grade 7 or below, so that a tired reader gets through.

    Args:
        text: sentences; for a short label, read it inside the sentence it is shown in.
        locale: the language of the text.

    Returns:
        English: `0.39 * words / sentences + 11.8 * syllables / words - 15.59`, unrounded and below
        zero for very easy texts. German: `0.1935 * MS + 0.1672 * SL + 0.1297 * IW - 0.0327 * ES
        - 0.875`, of the percentages of words with three and more syllables (MS), with more than six
        letters (IW) and with one syllable (ES), and the words in a sentence (SL). 0.0 when there
        is no word.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    Source: Kincaid et al. 1975 (Research Branch Report 8-75); Bamberger and Vanecek 1984, the first
    Wiener Sachtextformel (quoted from memory); the limit is from language.md.

    >>> round(reading_grade("You made two notes. One of them was added later."), 1)
    0.5
    >>> round(reading_grade("Du hast zwei Notizen gemacht. Eine kam dazu.", "de"), 1)
    3.8
    """
    parts = len(sentences(text, locale))
    found = words(text)
    if not found:
        return 0.0
    if locale == "de":
        return _wiener_sachtextformel(found, parts)
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * len(found) / parts + 11.8 * per_word - 15.59


def _wiener_sachtextformel(found: tuple[str, ...], parts: int) -> float:
    counts = [syllables(word, "de") for word in found]
    share = 100 / len(found)
    many = share * sum(count >= _MANY_SYLLABLES for count in counts)
    one = share * sum(count == 1 for count in counts)
    long = share * sum(len(word) > _SHORT_LETTERS for word in found)
    per_sentence = len(found) / parts
    return 0.1935 * many + 0.1672 * per_sentence + 0.1297 * long - 0.0327 * one - 0.875

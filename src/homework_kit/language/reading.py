"""How easy a text is to read: its sentences, its words, and a school grade.

The grade is the Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom 1975, Derivation
of New Readability Formulas for Navy Enlisted Personnel, Research Branch Report 8-75). It was made
for running English prose; the grade of a label of one or two words means nothing.
"""

import re
from typing import Final

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


def sentences(text: str) -> tuple[str, ...]:
    """Split a text into its sentences.

    A recap has at most five and a spoken sentence at most twenty words; both limits start here.

    Args:
        text: any text. A blank line ends a sentence too, with or without an end mark.

    Returns:
        The sentences in order, each with its end mark and without the space around it.

    Source: the limits are from language.md. The dot of an initial (`J. Beck`) counts as an end.

    >>> sentences("There are two notes. Is there one to look at?")
    ('There are two notes.', 'Is there one to look at?')
    """
    return tuple(match[0].rstrip() for match in _SENTENCE.finditer(text))


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


def syllables(word: str) -> int:
    """Count the syllables of one English word, roughly.

    Runs of vowels are counted and silent endings left out. This is a rule of thumb, off by one for
    perhaps one word in ten (`being`, `idea`), and close enough for a whole text.

    Args:
        word: one word; each digit counts as one syllable.

    Returns:
        At least 1.

    >>> [syllables(word) for word in ("noted", "practiced", "table", "like", "therapist")]
    [2, 2, 2, 1, 3]
    """
    lower = word.lower()
    digits = sum(char.isdigit() for char in lower)
    return max(1, digits + len(_VOWELS.findall(_SILENT.sub("", lower))))


def reading_grade(text: str) -> float:
    """Give the Flesch-Kincaid grade level: the years of school that a text asks for.

    Texts for people stay at grade 7 or below, so that a tired reader gets through.

    Args:
        text: English sentences; for a short label, read it inside the sentence it is shown in.

    Returns:
        `0.39 * words / sentences + 11.8 * syllables / words - 15.59`, unrounded and below zero for
        very easy texts; 0.0 when there is no word.

    Source: Kincaid et al. 1975 (Research Branch Report 8-75); the limit is from language.md.

    >>> round(reading_grade("You made two notes. One of them was added later."), 1)
    0.5
    """
    found = words(text)
    if not found:
        return 0.0
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59

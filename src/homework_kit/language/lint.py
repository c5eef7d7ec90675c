"""Find words that blame, mark or label a person, and say what could stand there instead.

The list is data (`words.en.json`): explicit word forms, not stems, so that `late` is found and
`later` is not. A finding is a reason to look, not proof of harm: the list cannot know that a cup
is broken or that somebody stood behind a door.
"""

import re
from functools import cache
from typing import Final, Literal, TypedDict, cast

import attrs

from homework_kit.language.locales import locale_data
from homework_kit.models.choices import text_needed

Severity = Literal["avoid", "gentle"]
"""`avoid`: write something else. `gentle`: often innocent, a reproach in the wrong place."""


class WordGroup(TypedDict):
    """One row of the table: forms that share what to say instead."""

    id: str
    severity: Severity
    forms: list[str]
    say_instead: list[str]


@attrs.frozen
class Finding:
    """One avoided word in a text, with its place.

    The repr shows the word, since a finding is about a string that somebody ships. Whoever lints
    what a person wrote would put that person's words in logs, and has no reason to: the person's
    own text is never linted (language.md).

    >>> lint_text("You failed.")[0].word
    'failed'
    """

    word: str
    """The word as it stands in the text."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    say_instead: tuple[str, ...]
    """Phrases that could stand there; for a small word, the advice to leave it out."""
    severity: Severity


# How a form of the list may stand in a text: any run of space, any apostrophe, any short hyphen.
_VARIANTS: Final = {
    " ": r"\s+",
    "'": "['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]",
    "-": r"[\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]",
}
# A word ends where no letter, digit or combining accent follows; `2,100 %` does not hold `100 %`.
_BEFORE: Final = r"(?<!\w)(?<!\d[.,])"
_AFTER: Final = r"(?![\w\u0300-\u036f])"


def _pattern_of(form: str) -> str:
    return "".join(_VARIANTS.get(char, re.escape(char)) for char in form)


@cache
def _vocabulary(locale: str) -> tuple[re.Pattern[str], tuple[WordGroup | None, ...]]:
    """Build one pattern with a group per form, and the row each group belongs to.

    Longer forms stand first, so that `just in case` (no row: another meaning) wins over `just`.
    """
    words = locale_data("words", locale)
    row_of: dict[str, WordGroup | None] = dict.fromkeys(words["other_meanings"])
    for row in cast("list[WordGroup]", words["groups"]):
        row_of.update(dict.fromkeys(row["forms"], row))
    forms = sorted(row_of, key=len, reverse=True)
    alternatives = "|".join(f"({_pattern_of(form)})" for form in forms)
    pattern = re.compile(f"{_BEFORE}(?:{alternatives}){_AFTER}", re.IGNORECASE)
    return pattern, tuple(row_of[form] for form in forms)


def lint_text(text: str, locale: str = "en") -> tuple[Finding, ...]:
    """Find every avoided word of a text, in order of place.

    Words reach people at hard moments; a list that runs in a test suite keeps them plain. Use it on
    the strings an app ships and on what a language model wrote, not on what a person wrote.

    Args:
        text: the string as it will be shown.
        locale: whose word list to use.

    Returns:
        The findings, leftmost first; empty when the text is clean. Offsets count code points.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: this is no text.

    Source: the table of language.md.

    >>> [(found.word, found.start, found.severity) for found in lint_text("Only 2. Overdue!")]
    [('Only', 0, 'gentle'), ('Overdue', 8, 'avoid')]
    >>> lint_text("Since Tuesday there are two notes; one was added later.")
    ()
    """
    text_needed(text, "lint_text")
    pattern, rows = _vocabulary(locale)
    findings = []
    for match in pattern.finditer(text):
        row = rows[cast("int", match.lastindex) - 1]
        if row is not None:
            findings.append(
                Finding(
                    word=match[0],
                    start=match.start(),
                    end=match.end(),
                    say_instead=tuple(row["say_instead"]),
                    severity=row["severity"],
                )
            )
    return tuple(findings)

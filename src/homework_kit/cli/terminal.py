"""What a terminal can draw, and how wide text is. No document can act on the terminal."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import shutil
import sys
import unicodedata
from typing import Final

WIDEST: Final = 80
_NARROWEST: Final = 40
_TIE: Final = "\N{NO-BREAK SPACE}"

# For a terminal that cannot draw them.
_SIMPLER: Final = {
    ord(char): simple
    for chars, simple in (
        *(("“”„", '"'), ("‘’", "'"), ("–—─·", "-"), ("→", ">"), ("…", "...")),  # noqa: RUF001 - what the table is for
        *(
            ("ä", "ae"),
            ("ö", "oe"),
            ("ü", "ue"),
            ("Ä", "Ae"),
            ("Ö", "Oe"),
            ("Ü", "Ue"),
            ("ß", "ss"),
        ),
    )
    for char in chars
}


def _simpler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    simple = error.object[error.start : error.end].translate(_SIMPLER)
    return simple.encode("ascii", "replace").decode("ascii"), error.end


def draw_what_the_terminal_can() -> None:
    """Let a stream of few characters print simpler ones instead of ending in an error."""
    codecs.register_error("homework_kit.simpler", _simpler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):  # a stream that was closed
                stream.reconfigure(errors="homework_kit.simpler")


def wants_style() -> bool:
    """Say whether to use weight: on a terminal that knows it, unless NO_COLOR asks for none."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "dumb") != "dumb"
    )


def text_width() -> int:
    """Give the width to write in: that of the terminal, at most 80."""
    return max(_NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def visible(text: str) -> str:
    r"""Give text that takes one line and cannot move the cursor, recolor or reorder what follows.

    >>> visible("one\n two \x1b[31m")
    'one two [31m'
    """
    shown = (" " if char.isspace() else char for char in text if char.isspace() or _drawn(char))
    return " ".join("".join(shown).split())


def _drawn(char: str) -> bool:
    # Cc: controls; Cs: halves of characters; Cf: marks that reorder text, but joiners shape it.
    return unicodedata.category(char) not in {"Cc", "Cs", "Cf"} or char in "\u200c\u200d"


def columns(text: str) -> int:
    r"""Count the columns that text takes: wide characters take two, combining ones none.

    >>> columns("ab"), columns("書く"), columns("e\u0301")
    (2, 4, 1)
    """
    return sum(
        0
        if unicodedata.combining(char) or char in "\u200c\u200d"
        else 2
        if unicodedata.east_asian_width(char) in {"W", "F"}
        else 1
        for char in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Break text at spaces; a word longer than a line is broken where the line ends.

    >>> wrap("three slow breaths", 11)
    ['three slow', 'breaths']
    """
    lines = [""]
    # A dot between two items stays with the first, so that no line starts with it.
    for word in visible(text).replace(" ·", f"{_TIE}·").split(" "):
        spaced = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(spaced) <= width:
            lines[-1] = spaced
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if columns(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    return [line.replace(_TIE, " ") for line in lines]

"""Widths, wrapping, tables and weight."""

from __future__ import annotations

import pytest

from homework_kit.cli.page import Page
from homework_kit.cli.terminal import columns, visible, wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1b[2Jc\x9bd", "ab[2Jcd"),
        ("one\ttwo\r\nthree\u2028four", "one two three four"),
        ("\u202eright to left", "right to left"),
        ("\ud800", ""),
        ("हिन्दी क्\u200dष", "हिन्दी क्\u200dष"),
        ("שלום", "שלום"),
    ],
)
def test_text_is_made_harmless(text: str, expected: str) -> None:
    """Controls and reordering marks go; scripts that join their letters keep their joiners."""
    assert visible(text) == expected


@pytest.mark.parametrize("width", [1, 2, 7, 40])
@pytest.mark.parametrize("text", ["", "a", "three slow breaths", "x" * 50, "a " + "y" * 30 + " b"])
def test_wrapped_text_fits_and_is_whole(text: str, width: int) -> None:
    """No line is too wide, and no letter is lost."""
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_starts_with_a_dot() -> None:
    """A dot between two items stays with the first."""
    assert wrap("one · two", 5) == ["one ·", "two"]


def test_a_wide_table_wraps_its_words() -> None:
    """The widest column of words gives way; numbers stay whole."""
    page = Page(style=False, width=40)
    page.table(["What", "Pairs"], [["a very long name of something that was rated", "12"]])
    lines = str(page).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[1].endswith("12")


def test_a_long_heading_takes_its_own_lines() -> None:
    """Where there is no room beside a heading, what belongs there stands below it."""
    page = Page(style=False, width=40)
    page.heading("A heading of a good many words", "Wed 30 September")
    assert str(page) == "A heading of a good many words\nWed 30 September"


def test_long_labels_stand_above() -> None:
    """A label that would take half of the line stands above what it says."""
    page = Page(style=False, width=40)
    page.rows([("a label of more than twenty letters", "text")])
    assert str(page) == "  a label of more than twenty letters\n    text"


def test_one_free_line_never_two() -> None:
    """Blank lines do not add up, and none comes first."""
    page = Page(style=False, width=40)
    page.blank()
    page.text("a", indent=0)
    page.blank()
    page.rule()
    page.heading("b")
    assert str(page) == "a\n\n" + "─" * 40 + "\n\nb"


def test_weight_is_bold_and_dim_and_no_color() -> None:
    """The escape codes are those of weight."""
    page = Page(style=True, width=40)
    page.heading("b")
    page.rows([("l", "t")])
    assert str(page) == "\x1b[1mb\x1b[0m\n  \x1b[2ml\x1b[0m  t"

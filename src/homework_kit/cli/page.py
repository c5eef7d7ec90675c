"""What is printed for people: paragraphs, rows and tables, in one language."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Final, Literal

from homework_kit.cli.stop import USAGE, Stop
from homework_kit.cli.terminal import columns, text_width, visible, wants_style, wrap
from homework_kit.cli.voice import ENGLISH, Voice

_NARROWEST_CELL: Final = 8
_INDENT: Final = 2
_GAP: Final = 2
_BOLD: Final = "\x1b[1m"
_DIM: Final = "\x1b[2m"
_PLAIN: Final = "\x1b[0m"
_NUMBER: Final = re.compile(r"(?:[-+]?[0-9.,]+)?")
Weight = Literal["bold", "dim", "plain"]


class Page:
    """Lines of output in one language, put together before any of them is printed.

    >>> page = Page(style=False, width=40)
    >>> page.heading("The plan")
    >>> page.rows([("If", "the kettle is on"), ("then", "I breathe")])
    >>> print(page)
    The plan
      If    the kettle is on
      then  I breathe
    """

    def __init__(
        self,
        voice: Voice = ENGLISH,
        *,
        style: bool | None = None,
        width: int | None = None,
        shows_code: bool = False,
    ) -> None:
        """Take style and width from the terminal unless they are given."""
        self._shows_code = shows_code
        self.voice = voice
        self._style = wants_style() if style is None else style
        self._width = text_width() if width is None else width
        self._lines: list[str] = []

    def __str__(self) -> str:
        """Give the lines."""
        return "\n".join(self._lines)

    def _weigh(self, text: str, weight: Weight) -> str:
        if not self._style or weight == "plain" or not text.strip():
            return text
        return f"{_BOLD if weight == 'bold' else _DIM}{text}{_PLAIN}"

    def blank(self) -> None:
        """Leave one line free, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def rule(self) -> None:
        """Draw a line across, where one story ends and another starts."""
        self.blank()
        self._lines.append(self._weigh("─" * self._width, "dim"))

    def heading(self, text: str, beside: str = "") -> None:
        """Write a heading, and what stands beside it at the right end of the line."""
        self.blank()
        first, *more = wrap(text, self._width)
        room = self._width - columns(first) - columns(beside)
        if beside and not more and room >= _GAP:
            aside = " " * room + self._weigh(visible(beside), "dim")
            self._lines.append(self._weigh(first, "bold") + aside)
            return
        self._lines.extend(self._weigh(line, "bold") for line in (first, *more))
        if beside:
            self.text(beside, weight="dim", indent=0)

    def text(self, text: str, *, weight: Weight = "plain", indent: int = _INDENT) -> None:
        """Write a paragraph."""
        self._lines.extend(
            " " * indent + self._weigh(line, weight) for line in wrap(text, self._width - indent)
        )

    def unbroken(self, text: str) -> None:
        """Write what somebody will copy, as a path: on one line, however long."""
        self._lines.append(" " * _INDENT + visible(text))

    def code(self, *functions: Callable[..., object]) -> None:
        """Write the source of what ran, as it stands in its file, where the reader asked for it.

        Raises:
            Stop: this installation has no source files.
        """
        if not self._shows_code:
            return
        for function in functions:
            try:
                source = inspect.getsource(function)
            except OSError:
                raise Stop(
                    "The source files are not in this installation.",
                    "Install homework_kit again, or leave out --code.",
                    USAGE,
                ) from None
            self.blank()
            for line in source.splitlines():
                self._lines.append((" " * _INDENT + self._weigh(line, "dim")).rstrip())
        self.blank()

    def item(self, text: str) -> None:
        """Write one item of a list."""
        lines = wrap(text, self._width - 2 * _INDENT)
        marks = ["·", *[" "] * len(lines)]
        self._lines.extend(f"  {mark} {line}" for mark, line in zip(marks, lines, strict=False))

    def rows(
        self, rows: Iterable[tuple[str, str]], *, indent: int = _INDENT, narrowest: int = 0
    ) -> None:
        """Write labels and beside each what it says, in two columns.

        Long labels, such as titles, stand on lines of their own.
        """
        shown = [(visible(label), text) for label, text in rows]
        widest = max((columns(label) for label, _ in shown), default=0)
        if widest > self._width // 2:
            for label, text in shown:
                self.text(label, weight="dim", indent=indent)
                self.text(text, indent=indent + _INDENT)
            return
        widest = max(widest, narrowest)
        start = indent + widest + _GAP
        for label, text in shown:
            padded = label + " " * (widest - columns(label))
            for place, line in enumerate(wrap(text, self._width - start)):
                head = self._weigh(padded, "dim") if place == 0 else " " * widest
                self._lines.append((" " * indent + head + " " * _GAP + line).rstrip())

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table: words to the left, numbers to the right; columns that say nothing go."""
        kept = [place for place in range(len(header)) if any(row[place] for row in rows)]
        cells = [[visible(row[place]) for place in kept] for row in (header, *rows)]
        widths = [max(columns(row[place]) for row in cells) for place in range(len(kept))]
        right = [
            all(_NUMBER.fullmatch(row[place]) for row in cells[1:]) for place in range(len(kept))
        ]
        spare = self._width - _INDENT - _GAP * (len(kept) - 1) - sum(widths)
        longest = max(range(len(kept)), key=lambda place: (not right[place], widths[place]))
        widths[longest] = max(widths[longest] + min(spare, 0), _NARROWEST_CELL)
        for number, row in enumerate(cells):
            wrapped = [wrap(cell, widths[place]) for place, cell in enumerate(row)]
            for parts in zip_longest(*wrapped, fillvalue=""):
                line = (" " * _GAP).join(map(_aligned, parts, widths, right)).rstrip()
                self._lines.append(" " * _INDENT + self._weigh(line, "plain" if number else "dim"))


def _aligned(cell: str, width: int, to_the_right: bool) -> str:  # noqa: FBT001 - mapped over cells
    room = " " * (width - columns(cell))
    return room + cell if to_the_right else cell + room

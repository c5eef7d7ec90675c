"""A figure: a drawing and its numbers as a table, made together so that they say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar
from xml.etree.ElementTree import Element

import attrs

from homework_kit.language.messages import say
from homework_kit.plots.drawing import drawing
from homework_kit.plots.elements import make, write_svg

Row = TypeVar("Row")
FLOOR: Final = 5
"""adherence.md, Floors: of fewer there are counts, and no picture that looks like a pattern."""


@attrs.frozen(slots=True, kw_only=True)
class Figure:
    """What a chart shows, before it has a name on a page. The cells may hold the person's words.

    >>> Figure(title="Days", about="", marks=(), height=0, header=(), rows=()).left_out
    0
    """

    title: str
    about: str
    """How the drawing is read, in one or two sentences."""
    marks: tuple[Element, ...] = attrs.field(repr=False)
    height: float
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = attrs.field(repr=False)
    left_out: int = 0
    """How many earlier rows are not shown."""

    def drawn(self, name: str) -> Element:
        """Give the drawing; `name` begins the ids of its parts."""
        return drawing(
            name, title=self.title, about=self.about, height=self.height, marks=self.marks
        )

    def table(self) -> Element:
        """Give the numbers as a table whose first column names its rows."""
        head = make("tr", *(make("th", each, scope="col") for each in self.header))
        body = make("tbody")
        for first, *others in self.rows:
            cells = (make("td", each, dir="auto") for each in others)
            body.append(make("tr", make("th", first, scope="row"), *cells))
        return make("table", make("caption", self.title), make("thead", head), body)

    def on_page(self, name: str, locale: str) -> Element:
        """Give the figure for a page: heading, drawing, and the table to open."""
        figure = make(
            "figure",
            make("figcaption", make("h3", self.title)),
            self.drawn(name),
        )
        if self.left_out:
            text = say("report.earlier", count=self.left_out, locale=locale)
            figure.append(make("p", text, class_="left-out"))
        opened = make("summary", say("report.numbers", locale=locale))
        figure.append(make("details", opened, self.table()))
        return figure


def alone(figure: Figure | None, name: str) -> str:
    """Write the drawing of a figure as SVG text; empty where there is nothing to draw."""
    return "" if figure is None else write_svg(figure.drawn(name))


def newest(rows: Sequence[Row], most: int) -> tuple[Sequence[Row], int]:
    """Give the last rows, at most so many, and how many are left out before them.

    >>> newest([1, 2, 3], 2)
    ([2, 3], 1)
    """
    left_out = max(len(rows) - most, 0)
    return rows[left_out:], left_out

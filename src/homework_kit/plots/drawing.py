"""Marks on a drawing: told apart by their shape first, by color as well.

Lengths are units of the drawing, which is 360 wide: about the pixels of a phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from homework_kit.plots.elements import columns, make

WIDTH: Final = 360
LABELS: Final = 92
"""Where the marks begin, right of a date with the name of its month."""
_LETTER: Final = 6.6
_LEGEND_ROW: Final = 18
_LEGEND_MARK: Final = 8
_EDGE: Final = 1.0
"""So that the stroke of a mark is not cut."""

Mark = Callable[[float, float], Element]
"""A mark at its center."""


def words(x: float, y: float, text: str, *, anchor: str = "start", quiet: bool = False) -> Element:
    """Write one line of text whose baseline is at `y`."""
    kind = "hk-words hk-quiet" if quiet else "hk-words"
    return make("text", text, class_=kind, x=x, y=y, text_anchor=anchor)


def bar(x: float, y: float, width: float, height: float, kind: str) -> Element:
    """Draw a bar from its upper left corner; `kind` names what it stands for."""
    size = {"width": round(width, 2), "height": round(height, 2)}
    return make("rect", class_=f"hk-{kind}", x=round(x, 2), y=round(y, 2), **size)


def line(x: float, y: float, to_x: float, to_y: float, kind: str) -> Element:
    """Draw a line."""
    ends = {"x1": round(x, 2), "y1": round(y, 2), "x2": round(to_x, 2), "y2": round(to_y, 2)}
    return make("line", class_=f"hk-{kind}", **ends)


def dot(x: float, y: float) -> Element:
    """Draw a full dot: a day with a note."""
    return make("circle", class_="hk-full", cx=round(x, 2), cy=round(y, 2), r=5.5)


def speck(x: float, y: float) -> Element:
    """Draw a day of which nothing is noted, hardly to be seen."""
    return make("circle", class_="hk-speck", cx=round(x, 2), cy=round(y, 2), r=1.2)


def dash(x: float, y: float) -> Element:
    """Draw a short line: a paused day."""
    return line(x - 5, y, x + 5, y, "pause")


def ring(x: float, y: float) -> Element:
    """Draw a ring: the earlier of two numbers."""
    return make("circle", class_="hk-ring", cx=round(x, 2), cy=round(y, 2), r=6.5)


def diamond(x: float, y: float) -> Element:
    """Draw a diamond: the later of two numbers."""
    x, y = round(x, 2), round(y, 2)
    corners = f"M{x:g} {y - 5:g}L{x + 5:g} {y:g}L{x:g} {y + 5:g}L{x - 5:g} {y:g}Z"
    return make("path", class_="hk-full", d=corners)


def legend(items: Sequence[tuple[Mark, str]], y: float) -> tuple[list[Element], float]:
    """Draw what the marks stand for, from left to right; give it with the height it takes."""
    drawn: list[Element] = []
    x, row = _EDGE, 0
    for mark, label in items:
        width = 2 * _LEGEND_MARK + 6 + columns(label) * _LETTER
        if x > _EDGE and x + width > WIDTH:
            x, row = _EDGE, row + 1
        center = y + row * _LEGEND_ROW + _LEGEND_ROW / 2
        drawn.append(mark(x + _LEGEND_MARK, center))
        drawn.append(words(x + 2 * _LEGEND_MARK + 4, center + 4, label, quiet=True))
        x += width + 10
    return drawn, (row + 1) * _LEGEND_ROW if items else 0


def drawing(
    name: str, *, title: str, about: str, height: float, marks: Iterable[Element]
) -> Element:
    """Put marks into an image that says its name and how it is read.

    `name` begins the ids of its parts, so that several may stand on one page.

    >>> made = drawing("days", title="Days", about="A dot is a day.", height=20, marks=[dot(9, 9)])
    >>> made.get("role"), made.get("aria-labelledby")
    ('img', 'days-title days-about')
    """
    return make(
        "svg",
        make("title", title, id=f"{name}-title"),
        make("desc", about, id=f"{name}-about"),
        *marks,
        class_="hk-chart",
        role="img",
        aria_labelledby=f"{name}-title {name}-about",
        viewBox=f"0 0 {WIDTH} {height:g}",
        width=WIDTH,
        height=height,
    )

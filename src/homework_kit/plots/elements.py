"""Elements of HTML and SVG: text is escaped where it is written, for there are no templates."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from itertools import accumulate
from typing import Final
from xml.etree.ElementTree import Element, tostring

_NOT_XML: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Invisible, and one that is left open turns round the letters of whatever follows it in a sentence.
# The direction of each text is found from its own letters (`dir="auto"`).
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SVG: Final = "http://www.w3.org/2000/svg"  # a name, which nothing is loaded from
_WIDE: Final = frozenset("WF")
_BROAD: Final = frozenset("MWm@%")


def make(tag: str, *content: Element | str, **attributes: str | float) -> Element:
    """Make an element; what is passed as text is text, whatever characters it has.

    Names of attributes are written with `_` for `-`; a last `_` is dropped, as in `class_`.

    >>> write(make("p", "1 < 2", make("b", "!"), " So", class_="hk-note"))
    '<p class="hk-note">1 &lt; 2<b>!</b> So</p>'
    """
    made = Element(tag)
    for name, value in attributes.items():
        written = value if isinstance(value, str) else f"{value:g}"
        made.set(name.rstrip("_").replace("_", "-"), _clean(written))
    for each in content:
        if isinstance(each, Element):
            made.append(each)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _clean(each)
        else:
            made.text = (made.text or "") + _clean(each)
    return made


def write(element: Element) -> str:
    """Write an element as HTML.

    >>> write(make("br"))
    '<br>'
    """
    return tostring(element, encoding="unicode", method="html")


def write_svg(drawing: Element) -> str:
    """Write a drawing as an SVG file of its own, with its style in it.

    >>> write_svg(make("svg", make("g")))[:40]
    '<svg xmlns="http://www.w3.org/2000/svg">'
    """
    alone = make("svg", make("style", style("chart")))
    alone.attrib = {"xmlns": _SVG, **drawing.attrib}
    alone.extend(drawing)
    return tostring(alone, encoding="unicode")


def style(name: str) -> str:
    """Give one of the style sheets that travel with this room: `chart` or `page`.

    >>> "url(" in style("chart") + style("page")
    False
    """
    return files("homework_kit.plots").joinpath("style", f"{name}.css").read_text("utf-8")


def columns(text: str) -> float:
    """Say how many columns a text takes, where a broad character takes more than one.

    >>> columns("ab"), columns("日本")
    (2.0, 4.0)
    """
    return sum(map(_columns, text))


def shortened(text: str, room: float) -> str:
    """Bring a text onto one line of so many columns; what is left out is said by a mark.

    >>> shortened("one stop  on the bus", 12)
    'one stop on…'
    """
    line = " ".join(text.split())
    if columns(line) <= room:
        return line
    used = accumulate(map(_columns, line))
    kept = "".join(char for char, so_far in zip(line, used, strict=True) if so_far < room)
    return f"{kept.rstrip()}…"


def _columns(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if char in _BROAD or unicodedata.east_asian_width(char) in _WIDE:
        return 2.0
    return 1.4 if char.isupper() or char == "w" else 1.0


def _clean(text: str) -> str:
    """Replace what no XML document may hold, such as control characters."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", _TURNING.sub("", text))

"""How tests read a page: as the tree of elements that a browser would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

VOID = {"meta", "link", "br"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"{tag} closes what it did not open"

    def handle_data(self, data: str) -> None:
        inside = self._open[-1]
        if len(inside):
            inside[-1].tail = (inside[-1].tail or "") + data
        else:
            inside.text = (inside.text or "") + data


def tree(page: str) -> Element:
    """Read a page; every element that is opened is closed in its turn."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader._open == [reader.root]
    return reader.root


def said(element: Element) -> str:
    """Give the text of an element."""
    return "".join(element.itertext())


def texts(root: Element) -> Iterator[str]:
    """Give every text that a person may read, alternatives of images among them."""
    for each in root.iter():
        if each.tag != "style":
            yield from (text for text in (each.text, each.tail) if text and text.strip())


def outline(root: Element) -> list[str]:
    """Give headings and tables in order: what a page is made of, whatever it looks like."""
    told: list[str] = []
    for each in root.iter():
        if each.tag in {"h1", "h2", "h3"}:
            told.append(f"{each.tag} {said(each)}")
        elif each.tag == "tr":
            told.append("   " + " | ".join(said(cell) for cell in each))
    return told

"""What a notebook shows of a value: a small table of names of ours and counts, and no text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table as HTML, escaped by construction; the first cell of a row names it.

    >>> table("Entry", ("member", "count"), [("members", 7)])[:30]
    '<table><caption>Entry</caption'
    """
    from xml.etree.ElementTree import (  # noqa: PLC0415 - where no notebook asks, it is not loaded
        Element,
        SubElement,
        tostring,
    )

    made = Element("table")
    SubElement(made, "caption").text = caption
    head = SubElement(SubElement(made, "thead"), "tr")
    for name in header:
        SubElement(head, "th", scope="col").text = name
    body = SubElement(made, "tbody")
    for first, *others in rows:
        row = SubElement(body, "tr")
        SubElement(row, "th", scope="row").text = str(first)
        for each in others:
            SubElement(row, "td").text = str(each)
    return tostring(made, encoding="unicode", method="html")

"""Check a built site: links lead somewhere, and no page asks anything of a network.

`python -m tests.site.built site` prints what is wrong; nothing printed means nothing found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

# What a browser fetches by itself; a link that a reader follows is another thing.
_FETCHED: Final = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("link", "href"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("video", "src"),
}
_IN_STYLES: Final = re.compile(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s]+)")


class Page(HTMLParser):
    """What one page names, and what it links to and fetches."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.unnamed_images = 0
        self._in_style = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element names and refers to."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "img" and not given.get("alt", "").strip():
            self.unnamed_images += 1
        self.fetched += [given[name] for name in given if (tag, name) in _FETCHED]
        self.fetched += _IN_STYLES.findall(given.get("style", ""))
        self._in_style = tag == "style"

    def handle_data(self, data: str) -> None:
        """Look into style elements."""
        if self._in_style:
            self.fetched += _IN_STYLES.findall(data)


def problems(site: Path) -> Iterator[str]:
    """List what is wrong with a site, page by page."""
    pages = {path: Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        shown = path.relative_to(site).as_posix()
        yield from (f"{shown}: {broken}" for broken in _broken(path, page, pages))
        outside = [each for each in page.fetched if re.match(r"(?:https?:)?//", each)]
        yield from (f"{shown}: fetches {each}" for each in outside)
        if page.unnamed_images:
            yield f"{shown}: {page.unnamed_images} images without a text in their place"
    for path in sorted(site.rglob("*.css")):
        for each in _IN_STYLES.findall(path.read_text("utf-8")):
            yield f"{path.relative_to(site).as_posix()}: fetches {each}"


def _broken(path: Path, page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    """List the links and files of a page that lead to nothing in the site."""
    for link in [*page.links, *page.fetched]:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if not target.is_file():
            yield f"{link} leads to no file"
        elif target in pages and unquote(parts.fragment) not in pages[target].anchors | {""}:
            yield f"{link} leads to no place of its page"


if __name__ == "__main__":
    found = list(problems(Path(sys.argv[1]).resolve()))
    print("\n".join(found))  # noqa: T201 - a command prints
    sys.exit(bool(found))

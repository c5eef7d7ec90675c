"""A page that moves keeps its links: each is resolved where the page was written."""

from __future__ import annotations

import os.path
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

_LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<to>[^)\s]+)\)")
_TAG = re.compile(r'(?P<before><(?:img|source)\b[^>]*?\b(?:src|srcset)=")(?P<to>[^"]+)(?P<after>")')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#")


def relocate(text: str, *, written: str, shown: str, pages: Mapping[str, str]) -> str:
    """Write the relative links of a page anew for the place where the site shows it.

    A file of the repository that the site does not show is named in words, for whoever reads the
    site may have no repository beside it.

    >>> pages = {"NEWS.md": "docs/project/news.md", "docs/walks.md": "docs/walks.md"}
    >>> shown = pages["NEWS.md"]
    >>> relocate("[walks](docs/walks.md#rain)", written="NEWS.md", shown=shown, pages=pages)
    '[walks](../walks.md#rain)'
    >>> relocate("[terms](LICENSE)", written="NEWS.md", shown=shown, pages=pages)
    'terms (`LICENSE` of the repository)'
    """

    def place(to: str) -> str | None:
        """Give the link from the new place, or None where the site has nothing to link to."""
        file, mark, heading = to.partition("#")
        target = os.path.normpath(PurePosixPath(written).parent / file)
        if target.startswith("docs/_static/"):
            page = target
        elif target in pages:
            page = pages[target]
        else:
            return None
        return os.path.relpath(page, PurePosixPath(shown).parent) + mark + heading

    def link(found: re.Match[str]) -> str:
        if _ELSEWHERE.match(found["to"]):
            return found[0]
        to = place(found["to"])
        if to is not None:
            return f"{found['image']}[{link_text(found['text'])}]({to})"
        file = os.path.normpath(PurePosixPath(written).parent / found["to"].partition("#")[0])
        named = f"`{file}` of the repository"
        return named if found["text"].strip("`") == file else f"{found['text']} ({named})"

    def link_text(text: str) -> str:
        return _LINK.sub(link, text)

    def tag(found: re.Match[str]) -> str:
        return found["before"] + (place(found["to"]) or found["to"]) + found["after"]

    # A link whose text is code is a link all the same, so only whole fences are left alone.
    parts = re.split(r"(^ *```.*?^ *```$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        part if at % 2 else _TAG.sub(tag, _LINK.sub(link, part)) for at, part in enumerate(parts)
    )

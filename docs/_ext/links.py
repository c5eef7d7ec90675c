"""A page that moves keeps its links: each is resolved where the page was written."""

from __future__ import annotations

import os.path
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath

_LINK = re.compile(r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<to>[^)\s]+)\)")
_TAG = re.compile(r'(?P<before><(?:img|source)\b[^>]*?\b(?:src|srcset)=")(?P<to>[^"]+)(?P<after>")')
# Code in prose; the text of a link is left alone by where it starts.
_OBJECT = re.compile(r"(?<![\[`])`(?P<code>hk\.(?P<name>\w+)(?:\([^`<>]*\))?)`(?!`)")
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
    return outside_fences(text, lambda part: _TAG.sub(tag, _LINK.sub(link, part)))


def outside_fences(text: str, change: Callable[[str], str]) -> str:
    """Change the prose of a page and leave its fenced code alone."""
    parts = re.split(r"(^ *```.*?^ *```$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def link_objects(text: str, *, known: Collection[str]) -> str:
    """Make links to the API of what a page names in code; headings and links stay as they are.

    >>> link_objects("See `hk.merge(a, b)`, not `hk.nothing`.", known={"merge"})
    'See {py:obj}`hk.merge(a, b) <homework_kit.merge>`, not `hk.nothing`.'
    """

    def link(found: re.Match[str]) -> str:
        named = found["name"]
        line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
        if named not in known or line.startswith("#"):
            return found[0]
        return f"{{py:obj}}`{found['code']} <homework_kit.{named}>`"

    return outside_fences(text, lambda part: _OBJECT.sub(link, part))

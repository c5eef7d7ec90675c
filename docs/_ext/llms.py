"""The site for programs that read: a list of its pages in a line each, and all text in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

# By the first folder of a page that is in it, in the order in which a reader meets them.
_SECTIONS: Final = {
    "tutorials/": "Tutorials",
    "how-to/": "How-to",
    "explanation/": "Explanation",
    "reference/": "Reference",
    "generated/schemas/": "Schemas",
    "generated/api/": "Python API",
    "generated/project/": "Project",
    "generated/": "Data",
}
_TITLE: Final = re.compile(r"^# +(.+)$", re.MULTILINE)
_LISTED: Final = re.compile(r"^- \[[^\]]+\]\(([\w/-]+\.md)\): (.+)$", re.MULTILINE)
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def listing(pages: Mapping[str, str]) -> str:
    r"""List the pages with a line each.

    `pages` maps the name of each page, as `tutorials/first-week`, to its text; `index` is the home
    page, and `README` lists pages with what they are about.

    >>> pages = {"index": "# kit\n\nKeeps.", "README": "", "how-to/a": "# A\n\nGo. On."}
    >>> print(listing(pages))
    # kit
    <BLANKLINE>
    > Keeps.
    <BLANKLINE>
    ## How-to
    <BLANKLINE>
    - [A](how-to/a.html): Go.
    <BLANKLINE>
    """
    about = {page.removesuffix(".md"): said for page, said in _LISTED.findall(pages["README"])}
    parts = [f"# {_title(pages['index'])}", f"> {_first_paragraph(pages['index'])}"]
    left = [name for name in sorted(pages) if name not in {"index", "README"}]
    for folder, section in _SECTIONS.items():
        inside = [name for name in left if name.startswith(folder)]
        left = [name for name in left if name not in inside]
        lines = [
            f"- [{_title(pages[name])}]({name}.html): {about.get(name) or _sentence(pages[name])}"
            for name in inside
        ]
        parts += [f"## {section}", "\n".join(lines)] if lines else []
    return "\n\n".join(parts) + "\n"


def whole(pages: Mapping[str, str]) -> str:
    """Give the text of all pages in one: the home page first, and no signatures of the API."""
    shown = ["index", *(name for name in sorted(pages) if not name.startswith("generated/api/"))]
    return "\n\n".join(_plain(pages[name]) for name in dict.fromkeys(shown))


def _plain(page: str) -> str:
    """Leave out what only makes menus."""
    return re.sub(r"^```\{toctree\}.*?^```$\n*", "", page, flags=re.MULTILINE | re.DOTALL).strip()


def _title(page: str) -> str:
    found = _TITLE.search(page)
    return found[1].replace("`", "") if found else ""


def _paragraphs(page: str) -> Iterator[str]:
    for part in page.split("\n\n")[1:]:
        if part.strip() and not re.match(r"[#`>|!\-<]", part.strip()):
            yield _LINK.sub(r"\1", " ".join(part.split()))


def _first_paragraph(page: str) -> str:
    return next(_paragraphs(page), "")


def _sentence(page: str) -> str:
    """Give the first sentence of a page, short of what belongs to a list or a table after it."""
    found = re.match(r".*?[.:?](?= |$)", _first_paragraph(page))
    return found[0].rstrip(":") if found else _first_paragraph(page)

"""Comments and docstrings cite pages by file name and clause, so that reader and page meet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = {
    path.name: path
    for path in (ROOT / "docs").rglob("*.md")
    if path.name != "README.md" and "generated" not in path.parts
}

# The tests of the repository speak of invented pages.
_SOURCES = [
    path
    for folder in ("src", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "node_modules" not in path.parts and path.parent != Path(__file__).parent
]
# A page of docs has a name in small letters; a clause starts with a capital, as headings do.
_CITED = re.compile(r"(?<![\w/.-])([a-z][a-z-]*\.md)\b(?:, ([A-Z][^.:;,()]*))?")
_MARGIN = re.compile(r"\s*\n\s*(?:#\s*)?")
_TERM = re.compile(r"^#+ +(.+?)$|\*\*(.+?)\*\*", re.MULTILINE)


def citations(source: str) -> set[tuple[str, str]]:
    """Give the pages that a module cites, each with the clause that is named after it, or none."""
    return {(page, clause.strip()) for page, clause in _CITED.findall(_MARGIN.sub(" ", source))}


def terms(page: str) -> set[str]:
    """Give the headings and the bold terms of a page."""
    return {(heading or bold).strip(" .:`").lower() for heading, bold in _TERM.findall(page)}


def stands_on(clause: str, page: str) -> bool:
    """Say whether a clause is a heading or bold term of a page; what follows it is the sentence."""
    return any(re.match(rf"{re.escape(term)}\b", clause.lower()) for term in terms(page))


CITATIONS = sorted({each for path in _SOURCES for each in citations(path.read_text("utf-8"))})


@pytest.mark.parametrize("name", sorted({page for page, _ in CITATIONS}))
def test_a_cited_page_exists(name: str) -> None:
    """Every page that the code or a test cites is in docs."""
    assert name in PAGES


@pytest.mark.parametrize(
    ("name", "clause"),
    [each for each in CITATIONS if each[1]],
)
def test_a_cited_clause_stands_on_its_page(name: str, clause: str) -> None:
    """Every clause that is cited by name is a heading or a bold term of the page."""
    assert stands_on(clause, PAGES[name].read_text("utf-8"))


def test_a_citation_is_found_across_lines() -> None:
    """A page and its clause may stand on two lines of a comment."""
    source = "# Cut at the start (walks.md,\n    # Pauses: they hold). See strolls.md.\n"
    assert citations(source) == {("walks.md", "Pauses"), ("strolls.md", "")}


def test_an_absent_clause_is_found() -> None:
    """A clause counts as there when a whole heading or bold term begins the citation."""
    page = "# Walks\n\n## Pauses\n\n**The key** is a name.\n"
    assert stands_on("Pauses they hold", page)
    assert stands_on("The key", page)
    assert not stands_on("Pause", page)

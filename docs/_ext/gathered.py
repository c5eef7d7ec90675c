"""Which pages of the repository the site shows, and where."""

from __future__ import annotations

from pathlib import Path

from docs._ext.links import relocate

ROOT = Path(__file__).parents[2]
GENERATED = "docs/generated"
HOME = "docs/index.md"

# Pages whose readers use other languages, beside those at the top of the repository.
_SCHEMAS = {
    "schemas/README.md": f"{GENERATED}/schemas/for-any-language.md",
    "schemas/vectors/README.md": f"{GENERATED}/schemas/vectors.md",
}


def site_pages(root: Path = ROOT) -> dict[str, str]:
    """Map every page that is written by hand to the place where the site shows it.

    Pages of docs stay where they are, so a new one needs no line anywhere.

    >>> site_pages()["COMPATIBILITY.md"]
    'docs/generated/project/compatibility.md'
    """
    docs = {
        path.relative_to(root).as_posix()
        for path in sorted((root / "docs").rglob("*.md"))
        if not path.relative_to(root).as_posix().startswith(f"{GENERATED}/")
    }
    top = {
        path.name: f"{GENERATED}/project/{path.stem.lower()}.md"
        for path in sorted(root.glob("*.md"))
        if path.name != "README.md"
    }
    return {page: page for page in docs} | top | {"README.md": HOME} | _SCHEMAS


def gathered_pages(root: Path = ROOT) -> dict[str, str]:
    """Give the text of each page from outside docs, its links written for its place on the site."""
    pages = site_pages(root)
    return {
        shown: relocate((root / page).read_text("utf-8"), written=page, shown=shown, pages=pages)
        for page, shown in pages.items()
        if shown.startswith(f"{GENERATED}/")
    }

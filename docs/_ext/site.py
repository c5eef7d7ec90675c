"""What Sphinx calls: pages are written before it looks for them, links as they are read."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from docs._ext.api_pages import api_pages
from docs._ext.api_story import LINKED
from docs._ext.data_pages import data_pages
from docs._ext.gathered import GENERATED, HOME, ROOT, gathered_pages, site_pages
from docs._ext.links import link_objects, relocate
from docs._ext.llms import listing, whole
from docs._ext.schema_pages import schema_pages


def generated_pages() -> dict[str, str]:
    """Give every page that is made from something else, by its path in the repository."""
    cited = {
        Path(page).name: f"../../{page.removeprefix('docs/')}"
        for page in site_pages()
        if page.startswith("docs/") and not page.endswith("/README.md")
    }
    return gathered_pages() | schema_pages(ROOT) | data_pages(ROOT) | api_pages(cited)


def _write(_app: Sphinx) -> None:
    """Write the generated pages; an unchanged one keeps its time, so that it is not read again."""
    pages = generated_pages()
    for path in sorted((ROOT / GENERATED).rglob("*.md")):
        if path.relative_to(ROOT).as_posix() not in pages:
            path.unlink()
    for page, text in pages.items():
        path = ROOT / page
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def page_text(docname: str, text: str) -> str:
    """Write the links of a page for the site. The home page is the README of the repository."""
    shown = f"docs/{docname}.md"
    if shown.startswith(f"{GENERATED}/"):
        return text
    pages = site_pages()
    text = relocate(text, written=shown, shown=shown, pages=pages)
    if shown == HOME:
        readme = (ROOT / "README.md").read_text("utf-8")
        return relocate(readme, written="README.md", shown=HOME, pages=pages) + text
    return text


def _read(app: Sphinx, docname: str, content: list[str]) -> None:
    content[0] = page_text(docname, content[0])
    if not f"docs/{docname}".startswith(f"{GENERATED}/api/"):  # docstrings have their links
        content[0] = link_objects(content[0], known=LINKED)
    if f"docs/{docname}.md" == HOME:
        app.env.note_dependency(ROOT / "README.md")


def _tell_programs(app: Sphinx, failure: Exception | None) -> None:
    """Write what programs read, once the pages are there."""
    if failure is not None:
        return
    pages = {
        name: page_text(name, Path(app.env.doc2path(name)).read_text("utf-8"))
        for name in app.env.found_docs
    }
    (app.outdir / "llms.txt").write_text(listing(pages), "utf-8")
    (app.outdir / "llms-full.txt").write_text(whole(pages), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("builder-inited", _write)
    app.connect("source-read", _read)
    app.connect("build-finished", _tell_programs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

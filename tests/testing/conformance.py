"""Writes the tables of CONFORMANCE.md: the laws, and the families of vectors.

`python -m tests.testing.conformance` writes them anew; a test fails when they differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from homework_kit.testing import laws
from homework_kit.testing.vectors import FAMILIES, read_vectors

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "CONFORMANCE.md"
_WHERE = {
    path.name: path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "docs").rglob("*.md"))
    if path.name != "README.md"
}


def law_rows() -> Iterator[str]:
    """Give a row for each law: its id, the function, what it says, and its page."""
    yield "| id | `laws.` | says | from |"
    yield "|---|---|---|---|"
    for check in laws.CHECKS:
        law = check.law
        (name,) = (each for each in laws.__all__ if getattr(laws, each) is check)
        page = law.page.removesuffix(".md").replace("-", " ")
        yield f"| `{law.id}` | `{name}` | {law.says} | [{page}]({_WHERE[law.page]}) |"


def vector_rows() -> Iterator[str]:
    """Give a row for each family of vectors: its name, how many, and what is asked."""
    asked = {
        "validity": "`iter_problems`",
        "upgrade": "`upgrade`",
        "behavior/occurrences": "`occurrences`, `next_occurrence`",
        "behavior/summary": "`summarize`",
    }
    counts = Counter(each.family for each in read_vectors())
    yield "| family | vectors | function |"
    yield "|---|---|---|"
    for family in FAMILIES:
        yield f"| `{family}` | {counts[family]} | {asked[family]} |"


TABLES = {"laws": law_rows, "vectors": vector_rows}


def written(page: str) -> str:
    """Put the tables between their marks."""
    for name, rows in TABLES.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = "".join([before, begin, *(f"{row}\n" for row in rows()), end, after])
    return page


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()

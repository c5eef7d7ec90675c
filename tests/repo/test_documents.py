"""The pages people read: their code runs, their output is real, their links lead somewhere."""

from __future__ import annotations

import contextlib
import doctest
import io
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "docs" / "generated"  # pages of the site that nobody writes
WRITTEN = [
    path
    for folder in ("changes", "docs", "schemas", "examples")
    for path in sorted((ROOT / folder).rglob("*.md"))
    if GENERATED not in path.parents and "node_modules" not in path.parts
]
PAGES = [*sorted(ROOT.glob("*.md")), *WRITTEN]
WITH_CODE = [ROOT / "README.md", *(path for path in WRITTEN if ROOT / "docs" in path.parents)]

_FENCED = re.compile(
    r"^(?P<indent> *)```(?P<language>[\w-]*)[^\n]*\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?([^)>\s]+)>?[^)]*\)|!\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


class Block(NamedTuple):
    """One fenced block of a page."""

    language: str
    text: str
    line: int
    follows_directly: bool
    """Nothing but blank lines stands between this block and the one before it."""


def blocks(page: str) -> list[Block]:
    """List the fenced blocks of a page."""
    found: list[Block] = []
    end = 0
    for match in _FENCED.finditer(page):
        indent = match["indent"]
        text = re.sub(rf"^{indent}", "", match["text"], flags=re.MULTILINE)
        line = page.count("\n", 0, match.start()) + 2
        between = page[end : match.start()]
        found.append(Block(match["language"], text, line, bool(found) and not between.strip()))
        end = match.end()
    return found


def run_page(page: str, name: str) -> None:
    """Run a page's Python from top to bottom in one namespace, as a reader would.

    A block with prompts is a doctest. What another block prints must equal the `text` block that
    follows it directly; where none follows, it may print what it likes. A `console` block holds
    commands behind `$ ` and what they print; they run in the folder that is at hand.
    """
    namespace: dict[str, Any] = {"__name__": "__main__"}
    fenced = blocks(page)
    for block, after in itertools.zip_longest(fenced, fenced[1:]):
        if block.language == "console":
            _run_console(block, name)
        if block.language not in {"python", "pycon"}:
            continue
        if ">>>" in block.text:
            _run_prompts(block, name, namespace)
            continue
        printed = io.StringIO()
        # Line numbers of a failure are those of the page.
        code = compile("\n" * (block.line - 1) + block.text, name, "exec")
        with contextlib.redirect_stdout(printed):
            exec(code, namespace)  # noqa: S102 - the page is ours and running it is the test
        if after is not None and after.language == "text" and after.follows_directly:
            assert printed.getvalue().strip() == after.text.strip(), f"{name}:{after.line}"


def _run_prompts(block: Block, name: str, namespace: dict[str, Any]) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, namespace, name, name, block.line - 1)
    said = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(test, out=said.write, clear_globs=False)
    namespace.update(test.globs)  # the next block goes on from here
    assert not said.getvalue(), said.getvalue()


def _run_console(block: Block, name: str) -> None:
    lines = block.text.splitlines()
    typed = [line[2:] for line in lines if line.startswith(("$ ", "> "))]
    shown = [line for line in lines if not line.startswith(("$ ", "> "))]
    # The commands of this project are those of the environment that runs the test.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    ran = subprocess.run(
        ["bash", "-c", "\n".join(typed)],  # noqa: S607 - the shell that the page is about
        env=os.environ | {"PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,  # the page says which exit code there is
    )
    assert ran.stdout.splitlines() == shown, f"{name}:{block.line}"


def anchor(heading: str) -> str:
    """Name the place of a heading as the hosting platforms do.

    >>> anchor("What `hk.merge` does, and why")
    'what-hkmerge-does-and-why'
    """
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def broken_links(path: Path) -> list[str]:
    """List the links of a page that lead to no file, or to no heading, of this repository."""
    page = _FENCED.sub("", path.read_text("utf-8"))
    broken: list[str] = []
    for match in _LINK.finditer(page):
        link = match[1] or match[2]
        if _ELSEWHERE.match(link):
            continue
        file, _, heading = link.partition("#")
        target = (path.parent / file) if file else path
        if not target.exists():
            broken.append(link)
        elif heading and target.suffix == ".md":
            headings = _HEADING.findall(_FENCED.sub("", target.read_text("utf-8")))
            if heading not in {anchor(each) for each in headings}:
                broken.append(link)
    return broken


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", WITH_CODE, ids=_shown)
def test_the_code_of_a_page_runs(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every Python and console block of the page runs, and prints what the page says it prints."""
    monkeypatch.chdir(tmp_path)
    run_page(path.read_text("utf-8"), str(path))


@pytest.mark.parametrize("path", PAGES, ids=_shown)
def test_the_links_of_a_page_lead_somewhere(path: Path) -> None:
    """Every relative link of the page leads to a file, and to a heading where it names one."""
    assert broken_links(path) == []


@pytest.mark.parametrize(
    "page",
    [
        "```python\n1 / 0\n```",
        "```python\n>>> 1 + 1\n3\n```",
        "```python\nprint(2)\n```\n\n```text\n3\n```",
        "```console\n$ echo 2\n3\n```",
    ],
)
def test_a_page_that_is_wrong_is_refused(page: str) -> None:
    """Code that fails, a result that differs and output that differs are each found."""
    with pytest.raises((AssertionError, ZeroDivisionError)):
        run_page(page, "page.md")


def test_a_page_reads_from_top_to_bottom() -> None:
    """A block may use what an earlier block of its page made, with prompts or without."""
    run_page(
        "```python\n>>> a = 1\n```\nthen\n```python\nprint(a + 1)\n```\n```text\n2\n```", "page.md"
    )

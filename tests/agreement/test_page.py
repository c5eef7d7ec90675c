"""The JavaScript of a tutorial. Without Node the test skips; the gate of languages runs it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.agreement.judges import ajv_is_missing
from tests.repo.test_documents import ROOT, blocks

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "tutorials" / "validate-an-export.md"


# Ajv comes from npm; the gate "other languages and validators agree" installs it and runs this.
needs_ajv = pytest.mark.skipif(bool(ajv_is_missing()), reason=ajv_is_missing() or "ajv is here")
WORDS = "Nobody listened on Tuesday"
BROKEN = ('{"kind": "entry", "note": ' + WORDS, WORDS, "null", "7", "[]", '{"kind": null}')
"""Lines as an export may have them that somebody cut or edited by hand."""


def checked(folder: Path, lines: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run the program of the page over a file of these lines."""
    fenced = blocks(PAGE.read_text("utf-8"))
    place = next(at for at, block in enumerate(fenced) if block.language == "js")
    (folder / "check.mjs").write_text(fenced[place].text, encoding="utf-8")
    (folder / "export.ndjson").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    return subprocess.run(
        ["node", "check.mjs", str(ROOT / "schemas" / "v1"), "export.ndjson"],  # noqa: S607 - as found
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def page_export() -> list[str]:
    """Give the lines of the file that the page has the reader save."""
    return re.findall(r"^> (\{.*)$", PAGE.read_text("utf-8"), re.MULTILINE)


@needs_ajv
def test_the_program_of_the_tutorial_says_what_the_page_says(tmp_path: Path) -> None:
    """The block of JavaScript, with the file of the page, prints the block of text after it."""
    fenced = blocks(PAGE.read_text("utf-8"))
    place = next(at for at, block in enumerate(fenced) if block.language == "js")
    ran = checked(tmp_path, page_export())
    assert (ran.returncode, ran.stderr, ran.stdout) == (0, "", fenced[place + 2].text)


@needs_ajv
def test_the_program_goes_on_after_a_line_that_it_cannot_read(tmp_path: Path) -> None:
    """Each broken line is told by its number, and the right line after them is still judged."""
    ran = checked(tmp_path, [*BROKEN, page_export()[0]])
    assert ran.stdout.splitlines() == [
        "1 not JSON",
        "2 not JSON",
        "3 unknown kind",
        "4 unknown kind",
        "5 unknown kind",
        "6 unknown kind",
        "7 keeps to the schema",
    ]


@needs_ajv
@pytest.mark.parametrize("line", BROKEN)
def test_the_program_repeats_nothing_of_a_broken_line(tmp_path: Path, line: str) -> None:
    """Nothing goes to stderr, where V8 would quote the line, and no word of it to stdout."""
    ran = checked(tmp_path, [line])
    assert ran.stderr == ""
    assert not set(WORDS.split()) & set(ran.stdout.split())

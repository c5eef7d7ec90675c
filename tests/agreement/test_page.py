"""The JavaScript of a tutorial. Without Node the test skips; the gate of languages runs it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.agreement.judges import ajv_is_missing
from tests.repo.test_documents import ROOT, blocks

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "tutorials" / "validate-an-export.md"


# Ajv comes from npm; the gate "other languages and validators agree" installs it and runs this.
@pytest.mark.skipif(bool(ajv_is_missing()), reason=ajv_is_missing() or "ajv is here")
def test_the_program_of_the_tutorial_says_what_the_page_says(tmp_path: Path) -> None:
    """The block of JavaScript, with the file of the page, prints the block of text after it."""
    fenced = blocks(PAGE.read_text("utf-8"))
    place = next(at for at, block in enumerate(fenced) if block.language == "js")
    export = re.findall(r"^> (\{.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    (tmp_path / "check.mjs").write_text(fenced[place].text, encoding="utf-8")
    (tmp_path / "export.ndjson").write_text("\n".join(export), encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(HERE / "node_modules")
    ran = subprocess.run(
        ["node", "check.mjs", str(ROOT / "schemas" / "v1"), "export.ndjson"],  # noqa: S607 - as found
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == fenced[place + 2].text

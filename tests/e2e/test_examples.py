"""The numbered examples run as a reader would run them, and say what stands beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import homework_kit as hk

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))
LINES = 100


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_prints_what_stands_beside_it(path: Path) -> None:
    """Run with plain python, an example prints its .out file and nothing else."""
    run = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    assert run.stdout == path.with_suffix(".out").read_text(encoding="utf-8")
    assert run.stderr == ""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_uses_the_words_of_the_project(path: Path) -> None:
    """No printed word is on the list of avoided ones; error codes are identifiers."""
    text = path.with_suffix(".out").read_text(encoding="utf-8")
    for code in hk.errors.CODES:
        text = text.replace(code, "")
    assert hk.lint_text(text) == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_short(path: Path) -> None:
    """An example holds one idea and stays under 100 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) < LINES


def test_the_examples_are_numbered_without_gaps() -> None:
    """01, 02, 03 and so on, each with its output beside it and no output without an example."""
    numbers = [int(path.stem.partition("_")[0]) for path in EXAMPLES]
    assert numbers == [*range(1, len(EXAMPLES) + 1)]
    outputs = sorted((ROOT / "examples").glob("*.out"))
    assert outputs == [path.with_suffix(".out") for path in EXAMPLES]

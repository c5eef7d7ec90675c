"""The numbered examples run as a reader would run them, and say what stands beside them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import homework_kit as hk

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "examples"
PYTHON = sorted(PLACE.glob("*.py"))
JAVASCRIPT = sorted(PLACE.glob("*.mjs"))
FOLDERS = sorted(path for path in PLACE.iterdir() if path.is_dir() and path.name[0].isdigit())
EXAMPLES = sorted([*PYTHON, *JAVASCRIPT, *FOLDERS])
SOURCES = [
    *PYTHON,
    *JAVASCRIPT,
    *(
        path
        for folder in FOLDERS
        for path in sorted(folder.iterdir())
        if path.suffix in {".py", ".mjs", ".jsx", ".html"}
    ),
]
LINES = 100


def output_of(*command: str) -> str:
    """Give what a command prints; it prints nothing on stderr."""
    run = subprocess.run(
        command,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    assert run.stderr == ""
    return run.stdout


def beside(path: Path) -> str:
    """Give the output that stands beside an example."""
    return path.with_suffix(".out").read_text(encoding="utf-8")


def is_missing(folder: Path, *programs: str) -> str:
    """Say what an example in JavaScript lacks here; nothing where it can run."""
    for program in programs:
        if shutil.which(program) is None:
            return f"{program} is not here; the gate that has it runs this example"
    if not (folder / "node_modules").is_dir():
        return f"run npm install in {folder.name}; the gate that does runs this example"
    return ""


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.stem)
def test_an_example_prints_what_stands_beside_it(path: Path) -> None:
    """Run with plain python, an example prints its .out file and nothing else."""
    assert output_of(sys.executable, "-W", "error", str(path)) == beside(path)


@pytest.mark.parametrize("path", JAVASCRIPT, ids=lambda path: path.stem)
# Node and its packages are there in the gate "other languages and validators agree".
@pytest.mark.skipif(bool(is_missing(PLACE, "node")), reason=is_missing(PLACE, "node") or "it runs")
def test_an_example_in_javascript_prints_what_stands_beside_it(path: Path) -> None:
    """Run with node, an example prints its .out file and nothing else."""
    assert output_of("node", str(path)) == beside(path)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.stem)
def test_an_example_in_a_browser_prints_what_stands_beside_it(folder: Path) -> None:
    """Run with python, the one program of the folder prints its .out file and nothing else."""
    missing = is_missing(folder, "node", "chromium")
    if missing:
        pytest.skip(missing)  # it says what is not here; the gate "a form in a browser" has it
    (program,) = folder.glob("*.py")
    assert output_of(sys.executable, "-W", "error", str(program)) == beside(folder)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_uses_the_words_of_the_project(path: Path) -> None:
    """No printed word is on the list of avoided ones; error codes are identifiers."""
    text = beside(path)
    for code in hk.errors.CODES:
        text = text.replace(code, "")
    assert hk.lint_text(text) == ()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_an_example_is_short(path: Path) -> None:
    """An example holds one idea, and each of its files stays under 100 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) < LINES


def test_the_gates_run_what_a_machine_without_node_skips() -> None:
    """Each example that is not plain Python is compared with its output in `.ci/run`."""
    gates = (ROOT / ".ci" / "run").read_text("utf-8")
    for path in [*JAVASCRIPT, *FOLDERS]:
        assert re.search(rf"diff \S*{re.escape(path.stem)}\.out -\)?$", gates, re.MULTILINE)


def test_the_examples_are_numbered_without_gaps() -> None:
    """01, 02, 03 and so on, each with its output beside it and no output without an example."""
    numbers = [int(path.stem.partition("_")[0]) for path in EXAMPLES]
    assert numbers == [*range(1, len(EXAMPLES) + 1)]
    assert sorted(PLACE.glob("*.out")) == [path.with_suffix(".out") for path in EXAMPLES]

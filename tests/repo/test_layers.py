"""The rooms of the house: who may import whom, and what a plain import costs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_imports_point_downward() -> None:
    """No room imports from its own row or a row above it, and every room has a row."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_plain_import_loads_no_engine() -> None:
    """`import homework_kit` loads neither pydantic nor jsonschema, hypothesis, pytest or attrs."""
    engines = ["attr", "attrs", "hypothesis", "jsonschema", "pydantic", "pydantic_core", "pytest"]
    program = (
        "import json, sys, homework_kit;"
        f"print(json.dumps([name for name in {engines} if name in sys.modules]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == []


def test_test_tools_stay_in_the_testing_room() -> None:
    """Only `homework_kit.testing` imports hypothesis or pytest."""
    package = ROOT / "src" / "homework_kit"
    found = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] != "testing"
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith(("import hypothesis", "import pytest"))
        or line.strip().startswith(("from hypothesis", "from pytest"))
    ]
    assert found == []

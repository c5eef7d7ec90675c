"""Setting up: the README's two commands, the gates, and the pins that make runs repeat."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from homework_kit._version import __version__

ROOT = Path(__file__).parents[2]


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


@pytest.mark.parametrize("tag", ["run", "test"])
def test_the_readme_has_a_set_up_command(tag: str) -> None:
    """Under each set-up mark stands one fenced command that makes an environment of its own."""
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.findall(
        rf"^<!-- setup: {tag} -->\n+```bash\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL
    )
    assert len(found) == 1
    assert "python3 -m venv" in found[0]


def test_the_gates_can_be_run() -> None:
    """`.ci/run` is an executable bash script without syntax errors."""
    gates = ROOT / ".ci" / "run"
    assert os.access(gates, os.X_OK)
    assert gates.read_text("utf-8").startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(gates)], check=True)  # noqa: S607 - the shell the gates name


def test_development_requirements_are_pinned() -> None:
    """Every development requirement names one exact version."""
    wanted = _project()["optional-dependencies"]["dev"]
    assert [each for each in wanted if not re.fullmatch(r"[\w-]+==[\w.]+", each)] == []


def test_development_covers_what_users_install() -> None:
    """The development pins cover every package that the library or another extra requires.

    Mutants alone need an environment of their own: no gate makes any.
    """
    project = _project()
    extras = project["optional-dependencies"]
    assert extras.pop("mutation")
    pinned = {re.split(r"[^\w-]", each)[0] for each in extras["dev"]}
    required = {
        re.split(r"[^\w-]", each)[0]
        for each in [*project["dependencies"], *(x for e in extras for x in extras[e])]
    } - {"cyclonedx-bom"}  # makes a release and is no part of what is tested
    assert required <= pinned


def test_there_is_one_version() -> None:
    """The installed metadata, the module and the changelog name the same version."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)
    assert newest
    assert __version__ == importlib.metadata.version("homework_kit") == newest[1]

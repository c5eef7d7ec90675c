"""`st.from_type` knows our models, whichever library came first, at no cost to anybody else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.models.kinds import DOCUMENTS, RECORDS
from homework_kit.testing.effort import examples

ROOT = Path(__file__).parents[2]
LAW = examples(15)
DRAW = """
import warnings
warnings.simplefilter("ignore")  # `example` is for shells, and this is nearly one
from hypothesis import strategies as st
import homework_kit as hk
print(type(st.from_type(hk.Assignment).example()).__name__)
"""


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Give a folder with the metadata that an installed package has, as pyproject declares it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (entry,) = project["entry-points"]["hypothesis"].items()
    metadata = tmp_path / "homework_kit-0.1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        "Metadata-Version: 2.4\nName: homework_kit\nVersion: 0.1.0\n"
    )
    (metadata / "entry_points.txt").write_text(f"[hypothesis]\n{entry[0]} = {entry[1]}\n")
    return tmp_path


def run(code: str, installed: Path) -> str:
    """Run code in a fresh interpreter in which the package is installed."""
    paths = os.pathsep.join([str(installed), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def loaded(code: str, installed: Path) -> set[str]:
    """Give the names of all modules that are loaded after some code has run."""
    names = run(f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))", installed)
    return set(json.loads(names))


def test_other_users_of_hypothesis_load_nothing_of_ours(installed: Path) -> None:
    """`import hypothesis` alone runs our entry point and loads no model, no pydantic, no attrs."""
    found = loaded("import hypothesis", installed)
    ours = {name for name in found if name.partition(".")[0] == "homework_kit"}
    assert "homework_kit.testing.registering" in ours  # so it was run
    assert ours <= {
        "homework_kit",
        "homework_kit._version",
        "homework_kit.testing",
        "homework_kit.testing.registering",
    }
    assert {"pydantic", "pydantic_core", "attr", "jsonschema"} & found == set()


def test_users_of_the_library_load_no_hypothesis(installed: Path) -> None:
    """Names of the library are loaded without Hypothesis where nobody imported it."""
    found = loaded("import homework_kit as hk; hk.Bundle; hk.summarize", installed)
    assert "hypothesis" not in found
    assert not any(name.startswith("homework_kit.testing") for name in found)


@pytest.mark.parametrize(
    "first",
    [
        "import hypothesis",
        "import homework_kit",
        "import homework_kit as hk; hk.Bundle",
        "from homework_kit.models.assignment import Assignment",
        "from homework_kit.testing import strategies",
    ],
)
def test_either_may_come_first(first: str, installed: Path) -> None:
    """A model is drawn by its class, whatever was imported before."""
    assert run(f"{first}\n{DRAW}", installed) == "Assignment"


@pytest.mark.parametrize("name", ["HYPOTHESIS_NO_PLUGINS"])
def test_without_plugins_a_name_is_enough(name: str, installed: Path) -> None:
    """Where entry points are switched off, asking for a name of the library registers it."""
    assert run(f"import os\nos.environ[{name!r}] = '1'\n{DRAW}", installed) == "Assignment"


def test_without_hypothesis_the_error_names_the_extra(installed: Path) -> None:
    """The strategies say what to install."""
    code = (
        "import sys\nsys.modules['hypothesis'] = None\n"
        "try:\n    from homework_kit.testing import strategies\n"
        "except ImportError as refused:\n    print(refused)"
    )
    assert "pip install 'homework_kit[testing]'" in run(code, installed)


KINDS = {name: getattr(hk, model.__name__) for name, model in RECORDS.items()} | {
    "assignment": hk.Assignment,
    "entry": hk.Entry,
    "obstacle": hk.Obstacle,
    "review": hk.Review,
    "bundle": hk.Bundle,
    "adherence_summary": hk.AdherenceSummary,
}


def test_every_kind_is_here() -> None:
    """The kinds that are drawn below are all that there are."""
    assert set(KINDS) == {*DOCUMENTS, *RECORDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_and_record_is_drawn_by_its_class(kind: str) -> None:
    """`from_type` of a kind gives valid documents of it."""

    @LAW
    @given(st.from_type(KINDS[kind]))
    def law(document: object) -> None:
        assert type(document) is KINDS[kind]
        assert hk.iter_problems(hk.dumps(document)) == ()  # type: ignore[arg-type] # drawn by a class in a table

    law()


@attrs.frozen
class Draft:
    """What an app may hold: its own class, with members of ours."""

    entry: hk.Entry
    plan: hk.Assignment | None
    others: list[hk.Obstacle]
    step: hk.tasks.Step
    schedule: hk.schedules.Repeating


@LAW
@given(st.from_type(Draft))
def test_classes_of_an_app_are_drawn_with_members_of_ours(draft: Draft) -> None:
    """Hypothesis finds our models inside lists, unions and the classes of others."""
    assert isinstance(draft.entry, hk.Entry)
    assert all(isinstance(each, hk.Obstacle) for each in draft.others)
    assert draft.plan is None or isinstance(draft.plan, hk.Assignment)
    assert isinstance(draft.step.expected, hk.Rating)

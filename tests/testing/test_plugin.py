"""The pytest plugin: light, silent, and of no say in anybody's own tests."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from homework_kit.packaged import CASES

pytest_plugins = ["pytester"]
PLUGIN = "homework_kit.testing.plugin"
ROOT = Path(__file__).parents[2]

HEAVY = ("attrs", "hypothesis", "jsonschema", "pydantic", "homework_kit.models")
LOADED = f"""
import sys
before = set(sys.modules)
import pytest
known = set(sys.modules)
import {PLUGIN}
new = sorted(set(sys.modules) - known)
print(*new)
"""

NOTHING = "def test_nothing():\n    pass\n"
FIXTURES = """
import datetime as dt
import pytest

def test_clock(homework_clock):
    homework_clock.advance(days=1)
    assert homework_clock().isoformat() == "2026-02-24T08:00:00+00:00"

def test_vectors(homework_vectors):
    assert len(homework_vectors) > 1000

def test_first_case(homework_bundle, homework_clock):
    import homework_kit as hk
    assert hk.summarize(homework_bundle, as_of=homework_clock()).assignments

@pytest.mark.parametrize("homework_bundle", range(1, 7), indirect=True)
def test_each_case(homework_bundle):
    assert homework_bundle.entries
"""
THOROUGH = """
from hypothesis import given, settings, strategies as st
from homework_kit.testing.effort import examples

ours, theirs = [], []

@examples(5)
@given(st.integers())
def test_ours(number):
    ours.append(number)

@settings(max_examples=5, database=None)
@given(st.integers())
def test_theirs(number):
    theirs.append(number)

def test_counted():
    print(f"ours {len(ours)} theirs {len(theirs)}")
    assert settings().max_examples == 100
"""


def test_it_is_found_by_its_entry_point() -> None:
    """Installing the package is enough; naming the module beside it does no harm."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {PLUGIN: PLUGIN}


def test_it_imports_nothing_heavy() -> None:
    """A project that has the library installed pays nothing for a plugin that it does not use."""
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    assert PLUGIN in loaded
    assert [name for name in loaded if name.startswith(HEAVY)] == []
    assert len(loaded) < 10


def test_a_run_that_uses_nothing_loads_nothing(pytester: pytest.Pytester) -> None:
    """No fixture acts by itself: after a whole run, pydantic was not imported."""
    pytester.makepyfile(NOTHING)
    pytester.makeconftest(
        "import sys\n\ndef pytest_sessionfinish():\n"
        "    print('heavy:', [n for n in ('pydantic', 'jsonschema') if n in sys.modules])\n"
    )
    result = pytester.runpytest_subprocess("-p", PLUGIN, "-s")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*heavy: []*"])


def test_the_fixtures_give_what_they_say(pytester: pytest.Pytester) -> None:
    """A clock, the vectors, the first case, and each case by its number."""
    pytester.makepyfile(FIXTURES)
    result = pytester.runpytest_subprocess("-p", PLUGIN)
    result.assert_outcomes(passed=3 + len(CASES))


@pytest.mark.parametrize(("option", "count"), [((), 5), (("--homework-thorough",), 50)])
def test_a_thorough_run_widens_ours_alone(
    pytester: pytest.Pytester, option: tuple[str, ...], count: int
) -> None:
    """The option multiplies the examples of the kit's settings, and leaves everybody else's."""
    pytester.makepyfile(THOROUGH)
    result = pytester.runpytest_subprocess("-p", PLUGIN, "-s", *option)
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines([f"*ours {count} theirs 5*"])


def test_it_does_nothing_by_itself(pytester: pytest.Pytester) -> None:
    """No fixture of it is used automatically, and it adds no mark and no ini value."""
    pytester.makepyfile(NOTHING)
    result = pytester.runpytest_subprocess("-p", PLUGIN, "--setup-plan")
    result.stdout.no_fnmatch_line("*homework*SETUP*")
    result.stdout.no_fnmatch_line("*SETUP*homework*")

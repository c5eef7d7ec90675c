"""`conform`: a table of laws, stories of what breaks, and exit codes; without pytest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from homework_kit.cli import main
from homework_kit.testing.stores import running
from homework_kit.testing.stores.checks import CHECKS
from homework_kit.testing.stores.machine import THOROUGH_STORIES

ROOT = Path(__file__).parents[2]
KEEPS = "tests.testing.planted_stores.plain:PlainStore"
LOSES = "tests.testing.planted_stores.losing:UpsertsByVersion"
NAMES = {"stores.append-one", "stores.append-late", "stores.erase-one"}


@pytest.fixture(autouse=True)
def few_laws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run three named tests and few stories: what they find is tested elsewhere."""
    monkeypatch.setattr(running, "CHECKS", [each for each in CHECKS if each.law.id in NAMES])
    monkeypatch.setattr(running, "STORIES", 5)


def test_a_store_that_keeps_its_promises(capsys: pytest.CaptureFixture[str]) -> None:
    """Each law is a line of the table, and the exit code is 0."""
    assert main(["conform", KEEPS]) == 0
    out = capsys.readouterr().out
    assert "append-one" in out
    assert out.splitlines()[-1] == "4 hold, 0 are broken."


def test_a_store_that_breaks_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Below the table stand the law, its clause and the story, and the exit code is 1."""
    assert main(["conform", LOSES]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "stores.append-late is broken" in out
    assert 'offline-phones.md says: "There is no message that has to arrive before another' in out
    assert '1. Person p1: note n1 (revision b24420, replaces 1) ("1") is saved.' in out
    assert '3. Person p1 is loaded: note n1 (revision b24420) ("1") is not there.' in out


def test_what_is_not_claimed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a capability its laws are said to be not claimed, and which one it would take."""
    assert main(["conform", KEEPS, "--capabilities", "people,restart"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "3 hold, 0 are broken, 1 are not claimed (erase)."


def test_results_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object for each law, with its clause, and the story where it is broken."""
    assert main(["conform", LOSES, "--format", "json", "--seed", "3"]) == 1
    results = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {each["law"] for each in results} == NAMES | {"stores.any-story"}
    (late,) = (each for each in results if each["law"] == "stores.append-late")
    assert late["outcome"] == "broken"
    assert late["page"] == "offline-phones.md"
    assert len(late["story"]) == 3


def test_thorough_tells_more_stories(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--thorough` is the larger number of stories."""
    told: list[int] = []
    monkeypatch.setattr(
        running, "tell_any_story", lambda _, *, stories, seed: told.append(stories or seed)
    )
    main(["conform", KEEPS])
    main(["conform", KEEPS, "--thorough"])
    assert told == [5, THOROUGH_STORIES]
    capsys.readouterr()


def test_a_subclass_of_the_pytest_class(capsys: pytest.CaptureFixture[str]) -> None:
    """What pytest runs, the command runs too, with what it claims."""
    assert main(["conform", "tests.testing.test_stores:TestPlainStore"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "4 hold, 0 are broken."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "The store is named as module:factory."),
        (["no_such_module:Store"], "There is no module no_such_module."),
        (["tests.testing.planted_stores.plain:Nothing"], "has no Nothing."),
        (["tests.testing.planted_stores.plain:BESIDE"], "opens no store."),
        ([KEEPS, "--capabilities", "wings"], "There is no such capability."),
    ],
)
def test_what_cannot_be_run(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A store or a capability that is not there is one line on stderr, and the exit code is 2."""
    assert main(["conform", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_module_that_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module that cannot be imported is said without what its error says."""
    (tmp_path / "broken_shop.py").write_text("raise ValueError('a secret')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["conform", "broken_shop:Store"]) == 2
    assert "broken_shop cannot be imported (ValueError)" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install() -> None:
    """Where hypothesis is not installed, the error names the extra."""
    program = (
        "import sys; sys.modules['hypothesis'] = None;"
        "from homework_kit.cli import main; sys.exit(main(['conform', 'a:b']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "pip install 'homework_kit[testing]'" in ran.stderr


def test_it_runs_without_pytest() -> None:
    """The command imports no pytest for a store that is named by its factory."""
    program = (
        "import sys; sys.modules['pytest'] = None;"
        "from homework_kit.testing.stores import running;"
        "running.CHECKS = running.CHECKS[:1]; running.STORIES = 2;"
        "from homework_kit.cli import main;"
        "sys.exit(main(['conform', 'examples.stores.sqlite_store:SqliteStore']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("named", "part"),
    [
        ("json:loads", "gave no store (TypeError)"),
        ("pathlib:Path", "gave no store (it has no append and no load)"),
    ],
)
def test_what_opens_no_store(named: str, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said in one line, and not as a story of every law."""
    assert main(["conform", named]) == 2
    said = capsys.readouterr()
    assert (said.out, part in said.err) == ("", True)

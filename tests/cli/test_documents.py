"""`validate`, `schema`, `--version` and `--help`; and the page that describes the command."""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.cli import main
from homework_kit.cli.arguments import parser
from homework_kit.models.kinds import NAMES
from tests.cli.bundles import CASES, entry, raw

PAGE = Path(__file__).parents[2] / "docs/reference/command.md"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_cases_are_valid(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A valid document exits 0 and says its kind."""
    assert main(["validate", str(path), "--kind", "bundle"]) == 0
    assert capsys.readouterr().out == f"{path}: valid (bundle)\n"


def test_a_bare_record_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record has a type where a document has a kind."""
    file = raw(tmp_path, {"type": "activity", "where": "park"})
    assert main(["validate", file, "--kind", "activity"]) == 0
    assert "valid (activity)" in capsys.readouterr().out
    assert main(["validate", file, "--kind", "entry"]) == 1
    assert "/type: unknown-value" in capsys.readouterr().out


def test_another_kind_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--kind` is the kind it has to be."""
    file = raw(tmp_path, json.loads(entry(1, 27).canonical()))
    assert main(["validate", file, "--kind", "bundle"]) == 1
    assert re.fullmatch(
        r".*: /kind: unknown-value: .*bundle; .*`--kind`.*\n", capsys.readouterr().out
    )


def test_each_problem_has_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All problems at once, each with file and place."""
    document: Any = json.loads(entry(1, 27).canonical()) | {"outcome": "done", "minutes": -1}
    file = raw(tmp_path, document)
    assert main(["validate", file]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"{file}: ") for line in lines)
    assert [
        problem.pointer in line
        for problem, line in zip(hk.iter_problems(document), lines, strict=True)
    ] == [True, True]


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-` is standard input."""
    stdin = io.TextIOWrapper(io.BytesIO(CASES[0].read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["validate", "-"]) == 0
    assert capsys.readouterr().out == "-: valid (bundle)\n"


def test_an_invalid_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be named by a file is called the input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert main(["summary", "-"]) == 1
    assert capsys.readouterr().err.startswith("homework-kit: The input is not valid.")


@pytest.mark.parametrize("kind", [*NAMES, "document"])
def test_schema_prints_what_is_published(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The printed schema is the published one."""
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out) == hk.schemas.schema(kind)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the command and the version of the library."""
    from homework_kit._version import __version__  # noqa: PLC0415 - beside its use

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"homework-kit {__version__}\n"


def test_help_loads_no_engine() -> None:
    """`--help` and `--version` import neither pydantic nor attrs."""
    program = (
        "import sys; from homework_kit.cli import main; main(['--help']); main(['--version']);"
        "sys.exit(sum(name in sys.modules for name in ('pydantic', 'attr', 'jsonschema')))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ran.returncode == 0


def commands() -> dict[str, argparse.ArgumentParser]:
    """Give the parser of each command."""
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def options_of(command: argparse.ArgumentParser) -> set[str]:
    """Give the long options of a command, without `--help`."""
    names = {name for action in command._actions for name in action.option_strings}
    return {name for name in names if name.startswith("--")} - {"--help"}


def test_page_and_help_name_the_same() -> None:
    """Each command has a section, each section names the options of its command and no other."""
    sections = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    described = {
        match[1]: set(re.findall(r"--[a-z][a-z-]*", section))
        for section in sections
        if (match := re.match(r"`([a-z]+)[^`]*`", section))
    }
    assert described == {name: options_of(command) for name, command in commands().items()}


@pytest.mark.parametrize("name", sorted(commands()))
def test_help_of_each_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself, and every option has a sentence."""
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: homework-kit {name}")
    assert all(action.help for action in commands()[name]._actions)


def test_top_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` shows every command."""
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in commands())


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"schema_version": "1.0", "minutes": -1}, "is of this version already, and not valid"),
        ({"schema_version": "0.9", "minutes": -1}, "cannot be upgraded: 1 problem in its new form"),
        ({"schema_version": "0.8"}, "cannot be upgraded: 1 problem."),
        ({"schema_version": "2.0"}, "cannot be upgraded: 1 problem."),
    ],
)
def test_upgrade_says_whether_there_was_a_step(
    members: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A form is new where a step was made, and nowhere else."""
    file = raw(tmp_path, json.loads(entry(1, 27).canonical()) | members)
    assert main(["upgrade", file]) == 1
    assert said in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("text", ["", " \n", "[]", "[ ]\n"])
def test_nothing_at_all_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An export that wrote nothing does not pass for a valid one."""
    file = tmp_path / "export.json"
    file.write_text(text, "utf-8")
    assert main(["validate", str(file)]) == 1
    assert capsys.readouterr().err == "1 document, 1 invalid, 1 problem.\n"


@pytest.mark.parametrize("profile", ["validate", "llm"])
def test_only_a_form_has_another_language(profile: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A locale that would change nothing is refused, and not passed over."""
    assert main(["schema", "entry", "--profile", profile, "--locale", "de"]) == 2
    assert "--profile form" in capsys.readouterr().err


@pytest.mark.parametrize(("profile", "locale"), [("form", "de"), ("form", "en"), ("llm", "en")])
def test_schema_prints_a_profile(
    profile: Any, locale: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The printed profile is the one that the library makes, in the language of a form."""
    assert main(["schema", "entry", "--profile", profile, "--locale", locale]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == hk.schemas.schema("entry", profile, locale=locale)


def test_the_union_of_documents_has_no_form(capsys: pytest.CaptureFixture[str]) -> None:
    """A form is for one kind; the kinds that have one are named."""
    assert main(["schema", "document", "--profile", "form"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "homework-kit: There is no such kind with the profile form. Use one of: "
    )
    assert "document" not in said.partition("Use one of")[2]

"""Everything that can go wrong: one clear line, an exit code, and no word of the person's."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from homework_kit.cli import main
from tests.cli.bundles import AS_OF, MARKER, plan, raw, saved

ONE_LINE = re.compile(r"homework-kit: [^\n]+\. [^\n]+\.\n")
READERS = ["summary", "agenda", "validate"]


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    """Run a command that is refused: its exit code and its one line, with nothing on stdout."""
    code = main(argv)
    said = capsys.readouterr()
    assert said.out == ""
    assert ONE_LINE.fullmatch(said.err), said.err
    assert MARKER not in said.err
    return code, said.err


@pytest.mark.parametrize("command", READERS)
def test_a_file_that_is_not_there(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An absent file is named, and exits 2."""
    code, said = refused(capsys, command, str(tmp_path / "absent.json"))
    assert (code, "There is no file" in said, "absent.json" in said) == (2, True, True)


@pytest.mark.parametrize("command", READERS)
def test_a_directory(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A directory is no file, and exits 2."""
    code, said = refused(capsys, command, str(tmp_path))
    assert (code, "is a directory" in said) == (2, True)


@pytest.mark.parametrize("path", ["\0", "x" * 5000])
def test_a_path_that_no_system_has(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A NUL or an endless name is a path that cannot be read."""
    code, said = refused(capsys, "summary", path)
    assert (code, "cannot be read" in said) == (2, True)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfe" + MARKER.encode(), "not-utf8"),
        (b"\xef\xbb\xbf{}", "not-utf8"),
        (f'{{"note": "{MARKER}'.encode(), "not-json"),
        (b"", "not-json"),
        (b"[]", "wrong-type"),
        (b"{}", "missing-member"),
        (f'{{"kind": "{MARKER}"}}'.encode(), "unknown-kind"),
        (b'{"kind": "bundle", "kind": "bundle"}', "duplicate-member"),
        (b"[" * 100_000, "too-deep"),
    ],
)
def test_text_that_holds_no_document(
    data: bytes, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no document is refused with its code, and exits 1."""
    file = tmp_path / "odd.json"
    file.write_bytes(data)
    for command in ("summary", "agenda"):
        code, said = refused(capsys, command, str(file))
        assert (code, expected in said) == (1, True)
    assert main(["validate", str(file)]) == 1
    printed = capsys.readouterr().out
    assert (expected in printed, MARKER in printed) == (True, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"assignments": [{"kind": "assignment", "title": MARKER, MARKER: MARKER}]},
        {"entries": [{"kind": "entry", "note": MARKER}]},
        {"zones": [{"from": "2026-01-01T00:00:00+00:00", "time_zone": "Not/AZone"}]},
        {"extensions": {MARKER: MARKER}},
    ],
)
def test_an_invalid_bundle(
    changes: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first problem is named, `validate` is offered, and no value is repeated."""
    file = raw(tmp_path, {"kind": "bundle", "schema_version": "1.0", "person_id": "p1"} | changes)
    for command in ("summary", "agenda"):
        code, said = refused(capsys, command, file)
        assert (code, "is not valid" in said, "homework-kit validate" in said) == (1, True, True)
    assert main(["validate", file]) == 1
    assert MARKER not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["summary", "agenda"])
def test_another_kind_of_document(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan, or a bare record, is no bundle."""
    for document in (
        json.loads(plan(title=MARKER).canonical()),
        {"type": "activity", "where": MARKER},
    ):
        code, said = refused(capsys, command, raw(tmp_path, document))
        assert (code, "no bundle" in said) == (1, True)


@pytest.mark.parametrize("command", ["summary", "agenda"])
def test_a_floating_plan_without_zones(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan that floats needs to be told where the person is."""
    file = saved(tmp_path, plan(title=MARKER, time_zone=None))
    code, said = refused(capsys, command, file, "--as-of", AS_OF)
    assert (code, "time_zone" in said, "zones" in said) == (1, True, True)


@pytest.mark.parametrize("command", ["summary", "agenda"])
def test_a_zone_this_machine_does_not_know(
    command: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A zone that is valid in the document, and not known on this host, is said to be so."""
    from homework_kit.errors import UnknownZone  # noqa: PLC0415 - beside where it is raised

    def fails(*_: Any, **__: Any) -> None:
        raise UnknownZone("Europe/London")

    monkeypatch.setattr(f"homework_kit.cli.{command}.histories", fails)
    monkeypatch.setattr("homework_kit.cli.summary.summarize", fails)
    code, said = refused(capsys, command, saved(tmp_path, plan()), "--as-of", AS_OF)
    assert (code, "Europe/London" in said, "tzdata" in said) == (1, True, True)


def test_any_other_refusal_of_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the library that has no words of its own here is still one line."""
    from homework_kit.errors import TooManyOccurrences  # noqa: PLC0415 - beside where it is raised

    def fails(*_: Any, **__: Any) -> None:
        raise TooManyOccurrences(10)

    monkeypatch.setattr("homework_kit.cli.summary.summarize", fails)
    code, said = refused(capsys, "summary", saved(tmp_path, plan()))
    assert (code, "More than 10" in said) == (1, True)


@pytest.mark.parametrize(
    "argv",
    [
        ["diary"],
        ["summary"],
        ["summary", "a.json", "b.json"],
        ["summary", "a.json", "--audience", "all"],
        ["summary", "a.json", "--as-of", "2026-02-23T08:00:00"],
        ["summary", "a.json", "--as-of", "2026-02-23"],
        ["summary", "a.json", "--as-of", "2026-02-30T08:00:00+00:00"],
        ["summary", "a.json", "--as-of", "0001-01-01T00:00:00+14:00"],
        ["summary", "a.json", "--as-of", "yesterday"],
        ["summary", "a.json", "--as", "2026-02-23T08:00:00Z"],
        ["agenda", "a.json", "--days", "-1"],
        ["agenda", "a.json", "--days", "367"],
        ["agenda", "a.json", "--days", "few"],
        ["demo", "--case", "9"],
        ["demo", "--case", "\x1b[31m"],
        ["demo", "--case", "1", "--all"],
        ["schema", "diary"],
        ["validate", "a.json", "--kind", "diary"],
    ],
)
def test_a_call_that_is_not_known(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call exits 2 and says what would be right."""
    code, said = refused(capsys, *argv)
    assert (code, "\x1b" in said) == (2, False)


def test_the_bare_name_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is printed, on stderr, and the exit code is 2."""
    assert main([]) == 2
    said = capsys.readouterr()
    assert (said.out, "summary" in said.err, "validate" in said.err) == ("", True, True)


@pytest.mark.parametrize(
    "argv",
    [
        [MARKER],
        ["summary", "a.json", MARKER],
        ["summary", "a.json", "--audience", MARKER],
        ["summary", "a.json", "--locale", MARKER],
        ["summary", "a.json", f"--{MARKER}"],
        ["summary", "a.json", "--as-of", MARKER],
        ["agenda", "a.json", "--days", MARKER],
        ["demo", "--case", MARKER],
        ["schema", MARKER],
        ["schema", "entry", "--profile", MARKER],
        ["validate", "a.json", "--kind", MARKER],
        ["vectors", MARKER],
        ["completion", MARKER],
        ["conform", "a:b", "--seed", MARKER],
        ["conform", "tests.testing.planted_stores.plain:Store", "--capabilities", MARKER],
    ],
)
def test_a_call_is_not_repeated(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in the wrong place of a call may be somebody's words."""
    assert refused(capsys, *argv)[0] == 2  # which looks for the marker


def test_interrupted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends quietly with 130."""

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("homework_kit.cli.demo.run", interrupt)
    assert main(["demo"]) == 130
    assert capsys.readouterr().err == ""


def test_a_closed_pipe() -> None:
    """When the reader goes away the command ends quietly."""
    program = "import sys; from homework_kit.cli import main; sys.exit(main(['demo', '--all']))"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (141, b"")


def test_a_closed_pipe_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stdout is no file, it is replaced by nothing."""

    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["demo"]) == 141
    assert type(sys.stdout) is io.StringIO

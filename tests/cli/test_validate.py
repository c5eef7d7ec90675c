"""`validate` and `upgrade`: files of any length, formats, places, and no word unless asked for."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from homework_kit.cli import main, validate
from tests.cli.bundles import CASES, MARKER
from tests.models.samples import sample

GOOD = json.dumps(sample("activity"))
BAD = json.dumps(sample("entry", outcome=MARKER, note=""))
DRAFT = {"kind": "attempt", "schema_version": "0.9", "id": "t1", "note": MARKER} | {
    "recorded_at": "2026-02-06T19:10:00+00:00"
}

Capture = pytest.CaptureFixture[str]


def file(folder: Path, text: str, name: str = "some.ndjson") -> str:
    """Write a file and give its path."""
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_lines_are_read_one_by_one(tmp_path: Path, capsys: Capture) -> None:
    """Each problem has the line and column of the file; the count stands on stderr."""
    path = file(tmp_path, f"{GOOD}\n{BAD}\n{GOOD}\n")
    assert main(["validate", path]) == 1
    said = capsys.readouterr()
    assert [line.split(": ")[1:4] for line in said.out.splitlines()] == [
        ["2:67", "/outcome", "unknown-value"],
        [f"2:{len(BAD) - 2}", "/note", "too-short"],
    ]
    assert said.err == "3 documents, 1 invalid, 2 problems.\n"


CUT = GOOD.removesuffix("}")


@pytest.mark.parametrize("name", ["some.ndjson", "some.JSONL"])
def test_a_broken_first_line_hides_no_other(name: str, tmp_path: Path, capsys: Capture) -> None:
    """By the name of the file each line is judged by itself, the first too."""
    path = file(tmp_path, f"{CUT}\n{GOOD}\n{BAD}\n", name)
    assert main(["validate", path]) == 1
    said = capsys.readouterr()
    places = [line.split(": ")[1] for line in said.out.splitlines()]
    assert places[0] == f"1:{len(CUT) + 1}"
    assert {place.partition(":")[0] for place in places[1:]} == {"3"}
    assert said.err == "3 documents, 2 invalid, 3 problems.\n"


def test_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """`--ndjson` says of what has no name that it is lines."""
    stdin = io.TextIOWrapper(io.BytesIO(f"{CUT}\n{GOOD}\n".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["validate", "-", "--ndjson"]) == 1
    assert capsys.readouterr().err == "2 documents, 1 invalid, 1 problem.\n"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_what_was_not_looked_at_is_said(form: str, tmp_path: Path, capsys: Capture) -> None:
    """Elsewhere a mistake in the JSON takes the rest along: a line on stderr says so."""
    path = file(tmp_path, f"{CUT}\n{GOOD}\n", "some.json")
    assert main(["validate", path, "--format", form]) == 1
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith(f"homework-kit: {path}: What stands after that is not looked at")
    assert first.endswith("add --ndjson.")
    assert last == "1 document, 1 invalid, 1 problem."


@pytest.mark.parametrize(
    "text", [f"{CUT}\n\n", f"{GOOD}\n{CUT}\n{GOOD}", f"\n{BAD}\n", '{\n"a": 1']
)
def test_nothing_is_said_of_what_was_looked_at(text: str, tmp_path: Path, capsys: Capture) -> None:
    """Without lines that were left out there is one line on stderr, the count."""
    assert main(["validate", file(tmp_path, text, "some.json")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_so_many_problems_of_a_file(tmp_path: Path, capsys: Capture) -> None:
    """Of each file at most so many are printed, then how many more; all of them count."""
    paths = [file(tmp_path, "x\n" * count, f"{count}.ndjson") for count in (5, 3, 2)]
    assert main(["validate", *paths, "--max-problems", "3"]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert [sum(line.startswith(path) for line in lines) for path in paths] == [4, 3, 2]
    assert lines[3] == f"{paths[0]}: and 2 more. See them with --max-problems 5."
    assert said.err == "10 documents, 10 invalid, 10 problems.\n"


@pytest.mark.parametrize(
    ("form", "printed", "said"),
    [("text", 1_001, 1), ("github", 1_000, 2), ("json", 1_200, 1)],
)
def test_people_are_spared_and_programs_get_all(
    form: str, printed: int, said: int, tmp_path: Path, capsys: Capture
) -> None:
    """By default people see a thousand of a file; what a program reads is whole."""
    path = file(tmp_path, "x\n" * 1_200)
    assert main(["validate", path, "--format", form]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == printed
    assert len(captured.err.splitlines()) == said


def test_all_results_of_a_log_are_counted(tmp_path: Path, capsys: Capture) -> None:
    """SARIF holds all of them, unless it was asked to hold fewer; then it is still a log."""
    path = file(tmp_path, "x\n" * 1_200)
    for asked, count in (([], 1_200), (["--max-problems", "7"], 7)):
        assert main(["validate", path, "--format", "sarif", *asked]) == 1
        log = json.loads(capsys.readouterr().out)
        assert len(log["runs"][0]["results"]) == count


def test_a_log_says_whether_every_file_was_read(tmp_path: Path, capsys: Capture) -> None:
    """SARIF 2.1.0, 3.20.14: an invocation that could not read a file was not successful."""
    good, absent = file(tmp_path, GOOD), str(tmp_path / "absent.json")
    for files, successful in (([good], True), ([absent, good], False)):
        main(["validate", *files, "--format", "sarif"])
        log = json.loads(capsys.readouterr().out)
        assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
        assert log["runs"][0]["invocations"] == [{"executionSuccessful": successful}]


def test_upgrade_and_validate_name_one_place(tmp_path: Path, capsys: Capture) -> None:
    """What is wrong in the file itself has its line and column in both commands."""
    for text in (BAD[:-30], BAD, "", "[]", BAD.replace("1.0", "7.0")):
        path = file(tmp_path, text, "some.json")
        assert main(["validate", path]) == 1
        validated = capsys.readouterr().out.splitlines()
        assert main(["upgrade", path]) == 1
        upgraded = capsys.readouterr().err.splitlines()[:-1]
        places = [[line.split(": ")[1] for line in lines] for lines in (validated, upgraded)]
        assert (text, places[0]) == (text, places[1])


def test_several_files(tmp_path: Path, capsys: Capture) -> None:
    """Each valid file has a line, and one count is for all."""
    lines = file(tmp_path, f"{GOOD}\n{GOOD}\n")
    array = file(tmp_path, f"[{GOOD},\n{json.dumps(sample('entry'))}]", "some.json")
    assert main(["validate", lines, array, str(CASES[0])]) == 0
    said = capsys.readouterr()
    assert said.out == (
        f"{lines}: 2 documents: valid (activity)\n"
        f"{array}: 2 documents: valid (activity, entry)\n"
        f"{CASES[0]}: valid (bundle)\n"
    )
    assert said.err == "5 documents, 0 invalid, 0 problems.\n"


def test_every_line_has_to_be_of_a_kind(tmp_path: Path, capsys: Capture) -> None:
    """`--kind` holds for every document."""
    path = file(tmp_path, f"{GOOD}\n{json.dumps(sample('entry'))}\n")
    assert main(["validate", path, "--kind", "entry"]) == 1
    assert f"{path}: 1:10: /type: unknown-value" in capsys.readouterr().out


def test_json_for_machines(tmp_path: Path, capsys: Capture) -> None:
    """`--format json` prints one object per problem and line, and nothing for what is valid."""
    path = file(tmp_path, f"{GOOD}\n{BAD}\n")
    assert main(["validate", path, "--format", "json"]) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first) == [
        *("file", "code", "pointer", "message", "hint", "line", "column", "rule"),
    ]
    assert (first["file"], first["line"], second["pointer"]) == (path, 2, "/note")
    assert main(["validate", file(tmp_path, GOOD), "--format", "json"]) == 0
    assert capsys.readouterr().out == ""


def test_annotations(tmp_path: Path, capsys: Capture) -> None:
    """`--format github` prints annotations, whatever stands in the name of the file."""
    path = file(tmp_path, '{"type": "activity"}', "a,b:c%.json")
    assert main(["validate", path, "--format", "github"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::error file={tmp_path}/a%2Cb%3Ac%25.json,line=1,col=1::(whole doc")


def test_values_are_shown_when_asked_for(tmp_path: Path, capsys: Capture) -> None:
    """A caret stands below the place; without the option no word of the file is printed."""
    path = file(tmp_path, f"{GOOD}\n{BAD}\n")
    assert main(["validate", path]) == 1
    assert MARKER not in capsys.readouterr().out
    assert main(["validate", path, "--show-values"]) == 1
    _, source, caret, *_ = capsys.readouterr().out.splitlines()
    assert MARKER in source
    assert source[caret.index("^") :].startswith(f'"{MARKER}')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{"type": "activity", "where": ""}',
            '  {"type": "activity", "where": ""}\n' + 32 * " " + "^",
        ),
        ('[1, {"type":\n "activity",\n\t"where": ""}]', None),
        ('[{"type": "activity", "where": ""}]', None),
        ('{"note": "' + "x" * 500 + '", "type": "activity", "where": ""}', None),
        ("", "  \n  ^"),
        ('{"type": "activity",\n', "  \n  ^"),
    ],
)
def test_an_excerpt(text: str, expected: str | None, tmp_path: Path, capsys: Capture) -> None:
    """The caret stands below the place, in long lines, later lines and items of an array."""
    assert main(["validate", file(tmp_path, text, "some.json"), "--show-values"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines[-2:]) <= 80
    if expected is None:
        assert lines[-2][lines[-1].index("^") :].startswith('""}')
    else:
        assert "\n".join(lines[-2:]) == expected


def test_an_excerpt_cannot_act_on_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    """Control characters of a document are not printed."""
    path = file(tmp_path, '{"type": "activity", "\x1b[2Jx": 1}')
    assert main(["validate", path, "--show-values"]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_for_terminals(
    is_terminal: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Long work shows where it is on a terminal, and nowhere else."""
    monkeypatch.setattr(validate, "_EVERY", 2)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    assert main(["validate", file(tmp_path, f"{GOOD}\n" * 5)]) == 0
    assert ("5 documents, 0 invalid, 0 problems ...\r" in capsys.readouterr().err) is is_terminal


def test_standard_input_among_files(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-` is standard input, also beside files."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{GOOD}\n{GOOD}".encode())))
    assert main(["validate", file(tmp_path, GOOD), "-"]) == 0
    assert "-: 2 documents: valid (activity)\n" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["absent.json", ".", "\0"])
def test_a_file_that_cannot_be_read(path: str, tmp_path: Path, capsys: Capture) -> None:
    """A file that is not there, is none, or that no system has: exit 2."""
    known = file(tmp_path, GOOD)
    assert main(["validate", known, path if path == "\0" else str(tmp_path / path)]) == 2
    assert capsys.readouterr().err.startswith("homework-kit: ")


def test_upgrade_prints_the_new_form(tmp_path: Path, capsys: Capture) -> None:
    """The upgraded document is valid and canonical; the file stays as it is."""
    path = file(tmp_path, json.dumps(DRAFT))
    assert main(["upgrade", path]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["kind"], printed["schema_version"], printed["note"]) == ("entry", "1.0", MARKER)
    assert json.loads(Path(path).read_text("utf-8")) == DRAFT


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (DRAFT | {"schema_version": "3.0"}, "unsupported-version"),
        (DRAFT | {"recorded_at": MARKER}, "wrong-format"),
        ([DRAFT], "wrong-type"),
        (None, "wrong-type"),
    ],
)
def test_what_cannot_be_upgraded(given: Any, code: str, tmp_path: Path, capsys: Capture) -> None:
    """One line says why, without a value; exit 1."""
    assert main(["upgrade", file(tmp_path, json.dumps(given))]) == 1
    said = capsys.readouterr()
    assert (said.out, code in said.err, MARKER in said.err) == ("", True, False)


def test_upgrade_says_all_that_is_wrong(tmp_path: Path, capsys: Capture) -> None:
    """Every problem of the new form has a line, without a place in a text nobody has seen."""
    draft = DRAFT | {"recorded_at": MARKER, "outcome": "x", "minutes": -1}
    path = file(tmp_path, json.dumps(draft))
    assert main(["upgrade", path]) == 1
    *problems, last = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in problems] == ["/recorded_at", "/outcome", "/minutes"]
    assert last == f"homework-kit: {path} cannot be upgraded: 3 problems in its new form."


@pytest.mark.parametrize("data", [b"\xff", b"{", b'{"a": 1, "a": 2}'])
def test_upgrade_reads_json(data: bytes, tmp_path: Path, capsys: Capture) -> None:
    """What is no JSON is said to be none."""
    path = tmp_path / "odd.json"
    path.write_bytes(data)
    assert main(["upgrade", str(path)]) == 1
    assert "cannot be upgraded" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_hides_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are looked at all the same, and the exit code says that one was not."""
    there = tmp_path / "there.json"
    there.write_text('{"type": "activity", "where": "park"}', encoding="utf-8")
    assert main(["validate", str(tmp_path / "nowhere.json"), str(there)]) == 2
    said = capsys.readouterr()
    assert "valid (activity)" in said.out
    assert "There is no file" in said.err
    assert "1 document, 0 invalid" in said.err

"""`validate` on several cores: the same output, in the same order, within the same memory."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from homework_kit.cli import cores, main
from homework_kit.cli.cores import judged
from homework_kit.models.rules import LEDGER
from homework_kit.problems import CODES
from tests.models.samples import sample

GOOD = json.dumps(sample("activity"))
BAD = json.dumps(sample("entry", outcome="?", note=""))
LINES = "".join(
    f"{BAD if number % 7 == 3 else json.dumps(sample('entry', id=f't{number}'))}\n"
    for number in range(400)
)
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small file have many batches."""
    monkeypatch.setattr(cores, "BATCH", 4_000)


@pytest.mark.parametrize(
    "text", [LINES, f"[{','.join(LINES.splitlines())}]", f"{GOOD}\n\n" * 60 + LINES, GOOD, ""]
)
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_the_output_is_that_of_one_process(
    text: str, form: str, tmp_path: Path, capsys: Capture
) -> None:
    """Byte for byte, whatever the form of the file and of the output."""
    path = tmp_path / "some.ndjson"
    path.write_text(text, "utf-8")
    call = ["validate", str(path), "--format", form, "--show-values"]
    alone = main([*call, "--jobs", "1"]), capsys.readouterr()
    shared = main([*call, "--jobs", "2"]), capsys.readouterr()
    assert alone == shared
    assert alone[1].err.endswith(".\n")


class Counted(ProcessPoolExecutor):
    """A pool that counts how often one was made."""

    made = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Count it."""
        Counted.made += 1
        super().__init__(*arguments, **options)


@pytest.mark.parametrize(("more", "pools"), [(0, 1), (1, 0)])
def test_a_large_file_is_shared(
    more: int, pools: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a size on a file is shared, and below it is not; what is found is the same."""
    monkeypatch.setattr(cores, "_cores", lambda: 2)
    monkeypatch.setattr(cores, "LARGE", len(LINES) + more)
    monkeypatch.setattr(cores, "ProcessPoolExecutor", Counted)
    monkeypatch.setattr(Counted, "made", 0)
    path = tmp_path / "some.ndjson"
    path.write_text(LINES, "utf-8")
    with path.open("rb") as stream:
        found = list(judged(stream, kind=None, jobs=None))
    assert Counted.made == pools
    assert sum(each.documents for each in found) == 400
    assert sum(len(each.refused) for each in found) == LINES.count(BAD)
    assert 10 < len(found) < 40


def test_what_comes_bit_by_bit_is_judged_bit_by_bit() -> None:
    """A document of a pipe does not wait for the next; nor does one in memory."""
    found = judged(io.BytesIO(LINES.encode()), kind=None, jobs=None)
    assert [each.documents for each in found] == [1] * 400


def test_another_kind_is_refused_in_every_process(tmp_path: Path, capsys: Capture) -> None:
    """`--kind` holds for all batches."""
    path = tmp_path / "some.ndjson"
    path.write_text(f"{GOOD}\n" * 200, "utf-8")
    assert main(["validate", str(path), "--jobs", "2", "--kind", "entry"]) == 1
    assert capsys.readouterr().err == "200 documents, 200 invalid, 200 problems.\n"


class Ended(ProcessPoolExecutor):
    """A pool of which the system ended a process, as each call of it then says."""

    submit = Mock(side_effect=BrokenProcessPool)


def test_a_process_that_ends_is_said(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that the system ended leads to one sentence and exit code 2, never to silence."""
    monkeypatch.setattr(cores, "ProcessPoolExecutor", Ended)
    path = tmp_path / "some.ndjson"
    path.write_text(LINES, "utf-8")
    assert main(["validate", str(path), "--jobs", "2"]) == 2
    assert "ended early. Run it with --jobs 1." in capsys.readouterr().err


@pytest.mark.parametrize("count", ["0", "-1", "two", "100", "1.5"])
def test_a_number_of_processes(count: str, capsys: Capture) -> None:
    """What is no number of processes is refused."""
    assert main(["validate", "x", f"--jobs={count}"]) == 2
    assert "between 1 and 99" in capsys.readouterr().err


def test_an_interrupt_ends_all(tmp_path: Path) -> None:
    """Ctrl-C reaches every process of the terminal: exit code 130, and no word of a traceback."""
    path = tmp_path / "long.ndjson"
    path.write_text(LINES * 400, "utf-8")
    # A shell starts what runs in its background with interrupts ignored; here they are not.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from homework_kit.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "validate", str(path), "--jobs", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()  # then the processes are at work
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, b"")


def test_sarif(tmp_path: Path, capsys: Capture) -> None:
    """SARIF 2.1.0: one run with a result for each problem, and an empty list where none is."""
    path = tmp_path / "some file.ndjson"
    path.write_text(f"{GOOD}\n{BAD}\n", "utf-8")
    assert main(["validate", str(path), "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    (run,) = log["runs"]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "homework-kit")
    assert [each["ruleId"] for each in run["results"]] == ["unknown-value", "too-short"]
    first = run["results"][0]["locations"][0]
    assert first["logicalLocations"] == [{"fullyQualifiedName": "/outcome"}]
    assert first["physicalLocation"]["region"]["startLine"] == 2
    assert first["physicalLocation"]["artifactLocation"]["uri"].endswith("/some%20file.ndjson")
    path.write_text(GOOD, "utf-8")
    assert main(["validate", str(path), "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


def test_sarif_describes_its_rules(tmp_path: Path, capsys: Capture) -> None:
    """Every code a result can have is a rule of the driver; the ledger's carry their sentence."""
    path = tmp_path / "some.json"
    path.write_text(BAD, "utf-8")
    assert main(["validate", str(path), "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    rules = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert set(rules) == CODES
    assert {each["ruleId"] for each in run["results"]} <= set(rules)
    told = {each.code: (each.sentence, each.number) for each in LEDGER}
    assert told == {
        code: (each["fullDescription"]["text"], each["properties"]["ledger"])
        for code, each in rules.items()
        if "properties" in each
    }
    assert rules["too-long"]["shortDescription"]["text"] == "This text is longer than N characters."
    assert all(each["help"]["text"] for each in rules.values())

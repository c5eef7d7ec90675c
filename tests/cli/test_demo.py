"""The demo: readable, invented and said to be so, and clean."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from homework_kit.cli import main
from homework_kit.cli.terminal import columns, visible
from homework_kit.language import lint_text
from homework_kit.language.messages import say
from homework_kit.packaged import CASES as STORIES
from tests.cli.bundles import CASES, texts


def told(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Run the demo and give what it says."""
    assert main(["demo", *options]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def flat(text: str) -> str:
    """Put wrapped text on one line."""
    return " ".join(text.split())


def test_every_case_has_its_moment() -> None:
    """The stories are the cases that are shipped."""
    assert list(STORIES) == [path.stem for path in CASES]


def test_it_opens_and_closes_with_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """First: the people are invented. Last: what this is not."""
    said = flat(told(capsys))
    assert said.startswith(say("demo.invented"))
    assert said.endswith(say("boundary.text"))


def test_one_story_in_full_and_five_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """The first case is told chapter by chapter, the others by their titles."""
    lines = told(capsys).splitlines()
    chapters = [say(f"demo.heading.{each}") for each in ("agree", "practice", "notice", "review")]
    for chapter in [*chapters, say("demo.heading.adapt")]:
        assert any(line.startswith(chapter) for line in lines)
    assert sum(line.startswith(chapters[0]) for line in lines) == 1
    assert sum(bool(re.match(r"[1-6] · ", line)) for line in lines) == 6


def test_the_first_story_holds_what_happened(capsys: pytest.CaptureFixture[str]) -> None:
    """Plan, entries, obstacles, decision, new version, numbers, recap: in this order."""
    said = flat(told(capsys, "--case", "1"))
    landmarks = [
        "Catch one work thought",
        "I notice my shoulders go up after a message",
        "2 February to 8 February · three planned",
        "as agreed · anxious 80 → 45",
        "Forgetting, noted on 6 February",
        "catch it in ten seconds with a voice note",
        "Wanting it right, noted on 14 February",
        "make it smaller",
        "Rough-draft record",
        "the smaller version · uneasy 50",
        "two of six planned",
        "two of two planned · one extra note",
        "What you might hear at the next session",
        "Since 16 February you made three notes",
    ]
    places = [said.find(landmark) for landmark in landmarks]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["5", "case-5", "graded-steps", "case-5-graded-steps"])
def test_a_story_has_several_names(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A number, the file's name, or the name without its number."""
    said = told(capsys, "--case", name)
    assert "5 · Back on the bus" in said
    assert "1 · " not in said


def test_all_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    """`--all` tells each story with every chapter, and names every obstacle."""
    lines = told(capsys, "--all").splitlines()
    assert sum(line.startswith(say("demo.heading.agree")) for line in lines) == 6
    for path in CASES:
        for obstacle in json.loads(path.read_text("utf-8"))["obstacles"]:
            label = say(f"obstacle.{obstacle['code']}")
            assert any(label.casefold() in line.casefold() for line in lines)


def test_every_option_of_the_cases_has_words(capsys: pytest.CaptureFixture[str]) -> None:
    """No id of an option reaches the reader."""
    assert not re.search(r"\b[a-z]{2}-[0-9]{2}\b", told(capsys, "--all"))


def test_a_stopped_plan_is_not_opened_with_none_of_two(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the plan that was stopped, the numbers say that, and no fraction of nothing."""
    said = told(capsys, "--case", "6")
    assert "stopped on 15 September" in said
    assert not re.search(r"(?i)\b(none|no|0) of (two|2)\b", said)


def test_no_percentage_below_the_floor(capsys: pytest.CaptureFixture[str]) -> None:
    """All cases are below twenty occasions."""
    assert "%" not in told(capsys, "--all")


def test_it_fits_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """No line is wider than a terminal."""
    assert max(columns(line) for line in told(capsys, "--all").splitlines()) <= 80


@pytest.mark.parametrize("width", ["40", "61", "200"])
def test_it_fits_other_terminals(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A narrow terminal wraps paragraphs; a wide one does not make lines long."""
    monkeypatch.setenv("COLUMNS", width)
    lines = told(capsys).splitlines()
    longest = max(
        columns(line)
        for line in lines
        if not line.endswith(".html") and (not line.startswith("  ") or "  " not in line[2:])
    )
    assert longest <= min(int(width), 80)


def test_every_word_of_ours_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """Without what the invented people wrote, no avoided word is left."""
    said = flat(told(capsys) + told(capsys, "--all"))
    written = {
        flat(visible(text))
        for path in CASES
        for text in texts(json.loads(path.read_text("utf-8")))
        if " " in text
    }
    for text in sorted(written, key=len, reverse=True):
        said = said.replace(text, "…")
    assert [found for found in lint_text(said) if found.severity == "avoid"] == []


def test_no_style_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Captured output holds no escape codes."""
    assert "\x1b" not in told(capsys)


@pytest.mark.parametrize(
    ("environment", "options", "styled"),
    [
        ({"TERM": "xterm"}, [], True),
        ({"TERM": "xterm", "NO_COLOR": ""}, [], True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, [], False),
        ({"TERM": "dumb"}, [], False),
        ({}, [], False),
        ({"TERM": "xterm"}, ["--plain"], False),
    ],
)
def test_style_is_for_terminals(
    environment: dict[str, str],
    options: list[str],
    *,
    styled: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Bold and dim on a terminal that knows them, unless asked not to; no color ever."""
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", told(capsys, *options)))
    assert codes == ({"0", "1", "2"} if styled else set())


def test_the_module_is_the_command() -> None:
    """`python -m homework_kit demo` runs, and its output has no tail on stderr."""
    ran = subprocess.run(
        [sys.executable, "-m", "homework_kit", "demo"], capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert say("demo.invented").encode() in ran.stdout


def test_a_terminal_of_few_characters() -> None:
    """Where the encoding has no quotation marks and arrows, simpler characters stand in."""
    ran = subprocess.run(
        [sys.executable, "-m", "homework_kit", "demo"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b'"Spotted a typo after sending a report."' in ran.stdout
    assert b"80 > 45" in ran.stdout
    assert b"?????" not in ran.stdout


def test_a_terminal_without_umlauts() -> None:
    """German is written with two letters then, and with plain quotation marks."""
    ran = subprocess.run(
        [sys.executable, "-m", "homework_kit", "demo", "--case", "1", "--locale", "de"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"zurueckschauen" in ran.stdout
    assert b'"Spotted a typo after sending a report."' in ran.stdout


def test_an_incomplete_installation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without its stories the demo says so."""
    monkeypatch.setattr("homework_kit.cli.demo.folder", lambda _: tmp_path)
    assert main(["demo"]) == 2
    assert "not in this installation" in capsys.readouterr().err

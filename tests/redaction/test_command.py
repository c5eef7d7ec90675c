"""The command says what is wrong with a file, and repeats nothing of it."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Sequence

import pytest

from homework_kit.cli import main
from homework_kit.cli.arguments import parser
from homework_kit.testing.leak import MARK
from tests.redaction.canary import marked_paths, seeded
from tests.redaction.roads import hostile_text

INPUTS = 2_000
PARSER = parser()
"""Made once: making it takes longer than most of what is tested here."""


class _Input:
    """Standard input that holds bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)

    def isatty(self) -> bool:
        """Say that nobody types this."""
        return False


def run(arguments: Sequence[str], data: bytes, patch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Run the command on what comes in; give its exit code and what it said."""
    out, err = io.StringIO(), io.StringIO()
    patch.setattr("sys.stdin", _Input(data))
    patch.setattr("homework_kit.cli.arguments.parser", lambda: PARSER)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


# Of valid bundles `summary` and `agenda` print the titles that they are asked about.
COMMANDS = {
    "validate": (("validate", "-"), ()),
    "summary": (("summary", "-", "--as-of", "2026-03-01T12:00:00+00:00"), ("bundle", "activity")),
    "report": (("report", "-", "--as-of", "2026-03-01T12:00:00+00:00"), ("bundle", "activity")),
    "agenda": (("agenda", "-", "--as-of", "2026-03-01T12:00:00+00:00"), ("bundle", "activity")),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_tells_nothing_of_a_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """2,000 hostile files: no marker on stderr, nor on stdout of `validate` or of a refusal."""
    arguments, kinds = COMMANDS[name]
    chance = seeded(20260306)
    mix: Counter[int] = Counter()
    found: list[str] = []
    for _ in range(INPUTS):
        _, text = hostile_text(chance, *kinds)
        code, out, err = run(arguments, text.encode("utf-8", "surrogatepass"), monkeypatch)
        mix[code] += 1
        said = err if code == 0 and name != "validate" else out + err
        found += marked_paths(said) if MARK in said else []
    assert found == []
    assert mix[1] >= INPUTS // 3
    assert mix[0] >= INPUTS // 8
    assert mix[0] + mix[1] == INPUTS


def test_a_summary_that_was_asked_for_says_the_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search is able to find: a valid bundle's own page holds words that were asked for."""
    arguments, _ = COMMANDS["summary"]
    chance = seeded(1)
    while True:
        _, text = hostile_text(chance, "bundle")
        code, out, _ = run(arguments, text.encode("utf-8", "surrogatepass"), monkeypatch)
        if code == 0 and MARK in out:
            break

"""`agenda` of prompts to come: the hours between which they come, and never the minute."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from homework_kit.cli import main
from tests.cli.bundles import plan, saved

PROMPTED: Final[dict[str, Any]] = {
    "type": "prompted",
    "per_day": 3,
    "between": {"from": "09:00", "until": "20:00"},
    "seed": "s1",
}


def told(capsys: pytest.CaptureFixture[str], file: str, days: int) -> str:
    """Give what comes up from the evening of 28 March on, as running text."""
    assert main(["agenda", file, "--as-of", "2026-03-28T23:00:00Z", "--days", str(days)]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_the_hours_are_told_once_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A prompt that is told to the minute in advance is none; those of a day are one line."""
    said = told(capsys, saved(tmp_path, plan(schedule=PROMPTED)), days=2)
    for day in ("Sunday 29", "Monday 30"):
        line = f"“Three slow breaths” comes up on {day} March. The hours are 09:00 to 20:00."
        assert said.count(line) == 1
    assert said.count("comes up") == 2


def test_another_zone_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where plans have several zones, the hours of prompts are told with theirs."""
    away = plan(id="look", title="Look up", time_zone="America/New_York", schedule=PROMPTED)
    said = told(capsys, saved(tmp_path, plan(), away), days=1)
    assert (
        "“Look up” comes up on Sunday 29 March. The hours are 09:00 to 20:00, New York time."
        in said
    )

"""`agenda`: open, coming up, done so far, set aside, paused, by the clock of the plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.cli import main
from homework_kit.language.messages import say
from tests.cli.bundles import entry, plan, saved


def groups(
    capsys: pytest.CaptureFixture[str], file: str, as_of: str, days: int = 2
) -> dict[str, list[str]]:
    """Run `agenda` and give its items under their headings."""
    assert main(["agenda", file, "--as-of", as_of, "--days", str(days)]) == 0
    found: dict[str, list[str]] = {}
    heading = ""
    for line in capsys.readouterr().out.splitlines():
        if line and not line.startswith(" "):
            heading = line
        elif line.startswith("  · "):
            found.setdefault(heading, []).append(line[4:])
        elif line.strip():
            found[heading][-1] += " " + line.strip()
    return found


def test_open_and_coming_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is open closes at the end of a day; what comes up keeps its time over a clock change."""
    found = groups(capsys, saved(tmp_path, plan()), "2026-03-28T09:00:00+00:00")
    assert found == {
        "Open now": ["There is time for “Three slow breaths” until the end of Sat 28 March."],
        "Coming up": [
            "You can start “Three slow breaths” on Sun 29 March at 08:30.",
            "You can start “Three slow breaths” on Mon 30 March at 08:30.",
        ],
    }


def test_done_so_far(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An occasion with a note is done, and no longer open."""
    file = saved(tmp_path, plan(), entries=[entry(1, 28)])
    found = groups(capsys, file, "2026-03-28T10:00:00+00:00", days=0)
    assert found == {"Done so far": ["“Three slow breaths” has a note."]}


def test_a_note_of_later_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As of a moment, what was recorded afterwards is not known."""
    file = saved(tmp_path, plan(), entries=[entry(1, 28)])
    assert "Open now" in groups(capsys, file, "2026-03-28T08:45:00+00:00")


def test_a_target_says_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target stays open until it is met, and then stands with what is done."""
    target = plan(schedule=hk.schedules.Target(times=2, per="week"))
    file = saved(tmp_path, target, entries=[entry(1, 27)])
    until = "There is time for “Three slow breaths” until the end of Thu 2 April."
    so_far = "“Three slow breaths” has one note so far; the plan is two."
    found = groups(capsys, file, "2026-03-28T10:00:00+00:00")
    assert found["Open now"] == [f"{until} {so_far}"]
    file = saved(tmp_path, target, entries=[entry(1, 27), entry(2, 28)])
    assert groups(capsys, file, "2026-03-28T10:00:00+00:00") == {
        "Done so far": ["“Three slow breaths” has two notes so far; the plan is two."]
    }


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (
            {"from_": dt.date(2026, 3, 28), "until": dt.date(2026, 3, 30)},
            "“Three slow breaths” is paused from 28 March and goes on from 30 March.",
        ),
        ({"from_": dt.date(2026, 3, 28)}, "“Three slow breaths” is paused from 28 March."),
    ],
)
def test_a_pause(
    pause: dict[str, Any], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pause is said once."""
    file = saved(tmp_path, plan(pauses=[hk.Pause(**pause)]))
    assert groups(capsys, file, "2026-03-28T10:00:00+00:00", days=1) == {"Paused": [expected]}


def test_a_pause_that_is_over_is_not_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What ended, or starts beyond the days that are shown, is left out."""
    over = hk.Pause(from_=dt.date(2026, 3, 27), until=dt.date(2026, 3, 28))
    far = hk.Pause(from_=dt.date(2026, 5, 1))
    file = saved(tmp_path, plan(pauses=[over, far]))
    assert "Paused" not in groups(capsys, file, "2026-03-28T10:00:00+00:00")


def test_set_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A marked occasion is said to be set aside, and not to come up."""
    marked = plan(set_aside=[hk.SetAside(occurrence="2026-03-29T08:30")])
    found = groups(capsys, saved(tmp_path, marked), "2026-03-28T10:00:00+00:00", days=1)
    assert found["Set aside"] == ["“Three slow breaths” is set aside for Sun 29 March."]
    assert "Coming up" not in found
    assert "Set aside" not in groups(
        capsys, saved(tmp_path, marked), "2026-03-30T00:30:00+01:00", days=1
    )


def test_as_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is done as it comes up is there while its plan runs."""
    needed = plan(schedule=hk.schedules.AsNeeded(cue="a full lift"))
    found = groups(capsys, saved(tmp_path, needed), "2026-03-28T10:00:00+00:00")
    assert found == {"Open now": ["“Three slow breaths” is there for when it comes up."]}
    assert groups(capsys, saved(tmp_path, needed), "2026-03-01T10:00:00+00:00") == {}


def test_nothing_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty agenda says so."""
    assert main(["agenda", saved(tmp_path)]) == 0
    assert say("cli.agenda.nothing") in capsys.readouterr().out


def test_times_are_those_of_the_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The zone is named, and the moment is told by its clock."""
    far = plan(time_zone="Australia/Melbourne")
    assert main(["agenda", saved(tmp_path, far), "--as-of", "2026-03-28T09:00:00+00:00"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("As of Sat 28 March at 20:00\n")
    assert say("cli.agenda.zone", what="Australia/Melbourne") in said

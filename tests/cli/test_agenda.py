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
    """What is open lasts through its last day; what comes up keeps its time over a clock change."""
    found = groups(capsys, saved(tmp_path, plan()), "2026-03-28T09:00:00+00:00")
    assert found == {
        "Open now": ["There is time for “Three slow breaths” through Saturday 28 March."],
        "Coming up": [
            "You can start “Three slow breaths” on Sunday 29 March at 08:30.",
            "You can start “Three slow breaths” on Monday 30 March at 08:30.",
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
    until = "There is time for “Three slow breaths” through Thursday 2 April."
    so_far = "The plan is two; there is one note of practice so far."
    found = groups(capsys, file, "2026-03-28T10:00:00+00:00")
    assert found["Open now"] == [f"{until} {so_far}"]
    file = saved(tmp_path, target, entries=[entry(1, 27), entry(2, 28)])
    assert groups(capsys, file, "2026-03-28T10:00:00+00:00") == {
        "Done so far": ["“Three slow breaths” has two notes of practice so far; the plan is two."]
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


TARGET = hk.schedules.Target(times=3, per="week")
"""Weeks from Friday 27 March to Thursday 2 April, and so on."""


def pause(first: int, until: int | None = None) -> hk.Pause:
    """Make a pause of days in March 2026; day 32 is the first of April."""
    start = dt.date(2026, 3, 1)
    ends = None if until is None else start + dt.timedelta(days=until - 1)
    return hk.Pause(from_=start + dt.timedelta(days=first - 1), until=ends)


def test_a_week_is_not_open_and_paused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a paused day a target is paused and no more; what is noted so far is still told."""
    resting = plan(schedule=TARGET, pauses=[pause(28, 30)])
    file = saved(tmp_path, resting, entries=[entry(1, 27)])
    assert groups(capsys, file, "2026-03-28T10:00:00+00:00") == {
        "Done so far": ["“Three slow breaths” has one note of practice so far; the plan is three."],
        "Paused": ["“Three slow breaths” is paused from 28 March and goes on from 30 March."],
    }


@pytest.mark.parametrize(
    ("breaks", "through", "will"),
    [
        (
            [pause(29, 31)],
            "Thursday 2 April",
            "“Three slow breaths” will pause from 29 March and go on from 31 March.",
        ),
        # The pause takes the rest of the week: there is time before it.
        ([pause(31)], "Monday 30 March", "“Three slow breaths” will pause from 31 March."),
        (
            [pause(31, 35)],
            "Monday 30 March",
            "“Three slow breaths” will pause from 31 March and go on from 4 April.",
        ),
        # Two that touch are told as one.
        (
            [pause(31, 32), pause(32, 35)],
            "Monday 30 March",
            "“Three slow breaths” will pause from 31 March and go on from 4 April.",
        ),
    ],
)
def test_a_pause_to_come_is_told_as_one_to_come(
    breaks: list[hk.Pause],
    through: str,
    will: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Before it, the plan is open and not paused."""
    file = saved(tmp_path, plan(schedule=TARGET, pauses=breaks))
    found = groups(capsys, file, "2026-03-28T10:00:00+00:00", days=4)
    (is_open,) = found["Open now"]
    assert is_open.startswith(f"There is time for “Three slow breaths” through {through}. ")
    assert found["Coming up"] == [will]
    assert "Paused" not in found


def test_what_opened_before_a_pause_is_told_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It counts in summaries, so it is shown, and the words do not contradict each other."""
    long = hk.schedules.Once(on=dt.date(2026, 3, 27), window_minutes=4 * 24 * 60)
    file = saved(tmp_path, plan(schedule=long, pauses=[pause(28, 30)]))
    assert groups(capsys, file, "2026-03-28T10:00:00+00:00") == {
        "Open since an earlier day": [
            (
                "“Three slow breaths” is from Friday 27 March."
                " There is time for it on Tuesday 31 March till 01:00."
            )
        ],
        "Paused": [
            (
                "“Three slow breaths” is paused from 28 March and goes on from 30 March."
                " What was open before stays open."
            )
        ],
    }


def test_a_pause_that_goes_on_in_the_next_version_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`revise` copies open pauses; only a version's own hold."""
    first = plan(pauses=[pause(28)])
    second = hk.revise(first, effective_from=dt.date(2026, 3, 29), title="Two slow breaths")
    third = hk.revise(second, effective_from=dt.date(2026, 3, 31), pauses=[])
    found = groups(capsys, saved(tmp_path, first, second, third), "2026-03-28T10:00:00+00:00", 4)
    assert found["Paused"] == [
        "“Three slow breaths” is paused from 28 March and goes on from 31 March."
    ]


def test_a_pause_that_the_next_version_has_not_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would begin when its version rules no more."""
    first = plan(pauses=[pause(31)])
    second = hk.revise(first, effective_from=dt.date(2026, 3, 29), pauses=[])
    found = groups(capsys, saved(tmp_path, first, second), "2026-03-28T10:00:00+00:00", 4)
    assert not [line for lines in found.values() for line in lines if "pause" in line]


def test_the_end_of_a_plan_is_not_the_end_of_its_pause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing goes on after it."""
    ended = plan(pauses=[pause(28)], ends_before=dt.date(2026, 3, 30))
    assert groups(capsys, saved(tmp_path, ended), "2026-03-28T10:00:00+00:00") == {
        "Paused": ["“Three slow breaths” is paused from 28 March."]
    }


def test_a_plan_that_is_over_is_not_paused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its open pause says nothing any more."""
    ended = plan(pauses=[pause(28)], ends_before=dt.date(2026, 3, 30))
    assert groups(capsys, saved(tmp_path, ended), "2026-03-30T10:00:00+00:00") == {}


def test_a_try_is_told_beside_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A note of what was done in part settles nothing, and is not hidden."""
    file = saved(tmp_path, plan(), entries=[entry(1, 28, "partly")])
    assert groups(capsys, file, "2026-03-28T10:00:00+00:00", days=0) == {
        "Open now": [
            (
                "There is time for “Three slow breaths” through Saturday 28 March."
                " There is one note so far."
            )
        ]
    }


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
    assert found["Set aside"] == ["“Three slow breaths” is set aside for Sunday 29 March."]
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
    """The moment is told with its year, by the clock of the first plan, whose place is named."""
    far = plan(time_zone="Australia/Melbourne")
    assert main(["agenda", saved(tmp_path, far), "--as-of", "2026-03-28T09:00:00+00:00"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("As of Saturday 28 March 2026 at 20:00, Melbourne time\n")
    assert said.count("Melbourne") == 1


def test_all_plans_stand_in_one_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What comes up is sorted by time over all plans; where zones differ the place is named."""
    far = plan(
        id="walk",
        title="A walk",
        time_zone="America/New_York",
        starts_on=dt.date(2026, 3, 28),
        schedule=hk.schedules.Repeating(frequency="daily", times=[dt.time(7, 0), dt.time(21, 0)]),
    )
    found = groups(capsys, saved(tmp_path, plan(), far), "2026-03-28T08:00:00+00:00", days=1)
    assert found["Coming up"] == [
        "You can start “Three slow breaths” on Saturday 28 March at 08:30, London time.",
        "You can start “A walk” on Saturday 28 March at 07:00, New York time.",
        "You can start “A walk” on Saturday 28 March at 21:00, New York time.",
        "You can start “Three slow breaths” on Sunday 29 March at 08:30, London time.",
    ]
    found = groups(capsys, saved(tmp_path, plan(), far), "2026-03-28T12:00:00+00:00", days=1)
    assert found["Open now"] == [
        "There is time for “Three slow breaths” through Saturday 28 March, London time.",
        "There is time for “A walk” through Saturday 28 March, New York time.",
    ]


def test_what_closes_first_is_told_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Open occasions stand in the order in which they close, whichever plan is the older one."""
    older = plan(schedule=hk.schedules.Target(times=2, per="week"))
    newer = plan(
        id="walk",
        title="A walk",
        starts_on=dt.date(2026, 3, 28),
        schedule=hk.schedules.Once(on=dt.date(2026, 3, 28), at=dt.time(9, 0), window_minutes=90),
    )
    found = groups(capsys, saved(tmp_path, older, newer), "2026-03-28T10:00:00+00:00")
    so_far = "The plan is two; there is no note of practice so far."
    assert found["Open now"] == [
        "There is time for “A walk” on Saturday 28 March till 10:30.",
        f"There is time for “Three slow breaths” through Thursday 2 April. {so_far}",
    ]


@pytest.mark.parametrize(
    ("members", "as_of", "expected"),
    [
        ({"day_starts_at": dt.time(4, 0)}, "2026-03-13T12:00:00+00:00", "Sunday 15 March"),
        ({}, "2026-03-13T12:00:00+00:00", "Sunday 15 March"),
        (
            # In Cairo the midnight after this Thursday does not exist: the clock goes on at 01:00.
            {
                "time_zone": "Africa/Cairo",
                "schedule": hk.schedules.Repeating(frequency="daily"),
            },
            "2026-04-23T12:00:00+00:00",
            "Thursday 23 April",
        ),
    ],
)
def test_a_week_lasts_through_its_last_day(
    members: dict[str, Any],
    as_of: str,
    expected: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A week that ends on Sunday is never said to last until Monday, whenever its days start."""
    made: dict[str, Any] = {
        "starts_on": dt.date(2026, 3, 9),
        "schedule": hk.schedules.Target(times=2, per="week"),
    }
    file = saved(tmp_path, plan(**(made | members)))
    (said,) = groups(capsys, file, as_of)["Open now"]
    assert said.startswith(f"There is time for “Three slow breaths” through {expected}.")


def test_what_takes_a_day_comes_up_on_that_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day-long occasion has no time of opening, whenever the person's day starts."""
    daily = plan(
        schedule=hk.schedules.Repeating(frequency="daily"),
        day_starts_at=dt.time(4, 0),
    )
    found = groups(capsys, saved(tmp_path, daily), "2026-03-28T10:00:00+00:00", days=1)
    assert found["Coming up"] == ["You can start “Three slow breaths” on Sunday 29 March."]
    abroad = plan(id="walk", title="A walk", time_zone="America/New_York")
    found = groups(capsys, saved(tmp_path, daily, abroad), "2026-03-28T10:00:00+00:00", days=1)
    assert (
        "You can start “Three slow breaths” on Sunday 29 March, London time." in found["Coming up"]
    )


def test_until_a_time_in_two_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where plans have different zones, a window that closes inside a day names its place too."""
    short = plan(schedule=hk.schedules.Repeating(frequency="daily", window_minutes=720))
    abroad = plan(id="walk", title="A walk", time_zone="America/New_York")
    found = groups(capsys, saved(tmp_path, short, abroad), "2026-03-28T10:00:00+00:00", days=1)
    assert (
        "There is time for “Three slow breaths” on Saturday 28 March till 12:00, London time."
        in found["Open now"]
    )

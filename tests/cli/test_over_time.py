"""Plans that ran long or changed: shares, versions, weeks, and where the clock stands."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.cli import main
from tests.cli.bundles import AS_OF, entry, plan, saved


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Run `summary` and give what it prints."""
    assert main(["summary", *argv]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("practiced", "expected"),
    [(1, "one of 257 set times · under 1 %"), (256, "256 of 257 set times · over 99 %")],
)
def test_a_share_is_not_rounded_away(
    practiced: int, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something is never said to be 0 %, nor less than all to be all of it."""
    first = dt.date(2026, 3, 31) - dt.timedelta(days=257)
    noon = dt.datetime.combine(first, dt.time(12, 0), dt.UTC)
    days = [noon + dt.timedelta(days=number) for number in range(practiced)]
    entries = [entry(number, 1, recorded_at=day) for number, day in enumerate(days)]
    file = saved(tmp_path, plan(starts_on=first), entries=entries)
    assert f"practiced on {expected}\n" in told(capsys, file, "--as-of", AS_OF)
    file = saved(tmp_path, plan(starts_on=first))
    assert "%" not in told(capsys, file, "--as-of", AS_OF)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (hk.schedules.Target(times=7, per="week"), "13 of 245 planned · 5 %"),
        (
            hk.schedules.Prompted(
                per_day=1,
                between=hk.schedules.TimeSpan(from_=dt.time(9, 0), until=dt.time(20, 0)),
                seed="s",
            ),
            "prompts answered while they were open",
        ),
    ],
)
def test_every_family_has_its_own_share(
    schedule: Any, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A target is counted by what was planned, prompts by how many came."""
    entries = [entry(day, day) for day in range(1, 14)]
    file = saved(tmp_path, plan(starts_on=dt.date(2025, 7, 25), schedule=schedule), entries=entries)
    assert expected in told(capsys, file, "--as-of", AS_OF)


def test_only_the_newest_version_is_going_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a later version replaced says until when it ran, whatever its data says of it."""
    first = plan(starts_on=dt.date(2026, 3, 2))
    second = plan(version=2, title="Two slow breaths", starts_on=dt.date(2026, 3, 12))
    third = plan(version=3, title="One slow breath", starts_on=dt.date(2026, 4, 6))
    said = told(capsys, saved(tmp_path, first, second, third), "--as-of", AS_OF)
    found = {" ".join(line.split()) for line in said.splitlines()}
    assert {
        "Three slow breaths until 11 March",
        "Two slow breaths until 5 April",
        "One slow breath starts on 6 April",
    } <= found
    assert "going on" not in said


def test_a_version_that_never_ran(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A version that was talked about, or overtaken before it began, has no last day."""
    first = plan(status="proposed")
    second = plan(version=2, title="Two slow breaths", starts_on=dt.date(2026, 3, 30))
    third = plan(version=3, title="One slow breath", starts_on=dt.date(2026, 3, 20))
    said = told(capsys, saved(tmp_path, first, second, third), "--as-of", AS_OF)
    assert said.count("a new version took its place\n") == 2
    assert said.count("going on\n") == 1


def test_a_replaced_plan_without_a_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody said since when, the status stands alone."""
    replaced = plan(status="replaced")
    said = told(capsys, saved(tmp_path, replaced), "--as-of", AS_OF)
    assert "a new plan took its place\n" in said


def test_a_plan_that_came_to_its_end_is_not_going_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An active plan whose last day is over says which day that was."""
    ended = plan(ends_before=dt.date(2026, 3, 30))
    assert "until 29 March\n" in told(capsys, saved(tmp_path, ended), "--as-of", AS_OF)
    running = plan(ends_before=dt.date(2026, 4, 30))
    assert "going on\n" in told(capsys, saved(tmp_path, running), "--as-of", AS_OF)


@pytest.mark.parametrize(
    ("schedule", "left_out"),
    [
        (hk.schedules.Repeating(frequency="daily"), "28 earlier weeks are left out."),
        (hk.schedules.Target(times=2, per="week"), "28 earlier weeks are left out."),
        (hk.schedules.Target(times=2, per="month"), "One earlier month is left out."),
        (hk.schedules.Target(times=2, per="day"), "242 earlier days are left out."),
    ],
)
def test_a_long_plan_shows_its_last_eight_weeks(
    schedule: Any, left_out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says how many earlier rows there are, and eight are shown."""
    long = plan(starts_on=dt.date(2025, 7, 25), schedule=schedule)
    said = told(capsys, saved(tmp_path, long), "--as-of", AS_OF)
    rows = said[said.index("  From") :].split("\n\n", maxsplit=1)[0].splitlines()
    assert len(rows) == 1 + 8
    assert f"  {left_out}\n" in said
    assert rows[-1].endswith("still going")


def test_a_floating_plan_says_what_to_add(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one line names the member that the bundle lacks."""
    file = saved(tmp_path, plan(time_zone=None))
    for command in ("summary", "agenda"):
        assert main([command, file, "--as-of", AS_OF]) == 1
        assert capsys.readouterr().err == (
            "homework-kit: This plan has no time_zone and the bundle has no zones."
            " Add `zones` to the bundle.\n"
        )


def test_the_moment_of_no_plan_keeps_its_offset(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a plan there is no place, so the offset that was asked for stands there."""
    said = told(capsys, saved(tmp_path), "--as-of", "2026-03-31T12:00:00+02:00")
    assert said.startswith("As of Tuesday 31 March 2026 at 12:00, UTC+02:00 time\n")


def test_plans_stand_in_the_order_in_which_they_began(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first plan is the one that began first, and the moment is told by its clock."""
    later = plan(id="a-walk", title="A walk", starts_on=dt.date(2026, 3, 29))
    abroad = plan(time_zone="America/New_York")
    said = told(capsys, saved(tmp_path, later, abroad), "--as-of", AS_OF)
    assert said.startswith("As of Tuesday 31 March 2026 at 08:00, New York time\n")
    assert said.index("Three slow breaths") < said.index("A walk")


@pytest.mark.parametrize("status", ["completed", "stopped", "replaced"])
def test_as_of_a_day_before_its_end_a_plan_goes_on(
    status: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An end that is said by now was to come then: until when is said, and nothing as past."""
    over = plan(status=status, status_on=dt.date(2026, 4, 2), starts_on=dt.date(2026, 3, 1))
    file = saved(tmp_path, over)
    before = told(capsys, file, "--as-of", "2026-03-31T12:00:00+00:00")
    assert "until 1 April" in before.splitlines()[2]
    assert not re.search("came to|took its place|stop", before)
    assert "on 2 April" in told(capsys, file, "--as-of", "2026-04-02T12:00:00+00:00")

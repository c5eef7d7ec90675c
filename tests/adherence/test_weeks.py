"""Weeks: session to session or calendar weeks, each with its own counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.models.schedules import BeforeSession, Repeating
from tests.adherence.notes import (
    AS_NEEDED,
    DAILY,
    WEEKLY,
    entry,
    meeting,
    obstacle,
    plan,
    prompted,
    whole,
)


def spans(block: Any) -> list[str]:
    """Give the weeks as texts."""
    return [f"{row.from_:%m-%d} {row.until:%m-%d}" for row in block.weeks]


def test_weeks_run_from_the_start_of_the_plan() -> None:
    """Seven-day half-open blocks of local dates, session to session from starts_on by default."""
    block = whole(plan(starts_on="2026-02-04"), [], "2026-02-13")
    assert spans(block) == ["02-04 02-11", "02-11 02-18"]
    assert [row.closed for row in block.weeks] == [True, False]


def test_calendar_weeks_on_request() -> None:
    """Calendar weeks are cut where the plan starts."""
    block = whole(plan(starts_on="2026-02-04"), [], "2026-02-13", week_starts="su")
    assert spans(block) == ["02-04 02-08", "02-08 02-15"]
    assert [row.partial for row in block.weeks] == [True, False]


def test_a_week_is_cut_where_the_plan_ends() -> None:
    """The last week of a plan ends with it."""
    block = whole(plan(ends_before="2026-02-11"), [], "2026-02-20")
    assert spans(block) == ["02-02 02-09", "02-09 02-11"]
    assert [row.planned for row in block.weeks] == [7, 2]


@pytest.mark.parametrize("week_starts", ["plan", "mo", "sa"])
@pytest.mark.parametrize("schedule", [DAILY, prompted(2)])
def test_the_weeks_add_up(schedule: Any, week_starts: Any) -> None:
    """sum(weeks.planned) == counted."""
    block = whole(plan(schedule), [], "2026-02-24T22:00", week_starts=week_starts)
    assert sum(row.planned or 0 for row in block.weeks) == block.counted


def test_weeks_of_fixed_occasions_count_occasions() -> None:
    """Two notes on one day are one practiced occasion and one extra."""
    notes = [entry("t1", "2026-02-03T09:00"), entry("t2", "2026-02-03T10:00")]
    (week,) = whole(plan(), notes, "2026-02-08T09:00").weeks
    assert (week.planned, week.practiced, week.tried, week.extra) == (6, 1, 1, 1)


def test_weeks_of_a_target_count_entries() -> None:
    """A target's week says what was planned, noted, and went towards it."""
    notes = [entry(f"t{n}", f"2026-02-0{n}") for n in range(3, 8)]
    week = whole(plan(WEEKLY), notes, "2026-02-09").weeks[0]
    assert (week.planned, week.practiced, week.towards, week.extra) == (3, 5, 3, 2)


def test_a_target_set_aside_plans_nothing() -> None:
    """A paused period is left out of the week's plan."""
    paused = plan(WEEKLY, pauses=[{"from": "2026-02-02", "until": "2026-02-09"}])
    assert [row.planned for row in whole(paused, [], "2026-02-10").weeks] == [0, 3]


@pytest.mark.parametrize("schedule", [AS_NEEDED, None])
def test_weeks_without_a_common_plan_have_no_planned(schedule: Any) -> None:
    """As needed, and plans of different families: practice is counted and nothing is planned."""
    versions = [plan(schedule)] if schedule else [plan(), plan(WEEKLY, "2026-02-04", version=2)]
    (week,) = whole(versions, [entry("t1", "2026-02-03")], "2026-02-06").weeks
    assert (week.planned, week.practiced, week.towards) == (None, 1, None)


def test_a_window_shows_its_own_weeks() -> None:
    """Weeks stay where they are, and a window that cuts them says partial."""
    window = ("2026-02-11", "2026-02-18")
    block = whole(plan(), [entry("t1", "2026-02-12")], "2026-02-25", window=window)
    assert spans(block) == ["02-11 02-16", "02-16 02-18"]
    assert [(row.planned, row.practiced, row.partial) for row in block.weeks] == [
        (5, 1, True),
        (2, 0, True),
    ]


def test_a_window_up_to_now_shows_the_running_week_whole() -> None:
    """The default window, asked for in words, gives the same weeks."""
    window = ("2026-02-02", "2026-02-12")
    shown = whole(plan(), [], "2026-02-11T09:00", window=window)
    assert (
        spans(shown)
        == spans(whole(plan(), [], "2026-02-11T09:00"))
        == ["02-02 02-09", "02-09 02-16"]
    )


def test_a_window_after_the_plan_shows_no_weeks() -> None:
    """Where nothing of the plan lies in the window, no week does."""
    over = plan(ends_before="2026-02-09")
    assert whole(over, [], "2026-03-09", window=("2026-03-02", "2026-03-09")).weeks == ()


def test_a_session_period_of_the_version_before_counts_in_the_first_week() -> None:
    """It opened under version 1 and is due under version 2: planned still adds up."""
    versions = [plan(BeforeSession()), plan(BeforeSession(), "2026-02-05", version=2)]
    block = whole(versions, [], "2026-02-10", sessions=[meeting("s1", "2026-02-09")])
    second = block.versions[1]
    assert (second.counted, [row.planned for row in second.weeks]) == (1, [1])


def test_a_slot_that_opens_before_the_end_counts_in_the_last_week() -> None:
    """Its date lies after the plan's last one, its opening before."""
    early = Repeating(frequency="daily", times=[dt.time(0, 30)], opens_minutes_before=120)
    block = whole(plan(early, ends_before="2026-02-09"), [], "2026-02-20")
    assert block.counted == 8
    assert [row.planned for row in block.weeks] == [8]


def test_notes_outside_the_weeks_are_not_moved_into_them() -> None:
    """Practice after the end is reported as extra, and in no week."""
    over = plan(ends_before="2026-02-09")
    block = whole(over, [entry("t1", "2026-02-12")], "2026-02-20")
    assert (block.extra, [row.extra for row in block.weeks]) == (1, [0])


def named(block: Any) -> list[dict[str, int]]:
    """Give what got in the way, week by week."""
    return [{row.code: row.count for row in week.obstacles} for week in block.weeks]


def test_what_got_in_the_way_is_counted_by_week() -> None:
    """adherence.md, Obstacles: "by week", beside the practice of the same week."""
    notes = [
        entry("t1", "2026-02-03", obstacles=["too_big", "discomfort"]),
        entry("t2", "2026-02-05", "partly", obstacles=["too_big"]),
        entry("t3", "2026-02-10", "partly", obstacles=["discomfort"]),
    ]
    told = [obstacle("o1", "unclear", "2026-02-09")]
    block = whole(plan(), notes, "2026-02-12", obstacles=told)
    assert named(block) == [{"too_big": 2, "discomfort": 1}, {"discomfort": 1, "unclear": 1}]
    assert [week.practiced for week in block.weeks] == [1, 0]


def test_a_tap_described_a_week_later_counts_in_the_week_of_the_tap() -> None:
    """adherence.md, Obstacles: a tap and the document that names its note count once."""
    tapped = entry("t1", "2026-02-03", obstacles=["too_big"])
    told = obstacle("o1", "too_big", "2026-02-11", entry_id="t1")
    block = whole(plan(), [tapped], "2026-02-12", obstacles=[told])
    assert named(block) == [{"too_big": 1}, {}]
    assert [row.count for row in block.obstacles] == [1]


def test_an_obstacle_before_the_weeks_of_its_version_is_in_none_of_them() -> None:
    """adherence.md, Obstacles: each week has its own days; the whole has the week of it."""
    plans = [plan(), plan(starts_on="2026-02-09", version=2)]
    before = obstacle("o1", "unclear", "2026-02-03", entry_id="t1")
    block = whole(plans, [entry("t1", "2026-02-10")], "2026-02-12", obstacles=[before])
    assert named(block) == [{"unclear": 1}, {}]
    assert [named(each) for each in block.versions] == [[{}], [{}]]


def test_an_obstacle_outside_the_weeks_is_in_the_whole_alone() -> None:
    """An obstacle that was named is always shown; a week shows its own days and no others."""
    over = plan(ends_before="2026-02-09")
    after = obstacle("o1", "life_event", "2026-02-12")
    undated = entry("t1", None, "partly", obstacles=["forgetting"])
    block = whole(over, [undated], "2026-02-20", obstacles=[after])
    assert named(block) == [{}]
    assert {row.code for row in block.obstacles} == {"forgetting", "life_event"}

"""The other members of a block: days, obstacles, other sources."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.adherence.blocks import obstacle_rows
from homework_kit.adherence.history import gather
from homework_kit.adherence.scope import Scope, tallies
from homework_kit.adherence.tally import NamedObstacle, total
from homework_kit.models.entry import Entry
from tests.adherence.notes import AS_NEEDED, WEEKLY, entry, obstacle, plan, summary, utc, whole


def test_active_days_are_ruled_and_not_paused() -> None:
    """Ruled, unpaused dates through as_of's date; pauses that overlap count once."""
    paused = plan(
        pauses=[
            {"from": "2026-02-03", "until": "2026-02-05"},
            {"from": "2026-02-04", "until": "2026-02-06"},
        ]
    )
    assert whole(paused, [], "2026-02-08T09:00").active_days == 4


def test_active_days_end_with_the_plan_and_the_window() -> None:
    """A window chooses the days that are counted."""
    short = plan(ends_before="2026-02-09")
    assert whole(short, [], "2026-02-20").active_days == 7
    window = ("2026-02-04", "2026-02-06")
    assert whole(short, [], "2026-02-20", window=window).active_days == 2


def test_a_day_shared_by_two_versions_is_one_day() -> None:
    """The whole unites the days of its versions."""
    plans = [plan(), plan(starts_on="2026-02-04", version=2, starts_at=dt.time(12))]
    block = whole(plans, [], "2026-02-06T09:00")
    assert (block.active_days, [each.active_days for each in block.versions]) == (5, [3, 3])


def test_days_practiced_counts_days_and_not_entries() -> None:
    """Three notes on two days, one of them a try."""
    notes = [
        entry("t1", "2026-02-03T09:00"),
        entry("t2", "2026-02-03T10:00"),
        entry("t3", "2026-02-05T10:00", "partly"),
    ]
    block = whole(plan(WEEKLY), notes)
    assert (block.days_practiced, block.days_with_an_entry) == (1, 2)


@pytest.mark.parametrize(
    ("outcome", "days"), [("as_agreed", 3), ("started_and_stopped", 3), ("not_done_told", None)]
)
def test_days_to_first_try_is_absent_until_it_happens(outcome: str, days: int | None) -> None:
    """ABC initiation: whole local dates from starts_on to the first try, None until it happens."""
    block = whole(plan(), [entry("t1", "2026-02-05T09:00", outcome)])
    assert block.days_to_first_try == days


def test_practice_before_the_start_is_no_first_try() -> None:
    """Initiation is counted from the start of the plan."""
    window = ("2026-01-01", "2026-02-09")
    block = whole(plan(), [entry("t1", "2026-01-30")], window=window)
    assert (block.days_to_first_try, block.extra) == (None, 1)


def test_a_later_window_does_not_know_the_first_try() -> None:
    """What lies before the window is not looked at, so no first try is claimed."""
    note = entry("t1", "2026-02-05T09:00")
    assert whole(plan(), [note], window=("2026-02-04", "2026-02-09")).days_to_first_try is None


def test_days_since_the_last_entry() -> None:
    """Whole local dates up to as_of's; absent where nothing was noted."""
    assert whole(plan(), [entry("t1", "2026-02-05T23:00")]).days_since_last_entry == 4
    assert whole(plan(), []).days_since_last_entry is None


def test_a_clock_that_runs_ahead_gives_no_negative_days() -> None:
    """A device may write tomorrow's date; data is never lost over it."""
    note = entry("t1", "2026-02-05T20:00", occurred_at=utc("2026-02-06T01:00"))
    block = whole(plan(), [note], "2026-02-05T21:00", window=("2026-02-02", "2026-02-09"))
    assert block.days_since_last_entry == 0


def rows(notes: list[Entry], obstacles: list[Any], **more: Any) -> list[tuple[str, int]]:
    """Give obstacle codes with their counts."""
    found = whole(plan(), notes, obstacles=obstacles, **more).obstacles
    return [(row.code, row.count) for row in found]


def test_documents_of_one_day_are_read_in_the_order_of_their_ids() -> None:
    """The option is the latest one said; no order of sets or hands may decide."""
    named = [
        obstacle(f"o{n}", "too_big", "2026-02-04", entry_id="t1",
                 options_considered=[f"tb-0{n}"], option_chosen=f"tb-0{n}")
        for n in (3, 1, 6, 2, 5, 4)
    ]  # fmt: skip
    (row,) = whole(plan(), [TAPPED], obstacles=named).obstacles
    assert list(row.options_considered) == [f"tb-0{n}" for n in range(1, 7)]
    assert row.option_chosen == "tb-06"


def test_the_latest_description_of_an_obstacle_holds() -> None:
    """By when it was noted, and not by its id."""
    named = [
        obstacle("o1", "too_big", "2026-02-05", option_chosen="tb-01", helped="no"),
        obstacle("o2", "too_big", "2026-02-04", option_chosen="tb-02", helped="yes"),
    ]
    (row,) = whole(plan(), (), obstacles=named).obstacles
    assert (row.option_chosen, row.helped) == ("tb-01", "no")


TAPPED = entry("t1", "2026-02-03", "partly", obstacles=["too_big", "too_big"])


def test_an_obstacle_tapped_and_described_counts_once() -> None:
    """Tagged in an entry and described in a document that names the entry: counted once."""
    assert rows([TAPPED], [obstacle("o1", "too_big", "2026-02-04", entry_id="t1")]) == [
        ("too_big", 1)
    ]


def test_two_documents_about_one_tap_count_once() -> None:
    """What names the same code in the same entry is the same naming."""
    twice = [obstacle(f"o{n}", "too_big", "2026-02-04", entry_id="t1") for n in (1, 2)]
    assert rows([TAPPED], twice) == [("too_big", 1)]


def test_another_code_in_the_document_is_another_obstacle() -> None:
    """Once holds for one code."""
    named = [
        obstacle("o1", "unclear", "2026-02-04", entry_id="t1"),
        obstacle("o2", "too_big", "2026-02-05"),
    ]
    assert rows([TAPPED], named) == [("too_big", 2), ("unclear", 1)]


def test_a_document_outside_the_window_hides_no_tap() -> None:
    """A summary never buries a named obstacle: the tap counts where it was made."""
    described = obstacle("o1", "too_big", "2026-02-07", entry_id="t1")
    first, second = ("2026-02-02", "2026-02-05"), ("2026-02-05", "2026-02-09")
    assert rows([TAPPED], [described], window=first) == [("too_big", 1)]
    assert rows([TAPPED], [described], window=second) == [("too_big", 1)]


def test_a_document_belongs_to_the_plan_of_its_entry() -> None:
    """The entry it names decides, so that both are found in one place."""
    described = obstacle("o1", "too_big", "2026-02-04", entry_id="t1", assignment_id="a2")
    blocks = summary([plan(), plan(id="a2")], [TAPPED], obstacles=[described]).assignments
    assert [[row.count for row in each.obstacles] for each in blocks] == [[1], []]


def test_a_document_may_name_its_plan_by_the_entry_alone() -> None:
    """Without assignment_id the entry says what it is about; without both it is about no plan."""
    named = [
        obstacle("o1", "unclear", "2026-02-04", entry_id="t1", assignment_id=None),
        obstacle("o2", "practical", "2026-02-04", assignment_id=None),
    ]
    assert rows([TAPPED], named) == [("too_big", 1), ("unclear", 1)]


def test_the_latest_option_and_answer_are_shown() -> None:
    """Everything considered is listed once; of what was chosen and found the latest holds."""
    row = obstacle_rows(
        [
            NamedObstacle(
                "obstacle:o2", "too_big", utc("2026-02-05"), "o2", ("b", "a"), "b", "yes"
            ),
            NamedObstacle("obstacle:o1", "too_big", utc("2026-02-04"), "o1", ("a",), "a", "no"),
            NamedObstacle("entry:t3", "too_big", utc("2026-02-06")),
        ]
    )[0]
    assert (row.count, row.group) == (3, "task")
    assert (row.options_considered, row.option_chosen, row.helped) == (("a", "b"), "b", "yes")


def test_obstacles_stand_in_order_of_count_then_code() -> None:
    """A fixed order, so that equal input gives equal bytes."""
    codes = ["unclear", "forgetting", "unclear"]
    named = [obstacle(f"o{n}", code, "2026-02-03") for n, code in enumerate(codes)]
    assert rows([], named) == [("unclear", 2), ("forgetting", 1)]


def test_obstacles_of_a_time_that_nobody_knows_are_shown() -> None:
    """A tap in an import without any time counts in the default window, and in no other."""
    note = entry("t1", None, "partly", obstacles=["unclear"])
    assert rows([note], []) == [("unclear", 1)]
    assert rows([note], [], window=("2026-02-02", "2026-02-09")) == []


def test_other_sources_stand_apart() -> None:
    """Neither self, therapist and device reports are mixed: counted beside, never merged."""
    notes = [
        entry("t1", "2026-02-03"),
        entry("t2", "2026-02-04", source="therapist", obstacles=["unclear"]),
        entry("t3", "2026-02-04", "partly", source="device"),
        entry("t4", "2026-02-04", "partly", source="device", assignment_version=1),
        entry("t5", "2026-02-20", "partly", source="device"),
    ]
    block = whole(plan(), notes)
    assert (block.outcomes.as_agreed, block.outcomes.partly, block.counted) == (1, 0, 7)
    assert (block.days_with_an_entry, block.obstacles, block.extra) == (1, (), 0)
    assert block.other_sources.therapist.as_agreed == 1
    assert block.other_sources.device.partly == 2
    assert block.versions[0].other_sources == block.other_sources


def test_a_session_target_shows_its_periods_in_order() -> None:
    """Periods come in order of their dates."""
    block = whole(plan(WEEKLY), [], "2026-02-20")
    assert block.target is not None
    assert [row.key for row in block.target.periods] == [
        "2026-02-02/week",
        "2026-02-09/week",
        "2026-02-16/week",
    ]


def test_a_period_to_come_is_not_shown() -> None:
    """Target periods are reported once they open, and never among the occasions."""
    block = whole(plan(WEEKLY), [], "2026-02-03", window=("2026-02-02", "2026-02-20"))
    assert block.target is not None
    assert (len(block.target.periods), sum(block.occasions.model_dump().values())) == (1, 0)


def test_a_note_of_others_without_an_outcome_adds_nothing() -> None:
    """What others wrote in a diary is no report on practice."""
    diary = entry("t1", "2026-02-03", None, assignment_id=None, note="x", source="therapist")
    now = utc("2026-02-09")
    history = gather([plan()], [diary], [], zones=None, sessions=(), as_of=now)
    counted = total(tally for _, tally in tallies(history, Scope(window=(history.start, now))))
    assert counted.other_sources.total() == 0


def test_an_obstacle_of_an_example_enters_no_summary() -> None:
    """data-model.md: "examples and drafts never enter a summary"; what names one is part of it."""
    example = entry("t1", "2026-02-03", is_example=True)
    named = obstacle("o1", "too_big", "2026-02-03", entry_id="t1", assignment_id=None)
    assert whole(plan(), [example], obstacles=[named]).obstacles == ()


def test_as_needed_has_no_occasions() -> None:
    """No occasions, no weeks of a plan, no denominator."""
    assert sum(whole(plan(AS_NEEDED), []).occasions.model_dump().values()) == 0

"""The call: documents, windows, moments."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from homework_kit.adherence import summarize
from homework_kit.errors import AwareTimeNeeded, InvalidDocument, ZoneNeeded
from homework_kit.models.bundle import Bundle, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.schedules import BeforeSession
from tests.adherence.notes import (
    WEEKLY,
    entry,
    meeting,
    obstacle,
    plan,
    states,
    summary,
    utc,
    whole,
)


def test_the_default_window_runs_from_the_first_start_to_the_end_of_today() -> None:
    """Default window: first starts_on to the end of the person's day at as_of."""
    window = summary(plan(zone="America/New_York"), [], "2026-02-09T15:00").window
    assert (window.from_.isoformat(), window.until.isoformat()) == (
        "2026-02-02T00:00:00-05:00",
        "2026-02-10T00:00:00-05:00",
    )


def test_an_occasion_later_today_is_not_yet() -> None:
    """What opens later on as_of's day is in the default window."""
    evening = plan({"type": "once", "on": "2026-02-03", "at": "20:00"})
    assert states(whole(evening, [], "2026-02-03T09:00")) == {"not_yet": 1}
    assert states(whole(evening, [], "2026-02-02T09:00")) == {}


def test_a_future_day_is_not_yet_and_counts_nothing() -> None:
    """Known wrong elsewhere: a future day counts as 0."""
    block = whole(plan(), [], "2026-02-03T09:00", window=("2026-02-02", "2026-02-12"))
    assert states(block) == {"no_entry": 1, "open": 1, "not_yet": 8}
    assert block.counted == 1


def test_occasions_count_by_their_opening() -> None:
    """An occasion counts in the window that holds its opening, entries or not."""
    note = entry("t1", "2026-02-04T09:00", occurrence="2026-02-03")
    block = whole(plan(), [note], window=("2026-02-03", "2026-02-04"))
    assert (block.occasions.practiced, block.outcomes.as_agreed) == (1, 0)


def test_an_import_lies_in_the_window_of_its_occasion() -> None:
    """Without any time of its own an entry lies where its occasion opens."""
    note = entry("t1", None, occurrence="2026-02-03")
    counts = [
        whole(plan(), [note], window=window).outcomes.as_agreed
        for window in (("2026-02-03", "2026-02-04"), ("2026-02-04", "2026-02-05"))
    ]
    assert counts == [1, 0]


def test_an_import_without_time_and_occasion_lies_in_the_default_window_only() -> None:
    """A weekly series must not count it every week."""
    assert whole(plan(), [entry("t1", None)]).outcomes.as_agreed == 1
    window = ("2026-02-02", "2026-02-09")
    assert whole(plan(), [entry("t1", None)], window=window).outcomes.as_agreed == 0


def test_other_windows_leave_the_attachment_alone() -> None:
    """Attachment sees the whole history; a window only chooses what is counted."""
    notes = [entry(f"t{n}", "2026-02-03T09:00") for n in (1, 2)]
    for window in (("2026-02-02", "2026-02-04"), ("2026-02-03", "2026-02-09")):
        assert whole(plan(), notes, window=window).extra == 1


def test_several_plans_stand_side_by_side_in_one_window() -> None:
    """Listed side by side, never pooled; all plans share one start."""
    plans = [plan(id="b"), plan(WEEKLY, "2026-02-05", id="a")]
    notes = [entry("t1", "2026-02-03", assignment_id="a")]
    found = summary(plans, notes)
    assert [each.assignment_id for each in found.assignments] == ["a", "b"]
    assert found.window.from_ == utc("2026-02-02")
    assert found.assignments[0].extra == 1


def test_entries_of_no_plan_at_hand_are_left_alone() -> None:
    """A diary entry belongs to no plan."""
    diary = [
        entry("t1", "2026-02-03", None, assignment_id=None, note="x"),
        entry("t2", "2026-02-03", assignment_id="zz"),
    ]
    assert whole(plan(), diary).days_with_an_entry == 0


def test_nothing_gives_an_empty_summary() -> None:
    """No plan, no block."""
    found = summary([], [])
    assert (found.assignments, found.window.from_) == ((), utc("2026-02-09"))


def test_before_the_start_the_window_is_empty() -> None:
    """A plan of next week has nothing yet."""
    window = summary(plan(), [], "2026-01-20").window
    assert window.from_ == window.until == utc("2026-02-02")


def test_an_entry_recorded_later_does_not_exist_yet() -> None:
    """Entries recorded after as_of do not exist; at as_of itself they do."""
    note = entry("t1", "2026-02-03T09:00")
    assert whole(plan(), [note], "2026-02-03T08:59").outcomes.as_agreed == 0
    assert whole(plan(), [note], "2026-02-03T09:00").outcomes.as_agreed == 1


def test_a_revision_recorded_later_does_not_exist_yet() -> None:
    """Time travel: before the edit the first revision stands, afterwards the second."""
    first = entry("t1", "2026-02-03T09:00", "partly", occurred_at=utc("2026-02-03T09:00"))
    second = amend(first, outcome="as_agreed", recorded_at=utc("2026-02-03T20:00"))
    outcomes = [
        whole(plan(), [second, first], as_of).outcomes
        for as_of in ("2026-02-03T19:59", "2026-02-04")
    ]
    assert [(each.partly, each.as_agreed) for each in outcomes] == [(1, 0), (0, 1)]


def test_a_deleted_entry_counts_nowhere() -> None:
    """Deleted ids do not exist, from the moment of the deletion on."""
    note = entry("t1", "2026-02-03T09:00")
    gone = delete(note, recorded_at=utc("2026-02-05"))
    counts = [
        whole(plan(), [note, gone], as_of).days_with_an_entry
        for as_of in ("2026-02-04", "2026-02-06")
    ]
    assert counts == [1, 0]


def test_a_deleted_obstacle_is_gone() -> None:
    """The same for obstacles; a deletion without a time holds always."""
    named = obstacle("o1", "unclear", "2026-02-03")
    for gone, count in ((delete(named), 0), (delete(named, recorded_at=utc("2026-03-01")), 1)):
        assert len(whole(plan(), [], obstacles=[named, gone]).obstacles) == count


def test_entries_may_arrive_twice_and_in_any_order() -> None:
    """Idempotent by id and latest revision."""
    notes = [entry("t1", "2026-02-03"), entry("t2", "2026-02-04", "partly")]
    assert summary(plan(), notes) == summary(plan(), [*reversed(notes), *notes])


def test_a_moved_session_keeps_its_records() -> None:
    """Sessions may move: re-anchoring keeps the records."""
    note = entry("t1", "2026-02-05T09:00", occurrence="session:s1")
    before = meeting("s1", "2026-02-09T17:00")
    after = amend(before, on=dt.date(2026, 2, 12), at=utc("2026-02-12T17:00"))
    task = plan(BeforeSession())
    held = whole(task, [note], "2026-02-10", sessions=[before])
    moved = whole(task, [note], "2026-02-10", sessions=[before, after])
    assert (states(held), states(moved)) == ({"practiced": 1}, {"open": 1})
    assert moved.so_far.practiced == 1


def test_a_bundle_brings_its_own() -> None:
    """The same as handing over its parts."""
    bundle = Bundle(
        person_id="p1",
        zones=[ZoneSpan(from_=utc("2026-01-01"), time_zone="Europe/London")],
        sessions=[meeting("s1", "2026-02-09T17:00")],
        assignments=[plan(BeforeSession(), zone=None)],
        entries=[entry("t1", "2026-02-05")],
        obstacles=[obstacle("o1", "unclear", "2026-02-03")],
    )
    found = summary(bundle, [], "2026-02-10")
    assert found.person_id == "p1"
    parts = summary(
        bundle.assignments,
        bundle.entries,
        "2026-02-10",
        zones="Europe/London",
        sessions=bundle.sessions,
        obstacles=bundle.obstacles,
    )
    assert found.assignments == parts.assignments
    assert states(found.assignments[0]) == {"practiced": 1}


def test_sessions_that_are_passed_go_before_those_of_a_bundle() -> None:
    """As for an agenda."""
    bundle = Bundle(
        person_id="p1", assignments=[plan(BeforeSession())], sessions=[meeting("s1", "2026-02-05")]
    )
    block = whole(bundle, [], "2026-02-10", sessions=[meeting("s2", "2026-02-06")])
    assert block.counted == 1


NAIVE = dt.datetime(2026, 2, 3)  # noqa: DTZ001 - naive on purpose


@pytest.mark.parametrize(
    ("as_of", "window", "named"),
    [
        (NAIVE, None, "as_of"),
        (utc("2026-02-09"), (utc("2026-02-02"), NAIVE), "window"),
        (utc("2026-02-09"), (NAIVE, utc("2026-02-02")), "window"),
    ],
)
def test_a_moment_needs_an_offset(as_of: dt.datetime, window: Any, named: str) -> None:
    """A naive datetime names no instant, and the error says which argument it was."""
    with pytest.raises(AwareTimeNeeded, match=f"^{named} "):
        summarize(plan(), as_of=as_of, window=window)


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    """The order of a window is a rule of the document."""
    with pytest.raises(InvalidDocument):
        summary(plan(), [], window=("2026-02-09", "2026-02-02"))


def test_a_floating_plan_needs_a_zone() -> None:
    """Where the person is must be said."""
    with pytest.raises(ZoneNeeded):
        summary(plan(zone=None), [])


def test_as_of_may_carry_a_zone() -> None:
    """A zone's repeated hour is told apart by fold: the second 1:30 of 25 October is later."""
    slot = plan(
        {"type": "once", "on": "2026-10-25", "at": "01:30", "window_minutes": 30}, "2026-10-25"
    )
    london = ZoneInfo("Europe/London")
    found = [
        states(
            summarize(
                slot, as_of=dt.datetime(2026, 10, 25, 1, 45, fold=fold, tzinfo=london)
            ).assignments[0]
        )
        for fold in (0, 1)
    ]
    assert found == [{"open": 1}, {"no_entry": 1}]

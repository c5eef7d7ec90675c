"""States of occasions, and what one thing adds to a tally."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from homework_kit.adherence.attach import Attached, Noted
from homework_kit.adherence.counting import state_of, tally_entry
from homework_kit.models.entry import Entry
from homework_kit.models.schedules import ListedOccasion, ListedOccasions, Once, Repeating
from homework_kit.schedule import Occurrence
from tests.adherence.notes import AS_NEEDED, WEEKLY, entry, plan, prompted, states, utc, whole

ONE_DAY = Once(on=dt.date(2026, 2, 3))


def occasion(**marks: Any) -> Occurrence:
    """Make the occasion of Tuesday."""
    opens, closes = utc("2026-02-03"), utc("2026-02-04")
    return Occurrence(
        key="2026-02-03", assignment_id="a1", version=1, zone="Etc/UTC", due=closes, opens=opens,
        closes=closes, local_date=opens.date(), until_date=closes.date(), **marks,
    )  # fmt: skip


ALL = ("as_agreed", "partly", "no_opportunity", "not_done_told")


@pytest.mark.parametrize(
    ("marks", "said", "as_of", "state"),
    [
        ({"paused": True, "set_aside": True}, ALL, "2026-02-04", "paused"),
        ({"set_aside": True}, ALL, "2026-02-02", "set_aside"),
        ({}, ALL, "2026-02-02T23:59", "not_yet"),
        ({}, ALL, "2026-02-03", "open"),
        ({}, ALL, "2026-02-03T23:59", "open"),
        ({}, ALL, "2026-02-04", "practiced"),
        ({}, ("smaller_version",), "2026-02-04", "practiced"),
        ({}, ALL[1:], "2026-02-04", "tried"),
        ({}, ("started_and_stopped",), "2026-02-04", "tried"),
        ({}, ALL[2:], "2026-02-04", "set_aside"),
        ({}, ALL[3:], "2026-02-04", "told_not_done"),
        ({}, (), "2026-02-04", "no_entry"),
        ({}, (None,), "2026-02-04", "no_entry"),
    ],
)
def test_the_first_state_that_holds(
    marks: Any, said: tuple[Any, ...], as_of: str, state: str
) -> None:
    """adherence.md, State: first that holds, in the order of the page; windows are half-open."""
    assert state_of(occasion(**marks), said, utc(as_of)) == state


def test_no_weights_for_partly() -> None:
    """No 0.5 weights: tried stands beside practiced as a nested count."""
    days = [entry("t1", "2026-02-02T09:00"), entry("t2", "2026-02-03T09:00", "partly")]
    block = whole(plan(), days, "2026-02-06")
    assert (block.counted, block.share, block.tried_share) == (4, 0.25, 0.5)


def test_an_open_occasion_says_so_far() -> None:
    """What is already noted is "so far" and counts once closed."""
    note = entry("t1", "2026-02-03T09:00")
    open_still = whole(plan(ONE_DAY), [note], "2026-02-03T10:00")
    assert (open_still.so_far.practiced, open_still.counted) == (1, 0)
    assert whole(plan(ONE_DAY), [note], "2026-02-04").counted == 1


def test_entries_in_an_open_period_count_as_outcomes() -> None:
    """adherence.md: outcomes and days use every entry, also of a still open period."""
    block = whole(plan(WEEKLY), [entry("t1", "2026-02-03", "partly")], "2026-02-04")
    assert (block.outcomes.partly, block.days_with_an_entry, block.so_far.tried) == (1, 1, 1)
    assert block.target is not None
    assert block.target.periods[0].closed is False


@pytest.mark.parametrize(
    ("recorded", "recalled"), [("2026-02-03T23:59", 0), ("2026-02-04", 1), ("2026-02-07", 1)]
)
def test_recalled_is_recorded_after_the_occasion_closed(recorded: str, recalled: int) -> None:
    """`recalled` counts entries recorded after their occasion closed, which is half-open."""
    note = entry("t1", recorded, occurred_at=utc("2026-02-03T09:00"))
    block = whole(plan(ONE_DAY), [note])
    assert (block.recalled, block.practiced_within_window) == (recalled, 1 - recalled)
    assert block.occasions.practiced == 1


@pytest.mark.parametrize(
    ("recorded", "recalled"), [("2026-02-03T21:00", 0), ("2026-02-03T21:01", 1)]
)
def test_recalled_without_a_window_is_more_than_twelve_hours_later(
    recorded: str, recalled: int
) -> None:
    """Or more than 12 h after it happened where there is no window."""
    note = entry("t1", recorded, occurred_at=utc("2026-02-03T09:00"))
    assert whole(plan(AS_NEEDED), [note]).recalled == recalled


@pytest.mark.parametrize(
    ("recorded", "recalled"), [("2026-02-04T12:00", 0), ("2026-02-04T13:00", 1)]
)
def test_a_day_without_a_time_is_recalled_from_its_end(recorded: str, recalled: int) -> None:
    """Of a note that knows only its day, 12 h after the end of the day are certainly over."""
    note = entry("t1", recorded, occurred_on="2026-02-03")
    assert whole(plan(AS_NEEDED), [note]).recalled == recalled


def test_an_import_without_any_time_is_never_recalled() -> None:
    """data-model.md: without any time an entry attaches by key only and is never recalled."""
    note = entry("t1", None, occurrence="2026-02-03")
    block = whole(plan(), [note], "2026-02-20")
    assert (block.recalled, block.occasions.practiced, block.practiced_within_window) == (0, 1, 0)


@pytest.mark.parametrize(
    ("outcome", "minutes", "expected"),
    [
        ("as_agreed", 10, (1, 0, 0)),
        ("as_agreed", 600, (0, 1, 0)),
        ("partly", 10, (0, 0, 1)),
        ("not_done_told", 10, (0, 0, 0)),
    ],
)
def test_answers_to_a_prompt(outcome: str, minutes: int, expected: tuple[int, int, int]) -> None:
    """adherence.md, Prompted: in its window, late, or partial; an expired prompt stays counted."""
    schedule = prompted(1, between={"from": "09:00", "until": "09:01"})
    answered_at = utc("2026-02-03T09:00") + dt.timedelta(minutes=minutes)
    note = entry(
        "t1", "2026-02-03T20:00", outcome, occurred_at=answered_at, occurrence="2026-02-03#1"
    )
    answered = whole(plan(schedule, "2026-02-03"), [note], "2026-02-04").answered
    assert answered is not None
    assert (answered.in_window, answered.late, answered.partial) == expected
    assert answered.delivered == 1


def test_an_imported_answer_without_a_time_is_an_answer() -> None:
    """A source that keeps no time of the answer said that the prompt was answered."""
    schedule = prompted(1)
    note = entry("t1", None, occurrence="2026-02-03#1")
    answered = whole(plan(schedule), [note], "2026-02-04").answered
    assert answered is not None
    assert (answered.in_window, answered.delivered) == (1, 2)


def test_a_prompt_set_aside_was_not_delivered() -> None:
    """Delivered = closed prompts minus paused and set_aside (never issued, quiet hours)."""
    schedule = prompted(2)
    marked = plan(
        schedule,
        set_aside=[{"occurrence": "2026-02-02#1"}],
        pauses=[{"from": "2026-02-03", "until": "2026-02-04"}],
    )
    block = whole(marked, [], "2026-02-04T23:30")
    assert states(block) == {"no_entry": 3, "set_aside": 1, "paused": 2}
    assert block.answered is not None
    assert block.answered.delivered == 3


def test_what_a_source_said_of_a_prompt_changes_no_denominator() -> None:
    """scheduling.md: `ended` keeps what the source said; only set_aside changes a denominator."""
    prompt = ListedOccasion(on=dt.date(2026, 2, 3), at=dt.time(9), ended="expired")
    assert whole(plan(ListedOccasions(occasions=[prompt])), []).counted == 1


def test_two_rows_for_one_prompt_are_one_occasion() -> None:
    """Two rows for one prompt are one occasion; the second is extra."""
    schedule = prompted(1)
    notes = [entry(name, None, occurrence="2026-02-02#1") for name in ("t1", "t2")]
    block = whole(plan(schedule), notes, "2026-02-03")
    assert (block.occasions.practiced, block.counted, block.extra) == (1, 1, 1)


def test_a_timed_slot_closes_with_its_window() -> None:
    """A slot at 9 with a window of an hour is closed at 10, not at midnight."""
    slot = Repeating(frequency="daily", times=[dt.time(9)], window_minutes=60)
    assert states(whole(plan(slot), [], "2026-02-02T10:00")) == {"no_entry": 1}


def test_a_note_without_an_outcome_has_none() -> None:
    """A note alone is an entry, and no outcome is counted for it."""
    told = Noted(Entry(id="t1", note="-", mode="imported"))
    assert tally_entry(Attached(told, None, counts=False)).outcomes == Counter()

"""Known wrong elsewhere, and tested right here (adherence.md); each is a fault of a real system."""

from __future__ import annotations

import datetime as dt

from homework_kit.models.schedules import Once, Repeating
from tests.adherence.notes import WEEKLY, entry, plan, prompted, states, whole

TWICE = Repeating(frequency="daily", times=[dt.time(8), dt.time(20)], window_minutes=60)


def test_empty_is_not_everything() -> None:
    """Nothing due is no share: neither 100 % nor 0 %."""
    assert whole(plan(ends_before="2026-02-03", pauses=[{"from": "2026-02-02"}]), []).share is None


def test_a_future_day_is_not_nothing() -> None:
    """The rest of the week does not count before it is over."""
    block = whole(
        plan(), [entry("t1", "2026-02-02")], "2026-02-03", window=("2026-02-02", "2026-02-09")
    )
    assert block.share == 1.0


def test_a_record_stays_with_its_event_when_the_plan_changes() -> None:
    """An index-keyed record lands on the wrong event when a slot is added; a key does not."""
    note = entry("t1", "2026-02-05T08:10", occurrence="2026-02-05T08:00")
    earlier = Repeating(
        frequency="daily", times=[dt.time(6), dt.time(8), dt.time(20)], window_minutes=60
    )
    for schedule in (TWICE, earlier):
        block = whole(plan(schedule, "2026-02-05"), [note], "2026-02-05T10:00")
        assert (block.occasions.practiced, block.extra) == (1, 0)


def test_an_evening_entry_counts_for_its_evening() -> None:
    """UTC days would count 23:30 in Los Angeles for tomorrow."""
    note = entry("t1", "2026-02-04T07:30")
    evening = plan(Once(on=dt.date(2026, 2, 3)), zone="America/Los_Angeles")
    assert whole(evening, [note]).occasions.practiced == 1


def test_a_window_is_over_when_it_is_over() -> None:
    """One window is not read as open until midnight."""
    assert states(whole(plan(TWICE), [], "2026-02-02T09:00")) == {"no_entry": 1, "not_yet": 1}


def test_three_done_and_one_declined_are_finished() -> None:
    """3 done + 1 declined never finishing: every occasion has its state once closed."""
    notes = [entry(f"t{n}", f"2026-02-0{n}") for n in (2, 3, 4)]
    notes.append(entry("t5", "2026-02-05", "not_done_told"))
    block = whole(plan(ends_before="2026-02-06"), notes)
    assert (states(block), block.counted) == ({"practiced": 3, "told_not_done": 1}, 4)


def test_rows_are_not_occasions() -> None:
    """Five rows on one day are one practiced day of seven."""
    notes = [entry(f"t{n}", f"2026-02-03T1{n}:00") for n in range(5)]
    assert whole(plan(), notes).share == 0.1429


def test_an_expired_prompt_with_partial_answers_is_not_done() -> None:
    """Partial answers of an expired prompt are kept and do not count."""
    note = entry("t1", "2026-02-02T21:00", "partly", occurrence="2026-02-02#1")
    block = whole(plan(prompted(1)), [note], "2026-02-03")
    assert (block.share, block.tried_share) == (0.0, 1.0)


def test_practice_is_not_banked() -> None:
    """Banking oversupply is for pills: seven times this week is not next week's practice."""
    notes = [entry(f"t{n}", f"2026-02-03T1{n}:00") for n in range(7)]
    assert whole(plan(WEEKLY), notes, "2026-02-16").share == 0.5

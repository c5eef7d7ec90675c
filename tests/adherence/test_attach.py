"""Which entry belongs to which occasion."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.models.schedules import Once, Repeating, Target
from homework_kit.models.summary import AssignmentSummary
from tests.adherence.notes import AS_NEEDED, WEEKLY, entry, plan, prompted, states, utc, whole

TWICE = Repeating(frequency="daily", times=[dt.time(8), dt.time(20)])
OVERLAPPING = Repeating(frequency="daily", times=[dt.time(8), dt.time(9)], window_minutes=180)


def towards(block: AssignmentSummary) -> list[int | None]:
    """Give what went towards each period."""
    assert block.target is not None
    return [row.towards for row in block.target.periods]


def test_an_explicit_key_wins_over_time() -> None:
    """data-model.md: explicit attachment wins over time."""
    note = entry("t1", "2026-02-04T09:00", occurrence="2026-02-02")
    block = whole(plan(), [note], "2026-02-05")
    assert [row.practiced for row in block.weeks] == [1]
    assert states(block) == {"practiced": 1, "no_entry": 2, "open": 1}
    assert block.recalled == 1


def test_explicit_keys_come_first() -> None:
    """A later entry with a key takes the room before an earlier one without."""
    day = plan(Once(on=dt.date(2026, 2, 3)))
    notes = [
        entry("t1", "2026-02-03T09:00"),
        entry("t2", "2026-02-03T22:00", occurrence="2026-02-03", occurred_at=utc("2026-02-05")),
    ]
    block = whole(day, notes)
    assert (block.occasions.practiced, block.extra, block.recalled) == (1, 1, 0)


@pytest.mark.parametrize("key", ["2026-03-30", "no such key", "2026-02-03T09:00"])
def test_an_unknown_key_makes_an_entry_extra(key: str) -> None:
    """An unknown key makes the entry extra, not an error, and never attaches by time."""
    block = whole(plan(), [entry("t1", "2026-02-03T09:00", occurrence=key)])
    assert (block.occasions.practiced, block.extra, block.outcomes.as_agreed) == (0, 1, 1)


def test_a_key_of_a_coming_day_is_extra_until_that_day() -> None:
    """What opens after today takes no entries yet, whatever window is asked for."""
    note = entry("t1", "2026-02-03T09:00", occurrence="2026-02-05")
    far = ("2026-02-02", "2026-02-12")
    assert whole(plan(), [note], "2026-02-03T10:00").extra == 1
    assert whole(plan(), [note], "2026-02-03T10:00", window=far).extra == 1
    assert whole(plan(), [note], "2026-02-06").extra == 0


@pytest.mark.parametrize(
    "marks",
    [
        {"pauses": [{"from": "2026-02-03", "until": "2026-02-04"}]},
        {"set_aside": [{"occurrence": "2026-02-03"}]},
    ],
)
@pytest.mark.parametrize("key", ["2026-02-03", None])
def test_practice_on_a_paused_or_marked_occasion_is_extra(marks: Any, key: str | None) -> None:
    """Entries on a paused or marked occasion, even by explicit key, are extra."""
    note = entry("t1", "2026-02-03T09:00", occurrence=key)
    block = whole(plan(**marks), [note], "2026-02-04")
    assert (block.extra, block.occasions.practiced, block.counted) == (1, 0, 1)


def test_what_was_not_practiced_is_never_extra() -> None:
    """Extra is practice beyond what was agreed; anything else has nothing to be beyond."""
    marked = plan(set_aside=[{"occurrence": "2026-02-03"}])
    notes = [
        entry("t1", "2026-02-03T09:00", "no_opportunity"),
        entry("t2", "2026-02-03T09:01", "partly"),
    ]
    assert whole(marked, notes).extra == 0


def test_each_entry_goes_to_the_earliest_closing_occasion_with_room() -> None:
    """Of two open windows the one that closes first is filled first, then the other."""
    notes = [entry("t1", "2026-02-02T09:30"), entry("t2", "2026-02-02T10:00")]
    one = whole(plan(OVERLAPPING), notes[:1], "2026-02-02T13:00")
    both = whole(plan(OVERLAPPING), notes, "2026-02-02T13:00")
    assert (one.occasions.practiced, both.occasions.practiced, both.extra) == (1, 2, 0)


def test_entries_that_are_not_practiced_use_no_room() -> None:
    """Only practiced entries use room: a try in the morning leaves the day open."""
    notes = [entry("t1", "2026-02-02T08:00", "partly"), entry("t2", "2026-02-02T20:00")]
    block = whole(plan(), notes, "2026-02-03")
    assert (block.occasions.practiced, block.extra, block.outcomes.partly) == (1, 0, 1)


def test_more_practice_than_room_is_extra() -> None:
    """More practiced entries are extra: rows are never counted, occasions are."""
    notes = [entry(f"t{n}", f"2026-02-02T0{n}:00") for n in range(1, 4)]
    block = whole(plan(), notes, "2026-02-03")
    assert (block.occasions.practiced, block.counted, block.extra) == (1, 1, 2)


@pytest.mark.parametrize(("minutes", "practiced"), [(0, 0), (60, 0), (61, 1)])
def test_grace_is_elapsed_time_after_the_window(minutes: int, practiced: int) -> None:
    """`[opens, closes + grace)`: an entry at 1:00 fits a grace of 61 minutes and none of 60."""
    day = plan(Once(on=dt.date(2026, 2, 3)), grace_minutes=minutes)
    block = whole(day, [entry("t1", "2026-02-04T01:00")])
    assert (block.occasions.practiced, block.extra) == (practiced, 1 - practiced)


def test_grace_in_an_autumn_night_is_elapsed_time() -> None:
    """Grace is elapsed time too: the night of 25 October has 25 hours, the grace has two."""
    day = plan(Once(on=dt.date(2026, 10, 24)), "2026-10-24", grace_minutes=120)
    notes = [entry("t1", "2026-10-25T00:30"), entry("t2", "2026-10-25T01:00")]
    assert [whole(day, [each], "2026-10-27").occasions.practiced for each in notes] == [1, 0]


def test_a_late_answer_attaches_by_key_only() -> None:
    """Late answers to a prompt attach by key only, so a grace does not reach them."""
    schedule = prompted(1, between={"from": "09:00", "until": "09:01"})
    day = plan(schedule, "2026-02-03", grace_minutes=600)
    late, keyed = (
        entry("t1", "2026-02-03T11:00", occurrence=key) for key in (None, "2026-02-03#1")
    )
    by_time, by_key = whole(day, [late], "2026-02-04"), whole(day, [keyed], "2026-02-04")
    assert (by_time.extra, by_key.extra) == (1, 0)
    assert by_key.answered is not None
    assert by_key.answered.late == 1


def test_a_day_alone_does_not_name_a_prompt() -> None:
    """A prompt is timed: a note that knows only its day cannot say which one it answers."""
    note = entry("t1", "2026-02-02T23:00", occurred_on="2026-02-02")
    assert whole(plan(prompted(3)), [note], "2026-02-03").extra == 1


@pytest.mark.parametrize("schedule", [Repeating(frequency="daily"), TWICE, WEEKLY])
def test_a_day_alone_attaches_by_date(schedule: Any) -> None:
    """data-model.md: sources that know the date and not the time still attach."""
    note = entry("t1", "2026-02-05T23:00", occurred_on="2026-02-04")
    block = whole(plan(schedule), [note], "2026-02-09")
    assert (block.extra, block.days_practiced, block.so_far.practiced) == (0, 1, 0)
    assert block.weeks[0].practiced == 1


def test_a_local_time_is_read_on_the_clock_of_the_plan() -> None:
    """A wall time without a zone is read in the zone of the plan: 20:30 in Tokyo is 11:30 UTC."""
    evening = Repeating(frequency="daily", times=[dt.time(20)], window_minutes=60)
    note = entry("t1", "2026-02-09", occurred_on="2026-02-03", occurred_local_time=dt.time(20, 30))
    assert whole(plan(evening, zone="Asia/Tokyo"), [note]).occasions.practiced == 1


def test_an_import_without_any_time_attaches_by_key_only() -> None:
    """Without any time an entry attaches by key only."""
    assert whole(plan(), [entry("t1", None)]).extra == 1
    assert whole(plan(), [entry("t1", None, occurrence="2026-02-03")]).occasions.practiced == 1


def test_distinct_days_count_each_day_once() -> None:
    """A target with distinct_days: the second practice of a day is extra."""
    schedule = Target(times=3, per="week", distinct_days=True)
    notes = [
        entry(f"t{n}", when)
        for n, when in enumerate(("2026-02-02T08:00", "2026-02-02T20:00", "2026-02-03T08:00"))
    ]
    block = whole(plan(schedule), notes, "2026-02-09")
    assert (towards(block)[0], block.extra) == (2, 1)


def test_there_is_no_carry_over() -> None:
    """Seven on Sunday is not a week: what is over the target stays in its own week."""
    notes = [entry(f"t{n}", f"2026-02-08T1{n}:00") for n in range(7)]
    block = whole(plan(WEEKLY), notes, "2026-02-16")
    assert (towards(block)[:2], block.share, block.extra) == ([3, 0], 0.5, 4)


def test_a_target_attaches_at_any_moment_of_its_period() -> None:
    """The period is half-open: midnight on Monday belongs to the new week."""
    notes = [entry("t1", "2026-02-08T23:59"), entry("t2", "2026-02-09T00:00")]
    assert towards(whole(plan(WEEKLY), notes, "2026-02-17"))[:2] == [1, 1]


def test_days_in_a_pause_do_not_go_towards_a_target() -> None:
    """Entries in pauses are extra, also in a week that is paused for one day."""
    paused = plan(WEEKLY, pauses=[{"from": "2026-02-04", "until": "2026-02-05"}])
    notes = [entry("t1", "2026-02-03T09:00"), entry("t2", "2026-02-04T09:00")]
    block = whole(paused, notes, "2026-02-09")
    assert (towards(block)[0], block.extra) == (1, 1)


def test_an_occasion_that_opened_before_a_pause_is_still_due() -> None:
    """A pause tests the nominal local date: Tuesday's long window may run into the pause."""
    schedule = Once(on=dt.date(2026, 2, 3), window_minutes=3 * 24 * 60)
    paused = plan(schedule, pauses=[{"from": "2026-02-04", "until": "2026-02-06"}])
    assert whole(paused, [entry("t1", "2026-02-05T09:00")]).occasions.practiced == 1


def test_practice_before_the_start_is_extra() -> None:
    """Entries before the start are reported, never in the ratio."""
    begins = plan(starts_at=dt.time(12))
    block = whole(begins, [entry("t1", "2026-02-02T09:00")], "2026-02-03")
    assert (block.extra, block.occasions.practiced) == (1, 0)


def test_practice_as_needed_is_never_extra() -> None:
    """What is done as needed has no occasions, and so nothing to be beyond."""
    block = whole(plan(AS_NEEDED), [entry("t1", "2026-02-03T09:00")])
    assert block.extra == 0


def test_an_evening_belongs_to_its_local_day() -> None:
    """Known wrong elsewhere: an evening entry counted for tomorrow because of UTC days."""
    note = entry("t1", "2026-02-04T03:00")  # 22:00 on 3 February in New York
    block = whole(plan(Once(on=dt.date(2026, 2, 3)), zone="America/New_York"), [note])
    assert block.occasions.practiced == 1


def test_the_persons_day_may_start_at_three() -> None:
    """A note at 1:20 belongs to the evening before where the day starts at 3:00."""
    note = entry("t1", "2026-02-04T01:20")
    late = plan(Once(on=dt.date(2026, 2, 3)), day_starts_at=dt.time(3))
    assert whole(late, [note]).occasions.practiced == 1
    assert whole(plan(Once(on=dt.date(2026, 2, 3))), [note]).extra == 1


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/London", 29), ("America/Sao_Paulo", 29), ("Africa/Cairo", 24)]
)
def test_a_clock_change_takes_and_adds_no_occasion(zone: str, day: int) -> None:
    """One slot is one occasion on both sides of a clock change."""
    early = Repeating(frequency="daily", times=[dt.time(1, 30)])
    block = whole(plan(early, f"2026-03-{day - 2}", zone=zone), [], f"2026-03-{day + 2}T12:00")
    assert sum(states(block).values()) == 5


def test_a_date_that_was_written_down_stays() -> None:
    """data-model.md, `occurred_on`: for sources that know the wall clock and not the zone.

    22:00 in New York is the next day in London, where the next version begins; the person's note
    says the second, so that is its day.
    """
    versions = [
        plan(AS_NEEDED, "2026-04-01", zone="America/New_York"),
        plan(AS_NEEDED, "2026-04-03", version=2),
    ]
    note = entry("t1", "2026-04-04", occurred_on="2026-04-02", occurred_local_time="22:00")
    assert whole(versions, [note], "2026-04-10").days_to_first_try == 1


def test_a_moved_slot_takes_its_entry() -> None:
    """The slot of 1:30 opens at 2:30 summer time on the night in which 1:30 does not exist."""
    early = Repeating(frequency="daily", times=[dt.time(1, 30)], window_minutes=30)
    notes = [entry("t1", "2026-03-29T01:40")]
    assert whole(plan(early, "2026-03-28"), notes, "2026-03-30").occasions.practiced == 1

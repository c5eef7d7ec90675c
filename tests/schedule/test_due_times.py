"""When practice is due, and what is too much."""

from __future__ import annotations

import pytest

from homework_kit.errors import TooManyOccurrences
from homework_kit.schedule import Occurrence, Reign, due_times, expand, occurrences, overlapping
from homework_kit.schedule.clock import Clock
from homework_kit.schedule.marks import Marks
from homework_kit.schedule.slots import Slot
from homework_kit.schedule.windows import slot_occasion
from tests.schedule.plans import BeforeSession, ListedOccasions, Prompted, daily, meeting, plan, utc


def test_due_times_are_of_the_window() -> None:
    """What is due in `[start, end)`, also where it opened before; a day is due when it ends."""
    window = utc("2026-03-03"), utc("2026-03-05")
    assert due_times(plan(), *window) == [utc("2026-03-03"), utc("2026-03-04")]
    early = plan(daily("09:00", "18:00", opens_minutes_before=2000))
    expected = [utc(f"2026-03-0{day}T{at}") for day in (3, 4) for at in ("09:00", "18:00")]
    assert due_times(early, *window) == expected
    two = [plan(daily("18:00")), plan(daily("09:00"), id="a2")]
    assert due_times(two, *window) == expected


def test_every_version_says_when_it_is_due() -> None:
    """`opens` belongs to the version in force when it opens, and so does what is due."""
    plans = [plan(daily("09:00")), plan(daily("20:00"), "2026-03-04", version=2)]
    found = due_times(plans, utc("2026-03-02"), utc("2026-03-06"))
    assert [(each.day, each.hour) for each in found] == [(2, 9), (3, 9), (4, 20), (5, 20)]


def test_a_plan_that_floats_is_due_by_the_clock_of_the_person() -> None:
    """Without a zone of its own a plan needs one from the caller."""
    window = utc("2026-03-02"), utc("2026-03-04")
    found = due_times(plan(daily("09:00"), zone=None), *window, zones="Asia/Tokyo")
    assert found == [utc("2026-03-02T00:00"), utc("2026-03-03T00:00")]


def test_what_a_session_asks_for_is_due_with_it() -> None:
    """Before a session: due when the next one begins."""
    sessions = [meeting("s1", "2026-03-03", "15:00"), meeting("s2", "2026-03-10", "15:00")]
    found = due_times(
        plan(BeforeSession()), utc("2026-03-01"), utc("2026-03-20"), sessions=sessions
    )
    assert found == [utc("2026-03-03T15:00"), utc("2026-03-10T15:00")]


def test_nothing_is_due_after_the_end() -> None:
    """A slot that opened before the end is due all the same: its window counts in full."""
    window = utc("2026-03-02"), utc("2026-03-10")
    ended = plan(daily("09:00"), ends_before="2026-03-04")
    assert [each.day for each in due_times(ended, *window)] == [2, 3]
    early = plan(daily("09:00", opens_minutes_before=2880), ends_before="2026-03-04")
    assert [each.day for each in due_times(early, *window)] == [2, 3, 4, 5]


def test_nothing_is_due_in_a_pause() -> None:
    """Paused and set-aside occasions are left out, of all versions."""
    marked = plan(
        daily("09:00"),
        pauses=[{"from": "2026-03-03", "until": "2026-03-05"}],
        set_aside=[{"occurrence": "2026-03-06T09:00", "reason": "other"}],
    )
    later = plan(daily("20:00"), "2026-03-08", version=2)
    found = due_times([marked, later], utc("2026-03-02"), utc("2026-03-10"))
    assert [(each.day, each.hour) for each in found] == [(2, 9), (5, 9), (7, 9), (8, 20), (9, 20)]


def test_due_times_have_a_limit() -> None:
    """As occasions have; what is left out counts, since it is looked at."""
    window = utc("2026-03-02"), utc("2026-03-12")
    resting = plan(daily("09:00"), pauses=[{"from": "2026-03-02"}])
    windows = plan(daily("09:00", window_minutes=20000, opens_minutes_before=60))
    for each, due in ((plan(daily("09:00")), 10), (resting, 0), (windows, 10)):
        assert len(due_times(each, *window, limit=10)) == due
        with pytest.raises(TooManyOccurrences):
            due_times(each, *window, limit=9)


def test_the_limit_counts_what_is_there() -> None:
    """Days looked at around the window, for early openings or long windows, do not count."""
    early = plan(daily("09:00", opens_minutes_before=100 * 1440, window_minutes=20000))
    window = utc("2026-03-02"), utc("2026-03-12")
    assert len(occurrences(early, *window, limit=110)) == 110
    assert len(due_times(early, *window, limit=10)) == 10
    with pytest.raises(TooManyOccurrences):
        occurrences(early, *window, limit=109)


def test_what_was_due_before_takes_no_room() -> None:
    """Occasions that are open still, and were due before the window, are not of it."""
    listed = [{"on": f"2026-03-0{day}", "at": "09:00", "window_minutes": 4320} for day in (2, 3, 4)]
    found = due_times(
        plan(ListedOccasions(occasions=listed)), utc("2026-03-04"), utc("2026-03-05"), limit=1
    )
    assert found == [utc("2026-03-04T09:00")]


def test_too_many_are_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded: far too many are refused before they take memory."""
    monkeypatch.delattr(Clock, "instants")
    always = plan(daily(*(f"{hour:02}:00" for hour in range(24))), "1900-01-01")
    window = utc("1900-01-01"), utc("2200-01-01")
    with pytest.raises(TooManyOccurrences):
        occurrences(always, *window)
    with pytest.raises(TooManyOccurrences):
        due_times(always, *window)
    monkeypatch.delattr(expand, "slot_occasion")
    with pytest.raises(TooManyOccurrences, match="9"):
        overlapping(always, *window, limit=9)


def test_only_one_too_many_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded: prompts are made one by one, and no more of them than it takes to refuse."""
    made: list[str] = []

    def counted(reign: Reign, marks: Marks, slot: Slot) -> Occurrence | None:
        made.append(slot.key)
        return slot_occasion(reign, marks, slot)

    monkeypatch.setattr(expand, "slot_occasion", counted)
    always = plan(Prompted(per_day=1, between={"from": "09:00", "until": "21:00"}, seed="s"))
    for ask in (occurrences, overlapping):
        made.clear()
        with pytest.raises(TooManyOccurrences):
            ask(always, utc("2026-03-02"), utc("2126-03-02"), limit=5)
        assert len(made) == 6

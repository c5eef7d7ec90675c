"""Occasions of dated schedules: keys, windows, versions, marks."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest

from homework_kit.errors import AwareTimeNeeded, TooManyOccurrences, UnknownZone, ZoneNeeded
from homework_kit.models.edits import amend, delete
from homework_kit.models.schedules import AsNeeded
from homework_kit.schedule import Occurrence, due_times, occurrences, overlapping
from tests.schedule.plans import (
    LONDON,
    ListedOccasions,
    Once,
    Repeating,
    Target,
    between,
    daily,
    keys,
    plan,
    utc,
    windows,
)


def test_a_timed_slot_runs_to_the_end_of_the_day() -> None:
    """It opens and is due at its time; the default close is the end of the person's day."""
    (found,) = between(plan(daily("09:00")), "2026-03-05", "2026-03-06")
    assert found == Occurrence(
        key="2026-03-05T09:00",
        assignment_id="a1",
        version=1,
        local_date=dt.date(2026, 3, 5),
        until_date=dt.date(2026, 3, 6),
        opens=utc("2026-03-05T09:00"),
        due=utc("2026-03-05T09:00"),
        closes=utc("2026-03-06T00:00"),
        zone=LONDON,
    )
    assert (found.required, found.partial, found.nominal_days) == (1, False, None)


def test_occasions_are_equal_by_value() -> None:
    """Whatever they are made from; nothing else equals one."""
    (one,) = between(plan(daily("09:00")), "2026-03-05", "2026-03-06")
    same, next_day = between(plan(daily("09:00")), "2026-03-05", "2026-03-07")
    (other,) = between(plan(daily("09:30")), "2026-03-05", "2026-03-06")
    assert one == same
    assert next_day not in (one, same, other)
    assert one not in (other, one.key)


def test_a_day_long_occasion_is_the_persons_day() -> None:
    """From 03:00 to 03:00, 23 hours in the night of the clock change; due when it closes."""
    found = between(plan(day_starts_at="03:00"), "2026-03-28", "2026-03-29")
    assert windows(found) == [
        ("2026-03-28", "2026-03-28T03:00:00+00:00", "2026-03-29T03:00:00+01:00")
    ]
    assert found[0].due == found[0].closes
    assert found[0].closes - found[0].opens == dt.timedelta(hours=23)


def test_a_window_may_outlast_the_day() -> None:
    """Minutes are elapsed time from the due instant, or of a day from its start."""
    timed = between(plan(daily("23:00", window_minutes=120)), "2026-03-28", "2026-03-29")
    assert timed[0].closes.isoformat() == "2026-03-29T02:00:00+01:00"
    all_day = between(plan(daily(window_minutes=2880)), "2026-03-28", "2026-03-29")
    assert all_day[0].closes.isoformat() == "2026-03-30T01:00:00+01:00"


def test_an_occasion_may_open_early() -> None:
    """opens_minutes_before is elapsed time before the due instant; a day opens when it starts."""
    (found,) = between(
        plan(daily("01:45", opens_minutes_before=120)), "2026-10-24T12:00", "2026-10-25T12:00"
    )
    assert found.key == "2026-10-25T01:45"
    assert found.opens.isoformat() == "2026-10-24T23:45:00+01:00"
    assert found.due - found.opens == dt.timedelta(hours=2)
    all_day = between(plan(daily(opens_minutes_before=60)), "2026-03-05", "2026-03-06")
    assert all_day[0].opens == utc("2026-03-05")


def test_a_slot_after_midnight_belongs_to_the_evening_before() -> None:
    """A timed key uses the calendar date of the slot; local_date is the person's day."""
    (found,) = between(plan(daily("01:30"), day_starts_at="03:00"), "2026-03-05", "2026-03-06")
    assert (found.key, found.local_date.day) == ("2026-03-05T01:30", 4)
    assert found.closes == utc("2026-03-05T03:00")


@pytest.mark.parametrize(
    ("zone", "at", "day", "expected"),
    [
        (LONDON, "01:30", "2026-03-29", "2026-03-29T02:30:00+01:00"),
        ("Australia/Lord_Howe", "02:15", "2026-10-04", "2026-10-04T02:45:00+11:00"),
        ("America/Sao_Paulo", "00:30", "2018-11-04", "2018-11-04T01:30:00-02:00"),
        ("America/Nuuk", "23:30", "2024-03-30", "2024-03-31T00:30:00-01:00"),
    ],
)
def test_a_gap_moves_one_occasion(zone: str, at: str, day: str, expected: str) -> None:
    """It keeps its key and date, says that it moved, and the days beside it stay."""
    date = dt.date.fromisoformat(day)
    window = [(date + dt.timedelta(days=after)).isoformat() for after in (-2, 3)]
    found = between(plan(daily(at), "2015-01-01", zone=zone), *window)
    moved = [each for each in found if each.shifted]
    assert [(each.key, each.due.isoformat()) for each in moved] == [(f"{day}T{at}", expected)]
    assert moved[0].local_date == date
    assert moved[0].due < moved[0].closes
    others = {each.due.time().isoformat("minutes") for each in found if not each.shifted}
    assert others == {at}


def test_a_fold_gives_one_occasion() -> None:
    """01:30 happens twice that night in London; the first is meant, and the window is elapsed."""
    (found,) = between(plan(daily("01:30", window_minutes=45)), "2026-10-25", "2026-10-26")
    assert found.due.isoformat() == "2026-10-25T01:30:00+01:00"
    assert found.closes.isoformat() == "2026-10-25T01:15:00+00:00"
    assert found.opens <= found.due < found.closes


@pytest.mark.parametrize("times", [(), ("09:00",), ("01:00",)])
@pytest.mark.parametrize("day_starts_at", ["00:00", "03:00"])
def test_a_date_that_did_not_happen_has_no_occasion(
    times: tuple[str, ...], day_starts_at: str
) -> None:
    """Samoa went from 2011-12-29 to 2011-12-31."""
    samoa = plan(daily(*times), "2011-12-20", zone="Pacific/Apia", day_starts_at=day_starts_at)
    found = between(samoa, "2011-12-28T12:00", "2012-01-02T12:00")
    days = [each.key[8:10] for each in found]
    assert "30" not in days
    assert {"29", "31", "01"} <= set(days)
    assert dt.date(2011, 12, 30) not in {each.local_date for each in found}
    assert all(before.closes <= after.opens for before, after in itertools.pairwise(found))


def test_keys_of_a_list() -> None:
    """A key of the plan's own stands as id:key; without one it is date and time."""
    schedule = ListedOccasions(
        occasions=[
            {"on": "2026-03-04", "key": "p1", "window_minutes": 30, "at": "10:00"},
            {"on": "2026-03-03"},
            {"on": "2026-03-05", "at": "10:00"},
        ]
    )
    found = between(plan(schedule), "2026-03-01", "2026-03-31")
    assert keys(found) == ["2026-03-03", "id:p1", "2026-03-05T10:00"]


def test_as_needed_has_no_occasions() -> None:
    """No denominator."""
    assert between(plan(AsNeeded(cue="tense")), "2026-01-01", "2027-01-01") == []


def test_nothing_before_the_start_and_nothing_after_the_end() -> None:
    """ends_before and status_on are the first dates without occasions; active has no status_on."""
    ended = plan(starts_on="2026-03-02", ends_before="2026-03-05")
    assert keys(between(ended, "2026-01-01", "2027-01-01")) == [
        f"2026-03-0{day}" for day in (2, 3, 4)
    ]
    stopped = plan(
        starts_on="2026-03-02", ends_before="2026-03-05", status="stopped", status_on="2026-03-03"
    )
    assert keys(between(stopped, "2026-01-01", "2027-01-01")) == ["2026-03-02"]
    active = plan(starts_on="2026-03-02", ends_before="2026-03-05", status_on="2026-03-03")
    assert len(between(active, "2026-01-01", "2027-01-01")) == 3


def test_a_window_may_run_past_the_end_and_counts_in_full() -> None:
    """scheduling.md, Details that decide."""
    ended = plan(daily("20:00", window_minutes=720), ends_before="2026-03-03")
    (found,) = between(ended, "2026-01-01", "2027-01-01")
    assert found.closes == utc("2026-03-03T08:00")


def test_a_proposed_version_yields_nothing_and_cuts_nothing() -> None:
    """Only agreed versions rule."""
    proposed = plan(starts_on="2026-03-04", version=2, status="proposed")
    assert between(proposed, "2026-01-01", "2027-01-01") == []
    found = between([plan(), proposed], "2026-03-03", "2026-03-06")
    assert [each.version for each in found] == [1, 1, 1]


def test_a_new_version_takes_over_at_the_start_of_its_day() -> None:
    """From Thursday on, the shorter form."""
    later = plan(daily("20:00"), "2026-03-05", version=2)
    found = between([later, plan(daily("09:00"))], "2026-03-04", "2026-03-06")
    assert [(each.key, each.version) for each in found] == [
        ("2026-03-04T09:00", 1),
        ("2026-03-05T20:00", 2),
    ]


def test_a_new_version_may_take_over_in_the_middle_of_a_day() -> None:
    """What opened before keeps its key and version; what was due before is not asked for twice."""
    times = ("09:00", "12:00", "20:00")
    old, new = plan(daily(*times)), plan(daily(*times), "2026-03-05", starts_at="12:00", version=2)
    found = between([old, new], "2026-03-05", "2026-03-06")
    assert [(each.key[11:], each.version) for each in found] == [
        ("09:00", 1),
        ("12:00", 2),
        ("20:00", 2),
    ]


def test_a_day_that_is_open_is_not_opened_again() -> None:
    """A day-long occasion of the old version runs on; a first version's day starts with it."""
    switch: dict[str, Any] = {"starts_on": "2026-03-05", "starts_at": "12:00"}
    found = between([plan(), plan(version=2, **switch)], "2026-03-05", "2026-03-07")
    assert [(each.key, each.version) for each in found] == [("2026-03-05", 1), ("2026-03-06", 2)]
    alone = between(plan(**switch), "2026-03-01", "2026-03-06")
    assert windows(alone) == [
        ("2026-03-05", "2026-03-05T12:00:00+00:00", "2026-03-06T00:00:00+00:00")
    ]
    # The same where only the new version's opening lies in the window that is asked for.
    assert between([plan(), plan(version=2, **switch)], "2026-03-05T12:00", "2026-03-06") == []


def test_an_early_opening_before_the_switch_keeps_its_version() -> None:
    """Whether or not the new version would open it early too."""
    old = plan(daily("09:00", opens_minutes_before=60))
    for early in (0, 60):
        new = plan(
            daily("09:00", opens_minutes_before=early), "2026-03-05", starts_at="08:30", version=2
        )
        found = between([old, new], "2026-03-05", "2026-03-06")
        assert [(each.key, each.version) for each in found] == [("2026-03-05T09:00", 1)]
    fresh = plan(daily("09:00", opens_minutes_before=60), "2026-03-05", starts_at="08:30")
    assert between(fresh, "2026-03-05", "2026-03-06")[0].opens == utc("2026-03-05T08:30")


def test_a_day_whose_window_closed_before_the_start_is_not_there() -> None:
    """A clipped window that would be empty is no occasion."""
    late = plan(daily(window_minutes=60), "2026-03-05", starts_at="12:00")
    assert keys(between(late, "2026-03-05", "2026-03-07")) == ["2026-03-06"]


def test_a_listed_key_that_was_opened_does_not_come_back() -> None:
    """A key names an occasion for ever."""
    old = plan(ListedOccasions(occasions=[{"on": "2026-03-03", "key": "p1"}]))
    new = plan(
        ListedOccasions(occasions=[{"on": "2026-03-25", "key": "p1"}, {"on": "2026-03-26"}]),
        "2026-03-20",
        version=2,
    )
    found = between([old, new], "2026-03-01", "2026-04-01")
    assert [(each.key, each.version) for each in found] == [("id:p1", 1), ("2026-03-26", 2)]


def test_a_key_of_its_own_beside_the_switch_takes_no_day() -> None:
    """A listed occasion with a name of its own, and days of the new version right after it."""
    old = plan(ListedOccasions(occasions=[{"on": "2026-03-04", "key": "p1"}]))
    new = plan(daily(), "2026-03-05", version=2)
    assert keys(between([old, new], "2026-03-01", "2026-03-07")) == [
        "id:p1",
        "2026-03-05",
        "2026-03-06",
    ]


def test_edits_and_tombstones() -> None:
    """Only heads count; a deleted version is nowhere."""
    first = plan()
    edited = amend(first, ends_before="2026-03-03")
    assert keys(between([first, edited], "2026-03-01", "2026-04-01")) == ["2026-03-02"]
    assert between([first, delete(first)], "2026-03-01", "2026-04-01") == []


def test_several_plans_are_sorted_together() -> None:
    """By opens, closes, assignment id and key."""
    found = between([plan(id="b"), plan(daily("00:00")), plan()], "2026-03-05", "2026-03-06")
    assert [each.assignment_id for each in found] == ["a1", "b"]


def test_pauses_and_marks() -> None:
    """By local date, half-open; both stay visible."""
    paused = plan(
        daily("01:30", "20:00"),
        day_starts_at="03:00",
        pauses=[{"from": "2026-03-04", "until": "2026-03-05"}, {"from": "2026-03-07"}],
        set_aside=[{"occurrence": "2026-03-05T20:00"}],
    )
    found = between(paused, "2026-03-04T03:00", "2026-03-07T22:00")
    assert [each.key[8:] for each in found if each.paused] == ["04T20:00", "05T01:30", "07T20:00"]
    assert [each.key[8:] for each in found if each.set_aside] == ["05T20:00"]
    assert [each.paused_days for each in found] == [int(each.paused) for each in found]


def test_overlap_finds_what_opened_long_ago() -> None:
    """A window of three days is still open, also past the end of the plan."""
    long_open = plan(daily("09:00", window_minutes=4320), ends_before="2026-03-04")
    assert keys(overlapping(long_open, utc("2026-03-06T08:59"), utc("2026-03-06T10:00"))) == [
        "2026-03-03T09:00"
    ]
    listed = plan(
        ListedOccasions(
            occasions=[{"on": "2026-03-03", "window_minutes": 20000}, {"on": "2026-03-04"}]
        )
    )
    assert keys(overlapping(listed, utc("2026-03-10"), utc("2026-03-11"))) == ["2026-03-03"]
    once = plan(Once(on="2026-03-03"))
    assert overlapping(once, utc("2026-03-04"), utc("2026-03-05")) == []
    assert overlapping(once, utc("2026-03-02"), utc("2026-03-03")) == []
    assert between(once, "2026-02-20", "2026-03-01") == []


def test_overlap_finds_what_opened_long_before_it_is_due() -> None:
    """A slot that opened five days early, before the plan ended, is open until its day is over."""
    early = plan(daily("09:00", opens_minutes_before=7200), ends_before="2026-03-10")
    found = overlapping(early, utc("2026-03-14T08:00"), utc("2026-03-14T08:30"))
    assert keys(found) == ["2026-03-14T09:00"]
    assert found[0].opens == utc("2026-03-09T09:00")


def test_errors() -> None:
    """Each says what is needed."""
    naive = dt.datetime(2026, 3, 1)  # noqa: DTZ001 - the point
    for ask in (occurrences, overlapping, due_times):
        with pytest.raises(AwareTimeNeeded, match="end"):
            ask(plan(), utc("2026-03-01"), naive)
        with pytest.raises(AwareTimeNeeded, match="start"):
            ask(plan(), naive, utc("2026-03-01"))
    with pytest.raises(ZoneNeeded):
        between(plan(zone=None), "2026-03-01", "2026-03-02")
    with pytest.raises(UnknownZone):
        between(plan(zone=None), "2026-03-01", "2026-03-02", zones="Atlantis/Capital")
    assert len(between(plan(), "2026-03-02", "2026-03-12", limit=10)) == 10
    with pytest.raises(TooManyOccurrences):
        between(plan(), "2026-03-02", "2026-03-13", limit=10)


def test_the_whole_of_time_may_be_asked_for() -> None:
    """The window may be larger than the calendar; rules end with the year 2199."""
    least, greatest = utc("0001-01-01"), utc("9999-12-31")
    rule = Repeating(frequency="yearly")
    found = occurrences(plan(rule, "1900-01-01", zone="Etc/UTC"), least, greatest)
    assert (len(found), found[-1].key) == (300, "2199-01-01")
    monthly = Target(times=1, per="month")
    found = occurrences(plan(monthly, "2199-11-05", zone="Etc/UTC"), least, greatest)
    assert keys(found) == ["2199-11-05/month", "2199-12-01/month"]

"""The clock for tests: it moves as a person's clock moves, and only when it is told to."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfoNotFoundError

import pytest

import homework_kit as hk
from homework_kit.testing.clock import Clock

LONDON = "Europe/London"


def test_it_stands_still() -> None:
    """No real clock is read, so nothing passes by itself."""
    clock = Clock("2026-03-28T20:00:00+00:00", zone=LONDON)
    first = clock()
    time.sleep(0.002)
    assert clock() == clock.now() == first


@pytest.mark.parametrize(
    ("start", "later"),
    [
        ("2026-03-28T01:30:00+00:00", "2026-03-29T02:30:00+01:00"),  # 01:30 does not exist
        ("2026-10-24T01:30:00+01:00", "2026-10-25T01:30:00+01:00"),  # of two, the first
        ("2026-10-25T01:30:00+00:00", "2026-10-26T01:30:00+00:00"),
    ],
)
def test_a_day_later_is_the_same_time_of_day(start: str, later: str) -> None:
    """Days move on the calendar, by the same rules as slots do."""
    clock = Clock(start, zone=LONDON)
    clock.advance(days=1)
    assert clock().isoformat() == later


def test_time_elapses_in_the_night_of_a_change() -> None:
    """Hours and minutes elapse, so a night of 25 hours is as long as it is."""
    clock = Clock("2026-10-25T00:30:00+01:00", zone=LONDON)
    clock.advance(hours=1, minutes=30)
    assert clock().isoformat() == "2026-10-25T01:00:00+00:00"


def test_moments_compare_by_elapsed_time() -> None:
    """The same wall time twice in a fold is two moments, an hour apart."""
    clock = Clock("2026-10-25T01:30:00+01:00", zone=LONDON)
    first = clock()
    clock.advance(hours=1)
    assert clock().replace(tzinfo=None) == first.replace(tzinfo=None)
    assert clock() - first == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "kind", "minutes", "at"),
    [
        (LONDON, "gap", 60, "2026-03-29T02:00:00+01:00"),
        ("Australia/Lord_Howe", "fold", 30, "2026-04-05T01:30:00+10:30"),
        ("Africa/Cairo", "gap", 60, "2026-04-24T01:00:00+03:00"),
        ("America/Santiago", "fold", 60, "2026-04-04T23:00:00-04:00"),
    ],
)
def test_it_finds_the_next_change(zone: str, kind: str, minutes: int, at: str) -> None:
    """It stands at the first instant of the new offset, and says how long and which way."""
    clock = Clock("2026-03-20T12:00:00+00:00", zone=zone)
    found = clock.to_next_clock_change()
    assert (found.kind, found.minutes, found.zone) == (kind, minutes, zone)
    assert found.at.isoformat() == clock().isoformat() == at


def test_changes_follow_each_other() -> None:
    """Asked again, it goes on to the one after."""
    clock = Clock("2026-01-01T12:00:00+00:00", zone=LONDON)
    kinds = [clock.to_next_clock_change().kind for _ in range(4)]
    assert kinds == ["gap", "fold", "gap", "fold"]


def test_a_zone_without_changes_says_so() -> None:
    """Nothing is searched for ever, and the clock stays where it was."""
    clock = Clock("2026-01-01T12:00:00+00:00", zone="Asia/Tokyo")
    with pytest.raises(LookupError, match="Choose another zone"):
        clock.to_next_clock_change()
    assert clock().isoformat() == "2026-01-01T21:00:00+09:00"


def test_a_floating_plan_follows_the_journey() -> None:
    """`clock.zones` is what a floating plan needs: nine in London, then nine in New York."""
    plan = hk.Assignment(
        id="walk",
        title="Walk",
        task=hk.tasks.OtherTask(what_to_do="Walk"),
        starts_on=dt.date(2026, 2, 2),
        schedule=hk.schedules.Repeating(frequency="daily", times=[dt.time(9)]),
    )
    clock = Clock("2026-02-02T00:00:00+00:00", zone=LONDON)
    start = clock()
    clock.advance(days=1, hours=12)
    clock.travel("America/New_York")
    clock.advance(days=1)
    found = hk.occurrences(plan, start, clock(), zones=clock.zones)
    assert [each.due.isoformat()[11:] for each in found] == [
        "09:00:00+00:00",
        "09:00:00+00:00",
    ]
    clock.advance(days=1)
    assert hk.occurrences(plan, start, clock(), zones=clock.zones)[-1].due.hour == 9
    assert clock.zone == "America/New_York"


def test_a_journey_that_is_told_anew_replaces_what_was_later() -> None:
    """Set back and sent elsewhere, the person was never where they would have gone."""
    clock = Clock("2026-02-02T00:00:00+00:00", zone=LONDON)
    clock.advance(days=5)
    clock.travel("Asia/Tokyo")
    clock.set_to("2026-02-03T00:00:00+00:00")
    assert clock.zone == LONDON
    clock.travel("Asia/Kolkata")
    assert [each.time_zone for each in clock.zones] == [LONDON, "Asia/Kolkata"]


def test_a_moment_without_an_offset_is_refused() -> None:
    """A clock that guesses the zone of a machine would differ from machine to machine."""
    with pytest.raises(ValueError, match="offset"):
        Clock("2026-02-02T00:00:00")


def test_a_zone_that_is_not_there_is_refused() -> None:
    """A misspelled zone is told where the clock is made or sent there, and not when it is read."""
    with pytest.raises(ZoneInfoNotFoundError):
        Clock("2026-02-02T00:00:00+00:00", zone="Europe/Londn")
    clock = Clock("2026-02-02T00:00:00+00:00", zone=LONDON)
    with pytest.raises(ZoneInfoNotFoundError):
        clock.travel("Europe/Londn")
    assert clock.zone == LONDON

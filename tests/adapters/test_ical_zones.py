"""The time zones of a feed: every change of the window, none outside; what a wall time means."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.adapters.ical_zones import changes, timezone, wall_time
from tests.adapters.feeds import CHANGES, STILL, by_zone, read
from tests.property.schedule_cases import zone_names

DAY = dt.timedelta(days=1)
YEAR = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
NEXT = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
HOUR, HALF = dt.timedelta(hours=1), dt.timedelta(minutes=30)


def offset_at(zone: str, moment: dt.datetime) -> dt.timedelta:
    """Give the offset of a zone at an instant, from the standard library alone."""
    found = moment.astimezone(ZoneInfo(zone)).utcoffset()
    assert found is not None
    return found


def moves(zone: str) -> list[tuple[str, dt.timedelta]]:
    """Give when a zone's clocks are set in 2026, and by how much."""
    return [
        (f"{each.at:%m-%dT%H:%M}", each.after - each.before) for each in changes(zone, YEAR, NEXT)
    ]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/London", [("03-29T01:00", HOUR), ("10-25T01:00", -HOUR)]),
        ("Europe/Dublin", [("03-29T01:00", HOUR), ("10-25T01:00", -HOUR)]),
        ("Australia/Lord_Howe", [("04-04T15:00", -HALF), ("10-03T15:30", HALF)]),
        ("Antarctica/Troll", [("03-29T01:00", 2 * HOUR), ("10-25T01:00", -2 * HOUR)]),
        ("Africa/Casablanca", [("02-15T02:00", -HOUR), ("03-22T02:00", HOUR)]),
        ("Asia/Kathmandu", []),
        ("Etc/UTC", []),
    ],
)
def test_the_changes_of_a_year(zone: str, expected: list[tuple[str, dt.timedelta]]) -> None:
    """Half hours, double hours, summer time that counts backward, and zones without any."""
    assert moves(zone) == expected


@given(zone_names, st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 900))
@settings(deadline=None, max_examples=60)
def test_changes_tell_the_offset_at_every_moment(zone: str, day: dt.date, days: int) -> None:
    """Each change happens at its very second; between two changes the offset stands still."""
    first = dt.datetime.combine(day, dt.time(7, 13), dt.UTC)
    last = first + days * DAY
    found = list(changes(zone, first, last))
    for each in found:
        assert first < each.at <= last
        assert offset_at(zone, each.at - dt.timedelta(seconds=1)) == each.before != each.after
    offsets = [(first, offset_at(zone, first)), *((each.at, each.after) for each in found)]
    for hours in range(0, days * 24, 7):
        moment = first + hours * HOUR
        (_, told) = [each for each in offsets if each[0] <= moment][-1]
        assert offset_at(zone, moment) == told


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_a_zone_of_the_cases_changes_as_they_say(zone: str, day: str) -> None:
    """The cases that the laws draw do meet a change, but for the zone that has none."""
    middle = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)
    found = list(changes(zone, middle - 2 * DAY, middle + 2 * DAY))
    assert len(found) == (0 if zone in STILL else 1)


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_a_wall_time_means_its_instant(zone: str, day: str) -> None:
    """By the rules in the feed each minute around a change reads back, or is written in UTC."""
    middle = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)
    minutes = [middle + dt.timedelta(minutes=each) for each in range(-2 * 1440, 2 * 1440)]
    made = timezone(zone, minutes[0], minutes[-1])
    written = b"BEGIN:VCALENDAR\r\n" + made.to_ical() + b"END:VCALENDAR\r\n"
    (rules,) = read(written).inner
    read_back, second = 0, 0
    for moment in minutes:
        wall = wall_time(zone, moment)
        if wall is None:
            second += 1
        else:
            read_back += by_zone(rules, wall) == moment
    assert read_back + second == len(minutes)
    back = dt.timedelta(0)
    for change in changes(zone, minutes[0], minutes[-1]):
        back = max(change.before - change.after, back)
    # Seconds of an old offset leave a part of a minute on either side.
    assert abs(second - back / dt.timedelta(minutes=1)) < 1


def test_a_zone_is_bounded() -> None:
    """The rules name the changes from the first time to the last and none beyond; all standard."""
    first = dt.datetime(2026, 3, 20, 9, tzinfo=dt.UTC)
    made = timezone("Europe/London", first, dt.datetime(2026, 10, 25, 1, tzinfo=dt.UTC))
    assert [each.name for each in made.subcomponents] == ["STANDARD"] * 3
    assert re.findall(rb"DTSTART:(\w+)", made.to_ical()) == [
        b"20260319T090000",
        b"20260329T010000",
        b"20261025T020000",
    ]
    made = timezone("Europe/London", first, first)
    assert len(made.subcomponents) == 1

"""Times that are known to be hard, each by name, with what scheduling.md says of it."""

from __future__ import annotations

from typing import Any

import pytest

from homework_kit.schedule import local_date_of
from tests.schedule.plans import Repeating, Target, between, daily, keys, plan, span, utc


def dues(schedule: Any, starts_on: str, zone: str | None, end: str, **more: Any) -> dict[str, str]:
    """Give the keys from a start up to a moment in UTC, and when each is due."""
    found = between(plan(schedule, starts_on, zone=zone), "1989-01-01", end, **more)
    return {each.key: each.due.isoformat(timespec="minutes") for each in found}


def test_samoa_had_no_30_december_2011() -> None:
    """A date that did not happen is absent: with a time, day-long, and in the days of a target."""
    for schedule, last in (
        (daily("09:00"), "T09:00"),
        (daily(), ""),
        (Target(times=1, per="day"), "/day"),
    ):
        found = between(
            plan(schedule, "2011-12-28", zone="Pacific/Apia"), "2011-12-28", "2012-01-01"
        )
        dates = ["2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]
        assert [key for key in keys(found) if key[:10] in dates] == keys(found)
        assert keys(found)[:3] == [f"{date}{last}" for date in dates[:3]]


def test_a_night_before_the_lost_day_of_samoa_lasts_into_the_day_after_it() -> None:
    """With days from 03:00 the 29th ends at 03:00 of the 31st: 24 hours later, as every day."""
    samoa = plan(daily(), "2011-12-28", zone="Pacific/Apia", day_starts_at="03:00")
    found = between(samoa, "2011-12-28", "2012-01-01")
    assert {each.key: each.closes.isoformat() for each in found}["2011-12-29"] == (
        "2011-12-31T03:00:00+14:00"
    )
    assert str(local_date_of(utc("2011-12-30T12:30"), samoa)) == "2011-12-29"  # the 31st, 02:30


def test_the_line_islands_had_no_last_day_of_1994() -> None:
    """Kiritimati went from the 30th to the first of January."""
    found = dues(daily("09:00"), "1994-12-29", "Pacific/Kiritimati", "1995-01-02")
    assert found == {
        "1994-12-29T09:00": "1994-12-29T09:00-10:00",
        "1994-12-30T09:00": "1994-12-30T09:00-10:00",
        "1995-01-01T09:00": "1995-01-01T09:00+14:00",
        "1995-01-02T09:00": "1995-01-02T09:00+14:00",
    }


def test_lord_howe_changes_by_half_an_hour() -> None:
    """02:15 does not happen and 01:45 happens twice; both by 30 minutes."""
    spring = dues(
        daily("01:45", "02:15", "02:45"), "2026-10-04", "Australia/Lord_Howe", "2026-10-04T12:00"
    )
    assert spring == {
        "2026-10-04T01:45": "2026-10-04T01:45+10:30",
        "2026-10-04T02:15": "2026-10-04T02:45+11:00",
        "2026-10-04T02:45": "2026-10-04T02:45+11:00",
    }
    autumn = dues(daily("01:45", "02:15"), "2026-04-05", "Australia/Lord_Howe", "2026-04-05T12:00")
    assert autumn == {
        "2026-04-05T01:45": "2026-04-05T01:45+11:00",
        "2026-04-05T02:15": "2026-04-05T02:15+10:30",
    }


def test_troll_changes_by_two_hours() -> None:
    """Wall times move forward by the gap, whatever its length."""
    found = dues(
        daily("01:30", "02:30", "03:30"), "2026-03-29", "Antarctica/Troll", "2026-03-29T12:00"
    )
    assert found == {
        "2026-03-29T01:30": "2026-03-29T03:30+02:00",
        "2026-03-29T02:30": "2026-03-29T04:30+02:00",
        "2026-03-29T03:30": "2026-03-29T03:30+02:00",
    }


def test_casablanca_goes_back_for_ramadan() -> None:
    """A month at another offset in spring: nine o'clock stays nine o'clock."""
    found = dues(daily("09:00"), "2026-02-14", "Africa/Casablanca", "2026-03-24")
    assert found["2026-02-14T09:00"] == "2026-02-14T09:00+01:00"
    assert found["2026-02-15T09:00"] == "2026-02-15T09:00+00:00"
    assert found["2026-03-21T09:00"] == "2026-03-21T09:00+00:00"
    assert found["2026-03-22T09:00"] == "2026-03-22T09:00+01:00"
    assert len(found) == 38


@pytest.mark.parametrize(
    ("moment", "date"),
    [
        # The gap of 29 March moves 02:30 to 03:30 CEST; the day starts there.
        ("2026-03-29T01:29", "2026-03-28"),
        ("2026-03-29T01:30", "2026-03-29"),
        ("2026-03-30T00:29", "2026-03-29"),
        ("2026-03-30T00:30", "2026-03-30"),
        # The fold of 25 October shows 02:30 twice; the first starts the day.
        ("2026-10-25T00:29", "2026-10-24"),
        ("2026-10-25T00:30", "2026-10-25"),
        ("2026-10-25T01:29", "2026-10-25"),
    ],
)
def test_a_day_that_starts_inside_a_change(moment: str, date: str) -> None:
    """Each instant has one day, also where the start of a day is skipped or repeated."""
    late = plan(daily(), zone="Europe/Berlin", day_starts_at="02:30")
    assert str(local_date_of(utc(moment), late)) == date


def test_a_day_from_three_in_the_morning() -> None:
    """A slot at 01:20 is keyed by its calendar date and belongs to the evening before."""
    night = plan(daily("01:20", "03:00"), day_starts_at="03:00")
    found = between(night, "2026-03-28T12:00", "2026-03-30T12:00")
    assert [(each.key, str(each.local_date)) for each in found] == [
        ("2026-03-29T01:20", "2026-03-28"),  # 02:20 on that day: the clock went forward
        ("2026-03-29T03:00", "2026-03-29"),
        ("2026-03-30T01:20", "2026-03-29"),
        ("2026-03-30T03:00", "2026-03-30"),
    ]


@pytest.mark.parametrize(
    ("rule", "starts_on", "end", "expected"),
    [
        # Leap days: 2100 has none.
        (
            {"frequency": "yearly"},
            "2092-02-29",
            "2106-01-01",
            ["2092-02-29", "2096-02-29", "2104-02-29"],
        ),
        (
            {"frequency": "yearly", "month_end": "clamp"},
            "2096-02-29",
            "2101-01-01",
            ["2096-02-29", "2097-02-28", "2098-02-28", "2099-02-28", "2100-02-28"],
        ),
        (
            {"frequency": "monthly", "nth_weekdays": [{"n": 5, "day": "mo"}]},
            "2026-01-01",
            "2027-01-01",
            ["2026-03-30", "2026-06-29", "2026-08-31", "2026-11-30"],
        ),
        (
            {"frequency": "monthly", "nth_weekdays": [{"n": -5, "day": "fr"}]},
            "2026-01-01",
            "2026-08-01",
            ["2026-01-02", "2026-05-01", "2026-07-03"],
        ),
        (
            {"frequency": "monthly"},
            "2026-01-31",
            "2026-07-01",
            ["2026-01-31", "2026-03-31", "2026-05-31"],
        ),
        (
            {"frequency": "monthly", "month_end": "clamp"},
            "2026-01-31",
            "2026-06-01",
            ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"],
        ),
        (
            {"frequency": "monthly", "month_days": [30, 31], "month_end": "clamp"},
            "2026-02-01",
            "2026-04-01",
            ["2026-02-28", "2026-03-30", "2026-03-31"],
        ),
        (
            {"frequency": "monthly", "month_days": [-31]},
            "2026-02-01",
            "2026-06-01",
            ["2026-03-01", "2026-05-01"],
        ),
    ],
)
def test_days_that_not_every_month_has(
    rule: dict[str, Any], starts_on: str, end: str, expected: list[str]
) -> None:
    """Series are computed from the rule: they skip or clamp as asked and never drift."""
    assert list(dues(Repeating(**rule), starts_on, "Europe/London", end)) == expected


TO_TOKYO = [span("2026-01-01", "America/Los_Angeles"), span("2026-03-05T20:00", "Asia/Tokyo")]
"""Noon on Thursday in Los Angeles is five on Friday morning in Tokyo."""
TO_HAWAII = [span("2026-01-01", "Asia/Tokyo"), span("2026-03-05T09:30", "Pacific/Honolulu")]
"""18:30 on Thursday in Tokyo is 23:30 on Wednesday in Honolulu."""


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        (
            TO_TOKYO,
            {
                "2026-03-05T09:00": "2026-03-05T09:00-08:00",
                # Thursday evening was skipped on the way: it stands at the arrival.
                "2026-03-05T21:00": "2026-03-06T05:00+09:00",
                "2026-03-06T09:00": "2026-03-06T09:00+09:00",
                "2026-03-06T21:00": "2026-03-06T21:00+09:00",
            },
        ),
        (
            TO_HAWAII,
            {
                # Thursday at 09:00 came before the flight and is not expected a second time.
                "2026-03-05T09:00": "2026-03-05T09:00+09:00",
                "2026-03-05T21:00": "2026-03-05T21:00-10:00",
                "2026-03-06T09:00": "2026-03-06T09:00-10:00",
                "2026-03-06T21:00": "2026-03-06T21:00-10:00",
            },
        ),
    ],
)
def test_a_floating_plan_crosses_the_date_line(zones: Any, expected: dict[str, str]) -> None:
    """Crossing the date line neither loses nor doubles a local date's occasion."""
    rule = daily("09:00", "21:00", until="2026-03-06")
    assert dues(rule, "2026-03-05", None, "2026-03-09", zones=zones) == expected


def test_a_floating_plan_meets_the_changes_of_the_place() -> None:
    """The gap of the zone that the person is in moves a slot, that of the other does not."""
    zones = [span("2026-01-01", "America/New_York"), span("2026-03-20", "Europe/London")]
    found = dues(daily("02:30", "01:30"), "2026-03-07", None, "2026-03-30", zones=zones)
    moved = {key: due for key, due in found.items() if key[:16] != due[:16]}
    assert moved == {
        "2026-03-08T02:30": "2026-03-08T03:30-04:00",
        "2026-03-29T01:30": "2026-03-29T02:30+01:00",
    }

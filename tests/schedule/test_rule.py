"""Nominal dates of repeating schedules."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.schedule.rule import LAST_DATE, Rule, nominal_slots, nth_date
from tests.schedule.plans import Repeating


def dates(schedule: Any, starts_on: str, low: str, high: str) -> list[str]:
    """Expand a schedule to ISO dates."""
    day = dt.date.fromisoformat
    slots = nominal_slots(schedule, day(starts_on), day(low), day(high))
    return [on.isoformat() for on, _ in slots]


@pytest.mark.parametrize(
    ("members", "starts_on", "expected"),
    [
        ({"frequency": "monthly"}, "2026-01-31", ["01-31", "03-31", "05-31"]),
        (
            {"frequency": "monthly", "month_end": "clamp"},
            "2026-01-31",
            ["01-31", "02-28", "03-31", "04-30", "05-31"],
        ),
        ({"frequency": "monthly", "month_days": [-31]}, "2026-01-01", ["01-01", "03-01", "05-01"]),
        (
            {"frequency": "monthly", "nth_weekdays": [{"n": -5, "day": "th"}]},
            "2026-01-01",
            ["01-01", "04-02", "07-02"],
        ),
        (
            {"frequency": "monthly", "nth_weekdays": [{"n": -1, "day": "fr"}]},
            "2026-01-31",
            ["02-27", "03-27", "04-24", "05-29"],
        ),
        (
            {"frequency": "monthly", "month_days": [-1]},
            "2026-02-01",
            ["02-28", "03-31", "04-30", "05-31"],
        ),
        (
            {"frequency": "monthly", "month_days": [-30], "month_end": "clamp"},
            "2026-01-01",
            ["01-02", "02-01", "03-02", "04-01", "05-02"],
        ),
        (
            {"frequency": "weekly", "interval": 2, "weekdays": ["mo", "fr", "su"]},
            "2026-01-02",  # a Friday
            ["01-02", "01-04", "01-12", "01-16", "01-18", "01-26", "01-30"],
        ),
        (
            {
                "frequency": "weekly",
                "interval": 2,
                "weekdays": ["mo", "fr", "su"],
                "week_start": "su",
            },
            "2026-01-02",
            ["01-02", "01-11", "01-12", "01-16", "01-25", "01-26", "01-30"],
        ),
        ({"frequency": "weekly"}, "2026-01-28", ["01-28"]),
        ({"frequency": "weekly", "month_days": [13]}, "2026-01-01", ["01-13"]),
        ({"frequency": "weekly", "nth_weekdays": [{"n": 2, "day": "tu"}]}, "2026-01-01", ["01-13"]),
        ({"frequency": "weekly", "weekdays": ["mo"], "months": [2]}, "2026-01-19", ["02-02"]),
        ({"frequency": "daily", "weekdays": ["sa"]}, "2026-01-24", ["01-24", "01-31"]),
        ({"frequency": "daily", "months": [2]}, "2026-01-30", ["02-01", "02-02"]),
        (
            {"frequency": "daily", "interval": 10, "month_days": [1, 31]},
            "2026-01-01",
            ["01-01", "01-31"],
        ),
        (
            {
                "frequency": "monthly",
                "nth_weekdays": [{"n": -1, "day": "fr"}, {"n": 5, "day": "mo"}],
            },
            "2026-01-01",
            ["01-30", "02-27", "03-27", "03-30", "04-24", "05-29"],
        ),
        (
            {"frequency": "monthly", "weekdays": ["fr"], "month_days": [13]},
            "2026-01-01",
            ["02-13", "03-13"],
        ),
        (
            {"frequency": "monthly", "weekdays": ["su"], "interval": 3},
            "2026-01-20",
            ["01-25", "04-05"],
        ),
        ({"frequency": "monthly", "months": [3], "month_days": [1]}, "2026-01-20", ["03-01"]),
    ],
)
def test_rules_within_a_year(members: dict[str, Any], starts_on: str, expected: list[str]) -> None:
    """Hand-checked against a calendar of 2026: the first dates, none left out."""
    found = dates(Repeating(**members), starts_on, "2026-01-01", "2026-12-31")
    assert [day[5:] for day in found[: len(expected)]] == expected


@pytest.mark.parametrize(
    ("members", "starts_on", "expected"),
    [
        ({}, "2024-02-29", ["2024-02-29", "2028-02-29"]),
        (
            {"month_end": "clamp"},
            "2024-02-29",
            ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
        ),
        (
            {"month_days": [31], "months": [1, 2]},
            "2024-02-01",
            ["2025-01-31", "2026-01-31", "2027-01-31", "2028-01-31"],
        ),
        (
            {"nth_weekdays": [{"n": -1, "day": "su"}]},
            "2024-06-01",
            ["2024-12-29", "2025-12-28", "2026-12-27", "2027-12-26"],
        ),
        (
            {"nth_weekdays": [{"n": 1, "day": "mo"}], "months": [5]},
            "2024-06-01",
            ["2025-05-05", "2026-05-04", "2027-05-03"],
        ),
        (
            {"nth_weekdays": [{"n": 5, "day": "mo"}], "month_days": [29, 30]},
            "2023-01-01",
            ["2023-01-30", "2024-01-29"],
        ),
        ({"months": [7], "interval": 2}, "2024-01-10", ["2024-07-10", "2026-07-10", "2028-07-10"]),
        (
            {"weekdays": ["mo"], "months": [1], "interval": 3},
            "2024-01-16",
            ["2024-01-22", "2024-01-29", "2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25"],
        ),
        (
            {"month_days": [15], "interval": 4},
            "2024-11-01",
            ["2024-11-15", "2024-12-15"] + [f"2028-{month:02}-15" for month in range(1, 13)],
        ),
    ],
)
def test_yearly_rules(members: dict[str, Any], starts_on: str, expected: list[str]) -> None:
    """Hand-checked against calendars of 2023 to 2028."""
    rule = Repeating(frequency="yearly", **members)
    found = dates(rule, starts_on, "2023-01-01", "2028-12-31")
    if "nth_weekdays" in members and "month_days" not in members:
        found = [day for day in found if day < "2028"]
    assert found == expected


def test_every_named_weekday_of_the_year_without_months() -> None:
    """RFC 5545: yearly with plain weekdays only gives every week of the year."""
    rule = Repeating(frequency="yearly", weekdays=["we"])
    assert len(dates(rule, "2026-01-01", "2026-01-01", "2026-12-31")) == 52


def slots(schedule: Any, low: str = "2026-01-01", high: str = "2026-12-31") -> list[str]:
    """Expand a schedule that starts on 2026-01-01 to dates and times."""
    day = dt.date.fromisoformat
    found = nominal_slots(schedule, day("2026-01-01"), day(low), day(high))
    return [
        f"{on.isoformat()[5:]} {'all day' if at is None else at.isoformat('minutes')}"
        for on, times in found
        for at in times
    ]


def test_count_counts_slots_before_exclusions() -> None:
    """scheduling.md: count counts slots, then exclusions take away; the last day may be cut."""
    rule = Repeating(
        frequency="daily", times=["20:00", "08:00", "08:00"], count=5, exclude_dates=["2026-01-01"]
    )
    assert slots(rule) == ["01-02 08:00", "01-02 20:00", "01-03 08:00"]
    assert slots(rule, "2026-01-03") == ["01-03 08:00"]


def test_a_count_beyond_the_window_needs_no_search() -> None:
    """A window too near the start for the last slot is not cut."""
    assert slots(Repeating(frequency="daily", count=400), "2026-01-01", "2026-01-02") == [
        "01-01 all day",
        "01-02 all day",
    ]


def test_a_count_that_the_rule_never_reaches_cuts_nothing() -> None:
    """Fewer dates than asked for, until the calendar ends."""
    rule = Repeating(frequency="yearly", count=1000)
    compiled = Rule.of(rule, dt.date(2196, 2, 1))
    assert nth_date(compiled, 1000) == LAST_DATE.toordinal() + 1
    assert dates(rule, "2026-01-01", "2190-01-01", "2300-01-01")[-1] == "2199-01-01"


def test_until_is_inclusive() -> None:
    """A local date, the last one."""
    rule = Repeating(frequency="daily", until="2026-01-02")
    assert slots(rule) == ["01-01 all day", "01-02 all day"]


def test_extra_dates_take_the_times_and_stand_outside_of_count_and_until() -> None:
    """Also on the date on which count ends; excluded dates are left out of them."""
    rule = Repeating(
        frequency="daily",
        times=["08:00", "20:00"],
        count=1,
        extra_dates=["2026-01-01", "2026-03-01", "2026-03-02", "2027-01-01"],
        exclude_dates=["2026-03-02"],
    )
    assert slots(rule) == ["01-01 08:00", "01-01 20:00", "03-01 08:00", "03-01 20:00"]


def test_a_window_before_the_start_is_empty() -> None:
    """Nothing is before starts_on."""
    assert slots(Repeating(frequency="daily"), "2025-01-01", "2025-12-31") == []


def test_a_rule_that_yields_nothing_ends() -> None:
    """scheduling.md: a rule that yields nothing in reach ends."""
    rule = Repeating(frequency="yearly", months=[2], month_days=[30])
    assert dates(rule, "1900-01-01", "1900-01-01", "2199-12-31") == []


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("2026-03-09", [("2026-03-02", 2), ("2026-03-03", 1), ("2026-03-09", 2)]),
        # An extra date takes all times, also the date on which the count runs out.
        ("2026-03-03", [("2026-03-02", 2), ("2026-03-03", 2)]),
    ],
)
def test_extra_dates_stand_outside_of_the_count(
    extra: str, expected: list[tuple[str, int]]
) -> None:
    """scheduling.md, Details that decide: `count` counts slots, so the last date may be cut."""
    schedule = Repeating(frequency="daily", times=["08:00", "20:00"], count=3, extra_dates=[extra])
    start = dt.date(2026, 3, 2)
    found = nominal_slots(schedule, start, start, dt.date(2026, 4, 1))
    assert [(str(on), len(times)) for on, times in found] == expected


def test_a_week_has_each_day_once() -> None:
    """RFC 5545: days of the month limit a weekly rule."""
    schedule = Repeating(frequency="weekly", month_days=[2, 8, 9, 15])
    found = dates(schedule, "2026-03-02", "2026-03-01", "2026-03-31")
    assert found == ["2026-03-02", "2026-03-08", "2026-03-09", "2026-03-15"]


def test_the_first_day_of_a_month_may_be_the_first_of_its_weekday() -> None:
    """June 2026 begins on a Monday, and May ends on a Sunday."""
    nth = [{"n": 1, "day": "mo"}, {"n": -1, "day": "su"}]
    schedule = Repeating(frequency="monthly", nth_weekdays=nth)
    found = dates(schedule, "2026-05-01", "2026-05-01", "2026-06-30")
    assert found == ["2026-05-04", "2026-05-31", "2026-06-01", "2026-06-28"]

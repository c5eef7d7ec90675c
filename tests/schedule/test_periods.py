"""Target periods: whole, cut, paused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.schedule import Occurrence, overlapping
from tests.schedule.plans import Target, between, keys, plan, span, utc, windows


def weekly(**members: Any) -> Any:
    """Make a target of three times a week."""
    return Target(times=3, per="week", **members)


def test_weeks_of_the_plan_run_from_its_start() -> None:
    """Seven days from starts_on: session to session; due when the period closes."""
    found = between(plan(weekly(), "2026-03-05"), "2026-03-01", "2026-03-20")
    assert keys(found) == ["2026-03-05/week", "2026-03-12/week", "2026-03-19/week"]
    assert [(each.required, each.partial, each.nominal_days) for each in found] == [
        (3, False, 7)
    ] * 3
    assert found[0].due == found[0].closes == found[1].opens


def test_calendar_weeks_cut_the_first_one() -> None:
    """The key is the first local date of the cut period, which is partial."""
    found = between(plan(weekly(week_starts="mo"), "2026-03-05"), "2026-03-01", "2026-03-12")
    assert [(each.key, each.partial) for each in found] == [
        ("2026-03-05/week", True),
        ("2026-03-09/week", False),
    ]
    sunday = between(plan(weekly(week_starts="su"), "2026-03-05"), "2026-03-06", "2026-03-09")
    assert keys(sunday) == ["2026-03-08/week"]


def test_a_week_with_a_clock_change_has_an_hour_less() -> None:
    """The person's days, not 168 hours."""
    (found,) = between(plan(weekly(week_starts="mo"), "2026-03-23"), "2026-03-23", "2026-03-29")
    assert found.closes - found.opens == dt.timedelta(hours=167)


def test_months_and_days() -> None:
    """Calendar months, the person's days."""
    months = between(plan(Target(times=4, per="month"), "2026-01-15"), "2026-01-01", "2026-03-02")
    assert [(each.key, each.partial, each.nominal_days) for each in months] == [
        ("2026-01-15/month", True, 31),
        ("2026-02-01/month", False, 28),
        ("2026-03-01/month", False, 31),
    ]
    days = between(
        plan(Target(times=2, per="day"), day_starts_at="03:00"), "2026-03-05", "2026-03-07"
    )
    assert windows(days)[0] == (
        "2026-03-05/day", "2026-03-05T03:00:00+00:00", "2026-03-06T03:00:00+00:00"
    )  # fmt: skip
    assert len(days) == 2


def test_a_version_cuts_the_period_it_ends_in() -> None:
    """Target periods are cut at the end; other windows are not."""
    old, new = plan(weekly()), plan(weekly(), "2026-03-12", version=2)
    found = between([old, new], "2026-03-01", "2026-03-19")
    assert [(each.key, each.partial, (each.closes - each.opens).days) for each in found] == [
        ("2026-03-02/week", False, 7),
        ("2026-03-09/week", True, 3),
        ("2026-03-12/week", False, 7),
    ]
    assert found[1].until_date == dt.date(2026, 3, 12)


def test_a_switch_in_the_middle_of_a_day_gives_two_keys() -> None:
    """A period whose start is cut in the middle of a day is keyed by date and time."""
    old = plan(Target(times=2, per="day"))
    new = plan(Target(times=1, per="day"), "2026-03-05", starts_at="12:00", version=2)
    found = between([old, new], "2026-03-04", "2026-03-07")
    assert [(each.key, each.version, each.partial) for each in found] == [
        ("2026-03-04/day", 1, False),
        ("2026-03-05/day", 1, True),
        ("2026-03-05T12:00/day", 2, True),
        ("2026-03-06/day", 2, False),
    ]
    assert found[1].until_date == dt.date(2026, 3, 6)


def test_zones_far_apart_never_give_one_key_twice() -> None:
    """The 9th had begun in Auckland when the version in London took over on the 9th."""
    old = plan(Target(times=2, per="day"), zone="Pacific/Auckland")
    new = plan(Target(times=2, per="day"), "2026-03-09", version=2)
    found = between([old, new], "2026-03-08T10:00", "2026-03-09T10:00")
    assert [(each.key, each.version, each.partial) for each in found] == [
        ("2026-03-09/day", 1, True),
        ("2026-03-09T00:00/day", 2, False),
    ]


def test_a_second_period_of_a_version_may_meet_an_old_key_too() -> None:
    """In Auckland the 10th had begun when London took over on the evening of the 9th."""
    old = plan(Target(times=2, per="day"), zone="Pacific/Auckland")
    evening: dict[str, Any] = {"starts_at": "20:00", "version": 2}
    new = plan(Target(times=2, per="day"), "2026-03-09", **evening)
    found = between([old, new], "2026-03-09T10:00", "2026-03-11")
    assert keys(found) == ["2026-03-10/day", "2026-03-09T20:00/day", "2026-03-10T00:00/day"]


def test_one_wall_time_in_two_zones_gives_two_keys() -> None:
    """Both versions start at 12:00 on the 9th, twelve hours and more apart."""
    noon: dict[str, Any] = {"starts_at": "12:00"}
    old = plan(Target(times=2, per="day"), "2026-03-09", zone="Pacific/Auckland", **noon)
    new = plan(Target(times=2, per="day"), "2026-03-09", version=2, **noon)
    found = between([old, new], "2026-03-08", "2026-03-10")
    assert keys(found)[0] == "2026-03-09T12:00/day"
    assert "2026-03-09T12:00+00:00/day" in keys(found)


def test_a_day_that_did_not_happen_has_no_period() -> None:
    """Samoa, 2011-12-30."""
    samoa = plan(Target(times=1, per="day"), "2011-12-01", zone="Pacific/Apia")
    found = between(samoa, "2011-12-29T00:00", "2012-01-01T00:00")
    assert keys(found) == ["2011-12-29/day", "2011-12-31/day", "2012-01-01/day"]


def test_a_period_that_starts_in_a_gap_is_shifted() -> None:
    """The month of the plan begins at 01:00, unless the version itself begins later."""
    cairo: dict[str, Any] = {"zone": "Africa/Cairo"}
    (found,) = between(plan(weekly(), "2026-04-24", **cairo), "2026-04-20", "2026-04-29")
    assert (found.shifted, str(found.opens)) == (True, "2026-04-24 01:00:00+03:00")
    (later,) = between(
        plan(weekly(), "2026-04-24", starts_at="08:00", **cairo), "2026-04-20", "2026-04-29"
    )
    assert (later.shifted, later.key) == (False, "2026-04-24T08:00/week")


@pytest.mark.parametrize(
    ("from_", "until", "days", "paused"),
    [
        ("2026-03-01", "2026-03-04", 2, False),
        ("2026-03-04", "2026-03-06", 2, False),
        ("2026-03-01", "2026-03-09", 7, True),
        ("2026-03-02", None, 7, True),
        ("2026-03-09", None, 0, False),
    ],
)
def test_a_period_is_paused_when_all_its_days_are(
    from_: str,
    until: str | None,
    days: int,
    paused: bool,  # noqa: FBT001 - a table
) -> None:
    """Partly paused periods say on how many days."""
    pause = {"from": from_} | ({} if until is None else {"until": until})
    (found,) = between(plan(weekly(), pauses=[pause]), "2026-03-02", "2026-03-09")
    assert (found.paused_days, found.paused) == (days, paused)


def test_overlapping_pauses_count_a_day_once() -> None:
    """In any order, also where one goes on without an end."""
    spans = [("2026-03-04", "2026-03-06"), ("2026-03-03", "2026-03-05"), ("2026-03-07", None)]
    pauses = [{"from": a} | ({} if b is None else {"until": b}) for a, b in spans]
    (found,) = between(plan(weekly(), pauses=pauses), "2026-03-02", "2026-03-09")
    assert found.paused_days == 5


def test_a_period_may_be_set_aside() -> None:
    """By its key."""
    marked = plan(weekly(), set_aside=[{"occurrence": "2026-03-02/week"}])
    found: list[Occurrence] = between(marked, "2026-03-02", "2026-03-10")
    assert [each.set_aside for each in found] == [True, False]


def test_travel_stretches_a_period() -> None:
    """A floating week is as long as the person's seven days were."""
    west = [span("2026-03-01", "Europe/London"), span("2026-03-04T12:00", "America/Los_Angeles")]
    found = overlapping(plan(weekly(), zone=None), utc("2026-03-05"), utc("2026-03-06"), zones=west)
    assert windows(found) == [
        ("2026-03-02/week", "2026-03-02T00:00:00+00:00", "2026-03-09T00:00:00-07:00")
    ]

"""The person's clock: days, journeys, and which day an instant belongs to."""

from __future__ import annotations

import datetime as dt

import pytest

from homework_kit.errors import ZoneNeeded
from homework_kit.schedule import local_date_of
from homework_kit.schedule.clock import clock_of
from tests.schedule.plans import LONDON, ZoneSpan, between, plan, span, utc


def test_a_plan_that_floats_needs_zones() -> None:
    """scheduling.md: a floating plan without zones is the error zone-needed."""
    for nothing in (None, ()):
        with pytest.raises(ZoneNeeded):
            clock_of(plan(zone=None), nothing)


def test_an_anchored_plan_stays_on_its_zone() -> None:
    """The zones of the person do not matter to it."""
    assert local_date_of(utc("2026-07-01T23:30"), plan(), zones="Asia/Tokyo") == dt.date(2026, 7, 2)


@pytest.mark.parametrize(
    ("moment", "starts_at", "expected"),
    [
        ("2026-03-05T01:20", "03:00", "2026-03-04"),
        ("2026-03-05T03:00", "03:00", "2026-03-05"),
        ("2026-03-05T00:00", "00:00", "2026-03-05"),
    ],
)
def test_the_persons_day_starts_when_they_say(moment: str, starts_at: str, expected: str) -> None:
    """A note at 01:20 belongs to the evening before."""
    found = local_date_of(utc(moment), plan(day_starts_at=starts_at))
    assert found.isoformat() == expected


def test_a_clock_set_back_over_midnight_does_not_bring_a_day_back() -> None:
    """St. John's went from 00:01 back to 23:01: the new day had begun and goes on."""
    after = dt.datetime(2009, 11, 1, 2, 45, tzinfo=dt.UTC)  # 23:15 on the wall, on 31 October
    assert local_date_of(after, plan(zone="America/St_Johns")) == dt.date(2009, 11, 1)


def test_a_date_that_did_not_happen_holds_no_instant() -> None:
    """In Samoa the evening of the 29th runs on until the day starts on the 31st."""
    samoa = plan(zone="Pacific/Apia", day_starts_at="03:00")
    one_in_the_morning = utc("2011-12-30T11:00")  # 01:00 on the 31st
    assert local_date_of(one_in_the_morning, samoa) == dt.date(2011, 12, 29)
    assert local_date_of(utc("2011-12-30T13:00"), samoa) == dt.date(2011, 12, 31)


def test_a_floating_day_is_taken_where_the_person_is() -> None:
    """The first zone extends backwards; each next one holds from its instant on."""
    journey = [span("2026-03-10T12:00", "Asia/Tokyo"), span("2026-03-01T00:00", "America/New_York")]
    floating = plan(zone=None)
    found = [
        local_date_of(utc(moment), floating, zones=journey).day
        for moment in ("2026-02-20T03:00", "2026-03-10T02:00", "2026-03-10T16:00")
    ]
    assert found == [19, 9, 11]


def test_two_zones_from_one_instant_are_settled_alike_everywhere() -> None:
    """Of two zones said for one instant the first by name holds, in either order."""
    said = [span("2026-03-01", "Europe/Paris"), span("2026-03-01", "America/New_York")]
    floating = plan(zone=None)
    assert clock_of(floating, said) == clock_of(floating, said[::-1])
    assert clock_of(floating, said).zone_at(utc("2026-03-02")) == "America/New_York"


def test_a_later_stretch_may_still_hold_a_skipped_wall_time() -> None:
    """The first instant inside its own stretch wins, also after a journey out and back."""
    journey = [
        span("2026-03-01T00:00", "Europe/London"),
        span("2026-03-10T10:00", "Asia/Tokyo"),  # 10:00 becomes 19:00
        span("2026-03-10T11:00", "Europe/London"),  # and 20:00 becomes 11:00
    ]
    clock = clock_of(plan(zone=None), journey)
    found = clock.resolve(dt.datetime.fromisoformat("2026-03-10T15:00"))
    assert (found.at.isoformat(), found.shifted) == ("2026-03-10T15:00:00+00:00", False)
    skipped = clock.resolve(dt.datetime.fromisoformat("2026-03-10T10:30"))
    assert (skipped.at.isoformat(), skipped.shifted) == ("2026-03-10T19:00:00+09:00", True)


def test_the_history_of_zones_is_held_in_utc() -> None:
    """The same on every machine: neither the host's zone nor the writer's offset has a part."""
    since = dt.datetime(2026, 3, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    clock = clock_of(plan(zone=None), [ZoneSpan(from_=since, time_zone="Europe/Paris")])
    assert [str(each) for each, _ in clock.zones] == ["2026-02-28 22:00:00+00:00"]
    assert clock.zones[0][0].tzinfo is dt.UTC


@pytest.mark.parametrize("zones", [["Europe/London"], ["Europe/London", "Asia/Tokyo"]])
def test_a_moment_names_its_zone(zones: list[str]) -> None:
    """Where a wall time fell, on plain days and on those on which the clocks change."""
    journey = [span(f"2026-0{4 * n + 1}-01", zone) for n, zone in enumerate(zones)]
    clock = clock_of(plan(zone=None), journey)
    for day in (dt.date(2026, 3, 28), dt.date(2026, 3, 29)):
        noon = dt.datetime.combine(day, dt.time(12))
        found = {clock.day_start(day).zone, clock.resolve(noon).zone, clock.zone_at(utc(str(day)))}
        assert found == {"Europe/London"}


def test_a_slot_at_midnight_is_no_start_of_a_day() -> None:
    """scheduling.md, Wall time rules: a slot moves by the gap, and a day starts as soon as it can.

    Toronto went from 23:30 to 00:30.
    """
    clock = clock_of(plan(zone="America/Toronto"))
    midnight = dt.datetime(1919, 3, 31)  # noqa: DTZ001 - a wall time
    assert clock.resolve(midnight).at.isoformat() == "1919-03-31T01:00:00-04:00"
    assert clock.day_start(midnight.date()).at.isoformat() == "1919-03-31T00:30:00-04:00"


def test_zones_may_be_read_once_only() -> None:
    """An iterator of zones serves every plan that floats."""
    plans = [plan(zone=None), plan(zone=None, id="a2")]
    found = between(plans, "2026-03-02", "2026-03-03", zones=iter([span("2026-01-01", LONDON)]))
    assert [each.assignment_id for each in found] == ["a1", "a2"]

"""Occasions of plans that float with the person: travel, zones, dates that did not happen."""

from __future__ import annotations

import datetime as dt

from homework_kit.models.bundle import Bundle
from homework_kit.schedule import occurrences
from tests.schedule.plans import (
    LONDON,
    between,
    daily,
    keys,
    plan,
    span,
    utc,
)


def test_a_bundle_brings_its_zones() -> None:
    """What is passed goes before what the bundle says."""
    bundle = Bundle(
        person_id="p1", assignments=[plan(zone=None)], zones=[span("2026-03-01", "Asia/Tokyo")]
    )
    (found,) = occurrences(bundle, utc("2026-03-04T12:00"), utc("2026-03-05T12:00"))
    assert found.zone == "Asia/Tokyo"
    (found,) = occurrences(bundle, utc("2026-03-04T12:00"), utc("2026-03-05T12:00"), zones=LONDON)
    assert found.zone == LONDON


JOURNEY = [span("2026-03-01", "America/New_York"), span("2026-03-10T14:00", LONDON)]
"""At 10:00 in New York (14:00 in London) the person's clock jumps from 10:00 to 14:00."""


def test_a_floating_slot_follows_the_person() -> None:
    """09:00 in New York, 20:00 in London, and what the journey skipped on arrival."""
    floating = plan(daily("09:00", "12:00", "20:00"), zone=None)
    found = between(floating, "2026-03-10T05:00", "2026-03-11T04:00", zones=JOURNEY)
    assert [(each.due.isoformat(), each.zone, each.shifted) for each in found] == [
        ("2026-03-10T09:00:00-04:00", "America/New_York", False),
        ("2026-03-10T14:00:00+00:00", LONDON, True),
        ("2026-03-10T20:00:00+00:00", LONDON, False),
    ]
    assert {each.closes.isoformat() for each in found} == {"2026-03-11T00:00:00+00:00"}


def test_going_west_doubles_nothing() -> None:
    """The hours that happen again give no second occasion; the day grows longer."""
    west = [span("2026-03-01", LONDON), span("2026-03-10T14:00", "America/New_York")]
    slots = between(plan(daily("12:00"), zone=None), "2026-03-09", "2026-03-12", zones=west)
    assert [each.due.hour for each in slots] == [12, 12, 12]
    days = between(plan(zone=None), "2026-03-09T12:00", "2026-03-10T12:00", zones=west)
    assert days == between(plan(zone=None), "2026-03-10", "2026-03-11", zones=west)
    assert days[0].closes - days[0].opens == dt.timedelta(hours=28)


def test_a_date_that_travel_skipped_is_absent() -> None:
    """From Pago Pago at 23:30 on the 9th to Kiritimati at 00:30 on the 11th."""
    over = [span("2026-03-01", "Pacific/Pago_Pago"), span("2026-03-10T10:30", "Pacific/Kiritimati")]
    days = between(plan(zone=None), "2026-03-08", "2026-03-13", zones=over)
    assert keys(days) == ["2026-03-08", "2026-03-09", "2026-03-11", "2026-03-12", "2026-03-13"]
    slots = between(plan(daily("09:00"), zone=None), "2026-03-08", "2026-03-12", zones=over)
    assert [each.key[8:10] for each in slots] == ["08", "09", "11", "12"]
    early = between(
        plan(daily("00:15"), zone=None), "2026-03-10T10:00", "2026-03-11T09:00", zones=over
    )
    assert [(each.key, each.due.isoformat(), each.shifted) for each in early] == [
        ("2026-03-11T00:15", "2026-03-11T00:30:00+14:00", True)
    ]


def test_a_switch_inside_skipped_hours_loses_nothing() -> None:
    """11:00 and 13:00 both stand at the arrival; the version that ruled at the wall time has it."""
    times = daily("11:00", "13:00")
    new = plan(times, "2026-03-10", zone=None, starts_at="12:00", version=2)
    found = between([plan(times, zone=None), new], "2026-03-10T05:00", "2026-03-11", zones=JOURNEY)
    assert [(each.key[11:], each.version) for each in found] == [("11:00", 1), ("13:00", 2)]
    assert {each.due for each in found} == {utc("2026-03-10T14:00")}

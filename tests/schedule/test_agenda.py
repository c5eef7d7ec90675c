"""What is open and what comes next."""

from __future__ import annotations

import datetime as dt

import pytest

from homework_kit.errors import AwareTimeNeeded
from homework_kit.models.bundle import Bundle
from homework_kit.schedule import agenda
from tests.schedule.plans import Target, daily, keys, plan, span, utc


def test_open_and_upcoming() -> None:
    """Half-open windows: open at its opening, no more at its close; upcoming within the days."""
    walk = plan(daily("09:00", "21:00", window_minutes=60))
    now = agenda(walk, as_of=utc("2026-03-05T09:00"), days=1)
    assert keys(now.open) == ["2026-03-05T09:00"]
    assert keys(now.upcoming) == ["2026-03-05T21:00"]
    later = agenda(walk, as_of=utc("2026-03-05T10:00"), days=1)
    assert keys(later.open) == []
    assert keys(later.upcoming) == ["2026-03-05T21:00", "2026-03-06T09:00"]


def test_a_week_ahead_by_default_and_none_on_request() -> None:
    """Without days ahead what is open is still there."""
    week = plan(Target(times=3, per="week"))
    assert keys(agenda(week, as_of=utc("2026-03-05")).upcoming) == ["2026-03-09/week"]
    today = agenda(week, as_of=utc("2026-03-05"), days=0)
    assert (keys(today.open), today.upcoming) == (["2026-03-02/week"], ())


def test_paused_and_set_aside_ones_are_left_out() -> None:
    """scheduling.md, Pauses: left out of agendas."""
    quiet = plan(
        daily("09:00"),
        pauses=[{"from": "2026-03-06", "until": "2026-03-08"}],
        set_aside=[{"occurrence": "2026-03-05T09:00"}],
    )
    now = agenda(quiet, as_of=utc("2026-03-05T10:00"), days=4)
    assert (now.open, keys(now.upcoming)) == ((), ["2026-03-08T09:00", "2026-03-09T09:00"])
    assert now.as_of == utc("2026-03-05T10:00")


def test_a_bundle_is_enough() -> None:
    """It brings plans, zones and sessions."""
    bundle = Bundle(
        person_id="p1",
        assignments=[plan(daily("09:00"), zone=None)],
        zones=[span("2026-03-01", "Asia/Tokyo")],
    )
    assert keys(agenda(bundle, as_of=utc("2026-03-05T00:00")).open) == ["2026-03-05T09:00"]


def test_the_moment_needs_an_offset() -> None:
    """A naive datetime names no instant."""
    with pytest.raises(AwareTimeNeeded, match="as_of"):
        agenda(plan(), as_of=dt.datetime(2026, 3, 5))  # noqa: DTZ001 - the point

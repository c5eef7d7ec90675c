"""As much history as has a say in what is open now."""

from __future__ import annotations

from typing import Any

import pytest

from homework_kit.adherence.recent import recent
from tests.schedule.plans import Once, Target, daily, keys, plan, span, utc


def keys_at(moment: str, *versions: Any, zones: Any = None) -> list[str]:
    """Give the occasions that are read for a moment in UTC."""
    found = recent(versions, [], zones=zones, sessions=(), as_of=utc(moment), until=utc(moment))
    return keys(found.occasions)


@pytest.mark.parametrize(
    ("schedule", "members", "first"),
    [
        (daily(), {}, "2026-03-20"),
        (daily("09:00"), {}, "2026-03-20T09:00"),
        # Yesterday's window reaches into today: yesterday has a say.
        (daily("20:00", interval=17, window_minutes=600), {}, "2026-03-19T20:00"),
        (daily(interval=3), {"grace_minutes": 600}, "2026-03-20"),
        (Target(times=3, per="week"), {}, "2026-03-16/week"),
        # Windows that all hang together: then everything is read.
        (daily(), {"grace_minutes": 600}, "2026-03-02"),
        (daily(), {"zone": None}, "2026-03-02"),
    ],
)
def test_where_it_starts(schedule: Any, members: dict[str, Any], first: str) -> None:
    """At a start of a day that no window reaches across, else at the start of the plan."""
    zones = [span("2026-03-01", "Europe/London"), span("2026-03-15", "Europe/Paris")]
    found = keys_at("2026-03-20T08:00", plan(schedule, **members), zones=zones)
    assert found[0] == first


def test_what_opens_early_for_a_later_day() -> None:
    """A slot that opened two days before its date is not cut off."""
    early = plan(daily("09:00", interval=5, opens_minutes_before=2880))
    assert keys_at("2026-03-21T12:00", early)[0] == "2026-03-22T09:00"


def test_a_slot_after_midnight_of_a_day_that_starts_late() -> None:
    """01:20 belongs to the evening before."""
    night = plan(daily("01:20"), day_starts_at="03:00")
    assert keys_at("2026-03-20T02:00", night)[0] == "2026-03-20T01:20"


def test_nothing_before_the_start() -> None:
    """A plan that starts later has nothing to read."""
    assert keys_at("2026-02-01", plan(Once(on="2026-03-05"))) == []

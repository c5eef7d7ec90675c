"""Which version rules when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from homework_kit.schedule import Reign, reigns
from tests.schedule.plans import between, daily, plan, span, utc


def told(found: list[Reign]) -> list[tuple[int, str, str | None]]:
    """Give version, first date and end date."""
    return [
        (
            each.assignment.version,
            each.first_date.isoformat(),
            None if each.end_before is None else each.end_before.isoformat(),
        )
        for each in found
    ]


def test_a_version_rules_until_the_next_starts() -> None:
    """Reigns of one plan follow each other; the last has no end."""
    found = reigns([plan(), plan(version=2, starts_on="2026-03-09")])
    assert told(found) == [(1, "2026-03-02", "2026-03-09"), (2, "2026-03-09", None)]
    assert (found[0].start, found[0].end) == (utc("2026-03-02"), utc("2026-03-09"))
    assert found[1].end is None
    assert not found[1].ends_in_day


def test_the_earliest_start_of_any_higher_version_ends_a_version() -> None:
    """A version overtaken before it began never rules; of equal starts the higher one does."""
    overtaken = [
        plan(),
        plan(version=2, starts_on="2026-03-20"),
        plan(version=3, starts_on="2026-03-10"),
    ]
    assert told(reigns(overtaken)) == [(1, "2026-03-02", "2026-03-10"), (3, "2026-03-10", None)]
    assert told(reigns([plan(), plan(version=2)])) == [(2, "2026-03-02", None)]


def test_what_ends_first_ends_it() -> None:
    """Its own ends_before, its status_on, or the next version."""
    ends: list[tuple[dict[str, Any], str]] = [
        ({"ends_before": "2026-03-05"}, "2026-03-05"),
        ({"ends_before": "2026-03-25"}, "2026-03-09"),
        ({"status": "replaced", "status_on": "2026-03-04"}, "2026-03-04"),
        ({"status": "completed", "ends_before": "2026-03-06"}, "2026-03-06"),
    ]
    for members, expected in ends:
        found = reigns([plan(**members), plan(version=2, starts_on="2026-03-09")])
        assert told(found)[0] == (1, "2026-03-02", expected)


def test_a_version_stopped_before_it_starts_never_rules_and_still_cuts() -> None:
    """It is agreed that the old one ends there."""
    stopped = plan(version=2, starts_on="2026-03-09", status="stopped", status_on="2026-03-09")
    assert told(reigns([plan(), stopped])) == [(1, "2026-03-02", "2026-03-09")]


def test_a_switch_in_the_middle_of_a_day() -> None:
    """Both versions have a part of that date."""
    found = reigns([plan(), plan(version=2, starts_on="2026-03-09", starts_at="12:00")])
    assert told(found) == [(1, "2026-03-02", "2026-03-10"), (2, "2026-03-09", None)]
    assert (found[0].ends_in_day, found[0].starts_in_day) == (True, False)
    assert (found[1].ends_in_day, found[1].starts_in_day) == (False, True)


def test_an_instant_is_written_on_the_versions_own_clock() -> None:
    """The next version starts in Tokyo; the old one ends then, in London."""
    found = reigns([plan(), plan(version=2, starts_on="2026-03-09", zone="Asia/Tokyo")])
    assert str(found[0].end) == "2026-03-08 15:00:00+00:00"
    assert found[0].ends_in_day
    assert told(found)[0][2] == "2026-03-09"


def test_a_start_in_a_gap_and_before_the_start_of_the_day() -> None:
    """starts_at is a wall time; before day_starts_at it lies in the day before."""
    (gap,) = reigns(plan(starts_on="2026-03-29", starts_at="01:30"))
    assert str(gap.start) == "2026-03-29 02:30:00+01:00"
    (night,) = reigns(plan(starts_on="2026-03-09", starts_at="01:30", day_starts_at="03:00"))
    assert night.first_date == dt.date(2026, 3, 8)


def test_reigns_of_several_plans_and_a_floating_one() -> None:
    """Sorted by assignment id and version."""
    found = reigns(
        [plan(id="b", zone=None), plan()], zones=iter([span("2026-03-01", "Asia/Tokyo")])
    )
    assert [(each.assignment.id, each.clock.zone_at(each.start)) for each in found] == [
        ("a1", "Europe/London"),
        ("b", "Asia/Tokyo"),
    ]


def test_what_opens_with_the_next_version_is_its_own() -> None:
    """scheduling.md, Occurrence: `opens` belongs to the version in force when it opens.

    In the repeated hour two hours before 02:30 is 01:30, the moment at which the second begins.
    """
    early = daily("02:30", opens_minutes_before=120)
    plans = [
        plan(early, "2026-10-01"),
        plan(early, "2026-10-25", version=2, starts_at="01:30"),
    ]
    found = between(plans, "2026-10-24T12:00", "2026-10-26")
    assert [(each.version, each.key, each.opens.isoformat()) for each in found] == [
        (2, "2026-10-25T02:30", "2026-10-25T01:30:00+01:00")
    ]

"""One assignment's history: versions, clocks, and what existed at a moment."""

from __future__ import annotations

import datetime as dt

from homework_kit.adherence.history import gather
from homework_kit.models.bundle import ZoneSpan
from tests.adherence.notes import AS_NEEDED, WEEKLY, entry, obstacle, plan, summary, utc, whole

SWITCH = [plan(), plan(starts_on="2026-02-05", version=2)]


def test_an_entry_belongs_to_the_version_of_its_occasion() -> None:
    """An attached entry belongs to its occasion's version, whatever version it names."""
    note = entry("t1", "2026-02-03T09:00", assignment_version=2)
    block = whole(SWITCH, [note])
    assert [each.outcomes.as_agreed for each in block.versions] == [1, 0]


def test_an_unattached_entry_belongs_to_the_version_it_names() -> None:
    """Else to its assignment_version."""
    notes = [entry(f"t{n}", "2026-02-03T09:00", assignment_version=2) for n in (1, 2)]
    notes.append(entry("t3", "2026-02-03T10:00", occurrence="nowhere", assignment_version=2))
    block = whole(SWITCH, notes)
    assert [each.outcomes.as_agreed for each in block.versions] == [2, 1]


def test_an_entry_without_a_version_belongs_to_the_one_in_force() -> None:
    """Else to the version in force on its date; before the first start to the first."""
    days = ("2026-02-01", "2026-02-03", "2026-02-06")
    notes = [entry(f"t{n}", day, occurrence="nowhere") for n, day in enumerate(days)]
    block = whole(SWITCH, notes, window=("2026-02-01", "2026-02-09"))
    assert [each.extra for each in block.versions] == [2, 1]


def test_a_switch_in_the_middle_of_a_day_goes_by_the_clock() -> None:
    """A note of the morning belongs to the plan of the morning; a day alone to the later one."""
    plans = [plan(AS_NEEDED), plan(AS_NEEDED, "2026-02-05", version=2, starts_at=dt.time(12))]
    notes = [
        entry("t1", "2026-02-05T09:00"),
        entry("t2", "2026-02-05T15:00"),
        entry("t3", "2026-02-06", occurred_on="2026-02-05"),
    ]
    assert [each.outcomes.as_agreed for each in whole(plans, notes).versions] == [1, 2]


def test_an_entry_of_an_unknown_version_counts_in_the_whole_only() -> None:
    """An entry may name a version that is not at hand."""
    note = entry("t1", "2026-02-03", occurrence="nowhere", assignment_version=7)
    block = whole(SWITCH, [note])
    assert (block.extra, [each.extra for each in block.versions]) == (1, [0, 0])


def test_an_entry_without_time_and_key_belongs_to_the_last_version() -> None:
    """Nobody knows when it was; it is counted once."""
    block = whole(SWITCH, [entry("t1", None)])
    assert [each.extra for each in block.versions] == [0, 1]


def test_no_row_pools_versions() -> None:
    """A plan that changed is two plans: one block each, and one for the whole."""
    notes = [entry("t1", "2026-02-03"), entry("t2", "2026-02-06")]
    block = whole(SWITCH, notes)
    assert [each.counted for each in block.versions] == [3, 4]
    assert [each.occasions.practiced for each in block.versions] == [1, 1]
    assert (block.counted, block.occasions.practiced) == (7, 2)


def test_each_version_keeps_its_own_day() -> None:
    """Version 1 starts its days at midnight, version 2 at three."""
    plans = [plan(WEEKLY), plan(WEEKLY, "2026-02-09", version=2, day_starts_at=dt.time(3))]
    notes = [entry("t1", "2026-02-04T01:00"), entry("t2", "2026-02-11T01:00")]
    history = gather(plans, notes, [], zones=None, sessions=(), as_of=utc("2026-02-20"))
    assert [each.noted.date for each in history.attached] == [
        dt.date(2026, 2, 4),
        dt.date(2026, 2, 10),
    ]


def test_a_floating_plan_follows_the_person() -> None:
    """An entry's local date is taken in the plan's zone, not its own offset."""
    zones = [
        ZoneSpan(from_=utc("2026-01-01"), time_zone="Europe/London"),
        ZoneSpan(from_=utc("2026-02-04T12:00"), time_zone="Pacific/Auckland"),
    ]
    note = entry("t1", "2026-02-05T12:30")  # 1:30 on the 6th in Auckland
    block = whole(plan(zone=None), [note], "2026-02-06", zones=iter(zones))
    assert (block.occasions.practiced, block.days_since_last_entry) == (0, 0)
    assert block.so_far.practiced == 1


def test_zones_may_be_an_iterator_for_several_plans() -> None:
    """Every plan reads the history of zones, also where it can be read once only."""
    zones = iter([ZoneSpan(from_=utc("2026-01-01"), time_zone="Europe/London")])
    plans = [plan(zone=None), plan(zone=None, id="a2")]
    assert len(summary(plans, zones=zones).assignments) == 2


def test_an_obstacle_noted_later_does_not_exist_yet() -> None:
    """Time travel holds for obstacles too, by moment or by day."""
    named = [
        obstacle("o1", "too_big", "2026-02-04", noted_at=utc("2026-02-04T10:00")),
        obstacle("o2", "unclear", "2026-02-05"),
    ]
    window = ("2026-02-02", "2026-02-20")
    codes = [
        [row.code for row in whole(plan(), [], as_of, obstacles=named, window=window).obstacles]
        for as_of in ("2026-02-04T09:00", "2026-02-04T10:00", "2026-02-05")
    ]
    assert codes == [[], ["too_big"], ["too_big", "unclear"]]


def test_an_obstacle_belongs_to_the_version_of_its_entry() -> None:
    """Or to the one in force when it was noted."""
    notes = [entry("t1", "2026-02-03")]
    named = [
        obstacle("o1", "too_big", "2026-02-06", entry_id="t1"),
        obstacle("o2", "unclear", "2026-02-06"),
    ]
    block = whole(SWITCH, notes, obstacles=named)
    assert [[row.code for row in each.obstacles] for each in block.versions] == [
        ["too_big"],
        ["unclear"],
    ]


def test_an_obstacle_may_be_about_what_somebody_else_reported() -> None:
    """It belongs to the version of that entry too, whoever or whatever is its source."""
    told = entry("t1", "2026-02-03", source="device")
    named = [obstacle("o1", "too_big", "2026-02-06", entry_id="t1")]
    block = whole(SWITCH, [told], obstacles=named)
    assert [len(each.obstacles) for each in block.versions] == [1, 0]


def test_a_plan_that_was_only_proposed_floats_too() -> None:
    """Nothing is due, and its days are those of the person."""
    proposed = plan(zone=None, status="proposed")
    block = whole(proposed, [entry("t1", "2026-02-03T09:00")], zones="Asia/Tokyo")
    assert (block.counted, block.days_with_an_entry, block.occasions.no_entry) == (0, 1, 0)


def test_examples_do_not_exist() -> None:
    """data-model.md: examples and drafts never enter a summary."""
    assert whole(plan(), [entry("t1", "2026-02-03", is_example=True)]).days_with_an_entry == 0

"""The recap of plans that changed: each number under the title and from the day that it is of."""

from __future__ import annotations

import datetime as dt

import homework_kit as hk
from tests.review.stories import NOW, bundle, entry, plan


def test_a_changed_plan_is_told_version_by_version() -> None:
    """A date beside a number is the first day it counts; what was before the change is not lost."""
    daily = plan(schedule=hk.schedules.Repeating(frequency="daily"))
    changed = hk.revise(daily, effective_from=dt.date(2026, 2, 20), title="One line")
    told = hk.recap(bundle(entry("t1", 17), entry("t2", 21), plans=(daily, changed)), as_of=NOW)
    assert told.sentences[:3] == (
        "Since 16 February there were four set times for “Rough draft”; you noted practice on one.",
        "On 20 February, “One line” took the place of “Rough draft”.",
        "Since 20 February there were three set times for “One line”; you noted practice on one.",
    )


def test_practice_before_a_change_is_never_told_as_none() -> None:
    """A quiet week after a change does not stand for the weeks before it."""
    before = plan(schedule=hk.schedules.AsNeeded(cue="a rough moment"))
    changed = hk.revise(before, effective_from=dt.date(2026, 2, 20), smaller_version="one line")
    told = hk.recap(bundle(entry("t1", 17), plans=(before, changed)), as_of=NOW)
    assert told.sentences[:3] == (
        "Since 16 February you used “Rough draft” one time.",
        "On 20 February, “Rough draft” took a new form.",
        "Since 20 February there is no note of using “Rough draft”.",
    )


def test_a_version_that_has_just_begun_leaves_the_numbers_of_the_whole() -> None:
    """Where the newest version has nothing counted, the numbers keep the title they came under."""
    daily = plan(schedule=hk.schedules.Repeating(frequency="daily"))
    changed = hk.revise(daily, effective_from=dt.date(2026, 2, 23), title="One line")
    told = hk.recap(bundle(entry("t1", 17), plans=(daily, changed)), as_of=NOW)
    assert told.sentences[:2] == (
        (
            "Since 16 February there were seven set times for “Rough draft”; "
            "you noted practice on one."
        ),
        "On 23 February, “One line” took the place of “Rough draft”.",
    )


def test_the_clock_is_that_of_the_newest_version() -> None:
    """Whoever moved to Auckland reads the dates of Auckland."""
    there = hk.revise(plan(), effective_from=dt.date(2026, 2, 10), time_zone="Pacific/Auckland")
    late = dt.datetime(2026, 2, 15, 20, tzinfo=dt.UTC)  # the 16th, where the person is
    assert hk.recap(bundle(plans=(plan(), there)), since=late, as_of=NOW).since.day == 16


def test_a_plan_that_is_still_to_come_is_not_told_of() -> None:
    """Nobody can have used what starts in March."""
    later = plan("a2", starts_on=dt.date(2026, 3, 2), schedule=hk.schedules.AsNeeded(cue="later"))
    told = hk.recap(bundle(entry("t1", 17), plans=(plan(), later)), as_of=NOW)
    assert told.sentences == hk.recap(bundle(entry("t1", 17)), as_of=NOW).sentences

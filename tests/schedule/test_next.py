"""The next occasion."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import AsNeeded
from homework_kit.schedule import next_occurrence
from tests.schedule.plans import BeforeSession, Once, Repeating, Target, daily, meeting, plan, utc


def after(versions: Assignment | list[Assignment], moment: str) -> str | None:
    """Give the key of the next occasion."""
    found = next_occurrence(versions, utc(moment), sessions=[meeting("s2", "2026-05-09", "15:00")])
    return None if found is None else found.key


FIFTH_MONDAY = Repeating(frequency="monthly", nth_weekdays=[{"n": 5, "day": "mo"}])
NEVER = Repeating(frequency="yearly", months=[2], month_days=[30])


@pytest.mark.parametrize(
    ("version", "moment", "expected"),
    [
        (plan(daily("09:00")), "2026-03-05T09:00", "2026-03-06T09:00"),
        (plan(daily("09:00")), "2026-03-05T08:59", "2026-03-05T09:00"),
        (plan(daily("09:00")), "1990-01-01", "2026-03-02T09:00"),
        (plan(FIFTH_MONDAY), "2026-03-31", "2026-06-29"),
        (plan(Repeating(frequency="yearly"), "2024-02-29"), "2026-03-31", "2028-02-29"),
        (plan(Target(times=1, per="month")), "2026-03-31T10:00", "2026-04-01/month"),
        (plan(BeforeSession()), "2026-03-01", "session:s2"),
        (plan(BeforeSession()), "2026-03-02", None),
        (plan(Once(on="2027-03-05", at="09:00")), "2026-03-05", "2027-03-05T09:00"),
        (plan(Once(on="2026-03-05")), "2026-03-05", None),
        (plan(AsNeeded(cue="tense")), "2026-03-05", None),
        (plan(NEVER), "2026-03-05", None),
        (plan(ends_before="2026-03-06"), "2026-03-05", None),
        (plan(status="proposed"), "2026-03-05", None),
        (plan(pauses=[{"from": "2026-03-01", "until": "2026-04-20"}]), "2026-03-05", "2026-04-20"),
        (plan(set_aside=[{"occurrence": "2026-03-06"}]), "2026-03-05", "2026-03-07"),
    ],
)
def test_the_next_one(version: Assignment, moment: str, expected: str | None) -> None:
    """Strictly after, neither paused nor set aside, None where nothing comes."""
    assert after(version, moment) == expected


def test_the_first_of_several_plans() -> None:
    """The earliest opening of all."""
    assert (
        after([plan(Once(on="2026-03-20"), id="b"), plan(Once(on="2026-03-10"))], "2026-03-05")
        == "2026-03-10"
    )


def test_a_rare_new_version_is_looked_for_far_ahead() -> None:
    """What the old version had opened is no longer in the way then."""
    rare = plan(Repeating(frequency="yearly"), "2026-03-05", version=2)
    found = next_occurrence([plan(), rare], utc("2026-03-05T12:00"))
    assert found is not None
    assert (found.key, found.version) == ("2027-03-05", 2)


def test_a_plan_that_nobody_agreed_to_has_no_next_one() -> None:
    """A proposed version never rules."""
    assert after(plan(daily("09:00"), status="proposed"), "2026-03-05") is None


def test_a_plan_that_was_stopped_as_it_began_has_no_next_one() -> None:
    """It never ruled: a reign is half-open."""
    never = plan(daily("09:00"), "2026-03-02", status="stopped", status_on="2026-03-02")
    assert after(never, "2026-03-01") is None


def test_after_the_last_instant_nothing_comes() -> None:
    """The calendar of documents ends with 2199."""
    assert after(plan(daily("09:00")), "2250-01-01") is None


@pytest.mark.parametrize(
    ("version", "moment", "expected"),
    [
        (plan(Repeating(frequency="yearly"), "2024-02-29"), "2096-02-29", "2104-02-29"),
        (plan(FIFTH_MONDAY), "2096-01-30", "2096-04-30"),
        (
            # A fifth Monday of February needs a leap year that begins on a Sunday.
            plan(Repeating(frequency="monthly", months=[2], nth_weekdays=[{"n": 5, "day": "mo"}])),
            "2044-02-29",
            "2072-02-29",
        ),
        (plan(NEVER), "2026-03-05", None),
    ],
)
def test_sparse_rules_take_few_steps(
    version: Assignment, moment: str, expected: str | None
) -> None:
    """Fast for sparse rules (Feb 29, fifth Monday): found without looking at every day between.

    Steps are calls of Python functions, which no clock and no other process can change. Walking
    over the days of eight years would take many times as many.
    """
    after(version, moment)  # the tables of zones and months are made once in a process
    steps = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal steps
        del frame, argument
        steps += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = after(version, moment)
    finally:
        sys.setprofile(before)
    assert found == expected
    assert steps < 10_000

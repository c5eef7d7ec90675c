"""Shares, reasons, reserves and floors."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.models.schedules import BeforeSession, Once, Target
from tests.adherence.notes import (
    AS_NEEDED,
    DAILY,
    WEEKLY,
    entry,
    meeting,
    plan,
    prompted,
    states,
    whole,
)


def daily(count: int, practiced: int) -> Any:
    """Summarize so many closed days with so many practiced."""
    first = dt.date(2026, 2, 2)
    notes = [entry(f"t{n}", f"{first + dt.timedelta(days=n)}T09:00") for n in range(practiced)]
    return whole(plan(), notes, f"{first + dt.timedelta(days=count)}")


@pytest.mark.parametrize(
    ("count", "display"), [(1, "counts"), (5, "counts"), (19, "counts"), (20, "percent")]
)
def test_percentages_need_twenty(count: int, display: str) -> None:
    """adherence.md, Floors: below 20 counts; from 20 on a percentage may be shown."""
    assert daily(count, 1).display == display


def test_a_share_of_a_target_may_be_shown_from_twenty_planned() -> None:
    """The floor of a target looks at the sum of T."""
    block = whole(plan(Target(times=10, per="week")), [], "2026-02-16")
    assert (block.counted, block.display, block.share) == (20, "percent", 0.0)


def test_a_share_of_fixed_occasions_has_an_interval() -> None:
    """Wilson 95 % beside the share and its denominator."""
    block = daily(4, 3)
    assert (block.share, block.counted) == (0.75, 4)
    assert block.interval is not None
    assert (block.interval.low, block.interval.high) == (0.3006, 0.9544)


def test_a_target_has_no_interval() -> None:
    """No interval for targets: not independent trials."""
    block = whole(plan(WEEKLY), [entry("t1", "2026-02-02")], "2026-02-09")
    assert (block.share, block.interval, block.tried_share) == (0.3333, None, None)


def test_set_aside_and_paused_leave_the_denominator() -> None:
    """C = occasions closed by as_of, minus set_aside and paused."""
    marked = plan(
        set_aside=[{"occurrence": "2026-02-02"}],
        pauses=[{"from": "2026-02-04", "until": "2026-02-06"}],
    )
    notes = [entry("t1", "2026-02-03", "no_opportunity"), entry("t2", "2026-02-06")]
    block = whole(marked, notes, "2026-02-08")
    assert states(block) == {"set_aside": 2, "paused": 2, "practiced": 1, "no_entry": 1, "open": 1}
    assert (block.counted, block.share) == (2, 0.5)


def test_set_aside_recomputes_history() -> None:
    """set_aside may be said afterwards, and then the past is counted anew."""
    before, after = plan(), plan(set_aside=[{"occurrence": "2026-02-02"}])
    assert [whole(each, [], "2026-02-04").counted for each in (before, after)] == [2, 1]


@pytest.mark.parametrize("outcome", ["no_opportunity", "not_done_told"])
def test_no_outcome_changes_the_denominator_of_a_target(outcome: str) -> None:
    """In a target, no_opportunity and not_done_told change no denominator."""
    block = whole(plan(WEEKLY), [entry("t1", "2026-02-03", outcome)], "2026-02-09")
    assert (block.counted, block.share) == (3, 0.0)


def test_a_target_period_can_be_set_aside() -> None:
    """A period set aside as a whole is out, and still shown."""
    block = whole(plan(WEEKLY, set_aside=[{"occurrence": "2026-02-02/week"}]), [], "2026-02-17")
    assert block.target is not None
    assert (block.counted, len(block.target.periods)) == (3, 3)


CUT = {"ends_before": "2026-02-13"}
"""The second week is cut after four days of seven."""


def test_a_cut_period_is_out_by_default() -> None:
    """partial_periods="exclude": counts are still shown."""
    notes = [entry("t1", "2026-02-10")]
    block = whole(plan(WEEKLY, **CUT), notes, "2026-02-17")
    assert (block.counted, block.share) == (3, 0.0)
    assert block.target is not None
    assert [(row.practiced, row.partial) for row in block.target.periods] == [(0, False), (1, True)]


def test_a_cut_period_can_be_prorated() -> None:
    """prorate: T' = floor(T * d / D + 1/2), here floor(3 * 4 / 7 + 1/2) = 2."""
    notes = [entry(f"t{n}", f"2026-02-1{n}") for n in range(3)]
    block = whole(plan(WEEKLY, **CUT), notes, "2026-02-17", partial_periods="prorate")
    assert (block.counted, block.share) == (5, 0.4)


def test_a_paused_week_counts_its_other_days_when_prorated() -> None:
    """A period with paused days is partial: out by default, prorated on request."""
    paused = plan(WEEKLY, pauses=[{"from": "2026-02-03", "until": "2026-02-08"}])
    assert whole(paused, [], "2026-02-09").why_no_share == "only_partial_periods"
    assert whole(paused, [], "2026-02-09", partial_periods="prorate").counted == 1


def test_prorating_to_nothing_is_out() -> None:
    """T' = 0 is out: one of seven days of one time a week."""
    once = plan(Target(times=1, per="week"), ends_before="2026-02-03")
    block = whole(once, [], "2026-02-09", partial_periods="prorate")
    assert (block.share, block.why_no_share) == (None, "only_partial_periods")


def test_a_paused_period_between_sessions_is_prorated_by_its_own_days() -> None:
    """Between sessions the whole period is its own days: five of seven of three are two."""
    paused = plan(
        Target(times=3, per="session"), pauses=[{"from": "2026-02-03", "until": "2026-02-05"}]
    )
    block = whole(
        paused, [], "2026-02-10", sessions=[meeting("s1", "2026-02-09")], partial_periods="prorate"
    )
    assert block.counted == 2


@pytest.mark.parametrize(
    ("schedule", "members", "as_of", "reason"),
    [
        (DAILY, {}, "2026-02-01", "nothing_due"),
        (DAILY, {}, "2026-02-02T09:00", "nothing_closed"),
        (DAILY, {"pauses": [{"from": "2026-02-02"}]}, "2026-02-09", "nothing_due"),
        (WEEKLY, {}, "2026-02-04", "nothing_closed"),
        (WEEKLY, {"ends_before": "2026-02-05"}, "2026-02-09", "only_partial_periods"),
        (WEEKLY, {"pauses": [{"from": "2026-02-02"}]}, "2026-02-09", "nothing_due"),
        (BeforeSession(), {}, "2026-02-09", "no_session_known"),
        (Target(times=1, per="session"), {}, "2026-02-09", "no_session_known"),
        (AS_NEEDED, {}, "2026-02-09", "as_needed"),
        (prompted(1), {}, "2026-02-02T08:00", "nothing_closed"),
    ],
)
def test_no_share_has_a_reason(schedule: Any, members: Any, as_of: str, reason: str) -> None:
    """|C| = 0 is None with a reason, never 0 or 1 (empty = 100 % is known wrong elsewhere)."""
    block = whole(plan(schedule, **members), [], as_of)
    assert (block.share, block.interval, block.why_no_share) == (None, None, reason)
    assert block.display == "counts"


def test_a_share_has_no_reason() -> None:
    """Either a share or a reason, never both."""
    assert daily(3, 0).why_no_share is None
    assert daily(3, 0).share == 0.0


def test_a_known_session_is_waited_for() -> None:
    """With a session ahead the occasion is open, so nothing is closed yet."""
    block = whole(plan(BeforeSession()), [], "2026-02-03", sessions=[meeting("s1", "2026-02-09")])
    assert (states(block), block.why_no_share) == ({"open": 1}, "nothing_closed")


def test_a_session_ahead_of_a_plan_to_come_is_known() -> None:
    """Before the plan starts nothing is due, and the session is known all the same."""
    block = whole(plan(BeforeSession()), [], "2026-02-01", sessions=[meeting("s1", "2026-02-09")])
    assert block.why_no_share == "nothing_due"


def test_as_needed_counts_use_and_has_no_share() -> None:
    """times_used = practiced; came_up_not_used = not_done_told, only if volunteered."""
    notes = [
        entry("t1", "2026-02-03"),
        entry("t2", "2026-02-04", "smaller_version"),
        entry("t3", "2026-02-05", "not_done_told"),
        entry("t4", "2026-02-05", "partly"),
    ]
    block = whole(plan(AS_NEEDED), notes)
    assert block.used is not None
    assert (block.used.times_used, block.used.came_up_not_used, block.share) == (2, 1, None)


@pytest.mark.parametrize(("practiced", "used"), [(0, 2), (2, 2), (3, 1), (4, 0)])
def test_a_reserve_is_used_up_to_what_is_open(practiced: int, used: int) -> None:
    """reserve_used = min(reserve, counted - practiced), never changing the share."""
    notes = [entry(f"t{n}", f"2026-02-0{n + 2}T09:00") for n in range(practiced)]
    block = whole(plan(reserve=2), notes, "2026-02-06")
    assert block.reserve is not None
    assert (block.reserve.agreed, block.reserve.used) == (2, used)
    assert block.share == practiced / 4


def test_a_reserve_of_a_target() -> None:
    """For targets min(reserve, planned - towards)."""
    block = whole(plan(WEEKLY, reserve=5), [entry("t1", "2026-02-02")], "2026-02-09")
    assert block.reserve is not None
    assert block.reserve.used == 2


def test_a_late_answer_uses_no_reserve() -> None:
    """adherence.md, Reserve: counted - practiced, and a prompt answered late is practiced."""
    schedule = prompted(1, between={"from": "09:00", "until": "09:01"})
    late = entry("t1", "2026-02-02T20:00", occurrence="2026-02-02#1")
    block = whole(plan(schedule, reserve=3), [late], "2026-02-04T08:00")
    assert block.answered is not None
    assert (block.answered.late, block.occasions.practiced, block.counted) == (1, 1, 2)
    assert block.reserve is not None
    assert block.reserve.used == 1


def test_the_reserve_is_that_of_the_plan_that_is_counted() -> None:
    """A version agreed for next week does not take away, or bring, a reserve before it begins."""
    versions = [plan(reserve=2), plan(DAILY, "2026-02-16", version=2)]
    now, then = (whole(versions, [], as_of).reserve for as_of in ("2026-02-09", "2026-02-20"))
    assert now is not None
    assert (now.agreed, now.used, then) == (2, 2, None)


def test_no_reserve_is_absent() -> None:
    """What was not agreed is not there."""
    assert daily(3, 1).reserve is None


def versions(second: Any, on: str = "2026-02-09", **members: Any) -> list[Any]:
    """Make a plan that changes: daily first, then something else."""
    return [plan(reserve=1), plan(second, on, version=2, reserve=1, **members)]


def test_plans_of_different_families_have_no_common_share() -> None:
    """Fixed and target are never pooled, so the whole has no share, no reserve, and says why."""
    block = whole(versions(WEEKLY), [], "2026-02-17")
    assert (block.share, block.why_no_share, block.reserve) == (None, "plans_differ", None)
    assert [each.share for each in block.versions] == [0.0, 0.0]


def test_plans_of_one_family_are_pooled_in_the_whole() -> None:
    """Daily and once are both fixed occasions."""
    block = whole(versions(Once(on=dt.date(2026, 2, 9))), [], "2026-02-11")
    assert (block.counted, block.share) == (8, 0.0)


def test_a_version_to_come_changes_no_formula() -> None:
    """The share of the running plan stays although another plan is agreed for next week."""
    assert whole(versions(WEEKLY), [], "2026-02-05").share == 0.0


def test_a_version_outside_the_window_changes_no_formula() -> None:
    """A window that holds one version only is about that one."""
    block = whole(versions(WEEKLY), [], "2026-02-17", window=("2026-02-09", "2026-02-17"))
    assert (block.share, block.schedule) == (0.0, "target")


def test_a_version_that_never_ruled_changes_no_formula() -> None:
    """A version that a higher one overtook before it began is not part of the whole."""
    block = whole(versions(WEEKLY, "2026-02-02"), [], "2026-02-09")
    assert (block.share, block.versions[0].why_no_share) == (0.0, "nothing_due")


def test_a_proposed_version_changes_nothing() -> None:
    """scheduling.md: proposed versions yield nothing and cut nothing."""
    block = whole(versions(WEEKLY, status="proposed"), [], "2026-02-16")
    assert (block.schedule, block.status, block.counted) == ("repeating", "active", 14)


def test_a_plan_that_was_only_proposed_has_nothing_due() -> None:
    """Notes on it are kept as outcomes."""
    block = whole(plan(status="proposed"), [entry("t1", "2026-02-03")], "2026-02-16")
    assert (block.why_no_share, block.outcomes.as_agreed, block.weeks) == ("nothing_due", 1, ())


def test_a_period_to_come_waits_for_no_session() -> None:
    """No session is known, and none is waited for: the next version has a month of its own."""
    by_session = plan(Target(times=3, per="session"), ends_before="2026-02-09")
    by_month = plan(Target(times=1, per="month"), "2026-02-09", version=2)
    ahead = ("2026-02-08", "2026-02-20")
    assert whole([by_session, by_month], (), "2026-02-05", window=ahead).why_no_share == (
        "nothing_due"
    )
    assert whole(by_session, (), "2026-02-05", window=ahead).why_no_share == "no_session_known"

"""What is open, what is noted so far, what is open from an earlier day, and what comes next."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.adherence import Agenda, agenda
from homework_kit.errors import AwareTimeNeeded
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import delete
from tests.adherence.notes import entry
from tests.schedule.plans import (
    BeforeSession,
    Once,
    Target,
    daily,
    keys,
    meeting,
    plan,
    span,
    utc,
)

WEEK = plan(Target(times=3, per="week"))
"""Weeks from Monday 2 March 2026."""


def at(moment: str, plans: Any, *entries: Any, **more: Any) -> Agenda:
    """Ask for an agenda at a moment in UTC."""
    return agenda(plans, entries, as_of=utc(moment), **more)


def so_far(found: Agenda) -> list[tuple[str, int, int, bool]]:
    """Give key, practiced, notes and whether it is settled."""
    return [(each.occurrence.key, each.practiced, each.notes, each.settled) for each in found.done]


def test_open_and_upcoming() -> None:
    """Half-open windows: open at its opening, no more at its close; upcoming within the days."""
    walk = plan(daily("09:00", "21:00", window_minutes=60))
    now = at("2026-03-05T09:00", walk, days=1)
    assert keys(now.open) == ["2026-03-05T09:00"]
    assert keys(now.upcoming) == ["2026-03-05T21:00"]
    later = at("2026-03-05T10:00", walk, days=1)
    assert keys(later.open) == []
    assert keys(later.upcoming) == ["2026-03-05T21:00", "2026-03-06T09:00"]


def test_what_is_done_stands_in_order() -> None:
    """Of several plans together, by when it opened."""
    plans = [plan(daily("12:00")), plan(daily("09:00"), id="b")]
    notes = [
        entry("t1", "2026-03-05T12:30"),
        entry("t2", "2026-03-05T09:30", assignment_id="b"),
    ]
    found = at("2026-03-05T13:00", plans, *notes)
    assert [each[0] for each in so_far(found)] == ["2026-03-05T09:00", "2026-03-05T12:00"]


def test_a_plan_that_floats_needs_the_zone_of_the_person() -> None:
    """Nine in the morning is theirs."""
    found = at("2026-03-05T00:30", plan(daily("09:00"), zone=None), zones="Asia/Tokyo", days=0)
    assert keys(found.open) == ["2026-03-05T09:00"]


def test_a_week_ahead_by_default_and_none_on_request() -> None:
    """Without days ahead what is open is still there."""
    assert keys(at("2026-03-05", WEEK).upcoming) == ["2026-03-09/week"]
    today = at("2026-03-05", WEEK, days=0)
    assert (keys(today.open), today.upcoming) == (["2026-03-02/week"], ())


def test_paused_and_set_aside_ones_are_left_out() -> None:
    """scheduling.md, Pauses: left out of agendas."""
    quiet = plan(
        daily("09:00"),
        pauses=[{"from": "2026-03-06", "until": "2026-03-08"}],
        set_aside=[{"occurrence": "2026-03-05T09:00"}],
    )
    now = at("2026-03-05T10:00", quiet, days=4)
    assert (now.open, keys(now.upcoming)) == ((), ["2026-03-08T09:00", "2026-03-09T09:00"])
    assert now.as_of == utc("2026-03-05T10:00")


def test_a_target_says_how_far_it_is() -> None:
    """Done so far: "1 of 3 so far" of what is open; met in full it is no longer open."""
    notes = [entry(f"t{day}", f"2026-03-0{day}T12:00") for day in (2, 3, 4)]
    one = at("2026-03-05", WEEK, notes[0])
    assert (keys(one.open), so_far(one)) == (
        ["2026-03-02/week"],
        [("2026-03-02/week", 1, 1, False)],
    )
    met = at("2026-03-05", WEEK, *notes)
    assert (met.open, so_far(met)) == ((), [("2026-03-02/week", 3, 3, True)])
    extra = at("2026-03-05", WEEK, *notes, entry("t5", "2026-03-04T13:00"))
    assert so_far(extra) == [("2026-03-02/week", 3, 4, True)]


@pytest.mark.parametrize(
    ("outcome", "settled"),
    [
        ("as_agreed", True),
        ("smaller_version", True),
        ("partly", False),
        ("started_and_stopped", False),
        ("not_done_told", True),
        ("no_opportunity", True),
    ],
)
def test_what_was_told_is_not_asked_any_more(outcome: str, settled: bool) -> None:  # noqa: FBT001 - a table of the two
    """A fixed occasion is settled by practice, or by being told that it was not this time."""
    note = entry("t1", "2026-03-05T09:30", outcome)
    now = at("2026-03-05T10:00", plan(daily("09:00")), note)
    assert [each[3] for each in so_far(now)] == [settled]
    assert keys(now.open) == ([] if settled else ["2026-03-05T09:00"])


def test_telling_changes_nothing_for_a_target() -> None:
    """adherence.md: in a target, no_opportunity and not_done_told change no denominator."""
    told = entry("t1", "2026-03-03T09:30", "not_done_told")
    now = at("2026-03-05", WEEK, told)
    assert (keys(now.open), so_far(now)) == (
        ["2026-03-02/week"],
        [("2026-03-02/week", 0, 1, False)],
    )


def test_what_closed_today_is_done_until_the_day_is_over() -> None:
    """Done is of today: tomorrow it belongs to summaries."""
    short = plan(daily("09:00", window_minutes=30))
    note = entry("t1", "2026-03-05T09:10")
    assert so_far(at("2026-03-05T23:00", short, note)) == [("2026-03-05T09:00", 1, 1, True)]
    assert so_far(at("2026-03-06T00:00", short, note)) == []


def test_a_note_of_later_or_a_deleted_one_does_not_exist() -> None:
    """Entries recorded after `as_of`, deleted ids and examples do not exist."""
    note = entry("t1", "2026-03-05T09:30")
    walk = plan(daily("09:00"))
    assert keys(at("2026-03-05T09:29", walk, note).open) == ["2026-03-05T09:00"]
    gone = delete(note, recorded_at=utc("2026-03-05T09:40"))
    assert keys(at("2026-03-05T10:00", walk, note, gone).open) == ["2026-03-05T09:00"]
    assert at("2026-03-05T10:00", walk, entry("t2", "2026-03-05T09:30", is_example=True)).done == ()


def test_what_is_noted_in_advance_does_not_come_up() -> None:
    """A key may name an occasion of later today."""
    note = entry("t1", "2026-03-05T08:00", occurrence="2026-03-05T21:00")
    now = at("2026-03-05T09:00", plan(daily("21:00")), note, days=1)
    assert (keys(now.upcoming), so_far(now)) == ([], [("2026-03-05T21:00", 1, 1, True)])


def test_carried_is_open_from_an_earlier_day() -> None:
    """Its own day is over and its window goes on; then it closes and is in no group."""
    letter = plan(Once(on="2026-03-03", at="09:00", window_minutes=3 * 24 * 60))
    for day, carried in (("2026-03-03", False), ("2026-03-05", True)):
        now = at(f"{day}T12:00", letter)
        assert keys(now.open) == ["2026-03-03T09:00"]
        assert keys(now.carried) == (["2026-03-03T09:00"] if carried else [])
    closed = at("2026-03-06T09:00", letter)
    assert (closed.open, closed.carried, closed.done) == ((), (), ())


def test_a_late_evening_is_carried_over_midnight_but_not_in_a_day_that_starts_late() -> None:
    """The person's day decides what an earlier day is."""
    evening = daily("23:00", window_minutes=180)
    assert keys(at("2026-03-06T00:30", plan(evening)).carried) == ["2026-03-05T23:00"]
    assert at("2026-03-06T00:30", plan(evening, day_starts_at="03:00")).carried == ()


def test_a_period_is_not_carried() -> None:
    """Its own days are not over."""
    sessions = [meeting("s2", "2026-03-09", "17:00")]
    plans = [WEEK, plan(BeforeSession(), id="b")]
    now = at("2026-03-07T12:00", plans, sessions=sessions)
    assert (len(now.open), now.carried) == (2, ())


def test_a_target_rests_on_its_paused_days() -> None:
    """On a paused day it neither is open nor comes up; what is noted so far is still told."""
    rest = plan(
        Target(times=3, per="week"),
        pauses=[
            {"from": "2026-03-04", "until": "2026-03-06"},
            {"from": "2026-03-09", "until": "2026-03-10"},
        ],
    )
    note = entry("t1", "2026-03-03T12:00")
    for day, expected in (("03", ["2026-03-02/week"]), ("05", []), ("06", ["2026-03-02/week"])):
        now = at(f"2026-03-{day}T12:30", rest, note)
        assert keys(now.open) == expected, day
        assert so_far(now) == [("2026-03-02/week", 1, 1, False)]
        assert keys(now.upcoming) == []
    assert keys(at("2026-03-10T12:00", rest).open) == ["2026-03-09/week"]


def test_what_opened_before_a_pause_stays_open() -> None:
    """Pauses mark occasions whose opening local date lies inside, and no others."""
    away = [{"from": "2026-03-04"}]
    letter = plan(Once(on="2026-03-03", window_minutes=4 * 24 * 60), pauses=away)
    assert keys(at("2026-03-05", letter).open) == ["2026-03-03"]


def test_a_bundle_is_enough() -> None:
    """It brings plans, entries, zones and sessions."""
    bundle = Bundle(
        person_id="p1",
        assignments=[plan(daily("09:00"), zone=None), plan(BeforeSession(), id="b", zone=None)],
        entries=[entry("t1", "2026-03-05T00:10")],
        sessions=[meeting("s2", "2026-03-09", "17:00")],
        zones=[span("2026-03-01", "Asia/Tokyo")],
    )
    now = at("2026-03-05T00:20", bundle)
    assert keys(now.open) == ["session:s2"]
    assert so_far(now) == [("2026-03-05T09:00", 1, 1, True)]


def test_a_proposal_needs_no_zone() -> None:
    """`proposed` versions yield nothing."""
    assert at("2026-03-05", plan(zone=None, status="proposed")) == Agenda(as_of=utc("2026-03-05"))


def test_the_moment_needs_an_offset() -> None:
    """A naive datetime names no instant."""
    with pytest.raises(AwareTimeNeeded, match="as_of"):
        agenda(plan(), as_of=dt.datetime(2026, 3, 5))  # noqa: DTZ001 - the point

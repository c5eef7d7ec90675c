"""What is due before a session."""

from __future__ import annotations

from typing import Any

from homework_kit.models.bundle import Bundle
from homework_kit.schedule import occurrences, overlapping
from tests.schedule.plans import (
    BeforeSession,
    Session,
    Target,
    between,
    daily,
    keys,
    meeting,
    plan,
    utc,
)

SESSIONS = [
    meeting("s1", "2026-03-02", "15:00"),
    meeting("s2", "2026-03-09", "15:00"),
    meeting("s3", "2026-03-16"),
]


def expand(*versions: Any, sessions: Any = SESSIONS) -> list[tuple[str, int, str, str]]:
    """Give key, version, opens and closes of the year."""
    found = between(versions, "2026-01-01", "2027-01-01", sessions=sessions)
    return [
        (each.key[8:], each.version, f"{each.opens:%m-%d %H:%M}", f"{each.closes:%m-%d %H:%M}")
        for each in found
    ]


def due(starts_on: str = "2026-03-02", **members: Any) -> Any:
    """Make a plan that is due once before the next session."""
    return plan(members.pop("schedule", BeforeSession()), starts_on, **members)


def test_periods_run_from_session_to_session() -> None:
    """The session at which it was agreed asks for nothing; without a time one starts the day."""
    assert expand(due()) == [
        ("s2", 1, "03-02 00:00", "03-09 15:00"),
        ("s3", 1, "03-09 15:00", "03-16 00:00"),
    ]


def test_without_a_known_session_nothing_is_due() -> None:
    """And other schedules take no notice of sessions."""
    assert expand(due(), sessions=()) == []
    assert expand(due("2026-03-16")) == []
    assert between(
        plan(daily("09:00"), ends_before="2026-03-03"),
        "2026-03-01",
        "2026-04-01",
        sessions=SESSIONS,
    )


def test_starts_at_says_which_session_comes_next() -> None:
    """Agreed in the morning, due the same afternoon."""
    assert expand(due(starts_at="12:00"))[0] == ("s1", 1, "03-02 12:00", "03-02 15:00")
    assert expand(due(starts_at="15:00"))[0] == ("s2", 1, "03-02 15:00", "03-09 15:00")


def test_a_moved_session_keeps_its_key() -> None:
    """Re-anchoring keeps the records; only the current revision counts."""
    moved = meeting("s2", "2026-03-11", "10:00", revision="2", supersedes=["1"])
    assert expand(due(), sessions=[*SESSIONS, moved])[0] == ("s2", 1, "03-02 00:00", "03-11 10:00")


def test_a_target_per_session_asks_several_times() -> None:
    """A session period has no nominal length and is never partial."""
    times = Target(times=3, per="session")
    found = between(due(schedule=times), "2026-01-01", "2027-01-01", sessions=SESSIONS)
    assert [(each.required, each.nominal_days, each.partial) for each in found] == [
        (3, None, False)
    ] * 2
    assert [(f"{each.local_date:%m-%d}", f"{each.until_date:%m-%d}") for each in found] == [
        ("03-02", "03-09"),
        ("03-09", "03-16"),
    ]


def test_a_period_belongs_to_the_version_in_force_when_it_is_due() -> None:
    """Opened under v1 and due under v2: v2, from the session before."""
    changed = due("2026-03-11", schedule=Target(times=2, per="session"), version=2)
    assert expand(due(), changed) == [
        ("s2", 1, "03-02 00:00", "03-09 15:00"),
        ("s3", 2, "03-09 15:00", "03-16 00:00"),
    ]


def test_another_schedule_or_a_break_starts_a_new_chain() -> None:
    """Then the first period opens when the version starts."""
    again = due("2026-03-12", version=3)
    between_them = plan(daily("09:00"), "2026-03-10", version=2)
    assert expand(due(), between_them, again)[-1] == ("s3", 3, "03-12 00:00", "03-16 00:00")
    assert expand(due(ends_before="2026-03-10"), due("2026-03-12", version=2)) == [
        ("s2", 1, "03-02 00:00", "03-09 15:00"),
        ("s3", 2, "03-12 00:00", "03-16 00:00"),
    ]


def test_a_session_on_the_last_date_is_still_due() -> None:
    """ends_before and status_on name the session day itself; after it nothing is due."""
    assert [row[0] for row in expand(due(ends_before="2026-03-09"))] == ["s2"]
    assert [row[0] for row in expand(due(status="stopped", status_on="2026-03-08"))] == []
    next_one = due("2026-03-09", starts_at="12:00", version=2)
    assert expand(due(ends_before="2026-03-09"), next_one)[0] == (
        "s2",
        2,
        "03-09 12:00",
        "03-09 15:00",
    )


def test_a_session_on_the_day_of_another_schedule_is_still_due() -> None:
    """What was agreed for the session is due at it, also where the next plan starts that day."""
    for starts in ({}, {"starts_at": "12:00"}, {"starts_at": "16:00"}):
        another = plan(daily("09:00"), "2026-03-09", version=2, **starts)
        found = [each for each in expand(due(), another) if each[0].startswith("s")]
        assert found == [("s2", 1, "03-02 00:00", "03-09 15:00")]
    day_after = plan(daily("09:00"), "2026-03-08", version=2)
    assert "s2" not in [row[0] for row in expand(due(), day_after)]


def test_a_session_is_due_once_where_two_plans_start_on_its_day() -> None:
    """The version that is due by sessions takes it, where it has begun by then."""
    another = plan(daily("09:00"), "2026-03-09", version=2, starts_at="10:00")
    for at, owner in (("12:00", 3), ("15:00", 1), ("16:00", 1)):
        third = due("2026-03-09", starts_at=at, version=3)
        found = [row[:2] for row in expand(due(), another, third) if row[0] == "s2"]
        assert found == [("s2", owner)]


def test_two_sessions_at_one_moment_ask_once() -> None:
    """The second period would be empty."""
    twice = [*SESSIONS, meeting("s2b", "2026-03-09", "15:00")]
    assert [row[0] for row in expand(due(), sessions=twice)] == ["s2", "s3"]


def test_pauses_of_session_periods() -> None:
    """Once: the date on which it opens counts. A target: all its dates."""
    pauses = [
        {"from": "2026-03-09", "until": "2026-03-16"},
        {"from": "2026-03-02", "until": "2026-03-04"},
    ]
    for schedule, expected in (
        (BeforeSession(), [(True, 2), (True, 7)]),
        (Target(times=2, per="session"), [(False, 2), (True, 7)]),
    ):
        plans = due(schedule=schedule, pauses=pauses, set_aside=[{"occurrence": "session:s3"}])
        found = between(plans, "2026-01-01", "2027-01-01", sessions=SESSIONS)
        assert [(each.paused, each.paused_days) for each in found] == expected
        assert [each.set_aside for each in found] == [False, True]


def test_a_bundle_brings_its_sessions() -> None:
    """What is passed goes before what the bundle says."""
    bundle = Bundle(person_id="p1", assignments=[due()], sessions=SESSIONS)
    year = (utc("2026-01-01"), utc("2027-01-01"))
    assert keys(occurrences(bundle, *year)) == ["session:s2", "session:s3"]
    only = [Session(id="x", on="2026-03-05")]
    assert keys(occurrences(bundle, *year, sessions=only)) == ["session:x"]
    assert keys(overlapping(bundle, utc("2026-03-05"), utc("2026-03-06"))) == ["session:s2"]


def test_a_switch_that_opened_nothing_takes_no_keys() -> None:
    """A version due by sessions leaves dated keys alone."""
    after = plan(daily("09:00"), "2026-03-10", version=2)
    found = between([due(), after], "2026-03-10", "2026-03-11", sessions=SESSIONS)
    assert keys(found) == ["2026-03-10T09:00"]

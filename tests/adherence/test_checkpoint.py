"""Checkpoints, by hand: each thing that reaches back into what is closed is named."""

from __future__ import annotations

from typing import Any

import pytest

from homework_kit.adherence import summarize
from homework_kit.adherence.checkpoint import (
    CannotResume,
    ReachesBack,
    checkpoint,
    resume,
    to_hand_over,
)
from homework_kit.models.bundle import Bundle, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.schedules import Target
from tests.adherence.notes import WEEKLY, entry, meeting, obstacle, plan, utc

THEN, NOW = utc("2026-02-12"), utc("2026-02-20")
NOTES = [entry(f"t{n}", f"2026-02-{n:02}T12:00", note="ZEBRA") for n in (3, 5, 6, 10)]
FLOATING = plan(zone=None)
LONDON = [ZoneSpan(from_=utc("2026-01-01"), time_zone="Europe/London")]


def reasons(text: str, plans: Any, entries: Any = (), **more: Any) -> set[tuple[str, Any]]:
    """Give the reasons why a checkpoint cannot be used; none where it gives the whole."""
    more = {"as_of": NOW, **more}
    found = resume(text, plans, entries, **more)
    if isinstance(found, CannotResume):
        return {(each.why, each.document_id) for each in found.reasons}
    assert found == summarize(plans, (*NOTES, *entries), **more)
    return set()


@pytest.fixture(scope="module")
def stored() -> str:
    """Give the checkpoint of a daily plan with four notes."""
    return checkpoint(plan(), NOTES, as_of=THEN)


def test_what_is_new_is_added(stored: str) -> None:
    """Stored tally of closed history + tally of what is new = recomputation."""
    assert reasons(stored, plan()) == set()
    assert reasons(stored, plan(), [entry("new", "2026-02-15T12:00")]) == set()
    assert to_hand_over(stored) == frozenset()


def test_the_text_has_no_words(stored: str) -> None:
    """Ids, digests, dates, counts and codes."""
    assert "ZEBRA" not in stored
    assert "Walk" not in stored


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([amend(NOTES[0], outcome="partly", recorded_at=utc("2026-02-15"))], "entry_changed"),
        ([delete(NOTES[0], recorded_at=utc("2026-02-15"))], "entry_changed"),
        ([entry("t3", "2026-02-13", "partly")], "entry_changed"),
        (
            [entry("late", "2026-02-15", occurred_at=utc("2026-02-04T12:00"))],
            "entry_reaches_back",
        ),
        ([entry("late", "2026-02-15", occurrence="2026-02-04")], "entry_reaches_back"),
    ],
)
def test_entries_that_reach_back(stored: str, entries: Any, expected: str) -> None:
    """Revisions, tombstones and late entries that could go to a closed occasion."""
    assert reasons(stored, plan(), entries) == {(expected, entries[0].id)}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (plan(pauses=[{"from": "2026-02-06"}]), {"occasions_changed"}),
        (plan(set_aside=[{"occurrence": "2026-02-06"}]), {"occasions_changed"}),
        (plan(grace_minutes=60), {"terms_changed"}),
        (plan(WEEKLY), {"versions_changed", "occasions_changed"}),
        (plan(zone="Asia/Tokyo"), {"window_changed", "days_changed", "occasions_changed"}),
        (plan(id="a2"), {"plan_gone"}),
    ],
)
def test_plans_that_reach_back(stored: str, changed: Any, expected: set[str]) -> None:
    """Changed pauses, marks, terms and zones of what has closed."""
    found = reasons(stored, changed)
    assert {why for why, _ in found if why != "entry_reaches_back"} == expected


@pytest.mark.parametrize(
    "changed",
    [
        plan(pauses=[{"from": "2026-02-14", "until": "2026-02-16"}]),
        plan(set_aside=[{"occurrence": "2026-02-18"}]),
        [plan(), plan(WEEKLY, version=2, starts_on="2026-02-16")],
        [plan(), plan(id="a2", starts_on="2026-02-16")],
        plan(reserve=2),
    ],
)
def test_plans_that_reach_forward(stored: str, changed: Any) -> None:
    """What changes after the checkpoint needs no recount."""
    assert reasons(stored, changed) == set()


def test_a_checkpoint_knows_what_was_recorded_by_then(stored: str) -> None:
    """What is recorded later is no part of it, even where it was in hand."""
    later = entry("later", "2026-02-15T12:00")
    assert checkpoint(plan(), [*NOTES, later], as_of=THEN) == stored


def test_notes_that_may_still_move_stay_open() -> None:
    """A note without a time, and one of another source at the very moment, are not closed."""
    timeless = entry("x1", None)
    just_now = entry("x2", "2026-02-12", source="device")
    text = checkpoint(plan(), [*NOTES, timeless, just_now], as_of=THEN)
    assert to_hand_over(text) == {"x1", "x2"}


def test_a_version_that_starts_with_the_checkpoint(stored: str) -> None:
    """At that very moment nothing of the new version is closed."""
    changed = [plan(), plan(version=2, starts_on="2026-02-12")]
    assert reasons(stored, changed) == set()


def test_a_pause_is_near_until_every_clock_has_passed() -> None:
    """A date alone is placed by some clock, and clocks differ by a day: two days are kept clear."""
    text = checkpoint(plan(WEEKLY), NOTES, as_of=utc("2026-02-15T12:00"))
    found = {
        day: {
            why
            for why, _ in reasons(text, plan(WEEKLY, pauses=[{"from": f"2026-02-{day}"}]), NOTES)
        }
        for day in (16, 17)
    }
    assert found == {16: {"terms_changed"}, 17: set()}


def test_every_plan_closes_its_own_notes() -> None:
    """One checkpoint holds all plans of a person."""
    others = [entry(f"u{n}", f"2026-02-{n:02}T12:00", assignment_id="a2") for n in (3, 5)]
    text = checkpoint([plan(), plan(id="a2")], [*NOTES, *others], as_of=THEN)
    assert to_hand_over(text) == frozenset()


def test_a_key_is_closed_once_it_is_known() -> None:
    """A key that is unknown today may be that of an occasion to come."""
    notes = [
        entry("t1", "2026-02-03T12:00", occurrence="2026-02-03"),
        entry("t2", "2026-02-03T12:00", occurrence="2026-03-03"),
    ]
    assert to_hand_over(checkpoint(plan(), notes, as_of=THEN)) == {"t2"}


def test_what_closes_with_the_checkpoint_is_closed() -> None:
    """Windows are half-open: at midnight the day is over, and its note with it."""
    notes = [entry("t1", "2026-02-11T12:00")]
    assert to_hand_over(checkpoint(plan(), notes, as_of=THEN)) == frozenset()


def test_a_note_of_a_day_waits_two_days() -> None:
    """What knows only its day may move with a clock to come, so it is handed over again."""
    notes = [entry(f"t{n}", "2026-02-11", occurred_on=f"2026-02-{n:02}") for n in (8, 9)]
    assert to_hand_over(checkpoint(plan(), notes, as_of=THEN)) == {"t9"}


def test_obstacles_are_no_entries() -> None:
    """All obstacles have to be given again, and `to_hand_over` names entries."""
    named = obstacle("o1", "too_big", "2026-02-05")
    text = checkpoint(plan(), NOTES, obstacles=[named], as_of=THEN)
    assert to_hand_over(text) == frozenset()
    assert reasons(text, plan(), obstacles=[named]) == set()
    assert reasons(text, plan()) == {("not_given_again", "o1")}


def test_travel_before_and_after() -> None:
    """Zone history edits: those of later are counted on, those of earlier are named."""
    text = checkpoint(FLOATING, NOTES, zones=LONDON, as_of=THEN)
    cases: list[tuple[str, set[str]]] = [
        ("2026-02-15", set()),
        ("2026-02-12", set()),  # with the checkpoint, and not before it
        ("2026-02-05", {"days_changed"}),
    ]
    for day, expected in cases:
        zones = [*LONDON, ZoneSpan(from_=utc(day), time_zone="Asia/Tokyo")]
        found = {why for why, _ in reasons(text, FLOATING, zones=zones)}
        assert found - {"occasions_changed"} == expected


def test_sessions_that_reach_back() -> None:
    """Sessions cut the periods between them."""
    by_session = plan(Target(times=3, per="session"))
    meetings = [meeting("s1", "2026-02-02T17:00"), meeting("s2", "2026-02-09T17:00")]
    text = checkpoint(by_session, NOTES, sessions=meetings, as_of=THEN)
    more = {"sessions": [meetings[0], meeting("s2", "2026-02-06T17:00")]}
    assert ("occasions_changed", "a1") in reasons(text, by_session, **more)


def test_open_notes_are_handed_over_again() -> None:
    """A note on an open week is not closed; without it there is no answer."""
    weekly = plan(WEEKLY)
    text = checkpoint(weekly, NOTES, as_of=THEN)
    assert to_hand_over(text) == {"t10"}
    assert reasons(text, weekly) == {("not_given_again", "t10")}
    found = resume(text, weekly, NOTES[3:], as_of=NOW)
    assert found == summarize(weekly, NOTES, as_of=NOW)


def test_a_closed_note_brings_its_obstacles() -> None:
    """What was tapped in a note is closed with it, and described obstacles never are."""
    tapped = entry("t1", "2026-02-03T12:00", "partly", obstacles=["too_big", "forgetting"])
    named = obstacle("o1", "too_big", "2026-02-04", entry_id="t1", option_chosen="tb-01")
    text = checkpoint(plan(), [tapped], obstacles=[named], as_of=THEN)
    whole = summarize(plan(), [tapped], obstacles=[named], as_of=NOW)
    assert len(whole.assignments[0].obstacles) == 2
    assert resume(text, plan(), obstacles=[named], as_of=NOW) == whole


def test_an_obstacle_may_name_a_closed_entry(stored: str) -> None:
    """It belongs to the plan and version of its entry, which is not handed over."""
    named = obstacle("o1", "too_big", "2026-02-15", entry_id="t3", assignment_id=None)
    assert reasons(stored, plan(), obstacles=[named]) == set()


def test_an_obstacle_may_name_a_closed_report() -> None:
    """An entry of a device is closed like any other, and keeps its version for its obstacles."""
    plans = [plan(), plan(starts_on="2026-02-05", version=2)]
    told = entry("t0", "2026-02-03", source="device")
    named = [obstacle("o1", "too_big", "2026-02-15", entry_id="t0")]
    text = checkpoint(plans, [told], as_of=THEN)
    whole = summarize(plans, [told], obstacles=named, as_of=NOW)
    assert resume(text, plans, obstacles=named, as_of=NOW) == whole


def test_a_bundle_can_be_resumed() -> None:
    """The same with everything in one bundle."""
    bundle = Bundle(person_id="p1", assignments=[plan()], entries=NOTES)
    text = checkpoint(bundle, as_of=THEN)
    assert resume(text, bundle, as_of=NOW) == summarize(bundle, as_of=NOW)
    assert resume(text, iter([plan()]), iter(NOTES), as_of=NOW) == summarize(
        plan(), NOTES, as_of=NOW
    )


def test_all_parts_of_a_bundle_are_handed_over() -> None:
    """Its zones, sessions, entries and obstacles: nothing has to be said twice."""
    bundle = Bundle(
        person_id="p1",
        assignments=[plan(Target(times=3, per="session"), zone=None)],
        entries=NOTES,
        obstacles=[obstacle("o1", "too_big", "2026-02-05")],
        zones=LONDON,
        sessions=[meeting("s1", "2026-02-02T17:00"), meeting("s2", "2026-02-09T17:00")],
    )
    whole = summarize(bundle, as_of=NOW)
    assert whole.assignments[0].target is not None
    assert whole.assignments[0].target.planned == 3
    assert resume(checkpoint(bundle, as_of=THEN), bundle, as_of=NOW) == whole


def test_another_text_or_an_earlier_moment(stored: str) -> None:
    """A torn text, one of another version, and a look back are refused, and never guessed at."""
    assert reasons(stored[:-1], plan()) == {("unreadable", None)}
    assert to_hand_over("") == frozenset()
    assert resume(stored, plan(), as_of=utc("2026-02-11")) == CannotResume(
        (ReachesBack("earlier_moment"),)
    )


def test_another_version_may_count_otherwise(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint belongs to the version of the library that wrote it."""
    monkeypatch.setattr("homework_kit.adherence.checkpoint.__version__", "99")
    assert reasons(stored, plan()) == {("unreadable", None)}

"""A session that moved: a new revision of it, and what is due before it keeps its key."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.errors import InvalidDocument, UnknownSession
from homework_kit.models.edits import amend, current

START = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)


def five(day: int) -> dt.datetime:
    """Give five in the afternoon of a day of February."""
    return dt.datetime(2026, 2, day, 17, tzinfo=dt.UTC)


SESSIONS = tuple(
    hk.Session(id=f"s{day}", on=dt.date(2026, 2, day), at=five(day)) for day in (2, 9, 16)
)
PLAN = hk.Assignment(
    id="a1",
    title="Write one line",
    task=hk.tasks.OtherTask(what_to_do="Write one line"),
    starts_on=dt.date(2026, 2, 2),
    time_zone="Europe/London",
    schedule=hk.schedules.BeforeSession(),
)


def due(sessions: Any) -> list[tuple[str, int]]:
    """Give what is due, and on which day of February it closes."""
    found = hk.occurrences(PLAN, START, START + dt.timedelta(days=40), sessions=sessions)
    return [(each.key, each.closes.day) for each in found]


def test_what_is_due_before_it_keeps_its_key() -> None:
    """scheduling.md, Occurrence: its date may move, the key stays."""
    assert due(SESSIONS) == [("session:s9", 9), ("session:s16", 16)]
    moved = hk.move_session(SESSIONS, "s9", on=dt.date(2026, 2, 12), at=five(12))
    assert due(moved) == [("session:s9", 12), ("session:s16", 16)]


def test_a_moved_session_is_a_revision_beside_the_first() -> None:
    """data-model.md, Edits: a moved meeting keeps its id."""
    moved = hk.move_session(iter(SESSIONS), "s9", on=dt.date(2026, 2, 12))
    assert moved[:3] == SESSIONS
    assert (moved[3].id, moved[3].at, moved[3].supersedes) == ("s9", None, ("1",))
    assert current(moved)[1] == moved[3]


def test_moved_back_it_stands_where_it_stood() -> None:
    """Moves follow each other; the newest names the one before it."""
    there = hk.move_session(SESSIONS, "s9", on=dt.date(2026, 2, 12), at=five(12))
    back = hk.move_session(there, "s9", on=dt.date(2026, 2, 9), at=five(9))
    assert len(back) == 5
    assert due(back) == due(SESSIONS)


def test_a_session_that_stands_there_needs_no_revision() -> None:
    """Moving twice is moving once; another time of the same day is another place."""
    once = hk.move_session(SESSIONS, "s9", on=dt.date(2026, 2, 12), at=five(12))
    assert hk.move_session(once, "s9", on=dt.date(2026, 2, 12), at=five(12)) == once
    assert (
        len(hk.move_session(once, "s9", on=dt.date(2026, 2, 12), at=five(12).replace(hour=9))) == 5
    )
    assert hk.move_session(SESSIONS, "s9", on=dt.date(2026, 2, 9), at=five(9)) == SESSIONS
    assert len(hk.move_session(SESSIONS, "s9", on=dt.date(2026, 2, 9))) == 4


def test_a_move_settles_two_others() -> None:
    """data-model.md, Edits: revisions that nothing supersedes are the heads; a move decides."""
    first = SESSIONS[1]
    both = [*SESSIONS, amend(first, on=dt.date(2026, 2, 11)), amend(first, on=dt.date(2026, 2, 13))]
    for order in itertools.permutations(both):
        for day in (11, 12):
            moved = hk.move_session(order, "s9", on=dt.date(2026, 2, day))
            assert len(moved[-1].supersedes) == 2
            (standing,) = current([each for each in moved if each.id == "s9"])
            assert (standing, standing.on.day) == (moved[-1], day)


def test_a_circle_of_revisions_is_moved_too() -> None:
    """Where revisions replace each other in a circle, the one that is shown is replaced."""
    circle = [
        hk.Session(id="s9", on=dt.date(2026, 2, 9), revision=name, supersedes=[other])
        for name, other in (("a", "b"), ("b", "a"))
    ]
    moved = hk.move_session(circle, "s9", on=dt.date(2026, 2, 12))
    assert len(moved[-1].supersedes) == 1
    assert moved[-1].revision not in {"a", "b"}


def test_a_bundle_gets_a_bundle_back() -> None:
    """Everything else of the bundle stays as it is."""
    bundle = hk.Bundle(person_id="p1", sessions=SESSIONS, assignments=[PLAN])
    text = hk.dumps(bundle)
    moved = hk.move_session(bundle, "s9", on=dt.date(2026, 2, 12), at=five(12))
    assert due(moved.sessions) == [("session:s9", 12), ("session:s16", 16)]
    assert (moved.person_id, moved.assignments) == ("p1", bundle.assignments)
    assert hk.dumps(bundle) == text
    assert hk.move_session(moved, "s9", on=dt.date(2026, 2, 12), at=five(12)) == moved


def test_members_of_a_newer_minor_stay() -> None:
    """COMPATIBILITY.md: what a newer minor added is kept and written back."""
    newer = {
        "kind": "bundle",
        "schema_version": "1.1",
        "person_id": "p1",
        "place": "room 4",
        "sessions": [{"id": "s9", "on": "2026-02-09", "place": "room 5"}],
        "entries": [
            {
                "kind": "entry",
                "schema_version": "1.1",
                "id": "t1",
                "note": "x",
                "mode": "imported",
                "place": "bus",
            }
        ],
    }
    moved = hk.move_session(hk.loads(json.dumps(newer)), "s9", on=dt.date(2026, 2, 12))
    written = json.loads(hk.dumps(moved))
    assert (written["schema_version"], written["place"]) == ("1.1", "room 4")
    assert [each.get("place") for each in written["sessions"]] == ["room 5", None]
    assert written["entries"][0]["place"] == "bus"


def test_an_unknown_session_is_refused() -> None:
    """The id is not repeated, for nobody knows what it is."""
    with pytest.raises(UnknownSession) as refused:
        hk.move_session(SESSIONS, "marker", on=dt.date(2026, 2, 12))
    assert (refused.value.code, refused.value.pointer) == ("unknown-session", "/sessions")
    assert "marker" not in str(refused.value)


def test_what_is_no_place_in_time_is_refused() -> None:
    """A local date is no moment, and a moment has an offset."""
    with pytest.raises(InvalidDocument) as refused:
        hk.move_session(SESSIONS, "s9", on=five(12), at=five(12).replace(tzinfo=None))
    assert {each.pointer for each in refused.value.problems} == {"/on", "/at"}

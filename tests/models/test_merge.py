"""Merging two copies of one bundle: what collapses, what is kept beside, what is refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from homework_kit.errors import AnotherPerson, InvalidDocument, NewerMembersDiffer
from homework_kit.io import dumps, loads
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.conflicts import conflicts, heads
from homework_kit.models.consent import share_entries
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.merge import merge
from homework_kit.models.rating import Rating
from homework_kit.models.records import GradedStep
from homework_kit.models.schedules import AsNeeded
from homework_kit.models.tasks import GradedStepsTask, OtherTask, Step

AT = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC)
DAY = dt.date(2026, 2, 9)
KOLKATA = dt.timezone(dt.timedelta(hours=5, minutes=30))


def holding(**members: Any) -> Bundle:
    """Make a bundle of one person."""
    return Bundle(person_id="p1", **members)


def note(name: str, text: str = "words") -> Entry:
    """Make a diary entry."""
    return Entry(id=name, note=text, recorded_at=AT)


def newer(minor: int, **members: Any) -> Bundle:
    """Read a bundle that a later release wrote."""
    written = {"kind": "bundle", "schema_version": f"1.{minor}", "person_id": "p1", **members}
    bundle: Bundle = loads(json.dumps(written))
    return bundle


def test_bundles_of_two_persons_are_refused_without_their_names() -> None:
    """Two persons are never mixed, and the refusal names neither."""
    with pytest.raises(AnotherPerson) as caught:
        merge(Bundle(person_id="secret-a"), Bundle(person_id="secret-b"))
    assert "secret" not in str(caught.value)


def test_the_same_document_collapses() -> None:
    """Exact duplicates collapse, however they were spelled."""
    read: Entry = loads(dumps(note("t1")).replace("+00:00", "Z"))
    assert merge(holding(entries=[note("t1")]), holding(entries=[read])).entries == (note("t1"),)


def test_two_contents_under_one_revision_are_both_kept() -> None:
    """data-model.md, Merge: equal keys with different content are kept and reported."""
    merged = merge(holding(entries=[note("t1", "one")]), holding(entries=[note("t1", "two")]))
    assert {each.note for each in merged.entries if isinstance(each, Entry)} == {"one", "two"}
    (conflict,) = conflicts(merged)
    assert (conflict.kind, conflict.id, conflict.reason) == ("entry", "t1", "same_revision_differs")
    assert conflict.shown in merged.entries


def test_a_conflict_shows_no_words() -> None:
    """Neither repr nor str of a conflict repeats what was written."""
    merged = merge(holding(entries=[note("t1", "one")]), holding(entries=[note("t1", "two")]))
    assert repr(conflicts(merged)[0]) == (
        "Conflict(kind='entry', id='t1', version=None, reason='same_revision_differs', heads=2)"
    )


def test_versions_of_a_plan_are_not_in_conflict() -> None:
    """Two versions are two documents; two edits of one version are a conflict of that version."""
    plan = Assignment(
        id="a1",
        title="Walk",
        task=OtherTask(what_to_do="Walk"),
        starts_on=DAY,
        schedule=AsNeeded(cue="tense"),
    )
    edits = [amend(plan, title=title) for title in ("Stroll", "Run")]
    merged = merge(holding(assignments=[plan, edits[0]]), holding(assignments=[plan, edits[1]]))
    assert [(each.id, each.version, each.reason) for each in conflicts(merged)] == [
        ("a1", 1, "several_heads")
    ]


def test_two_deletions_are_no_conflict() -> None:
    """Nobody has to decide between two ways of being gone."""
    first = note("t1")
    gone = [delete(first, recorded_at=AT + days * dt.timedelta(days=1)) for days in (1, 2)]
    merged = merge(holding(entries=[first, gone[0]]), holding(entries=[first, gone[1]]))
    assert len(heads(merged)) == 2
    assert conflicts(merged) == ()


def test_a_deleted_conflict_can_stay_deleted() -> None:
    """Deleting what was edited meanwhile leaves tombstones, and nothing to decide."""
    first = note("t1")
    edited = amend(first, note="edit", recorded_at=AT)
    merged = merge(holding(entries=[first, delete(first)]), holding(entries=[first, edited]))
    assert [each.reason for each in conflicts(merged)] == ["deleted_and_edited"]
    after = merge(merged, holding(entries=[delete(edited)]))
    assert conflicts(after) == ()


def test_of_concurrent_consent_the_most_restrictive_holds() -> None:
    """data-model.md, Merge: both statements are kept, and the narrower one is in force."""
    said = [ConsentStatement(share_entries=what, noted_at=AT) for what in ("all", "none")]
    merged = merge(holding(consent=said[:1]), holding(consent=said[1:]))
    assert len(merged.consent) == 2
    assert share_entries(merged.consent) == "none"


def test_lists_come_out_sorted() -> None:
    """Zones sort by instant, not by how the instant was written."""
    spans = [
        ZoneSpan(from_=AT.astimezone(KOLKATA), time_zone="Asia/Kolkata"),
        ZoneSpan(from_=AT + dt.timedelta(seconds=1), time_zone="Europe/London"),
    ]
    merged = merge(holding(zones=spans[1:]), holding(zones=spans[:1]))
    assert [each.time_zone for each in merged.zones] == ["Asia/Kolkata", "Europe/London"]


def test_extensions_of_the_bundle_are_kept_beside_each_other() -> None:
    """Two values under one name both stay, also after the next merge."""
    values = [{"org.example.theme": color} for color in ("red", "blue", "green")]
    one, two, three = (holding(extensions=value) for value in values)
    merged = merge(merge(one, two), three)
    assert merged == merge(one, merge(three, two))
    kept = merged.extensions or {}
    assert sorted(map(str, kept.values())) == ["blue", "green", "red"]
    assert all(name.startswith("org.example.theme") for name in kept)


def test_a_circle_of_revisions_is_refused() -> None:
    """Where two copies say of each other's revision that it was replaced, nobody is right."""
    forth = Session(id="s1", on=DAY, revision="1", supersedes=["2"])
    back = Session(id="s1", on=DAY, revision="2", supersedes=["1"])
    with pytest.raises(InvalidDocument) as caught:
        merge(holding(sessions=[forth]), holding(sessions=[back]))
    assert [each.code for each in caught.value.problems] == ["revision-cycle"]


def test_a_step_noted_while_the_task_was_another_is_kept() -> None:
    """An entry that is fine in its own copy is fine after the other copy changed the task."""
    plan = Assignment(
        id="a1",
        title="Bus",
        task=OtherTask(what_to_do="Bus"),
        starts_on=DAY,
        schedule=AsNeeded(cue="tense"),
    )
    steps = GradedStepsTask(
        set_with_therapist=True,
        steps=[Step(step_id="s1", text="one stop", expected=Rating(value=30))],
    )
    entry = Entry(
        id="t1",
        assignment_id="a1",
        outcome="partly",
        record=GradedStep(step_id="another"),
        recorded_at=AT,
    )
    one = holding(assignments=[plan], entries=[entry])
    two = holding(assignments=[plan, amend(plan, task=steps)])
    assert merge(one, two).entries == (entry,)


def test_members_of_a_newer_version_move_with_their_items() -> None:
    """What was set aside is written back beside the session it came with, and nothing is lost."""
    sessions = [{"id": name, "on": "2026-02-09", "mood": name} for name in ("s3", "s1")]
    one = newer(1, sessions=[{**each, "revision": "1"} for each in sessions], letters=[1])
    two = newer(4, sessions=[{"id": "s2", "on": "2026-02-10", "mood": "s2"}])
    merged = json.loads(dumps(merge(one, two)))
    assert merged == json.loads(dumps(merge(two, one)))
    assert [(each["id"], each["mood"]) for each in merged["sessions"]] == [
        (name, name) for name in ("s1", "s2", "s3")
    ]
    assert (merged["schema_version"], merged["letters"]) == ("1.4", [1])


def test_a_session_with_another_newer_member_is_another_content() -> None:
    """Two copies of one session that differ in what is not known here are both kept."""
    one, two = (
        newer(1, sessions=[{"id": "s1", "on": "2026-02-09", "mood": mood}]) for mood in (1, 2)
    )
    merged = merge(one, two)
    assert merge(merged, one) == merged
    assert [each["mood"] for each in json.loads(dumps(merged))["sessions"]] == [1, 2]


def test_newer_members_that_differ_are_refused() -> None:
    """The library never guesses how to unite what it does not know."""
    with pytest.raises(NewerMembersDiffer):
        merge(newer(1, letters=[1]), newer(1, letters=[2]))


def test_what_is_no_bundle_is_refused_in_words() -> None:
    """Callers without a type checker hand over lists; nothing of them is repeated."""
    words: Any = ["secret"]
    with pytest.raises(TypeError, match="merge takes a Bundle") as caught:
        merge(holding(), words)
    assert "secret" not in str(caught.value)

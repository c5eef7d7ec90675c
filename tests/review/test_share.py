"""A view for others: what goes along, what is left out, and what the words are kept from."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from homework_kit.errors import AwareTimeNeeded
from homework_kit.io import dumps
from homework_kit.models.assignment import Assignment, Pause, SetAside
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.rating import Rating
from homework_kit.models.records import Activity, GradedStep, ThoughtRecord
from homework_kit.models.review import Review
from homework_kit.models.schedules import AsNeeded
from homework_kit.models.tasks import GradedStepsTask, OtherTask, Step
from homework_kit.review.share import SharedView, share_view
from tests.people import said

NOW = dt.datetime(2026, 2, 9, 18, tzinfo=dt.UTC)
DAY = dt.date(2026, 2, 2)
SECRET = "a harsh word"  # noqa: S105 - no password, a word to look for
HIDDEN = {"org.example.note": SECRET}


def plan(**members: Any) -> Assignment:
    """Make a plan with something in every corner that is not for others."""
    given: dict[str, Any] = {
        "id": "a1",
        "title": "Walk",
        "task": OtherTask(what_to_do="Walk"),
        "starts_on": DAY,
        "time_zone": "Etc/UTC",
        "schedule": AsNeeded(cue="tense"),
        "status": "stopped",
        "status_on": DAY + dt.timedelta(days=30),
        "status_reason": SECRET,
        "pauses": [Pause(from_=DAY, reason=SECRET, note=SECRET)],
        "set_aside": [SetAside(occurrence="2026-02-03", reason=SECRET, note=SECRET)],
        "extensions": HIDDEN,
    }
    return Assignment(**given | members)


def entry(name: str, **members: Any) -> Entry:
    """Make a shared entry about the plan."""
    given: dict[str, Any] = {
        "id": name,
        "assignment_id": "a1",
        "outcome": "partly",
        "visibility": "shared",
        "recorded_at": NOW,
    }
    return Entry(**given | members)


def view(**members: Any) -> SharedView:
    """Share a bundle of one person."""
    return share_view(Bundle(person_id="p1", **members), as_of=NOW)


def test_what_is_not_for_others_is_left_out_of_what_is_shared() -> None:
    """data-model.md, Sharing: reasons, private questions and extensions, unless named."""
    asked = entry("t1", question_for_session=SECRET, extensions=HIDDEN)
    recorded = entry("t2", record=Activity(where="park", extensions=HIDDEN))
    named = Obstacle(id="o1", code="privacy", noted_on=DAY, visibility="shared", extensions=HIDDEN)
    bundle = Bundle(
        person_id="p1",
        assignments=[plan()],
        entries=[asked, recorded],
        obstacles=[named],
        extensions=HIDDEN,
    )
    shown = share_view(bundle, as_of=NOW).bundle
    assert SECRET not in dumps(shown)
    assert [each.id for each in shown.entries] == ["t1", "t2"]
    everything = share_view(bundle, allow=["reasons", "questions", "extensions"], as_of=NOW).bundle
    assert dumps(everything).count(SECRET) == 11


def test_an_entry_that_is_nothing_but_a_question_is_shared_as_it_was_marked() -> None:
    """Somebody who marks a question as shared means the question."""
    asked = entry("t1", assignment_id=None, outcome=None, question_for_session="?")
    (shown,) = view(entries=[asked]).bundle.entries
    assert isinstance(shown, Entry)
    assert shown.question_for_session == "?"


def test_an_entry_of_which_nothing_is_left_is_not_there() -> None:
    """A record that held nothing but what is left out leaves no empty shell."""
    empty = entry("t1", assignment_id=None, outcome=None, record=Activity(extensions=HIDDEN))
    noted = entry("t2", record=Activity(extensions=HIDDEN))
    (shown,) = view(assignments=[plan()], entries=[empty, noted]).bundle.entries
    assert isinstance(shown, Entry)
    assert (shown.id, shown.record) == ("t2", None)


def test_an_example_is_not_shared() -> None:
    """Examples are nobody's week."""
    assert view(entries=[entry("t1", assignment_id=None, is_example=True)]).bundle.entries == ()


def test_names_of_what_is_withheld_are_absent() -> None:
    """data-model.md, Sharing: "members naming withheld ids are absent"."""
    entries = [entry("t1"), entry("t2", visibility="private")]
    named = Obstacle(id="o1", code="privacy", noted_on=DAY, visibility="shared", entry_id="t2")
    look = Review(
        id="r1",
        assignment_id="a1",
        assignment_version=1,
        reviewed_on=DAY,
        by="together",
        decision="keep",
        entries_looked_at=["t1", "t2"],
        visibility="shared",
    )
    shown = view(assignments=[plan()], entries=entries, obstacles=[named], reviews=[look]).bundle
    assert "t2" not in dumps(shown)
    (review,) = shown.reviews
    assert isinstance(review, Review)
    assert review.entries_looked_at == ("t1",)


def test_what_is_about_a_deleted_plan_stands_alone() -> None:
    """A deleted plan is named by nobody; a review of it is gone with it."""
    first = plan()
    other = plan(id="a2", replaces_assignment="a1")
    look = Review(
        id="r1", assignment_id="a1", assignment_version=1, reviewed_on=DAY, by="self",
        decision="keep", visibility="shared",
    )  # fmt: skip
    after = Review(
        id="r2", assignment_id="a2", assignment_version=1, reviewed_on=DAY, by="self",
        decision="swap", next_assignment_id="a1", next_version=1, visibility="shared",
    )  # fmt: skip
    named = Obstacle(id="o1", code="privacy", noted_on=DAY, assignment_id="a1", visibility="shared")
    shown = view(
        assignments=[first, delete(first), other],
        entries=[entry("t1", occurrence="2026-02-03")],
        obstacles=[named],
        reviews=[look, after],
    ).bundle
    assert '"a1"' not in dumps(shown)
    assert [each.id for each in shown.reviews] == ["r2"]
    assert [each.id for each in shown.entries] == ["t1"]


def test_an_entry_of_a_deleted_version_keeps_its_plan() -> None:
    """The version is no longer named, the plan is."""
    first, second = plan(), plan(version=2, starts_on=DAY + dt.timedelta(days=3))
    noted = entry("t1", assignment_version=1)
    (shown,) = view(assignments=[first, second, delete(first)], entries=[noted]).bundle.entries
    assert isinstance(shown, Entry)
    assert (shown.assignment_id, shown.assignment_version) == ("a1", None)


def test_a_step_that_was_taken_out_is_not_named() -> None:
    """What stands knows the step no more; the rest of the record is shared."""
    steps = [Step(step_id=name, text="x", expected=Rating(value=20)) for name in ("s1", "s2")]
    first = plan(task=GradedStepsTask(set_with_therapist=True, steps=steps))
    edited = amend(first, task=GradedStepsTask(set_with_therapist=True, steps=steps[:1]))
    entries = [
        entry("t1", record=GradedStep(step_id="s2", learned="calm")),
        entry("t2", record=GradedStep(step_id="s2")),
        entry("t3", record=GradedStep(step_id="s1")),
    ]
    shown = view(assignments=[first, edited], entries=entries).bundle.entries
    records = [each.record for each in shown if isinstance(each, Entry)]
    assert records == [GradedStep(learned="calm"), None, GradedStep(step_id="s1")]


def test_the_revision_says_nothing_of_what_is_left_out() -> None:
    """Two entries that differ in nothing but their question have one name in a view."""
    shown = [
        view(entries=[entry("t1", assignment_id=None, question_for_session=words)]).bundle.entries
        for words in ("one", "two")
    ]
    assert shown[0] == shown[1]


def test_meetings_are_shared_as_they_stand() -> None:
    """A moved meeting has no history in a view."""
    first = Session(id="s1", on=DAY)
    moved = amend(first, on=DAY + dt.timedelta(days=1))
    (shown,) = view(sessions=[first, moved]).bundle.sessions
    assert (shown.on, shown.supersedes) == (moved.on, ())


def test_under_summary_only_no_document_is_there() -> None:
    """data-model.md, Sharing: "a computed summary of all entries and no documents"."""
    kept = entry("t1", visibility="private", record=ThoughtRecord(situation=SECRET))
    shown = view(assignments=[plan(pauses=())], entries=[kept], consent=[said("summary_only")])
    assert shown.bundle == Bundle(person_id="p1")
    assert shown.summary is not None
    assert shown.summary.assignments[0].outcomes.partly == 1


def test_under_none_there_is_nothing() -> None:
    """data-model.md, Sharing: consent `none`: nothing."""
    shown = view(assignments=[plan()], entries=[entry("t1")], consent=[said("none")])
    assert (shown.bundle, shown.summary) == (Bundle(person_id="p1"), None)


def test_a_moment_without_an_offset_is_refused() -> None:
    """Also where nothing is shared, a mistake of the caller is told."""
    with pytest.raises(AwareTimeNeeded):
        share_view(
            Bundle(person_id="p1", consent=[said("none")]),
            as_of=NOW.replace(tzinfo=None),
        )


def test_a_view_shows_no_words() -> None:
    """Its repr counts and names nothing."""
    assert SECRET not in repr(view(entries=[entry("t1", assignment_id=None, note=SECRET)]))

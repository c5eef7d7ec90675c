"""The recap: facts for the next session, in words that describe and never judge."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import homework_kit as hk
from homework_kit.review.facts import Fact, Recap
from tests.review.stories import NOW, bundle, entry, plan, record

SEVEN = "Since 16 February there were seven set times for “Rough draft”;"


def test_starts_at_the_last_session_before_today() -> None:
    """Without `since`, the recap looks back to the last session before today."""
    assert hk.recap(bundle(entry("t1", 17)), as_of=NOW).since == dt.date(2026, 2, 16)


def test_the_session_of_today_is_the_one_prepared() -> None:
    """A session on the day of `as_of` is not what the recap looks back to."""
    sessions = [
        hk.Session(id="s1", on=dt.date(2026, 2, 16)),
        hk.Session(id="s2", on=dt.date(2026, 2, 23)),
    ]
    told = hk.recap(bundle(entry("t1", 17), sessions=sessions), as_of=NOW)
    assert told.since == dt.date(2026, 2, 16)


def test_starts_with_the_plan_where_no_session_is_known() -> None:
    """Without sessions the recap looks back to the first start."""
    told = hk.recap(bundle(entry("t1", 10), sessions=()), as_of=NOW)
    assert told.since == dt.date(2026, 2, 9)


def test_says_what_the_plan_was() -> None:
    """language.md: "the plan was 3, there are 2" instead of a missed target."""
    told = hk.recap(bundle(entry("t1", 17), entry("t2", 18)), as_of=NOW)
    assert told.sentences[0] == (
        "Since 16 February you made two notes for “Rough draft”; the plan was three."
    )


def test_an_open_period_is_so_far() -> None:
    """adherence.md: what is open is shown as "so far"."""
    as_of = dt.datetime(2026, 2, 19, 8, tzinfo=dt.UTC)
    told = hk.recap(bundle(entry("t1", 17)), as_of=as_of)
    assert told.sentences[0] == "“Rough draft” is still going: one practice so far."


def test_nothing_noted_is_not_nothing_done() -> None:
    """A summary never treats no entry as not done."""
    told = hk.recap(bundle(), as_of=NOW)
    assert told.sentences == (
        "There are no notes since 16 February; what happened is yours to tell.",
    )


def test_before_the_first_plan_starts_there_is_nothing_to_say() -> None:
    """Nobody can have noted anything since a day that is still to come."""
    ahead = plan(starts_on=dt.date(2026, 3, 2))
    assert hk.recap(bundle(plans=(ahead,), sessions=[]), as_of=NOW).sentences == ()
    today = plan(starts_on=NOW.date())
    assert hk.recap(bundle(plans=(today,), sessions=[]), as_of=NOW).sentences == (
        "There are no notes since 23 February; what happened is yours to tell.",
    )


def test_an_end_that_was_to_come_is_not_told() -> None:
    """As of a day before it, a task was going on, whatever has been said of it since."""
    stopped = plan(status="stopped", status_on=dt.date(2026, 2, 18))
    other = plan("a2", starts_on=dt.date(2026, 2, 18), replaces_assignment="a1")
    before = dt.datetime(2026, 2, 17, 18, tzinfo=dt.UTC)
    for plans in ((stopped,), (plan(status="replaced", status_on=other.starts_on), other)):
        told = hk.recap(bundle(entry("t1", 17, recorded_at=before), plans=plans), as_of=before)
        assert not re.search("stopped|took the place", told.text)
        assert "one note" in told.text


def test_a_stopped_task_never_opens_with_a_count() -> None:
    """A summary never opens with "0 of n" for a stopped task."""
    stopped = plan(status="stopped", status_on=dt.date(2026, 2, 18))
    told = hk.recap(bundle(plans=(stopped,)), as_of=NOW)
    assert told.sentences[0] == (
        "“Rough draft” was stopped on 18 February; that is a choice like any other."
    )


def test_a_task_that_ended_earlier_is_left_out() -> None:
    """What ended before the window is not told again."""
    stopped = plan(status="stopped", status_on=dt.date(2026, 2, 12))
    told = hk.recap(bundle(plans=(stopped,)), as_of=NOW)
    assert all("stopped" not in sentence for sentence in told.sentences)


def test_a_replaced_task_names_what_came_after() -> None:
    """A replaced task is said by what took its place."""
    plans = (
        plan(status="replaced", status_on=dt.date(2026, 2, 17)),
        plan(
            "a2",
            title="One kind sentence",
            starts_on=dt.date(2026, 2, 17),
            replaces_assignment="a1",
            schedule=hk.schedules.AsNeeded(cue="the harsh voice"),
        ),
    )
    used = [
        entry("t1", 18, assignment_id="a2"),
        entry("t2", 19, "not_done_told", assignment_id="a2"),
    ]
    told = hk.recap(bundle(*used, plans=plans), as_of=NOW)
    assert told.sentences[:3] == (
        "On 17 February, “One kind sentence” took the place of “Rough draft”.",
        "Since 17 February you used “One kind sentence” one time.",
        "One time “One kind sentence” came up and you did not use it, which is worth knowing.",
    )


def test_a_replacement_of_long_ago_is_left_out() -> None:
    """A replacement before the window is not told again."""
    plans = (
        plan(status="replaced", status_on=dt.date(2026, 2, 10)),
        plan("a2", starts_on=dt.date(2026, 2, 10), replaces_assignment="a1"),
    )
    told = hk.recap(bundle(entry("t1", 18, assignment_id="a2"), plans=plans), as_of=NOW)
    assert all("took the place" not in sentence for sentence in told.sentences)


@pytest.mark.parametrize(
    ("outcome", "opening"),
    [
        (
            "as_agreed",
            f"{SEVEN} you noted practice on one.",
        ),
        (
            "not_done_told",
            f"{SEVEN} there is no note of practice.",
        ),
    ],
)
def test_fixed_occasions_are_said_with_their_denominator(outcome: str, opening: str) -> None:
    """Fixed occasions are said as practiced of those that counted."""
    daily = plan(schedule=hk.schedules.Repeating(frequency="daily"))
    told = hk.recap(bundle(entry("t1", 17, outcome), plans=(daily,)), as_of=NOW)
    assert told.sentences[0] == opening


def test_prompts_are_said_as_answered() -> None:
    """Prompts are said by how many came and how many were answered in their window."""
    asked = plan(
        schedule=hk.schedules.Prompted(
            per_day=1,
            between=hk.schedules.TimeSpan(from_=dt.time(18, 0), until=dt.time(18, 1)),
            seed="s",
        )
    )
    told = hk.recap(bundle(entry("t1", 17), plans=(asked,)), as_of=NOW)
    assert told.sentences[0] == (
        "Since 16 February seven prompts came for “Rough draft”; "
        "you answered one while they were open."
    )


def test_questions_marks_and_private_notes_are_counted() -> None:
    """Questions, marks and what the person keeps are said to the person by count, never by text."""
    kept = entry(
        "t1", 17, question_for_session="Is it me?", bring_to_session=True, visibility="private"
    )
    told = hk.recap(bundle(kept), as_of=NOW)
    messages = {fact.message for fact in told.facts}
    assert {"recap.question", "recap.matters", "recap.private_kept"} <= messages
    assert "Is it me?" not in told.text


def test_practice_at_other_times_is_not_told_as_none() -> None:
    """Practice was noted, though before the set time: "no note of practice" would be false."""
    timed = plan(schedule=hk.schedules.Repeating(frequency="daily", times=[dt.time(20)]))
    told = hk.recap(bundle(entry("t1", 17), plans=(timed,)), as_of=NOW)
    assert told.sentences[:2] == (
        f"{SEVEN} your notes are from other times.",
        "You practiced one time outside the plan.",
    )


def test_what_stands_beside_a_count_never_stands_alone() -> None:
    """Of a plan that has no count to say, no detail is said: it would belong to the one before."""
    other = plan(schedule=hk.schedules.Repeating(frequency="daily"))
    today = plan("a2", title="Walk", starts_on=NOW.date(),
                 schedule=hk.schedules.Repeating(frequency="daily"))  # fmt: skip
    smaller = entry("t1", 23, "smaller_version", assignment_id="a2")
    as_of = NOW.replace(hour=19)
    told = hk.recap(bundle(smaller, plans=(other, today)), as_of=as_of)
    assert "One was the smaller version." not in told.sentences


def test_practice_beyond_the_plan_is_said() -> None:
    """Practice beyond what was agreed is reported, never in the ratio."""
    daily = plan(schedule=hk.schedules.Repeating(frequency="daily"))
    twice = [entry("t1", 17), entry("t2", 17)]
    told = hk.recap(bundle(*twice, plans=(daily,)), as_of=NOW)
    assert "You practiced one time outside the plan." in told.sentences


def test_a_shared_recap_leaves_no_trace_of_private_notes() -> None:
    """Nothing tells that something was withheld: without the private entry it reads the same."""
    shown = entry("t1", 17, visibility="shared")
    kept = entry("t2", 18, visibility="private", obstacles=["privacy"], matters=True)
    with_it = hk.recap(bundle(shown, kept), as_of=NOW, audience="shared")
    without = hk.recap(bundle(shown), as_of=NOW, audience="shared")
    assert with_it == without


def test_one_private_head_keeps_an_entry_from_others() -> None:
    """data-model.md, Merge: if any head is private the id is private."""
    shown = entry("t1", 17, visibility="shared", revision="phone-1")
    kept = entry("t1", 17, visibility="private", revision="phone-2")
    told = hk.recap(bundle(shown, kept), as_of=NOW, audience="shared")
    assert told.facts[0].message == "recap.no_notes"


def test_what_was_private_then_is_not_told_in_a_look_back() -> None:
    """What the person shared later, without its first words, does not share those words."""
    kept = entry(
        "t1", 17, visibility="private", question_for_session="Why?", obstacles=["discomfort"]
    )
    later = dt.datetime(2026, 2, 22, 8, tzinfo=dt.UTC)
    shown = hk.amend(
        kept, visibility="shared", question_for_session=None, obstacles=[], recorded_at=later
    )
    before = later - dt.timedelta(days=1)
    told = hk.recap(bundle(kept, shown), as_of=before, audience="shared")
    assert told == hk.recap(bundle(), as_of=before, audience="shared")


def test_a_summary_may_be_shared_without_documents() -> None:
    """Consent `summary_only` counts all entries for others, and shows no document."""
    only = hk.ConsentStatement(share_entries="summary_only", noted_at=NOW)
    told = hk.recap(bundle(entry("t1", 17), consent=[only]), as_of=NOW, audience="shared")
    assert told.sentences[0].startswith("Since 16 February there is one note")


def test_nothing_is_said_to_others_without_consent() -> None:
    """Consent `none` shares nothing."""
    none = hk.ConsentStatement(share_entries="none", noted_at=NOW)
    given = bundle(entry("t1", 17, visibility="shared"), consent=[none])
    assert hk.recap(given, as_of=NOW, audience="shared").facts == ()


def test_what_was_recorded_later_is_not_told() -> None:
    """Entries recorded after `as_of` do not exist."""
    told = hk.recap(bundle(entry("t1", 24)), as_of=NOW)
    assert told.facts[0].message == "recap.no_notes"


def test_proposed_plans_say_nothing() -> None:
    """A plan that was only proposed has no recap."""
    assert hk.recap(bundle(plans=(plan(status="proposed"),)), as_of=NOW).text == ""


def test_entries_with_a_date_only_are_found() -> None:
    """An entry that knows its date and no zone lies in the window of that date."""
    dated = hk.Entry(
        id="t1",
        assignment_id="a1",
        outcome="as_agreed",
        mode="imported",
        occurred_on=dt.date(2026, 2, 17),
        obstacles=["technical"],
    )
    undated = hk.Entry(
        id="t2",
        assignment_id="a1",
        outcome="as_agreed",
        mode="imported",
        obstacles=["privacy"],
    )
    told = hk.recap(bundle(dated, undated), as_of=NOW)
    assert "You noticed that a technical glitch got in the way." in told.sentences


def test_at_most_five_sentences() -> None:
    """A recap has at most five sentences; every fact is still there."""
    rich = [
        entry(
            "t1",
            17,
            "smaller_version",
            record=record((50, 40), (60, 20)),
            obstacles=["forgetting"],
            question_for_session="Why?",
            matters=True,
            visibility="private",
        )
    ]
    told = hk.recap(bundle(*rich), as_of=NOW)
    assert len(told.sentences) == 5
    assert len(told.facts) > 5


@pytest.mark.parametrize("argument", ["since", "as_of"])
def test_a_moment_needs_its_offset(argument: str) -> None:
    """A moment without an offset names no instant."""
    naive = NOW.replace(tzinfo=None)
    since, as_of = (naive, NOW) if argument == "since" else (NOW, naive)
    with pytest.raises(hk.HomeworkKitError, match=argument):
        hk.recap(bundle(), since=since, as_of=as_of)


def test_repr_shows_no_title() -> None:
    """The title is the person's own word and stays out of repr."""
    assert "Rough draft" not in repr(hk.recap(bundle(entry("t1", 17)), as_of=NOW))


def test_facts_are_said_in_reading_order() -> None:
    """Rank chooses what is left out; the order of reading stays."""
    low, high = Fact("recap.invite", 3), Fact("recap.matters", 0, 1)
    told = Recap(dt.date(2026, 2, 16), "self", (low, high))
    assert told.text == (
        "Is there one note you would like to look at together? "
        "You marked one note to bring to the session."
    )

"""Explanations, by hand (adherence.md): what counted, what was left out, why, and the clause."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from homework_kit.adherence import Explanation, explain
from homework_kit.adherence.explain import workings
from homework_kit.adherence.summarize import reading
from homework_kit.errors import AwareTimeNeeded, UnknownNumber
from homework_kit.models.bundle import Bundle, ConsentStatement
from homework_kit.models.records import GradedStep
from tests.adherence.notes import AS_NEEDED, DAILY, WEEKLY, entry, obstacle, plan, prompted, utc


def why(number: str, plans: Any, entries: Any = (), as_of: str = "2026-02-09", **more: Any) -> Any:
    """Explain a number at a moment in UTC."""
    return explain(plans, entries, number=number, as_of=utc(as_of), **more)


def left(found: Explanation) -> dict[str, str]:
    """Give what was left out, with the reasons."""
    return {each.name: each.reason for each in found.left_out}


def names(found: Explanation) -> list[str]:
    """Give the names of what counted, in order."""
    return sorted(each.name for each in found.counted)


def test_a_share_names_its_occasions_and_entries() -> None:
    """The share is |practiced| / |C|; C is closed, minus set_aside and paused."""
    marks = [{"occurrence": "2026-02-04"}]
    paused = plan(set_aside=marks, pauses=[{"from": "2026-02-05", "until": "2026-02-06"}])
    found = why("share", paused, [entry("t1", "2026-02-02T12:00")], "2026-02-07T12:00")
    assert (found.value, found.adds, found.planned) == (0.3333, 1, 3)
    assert [(each.name, each.reason, each.entries) for each in found.counted] == [
        ("2026-02-02", "practiced", ("t1",)),
        ("2026-02-03", "no_entry", ()),
        ("2026-02-06", "no_entry", ()),
    ]
    assert left(found) == {"2026-02-04": "set_aside", "2026-02-05": "paused", "2026-02-07": "open"}
    assert found.sentences() == ("This is one of three.", "It leaves out three things.")


def test_a_count_is_said_in_the_language_asked_for() -> None:
    """For a support desk, also of numbers without a denominator."""
    found = why("extra", plan(), [entry("t1", "2026-02-02T12:00")])
    german, english = found.sentences(locale="de"), found.sentences()
    assert [one == other for one, other in zip(german, english, strict=True)] == [False, False]


def test_an_absent_share_says_why() -> None:
    """|C| = 0 is None with a reason, and every occasion stands in what was left out."""
    found = why("share", plan(), as_of="2026-02-02T12:00")
    assert (found.value, found.why_none, left(found)) == (
        None,
        "nothing_closed",
        {"2026-02-02": "open"},
    )
    assert found.sentences()[0] == "It counts nothing."
    assert why("counted", plan(), as_of="2026-02-02T12:00").why_none is None


def test_a_target_names_its_periods() -> None:
    """It counts towards = min(n, T); first or last partial and paused periods are left out."""
    cut = plan(WEEKLY, "2026-02-02", pauses=[{"from": "2026-02-10", "until": "2026-02-11"}])
    notes = [entry(f"t{n}", f"2026-02-0{n}T12:00") for n in range(2, 7)]
    found = why("share", cut, notes, "2026-02-18T12:00")
    assert [(each.name, each.adds, each.planned) for each in found.counted] == [
        ("2026-02-02/week", 3, 3)
    ]
    assert left(found) == {"2026-02-09/week": "paused_days", "2026-02-16/week": "open"}
    extra = why("extra", cut, notes, "2026-02-18T12:00")
    assert [each.name for each in extra.counted] == ["t5", "t6"]
    assert set(left(extra).values()) == {"attached"}


def test_a_late_answer_is_named() -> None:
    """Late answers attach by key only, and do not count as answered in the window."""
    prompts = plan(prompted(1))
    key = why("answered.delivered", prompts, as_of="2026-02-03T12:00").counted[0].name
    late = entry("t1", "2026-02-02T23:00", occurrence=key)
    found = why("answered.late", prompts, [late], "2026-02-03T12:00")
    assert [(each.name, each.entries) for each in found.counted] == [(key, ("t1",))]
    assert why("answered.in_window", prompts, [late], "2026-02-03T12:00").counted == ()


def test_days_and_change_name_their_entries() -> None:
    """days_*: distinct local dates; change: complete pairs, and how many were left out is said."""
    felt = {"type": "skill_rehearsal", "skill": "paced_breathing"}
    pair = {**felt, "distress": {"before": 50, "after": 20, "scale": "0-100"}}
    half = {**felt, "distress": {"before": 50, "scale": "0-100"}}
    notes = [
        entry("t1", "2026-02-02T09:00", record=pair),
        entry("t2", "2026-02-02T21:00", record=half),
        entry("t3", None),
    ]
    practiced = why("days_practiced", plan(), notes)
    assert (practiced.value, left(practiced)) == (1, {"t3": "no_date"})
    assert [each.name for each in why("change.0.pairs", plan(), notes).counted] == ["t1"]
    assert [each.name for each in why("change.0.left_out", plan(), notes).counted] == ["t2"]


def test_what_happened_names_its_records() -> None:
    """Graded steps: feared outcome happened no, partly, yes, cannot tell."""
    feared = {"type": "graded_step", "feared_outcome": {"happened": "no"}}
    assert GradedStep.model_validate(feared)
    found = why("happened.0.no", plan(), [entry("t1", "2026-02-02T09:00", record=feared)])
    assert (found.value, [each.name for each in found.counted]) == (1, ["t1"])


def test_obstacles_name_the_tap_and_the_document() -> None:
    """Both are one obstacle: the sources say so."""
    tap = entry("t1", "2026-02-02T09:00", "partly", obstacles=["too_big"])
    named = obstacle("o1", "too_big", "2026-02-02", entry_id="t1")
    found = why("obstacles.0.count", plan(), [tap], obstacles=[named])
    assert (found.value, sorted(each.name for each in found.counted)) == (1, ["o1", "t1"])


def test_options_are_no_numbers() -> None:
    """Obstacle rows: the count is the number; options are names."""
    named = obstacle("o1", "too_big", "2026-02-03", options_considered=["tb-01"])
    read = reading(plan(), (), [named], as_of=utc("2026-02-09"))
    numbers = set(next(workings(*read.parts[0])).numbers())
    assert {name for name in numbers if name.startswith("obstacles")} == {"obstacles.0.count"}


def test_a_share_of_nothing_is_recounted_as_nothing() -> None:
    """|C| = 0: there is no denominator to recount with, and none is made up."""
    found = why("share", plan(), as_of="2026-02-02T12:00")
    assert (found.value, found.recounted(), found.planned) == (None, None, 0)


def test_what_has_not_happened_yet() -> None:
    """Absent until it happens: days_since_last_entry, days_to_first_try; a period to come."""
    for number in ("days_since_last_entry", "days_to_first_try"):
        found = why(number, plan())
        assert (found.value, found.recounted(), found.counted) == (None, None, ())
    ahead = why("share", plan(WEEKLY), window=(utc("2026-02-02"), utc("2026-02-20")))
    assert left(ahead)["2026-02-16/week"] == "not_yet"


def test_obstacles_can_be_counted_by_week() -> None:
    """adherence.md, Obstacles: a week's number is made of what was first named in that week."""
    notes = [entry(f"t{day}", f"2026-02-{day:02}T12:00", "partly", obstacles=["too_big"])
             for day in (2, 4, 11)]  # fmt: skip
    told = [obstacle("o1", "too_big", "2026-02-11", entry_id="t2"),
            obstacle("o2", "unclear", "2026-02-12")]  # fmt: skip
    first, second = (
        why(f"weeks.{week}.obstacles.0.count", plan(), notes, "2026-02-16", obstacles=told)
        for week in (0, 1)
    )
    assert (first.value, first.recounted(), names(first)) == (2, 2, ["t2", "t4"])
    assert (second.value, second.recounted(), names(second)) == (1, 1, ["t11"])
    assert (left(second)["o1"], left(second)["o2"]) == ("another_week", "another_week")


def test_an_obstacle_document_has_its_day() -> None:
    """By week: a document belongs to the day it was noted on."""
    named = obstacle("o1", "too_big", "2026-02-10")
    (found,) = why("obstacles.0.count", plan(), (), "2026-02-16", obstacles=[named]).counted
    assert (found.name, found.on) == ("o1", dt.date(2026, 2, 10))


def test_an_entry_outside_of_the_window_says_so() -> None:
    """Entries count by their own time."""
    window = (utc("2026-02-04"), utc("2026-02-09"))
    notes = [entry("t1", "2026-02-02T12:00"), entry("t2", "2026-02-05T12:00")]
    found = why("outcomes.as_agreed", plan(), notes, window=window)
    assert ([each.name for each in found.counted], left(found)) == (
        ["t2"],
        {"t1": "outside_window"},
    )
    assert [each.on for each in found.left_out] == [dt.date(2026, 2, 2)]


def test_the_reserve_is_explained() -> None:
    """reserve_used = min(reserve, counted - practiced)."""
    found = why("reserve.used", plan(reserve=2), [entry("t1", "2026-02-02T12:00")])
    assert (found.value, found.given, found.adds, found.planned) == (2, 2, 1, 7)


def test_each_version_has_its_own_working() -> None:
    """One block per version and one for the whole."""
    second = plan(version=2, starts_on="2026-02-05")
    found = why("counted", [plan(), second], version=2)
    assert {each.version for each in found.counted} == {2}
    assert (found.version, found.value) == (2, 4)
    assert why("counted", [plan(), second]).value == 7


@pytest.mark.parametrize(
    "number",
    ["", "shares", "share.x", "weeks.99.practiced", "weeks.x.practiced", "interval.middle",
     "change.0.pairs", "outcomes.nothing", "answered.x", "reserve.x", "versions.0.share",
     "why_no_share", "target", "used", "reserve", "interval", "weeks.-1.practiced", "weeks.0.key",
     "weeks.0.towards", "weeks.0.closed", "weeks.0.from_", "counted.real", "status"],
)  # fmt: skip
def test_there_is_no_such_number(number: str) -> None:
    """A number that the block does not hold is refused, and never 0."""
    with pytest.raises(UnknownNumber):
        why(number, plan())


def test_whose_number_has_to_be_said() -> None:
    """Assignments stand side by side, and no number pools them."""
    both = [plan(), plan(id="a2")]
    with pytest.raises(UnknownNumber):
        why("share", both)
    assert why("share", both, assignment_id="a2").assignment_id == "a2"
    with pytest.raises(UnknownNumber):
        why("share", plan(), version=9)
    with pytest.raises(AwareTimeNeeded, match=r"^as_of "):
        explain(plan(), number="share", as_of=dt.datetime(2026, 2, 9))  # noqa: DTZ001 - on purpose


def test_a_shared_working_has_no_trace_of_what_is_private() -> None:
    """11: neither shown nor hinted at."""
    kept = entry("secret", "2026-02-02T12:00", visibility="private")
    said = [ConsentStatement(share_entries="all", noted_at=utc("2026-02-01"))]
    working, without = (
        why(
            "share",
            Bundle(person_id="p1", assignments=[plan()], entries=notes, consent=said),
            audience="shared",
        )
        for notes in ([kept], [])
    )
    assert working == without


def test_under_summary_only_there_are_totals_only() -> None:
    """Everything counts and no document speaks: others see neither ids nor days of notes."""
    kept = entry("secret", "2026-02-02T12:00", visibility="private")
    said = [ConsentStatement(share_entries="summary_only", noted_at=utc("2026-02-01"))]
    bundle = Bundle(person_id="p1", assignments=[plan()], entries=[kept], consent=said)
    for number in ("share", "outcomes.as_agreed", "days_practiced"):
        found = why(number, bundle, audience="shared")
        assert found.value
        assert (found.counted, found.left_out, found.totals_only) == ((), (), True)
        assert (found.recounted(), found.sentences()) == (None, ())
        assert "secret" not in repr(found)


def test_no_words_of_the_person_are_in_it() -> None:
    """Ids, keys, dates and codes; ratings stay out of the repr."""
    told = entry("t1", "2026-02-02T12:00", note="ZEBRA", question_for_session="ZEBRA")
    named = obstacle("o1", "other", "2026-02-03", in_own_words="ZEBRA")
    for number in ("share", "outcomes.as_agreed", "obstacles.0.count"):
        assert "ZEBRA" not in repr(why(number, plan(title="ZEBRA"), [told], obstacles=[named]))


def test_every_clause_is_a_rule_of_the_page() -> None:
    """Each explanation names its rule, and the page has a row for it."""
    page = (Path(__file__).parents[2] / "docs/explanation/adherence.md").read_text("utf-8")
    plans = [plan(DAILY), plan(WEEKLY), plan(prompted(1)), plan(AS_NEEDED), plan(reserve=1)]
    clauses = {
        working.explain(number).clause
        for each in plans
        for read in (reading(each, [entry("t1", "2026-02-02T12:00")], as_of=utc("2026-02-09")),)
        for working in workings(*read.parts[0])
        for number in working.numbers()
    }
    assert {clause for clause in clauses if f"**{clause}**" not in page} == set()
    assert len(clauses) >= 12


def test_a_late_answer_uses_no_reserve() -> None:
    """adherence.md, Reserve: counted - practiced, and a late answer to a prompt is practice."""
    prompts = plan(prompted(1), reserve=1)
    (prompt,) = why("answered.delivered", prompts, as_of="2026-02-03T12:00").counted
    late = entry("t1", "2026-02-02T23:00", occurrence=prompt.name)
    found = why("reserve.used", prompts, [late], "2026-02-03T12:00")
    assert found.recounted() == found.value == 0

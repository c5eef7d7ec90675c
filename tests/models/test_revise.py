"""The next version of a plan, and what an edit may not touch."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.errors import IdentityKept, InvalidDocument, VersionOrder

FIRST = hk.Assignment(
    id="a1",
    title="Catch one thought",
    task=hk.tasks.ThoughtRecordTask(form="five_column"),
    starts_on=dt.date(2026, 2, 2),
    ends_before=dt.date(2026, 3, 2),
    time_zone="Europe/London",
    schedule=hk.schedules.Target(times=3, per="week"),
    pauses=[
        hk.Pause(from_=dt.date(2026, 2, 5), until=dt.date(2026, 2, 7)),
        hk.Pause(from_=dt.date(2026, 2, 14), until=dt.date(2026, 2, 20)),
        hk.Pause(from_=dt.date(2026, 2, 25)),
    ],
    set_aside=[hk.SetAside(occurrence="2026-02-02/week")],
    rationale="To see the first reading.",
    review_on=dt.date(2026, 2, 16),
)
SWITCH = dt.date(2026, 2, 16)


def test_the_next_version_rules_from_its_day() -> None:
    """A change of plan is a new document: same id, version + 1, its own starts_on."""
    second = hk.revise(FIRST, effective_from=SWITCH, title="Rough draft")
    assert (second.id, second.version, second.starts_on) == ("a1", 2, SWITCH)
    assert (second.title, second.rationale) == ("Rough draft", FIRST.rationale)


def test_the_next_version_is_no_edit() -> None:
    """It replaces no revision, and the version before stays as it was."""
    second = hk.revise(FIRST, effective_from=SWITCH)
    assert (second.revision, second.supersedes) == ("1", ())
    assert FIRST.version == 1


def test_open_pauses_are_carried() -> None:
    """adherence.md, Pauses and periods: revise copies open ones."""
    second = hk.revise(FIRST, effective_from=SWITCH)
    assert [pause.from_.day for pause in second.pauses] == [14, 25]


def test_marks_and_review_stay_with_the_version_before() -> None:
    """Set-aside marks name occasions of the version before."""
    second = hk.revise(FIRST, effective_from=SWITCH)
    assert (second.set_aside, second.review_on) == ((), None)


@pytest.mark.parametrize(
    ("effective_from", "end"),
    [(SWITCH, dt.date(2026, 3, 2)), (dt.date(2026, 3, 2), None)],
)
def test_an_end_that_is_still_to_come_is_carried(
    effective_from: dt.date, end: dt.date | None
) -> None:
    """A version that starts when the plan would have ended has no end of its own."""
    assert hk.revise(FIRST, effective_from=effective_from).ends_before == end


def test_both_versions_together_lose_no_occasion() -> None:
    """scheduling.md, Versions: occasions that opened before the switch keep their key."""
    plain = hk.Assignment(
        id="a2",
        title="Walk",
        task=hk.tasks.OtherTask(what_to_do="Walk"),
        starts_on=dt.date(2026, 2, 2),
        time_zone="Europe/London",
        schedule=hk.schedules.Repeating(frequency="daily"),
    )
    changed = hk.revise(plain, effective_from=dt.date(2026, 2, 5), title="Stroll")
    start = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    both = hk.occurrences([plain, changed], start, start + dt.timedelta(days=8))
    assert [(each.key, each.version) for each in both] == [
        (f"2026-02-0{day}", 1 if day < 5 else 2) for day in range(2, 9)
    ]


@pytest.mark.parametrize("member", ["id", "version", "revision", "starts_on"])
def test_a_version_cannot_name_its_own_identity(member: str) -> None:
    """What makes the version is decided by revise."""
    with pytest.raises(IdentityKept, match=member):
        hk.revise(FIRST, effective_from=SWITCH, **{member: "marker"})


@pytest.mark.parametrize("member", ["id", "version", "revision", "kind"])
def test_an_edit_keeps_its_identity(member: str) -> None:
    """An edit of another id or version would be another document."""
    with pytest.raises(IdentityKept, match=member) as refused:
        hk.amend(FIRST, **{member: "marker"})
    assert "marker" not in str(refused.value)


@pytest.mark.parametrize("day", [dt.date(2026, 2, 1), dt.date(2026, 2, 2)])
def test_the_next_version_starts_later(day: dt.date) -> None:
    """A version that started with or before the one it follows would take away its history."""
    with pytest.raises(VersionOrder):
        hk.revise(FIRST, effective_from=day)


def test_a_plan_may_change_in_the_middle_of_its_first_day() -> None:
    """`starts_at` is for a plan that changes in the middle of a day."""
    second = hk.revise(FIRST, effective_from=FIRST.starts_on, starts_at=dt.time(14, 0))
    assert second.starts_at == dt.time(14, 0)


def test_a_second_change_on_one_day_comes_later() -> None:
    """The version before is not overtaken before it began."""
    second = hk.revise(FIRST, effective_from=SWITCH, starts_at=dt.time(14, 0))
    with pytest.raises(VersionOrder):
        hk.revise(second, effective_from=SWITCH, starts_at=dt.time(14, 0))
    with pytest.raises(VersionOrder):
        hk.revise(second, effective_from=SWITCH, starts_at=dt.time(9, 0))
    assert hk.revise(second, effective_from=SWITCH, starts_at=dt.time(15, 0)).version == 3


def test_a_date_may_be_its_iso_text() -> None:
    """data-model.md, Conventions: ISO text or the object; results are identical."""
    as_text: Any = "2026-02-16"
    assert hk.revise(FIRST, effective_from=as_text) == hk.revise(FIRST, effective_from=SWITCH)


@pytest.mark.parametrize("day", ["soon", dt.datetime(2026, 2, 16, tzinfo=dt.UTC), None])
def test_what_is_no_date_is_refused_at_its_place(day: Any) -> None:
    """The first date of a version is its `starts_on`."""
    with pytest.raises(InvalidDocument) as refused:
        hk.revise(FIRST, effective_from=day)
    assert [each.pointer for each in refused.value.problems] == ["/starts_on"]


def test_only_revised_documents_are_edited() -> None:
    """A bundle has no revisions, and a tombstone is deleted already."""
    gone = hk.delete(FIRST)
    with pytest.raises(TypeError, match="amend"):
        hk.amend(hk.Bundle(person_id="p1"))  # type: ignore[type-var] # refused when it runs, too
    with pytest.raises(TypeError, match="delete"):
        hk.delete(gone)  # type: ignore[call-overload] # refused when it runs, too

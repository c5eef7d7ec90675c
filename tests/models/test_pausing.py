"""Pause and resume: the next revision of a version, with one break more or ended."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.errors import AlreadyPaused, InvalidDocument, NotPaused
from homework_kit.models.base import Model
from homework_kit.models.edits import current
from homework_kit.schedule.marks import marks_of

FIRST = dt.date(2026, 2, 2)
DAY = dt.timedelta(days=1)


def on(day: int) -> dt.date:
    """Give the date so many days after the first."""
    return FIRST + day * DAY


def plan(*breaks: tuple[int, int | None]) -> hk.Assignment:
    """Make a plan with breaks, in days after the first."""
    return hk.Assignment(
        id="a1",
        title="Walk",
        task=hk.tasks.OtherTask(what_to_do="Walk"),
        starts_on=FIRST,
        time_zone="Europe/London",
        schedule=hk.schedules.Repeating(frequency="daily"),
        pauses=[
            hk.Pause(from_=on(start), until=None if end is None else on(end))
            for start, end in breaks
        ],
    )


def breaks(of: hk.Assignment) -> list[tuple[int, int | None]]:
    """Give the breaks of a plan, in days after the first."""
    return [
        ((each.from_ - FIRST).days, None if each.until is None else (each.until - FIRST).days)
        for each in of.pauses
    ]


def without_revision(document: Model) -> dict[str, Any]:
    """Give the content of a plan without its place among its revisions."""
    content: dict[str, Any] = json.loads(hk.dumps(document))
    return {name: content[name] for name in content.keys() - {"revision", "supersedes"}}


def test_a_pause_is_an_edit_of_one_version() -> None:
    """data-model.md, Edits: a new revision is an edit of one version's pauses."""
    before = plan((1, 3))
    text = hk.dumps(before)
    after = hk.pause(before, from_=on(7), until=on(9), reason="r", agreed_by="self", note="in full")
    assert (after.id, after.version, after.supersedes) == ("a1", 1, (before.revision,))
    assert breaks(after) == [(1, 3), (7, 9)]
    added = after.pauses[-1]
    assert (added.reason, added.agreed_by, added.note) == ("r", "self", "in full")
    assert current([before, after]) == (after,)
    assert hk.dumps(before) == text


def test_two_phones_name_one_pause_alike() -> None:
    """data-model.md, Edits: a revision is named by its content, and nothing is drawn."""
    names = {hk.pause(plan(), from_=on(7), until=until).revision for until in (None, on(9), None)}
    assert len(names) == 2


def test_a_date_may_be_its_iso_text() -> None:
    """data-model.md, Conventions: ISO text or the object; results are identical."""
    as_text: Any = "2026-02-09"
    assert hk.pause(plan(), from_=as_text) == hk.pause(plan(), from_=on(7))
    assert hk.resume(plan((1, None)), on=as_text) == hk.resume(plan((1, None)), on=on(7))


def test_the_same_pause_again_is_the_plan_itself() -> None:
    """What the plan says already needs no revision."""
    paused = hk.pause(plan(), from_=on(7), until=on(9), reason="r")
    assert hk.pause(paused, from_=on(7), until=on(9), reason="r") is paused


@pytest.mark.parametrize(
    ("start", "end"), [(2, 3), (0, None), (4, None), (0, 2), (0, 9), (1, 5), (20, 21), (19, None)]
)
def test_a_paused_plan_is_not_paused_twice(start: int, end: int | None) -> None:
    """Another pause that shares a date is named by its place."""
    paused = plan((-9, -8), (1, 5), (20, None))
    with pytest.raises(AlreadyPaused) as refused:
        hk.pause(paused, from_=on(start), until=None if end is None else on(end), reason="new")
    assert refused.value.code == "already-paused"
    assert refused.value.pointer == ("/pauses/2" if start >= 19 else "/pauses/1")


def test_pauses_may_touch() -> None:
    """Ranges are half-open: the day on which one ends may begin the next."""
    assert breaks(hk.pause(plan((1, 5), (9, None)), from_=on(5), until=on(9)))[-1] == (5, 9)


@pytest.mark.parametrize("end", [7, 6])
def test_a_pause_ends_after_it_starts(end: int) -> None:
    """data-model.md, Conventions: date ranges are half-open; E ends-before-start."""
    with pytest.raises(InvalidDocument) as refused:
        hk.pause(plan((1, 5)), from_=on(7), until=on(end))
    assert [(each.code, each.pointer) for each in refused.value.problems] == [
        ("ends-before-start", "/pauses/1/until")
    ]


def test_what_is_no_date_is_refused_at_its_place() -> None:
    """A datetime is no date, and neither is a word."""
    moment = dt.datetime(2026, 2, 9, tzinfo=dt.UTC)
    with pytest.raises(InvalidDocument) as refused:
        hk.pause(plan(), from_=moment)
    assert refused.value.problems[0].pointer == "/pauses/0/from"
    with pytest.raises(InvalidDocument) as refused:
        hk.resume(plan((1, None)), on=moment)
    assert [(each.code, each.pointer) for each in refused.value.problems] == [
        ("wrong-type", "/pauses")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([(1, None)], [(1, 7)]),
        ([(1, 9)], [(1, 7)]),
        ([(1, 3), (5, None), (20, 22)], [(1, 3), (5, 7), (20, 22)]),
        ([(1, 9), (6, None)], [(1, 7), (6, 7)]),
        ([(7, None)], []),
        ([(1, 9), (7, 8)], [(1, 7)]),
    ],
)
def test_resume_ends_every_pause_that_holds_the_date(
    before: list[tuple[int, int | None]], after: list[tuple[int, int | None]]
) -> None:
    """The date is the first of practice again; pauses before and after it stay."""
    paused = plan(*before)
    text = hk.dumps(paused)
    resumed = hk.resume(paused, on=on(7))
    assert breaks(resumed) == after
    assert resumed.supersedes == (paused.revision,)
    assert hk.dumps(paused) == text


def test_resume_keeps_the_words_of_a_pause() -> None:
    """Only the end of the pause is new."""
    paused = hk.pause(plan(), from_=on(1), reason="r", agreed_by="together", note="n")
    (kept,) = hk.resume(paused, on=on(7)).pauses
    assert (kept.reason, kept.agreed_by, kept.note) == ("r", "together", "n")


def test_resumed_twice_is_resumed_once() -> None:
    """What the plan says already needs no revision."""
    resumed = hk.resume(plan((1, None)), on=on(7))
    assert hk.resume(resumed, on=on(7)) is resumed


@pytest.mark.parametrize("before", [[], [(1, 6)], [(8, None)]])
def test_resume_needs_a_pause(before: list[tuple[int, int | None]]) -> None:
    """A plan that is not paused on the date cannot go on from it."""
    with pytest.raises(NotPaused) as refused:
        hk.resume(plan(*before), on=on(7))
    assert (refused.value.code, refused.value.pointer) == ("not-paused", "/pauses")


@pytest.mark.parametrize("call", [hk.pause, hk.resume, hk.set_aside, hk.revise])
def test_only_assignments_are_changed(call: Any) -> None:
    """A tombstone has no dates; it is refused as hk.amend refuses it."""
    with pytest.raises(TypeError, match=call.__name__):
        call(
            hk.delete(plan()),
            **{"pause": {"from_": FIRST}, "resume": {"on": FIRST}}.get(
                call.__name__, {} if call is hk.set_aside else {"effective_from": FIRST}
            ),
        )


ranges = st.tuples(st.integers(0, 20), st.none() | st.integers(1, 9)).map(
    lambda drawn: (drawn[0], None if drawn[1] is None else drawn[0] + drawn[1])
)


def paused_days(of: hk.Assignment) -> set[int]:
    """Give the days that rest, of the first forty."""
    marks = marks_of(of)
    return {day for day in range(40) if marks.paused_days(on(day), on(day + 1))}


def test_pause_adds_its_dates_and_resume_takes_dates_away() -> None:
    """scheduling.md, Pauses: exactly the dates of the range rest; no other date changes."""
    seen = {"added": 0, "refused": 0, "ended": 0, "not paused": 0, "undone": 0}

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(st.lists(ranges, max_size=3), ranges, st.integers(0, 20))
    def law(before: list[tuple[int, int | None]], new: tuple[int, int | None], day: int) -> None:
        first = plan(*before)
        start, end = new
        covered = set(range(start, 40 if end is None else end))
        try:
            second = hk.pause(first, from_=on(start), until=None if end is None else on(end))
        except AlreadyPaused as refused:
            seen["refused"] += 1
            other = before[int(refused.pointer.rpartition("/")[2])]
            assert covered & set(range(other[0], 40 if other[1] is None else other[1]))
            second = first
        else:
            if second is not first:
                seen["added"] += 1
                assert not paused_days(first) & covered
                assert paused_days(second) == paused_days(first) | covered
                # A pause that is called off before its first day leaves the plan as it was.
                assert without_revision(hk.resume(second, on=on(start))) == without_revision(first)
                seen["undone"] += 1
        try:
            third = hk.resume(second, on=on(day))
        except NotPaused:
            seen["not paused"] += 1
            assert day not in paused_days(second)
            return
        seen["ended"] += third is not second
        assert day not in paused_days(third)
        gone = paused_days(second) - paused_days(third)
        assert paused_days(third) <= paused_days(second)
        assert all(each >= day for each in gone)
        # Later pauses stay: what is gone is one stretch from the date on.
        assert gone == set(range(day, day + len(gone))) or len(before) > 1

    law()
    assert min(seen.values()) > 20, seen

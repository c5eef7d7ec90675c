"""The monoid; laws over whole histories stand in tests/property."""

from __future__ import annotations

import datetime as dt
import pickle
from collections import Counter

import pytest

from homework_kit.adherence.tally import NamedObstacle, Period, Tally, total
from tests.adherence.notes import WEEKLY, entry, plan, whole

ONE = Tally(
    states=Counter({"practiced": 1}),
    active_days=frozenset({dt.date(2026, 2, 2)}),
    obstacles=frozenset({NamedObstacle("entry:t1", "too_big")}),
)
OTHER = Tally(
    states=Counter({"practiced": 1, "open": 1}), active_days=frozenset({dt.date(2026, 2, 3)})
)


def test_multisets_add_and_sets_unite() -> None:
    """All members combine associatively and commutatively."""
    both = ONE + OTHER
    assert both == OTHER + ONE
    assert (both.states["practiced"], len(both.active_days), len(both.obstacles)) == (2, 2, 1)


def test_the_empty_tally_changes_nothing() -> None:
    """The tally has an empty element."""
    assert ONE + Tally() == ONE == Tally() + ONE


def test_a_total_is_the_fold() -> None:
    """total() gives what folding with + gives, and leaves its arguments alone."""
    assert total([ONE, OTHER, ONE]) == ONE + OTHER + ONE
    assert ONE.states == Counter({"practiced": 1})


def test_a_full_period_is_neither_cut_nor_paused() -> None:
    """adherence.md: closed full periods make the share."""
    day = dt.date(2026, 2, 2)
    full = Period("k", day, day, planned=3, closed=True, partial=False, paused_days=0)
    assert full.full


def test_the_shared_empty_multiset_stays_empty() -> None:
    """All tallies share it, so nothing may be put into it."""
    with pytest.raises(TypeError):
        Tally().states["practiced"] += 1
    assert Tally() == Tally()
    assert pickle.loads(pickle.dumps(Tally())) == Tally()  # noqa: S301 - made here


def test_one_persons_notes_are_never_split_by_day() -> None:
    """adherence.md, The tally is a monoid: what belongs to what is decided on the whole.

    Two days, each attached alone, would put four practices towards a target of three.
    """
    days = [[entry(f"t{day}-{n}", f"2026-02-0{day}") for n in range(2)] for day in (3, 4)]
    whole_week = whole(plan(WEEKLY), [*days[0], *days[1]])
    assert whole_week.target is not None
    assert (whole_week.target.towards, whole_week.extra) == (3, 1)
    alone = [whole(plan(WEEKLY), notes).target for notes in days]
    assert sum(each.towards for each in alone if each is not None) == 4
    # A window chooses what is counted, and splits nothing: the extra one stays the extra one.
    second_day = ("2026-02-04", "2026-02-05")
    assert whole(plan(WEEKLY), [*days[0], *days[1]], window=second_day).extra == 1

"""No note changes its occasion except by the rules, whatever happens to the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase

import homework_kit as hk
from homework_kit.adherence import attach
from homework_kit.schedule import occurrences
from homework_kit.schedule.occurrence import MEMBERS
from homework_kit.testing.strategies import SCHEDULE_KINDS as KINDS
from tests.change_machine import Changes, run

MIX = {
    "occasions left alone": 4_000,
    "stayed by time": 200,
    "stayed by key": 200,
    "moved by its window": 30,
    "its key came or went": 15,
    "already paused": 2,
    "not paused": 2,
    **dict.fromkeys(("reword", "offer"), 1),
}
"""How often each thing turns up in the histories at least, so that the law says something."""


def test_no_note_changes_occasion_but_by_the_rules() -> None:
    """Explicit keys win; what no rule touches stays; and everything the law is about turns up.

    adherence.md, Attaching entries to occasions; scheduling.md, Occurrence, Versions and Pauses;
    data-model.md, Edits.
    """
    Changes.seen.clear()
    for kind in KINDS:
        Changes.kind = kind
        run(14)
    assert {
        name: Changes.seen[name] for name, least in MIX.items() if Changes.seen[name] < least
    } == {}
    moved = sum(count for name, count in Changes.seen.items() if name.endswith("moved a note"))
    assert moved >= 20


def _spoil(monkeypatch: pytest.MonkeyPatch, spoiled: Callable[..., hk.Occurrence]) -> None:
    """Let every occasion come out as a fault would have it."""

    def faulty(versions: Any, *args: Any, **options: Any) -> list[hk.Occurrence]:
        plans = list(versions)
        return [spoiled(each, plans) for each in occurrences(plans, *args, **options)]

    monkeypatch.setattr("homework_kit.adherence.history.occurrences", faulty)


def _changed(each: hk.Occurrence, **changes: Any) -> hk.Occurrence:
    """Make an occasion that differs in some members."""
    told: dict[str, Any] = {name: getattr(each, name) for name in MEMBERS}
    return hk.Occurrence(**told | changes)


def _keys_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attach._Rooms, "named", attach._Rooms.fits)


def _keys_are_instants(monkeypatch: pytest.MonkeyPatch) -> None:
    _spoil(
        monkeypatch,
        lambda each, _: _changed(each, key=each.opens.astimezone(dt.UTC).isoformat()),
    )


def _a_pause_holds_the_day_it_ends_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled(each: hk.Occurrence, plans: list[hk.Assignment]) -> hk.Occurrence:
        ends = [
            pause.until for plan in plans if plan.version == each.version for pause in plan.pauses
        ]
        return _changed(each, paused=each.paused or each.local_date in ends)

    _spoil(monkeypatch, spoiled)


def _the_newest_version_takes_what_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoiled(each: hk.Occurrence, plans: list[hk.Assignment]) -> hk.Occurrence:
        newest = plans[-1]
        open_then = each.until_date > newest.starts_on
        return _changed(each, version=newest.version) if open_then else each

    _spoil(monkeypatch, spoiled)


@pytest.mark.parametrize(
    "plant",
    [
        _keys_are_ignored,
        _keys_are_instants,
        _a_pause_holds_the_day_it_ends_on,
        _the_newest_version_takes_what_is_open,
    ],
)
def test_a_planted_fault_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The faults that other systems have break the law, so the law is able to find them."""
    plant(monkeypatch)
    Changes.kind = "repeating"
    with pytest.raises(AssertionError):
        run(600, Phase.generate)

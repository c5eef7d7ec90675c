"""Why practice went to no occasion, by hand: one story for each reason."""

from __future__ import annotations

from typing import Any

import pytest

from homework_kit.adherence import explain
from homework_kit.models.entry import Entry
from homework_kit.models.schedules import Repeating
from tests.adherence.notes import DAILY, WEEKLY, entry, plan, utc

AT_NOON = Repeating(frequency="daily", times=["12:00"])  # type: ignore[list-item] # ISO text is read
PAUSE: dict[str, Any] = {"pauses": [{"from": "2026-02-03", "until": "2026-02-05"}]}


@pytest.mark.parametrize(
    ("walk", "notes", "why"),
    [
        (plan(), [entry("t1", "2026-02-02T09:00"), entry("t2", "2026-02-02T10:00")], "no_room"),
        (plan(), [entry("t2", "2026-02-02T09:00", occurrence="2026-02-02T09:00")], "unknown_key"),
        (plan(**PAUSE), [entry("t2", "2026-02-02T09:00", occurrence="2026-02-03")], "paused"),
        (plan(**PAUSE), [entry("t2", "2026-02-04T09:00")], "paused"),
        (plan(**PAUSE), [entry("t2", "2026-02-06", occurred_on="2026-02-04")], "paused"),
        (plan(WEEKLY, **PAUSE), [entry("t2", "2026-02-04T09:00")], "paused"),
        (
            plan(set_aside=[{"occurrence": "2026-02-04"}]),
            [entry("t2", "2026-02-04T09:00")],
            "set_aside",
        ),
        (plan(), [entry("t2", None)], "no_time"),
        (plan(AT_NOON), [entry("t2", "2026-02-03T11:50")], "no_window"),
        (plan(AT_NOON, **PAUSE), [entry("t2", "2026-02-03T11:50")], "no_window"),
        (plan(starts_on="2026-02-03"), [entry("t2", "2026-02-02T12:00")], "no_window"),
    ],
)
def test_practice_beside_the_plan_says_why(walk: Any, notes: list[Entry], why: str) -> None:
    """adherence.md, Which note belongs to which occasion: what is left over says why it is."""
    window = (utc("2026-02-01"), utc("2026-02-07")) if notes[-1].recorded_at else None
    found = explain(walk, notes, number="extra", as_of=utc("2026-02-07"), window=window)
    assert [(each.name, each.reason) for each in found.counted] == [("t2", why)]


def test_a_pause_of_another_version_is_no_reason() -> None:
    """Each version has its own pauses, and the note is of the one in force."""
    ended = plan(WEEKLY, pauses=[{"from": "2026-02-08"}])
    at_noon = plan(AT_NOON, "2026-02-09", version=2)
    found = explain(
        [ended, at_noon], [entry("t1", "2026-02-10T09:00")], number="extra",
        assignment_id="a1", as_of=utc("2026-02-11"),
    )  # fmt: skip
    assert [(each.name, each.reason) for each in found.counted] == [("t1", "no_window")]


def test_an_occasion_to_come_has_not_come_up() -> None:
    """A key of tomorrow takes nothing today, whether or not the window reaches as far."""
    ahead, now = entry("t1", "2026-02-02T09:00", occurrence="2026-02-03"), utc("2026-02-02T20:00")
    for window, why in ((None, "unknown_key"), ((utc("2026-02-02"), utc("2026-02-05")), "not_yet")):
        found = explain(plan(), [ahead], number="extra", as_of=now, window=window)
        assert [(each.name, each.reason) for each in found.counted] == [("t1", why)]


def test_the_weeks_say_it_too() -> None:
    """Extra of one week is made of the same notes."""
    found = explain(
        plan(AT_NOON), [entry("t1", "2026-02-03T11:50")], number="weeks.0.extra",
        as_of=utc("2026-02-09"),
    )  # fmt: skip
    assert [(each.name, each.reason) for each in found.counted] == [("t1", "no_window")]


def test_other_numbers_keep_their_reasons() -> None:
    """What counts elsewhere counts there."""
    found = explain(
        plan(DAILY), [entry("t1", "2026-02-02T09:00")], number="extra", as_of=utc("2026-02-09")
    )
    assert [(each.name, each.reason) for each in found.left_out] == [("t1", "attached")]

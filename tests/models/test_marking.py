"""Setting occasions aside: the next revision of a version, with marks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.errors import InvalidDocument

NOON = dt.datetime(2026, 2, 4, 12, tzinfo=dt.UTC)
PLAN = hk.Assignment(
    id="a1",
    title="Walk",
    task=hk.tasks.OtherTask(what_to_do="Walk"),
    starts_on=dt.date(2026, 2, 2),
    time_zone="Europe/London",
    schedule=hk.schedules.Repeating(frequency="daily"),
    set_aside=[hk.SetAside(occurrence="2026-02-02", reason="ill", agreed_by="together")],
)


def marks(plan: hk.Assignment) -> list[str]:
    """Give the keys that are set aside, in order."""
    return [each.occurrence for each in plan.set_aside]


def test_a_mark_is_an_edit_of_one_version() -> None:
    """data-model.md, Edits: a new revision is an edit of one version's set-asides."""
    text = hk.dumps(PLAN)
    after = hk.set_aside(
        PLAN, "2026-02-03", "2026-02-04", reason="r", note="n", agreed_by="self", noted_at=NOON
    )
    assert (after.version, after.supersedes) == (1, (PLAN.revision,))
    assert marks(after) == ["2026-02-02", "2026-02-03", "2026-02-04"]
    for each in after.set_aside[1:]:
        assert (each.reason, each.note, each.agreed_by, each.noted_at) == ("r", "n", "self", NOON)
    assert after.set_aside[0] == PLAN.set_aside[0]
    assert hk.dumps(PLAN) == text


def test_a_mark_that_is_there_needs_no_revision() -> None:
    """Setting aside twice is setting aside once, also with several keys or none."""
    assert hk.set_aside(PLAN, "2026-02-02") is PLAN
    assert hk.set_aside(PLAN, "2026-02-02", reason="ill") is PLAN
    assert hk.set_aside(PLAN) is PLAN
    assert marks(hk.set_aside(PLAN, "2026-02-03", "2026-02-03")) == ["2026-02-02", "2026-02-03"]


def test_what_is_said_anew_replaces_what_was_said() -> None:
    """What is not said stays, so that no words are lost."""
    after = hk.set_aside(PLAN, "2026-02-03", "2026-02-02", note="all week")
    first, second = after.set_aside
    assert (first.reason, first.note, first.agreed_by) == ("ill", "all week", "together")
    assert (second.reason, second.note) == (None, "all week")


@pytest.mark.parametrize(
    ("key", "code"), [("", "too-short"), ("a\nb", "wrong-format"), (7, "wrong-type")]
)
def test_what_is_no_key_is_refused_at_its_place(key: Any, code: str) -> None:
    """A key has 1 to 140 characters and no control characters."""
    with pytest.raises(InvalidDocument) as refused:
        hk.set_aside(PLAN, "2026-02-03", key)
    assert [(each.code, each.pointer) for each in refused.value.problems] == [
        (code, "/set_aside/2/occurrence")
    ]


def test_history_is_counted_anew() -> None:
    """scheduling.md, Pauses: set_aside marks single keys and recomputes history when edited."""
    noted = hk.Entry(
        id="t1", assignment_id="a1", occurrence="2026-02-03", outcome="as_agreed", recorded_at=NOON
    )
    counts = [
        hk.summarize(plans, [noted], as_of=NOON).assignments[0]
        for plans in ([PLAN], [PLAN, hk.set_aside(PLAN, "2026-02-03")])
    ]
    assert [(each.counted, each.extra, each.occasions.set_aside) for each in counts] == [
        (1, 0, 1),
        (0, 1, 2),
    ]

"""What is found is small and reads well: the least example of each predicate, as it is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, find, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.models.base import Tombstone
from homework_kit.testing import strategies as hks
from homework_kit.testing import tell

FIND = settings(
    max_examples=3_000, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
BARE = {"supersedes": [], "deleted": False, "revision": "1", "schema_version": "1.0"}


def least(drawn: st.SearchStrategy[Any], has: Callable[[Any], bool]) -> Any:
    """Find the smallest example that has something, without the members that say nothing."""
    found = find(drawn, has, settings=FIND)
    members = json.loads(found.canonical())
    return {
        name: value
        for name, value in members.items()
        if value not in ([], False) and BARE.get(name) != value
    }


@pytest.mark.parametrize(
    ("drawn", "has", "expected"),
    [
        (
            hks.entries(),
            lambda entry: entry.outcome is not None,
            {
                "kind": "entry",
                "id": "a1",
                "outcome": "as_agreed",
                "recorded_at": "2026-02-03T18:40:00+00:00",
                "source": "self",
            },
        ),
        (
            hks.entries(),
            lambda entry: entry.question_for_session is not None and entry.minutes is not None,
            {
                "kind": "entry",
                "id": "a1",
                "minutes": 0,
                "question_for_session": "0",
                "recorded_at": "2026-02-03T18:40:00+00:00",
                "source": "self",
            },
        ),
        (
            hks.obstacles(),
            lambda obstacle: obstacle.in_own_words is not None,
            {
                "kind": "obstacle",
                "id": "a1",
                "code": "forgetting",
                "in_own_words": "0",
                "noted_on": "2026-02-02",
            },
        ),
        (
            hks.reviews(),
            lambda review: review.decision == "make_smaller",
            {
                "kind": "review",
                "id": "a1",
                "assignment_id": "a1",
                "assignment_version": 1,
                "by": "together",
                "decision": "make_smaller",
                "reviewed_on": "2026-02-02",
            },
        ),
        (
            hks.thought_records(),
            lambda record: any(
                e.before is not None and e.after is not None for e in record.emotions
            ),
            {
                "type": "thought_record",
                "emotions": [{"name": "0", "scale": "0-100", "before": 3.85, "after": 3.85}],
            },
        ),
        (
            hks.schedules(kinds=["repeating"]),
            lambda rule: len(rule.times) > 0,
            {
                "type": "repeating",
                "frequency": "daily",
                "interval": 1,
                "month_end": "skip",
                "times": ["00:00"],
                "week_start": "mo",
            },
        ),
        (
            hks.schedules(),
            lambda schedule: schedule.type == "listed",
            {"type": "listed", "occasions": [{"on": "2026-02-02"}]},
        ),
        (
            hks.bundles(),
            lambda bundle: any(
                isinstance(each, hk.Entry) and not each.note for each in bundle.entries
            ),
            {
                "kind": "bundle",
                "person_id": "a1",
                "entries": [
                    {
                        **BARE,
                        "kind": "entry",
                        "id": "n1",
                        "bring_to_session": False,
                        "extensions": None,
                    }
                ],
            },
        ),
    ],
    ids=str,
)
def test_the_least_example(
    drawn: st.SearchStrategy[Any], has: Callable[[Any], bool], expected: dict[str, Any]
) -> None:
    """The smallest example holds what was asked for and the plainest values beside it."""
    assert least(drawn, has) == expected


@pytest.mark.parametrize(
    ("has", "expected"),
    [],
)
def test_the_least_history(has: Callable[[Any], bool], expected: str) -> None:
    """The smallest history is told in a few lines."""
    found = find(hks.histories(), has, settings=FIND)
    assert tell(found) == expected
    assert not any(isinstance(each, Tombstone) for each in found.entries)

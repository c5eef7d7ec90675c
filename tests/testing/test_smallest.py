"""What is found is small and reads well: the least example of each predicate, as it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.testing import strategies as hks
from homework_kit.testing import tell
from homework_kit.testing.strategies import History

T = TypeVar("T")
FIND = settings(
    phases=[Phase.generate, Phase.shrink],
    max_examples=3_000,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
BARE = {"supersedes": [], "deleted": False, "revision": "1", "schema_version": "1.0"}


SEEDS = (1, 2, 3)
"""A search may end beside the smallest example; of these at least one finds it."""


def found(drawn: st.SearchStrategy[T], has: Callable[[T], Any]) -> Iterator[T]:
    """Find a small example that has something, once for each seed."""
    for seed in SEEDS:
        chance = Random(seed)  # noqa: S311 - the same search each time is wanted
        yield find(drawn, lambda each: bool(has(each)), settings=FIND, random=chance)


def members(document: Any) -> dict[str, Any]:
    """Give the members of a document that say something."""
    return {
        name: value
        for name, value in json.loads(document.canonical()).items()
        if value != [] and value is not False and BARE.get(name) != value
    }


@pytest.mark.parametrize(
    ("drawn", "has", "expected"),
    [
        (
            hks.entries(),
            lambda entry: entry.outcome == "partly",
            {
                "kind": "entry",
                "id": "a1",
                "outcome": "partly",
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
                "emotions": [{"name": "0", "scale": "0-100", "before": 0, "after": 0}],
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
    ],
    ids=["outcome", "question", "own words", "smaller", "re-rated", "times", "listed"],
)
def test_the_least_example(
    drawn: st.SearchStrategy[Any], has: Callable[[Any], bool], expected: dict[str, Any]
) -> None:
    """The smallest example holds what was asked for and the plainest values beside it."""
    assert expected in map(members, found(drawn, has))


def test_the_least_bundle_with_a_note_without_words() -> None:
    """A bundle is found that holds one note of an outcome and nothing else."""
    seen = found(
        hks.bundles(),
        lambda bundle: any(
            isinstance(e, hk.Entry) and e.outcome and not e.note for e in bundle.entries
        ),
    )
    assert "1. 2026-02-03 18:40 +00:00: note n1, as agreed." in map(tell, seen)


PLAN = "Plan a1: daily, from 2026-03-04, wherever the person is"
HOME = "In Europe/London from 2026-01-01 00:00 +00:00."
NOTE = "2026-03-04 00:00 +00:00: note n1, as agreed, about a1"
REVIEW = "2026-03-11 00:00 +00:00: review r1, assignment_id 'a1', assignment_version 1"
END = "Looked at on 2026-03-19 00:00 +00:00."


@pytest.mark.parametrize(
    ("has", "expected"),
    [
        (lambda told: told.entries, [f"{PLAN}.", HOME, f"1. {NOTE}.", END]),
        (
            lambda told: any(plan.pauses for plan in told.plans),
            [f"{PLAN}, pauses [(from '2026-03-04')].", HOME, END],
        ),
        (
            lambda told: len({each.canonical() for each in told.entries}) < len(told.entries),
            [f"{PLAN}.", HOME, f"1. {NOTE}.", f"2. {NOTE}.", END],
        ),
        (
            lambda told: told.reviews,
            [f"{PLAN}.", HOME, f"1. {REVIEW}, by 'together', decision 'keep'.", END],
        ),
    ],
    ids=["a note", "a pause", "twice", "a review"],
)
def test_the_least_history(has: Callable[[History], bool], expected: list[str]) -> None:
    """The smallest history is one plan and what was asked for, told in a few lines."""
    seen = found(hks.histories(kinds=["repeating"]), has)
    assert "\n".join(expected) in map(tell, seen)

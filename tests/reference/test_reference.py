"""The library's summaries equal those of a second implementation, written from the rules alone."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homework_kit.models.summary import OccasionCounts, ScheduleType
from tests.histories import Story, stories
from tests.reference.compare import both, holds
from tests.reference.generate import RECORDS, question, story

HISTORIES = 300


def test_both_implementations_agree_on_drawn_histories() -> None:
    """Adherence, "a pure function": two readings of the rules give the same summary, every member.

    `tests/reference/compare.py` asks the same of as many histories as you like.
    """
    seen: Counter[str] = Counter()
    for number in range(HISTORIES):
        told = story(number)
        asked = question(number, told)
        found, differ = both(told, asked)
        assert differ == [], number
        seen.update({*holds(told, asked, found)})
    # Otherwise the agreement says little: every kind of thing occurs, and often enough.
    expected = {
        *(f"schedule {name}" for name in get_args(ScheduleType)),
        *(f"record {name}" for name in RECORDS),
        *(f"state {name}" for name in OccasionCounts.model_fields),
        *("pause", "mark", "two zones", "grace", "late day start", "several versions"),
        *("tombstone", "example", "other source", "unknown key", "no time at all", "shared"),
        *("summary interval", "summary answered", "summary change", "summary extra"),
        *("summary recalled", "summary reserve", "reason plans_differ", "prorate", "own window"),
    }
    assert {name for name in expected if seen[name] < HISTORIES // 100} == set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=stories(), number=st.integers(0, 9999))
def test_both_implementations_agree_on_histories_that_shrink(told: Story, number: int) -> None:
    """The same law on the strategies that other laws use, which find the smallest difference."""
    asked: dict[str, Any] = question(number, told)
    assert both(told, asked)[1] == []

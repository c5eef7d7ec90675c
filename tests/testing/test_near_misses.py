"""Near misses: each is refused for one reason, in one place, and nearly every code is reached."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import homework_kit as hk
from homework_kit import problems
from homework_kit.testing.strategies import KINDS, NearMiss, near_misses

LAW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
NOT_REACHED = {
    "document-too-large",  # takes a mebibyte each time
    "too-many-problems",  # says that there is more than one
}
"""The codes that no near miss has, and why."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_near_miss_is_refused_for_its_one_reason(kind: str) -> None:
    """The document has exactly the problem that is named, and its valid twin has none."""

    @LAW
    @given(near_misses(kind=kind))
    def law(miss: NearMiss) -> None:
        assert miss.kind == kind
        found = hk.iter_problems(miss.document)
        assert [(each.code, each.pointer) for each in found] == [(miss.code, miss.pointer)]
        assert hk.iter_problems(miss.valid) == ()

    law()


def test_nearly_every_code_is_reached() -> None:
    """Of all codes of problems only those that are named here with a reason are never met."""
    reached: Counter[str] = Counter()

    @settings(LAW, max_examples=1_500, phases=[Phase.generate])
    @given(near_misses(kind="assignment") | near_misses(kind="bundle") | near_misses(kind="entry"))
    def look(miss: NearMiss) -> None:
        reached[miss.code] += 1

    look()
    assert set(problems._WORDING) - set(reached) == NOT_REACHED

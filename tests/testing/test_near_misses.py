"""Near misses: each is refused for one reason, in one place, and nearly every code is reached."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis.errors import HypothesisWarning

import homework_kit as hk
from homework_kit import problems
from homework_kit.testing.effort import examples
from homework_kit.testing.strategies import DEFECT_NAMES, KINDS, NearMiss, near_misses

NOT_REACHED = {
    "document-too-large",  # takes a mebibyte each time
    "too-many-problems",  # says that there is more than one
}
"""The codes that no near miss has, and why."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_near_miss_is_refused_for_its_one_reason(kind: str) -> None:
    """The document has exactly the problem that is named, and its valid twin has none."""

    @examples(60)
    @given(near_misses(kind=kind))
    def law(miss: NearMiss) -> None:
        assert miss.kind == kind
        found = hk.iter_problems(miss.document)
        assert [(each.code, each.pointer) for each in found] == [(miss.code, miss.pointer)]
        assert hk.iter_problems(miss.valid) == ()

    law()


KIND_OF = {
    "two times of one note": "entry",
    "note that says nothing": "entry",
    "record that says nothing": "activity",
    "window backwards": "adherence_summary",
    "document of another person": "bundle",
    "plan that is not there": "bundle",
    "note that is not there": "bundle",
    "step that is not there": "bundle",
}
"""Which kind has a mistake that a plan cannot have."""


def code_of(defect: str) -> str:
    """Draw a near miss with one mistake, see it refused for it, and give the code."""
    drawn = near_misses(kind=KIND_OF.get(defect, "assignment"), defect=defect)
    once = settings(examples(1_000), phases=[Phase.generate])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # a large document is what is asked for
        miss = find(drawn, lambda _: True, settings=once)
    found = hk.iter_problems(miss.document)
    assert [(each.code, each.pointer) for each in found] == [(miss.code, miss.pointer)]
    return miss.code


def test_every_mistake_is_made_and_nearly_every_code_reached() -> None:
    """Of all codes of problems only those that are named here with a reason are never met."""
    assert problems.CODES - {code_of(defect) for defect in DEFECT_NAMES} == NOT_REACHED

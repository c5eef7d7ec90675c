"""Labels of other apps become codes; what is not known stays a label."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.models.patterns import canonical_pattern
from homework_kit.models.vocabulary import PatternCode


@pytest.mark.parametrize("code", get_args(PatternCode))
def test_a_code_means_itself(code: str) -> None:
    """Every code is found, in any of the usual ways to write it."""
    for label in (code, code.upper(), code.replace("_", "-"), code.replace("_", " ").title()):
        assert canonical_pattern(label) == (code,)


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ("overgeneralisation", ("overgeneralization",)),
        ("Overgeneralization", ("overgeneralization",)),
        ("over_generalising", ("overgeneralization",)),
        ("All-or-Nothing Thinking", ("all_or_nothing",)),
        ("mindReading", ("mind_reading",)),
        ("Labelling", ("labeling",)),
        ("Labeling and Mislabeling", ("labeling",)),
        ("magnification-of-the-negative", ("magnification",)),
        ("magnification_minimization", ("magnification", "minimization")),
        ("Magnification and Minimisation", ("magnification", "minimization")),
        ("magnification/minimization", ("magnification", "minimization")),
        ("Personalization and Blame", ("personalization", "blaming_others")),
        ("catastrophic_thinking", ("catastrophizing",)),
        ("emotional_thinking", ("emotional_reasoning",)),
        ("guilty_thinking", ("self_blaming",)),
        ("Comparison / Unfair Standards", ("unfair_comparison",)),
        ("what-if", ("what_if",)),
        ("friend_perspective", ()),
        ("thinking", ()),
        ("", ()),
    ],
)
def test_a_label_met_in_an_app_is_known(label: str, codes: tuple[str, ...]) -> None:
    """Spellings, endings, synonyms and joint names of public apps have their codes."""
    assert canonical_pattern(label) == codes


NEARLY_JOINT = st.lists(st.sampled_from(("blame", "or", "and", "what_if", "_"))).map("_".join)


@given(st.text(max_size=30) | NEARLY_JOINT)
def test_any_text_has_two_codes_at_most(label: str) -> None:
    """Whatever a label is, it is answered, and each code can stand beside it in a record."""
    codes = canonical_pattern(label)
    assert len(codes) <= 2
    for code in codes:
        assert hk.records.Pattern(code=code, label=label).label == label

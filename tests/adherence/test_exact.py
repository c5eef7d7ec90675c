"""Ratios and intervals."""

from __future__ import annotations

from decimal import localcontext

import pytest

from homework_kit.adherence.exact import ratio, wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 3, 0.0, 0.5615),
        (2, 2, 0.3424, 1.0),
        (2, 3, 0.2077, 0.9385),
        (3, 4, 0.3006, 0.9544),
        (4, 7, 0.2505, 0.8418),
        (8, 11, 0.4344, 0.9025),
        (10, 12, 0.5520, 0.9530),
        (14, 20, 0.4810, 0.8545),
    ],
)
def test_wilson_gives_the_vectors_of_the_page(
    part: int, whole: int, low: float, high: float
) -> None:
    """adherence.md, Uncertainty: Wilson 95 % for fixed and prompted, to 4 decimals."""
    assert wilson(part, whole) == (low, high)


@pytest.mark.parametrize("whole", [1, 2, 7, 500, 100_000])
def test_an_interval_stays_between_nothing_and_all(whole: int) -> None:
    """The ends are 0 and 1 exactly where nothing or everything was practiced."""
    assert wilson(0, whole)[0] == 0.0
    assert wilson(whole, whole)[1] == 1.0


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 3, 0.3333), (2, 3, 0.6667), (1, 32, 0.0312), (3, 32, 0.0938), (5, 32, 0.1562)],
)
def test_a_ratio_is_rounded_half_even(part: int, whole: int, expected: float) -> None:
    """adherence.md: exact fractions rounded to 4 decimals, half even."""
    assert ratio(part, whole) == expected


def test_a_ratio_of_nothing_is_no_number() -> None:
    """adherence.md: nothing counted is None with a reason, never 0 or 1; the caller says so."""
    with pytest.raises(ZeroDivisionError):
        ratio(0, 0)


def test_no_setting_of_the_caller_has_a_part() -> None:
    """A pure function: whatever precision the caller's decimals have, the ends are the same."""
    expected = wilson(8, 11)
    with localcontext(prec=3):
        assert wilson(8, 11) == expected == (0.4344, 0.9025)

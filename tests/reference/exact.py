"""Arithmetic of the reference: exact fractions, and square roots to many digits."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import Any


def four(value: Fraction | Decimal) -> float:
    """adherence.md: "exact fractions rounded to 4 decimals, half even"."""
    with localcontext() as context:
        context.prec = 60
        if isinstance(value, Fraction):
            value = Decimal(value.numerator) / Decimal(value.denominator)
        return float(value.quantize(Decimal("0.0001"), rounding=ROUND_HALF_EVEN))


def wilson(k: int, n: int) -> dict[str, Any]:
    """Wilson 1927: both roots of (p - k/n)^2 = z^2 p (1 - p) / n, as a quadratic in p."""
    with localcontext() as context:
        context.prec = 60
        z2 = Decimal("1.959963984540054") ** 2
        a, b, c = n + z2, -(2 * k + z2), Decimal(k * k) / n
        root = (b * b - 4 * a * c).sqrt()
        low, high = (-b - root) / (2 * a), (-b + root) / (2 * a)
        low, high = (Decimal(0) if k == 0 else low), (Decimal(1) if k == n else high)
    return {"method": "wilson", "level": 0.95, "low": four(low), "high": four(high)}


def median(values: list[Decimal]) -> float:
    """Give the middle, or the mean of the two in the middle."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return float((ordered[half - 1] + ordered[half]) / 2)

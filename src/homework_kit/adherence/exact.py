"""Ratios and intervals, exact until the last step: 4 decimals, half even (adherence.md)."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

LEVEL: Final = 0.95
_Z: Final = Decimal("1.95996398454005423552459443052055152795555007")
"""The 97.5 % point of the standard normal distribution."""
_CONTEXT: Final = Context(prec=50)
_PLACES: Final = Decimal("0.0001")


def ratio(part: int, whole: int) -> float:
    """Give part / whole as an exact fraction rounded to 4 decimals, half even.

    Raises:
        ZeroDivisionError: when `whole` is 0; the caller says why there is no share instead.

    >>> ratio(8, 11), ratio(1, 3)
    (0.7273, 0.3333)
    """
    # round() of a Fraction is exact and half even.
    return round(Fraction(part, whole) * 10_000) / 10_000


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Give the Wilson 95 % interval of part / whole (Wilson 1927), ends rounded to 4 decimals.

    Days of one person are related, so the true uncertainty is wider than this.

    >>> wilson(8, 11), wilson(0, 3)
    ((0.4344, 0.9025), (0.0, 0.5615))
    """
    c = _CONTEXT
    n, z2 = Decimal(whole), c.multiply(_Z, _Z)
    p = c.divide(Decimal(part), n)
    spread = c.add(
        c.divide(c.multiply(p, c.subtract(Decimal(1), p)), n),
        c.divide(z2, c.multiply(Decimal(4), c.multiply(n, n))),
    )
    half = c.multiply(_Z, c.sqrt(spread))
    center = c.add(p, c.divide(z2, c.multiply(Decimal(2), n)))
    scale = c.add(Decimal(1), c.divide(z2, n))
    low = c.divide(c.subtract(center, half), scale)
    high = c.divide(c.add(center, half), scale)
    return _rounded(low), _rounded(high)


def _rounded(value: Decimal) -> float:
    return abs(float(value.quantize(_PLACES, rounding=ROUND_HALF_EVEN, context=_CONTEXT)))

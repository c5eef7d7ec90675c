"""Canonical JSON: one document, one text, so that equal content has equal bytes and equal hashes.

RFC 8785 (JSON Canonicalization Scheme) for member order and numbers. The documents here hold only
numbers of at most 15 significant digits, for which Python's shortest repr and ECMAScript's agree
but for the place where the exponent starts.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from pydantic import JsonValue

EXPONENT_FROM: Final = 1e21
"""From this size on a number is written with an exponent."""
_EXPONENT_BELOW: Final = 1e-6
PLAIN_FROM: Final = 1e-5
"""From here to EXPONENT_FROM the compiled writer writes fractions as ECMAScript does."""

MAX_DIGITS: Final = 15
"""Every decimal of so many significant digits comes back from a binary double as it was written."""


def is_exact(value: float) -> bool:
    """Say whether a number is finite, within a double's full precision, and of at most 15 digits.

    >>> is_exact(0.3), is_exact(0.1 + 0.2), is_exact(10**400)
    (True, False, False)
    """
    if not value:
        return True
    if not sys.float_info.min <= abs(value) <= sys.float_info.max:
        return False
    if isinstance(value, int):
        return len(str(abs(value)).rstrip("0")) <= MAX_DIGITS
    return float(f"{value:.{MAX_DIGITS}g}") == value


def canonical_number(value: float) -> str:
    """Write a finite number as ECMAScript does: `5.0` as `5`, exponents from 1e21 and below 1e-6.

    >>> [canonical_number(value) for value in (5.0, 0.00001, -27.5, 1e-7)]
    ['5', '0.00001', '-27.5', '1e-7']
    """
    if value == 0:
        return "0"
    if isinstance(value, int) and abs(value) < 2**53:
        return str(value)
    digits = repr(float(value))
    if _EXPONENT_BELOW <= abs(value) < EXPONENT_FROM:
        plain = format(Decimal(digits), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    # Python pads a one-digit exponent with a zero; ECMAScript does not.
    return re.sub(r"e([+-])0", r"e\1", digits.replace(".0e", "e"))


def utf_16(key: str) -> bytes:
    """Give the bytes by which RFC 8785 sorts names: those of UTF-16 code units.

    >>> "🌻" < "ﬀ", utf_16("🌻") < utf_16("ﬀ")
    (False, True)
    """
    return key.encode("utf-16-be")


def canonical_text(value: JsonValue) -> str:
    """Write a JSON value in canonical form. Members sort by UTF-16 code units, as RFC 8785 asks.

    >>> canonical_text({"b": [1.0, None], "a": "ü"})
    '{"a":"ü","b":[1,null]}'
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int | float):
        return canonical_number(value)
    if isinstance(value, Mapping):
        members = sorted(value.items(), key=lambda member: utf_16(member[0]))
        return (
            "{"
            + ",".join(
                json.dumps(key, ensure_ascii=False) + ":" + canonical_text(item)
                for key, item in members
            )
            + "}"
        )
    return "[" + ",".join(canonical_text(item) for item in value) + "]"

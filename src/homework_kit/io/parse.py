"""The parse profile: which JSON text is read at all (validation.md, Agreement; I-JSON, RFC 7493).

UTF-8 without a byte order mark, no duplicate members, no lone surrogates, no NaN or Infinity,
numbers of at most 15 significant digits without over- or underflow, depth of at most 64.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Sequence
from typing import Any, Final

from homework_kit.errors import Problem, problem
from homework_kit.models.canonical import MAX_DIGITS

MAX_DEPTH: Final = 64
# A text that does not end takes all the rest, so that reading stays linear in length.
_TOKENS: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_LONE: Final = re.compile("[\ud800-\udfff]")


class _OutOfProfile(ValueError):
    """Carries a code out of the JSON reader's hooks."""

    def __init__(self, code: str, limit: int | None = None) -> None:
        self.problem = problem(code, limit=limit)
        super().__init__(code)


def _number(text: str) -> float:
    digits = text.lower().partition("e")[0].replace("-", "").replace(".", "").strip("0")
    value = float(text)
    underflow = digits and abs(value) < sys.float_info.min
    if len(digits) > MAX_DIGITS or not math.isfinite(value) or underflow:
        raise _OutOfProfile("number-not-exact", MAX_DIGITS)
    return value


def _constant(_name: str) -> float:
    raise _OutOfProfile("not-json")


def _members(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _OutOfProfile("duplicate-member")
    return members


def _depth(text: str) -> int:
    depth = deepest = 0
    for token in _TOKENS.finditer(text):
        first = token[0][0]
        if first in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif first in "]}":
            depth -= 1
    return deepest


def decode(data: str | bytes) -> str | Problem:
    """Give the text of UTF-8 bytes, or the problem with it.

    >>> decode(b'{"a": 1}')
    '{"a": 1}'
    """
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError:
            return problem("not-utf8")
    return problem("not-utf8") if data.startswith("\ufeff") else data


def parse(text: str) -> tuple[Any, Problem | None]:
    """Read JSON text under the profile: its value, or the first problem with it.

    >>> parse('{"a": 1, "a": 2}')[1].code
    'duplicate-member'
    """
    if _depth(text) > MAX_DEPTH:
        return None, problem("too-deep", limit=MAX_DEPTH)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_members,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_constant,
        )
    except _OutOfProfile as refused:
        return None, refused.problem
    except json.JSONDecodeError as refused:
        at = problem("not-json")
        return None, Problem(
            at.code, at.pointer, at.message, at.hint, refused.lineno, refused.colno
        )
    if _LONE.search(text) or (
        r"\u" in text and _LONE.search(json.dumps(value, ensure_ascii=False))
    ):
        return None, problem("wrong-type", expected="text without lone surrogates")
    return value, None

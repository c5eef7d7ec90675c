"""The parse profile: which JSON text is read at all (validation.md, Agreement; I-JSON, RFC 7493).

UTF-8 without a byte order mark, no duplicate members, no lone surrogates, no NaN or Infinity,
numbers of at most 15 significant digits without over- or underflow, depth of at most 64.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from homework_kit.errors import Problem, problem
from homework_kit.io.places import line_and_column
from homework_kit.models.canonical import MAX_DIGITS

MAX_DEPTH: Final = 64
COMPRESSED: Final = b"\x1f\x8b"
"""How a gzip file begins (RFC 1952, section 2.3.1), and no UTF-8 text does."""
# A text that does not end takes all the rest, so that reading stays linear in length.
_STRING: Final = r'"(?:[^"\\]++|\\.)*+"?'
_BRACKETS: Final = re.compile(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
_TOKENS: Final = re.compile(
    rf"{_STRING}|[\[\]{{}}:]|NaN|-?Infinity"
    r"|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+",
    re.DOTALL,
)
_LONE: Final = re.compile("[\ud800-\udfff]")
_CONSTANTS: Final = frozenset({"NaN", "Infinity", "-Infinity"})


class _OutOfProfile(ValueError):
    """Carries a code out of the JSON reader's hooks."""

    def __init__(self, code: str, limit: int | None = None) -> None:
        self.problem = problem(code, limit=limit)
        super().__init__(code)


def _is_exact(text: str) -> bool:
    digits = text.lower().partition("e")[0].replace("-", "").replace(".", "").strip("0")
    value = float(text)
    underflow = digits and abs(value) < sys.float_info.min
    return not (len(digits) > MAX_DIGITS or not math.isfinite(value) or underflow)


def _number(text: str) -> float:
    if not _is_exact(text):
        raise _OutOfProfile("number-not-exact", MAX_DIGITS)
    return float(text)


def _constant(_name: str) -> float:
    raise _OutOfProfile("not-json")


def _members(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _OutOfProfile("duplicate-member")
    return members


def _too_deep(text: str) -> int | None:
    """Find the bracket that opens a level too many."""
    depth = 0
    for token in _BRACKETS.finditer(text):
        first = token[0][0]
        if first in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                return token.start()
        elif first in "]}":
            depth -= 1
    return None


def _has_lone(token: str) -> bool:
    """Say whether a token is a text with half of a surrogate pair, as it stands or escaped."""
    return bool(
        _LONE.search(token)
        or (token[0] == '"' and r"\u" in token and _LONE.search(json.loads(token, strict=False)))
    )


def _offences(text: str) -> Iterator[tuple[str, int]]:
    """Give what is out of the profile in a text that is JSON at least up to there, with offsets."""
    names: list[set[str]] = [set()]
    last, last_at = "", 0
    for found in _TOKENS.finditer(text):
        piece = found[0]
        if piece == ":":
            name = json.loads(last, strict=False)
            if name in names[-1]:
                yield "duplicate-member", last_at
            names[-1].add(name)
        elif piece in "[{":
            names.append(set())
        elif piece in "]}":
            names.pop()
        elif piece in _CONSTANTS:
            yield "not-json", found.start()
        elif piece[0] in "-0123456789" and not _is_exact(piece):
            yield "number-not-exact", found.start()
        elif _has_lone(piece):
            yield "wrong-type", found.start()
        last, last_at = piece, found.start()


def _case(text: str, refused: json.JSONDecodeError) -> str:
    """Tell an empty text, and one that was cut off inside a text, from other mistakes."""
    if not text.strip():
        return "empty"
    return "unfinished" if refused.msg.startswith("Unterminated string") else ""


def _placed(found: Problem, text: str, offset: int) -> Problem:
    line, column = line_and_column(text, offset)
    return attrs.evolve(found, line=line, column=column)


def _first(found: Problem, text: str) -> Problem:
    """Place a problem with the text at the first token that has it."""
    return _placed(found, text, next(at for code, at in _offences(text) if code == found.code))


def decode(data: str | bytes) -> str | Problem:
    """Give the text of UTF-8 bytes, or the problem with it.

    >>> decode(b'{"a": 1}')
    '{"a": 1}'
    """
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
    except UnicodeDecodeError as refused:
        before = refused.object[: refused.start].decode("utf-8")
        if refused.object.startswith(COMPRESSED):
            return _placed(problem("not-utf8", case="compressed"), before, 0)
        return _placed(problem("not-utf8"), before, len(before))
    return _placed(problem("not-utf8"), text, 0) if text.startswith("\ufeff") else text


def parse(text: str) -> tuple[Any, Problem | None]:
    """Read JSON text under the profile: its value, or the first problem with it.

    >>> parse('{"a": 1, "a": 2}')[1].column
    10
    """
    deep = _too_deep(text)
    if deep is not None:
        return None, _placed(problem("too-deep", limit=MAX_DEPTH), text, deep)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_members,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_constant,
        )
    except _OutOfProfile as refused:
        out = refused.problem
    except json.JSONDecodeError as refused:
        return None, _placed(problem("not-json", case=_case(text, refused)), text, refused.pos)
    else:
        if not _LONE.search(text) and not (
            r"\u" in text and _LONE.search(json.dumps(value, ensure_ascii=False))
        ):
            return value, None
        out = problem("wrong-type", expected="text without lone surrogates")
    return None, _first(out, text)

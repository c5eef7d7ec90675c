"""Validity vectors that are text: what the parse profile refuses, and what is too large to print.

A vector with `text_parts` is the text of all its parts, each repeated as often as it says.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, Final

from tests.vectors.validity_table import Vector

_HEAD: Final = '{"type": "activity", "where": '
_OPEN: Final = '{"type": "activity", "extensions": {"org.example.thing": '
_ENTRY: Final = '{"kind": "entry", "schema_version": "1.0", "id": "t1", "outcome": "partly", '
_AT: Final = '"recorded_at": "2026-02-06T19:10:00Z"'
_BODY_BYTES: Final = 65_536 - len('{"org.example.thing":""}')
"""What is left of 64 KiB for the text of one extension, in canonical JSON."""

# kind, reason, text, code and pointer, description
TEXTS: Final = (
    ("activity", "not-json-cut-off", '{"type": ', "not-json", "The text ends too soon."),
    ("activity", "not-json-empty", "", "not-json", "No text is no JSON."),
    ("activity", "not-json-single-quotes", "{'type': 'activity'}", "not-json", "Double quotes."),
    ("activity", "not-json-trailing-comma", _HEAD + '"park",}', "not-json", "No comma at the end."),
    ("activity", "not-json-comment", _HEAD + '"park"} // x', "not-json", "JSON has no comments."),
    ("activity", "not-json-two-values", _HEAD + '"park"} {}', "not-json", "One text, one value."),
    ("activity", "not-json-nan", _OPEN + "NaN}}", "not-json", "NaN is not JSON."),
    ("activity", "not-json-infinity", _OPEN + "-Infinity}}", "not-json", "Nor is infinity."),
    ("activity", "not-json-leading-zero", _OPEN + "01}}", "not-json", "01 is no JSON number."),
    ("activity", "not-json-raw-newline", _HEAD + '"a\nb"}', "not-json", "A newline is escaped."),
    ("activity", "duplicate-member", _HEAD + '"a", "where": "b"}', "duplicate-member",
     "A member stands once in one object."),
    (
        "activity", "duplicate-member-escaped", _HEAD + '"a", "wher\\u0065": "b"}',
        "duplicate-member", "A name is compared as it is read, not as it is written.",
    ),
    (
        "activity", "duplicate-member-in-extensions", _OPEN + '{"a": 1, "a": 1}}}',
        "duplicate-member", "Not even inside of extensions.",
    ),
    ("activity", "number-of-16-digits", _OPEN + "1.234567890123456}}", "number-not-exact",
     "A number has at most 15 significant digits."),
    ("activity", "number-whole-of-16-digits", _OPEN + "1234567890123456}}", "number-not-exact",
     "A large whole number has the same limit."),
    ("activity", "number-too-large", _OPEN + "1e400}}", "number-not-exact", "Past any double."),
    ("activity", "number-too-small", _OPEN + "1e-400}}", "number-not-exact", "It would be zero."),
    ("activity", "number-subnormal", _OPEN + "1.5e-320}}", "number-not-exact", "Digits get lost."),
    ("activity", "lone-surrogate", _HEAD + '"\\ud800"}', "wrong-type", "Half a character."),
    ("activity", "lone-surrogate-low", _HEAD + '"\\udc00x"}', "wrong-type", "The other half."),
    ("activity", "not-an-object", "[]", "wrong-type", "A document is an object."),
    ("activity", "null", "null", "wrong-type", "null is no document."),
    ("activity", "text", '"activity"', "wrong-type", "Nor is a text."),
)  # fmt: skip
GOOD_TEXTS: Final = (
    ("number-of-15-digits", _OPEN + "1.23456789012345}}", "15 digits are kept exactly."),
    ("number-with-zeros-behind", _OPEN + "1.5000000000000000000}}", "Zeros behind do not count."),
    ("number-large-and-round", _OPEN + "1e300}}", "A large number of few digits is kept."),
    ("surrogate-pair", _HEAD + '"\\ud83c\\udf3b"}', "Two halves make a character."),
    ("escapes", _HEAD + '"\\u0041\\n\\t\\"\\\\\\/"}', "Every escape of JSON."),
    ("white-space", "\n\t " + _HEAD + '"park"}\r\n', "White space around is none of the value."),
    ("number-of-one-and-no-fraction", _HEAD + '"park", "enjoyment": {"value": 1.0e0, "scale": '
     '"0-1"}}', "A number may be written in many ways."),
)  # fmt: skip


def _parts(*parts: tuple[str, int]) -> dict[str, Any]:
    return {"text_parts": [list(part) for part in parts]}


def _bytes(data: bytes) -> dict[str, Any]:
    return {"base64": base64.b64encode(data).decode()}


def _encodings() -> Iterator[Vector]:
    whole = '{"type": "activity", "where": "Café"}'
    for reason, data, says in (
        ("not-utf8-latin-1", whole.encode("latin-1"), "One encoding for all."),
        ("not-utf8-utf-16", whole.encode("utf-16"), "Nor another Unicode encoding."),
        ("not-utf8-byte-order-mark", whole.encode("utf-8-sig"), "No byte order mark."),
        (
            "not-utf8-raw-surrogate",
            whole.encode().replace(b"Caf", b"\xed\xa0\x80"),
            "Half a character in three bytes.",
        ),
    ):
        yield Vector("activity", reason, says, _bytes(data), "not-utf8")
    yield Vector("activity", "utf8", "UTF-8 bytes are read.", _bytes(whole.encode()))


def _large() -> Iterator[Vector]:
    one_mib = 1024 * 1024
    room = one_mib - len(_ENTRY + _AT + "}")
    spaces = (_ENTRY, 1), (_AT, 1)
    given = _parts(*spaces, (" ", room), ("}", 1))
    yield Vector("entry", "document-of-one-mebibyte", "A document at its limit.", given)
    given = _parts(*spaces, (" ", room + 1), ("}", 1))
    says = "A byte more."
    yield Vector("entry", "document-too-large", says, given, "document-too-large")
    given = _parts(("[", 65), ("]", 65))
    yield Vector("entry", "too-deep", "65 levels.", given, "too-deep")
    for kind, head in (("entry", _ENTRY + _AT), ("activity", '{"type": "activity"')):
        head += ', "extensions": {"org.example.thing": "'  # noqa: PLW2901 - the same head, longer
        fits = _parts((head, 1), ("x", _BODY_BYTES), ('"}}', 1))
        more = _parts((head, 1), ("ü", _BODY_BYTES // 2 + 1), ('"}}', 1))
        rule = "extensions-too-large"
        says = "65,536 bytes of canonical JSON."
        yield Vector(kind, "extensions-at-their-largest", says, fits, rule=rule)
        says = "Bytes are counted, not characters."
        yield Vector(kind, rule, says, more, rule, "/extensions")


def texts() -> Iterator[Vector]:
    """Give every vector that is text or bytes."""
    for kind, reason, text, code, says in TEXTS:
        yield Vector(kind, reason, says, {"text": text}, code)
    for reason, text, says in GOOD_TEXTS:
        yield Vector("activity", reason, says, {"text": text})
    yield from _encodings()
    yield from _large()

"""Values that engines are known to judge differently: one bank of strings and one of numbers."""

from __future__ import annotations

import json
import re
from typing import Any, Final

RAW: Final = "\ue000"
"""Marks a string that stands for JSON text as it is, which no value of Python's could say."""
_RAW: Final = re.compile(f'"{RAW}([^"]*)"')


def write(value: Any) -> str:
    """Write a value as JSON text, with raw pieces as they are.

    >>> write([raw("1e400"), "a"])
    '[1e400, "a"]'
    """
    return _RAW.sub(r"\1", json.dumps(value, ensure_ascii=False))


def read(text: str) -> Any:
    """Read JSON text that is right, into values that share nothing."""
    return json.loads(text)


def raw(text: str) -> str:
    """Give a string that `write` puts down as this JSON text."""
    return RAW + text


TYPES: Final[tuple[Any, ...]] = (
    *(None, True, False, 0, 1, 7.5, "", "x", "1.0", "true", "null"),
    *([], ["x"], [None], {}, {"type": "x"}, {"value": 1, "scale": "0-10"}),
)
"""Each JSON type, in more than one form."""

DATES: Final = (
    *("2026-03-29", "2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31", "2196-02-29"),
    *("1900-02-29", "2100-02-29", "2023-02-29", "2026-02-30", "2026-04-31", "2026-13-01"),
    *("2026-00-10", "2026-01-00", "2026-01-32", "1899-12-31", "2200-01-01", "0000-01-01"),
    *("2026-3-29", "26-03-29", "2026-W13-7", "20260329", "2026-03-29\n", " 2026-03-29"),
    *("2026-03-29T00:00:00Z", "+2026-03-29", "٢٠٢٦-03-29", "2026\u201103-29", "1774742400"),
)
TIMES: Final = (
    *("08:05", "00:00", "23:59", "24:00", "23:60", "08:05:00", "8:05", "0805", "08:05Z"),
    *("08:05\n", "08.05", "٠٨:05", "08:05+01:00", "T08:05", "0", "30300"),
)
INSTANTS: Final = (
    *("2026-03-29T08:05:00+01:00", "2026-03-29T08:05:00Z", "2026-03-29T08:05:00+00:00"),
    *("2026-03-29T08:05:00-00:00", "2026-03-29T08:05:00+00:60", "2026-03-29T08:05:00+24:00"),
    *("2026-03-29T08:05:00+23:59", "2026-03-29T08:05:00-23:59", "2026-03-29T08:05:00-24:00"),
    *("2026-03-29T08:05:00-00:01", "2026-03-29T08:05:00", "2026-03-29T08:05+01:00"),
    *("2026-03-29 08:05:00+01:00", "2026-03-29t08:05:00+01:00", "2026-03-29T08:05:00z"),
    *("2026-03-29T24:00:00Z", "2026-03-29T23:59:60Z", "2026-03-29T08:60:00Z"),
    *("2026-03-29T08:05:00.1Z", "2026-03-29T08:05:00.123456Z", "2026-03-29T08:05:00.1234567Z"),
    *("2026-03-29T08:05:00.Z", "2026-03-29T08:05:00,5Z", "2026-03-29T08:05:00+0100"),
    *("2026-03-29T08:05:00+01", "2026-03-29T08:05:00+01:00:30", "2026-03-29T08:05:00Z\n"),
    *("2026-02-30T08:05:00Z", "1899-12-31T23:59:59Z", "1900-01-01T00:00:00+23:59"),
    *("2199-12-31T23:59:59.999999-23:59", "2200-01-01T00:00:00Z", "2026-03-29T08:05:00 +01:00"),
    *("2026-03-29T08:05:00+01:00[Europe/London]", "1774771500", "2026-03-29T08:05:00.123456-23:59"),
)
NAMES: Final = (
    *("a1", "Europe/London", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "UTC", "europe/london"),
    *("Europe//London", "/Europe", "Europe/", "../etc", "Europe/London\n", "+01:00", "Mars/Base"),
    *("org.example.thing", "org", "Org.example", "org..thing", "org.example.", "x.y\n", "é.y"),
    *("https://example.org/a?b=ü", "http://x", "ftp://x", "https://", "HTTPS://x", "https://x y"),
    *("https://x\n", "javascript:alert(1)", "https://x\u0085", "https://\U0001f33b"),
)
TEXTS: Final = (
    *("", " ", "  both sides  ", "x", "x\n", "\n", "\r\n", "x\u2028", "x\u2029", "x\x85", "\t"),
    *("\0", "a\0b", "\x01", "\x1f", "\x7f", "\x80", "\x9f", "\xa0", "\ufeff", "\ufffd", "\ufffe"),
    *(
        "\U0001f33b",
        "\U0010ffff",
        "e\u0301",
        "null",
        "true",
        "0",
        "NaN",
        "<br>",
        '"',
        "\\",
        "\\u0000",
    ),
    *("1 day", "PT1H", "5.0", "on", "None", "__proto__", "constructor"),
)
STRINGS: Final = (*TEXTS, *NAMES, *DATES, *TIMES, *INSTANTS)
"""Every string, for a node that is met for the first time."""
TELLING: Final = (
    *("x", "", "x\n", "a\0b", "\x01", "\x80", "\U0001f33b", " ", "org.example.thing", "x:y.z"),
    *("2026-03-29", "2026-02-30", "2026-03-29\n", "08:05", "24:00", "UTC", "https://example.org/a"),
    *("2026-03-29T08:05:00+01:00", "2026-03-29T08:05:00Z", "2026-03-29T08:05:00-00:00"),
)
"""Enough strings to tell any two of the wire's forms from one another."""

NUMBERS: Final = tuple(
    raw(text)
    for text in (
        *("5.0", "5.00", "0.0", "-0.0", "-0", "1e0", "1E2", "10e-1", "5e-1", "1e-7", "5e-324"),
        *("1e-400", "1e308", "1e400", "-1e400", "0.1", "0.30000000000000004", "99.999999999999"),
        *("9007199254740993", "123456789012345", "1234567890123456", "100000000000000000000"),
        *("1" + "0" * 400, "NaN", "Infinity", "-Infinity", "01", "+1", "1.", ".5", "0x10", "1_000"),
    )
)
"""Numbers as they can stand in a text, also those that only a careless reader takes."""
TELLING_NUMBERS: Final = tuple(raw(text) for text in ("5.0", "-0.0", "5e-1", "1e-7", "1E2"))
"""Enough numbers for a node that asks for the same as one met before."""
OUTSIDE: Final = tuple(
    raw(text) for text in ("\\u0000", "'x'", "undefined", "[1,]", "{1:2}", "// x", "nul")
)
"""What is no JSON at all."""

"""What is wrong with a date or time that has the form asked for, told without repeating it."""

from __future__ import annotations

import re
from typing import Final

from homework_kit.models import wire

_DATE: Final = r"([0-9]{4})-[0-9]{2}-[0-9]{2}"
_TIME: Final = r"[0-9]{2}:[0-9]{2}"
# -00:00 stands for an offset that nobody knows (RFC 3339, section 4.3): another form than ours.
_OFFSET: Final = rf"(?:Z|(?!-00:00)[+-]{_TIME})"
_LOOKS: Final = {
    wire.DATE_PATTERN: re.compile(_DATE),
    wire.TIME_PATTERN: re.compile(_TIME),
    wire.INSTANT_PATTERN: re.compile(rf"{_DATE}T{_TIME}:[0-9]{{2}}(?:\.([0-9]+))?{_OFFSET}"),
}
_LONGEST: Final = 64
_MOST_DIGITS: Final = 6
_YEARS: Final = range(1900, 2200)


def time_case(pattern: str, text: object) -> str:
    """Say why a text that has the form of a pattern is refused; nothing where it has another form.

    The answer is a case of `wrong-format` (`homework_kit.problems`).

    >>> time_case(wire.DATE_PATTERN, "2026-02-30"), time_case(wire.DATE_PATTERN, "30.2.2026")
    ('no-such-time', '')
    >>> time_case(wire.INSTANT_PATTERN, "2026-02-03T18:40:00.1234567Z")
    'too-fine'
    """
    looks = _LOOKS.get(pattern)
    if looks is None or not isinstance(text, str) or len(text) > _LONGEST:
        return ""
    found = looks.fullmatch(text)
    if found is None:
        return ""
    year, digits = (*found.groups(), None, None)[:2]
    if year is not None and int(year) not in _YEARS:
        return "far-away"
    return "too-fine" if len(digits or "") > _MOST_DIGITS else "no-such-time"

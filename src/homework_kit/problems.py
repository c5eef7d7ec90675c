"""What can be wrong in a document: stable codes, and `Problem`, which says where, and how to mend.

No message ever repeats the person's text: its slots are limits and names of the data model.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

MAX_TEXT: Final = 4_000
"""How many characters of problems one message lists."""
MAX_PROBLEMS: Final = 50
"""How many problems one refusal lists before it gives a count."""

_WORDING: Final[dict[str, tuple[str, str]]] = {
    # code: (what happened, what you can do)
    "not-json": ("This is not JSON", "Check brackets, commas and quotes near this place."),
    "not-utf8": ("This is not UTF-8 text", "Save the file as UTF-8 without a byte order mark."),
    "duplicate-member": ("A member name stands twice in one object", "Keep one of the two."),
    "too-deep": ("This is nested deeper than {limit} levels", "Flatten it, or split the file."),
    "document-too-large": (
        "This is larger than {limit} bytes",
        "Split it into several documents.",
    ),
    "number-not-exact": (
        "This number has more than {limit} significant digits or is out of reach",
        "Round it to {limit} digits or write it as text.",
    ),
    "unknown-kind": ("`kind` names no document of this version", "Use one of: {expected}."),
    "unsupported-version": (
        "`schema_version` is newer than this library reads",
        "Update homework_kit, or ask the sender for version 1.0.",
    ),
    "older-version": (
        "`schema_version` is older than this library reads",
        "Upgrade the document first, with `homework-kit upgrade` or schemas.upgrade.upgrade.",
    ),
    "missing-member": ("A required member is absent", "Add the member `{member}`."),
    "unknown-member": (
        "This member is not part of the document",
        "Check the spelling, or put it under `extensions`.",
    ),
    "null-value": ("null is not a value here", "Leave the member out when nothing is known."),
    "wrong-type": ("This is not {expected}", "Write {expected}."),
    "wrong-format": ("This text does not have the form asked for", "Write {expected}."),
    "unknown-value": ("This is not one of the values allowed here", "Use one of: {expected}."),
    "missing-tag": (
        "The member `{member}` that says which shape this has is absent",
        "Add `{member}` with one of: {expected}.",
    ),
    "unknown-tag": ("`{member}` names no shape allowed here", "Use one of: {expected}."),
    "too-short": ("This text is empty", "Leave the member out, or write something."),
    "too-long": (
        "This text is longer than {limit} characters",
        "Shorten it, or keep the rest under `extensions`.",
    ),
    "too-few-items": ("This list has fewer than {limit} items", "Add what is absent."),
    "too-many-items": ("This list has more than {limit} items", "Split it."),
    "out-of-range": ("This number is out of range", "Use a number {expected}."),
    "not-whole": ("This is not a whole number", "Use a whole number."),
    "not-together": (
        "Two members stand together that exclude each other",
        "Keep one of: {expected}.",
    ),
    "empty-record": ("This record says nothing", "Fill in one member; half a record is a record."),
    "empty-entry": (
        "This entry has neither outcome, record, obstacle nor note",
        "Add one of them.",
    ),
    "status-date-missing": (
        "This status needs the date on which it began",
        "Add `status_on`: the first local date without occasions.",
    ),
    "outside-scale": (
        "A rating lies outside the scale {expected} that it carries",
        "Check the scale, or convert the value with hk.rescale.",
    ),
    "ends-before-start": ("An end is not after its start", "Put the end after the start."),
    "duplicate-step": ("Two steps have the same `step_id`", "Give each step its own `step_id`."),
    "duplicate-occasion": (
        "Two occasions would have the same key",
        "Give each occasion its own `key`.",
    ),
    "prompts-do-not-fit": (
        "{limit} prompts a day with this gap do not fit between these two times",
        "Ask for fewer prompts, a smaller gap, or a longer span inside one day.",
    ),
    "unknown-zone": (
        "This is not a time zone name that is known here",
        "Use an IANA name such as Europe/London, and an up-to-date tzdata.",
    ),
    "unknown-step": (
        "The assignment has no such step on that date",
        "Check `step_id` against the steps of the version in force.",
    ),
    "unknown-reference": (
        "This names something that is not in the bundle",
        "Add what it names, or leave the reference out.",
    ),
    "person-mismatch": (
        "A document belongs to another person than its bundle",
        "Keep one person's documents in one bundle.",
    ),
    "revision-cycle": (
        "Revisions replace each other in a circle",
        "Check `supersedes`: an edit names what came before it.",
    ),
    "extensions-too-deep": (
        "`extensions` is nested deeper than {limit} levels",
        "Flatten it, or keep it elsewhere and name it here.",
    ),
    "extensions-too-large": (
        "`extensions` is larger than {limit} bytes",
        "Keep large data elsewhere and name it here.",
    ),
    "too-many-problems": (
        "At least {limit} more problems are not listed",
        "Mend these first.",
    ),
}

_CASES: Final[dict[tuple[str, str], tuple[str, str]]] = {
    # code and case: where more can be said than the code says of all its cases
    ("not-json", "empty"): ("There is nothing here", "Write a document, or leave the file out."),
    ("not-json", "unfinished"): (
        "This ends inside a text",
        "Get the whole file, or close the text that begins here with a quote.",
    ),
    ("not-utf8", "compressed"): ("This is compressed with gzip", "Unpack it first."),
    ("wrong-type", "empty-list"): (
        "This list holds no document",
        "Write a document; where several are read, a list with some in it.",
    ),
    ("unknown-value", "another-kind"): (
        "This is of another kind than was asked for",
        "Use one of: {expected}; or ask for another kind (`--kind`, `expect`).",
    ),
    ("wrong-format", "no-such-time"): (
        "This has the form asked for, and there is no such date or time",
        "Write one that there is, as {expected}.",
    ),
    ("wrong-format", "far-away"): (
        "This date lies outside of the years 1900 to 2199",
        "Write one of these years, as {expected}.",
    ),
    ("wrong-format", "too-fine"): (
        "This time has more than six digits after its seconds",
        "Write at most six, as {expected}.",
    ),
}

CODES: Final = frozenset(_WORDING)
"""Every code a `Problem` can carry. Codes are stable API; message wording is not."""


@attrs.frozen(slots=True)
class Problem:
    """One thing that is wrong in one place of a document.

    `pointer` is an RFC 6901 JSON Pointer (an unknown member's own name prints as `?`, for it may be
    the person's words); `line` and `column` count from 1, and are there when text was read; `rule`
    is the code again when a ledger rule was broken that a schema cannot say.

    >>> from homework_kit.problems import problem
    >>> problem("missing-member", ("entries", 0), member="outcome").pointer
    '/entries/0'
    """

    code: str
    pointer: str
    message: str
    hint: str
    line: int | None = None
    column: int | None = None
    rule: str | None = None

    def __str__(self) -> str:
        """Give place, code, message and hint in one line, without any value.

        >>> str(problem("not-whole", ("minutes",)))
        '/minutes: not-whole: This is not a whole number. Use a whole number.'
        """
        place = self.pointer or "(whole document)"
        at = f"{self.line}:{self.column}: " if self.line is not None else ""
        return f"{at}{place}: {self.code}: {self.message}. {self.hint}"


def pointer(path: Iterable[str | int]) -> str:
    """Write a path as an RFC 6901 JSON Pointer.

    >>> pointer(("entries", 0, "a/b"))
    '/entries/0/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def problem(
    code: str,
    path: Iterable[str | int] = (),
    *,
    rule: bool = False,
    case: str = "",
    limit: float | str | None = None,
    expected: str = "what is allowed here",
    member: str = "?",
) -> Problem:
    """Make a `Problem` from its code; the slots are limits and names of ours, never the input.

    A `case` of the code, as in `_CASES`, has words of its own.

    >>> problem("too-long", ("title",), limit=200).message
    'This text is longer than 200 characters'
    """
    what, hint = _CASES[code, case] if case else _WORDING[code]
    shown = "" if limit is None else f"{limit:g}" if isinstance(limit, float) else str(limit)
    slots = {"limit": shown, "expected": expected, "member": member}
    return Problem(
        code=code,
        pointer=pointer(path),
        message=what.format(**slots),
        hint=hint.format(**slots),
        rule=code if rule else None,
    )

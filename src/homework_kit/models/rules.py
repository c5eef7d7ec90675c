"""The ledger: the numbered rules that a JSON Schema cannot say.

A model accepts exactly what its schema accepts and no rule of this list forbids.
`schemas/rules.json` is written from here.
"""

from __future__ import annotations

from typing import Final

import attrs


@attrs.frozen(slots=True)
class Broken:
    """One broken rule inside one model: its code, and the way from that model to the place.

    The slots are limits and names of ours that the message may show; never a value of the person's.

    >>> Broken("outside-scale", ("before",), expected="0-10").path
    ('before',)
    """

    code: str
    path: tuple[str | int, ...] = ()
    expected: str = ""
    member: str = ""
    limit: int | None = None


@attrs.frozen(slots=True)
class Rule:
    """One line of the ledger: number, code, sentence, and the kinds it applies to.

    >>> LEDGER[0].code
    'outside-scale'
    """

    number: int
    code: str
    sentence: str
    kinds: tuple[str, ...]


_RECORDS = (
    "thought_record", "experiment", "self_monitoring", "skill_rehearsal", "graded_step", "activity",
    "other_record",
)  # fmt: skip

_SENTENCES: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "outside-scale",
        "Every rating lies within the scale that its object carries.",
        ("assignment", "entry", "bundle", *_RECORDS),
    ),
    (
        "ends-before-start",
        "An end (ends_before, until) is later than the start beside it, or equal in a summary.",
        ("assignment", "bundle", "adherence_summary"),
    ),
    ("duplicate-step", "The step_id of each graded step is its own.", ("assignment", "bundle")),
    (
        "duplicate-occasion",
        "Listed occasions have keys of their own: two with equal date and time each carry a key.",
        ("assignment", "bundle"),
    ),
    (
        "prompts-do-not-fit",
        "The span of a prompted schedule is above zero and above (per_day - 1) times the gap.",
        ("assignment", "bundle"),
    ),
    (
        "unknown-zone",
        "A time zone name is on the list of IANA names that the library ships.",
        ("assignment", "bundle"),
    ),
    (
        "extensions-too-large",
        "The canonical JSON of one extensions object has at most 65536 bytes.",
        ("assignment", "entry", "obstacle", "review", "bundle", "adherence_summary", *_RECORDS),
    ),
    (
        "unknown-reference",
        "An assignment, a version of it, or an entry that a document of the bundle names is there.",
        ("bundle",),
    ),
    (
        "person-mismatch",
        "A document of the bundle names the bundle's person or nobody.",
        ("bundle",),
    ),
    (
        "unknown-step",
        "A graded step names a step of the version it belongs to, where all revisions have steps.",
        ("bundle",),
    ),
    (
        "revision-cycle",
        "No revision replaces itself, directly or through others.",
        ("assignment", "entry", "obstacle", "review", "bundle"),
    ),
    (
        "extensions-too-deep",
        "One extensions object nests objects and lists at most 32 levels deep, itself included.",
        ("assignment", "entry", "obstacle", "review", "bundle", "adherence_summary", *_RECORDS),
    ),
)

LEDGER: Final = tuple(
    Rule(number, code, sentence, kinds)
    for number, (code, sentence, kinds) in enumerate(_SENTENCES, start=1)
)
"""Every rule, in the order in which it was numbered. Numbers and codes are never reused."""
LEDGER_CODES: Final = frozenset(rule.code for rule in LEDGER)

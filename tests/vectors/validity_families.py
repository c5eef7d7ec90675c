"""Validity vectors that come in families: every scale, every record, every form of a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any, Final

from tests.vectors.validity_table import BASES, Vector

SMALL, FULL = BASES["small"], BASES["full"]
EXTENSION: Final = "org.example.thing"
SCALES: Final = {
    "0-100": (0, 100), "1-100": (1, 100), "0-1": (0, 1), "0-10": (0, 10), "1-10": (1, 10),
    "0-5": (0, 5), "1-5": (1, 5), "0-4": (0, 4), "0-3": (0, 3), "1-7": (1, 7), "0-7": (0, 7),
    "1-8": (1, 8), "0-8": (0, 8), "-3-3": (-3, 3), "-4-3": (-4, 3),
}  # fmt: skip
# A member that makes a record on its own; `sampling` and `series` do not.
ALONE: Final = {
    "thought_record": "situation emotions thoughts evidence_for evidence_against balanced "
    "meaning_chain body urge_or_action next_small_step extensions",
    "experiment": "purpose method target_thought alternative prediction what_i_will_do where when "
    "with_whom what_i_will_look_for safety_behaviors obstacles_foreseen outcome "
    "prediction_happened learned next_step worth_repeating distress extensions",
    "self_monitoring": "mood valence arousal feelings trigger what_was_happening context intensity "
    "minutes activity urges thoughts extensions",
    "skill_rehearsal": "skill setting distress helpfulness skill_use minutes noticed extensions",
    "graded_step": "step_id distress minutes feared_outcome surprise safety_behaviors learned "
    "extensions",
    "activity": "activity planned achievement closeness enjoyment mood with_whom where extensions",
    "other_record": "text ratings extensions",
}
OUTCOMES: Final = (
    "as_agreed", "smaller_version", "partly", "started_and_stopped", "not_done_told",
    "no_opportunity",
)  # fmt: skip
INSTANTS: Final = {
    "in-utc": "2026-03-29T08:05:00Z",
    "with-a-half-hour-offset": "2026-03-29T08:05:00+05:30",
    "with-an-offset-below-zero": "2026-03-29T08:05:00-00:30",
    "with-six-fraction-digits": "2026-03-29T08:05:00.000001+01:00",
    "on-a-leap-day": "2000-02-29T23:59:59+00:00",
    "at-the-first-moment": "1900-01-01T00:00:00Z",
    "at-the-last-moment": "2199-12-31T23:59:59.999999Z",
}
NO_INSTANTS: Final = {
    "with-a-space": "2026-03-29 08:05:00+01:00",
    "without-offset": "2026-03-29T08:05:00",
    "with-a-small-t": "2026-03-29t08:05:00Z",
    "with-a-small-z": "2026-03-29T08:05:00z",
    "of-a-leap-second": "2016-12-31T23:59:60Z",
    "at-24-hours": "2026-03-29T24:00:00Z",
    "without-seconds": "2026-03-29T08:05Z",
    "with-seven-fraction-digits": "2026-03-29T08:05:00.1234567Z",
    "with-a-bare-point": "2026-03-29T08:05:00.Z",
    "with-a-comma": "2026-03-29T08:05:00,5Z",
    "with-an-offset-of-60-minutes": "2026-03-29T08:05:00+00:60",
    "with-an-offset-of-a-day": "2026-03-29T08:05:00+24:00",
    "with-an-unknown-offset": "2026-03-29T08:05:00-00:00",
    "with-a-short-offset": "2026-03-29T08:05:00+0100",
    "on-a-day-that-is-none": "2026-02-30T08:05:00Z",
    "before-1900": "1899-12-31T23:59:59Z",
    "after-2199": "2200-01-01T00:00:00Z",
    "with-a-newline": "2026-03-29T08:05:00Z\n",
    "in-other-digits": "\uff12\uff10\uff12\uff16-03-29T08:05:00Z",
}
DATES: Final = {
    "leap-day": "2024-02-29", "leap-day-of-2000": "2000-02-29", "first": "1900-01-01",
    "last": "2199-12-31",
}  # fmt: skip
NO_DATES: Final = {
    "leap-day-of-no-leap-year": "2026-02-29", "leap-day-of-1900": "1900-02-29",
    "leap-day-of-2100": "2100-02-29", "31-april": "2026-04-31", "month-13": "2026-13-01",
    "month-zero": "2026-00-10", "day-zero": "2026-02-00", "short": "2026-2-3",
    "by-week": "2026-W05-1", "with-slashes": "2026/02/03", "before-1900": "1899-12-31",
    "after-2199": "2200-01-01",
}  # fmt: skip
TIMES: Final = {"midnight": "00:00", "last-minute": "23:59"}
NO_TIMES: Final = {
    "24-hours": "24:00", "60-minutes": "08:60", "short": "8:05", "newline": "8:05\n",
    "comma": "08,05",
}  # fmt: skip


def _document(kind: str, **changes: Any) -> dict[str, Any]:
    return {"document": SMALL[kind] | changes}


def scales() -> Iterator[Vector]:
    """Both ends of every scale are on it; half a step beyond is not."""

    def rated(*values: float) -> dict[str, Any]:
        return _document(
            "other_record", ratings=[{"name": "x", "value": v, "scale": scale} for v in values]
        )

    place = "/ratings/0/value"
    for scale, (low, high) in SCALES.items():
        name = f"scale-{scale.replace('--', '-minus-')}".replace("scale--", "scale-minus-")
        yield Vector(
            "other_record",
            f"{name}-ends",
            f"Both ends of {scale} are on it, and so is what lies between.",
            rated(low, high, (low + high) / 2),
            rule="outside-scale",
        )
        yield Vector(
            "other_record",
            f"{name}-above",
            f"Above the top of {scale}.",
            rated(high + 0.5),
            "out-of-range" if high == 100 else "outside-scale",
            place,
        )
        yield Vector(
            "other_record",
            f"{name}-below",
            f"Below the bottom of {scale}.",
            rated(low - 0.5),
            "out-of-range" if low == -4 else "outside-scale",
            place,
        )


def records() -> Iterator[Vector]:
    """Half a record is a record; a record that says nothing is none."""
    for kind, members in ALONE.items():
        for member in members.split():
            document = {"type": kind, member: FULL[kind][member]}
            yield Vector(
                kind,
                f"only-{member.replace('_', '-')}",
                f"A record with {member} alone is a record.",
                {"document": document},
            )
        given: dict[str, Any] = {"document": {"type": kind}}
        yield Vector(kind, "empty", "A record says something.", given, "empty-record")
        given = {"document": {"type": kind, "extensions": {}}}
        says = "An empty object says nothing."
        yield Vector(kind, "empty-extensions", says, given, "empty-record")
        unknown = _document(kind, note="x")
        says = "A record has members of its own."
        yield Vector(kind, "unknown-member", says, unknown, "unknown-member", "/?")


def outcomes() -> Iterator[Vector]:
    """Every outcome can be said of a plan."""
    for outcome in OUTCOMES:
        given = _document("entry", outcome=outcome, assignment_id="a1")
        reason = f"outcome-{outcome.replace('_', '-')}"
        yield Vector("entry", reason, f"The outcome {outcome} can be said.", given)


def times() -> Iterator[Vector]:
    """Instants, dates and local times, each in every form that readers get wrong."""
    yield from _forms("entry", "recorded_at", "instant", "An instant", (INSTANTS, NO_INSTANTS))
    yield from _forms("review", "reviewed_on", "date", "A date:", (DATES, NO_DATES))
    yield from _forms("assignment", "day_starts_at", "time", "A time:", (TIMES, NO_TIMES))


def _forms(
    kind: str, member: str, what: str, says: str, forms: tuple[dict[str, str], dict[str, str]]
) -> Iterator[Vector]:
    """Give the forms that a member may have, and those that it may not have."""
    right, wrong = forms
    for name, text in right.items():
        told = f"{says} {name.replace('-', ' ')}."
        yield Vector(kind, f"{what}-{name}", told, _document(kind, **{member: text}))
    for name, text in wrong.items():
        told = f"No {what}: {name.replace('-', ' ')}."
        given = _document(kind, **{member: text})
        yield Vector(kind, f"{what}-{name}", told, given, "wrong-format", f"/{member}")


def nested(levels: int) -> Any:
    """Give lists inside of lists."""
    bottom: Any = "bottom"
    return reduce(lambda inner, _: [inner], range(levels), bottom)


def extension_limits() -> Iterator[Vector]:
    """Extensions of 32 levels are read, the object itself included; of 33 they are not."""
    for kind in SMALL:
        yield Vector(
            kind,
            "extensions-at-the-deepest",
            "32 levels, the object itself included.",
            _document(kind, extensions={EXTENSION: nested(31)}),
            rule="extensions-too-deep",
        )
        yield Vector(
            kind,
            "extensions-too-deep",
            "33 levels, the object itself included.",
            _document(kind, extensions={EXTENSION: nested(32)}),
            "extensions-too-deep",
            "/extensions",
        )

"""From pydantic's errors to ours: rebuilt from place, kind of error and numeric limits, never from input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from homework_kit.errors import MAX_PROBLEMS, Problem, problem
from homework_kit.models import wire
from homework_kit.models.rules import LEDGER_CODES, Broken

BROKEN: Final = "broken-rules"
"""The pydantic error type under which a model hands over the rules it found broken."""
DOCUMENT: Final = "(document)"
TOMBSTONE: Final = "(tombstone)"
BRANCHES: Final = frozenset({DOCUMENT, TOMBSTONE})
"""How a union of a document and its tombstone names its two branches in a pydantic path."""
TAGS: Final = frozenset(
    {
        *("thought_record", "experiment", "self_monitoring", "skill_rehearsal", "graded_step"),
        *("activity", "other_record", "graded_steps", "other"),
        *("once", "listed", "repeating", "target", "before_session", "prompted", "as_needed"),
    }
)
Path = tuple[str | int, ...]

_FORMS: Final = {
    wire.DATE_PATTERN: "a date like 2026-03-29",
    wire.TIME_PATTERN: "a time like 08:05",
    wire.INSTANT_PATTERN: "a time with offset like 2026-03-29T08:05:00+01:00",
    wire.ZONE_PATTERN: "a zone name like Europe/London",
    wire.ID_PATTERN: "a name without control characters",
    wire.TEXT_PATTERN: "text without NUL characters",
    wire.EXTENSION_KEY_PATTERN: "a name like org.example.thing",
}
_TYPES: Final = {
    "string_type": "text",
    "string_unicode": "text without lone surrogates",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}


def _code(error: ErrorDetails) -> tuple[str, dict[str, Any]]:  # noqa: C901, PLR0911 - one flat table
    kind, context = error["type"], error.get("ctx", {})
    if error["input"] is None and kind != "missing":
        return "null-value", {}
    match kind:
        case "missing":
            return "missing-member", {"member": str(error["loc"][-1])}
        case "extra_forbidden":
            return "unknown-member", {}
        case "string_pattern_mismatch":
            return "wrong-format", {"expected": _FORMS.get(context["pattern"], "asked for here")}
        case "literal_error":
            return "unknown-value", {"expected": context["expected"].replace("'", "")}
        case "union_tag_not_found":
            return "missing-tag", {
                "member": context["discriminator"].strip("'"),
                "expected": "the shapes of this member",
            }
        case "union_tag_invalid":
            return "unknown-tag", {
                "member": context["discriminator"].strip("'"),
                "expected": context["expected_tags"].replace("'", ""),
            }
        case "string_too_short":
            return "too-short", {}
        case "string_too_long":
            return "too-long", {"limit": context["max_length"]}
        case "too_short":
            return "too-few-items", {"limit": context["min_length"]}
        case "too_long":
            return "too-many-items", {"limit": context["max_length"]}
        case "greater_than_equal":
            return "out-of-range", {"expected": f"at or above {context['ge']:g}"}
        case "less_than_equal":
            return "out-of-range", {"expected": f"at or below {context['le']:g}"}
        case "finite_number":
            return "out-of-range", {"expected": "the finite numbers"}
        case "int_from_float":
            return "not-whole", {}
        case "json_invalid":
            return "not-json", {}
    return "wrong-type", {
        "expected": _TYPES.get(kind) or str(context.get("expected", "what belongs here"))
    }


_TAGGED: Final = frozenset({"record", "task", "schedule"})
"""Members that hold a tagged union: pydantic puts the tag into the path behind them."""


def _place(error: ErrorDetails) -> Path:
    """Turn pydantic's path into a JSON path: without union branches, tags and the person's keys."""
    place: list[str | int] = []
    previous: str | int = ""
    for part in error["loc"]:
        is_tag = previous in _TAGGED and part in TAGS
        if part == "[key]":
            place[-1] = "?"
        elif not is_tag and part not in BRANCHES:
            place.append(part)
        previous = part
    if error["type"] == "extra_forbidden":
        place[-1] = "?"
    if "extensions" in place[:-1]:
        place = [*place[: place.index("extensions") + 1], "?"]
    return tuple(place)


def _of_rules(error: ErrorDetails, place: Path) -> Iterator[Problem]:
    broken: Broken
    for broken in error["ctx"]["broken"]:
        yield problem(
            broken.code,
            (*place, *broken.path),
            rule=broken.code in LEDGER_CODES,
            limit=broken.limit,
            expected=broken.expected,
            member=broken.member,
        )


def _branch(error: ErrorDetails) -> tuple[Path, str] | None:
    """Say which list item and which of the two branches (document, tombstone) an error is about."""
    for index, part in enumerate(error["loc"]):
        if part in BRANCHES:
            return error["loc"][:index], str(part)
    return None


def _chosen(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Of two branches that both refuse an item, keep the one that the item's `deleted` asks for."""
    tombstones = {
        branch[0]
        for error in errors
        if (branch := _branch(error))
        and branch[1] == DOCUMENT
        and error["loc"][-1] == "deleted"
        and error["input"] is True
    }
    for error in errors:
        branch = _branch(error)
        wanted = TOMBSTONE if branch and branch[0] in tombstones else DOCUMENT
        if branch is None or branch[1] == wanted:
            yield error


def problems_of(error: ValidationError) -> tuple[Problem, ...]:
    """Give every problem of a pydantic error in its order, at most 50 and then a count.

    >>> from pydantic import TypeAdapter
    >>> from homework_kit.models.wire import LocalDate
    >>> try:
    ...     TypeAdapter(LocalDate).validate_json('"2026-02-30"')
    ... except ValidationError as refused:
    ...     print(problems_of(refused)[0].code)
    wrong-format
    """
    found: list[Problem] = []
    for each in _chosen(error.errors(include_url=False)):
        place = _place(each)
        if each["type"] == BROKEN:
            found.extend(_of_rules(each, place))
        else:
            code, slots = _code(each)
            found.append(problem(code, place, **slots))
    more = len(found) - MAX_PROBLEMS
    if more > 0:
        found[MAX_PROBLEMS:] = [problem("too-many-problems", limit=more)]
    return tuple(found)

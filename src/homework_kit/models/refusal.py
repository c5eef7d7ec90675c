"""From pydantic's errors to ours: rebuilt from place, kind and limits, never from input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from homework_kit.errors import MAX_PROBLEMS, Problem, problem
from homework_kit.models import wire
from homework_kit.models.clock_text import time_case
from homework_kit.models.extensions import EXTENSION_KEY_PATTERN
from homework_kit.models.rules import LEDGER_CODES, Broken

BROKEN: Final = "broken-rules"
"""The pydantic error type under which a model hands over the rules it found broken."""
DOCUMENT: Final = "(document)"
TOMBSTONE: Final = "(tombstone)"
BRANCHES: Final = frozenset({DOCUMENT, TOMBSTONE})
"""How a union of a document and its tombstone names its two branches in a pydantic path."""
TAGS: Final[dict[str | int, tuple[str, ...]]] = {
    "record": (
        *("thought_record", "experiment", "self_monitoring", "skill_rehearsal", "graded_step"),
        *("activity", "other_record"),
    ),
    "task": (
        *("thought_record", "experiment", "self_monitoring", "skill_rehearsal", "graded_steps"),
        *("activity", "other"),
    ),
    "schedule": (
        *("once", "listed", "repeating", "target", "before_session", "prompted", "as_needed"),
    ),
}
"""Members that hold a tagged union, with its tags: pydantic puts the tag into the path behind."""
Path = tuple[str | int, ...]
_UNSAID: Final = "what belongs here"
"""Stands where another's error says no more than that something is wrong."""

_FORMS: Final = {
    wire.DATE_PATTERN: wire.DATE_FORM,
    wire.TIME_PATTERN: wire.TIME_FORM,
    wire.INSTANT_PATTERN: wire.INSTANT_FORM,
    wire.ZONE_PATTERN: "a zone name like Europe/London",
    wire.ID_PATTERN: "a name without control characters",
    wire.TEXT_PATTERN: "text without NUL characters",
    EXTENSION_KEY_PATTERN: "a name like org.example.thing",
    wire.URL_PATTERN: "a web address like https://example.org/page",
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


_SIMPLE: Final = {
    "extra_forbidden": "unknown-member",
    "string_too_short": "too-short",
    "int_from_float": "not-whole",
    "json_invalid": "not-json",
}
_LIMITED: Final = {
    "string_too_long": ("too-long", "max_length"),
    "too_short": ("too-few-items", "min_length"),
    "too_long": ("too-many-items", "max_length"),
    "number-not-exact": ("number-not-exact", "limit"),
}


_TEMPORAL: Final = {5: wire.TIME_PATTERN, 10: wire.DATE_PATTERN, 32: wire.INSTANT_PATTERN}
"""A date or time that is too long does not want shortening: it has another form."""


def _code(error: ErrorDetails) -> tuple[str, dict[str, Any]]:
    """Find our code for a pydantic error, and what its message may name: limits, words of ours."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return "missing-member", {"member": str(error["loc"][-1])}
    if error["input"] is None and kind != "extra_forbidden":
        return "null-value", {}
    if kind in _SIMPLE:
        return _SIMPLE[kind], {}
    pattern = context.get("pattern") or _TEMPORAL.get(context.get("max_length", 0))
    if kind.startswith("string_") and pattern is not None:
        return "wrong-format", _form(pattern, error["input"])
    if kind in _LIMITED:
        code, limit = _LIMITED[kind]
        return code, {"limit": context[limit]}
    code, expected = _expectation(kind, context, error["loc"])
    slots = {"expected": expected}
    return code, slots | {"member": "type"} if kind.startswith("union_tag") else slots


def _form(pattern: str, text: object) -> dict[str, Any]:
    """Name the form that a text should have, or why a date or time of that form will not do."""
    return {"expected": _FORMS.get(pattern, _UNSAID), "case": time_case(pattern, text)}


def _expectation(  # noqa: PLR0911 - one flat table
    kind: str, context: dict[str, Any], loc: Path
) -> tuple[str, str]:
    """Find the code of an error that says what belongs in its place."""
    match kind:
        case "literal_error":
            # Python's spelling of a list of texts, or of true, becomes JSON's.
            return "unknown-value", context["expected"].replace("'", "").replace("True", "true")
        case "union_tag_not_found":
            return "missing-tag", _tags(loc)
        case "union_tag_invalid":
            return "unknown-tag", _tags(loc)
        case "greater_than_equal":
            return "out-of-range", f"at or above {_bound(context['ge'])}"
        case "less_than_equal":
            return "out-of-range", f"at or below {_bound(context['le'])}"
        case "finite_number":
            return "out-of-range", "that is finite"
        case "wrong-type":
            return "wrong-type", context["expected"]
        case _:
            return "wrong-type", _TYPES.get(kind, _UNSAID)


def _bound(limit: object) -> str:
    """Write a number; the limit of another's model may also be a date or a duration."""
    return f"{limit:g}" if isinstance(limit, int | float) else str(limit)


def _tags(loc: Path) -> str:
    """List the tags of a union of ours; another's union may stand anywhere, also at the top."""
    return ", ".join(TAGS.get(loc[-1] if loc else "", (_UNSAID,)))


def _place(error: ErrorDetails) -> Path:
    """Turn pydantic's path into a JSON path: without union branches, tags and the person's keys."""
    loc, unknown = error["loc"], error["type"] == "extra_forbidden"
    # An unknown member may have any name, also one that looks like a branch or a tag.
    known = loc[:-1] if unknown else loc
    if "extensions" in known:
        known = known[: known.index("extensions") + 1]
        unknown = len(loc) > len(known)
    place = [
        part
        for before, part in zip(("", *known), known, strict=False)
        if part not in BRANCHES and part not in TAGS.get(before, ())
    ]
    return (*place, "?") if unknown else tuple(place)


def _of_rules(error: ErrorDetails, place: Path) -> Iterator[Problem]:
    broken: Broken
    for broken in error.get("ctx", {})["broken"]:
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
    branches = [_branch(error) for error in errors]
    wanted: dict[Path, str] = {}
    for error, branch in zip(errors, branches, strict=True):
        if branch and branch[1] == DOCUMENT:
            item = branch[0]
            if error["loc"] == (*item, DOCUMENT, "deleted") and error["input"] is True:
                wanted[item] = TOMBSTONE
            wanted.setdefault(item, DOCUMENT)
    for error, branch in zip(errors, branches, strict=True):
        # An item that only one branch refuses is none: an unknown member has the branch's name.
        if branch is None or wanted.get(branch[0], branch[1]) == branch[1]:
            yield error


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is called too short only because its refused items were not counted."""
    return error["type"] == "too_short" and bool(error["input"])


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
    return problems_in(error.errors(include_url=False))


def problems_in(errors: Iterable[ErrorDetails]) -> tuple[Problem, ...]:
    """Give every problem of pydantic's list of errors, also of models that are not ours.

    >>> problems_in([{"type": "missing", "loc": ("note",), "msg": "", "input": {}}])[0].code
    'missing-member'
    """
    found: list[Problem] = []
    for each in _chosen(list(errors)):
        if _is_echo(each):
            continue
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

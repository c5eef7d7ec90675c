"""JSON text to documents, with every problem at once and none of the person's words in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, TypeVar, get_args, overload

import attrs
from pydantic import ValidationError

from homework_kit.errors import MAX_PROBLEMS, InvalidDocument, Problem, WrongArgument, problem
from homework_kit.io.newer import Known, is_newer
from homework_kit.io.parse import decode, parse
from homework_kit.io.plain import read_plain
from homework_kit.io.refused import (
    MAX_BUNDLE_BYTES,
    MAX_DOCUMENT_BYTES,
    oversized,
    placed,
    quick_reader,
    refusals,
)
from homework_kit.models.base import Document, Model, Record, Tombstone
from homework_kit.models.kinds import DOCUMENTS, NAMES, RECORDS
from homework_kit.schemas.upgrade import LATER_MAJOR, OLDER_VERSION

_TEXT: Final = (str, bytes)
D = TypeVar("D", bound=Model)
Read = tuple[Any, tuple[Problem, ...]]


def _name_of(value: object) -> str | Problem:
    """Dispatch on `kind`, or on `type` for a bare record."""
    if value == []:
        return problem("wrong-type", case="empty-list")
    if not isinstance(value, Mapping):
        return problem("wrong-type", expected="an object")
    kind, record = value.get("kind"), value.get("type")
    if isinstance(kind, str) and kind in DOCUMENTS:
        return _other_version(value.get("schema_version")) or kind
    if "kind" in value:
        return problem("unknown-kind", ("kind",), expected=", ".join(DOCUMENTS))
    if isinstance(record, str) and record in RECORDS:
        return record
    return problem("missing-member", ("kind",), member="kind")


def _other_version(version: object) -> Problem | None:
    """Tell a version of another release from text that names none; the model refuses the latter."""
    if version == OLDER_VERSION:
        return problem("older-version", ("schema_version",))
    if isinstance(version, str) and LATER_MAJOR.fullmatch(version):
        return problem("unsupported-version", ("schema_version",))
    return None


def read(data: str | bytes) -> Read:
    """Give the document, or every problem found with its line and column.

    >>> read('{"type": "activity", "where": ""}')[1][0].column
    31
    """
    document = read_plain(data)
    return read_any(data) if document is None else (document, ())


def read_any(data: str | bytes, *, kind: str | None = None) -> Read:
    """Do the same for any text, plain or not; `kind` is the kind or record type it has to be.

    >>> read_any('{"type": "activity", "where": "park"}')
    (Activity(members=1), ())
    """
    text = decode(data)
    if isinstance(text, Problem):
        return None, (text,)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BUNDLE_BYTES:
        return None, placed([(problem("document-too-large", limit=MAX_BUNDLE_BYTES), ())], text)
    value, refused = parse(text)
    if refused:
        return None, (refused,)
    name = _name_of(value)
    if isinstance(name, Problem):
        return None, placed([(name, tuple(name.pointer.split("/")[1:]))], text)
    document, problems = _read_value(name, value, text, size)
    if kind is None or name == kind:
        return document, problems
    return None, _of_another_kind(value, kind, text, problems)


def _of_another_kind(
    value: dict[str, Any], kind: str, text: str, others: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """Say first that this is another kind than was asked for, which may explain the others."""
    member = "kind" if "kind" in value else "type"
    wrong = placed([(_another_kind(member, kind), (member,))], text)
    listed, rest = others[: MAX_PROBLEMS - 1], others[MAX_PROBLEMS - 1 :]
    if not rest:
        return (*wrong, *listed)
    count = problem("too-many-problems", limit=len(rest))
    if rest[-1].code == count.code:  # its "at least" holds for one more
        return (*wrong, *listed, rest[-1])
    return (*wrong, *listed, *placed([(count, ())], text))


def _another_kind(member: str, kind: str) -> Problem:
    return problem("unknown-value", (member,), case="another-kind", expected=kind)


def _read_value(name: str, value: Any, text: str, size: int) -> Read:
    """Read what is in the parse profile."""
    if size > MAX_DOCUMENT_BYTES:
        if name != "bundle":
            large = problem("document-too-large", limit=MAX_DOCUMENT_BYTES)
            return None, placed([(large, ())], text)
        if problems := placed(oversized(value), text):
            return None, problems
    if name in DOCUMENTS and is_newer(value.get("schema_version")):
        return _read_newer(name, value, text)
    try:
        return quick_reader(name).validate_json(text), ()
    except ValidationError:
        return None, placed(refusals(name, text, value), text)


def _read_newer(name: str, value: dict[str, Any], text: str) -> Read:
    """Read what this library knows of a newer minor version, and keep the rest with it."""
    known = Known(name, value)
    try:
        return known.read(), ()
    except ValidationError:
        return None, placed(refusals(name, known.text(), known.value), text)


@overload
def loads(data: str | bytes, *, expect: type[D]) -> D: ...
@overload
def loads(data: str | bytes, *, expect: None = None) -> Any: ...
def loads(data: str | bytes, *, expect: type[Model] | None = None) -> Any:
    """Read a document (by its `kind`) or a bare record (by its `type`) from JSON text.

    Gives an Assignment, Entry, Obstacle, Review (or the Tombstone of one), Bundle, AdherenceSummary
    or record: an object of the class `expect`, where that is given. `loads(dumps(x)) == x` for
    every one of them.

    Raises:
        InvalidDocument: with every problem found, and no value in it. A document of another class
            than `expect` has unknown-value at `kind`, `type`, or `deleted` for a tombstone.
        WrongArgument: when this is no text (`iter_problems` also takes a plain object), or `expect`
            is no class of documents or records.

    >>> loads('{"type": "activity", "where": "park"}')
    Activity(members=1)
    """
    # Callers without a type checker hand over what json.loads gave them.
    if not isinstance(data, _TEXT):  # pyright: ignore[reportUnnecessaryIsInstance] - see above
        del data
        raise WrongArgument("loads", "text or bytes", "Write a plain object with json.dumps first.")
    kind = None if expect is None else _kind_of_class(expect)
    problems: tuple[Problem, ...] = ()
    document = read_plain(data)
    if document is None or (expect is not None and not isinstance(document, expect)):
        document, problems = read_any(data, kind=kind)
        if not problems and expect is not None and not isinstance(document, expect):
            problems = _alive_or_deleted(data, document)
    if problems:
        # A traceback that shows local variables must find nothing of the person's here.
        del data, document
        raise InvalidDocument(problems)
    return document


@cache
def _kind_of_class(cls: type[object]) -> str:
    """Give the kind or record type whose documents are of a class."""
    for member in ("kind", "type"):
        field = cls.model_fields.get(member) if issubclass(cls, Model) else None
        named = get_args(field.annotation)[:1] if field else ()
        if named and named[0] in NAMES and issubclass(cls, Document | Tombstone | Record):
            return str(named[0])
    raise WrongArgument("expect", "a class of documents or records, as Bundle", "Or leave it out.")


def _alive_or_deleted(data: str | bytes, document: Model) -> tuple[Problem, ...]:
    """Say that a document is a tombstone and was to be none, or the other way round."""
    expected = "false" if isinstance(document, Tombstone) else "true"
    text = data if isinstance(data, str) else data.decode()
    return placed([(problem("unknown-value", ("deleted",), expected=expected), ("deleted",))], text)


def iter_problems(document: object) -> tuple[Problem, ...]:
    """Give every problem of a text, of bytes, or of a plain object as a JSON reader gives it.

    Never raises on bad input; empty means valid.

    >>> [each.code for each in iter_problems('{"kind": "entry", "schema_version": "1.0"}')]
    ['missing-member']
    """
    if isinstance(document, str | bytes):
        return read(document)[1]
    if isinstance(document, Model):
        text = document.canonical()
    else:
        try:
            text = json.dumps(document, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError):
            return (problem("not-json"),)
    # An object has no lines.
    return tuple(attrs.evolve(each, line=None, column=None) for each in read(text)[1])

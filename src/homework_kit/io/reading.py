"""JSON text to documents, with every problem at once and none of the person's words in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from homework_kit.errors import InvalidDocument, Problem, problem
from homework_kit.io.parse import decode, parse
from homework_kit.models.base import SCHEMA_VERSION, Model
from homework_kit.models.kinds import DOCUMENTS, RECORDS, reader
from homework_kit.models.refusal import problems_of

MAX_DOCUMENT_BYTES: Final = 1024 * 1024
MAX_BUNDLE_BYTES: Final = 256 * 1024 * 1024
_VERSION: Final = re.compile("[1-9][0-9]{0,5}[.][0-9]{1,6}")


def _name_of(value: object) -> str | Problem:
    """Dispatch on `kind`, or on `type` for a bare record."""
    if not isinstance(value, Mapping):
        return problem("wrong-type", expected="an object")
    kind, record = value.get("kind"), value.get("type")
    if isinstance(kind, str) and kind in DOCUMENTS:
        return _newer_version(value.get("schema_version")) or kind
    if "kind" in value:
        return problem("unknown-kind", ("kind",), expected=", ".join(DOCUMENTS))
    if isinstance(record, str) and record in RECORDS:
        return record
    return problem("missing-member", ("kind",), member="kind")


def _newer_version(version: object) -> Problem | None:
    """Tell a version of another release from text that names none; the model refuses the latter."""
    if isinstance(version, str) and _VERSION.fullmatch(version) and version != SCHEMA_VERSION:
        return problem("unsupported-version", ("schema_version",))
    return None


def _identify(data: str | bytes) -> tuple[str, str] | Problem:
    """Hold the text to the parse profile; give it and the name of what it says it is."""
    text = decode(data)
    if isinstance(text, Problem):
        return text
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BUNDLE_BYTES:
        return problem("document-too-large", limit=MAX_BUNDLE_BYTES)
    value, refused = parse(text)
    name = refused or _name_of(value)
    if isinstance(name, Problem):
        return name
    if name != "bundle" and size > MAX_DOCUMENT_BYTES:
        return problem("document-too-large", limit=MAX_DOCUMENT_BYTES)
    return text, name


def _read(data: str | bytes) -> tuple[Any, tuple[Problem, ...]]:
    """Give the document, or every problem found."""
    identified = _identify(data)
    if isinstance(identified, Problem):
        return None, (identified,)
    text, name = identified
    try:
        return reader(name).validate_json(text), ()
    except ValidationError as error:
        return None, problems_of(error)


def loads(data: str | bytes) -> Any:
    """Read a document (by its `kind`) or a bare record (by its `type`) from JSON text.

    Gives an Assignment, Entry, Obstacle, Review (or the Tombstone of one), Bundle, AdherenceSummary
    or record. `loads(dumps(x)) == x` for every one of them.

    Raises:
        InvalidDocument: with every problem found, and no value in it.

    >>> loads('{"type": "activity", "where": "park"}')
    Activity(members=1)
    """
    document, problems = _read(data)
    if problems:
        # A traceback that shows local variables must find nothing of the person's here.
        del data
        raise InvalidDocument(problems)
    return document


def iter_problems(document: object) -> tuple[Problem, ...]:
    """Give every problem of a text, of bytes, or of a plain object as a JSON reader gives it.

    Never raises on bad input; empty means valid.

    >>> [each.code for each in iter_problems('{"kind": "entry", "schema_version": "1.0"}')]
    ['missing-member']
    """
    if isinstance(document, str | bytes):
        return _read(document)[1]
    if isinstance(document, Model):
        return _read(document.canonical())[1]
    try:
        text = json.dumps(document, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return (problem("not-json"),)
    return _read(text)[1]

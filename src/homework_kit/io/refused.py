"""What is wrong with a text that a model refuses: bounded work, and a place for every problem.

A text of 1 MB can be wrong in a million places. A large document is therefore read by a reader that
leaves a list at its first bad item, and a large bundle document by document, so that neither memory
nor the message grows with the number of mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Any, Final

import attrs
from pydantic import ValidationError
from pydantic_core import SchemaValidator, to_json

from homework_kit.errors import MAX_PROBLEMS, Problem, pointer, problem
from homework_kit.io.places import Path, line_and_column, spots
from homework_kit.models.kinds import reader
from homework_kit.models.refusal import BRANCHES, TAGS, TOMBSTONE, problems_of

MAX_DOCUMENT_BYTES: Final = 1024 * 1024
MAX_BUNDLE_BYTES: Final = 256 * 1024 * 1024
SMALL: Final = 64 * 1024
"""Up to this many bytes a document is small: every problem is found, whatever there is."""
HOLDERS: Final = {
    "assignments": "assignment",
    "entries": "entry",
    "obstacles": "obstacle",
    "reviews": "review",
}
"""The lists of a bundle that hold documents, and of which kind."""
Located = tuple[Problem, Path]
_ONE_MORE: Final[Located] = (problem("too-many-problems", limit=1), ())


def leaving_early(schema: Any) -> Any:
    """Copy a pydantic schema so that a list is left at its first bad item."""
    if isinstance(schema, dict):
        copied = {key: leaving_early(value) for key, value in schema.items()}
        return copied | {"fail_fast": True} if schema.get("type") == "tuple" else copied
    if isinstance(schema, list | tuple):
        return type(schema)(leaving_early(each) for each in schema)
    return schema


@cache
def quick_reader(name: str) -> SchemaValidator:
    """Give a reader that accepts what the reader of this kind accepts, and finds fewer problems.

    >>> quick_reader("activity").validate_json('{"type": "activity", "where": "park"}')
    Activity(members=1)
    """
    return SchemaValidator(leaving_early(reader(name).core_schema))


def _hidden(loc: Path, kind: str, value: Any) -> Path | None:
    """Give the true path of an error about a member that messages call `?`, None for any other."""
    if kind == "extra_forbidden":
        parents, name = loc[:-1], loc[-1]
    elif loc and loc[-1] == "[key]":
        parents, name = loc[:-2], loc[-2]
    else:
        return None
    path: list[str | int] = []
    before: str | int = ""
    for part in parents:
        if part in BRANCHES:
            # Both branches of a union refuse the item; only one of them was asked for.
            if (part == TOMBSTONE) is not (value.get("deleted") is True):
                return None
        elif part not in TAGS.get(before, ()):
            path.append(part)
            value = value[part]
        before = part
    return (*path, name)


def unknown_members(error: ValidationError, value: Any, *, keys: bool = True) -> Iterator[Path]:
    """Give the true paths of the members that messages call `?`, in the order of the problems.

    `keys` are the names under `extensions`: members that are known, and named in a wrong way.
    """
    for each in error.errors(include_url=False, include_context=False, include_input=False):
        if not keys and each["type"] != "extra_forbidden":
            continue
        path = _hidden(each["loc"], each["type"], value)
        if path is not None:
            yield path


def _path_of(pointer_text: str, value: Any) -> Path:
    """Read a JSON Pointer back; whether a part is a number is for the value to say."""
    path: list[str | int] = []
    for escaped in pointer_text.split("/")[1:]:
        name = escaped.replace("~1", "/").replace("~0", "~")
        part = int(name) if isinstance(value, list) else name
        path.append(part)
        value = _child(value, part)
    return tuple(path)


def _child(value: Any, part: str | int) -> Any:
    """Give what stands there, None where nothing does."""
    if isinstance(value, list) and isinstance(part, int):
        return value[part] if part < len(value) else None
    return value.get(part) if isinstance(value, dict) else None


def _located(error: ValidationError, value: Any) -> Iterator[Located]:
    """Give each problem with its true path, in which an unknown member has its own name."""
    hidden: dict[str, list[Path]] = {}
    for path in islice(unknown_members(error, value), MAX_PROBLEMS):
        hidden.setdefault(pointer((*path[:-1], "?")), []).append(path)
    for each in problems_of(error):
        known = hidden.get(each.pointer)
        yield each, known.pop(0) if known else _path_of(each.pointer, value)


def _of_text(name: str, text: str | bytes, value: Any) -> Iterator[Located]:
    """Give the problems of one document; of a large one, of each list only the first bad item."""
    read = reader(name).validate_json if len(text) <= SMALL else quick_reader(name).validate_json
    try:
        read(text)
    except ValidationError as error:
        yield from _located(error, value)


def documents_in(bundle: dict[str, Any]) -> Iterator[tuple[tuple[str, int], Any]]:
    """Give what stands in the lists of documents of a bundle, with its list and index.

    >>> list(documents_in({"entries": ["x"], "reviews": 7}))
    [(('entries', 0), 'x')]
    """
    for member in HOLDERS:
        items = bundle.get(member)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            yield (member, index), item


def _of_items(bundle: dict[str, Any]) -> Iterator[Located]:
    """Give the problems of the documents in a bundle, one document after the other."""
    found = 0
    for place, item in documents_in(bundle):
        kind, text = HOLDERS[place[0]], to_json(item)
        try:
            quick_reader(kind).validate_json(text)
        except ValidationError:
            # Once enough is listed, a document that is wrong is only counted.
            for each, path in _of_text(kind, text, item) if found < MAX_PROBLEMS else (_ONE_MORE,):
                found += 1
                yield attrs.evolve(each, pointer=pointer(place) + each.pointer), (*place, *path)


def oversized(bundle: dict[str, Any]) -> Iterator[Located]:
    """Give the documents of a bundle that are larger than one may be, counted without white space.

    >>> list(oversized({"entries": [{"note": "short"}]}))
    []
    """
    for place, item in documents_in(bundle):
        if len(to_json(item)) > MAX_DOCUMENT_BYTES:
            yield problem("document-too-large", place, limit=MAX_DOCUMENT_BYTES), place


def refusals(name: str, text: str | bytes, value: Any) -> Iterator[Located]:
    """Give the problems of a text that is in the parse profile and no valid document."""
    if name != "bundle" or len(text) <= SMALL:
        yield from _of_text(name, text, value)
        return
    found = False
    emptied: dict[str, Any] = {
        member: [] for member in HOLDERS if isinstance(value.get(member), list)
    }
    for each in chain(_of_text(name, to_json(value | emptied), value), _of_items(value)):
        found = True
        yield each
    if not found:  # then it is what the documents say of each other
        yield from _of_text(name, text, value)


def _cut(located: Iterable[Located]) -> tuple[list[Located], list[Problem]]:
    """Keep the first 50 problems, and say how many more there are."""
    listed: list[Located] = []
    counts: list[Problem] = []
    more = 0
    for each in located:
        if each[0].code == "too-many-problems":
            counts.append(each[0])
        elif len(listed) < MAX_PROBLEMS:
            listed.append(each)
        else:
            more += 1
    if more or len(counts) > 1:
        counts = [problem("too-many-problems", limit=more + len(counts))]
    return listed, counts


def placed(located: Iterable[Located], text: str) -> tuple[Problem, ...]:
    """Give the problems with line and column, in the order of the text; at most 50, then a count.

    >>> [at] = placed([(problem("not-whole", ("a",)), ("a",))], '{"a": 1.5}')
    >>> at.line, at.column
    (1, 7)
    """
    listed, counts = _cut(located)
    found = spots(text, [path for _, path in listed])
    offsets: list[tuple[int, Problem]] = []
    for each, path in listed:
        there = next(path[:length] for length in range(len(path), -1, -1) if path[:length] in found)
        spot = found[there]
        offsets.append((spot.name if each.pointer.endswith("/?") else spot.value, each))
    offsets.sort(key=lambda pair: pair[0])
    offsets += [(found[()].value, count) for count in counts]
    return tuple(
        attrs.evolve(each, line=line, column=column)
        for offset, each in offsets
        for line, column in (line_and_column(text, offset),)
    )

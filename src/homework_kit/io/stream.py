"""Many documents from one stream: a JSON text, a JSON array, or one document on each line (NDJSON).

Only the document at hand is kept in memory, however long the stream is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import TextIOBase
from typing import Any, BinaryIO, Final

import attrs

from homework_kit.errors import Problem, UnknownKind, WrongArgument
from homework_kit.io.parse import COMPRESSED
from homework_kit.io.plain import read_plain
from homework_kit.io.reading import read_any
from homework_kit.io.refused import MAX_BUNDLE_BYTES
from homework_kit.models.kinds import NAMES, kind_of

_CHUNK: Final = 1 << 16
# A text that does not end takes all there is: then more has to be read before it is known.
_TOKENS: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+("?)|[\[\]{},]', re.DOTALL)


@attrs.frozen(slots=False)  # one is made for each line, and without slots a third faster
class Found:
    """One document of a stream, or the problems with it; line and column are those of the stream.

    `text` is what was read, and `line` and `column` say where it starts.
    """

    document: Any
    problems: tuple[Problem, ...]
    line: int
    column: int
    text: bytes = attrs.field(repr=False)


@attrs.define(slots=True)
class _Place:
    """How far a stream was read, in lines and code points."""

    line: int = 1
    column: int = 1

    def advance(self, data: bytes) -> None:
        lines = data.count(b"\n")
        last = data.rpartition(b"\n")[2].decode("utf-8", "replace")
        self.line += lines
        self.column = len(last) + (1 if lines else self.column)


Text = tuple[int, int, bytes]
"""Line, column and text: where one document starts, and what stands there."""


def iter_documents(
    stream: BinaryIO, *, kind: str | None = None, ndjson: bool = False
) -> Iterator[Found]:
    """Read the documents of a stream one by one, each with its problems; never raises on bad data.

    The stream holds one JSON text, a JSON array of documents, or NDJSON: that is seen from its
    first line. Where that line is broken, all that follows is taken for one text: `ndjson` says
    that every line is a document, whatever the first looks like. `kind` is the kind or record type
    that each has to be. No error repeats a value.

    Raises:
        WrongArgument: this is no stream of bytes.
        UnknownKind: `kind` is none that there is.

    >>> import io
    >>> array = b'[{"type": "activity", "where": "park"}, {"type": "activity"}]'
    >>> [len(found.problems) for found in iter_documents(io.BytesIO(array))]
    [0, 1]
    """
    if not hasattr(stream, "readline") or isinstance(stream, TextIOBase):
        del stream
        raise WrongArgument("iter_documents", "a stream of bytes", "Open the file with mode rb.")
    if kind is not None and kind not in NAMES:
        del kind
        raise UnknownKind(NAMES)
    return read_texts(texts(stream, ndjson=ndjson), kind=kind)


def read_texts(read: Iterable[Text], *, kind: str | None = None) -> Iterator[Found]:
    """Read texts whose places in a stream are known; as iter_documents does.

    >>> [found.line for found in read_texts([(7, 1, b'{"type": "activity", "where": "park"}')])]
    [7]
    """
    for line, column, text in read:
        document = read_plain(text)
        if document is not None and (kind is None or kind_of(document) == kind):
            yield Found(document, (), line, column, text)
        else:
            document, problems = read_any(text, kind=kind)
            moved = tuple(_moved(each, line, column) for each in problems)
            yield Found(document, moved, line, column, text)


def _moved(each: Problem, line: int, column: int) -> Problem:
    """Move a problem from its place in a text to its place in the stream."""
    at = each.column or 1
    return attrs.evolve(
        each,
        line=(each.line or 1) + line - 1,
        column=at + column - 1 if each.line == 1 else at,
    )


def texts(stream: BinaryIO, *, ndjson: bool = False) -> Iterator[Text]:
    """Give the text of each document of a stream with the line and column where it starts.

    Of a compressed stream only the beginning is a text, which says so.

    >>> import io
    >>> list(texts(io.BytesIO(b'[{"a": 1}, {}]')))
    [(1, 2, b'{"a": 1}'), (1, 11, b' {}')]
    """
    place = _Place()
    first = stream.readline(_CHUNK)  # an array may be one line that does not end
    while first and not first.strip():
        place.advance(first)
        first = stream.readline(_CHUNK)
    if first.startswith(COMPRESSED):
        yield place.line, place.column, first
        return
    if first and ndjson:
        yield from _lines(stream, first + _rest_of_line(stream, first), place)
        return
    if first.lstrip().startswith(b"["):
        yield from _items(stream, first, place)
        return
    first += _rest_of_line(stream, first)
    if _is_whole(first):
        yield from _lines(stream, first, place)
    else:
        yield place.line, place.column, first + stream.read(MAX_BUNDLE_BYTES + 1 - len(first))


def _rest_of_line(stream: BinaryIO, first: bytes) -> bytes:
    """Read on to the end of a line of which only the beginning was read."""
    return b"" if first.endswith(b"\n") else stream.readline(MAX_BUNDLE_BYTES + 1 - len(first))


def _lines(stream: BinaryIO, line: bytes, place: _Place) -> Iterator[Text]:
    """Give the text of each line; one that is longer than a text may be comes in pieces."""
    number, column = place.line, place.column
    while line:
        if not line.isspace():
            # Without its line end: what is cut off is wrong here, and not in the line after it.
            yield number, column, line.rstrip(b"\r\n")
        if line.endswith(b"\n"):
            number, column = number + 1, 1
        else:
            column += len(line.decode("utf-8", "replace"))
        line = stream.readline(MAX_BUNDLE_BYTES + 1)


def _is_whole(line: bytes) -> bool:
    """Say whether a line closes what it opens, so that the next starts another document."""
    depth = 0
    for token in _TOKENS.finditer(line):
        if token[0][:1] == b'"' and not token[1]:
            return False
        depth += (token[0] in b"[{") - (token[0] in b"]}")
    return depth == 0 and bool(line)


def _items(stream: BinaryIO, first: bytes, place: _Place) -> Iterator[Text]:
    """Give the text of each item of an array; nothing to read, or a loose end, is a text too."""
    opening = first.index(b"[") + 1
    place.advance(first[:opening])
    pieces = _pieces(stream, first[opening:])
    several, after = False, b","
    while after != b"]":
        piece, after = next(pieces)
        if not after:  # the stream ends, and the array does not
            if piece.strip():
                yield place.line, place.column, piece
            place.advance(piece)
            yield place.line, place.column, b""
            return
        if after == b"]" and not several and not piece.strip():
            yield place.line, place.column - 1, b"[]"
        else:
            yield place.line, place.column, piece
        several = True
        place.advance(piece + after)
    if b"".join(next(pieces)).strip():
        yield place.line, place.column, b""


def _pieces(stream: BinaryIO, buffer: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Cut an array at its own commas and its end: a piece, and what follows it."""
    start = at = depth = 0
    while True:
        token = _TOKENS.search(buffer, at)
        if token is None or (token[0][:1] == b'"' and not token[1]):
            at = (len(buffer) if token is None else token.start()) - start
            more = stream.read(max(_CHUNK, len(buffer) - start))
            buffer, start = buffer[start:] + more, 0
            if not more or len(buffer) > MAX_BUNDLE_BYTES:
                break
            continue
        at = token.end()
        mark = token[0]
        if depth == 0 and mark in b",]":
            yield buffer[start : token.start()], mark
            start = at
        elif mark in b"[{":
            depth += 1
        elif mark in b"]}":
            depth -= 1
    yield buffer, b""

"""`validate`: say of files of any size what is wrong with their documents, and where."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from homework_kit.cli.reading import opened
from homework_kit.cli.stop import INVALID, USAGE, VALID, Stop
from homework_kit.cli.terminal import columns, visible

if TYPE_CHECKING:
    from homework_kit.errors import Problem
    from homework_kit.io.stream import Found

_EVERY: Final = 1_000
_BEFORE: Final = 40
_EXCERPT: Final = 76


@attrs.define(slots=True)
class _Count:
    """What was read so far."""

    documents: int = 0
    invalid: int = 0
    problems: int = 0

    def __str__(self) -> str:
        """Say the three numbers."""
        return (
            f"{_many(self.documents, 'document')}, {self.invalid} invalid, "
            f"{_many(self.problems, 'problem')}"
        )


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def run(options: argparse.Namespace) -> int:
    """Print each problem of each document in each file, and a count at the end.

    A file that cannot be read is said, and the others are looked at all the same.

    Raises:
        Stop: `--kind` names nothing.
    """
    from homework_kit.models.kinds import NAMES  # noqa: PLC0415 - only when asked for

    if options.kind is not None and options.kind not in NAMES:
        raise Stop(
            f"There is no kind {visible(options.kind)}.", f"Use one of: {', '.join(NAMES)}.", USAGE
        )
    total, unread = _Count(), VALID
    for path in options.file:
        try:
            with opened(path) as stream:
                _validate(path, stream, options, total)
        except Stop as stop:
            print(f"homework-kit: {stop}", file=sys.stderr)
            unread = stop.exit_code
    if total.documents or not unread:
        print(f"{total}.", file=sys.stderr)
    return unread or (INVALID if total.invalid else VALID)


def _validate(path: str, stream: BinaryIO, options: argparse.Namespace, total: _Count) -> None:
    """Print what one file holds."""
    from homework_kit.io.stream import iter_documents, kind_of  # noqa: PLC0415 - when asked for

    before = attrs.evolve(total)
    kinds: dict[str, None] = {}
    for found in iter_documents(stream, kind=options.kind):
        total.documents += 1
        if found.problems:
            total.invalid += 1
            total.problems += len(found.problems)
            for each in found.problems:
                _tell(path, each, found, options)
        else:
            kinds[kind_of(found.document)] = None
        _progress(total)
    if options.format == "text" and total.invalid == before.invalid:
        read = total.documents - before.documents
        much = f"{_many(read, 'document')}: " if read > 1 else ""
        print(f"{visible(path)}: {much}valid ({', '.join(kinds)})")


def _progress(total: _Count) -> None:
    """Show on a terminal, and nowhere else, that long work goes on."""
    if total.documents % _EVERY == 0 and sys.stderr.isatty():
        print(f"\r{total} ...", end="\r", file=sys.stderr, flush=True)


def _tell(path: str, each: Problem, found: Found, options: argparse.Namespace) -> None:
    if options.format == "json":
        print(json.dumps({"file": path} | attrs.asdict(each), ensure_ascii=False))
    elif options.format == "github":
        print(_annotation(path, each))
    else:
        print(f"{visible(path)}: {visible(str(each))}")
    if options.show_values and options.format == "text":
        print(_excerpt(each, found))


def _annotation(path: str, each: Problem) -> str:
    """Write a problem as a GitHub annotation."""
    message = f"{each.pointer or '(whole document)'}: {each.code}: {each.message}. {each.hint}"
    file = _escaped(path).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={file},line={each.line},col={each.column}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _excerpt(each: Problem, found: Found) -> str:
    """Show the line of a problem, or the part of it around the place, with a caret below."""
    line, column = (each.line or 1) - found.line, (each.column or 1) - 1
    if line == 0:
        column -= found.column - 1
    lines = found.text.decode("utf-8", "replace").split("\n")
    source = lines[line] if line < len(lines) else ""
    start = max(0, column - _BEFORE)
    shown = "".join(each if each.isprintable() else " " for each in source[start:][:_EXCERPT])
    return f"  {shown}\n  {' ' * columns(shown[: column - start])}^"

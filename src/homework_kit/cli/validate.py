"""`validate`: say of files of any size what is wrong with their documents, and where."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from homework_kit.cli.reading import opened
from homework_kit.cli.stop import INVALID, USAGE, VALID, Stop
from homework_kit.cli.telling import Telling
from homework_kit.cli.terminal import visible

if TYPE_CHECKING:
    from homework_kit.io.stream import Found

_EVERY: Final = 1_000
_UNREAD: Final = (
    "What stands after that is not looked at until it is mended. "
    "If each line is a document of its own, add --ndjson."
)
_LINES: Final = (".ndjson", ".jsonl")


@attrs.define(slots=True)
class _Count:
    """What was read so far."""

    documents: int = 0
    invalid: int = 0
    problems: int = 0
    shown: int = 0

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
        raise Stop("There is no such kind.", f"Use one of: {', '.join(NAMES)}.", USAGE)
    total, unread = _Count(), VALID
    telling = Telling(options.format, options.show_values, most=options.max_problems)
    telling.begin()
    for path in options.file:
        try:
            with opened(path) as stream:
                _validate(path, stream, options, total, telling)
        except Stop as stop:
            print(f"homework-kit: {stop}", file=sys.stderr)
            unread = stop.exit_code
    telling.end(all_read=not unread)
    if total.documents or not unread:
        print(f"{total}.", file=sys.stderr)
    return unread or (INVALID if total.invalid else VALID)


def _validate(
    path: str, stream: BinaryIO, options: argparse.Namespace, total: _Count, telling: Telling
) -> None:
    """Print what one file holds."""
    from homework_kit.cli.cores import judged  # noqa: PLC0415 - only when asked for

    before = attrs.evolve(total)
    kinds: dict[str, None] = {}
    ndjson = options.ndjson or path.lower().endswith(_LINES)
    telling.start_file()
    for some in judged(stream, kind=options.kind, jobs=options.jobs, ndjson=ndjson):
        kinds |= dict.fromkeys(some.kinds)
        total.documents += some.documents
        total.invalid += len(some.refused)
        for found in some.refused:
            total.problems += len(found.problems)
            for each in found.problems:
                telling.tell(path, each, found)
            if not ndjson and _has_more(found):
                print(f"homework-kit: {visible(path)}: {_UNREAD}", file=sys.stderr)
        _progress(total)
    telling.end_file(path)
    if options.format == "text" and total.invalid == before.invalid:
        read = total.documents - before.documents
        much = f"{_many(read, 'document')}: " if read > 1 else ""
        print(f"{visible(path)}: {much}valid ({', '.join(kinds)})")


def _has_more(found: Found) -> bool:
    """Say whether a text that is no JSON goes on, from its second line on, after the mistake."""
    first = found.problems[0]
    if first.code != "not-json":
        return False
    lines = found.text.decode("utf-8", "replace").split("\n")
    at = (first.line or 1) - found.line
    rest = lines[at][(first.column or 1) - 1 :] if at else ""
    return any(map(str.strip, (rest, *lines[at + 1 :])))


def _progress(total: _Count) -> None:
    """Show on a terminal, and nowhere else, that long work goes on."""
    if total.documents - total.shown >= _EVERY and sys.stderr.isatty():
        total.shown = total.documents
        print(f"\r{total} ...", end="\r", file=sys.stderr, flush=True)

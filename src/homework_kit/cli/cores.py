"""Bulk validation on every core: batches of texts go out, and what was found comes back in order.

Only what is printed travels back, so the cost of sharing does not grow with the documents.
"""

from __future__ import annotations

import os
import signal
import stat
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import BinaryIO, Final

import attrs

from homework_kit.cli.stop import USAGE, Stop
from homework_kit.io.stream import Found, Text, read_texts, texts
from homework_kit.models.kinds import kind_of

LARGE: Final = 8 * 1024 * 1024
"""From this many bytes on the work is longer than starting others to share it takes."""
BATCH: Final = 1024 * 1024
"""About how many bytes one process is given at a time."""


@attrs.frozen(slots=True)
class Judged:
    """What was found in some texts: how many, the kinds of the valid ones, and the refused ones."""

    documents: int
    kinds: tuple[str, ...]
    refused: tuple[Found, ...]


def judge(batch: Sequence[Text], kind: str | None = None) -> Judged:
    """Read texts, and keep of them what is to be told.

    >>> judge([(1, 1, b'{"type": "activity", "where": "park"}')]).kinds
    ('activity',)
    """
    kinds: dict[str, None] = {}
    refused: list[Found] = []
    for found in read_texts(batch, kind=kind):
        if found.problems:
            refused.append(found)
        else:
            kinds[kind_of(found.document)] = None
    return Judged(len(batch), tuple(kinds), tuple(refused))


def judged(
    stream: BinaryIO, *, kind: str | None, jobs: int | None, ndjson: bool = False
) -> Iterator[Judged]:
    """Judge all texts of a stream, in their order; in a large file, by several processes.

    What comes through a pipe is judged text by text, unless several processes were asked for.

    Raises:
        Stop: a process ended before its work was done.
    """
    size = _size(stream)
    if jobs is None:
        jobs = _cores() if size >= LARGE else 1
    batches = _batches(texts(stream, ndjson=ndjson), BATCH if size or jobs > 1 else 1)
    first, second = next(batches, None), next(batches, None) if jobs > 1 else None
    if first is not None and second is not None:
        yield from _shared(chain((first, second), batches), kind, jobs)
    elif first is not None:
        for batch in chain((first,), batches):
            yield judge(batch, kind)


def _cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(stream: BinaryIO) -> int:
    """Give the bytes of a file; none for a pipe, a terminal, or what is in memory."""
    try:
        seen = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return 0
    return seen.st_size if stat.S_ISREG(seen.st_mode) else 0


def _batches(read: Iterable[Text], size: int) -> Iterator[list[Text]]:
    """Put texts together until they have so many bytes."""
    batch: list[Text] = []
    left = size
    for text in read:
        batch.append(text)
        left -= len(text[2])
        if left <= 0:
            yield batch
            batch, left = [], size
    if batch:
        yield batch


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _shared(batches: Iterable[Sequence[Text]], kind: str | None, jobs: int) -> Iterator[Judged]:
    """Let processes judge, each one batch at a time; a few wait, so memory has a bound."""
    waiting: deque[Future[Judged]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(judge, batch, kind))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise Stop(
                "A process that shared the work ended early.", "Run it with --jobs 1.", USAGE
            ) from None
        finally:
            for each in waiting:
                each.cancel()

"""From a path to a bundle, with one clear sentence for everything that can go wrong on the way."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from homework_kit.cli.stop import USAGE, Stop
from homework_kit.cli.terminal import visible
from homework_kit.errors import HomeworkKitError, InvalidDocument, UnknownZone, ZoneNeeded
from homework_kit.io import iter_documents, loads
from homework_kit.models.bundle import Bundle
from homework_kit.models.kinds import kind_of

T = TypeVar("T")


@contextmanager
def opened(path: str) -> Generator[BinaryIO]:
    """Open a file, or standard input for `-`.

    Raises:
        Stop: there is no such file, it is a directory, or it may not be read.
    """
    if path == "-":
        yield sys.stdin.buffer
        return
    with _readable(path) as stream:
        yield stream


def _readable(path: str) -> BinaryIO:
    name = visible(path)
    try:
        return Path(path).open("rb")
    except FileNotFoundError:
        raise Stop(f"There is no file {name}.", "Check the path.", USAGE) from None
    except IsADirectoryError:
        raise Stop(f"{name} is a directory.", "Name a file in it.", USAGE) from None
    except (OSError, ValueError) as refused:
        # A ValueError is a path that no system has, such as one with a NUL in it.
        reason = getattr(refused, "strerror", None) or "no such path"
        raise Stop(
            f"{name} cannot be read ({reason}).", "Check the path and its permissions.", USAGE
        ) from None


def read_bytes(path: str) -> bytes:
    """Read a file whole, or standard input for `-`.

    Raises:
        Stop: there is no such file, it is a directory, or it may not be read.
    """
    with opened(path) as stream:
        return stream.read()


def read_bundle(path: str) -> Bundle:
    """Read one person's bundle.

    Raises:
        Stop: the file cannot be read, is not valid, or holds another kind of document.
    """
    name = "The input" if path == "-" else visible(path)
    data = read_bytes(path)
    try:
        document = loads(data)
    except InvalidDocument as refused:
        if _holds_several(data):
            raise Stop(
                f"{name} holds more than one document.",
                "Give one bundle, which holds all of a person's documents.",
            ) from None
        first, count = refused.problems[0], len(refused.problems)
        raise Stop(
            f"{name} is not valid. Of {count} problems the first is: {first}"
            if count > 1
            else f"{name} is not valid. {first}",
            f"See all with `homework-kit validate {visible(path)}`.",
        ) from None
    if not isinstance(document, Bundle):
        raise Stop(
            f"{name} holds one {kind_of(document)} and no bundle.",
            "Give a document of kind bundle.",
        )
    return document


def _holds_several(data: bytes) -> bool:
    """Say whether this is an array or NDJSON of documents that can be read, one by one."""
    found = list(islice(iter_documents(BytesIO(data)), 2))
    return len(found) > 1 and not found[0].problems


def counted(count: Callable[[], T]) -> T:
    """Run a computation over a bundle, and say what it lacks if it cannot be done.

    Raises:
        Stop: a plan floats and nobody says where, or this host does not know a zone.
    """
    try:
        return count()
    except ZoneNeeded:
        raise Stop(
            "This plan has no time_zone and the bundle has no zones.",
            "Add `zones` to the bundle.",
        ) from None
    except UnknownZone as unknown:
        raise Stop(
            f"The time zone {visible(unknown.zone or '?')} is not known on this machine.",
            "Install or update tzdata.",
        ) from None
    except HomeworkKitError as refused:
        raise Stop(str(refused), "See the documentation of homework_kit.errors.") from None


def now_unless(as_of: dt.datetime | None) -> dt.datetime:
    """Give the moment that was asked for, or else now: the one place where a clock is read."""
    return dt.datetime.now(dt.UTC) if as_of is None else as_of

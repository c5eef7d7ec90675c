"""The store under test: how it is opened, what it claims, and how to look behind it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from homework_kit.models.choices import choices_needed
from homework_kit.testing.stores.protocol import Store

Capability: TypeAlias = Literal[
    "history", "people", "restart", "writers", "erase", "raw", "failing"
]
"""What a store may claim; what each means stands in store.md, Capabilities."""
CAPABILITIES: Final[frozenset[Capability]] = frozenset(get_args(Capability))

MakeStore: TypeAlias = Callable[[Path], Store]
FailAfter: TypeAlias = Callable[[Store, int], AbstractContextManager[object]]


def bytes_of_files(place: Path) -> bytes:
    """Give the content of every file beneath a directory.

    >>> bytes_of_files(Path("nowhere"))
    b''
    """
    return b"\n".join(each.read_bytes() for each in sorted(place.rglob("*")) if each.is_file())


class Interruption(OSError):
    """What `fail_at_line` raises in the middle of a store, as a full disk would."""


@contextmanager
def fail_at_line(store: Store, steps: int) -> Generator[None]:
    """Within it, the next append fails after so many lines of the store's own source.

    Those are the lines of the files in which the class of the store and its bases are written. What
    other modules write is whole or not there; give a `fail_after` of your own to reach into them.
    """
    files = {inspect.getfile(each) for each in type(store).__mro__ if each.__module__ != "builtins"}
    left = steps

    def trace(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        nonlocal left
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            if left == 0:
                # Python stops tracing where a trace function raises: this happens once.
                raise Interruption("The store was made to fail on purpose.")
            left -= 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def _claimed(given: Iterable[Capability]) -> frozenset[Capability]:
    """Refuse what is no capability: a store would be taken for one that claims less, or more."""
    return choices_needed(given, Capability, "capabilities")


@attrs.frozen(slots=True, kw_only=True)
class Subject:
    """A store under test.

    >>> subject = Subject(make_store=lambda place: NotImplemented, claims=frozenset({"erase"}))
    >>> subject.lacks(frozenset({"restart", "erase"}))
    ('restart',)
    """

    make_store: MakeStore
    """Opens the store that lives in a directory; called again, opens the same once more."""
    claims: frozenset[Capability] = attrs.field(default=CAPABILITIES, converter=_claimed)
    raw_bytes: Callable[[Path], bytes] = bytes_of_files
    """Gives everything that the store of a directory has written."""
    fail_after: FailAfter = fail_at_line
    """Within it, a store fails after so many steps of the next append, whatever a step is."""

    def lacks(self, needed: frozenset[Capability]) -> tuple[Capability, ...]:
        """Give what of these is not claimed."""
        return tuple(sorted(needed - self.claims))

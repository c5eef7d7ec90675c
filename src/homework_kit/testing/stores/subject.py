"""The store under test: how it is opened, what it claims, and how to look behind it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

import attrs

from homework_kit.testing.stores.protocol import Store

Capability: TypeAlias = Literal[
    "history", "people", "restart", "writers", "erase", "raw", "failing"
]
"""What a store may claim; what each means stands in store.md, Capabilities."""
CAPABILITIES: Final[frozenset[Capability]] = frozenset(get_args(Capability))
BY_DEFAULT: Final[frozenset[Capability]] = CAPABILITIES - {"failing"}
"""Everything that needs no hook of the embedder's."""

MakeStore: TypeAlias = Callable[[Path], Store]
FailAfter: TypeAlias = Callable[[Store, int], AbstractContextManager[object]]


def bytes_of_files(place: Path) -> bytes:
    """Give the content of every file beneath a directory.

    >>> bytes_of_files(Path("nowhere"))
    b''
    """
    return b"\n".join(each.read_bytes() for each in sorted(place.rglob("*")) if each.is_file())


@attrs.frozen(slots=True, kw_only=True)
class Subject:
    """A store under test.

    >>> subject = Subject(make_store=lambda place: NotImplemented)
    >>> subject.lacks(frozenset({"failing", "erase"}))
    ('failing',)
    """

    make_store: MakeStore
    """Opens the store that lives in a directory; called again, opens the same once more."""
    claims: frozenset[Capability] = BY_DEFAULT
    raw_bytes: Callable[[Path], bytes] = bytes_of_files
    """Gives everything that the store of a directory has written."""
    fail_after: FailAfter | None = None
    """Within it, a store fails at so many steps of the next append, whatever a step is."""

    def lacks(self, needed: frozenset[Capability]) -> tuple[Capability, ...]:
        """Give what of these is not claimed."""
        return tuple(sorted(needed - self.claims))

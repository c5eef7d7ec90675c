"""What a store is: a few methods, each with what it promises. Nothing to inherit from.

The unit of everything is a bundle of one person (offline-phones.md, What to store and what to
send): its references resolve, so whatever was appended can be read again, and it carries what
stands beside the documents (zones, sessions, consent). What is new goes into a small bundle
together with what it names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Protocol

from homework_kit.models.bundle import Bundle
from homework_kit.review import Receipt


class Store(Protocol):
    """Keeps what people wrote, and gives it back.

    A class with these two methods is a store; it inherits from nothing. A store that has a method
    `close` is closed before it is opened again, but in one test: a process may end without closing.
    Source: store.md, where each promise stands.

    >>> class Forgetful:
    ...     def append(self, bundle: Bundle, /) -> None: ...
    ...     def load(self, person_id: str, /) -> Bundle:
    ...         return Bundle(person_id=person_id)
    >>> store: Store = Forgetful()  # a store for type checkers; the tests tell that it is none
    """

    def append(self, bundle: Bundle, /) -> None:
        """Keep a batch beside what is there, whole or not at all.

        What was appended before changes nothing: a batch may be sent again, late, out of order, or
        overlap with others. Nothing is overwritten. When this returns, the batch is kept, whatever
        happens to the process then.

        Raises:
            InvalidDocument, NewerMembersDiffer: as `hk.merge` of what is kept and the batch; then
                nothing of the batch is kept.
            Exception: the store's own, where keeping did not work; then nothing of it is kept, or
                all of it. It holds no word of the person's.
        """

    def load(self, person_id: str, /) -> Bundle:
        """Give what `hk.merge` makes of all that was appended for this person.

        Each item once, with the canonical bytes it came with; lists in any order. A person nobody
        appended anything for has a bundle with nothing in it.
        """
        ...


class ErasingStore(Store, Protocol):
    """A store that can also erase, as a person may ask at any time and without a reason.

    >>> [name for name in ("append", "load", "erase") if hasattr(ErasingStore, name)]
    ['append', 'load', 'erase']
    """

    def erase(
        self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
    ) -> Receipt:
        """Leave what `hk.erase` leaves of a person's bundle, and give its receipt.

        The words that go are in no file of the store afterwards, in no log and no second copy.

        Args:
            person_id: whose.
            ids: ids of assignments, entries, obstacles or reviews; None is everything.
            as_of: the moment of erasing, an aware datetime.
        """
        ...

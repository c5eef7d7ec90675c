"""The sentences of the documentation that the laws of stores come from, word for word."""

from __future__ import annotations

from typing import Final

import attrs


@attrs.frozen(slots=True)
class Clause:
    """A sentence and its page.

    >>> LOAD.page
    'store.md'
    """

    page: str
    quote: str


WHOLE: Final = Clause("store.md", "A batch is kept whole or not at all.")
AGAIN: Final = Clause("store.md", "What is appended again changes nothing")
BESIDE: Final = Clause("store.md", "Nothing is overwritten")
REFUSED: Final = Clause(
    "store.md", "What cannot be united with what is there is refused, and nothing of it is kept."
)
LOAD: Final = Clause(
    "store.md", "`load` gives what `hk.merge` makes of all that was appended for this person"
)
ONCE: Final = Clause("store.md", "each item once, with the canonical bytes it came with")
MEMBERS: Final = Clause("store.md", "No member is left out, filled in or changed")
UNKNOWN: Final = Clause(
    "store.md", "A person for whom nothing was appended has a bundle with nothing in it."
)
LOOKING: Final = Clause("store.md", "Loading changes nothing.")
PERSONS: Final = Clause("store.md", "Nothing of one person is ever given for another")
OPAQUE: Final = Clause("store.md", "two ids are one only if all their characters are the same")
DURABLE: Final = Clause("store.md", "When `append` has returned, the batch is kept")
KILLED: Final = Clause("store.md", "whatever happens to the process then")
HANDLES: Final = Clause("store.md", "Two handles see one store")
ERASE: Final = Clause("store.md", "`erase` leaves what `hk.erase` leaves, and gives its receipt.")
NOWHERE: Final = Clause("store.md", "The words that go stand in no file of the store any more.")
SILENT: Final = Clause(
    "store.md", "No error, no log and no output of a store holds a word of the person's."
)

TEXT: Final = Clause("data-model.md", "never trimmed, changed, scored or classified")
EXTENSIONS: Final = Clause("data-model.md", "kept and written back untouched")
NUMBERS: Final = Clause("data-model.md", "every one comes back as it was written")
OFFSET: Final = Clause(
    "data-model.md", "Instants are RFC 3339 with `T` and an offset, which is kept"
)
HALF: Final = Clause("data-model.md", "Half a record is a record.")
EDITS: Final = Clause("data-model.md", "Nothing is overwritten.")
HEADS: Final = Clause("store.md", "What nothing replaces stands, whenever it came.")
DELETED: Final = Clause(
    "data-model.md", "While a tombstone is a head, the id is shown and counted nowhere."
)
VERSIONS: Final = Clause("data-model.md", "stays, and rules until the new one starts")
KEEP_ALL: Final = Clause("data-model.md", "Keep all of them and pass all of them")
CONSENT: Final = Clause(
    "data-model.md", "of consent statements of one moment, the most restrictive holds"
)
LATE: Final = Clause(
    "offline-phones.md", "There is no message that has to arrive before another one"
)
TWICE: Final = Clause("offline-phones.md", "Sending the same thing twice is harmless.")
NAMES_BESIDE: Final = Clause(
    "offline-phones.md",
    "Two values under one name of the bundle's own `extensions` are both kept",
)
OLD_COPY: Final = Clause(
    "leave-and-erase.md",
    "An old copy that is merged in later does not bring anything back to sight",
)
ABOUT: Final = Clause(
    "leave-and-erase.md", "With an assignment go its entries, obstacles and reviews"
)
PROTECTS: Final = Clause("leave-and-erase.md", "consent statements stay, for they protect")
LET_PASS: Final = Clause("leave-and-erase.md", "An id that is not there is let pass")
NEWER: Final = Clause(
    "COMPATIBILITY.md",
    "A document of a newer minor than the library knows is read, kept and written back",
)

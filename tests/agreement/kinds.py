"""Valid documents of every kind from a seed; in a bundle every reference resolves."""

from __future__ import annotations

from random import Random
from typing import Final

from homework_kit.models.assignment import Assignment, AssignmentTombstone
from homework_kit.models.base import Model
from homework_kit.models.bundle import Bundle
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.kinds import NAMES, RECORDS, reader
from homework_kit.models.obstacle import Obstacle, ObstacleTombstone
from homework_kit.models.review import Review, ReviewTombstone
from homework_kit.models.summary import AdherenceSummary
from tests.agreement.shapes import Members
from tests.agreement.valid import members

_EDITED: Final[dict[str, tuple[type[Model], type[Model]]]] = {
    "assignment": (Assignment, AssignmentTombstone),
    "entry": (Entry, EntryTombstone),
    "obstacle": (Obstacle, ObstacleTombstone),
    "review": (Review, ReviewTombstone),
}
_TOMBSTONES_OF_TEN: Final = 1

for _name in NAMES:
    reader(_name)  # building a reader settles which members the wire must carry


def valid_document(kind: str, random: Random) -> Members:
    """Give a valid document of a kind.

    >>> valid_document("activity", Random(1))["type"]
    'activity'
    """
    if kind == "bundle":
        return _bundle(random)
    if kind in _EDITED:
        document, tombstone = _EDITED[kind]
        model = tombstone if random.randrange(10) < _TOMBSTONES_OF_TEN else document
    else:
        model = RECORDS.get(kind, AdherenceSummary)
    made: Members = members(model)(random)
    return made


def _bundle(random: Random) -> Members:
    """Give one person's export, with a plan and an entry that every other document may name."""
    made: Members = members(Bundle)(random)
    plans, entries = _several("assignment", random), _several("entry", random)
    made |= {"assignments": plans, "entries": entries}
    made |= {name + "s": _several(name, random) for name in ("obstacle", "review")}
    named = {
        "person_id": made["person_id"],
        **dict.fromkeys(("assignment_id", "replaces_assignment"), plans[0]["id"]),
        "next_assignment_id": plans[0]["id"],
        **dict.fromkeys(("assignment_version", "next_version"), plans[0]["version"]),
        "entry_id": entries[0]["id"],
        "entries_looked_at": [each["id"] for each in entries],
    }
    for name in ("sessions", "assignments", "entries", "obstacles", "reviews"):
        for document in made.get(name, ()):
            document.pop("supersedes", None)
            document |= {member: value for member, value in named.items() if member in document}
            if document.get("record", {}).get("type") == "graded_step":
                document["record"] = {"type": "activity", "where": "park"}
    return made


def _several(kind: str, random: Random) -> list[Members]:
    made = [valid_document(kind, random) for _ in range(random.choice((1, 1, 2)))]
    return [document | {"id": f"{kind}{index}"} for index, document in enumerate(made)]

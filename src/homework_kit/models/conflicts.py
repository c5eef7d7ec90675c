"""What stands in a bundle, and where its copies disagree; read without a clock.

A revision names what it replaces, so the current state is the revisions that nothing replaces
(data-model.md, Edits). More than one of them is a conflict: two phones edited offline. Until
somebody decides, one of them is shown, the same on every device.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, TypeAlias

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session, bundle_needed
from homework_kit.models.edits import content_hash, heads_of
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review

Revision: TypeAlias = Assignment | Entry | Obstacle | Review | Session | Tombstone
Reason = Literal["several_heads", "deleted_and_edited", "same_revision_differs"]
_LISTS: Final = {
    "sessions": "session",
    "assignments": "assignment",
    "entries": "entry",
    "obstacles": "obstacle",
    "reviews": "review",
}


@attrs.frozen(slots=True, kw_only=True)
class Conflict:
    """One id whose copies disagree, and the revisions that stand side by side.

    To settle it, amend the revision that is kept and let it replace them all:
    `hk.amend(kept, supersedes=[each.revision for each in conflict.heads])`. That also brings back
    what was deleted; to leave it deleted, `hk.delete` each head that is none of the tombstones.

    >>> from homework_kit.models.edits import amend
    >>> meeting = Session(id="s1", on="2026-02-09")
    >>> moved = [amend(meeting, on=on) for on in ("2026-02-10", "2026-02-11")]
    >>> bundle = Bundle(person_id="p1", sessions=[meeting, *moved])
    >>> [(each.kind, each.reason, len(each.heads)) for each in conflicts(bundle)]
    [('session', 'several_heads', 2)]
    """

    kind: str
    id: str
    version: int | None = None
    """Of an assignment; None for anything else."""
    reason: Reason
    heads: tuple[Revision, ...] = attrs.field(repr=lambda heads: str(len(heads)))
    """Sorted by the SHA-256 of their content."""

    @property
    def shown(self) -> Revision | None:
        """The revision that is shown and counted until someone decides; None where it is deleted.

        data-model.md, Merge: the head with the lowest SHA-256 of its canonical bytes.
        """
        return None if self.reason == "deleted_and_edited" else self.heads[0]


def heads(bundle: Bundle) -> tuple[Revision, ...]:
    """Give the revisions that nothing replaces, tombstones among them, each content once.

    Sessions first, then assignments, entries, obstacles and reviews, each in the order of the
    bundle. An id with more than one head is in conflict; see `conflicts`. A session has neither
    `kind` nor `deleted`, so tell the heads apart by their classes, as below: what is deleted is a
    `Tombstone`, whatever it was.

    Raises:
        WrongArgument: this is no bundle.

    Source: data-model.md, Edits.

    >>> from homework_kit.models.edits import amend
    >>> meeting = Session(id="s1", on="2026-02-09")
    >>> moved = amend(meeting, on="2026-02-10")
    >>> found = heads(Bundle(person_id="p1", sessions=[meeting, moved]))
    >>> [each.on.day for each in found if isinstance(each, Session)]
    [10]
    >>> [each for each in found if isinstance(each, Entry | Tombstone)]
    []
    """
    bundle_needed(bundle, "heads")
    return tuple(head for _, _, group in _standing(bundle) for head in group)


def conflicts(bundle: Bundle) -> tuple[Conflict, ...]:
    """Give every id (and version) whose heads disagree, for someone to decide.

    - `several_heads`: edited in two places at once.
    - `deleted_and_edited`: deleted in one place, edited in another; it counts as deleted.
    - `same_revision_differs`: one name, two contents. Names of `hk.amend` never collide, so an id
      that two devices made up (use `hk.new_id`), or another program, is behind it.

    Nothing here is urgent: until it is settled every device shows and counts the same head.

    >>> conflicts(Bundle(person_id="p1"))
    ()
    """
    bundle_needed(bundle, "conflicts")
    return tuple(
        Conflict(
            kind=_LISTS[name],
            id=identity[0],
            version=identity[1],
            reason=reason,
            heads=tuple(sorted(group, key=content_hash)),
        )
        for name, identity, group in _standing(bundle)
        if (reason := _reason(group)) is not None
    )


def _standing(bundle: Bundle) -> Iterator[tuple[str, tuple[str, int | None], list[Any]]]:
    for name in _LISTS:
        groups: dict[tuple[str, int | None], list[Any]] = {}
        for document in getattr(bundle, name):
            identity = (document.id, getattr(document, "version", None))
            groups.setdefault(identity, []).append(document)
        for identity, group in groups.items():
            yield name, identity, _each_content_once(heads_of(group))


def _each_content_once(found: list[Any]) -> list[Any]:
    # Nearly every document has one head, and then nothing has to be written to compare it.
    if len(found) == 1:
        return found
    return list({each.canonical(): each for each in found}.values())


def _reason(group: list[Any]) -> Reason | None:
    edits = [each for each in group if not isinstance(each, Tombstone)]
    if len(group) == 1 or not edits:
        return None
    if len(edits) < len(group):
        return "deleted_and_edited"
    names = {each.revision for each in edits}
    return "several_heads" if len(names) == len(edits) else "same_revision_differs"

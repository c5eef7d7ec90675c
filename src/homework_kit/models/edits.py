"""Edits: new revisions, tombstones, and which revision stands now.

Nothing is overwritten and no device clock decides: a revision names what it replaces, and what
nothing replaces is a head (data-model.md, Edits).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload
from uuid import uuid4

from homework_kit.errors import IdentityKept, InvalidDocument, Problem, WrongArgument
from homework_kit.models.assignment import Assignment, AssignmentTombstone
from homework_kit.models.base import Model, Revised, Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.canonical import canonical_text
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.obstacle import Obstacle, ObstacleTombstone
from homework_kit.models.remake import members_of
from homework_kit.models.review import Review, ReviewTombstone

D = TypeVar("D", Assignment, Entry, Obstacle, Review, Session)
M = TypeVar("M", bound=Model)
R = TypeVar("R", bound=Revised | Tombstone | Session)
_REVISION_DIGITS = 16
_IDENTITY = frozenset({"id", "kind", "schema_version", "version", "revision"})
_UNNAMED = "unnamed"
"""Stands in while the content is written from which the revision takes its name."""


def new_id() -> str:
    """Draw a new opaque id (a random UUID): the only randomness of the library.

    >>> len(new_id())
    36
    """
    return str(uuid4())


def _revision_name(draft: Model) -> str:
    """Name a revision by its content, so that two phones never choose one name for two edits."""
    members = draft.model_dump(mode="json", exclude_none=True, exclude={"revision"})
    return hashlib.sha256(canonical_text(members).encode()).hexdigest()[:_REVISION_DIGITS]


def _named(kind: Callable[..., M], members: dict[str, Any]) -> M | tuple[Problem, ...]:
    """Make a revision that is named by its content; or give the problems with that content."""
    try:
        draft = kind(**members | {"revision": _UNNAMED})
    except InvalidDocument as refused:
        return refused.problems
    return kind(**members | {"revision": _revision_name(draft)})


def named_by_content(kind: Callable[..., M], members: dict[str, Any]) -> M:
    """Make a document whose revision is named by its content.

    Raises:
        InvalidDocument: when the members make no valid document.

    >>> named_by_content(Session, {"id": "s1", "on": "2026-02-09"}).revision
    'f2ab8a9648d65b97'
    """
    made = _named(kind, members)
    if isinstance(made, tuple):
        # A traceback that shows local variables must find nothing of the person's here.
        del members
        raise InvalidDocument(made)
    return made


def amend(document: D, /, **changes: Any) -> D:
    """Make the next revision of a document; None takes a member away.

    The new revision replaces the one it was made from and is named by the first 16 hex digits of
    the SHA-256 of its canonical content. For an entry, pass `recorded_at`: the time of this
    revision. To settle a conflict, pass `supersedes` with the revisions of all heads. An edit
    rewrites what it edits: when the plan itself changes, make a new version with `hk.revise`, so
    that what was agreed before stays.

    Raises:
        InvalidDocument: when the changed document would not be valid.
        IdentityKept: when a change names id, kind, version or revision: an edit keeps its identity.

    >>> entry = Entry(id="t1", note="first words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> better = amend(entry, note="better words", recorded_at="2026-02-03T18:41:00+00:00")
    >>> better.supersedes, better.revision
    (('1',), '18ece94ebd65b4c3')
    """
    # Callers without a type checker hand over bundles and tombstones.
    if not isinstance(document, (Revised, Session)):  # pyright: ignore[reportUnnecessaryIsInstance] - see above
        del document, changes
        raise WrongArgument("amend", "an Assignment, Entry, Obstacle, Review or Session")
    touched = _IDENTITY & changes.keys()
    if touched:
        del document, changes
        raise IdentityKept(touched)
    members = members_of(document) | {"supersedes": (document.revision,)} | changes
    made = _named(type(document), members)
    if isinstance(made, tuple):
        del document, changes, members
        raise InvalidDocument(made)
    return made


_TOMBSTONES: dict[type[Revised], type[Tombstone]] = {
    Assignment: AssignmentTombstone,
    Entry: EntryTombstone,
    Obstacle: ObstacleTombstone,
    Review: ReviewTombstone,
}


@overload
def delete(document: Assignment, *, recorded_at: Any = None) -> AssignmentTombstone: ...
@overload
def delete(document: Entry, *, recorded_at: Any = None) -> EntryTombstone: ...
@overload
def delete(document: Obstacle, *, recorded_at: Any = None) -> ObstacleTombstone: ...
@overload
def delete(document: Review, *, recorded_at: Any = None) -> ReviewTombstone: ...
def delete(
    document: Assignment | Entry | Obstacle | Review, *, recorded_at: Any = None
) -> Tombstone:
    """Make the tombstone of a document: its identity stays, its content is gone.

    `recorded_at` is the instant of the deletion (an aware datetime or its ISO text), if known.

    >>> entry = Entry(id="t1", note="words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> delete(entry)
    EntryTombstone(members=3, supersedes=1)
    """
    if type(document) not in _TOMBSTONES:
        del document
        raise WrongArgument("delete", "an Assignment, Entry, Obstacle or Review")
    made = _buried([document], recorded_at)
    if isinstance(made, tuple):
        # A traceback that shows local variables must find nothing of the person's here.
        del document, recorded_at
        raise InvalidDocument(made)
    return made


_MOST_SUPERSEDED = 200


def tombstone_of(revisions: Sequence[Any], *, recorded_at: Any = None) -> Tombstone:
    """Make one tombstone in the place of several revisions of one document (and version).

    It names the revisions it replaces; of more than 200, those that nothing else replaces and then
    the latest of the list, for more names do not fit.

    >>> entry = Entry(id="t1", note="words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> tombstone_of([entry, amend(entry, note="other")]).deleted
    True
    """
    made = _buried(revisions, recorded_at)
    if isinstance(made, tuple):
        del revisions, recorded_at
        raise InvalidDocument(made)
    return made


def _buried(revisions: Sequence[Any], recorded_at: Any) -> Tombstone | tuple[Problem, ...]:
    names = dict.fromkeys(each.revision for each in (*heads_of(revisions), *reversed(revisions)))
    document = next(each for each in revisions if type(each) in _TOMBSTONES)
    members: dict[str, Any] = {
        "id": document.id,
        "person_id": document.person_id,
        "supersedes": tuple(sorted([*names][:_MOST_SUPERSEDED])),
        "recorded_at": recorded_at,
    }
    if isinstance(document, Assignment):
        members["version"] = document.version
    return _named(_TOMBSTONES[type(document)], members)


def content_hash(document: Model) -> str:
    """Give the SHA-256 of the canonical bytes: how heads are ordered when two stand side by side.

    >>> content_hash(Session(id="s1", on="2026-02-09"))[:8]
    '4381a80d'
    """
    return hashlib.sha256(document.canonical().encode()).hexdigest()


def current(documents: Iterable[D | Tombstone]) -> tuple[D, ...]:
    """Give what stands now: of each id (and version) the head, nothing where that is a tombstone.

    Of several heads (edited on two phones offline) the one with the lowest hash is given, so that
    every device agrees until someone decides. Order follows first
    appearance, so the result does not depend on the order of revisions.

    >>> entry = Entry(id="t1", note="words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> current([entry, delete(entry)])
    ()
    """
    revisions: dict[tuple[str, str, int], list[Any]] = {}
    for document in documents:
        identity = (
            getattr(document, "kind", "session"),
            document.id,
            getattr(document, "version", 0),
        )
        revisions.setdefault(identity, []).append(document)
    standing: list[D] = []
    for group in revisions.values():
        chosen = group[0] if len(group) == 1 else _shown(group)
        if not isinstance(chosen, Tombstone):
            standing.append(chosen)
    return tuple(standing)


def heads_of(revisions: Sequence[R]) -> list[R]:
    """Give the revisions of one document (and version) that no other of them replaces.

    Revisions in a circle have no head; a bundle refuses them, and here all of them stand.

    Source: data-model.md, Edits.

    >>> meeting = Session(id="s1", on="2026-02-09")
    >>> [each.on.day for each in heads_of([meeting, amend(meeting, on="2026-02-10")])]
    [10]
    """
    if len(revisions) == 1:
        return list(revisions)
    replaced = {name for each in revisions for name in each.supersedes}
    return [each for each in revisions if each.revision not in replaced] or list(revisions)


def _shown(group: Sequence[Any]) -> Any:
    heads = heads_of(group)
    tombstones = [document for document in heads if isinstance(document, Tombstone)]
    return min(tombstones or heads, key=content_hash)

"""Taking everything along, and having it erased: a manifest, and a receipt without words."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from homework_kit.models.aside import VERSION, Path, members_aside, set_aside
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, bundle_needed
from homework_kit.models.choices import names_needed
from homework_kit.models.edits import tombstone_of
from homework_kit.models.merge import merge
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.references import EVERY_LIST, LISTS
from homework_kit.models.wire import write_instant
from homework_kit.schedule.walltime import writable


@attrs.frozen(slots=True, kw_only=True)
class Export:
    """Everything of one person, to take along: export = import = backup.

    >>> export(Bundle(person_id="p1")).counts["entries"]
    0
    """

    text: str = attrs.field(repr=False)
    """The bundle as canonical JSON; `hk.loads` reads it back."""
    counts: dict[str, int]
    """How many items each list of the bundle holds, revisions and tombstones among them."""
    sha256: str
    """Of the UTF-8 bytes of `text`, to see later that nothing was lost on the way."""


def export(bundle: Bundle) -> Export:
    """Write everything of one person, private notes and all revisions too; nobody else's view.

    Exact duplicates collapse and lists are sorted, so the same content is the same text.

    Source: data-model.md: export = import = backup.

    >>> from homework_kit.io import loads
    >>> taken = export(Bundle(person_id="p1"))
    >>> loads(taken.text) == Bundle(person_id="p1")
    True
    """
    bundle_needed(bundle, "export")
    whole = merge(bundle, Bundle(person_id=bundle.person_id))
    text = whole.canonical()
    return Export(
        text=text,
        counts={name: len(getattr(whole, name)) for name in EVERY_LIST},
        sha256=_sha256(text),
    )


@attrs.frozen(slots=True, kw_only=True)
class Receipt:
    """What was erased, and what is left: ids and counts, no word of anybody's.

    >>> Receipt(erased_at=dt.datetime(2026, 2, 3, tzinfo=dt.UTC), erased=(), left_sha256="0").text
    '{"erased":[],"erased_at":"2026-02-03T00:00:00+00:00","left_sha256":"0"}'
    """

    erased_at: dt.datetime
    erased: tuple[tuple[str, str, int], ...]
    """Kind, id, and how many revisions of it were erased; sorted."""
    left_sha256: str
    """Of the canonical bytes of the bundle that is left."""

    @property
    def text(self) -> str:
        """The receipt as JSON, to hand out and to keep."""
        content = {
            "erased": [
                {"id": name, "kind": kind, "revisions": count} for kind, name, count in self.erased
            ],
            "erased_at": write_instant(self.erased_at),
            "left_sha256": self.left_sha256,
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


@attrs.frozen(slots=True, kw_only=True)
class Erased:
    """The bundle that is left, and the receipt."""

    bundle: Bundle
    receipt: Receipt


def erase(bundle: Bundle, ids: Collection[str] | None = None, *, as_of: dt.datetime) -> Erased:
    """Erase documents by id, with all their revisions and what is about them; or everything.

    In place of each document stands its tombstone: an old copy that comes back later does not bring
    it back to sight. With an assignment go its entries, obstacles and reviews; with an entry, the
    obstacles that name it. Without `ids` all documents go, and zones, sessions and extensions too;
    consent stays, for it protects.

    What other devices and backups still hold, this cannot reach: merge there, and erase there.

    Args:
        bundle: one person's documents.
        ids: ids of assignments, entries, obstacles or reviews; unknown ids are let pass.
        as_of: the moment of erasing, an aware datetime; it stands in the tombstones.

    Raises:
        AwareTimeNeeded: `as_of` has no offset.
        OutOfRange: `as_of` lies outside the years 1900 to 2199.
        WrongArgument: `bundle` is none, or `ids` is no collection of texts; one id alone is none.

    Source: data-model.md, Edits.

    >>> from homework_kit.models.entry import Entry
    >>> at = dt.datetime(2026, 2, 3, 18, tzinfo=dt.UTC)
    >>> gone = erase(
    ...     Bundle(person_id="p1", entries=[Entry(id="t1", note="words", recorded_at=at)]),
    ...     ["t1"], as_of=at,
    ... )
    >>> gone.receipt.erased, gone.bundle.entries[0].deleted
    ((('entry', 't1', 1),), True)
    """
    bundle_needed(bundle, "erase")
    writable(as_of, "as_of")
    named = None if ids is None else names_needed(ids, "ids")
    chosen = _all_ids(bundle) if named is None else _with_what_is_about_them(bundle, named)
    counts = Counter[tuple[str, str]]()
    members: dict[str, Any] = {"person_id": bundle.person_id, "consent": bundle.consent}
    if ids is None:
        members["zones"], members["sessions"] = (), ()
    else:
        members |= {name: getattr(bundle, name) for name in ("zones", "sessions", "extensions")}
    for name in LISTS:
        members[name] = _buried(getattr(bundle, name), chosen, counts, as_of)
    left = Bundle(**members)
    aside = tuple(_aside_of_what_stays(bundle, members, whole=ids is None))
    if aside:
        set_aside(left, aside)
    erased = tuple(sorted((kind, id_, count) for (kind, id_), count in counts.items()))
    receipt = Receipt(erased_at=as_of, erased=erased, left_sha256=_sha256(left.canonical()))
    return Erased(bundle=left, receipt=receipt)


def _aside_of_what_stays(
    bundle: Bundle, members: Mapping[str, Any], *, whole: bool
) -> Iterator[tuple[Path, str]]:
    """Move along what a newer minor says of what stays; of a whole erasure that is consent."""
    for path, text in members_aside(bundle):
        name, *rest = path
        if name in LISTS and rest:
            item = getattr(bundle, str(name))[rest[0]]
            places = [at for at, each in enumerate(members[str(name)]) if each is item]
            yield from (((name, at, *rest[1:]), text) for at in places[:1])
        elif not whole or name == "consent" or path == VERSION:
            yield path, text


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _all_ids(bundle: Bundle) -> set[str]:
    return {document.id for name in LISTS for document in getattr(bundle, name)}


def _with_what_is_about_them(bundle: Bundle, ids: frozenset[str]) -> set[str]:
    about = {
        document.id
        for document in (*bundle.entries, *bundle.reviews)
        if getattr(document, "assignment_id", None) in ids
    }
    chosen = about | ids
    return chosen | {
        each.id
        for each in bundle.obstacles
        if isinstance(each, Obstacle) and ({each.assignment_id, each.entry_id} & chosen)
    }


def _buried(
    documents: Iterable[Any],
    chosen: set[str],
    counts: Counter[tuple[str, str]],
    as_of: dt.datetime,
) -> list[Any]:
    """Put one tombstone in the place of all revisions; what was buried before stays as it is."""
    kept: list[Any] = []
    revisions: dict[tuple[str, int], list[Any]] = {}
    for document in documents:
        if document.id in chosen:
            key = (document.id, getattr(document, "version", 0))
            revisions.setdefault(key, []).append(document)
        else:
            kept.append(document)
    for group in revisions.values():
        words = [each for each in group if not isinstance(each, Tombstone)]
        if words:
            counts[words[0].kind, words[0].id] += len(words)
            kept.append(tombstone_of(group, recorded_at=as_of))
        else:
            kept += group
    return kept

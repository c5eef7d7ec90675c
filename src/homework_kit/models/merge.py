"""Two copies of one person's bundle become one, and nothing in either is lost.

A union by identity (data-model.md, Merge): commutative, associative and idempotent, so devices may
exchange copies in any order, late, twice or through each other, and end with the same bytes. No
clock decides anything. What two copies say differently stands side by side in the result;
`homework_kit.models.conflicts` reads it from there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

from homework_kit.errors import AnotherPerson, HomeworkKitError, NewerMembersDiffer
from homework_kit.models.aside import (
    VERSION,
    Members,
    Path,
    members_aside,
    minor,
    set_aside,
    version_of,
)
from homework_kit.models.attempt import attempt
from homework_kit.models.bundle import Bundle, bundle_needed
from homework_kit.models.canonical import canonical_text

_KEPT_BESIDE: Final = re.compile("[.]conflict-[0-9a-f]{16}$")
Key = tuple[Any, ...]


def merge(one: Bundle, other: Bundle) -> Bundle:
    """Give everything that either copy holds; the order of the two makes no difference.

    Documents that are the same to the byte collapse; two revisions of one name with different
    content are both kept, as are several heads of one id: see `hk.conflicts`. Lists come out
    sorted, so equal content is equal bytes. Of the bundle's own `extensions`, two values under one
    name are both kept, the second beside the first under `{name}.conflict-{16 hex digits}`.

    Raises:
        AnotherPerson: the two are of different persons.
        NewerMembersDiffer: both carry members of a newer version that say different things.
        InvalidDocument: together they break a rule that neither breaks alone: a circle of revisions
            (revision-cycle), or more extensions than fit.

    Source: data-model.md, Merge; a state-based CRDT (Shapiro et al. 2011) with tombstones.

    >>> from homework_kit.models.entry import Entry
    >>> def note(name):
    ...     return Entry(id=name, note="words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> phone = Bundle(person_id="p1", entries=[note("t2"), note("t1")])
    >>> tablet = Bundle(person_id="p1", entries=[note("t1")])
    >>> [each.id for each in merge(phone, tablet).entries]
    ['t1', 't2']
    """
    bundle_needed(one, "merge")
    bundle_needed(other, "merge")
    made = attempt(_merged, one, other)
    if isinstance(made, HomeworkKitError):
        # A traceback that shows local variables must find nothing of the person's here.
        del one, other
        raise made
    return made


def _merged(one: Bundle, other: Bundle) -> Bundle:
    if one.person_id != other.person_id:
        raise AnotherPerson
    aside = _of_the_bundle((one, other))
    members: dict[str, Any] = {"person_id": one.person_id}
    for name, key in _KEYS.items():
        members[name], moved = _union(name, key, (one, other))
        aside += moved
    members["extensions"] = _extensions((one.extensions or {}, other.extensions or {})) or None
    merged = Bundle(**members)
    if aside:
        set_aside(merged, tuple(aside))
    return merged


def _instant(moment: dt.datetime) -> dt.datetime:
    """Sort by the instant; two spellings of one instant are told apart by the content."""
    return moment.astimezone(dt.UTC)


def _document_key(document: Any) -> Key:
    return (document.id, getattr(document, "version", 0), document.revision)


_KEYS: Final[dict[str, Callable[[Any], Key]]] = {
    "zones": lambda span: (_instant(span.from_),),
    "sessions": lambda session: (session.id, session.revision),
    "assignments": _document_key,
    "entries": _document_key,
    "obstacles": _document_key,
    "reviews": _document_key,
    "consent": lambda statement: (_instant(statement.noted_at),),
}
"""The lists of a bundle, and what each is sorted by."""


def _union(
    name: str, key: Callable[[Any], Key], bundles: tuple[Bundle, Bundle]
) -> tuple[list[Any], list[tuple[Path, str]]]:
    """Unite one list of the two bundles, and move the set-aside members of its items along."""
    found: dict[Key, list[tuple[Any, Members]]] = {}
    for bundle in bundles:
        aside = _of_items(bundle, name)
        for index, item in enumerate(getattr(bundle, name)):
            same_key = found.setdefault(key(item), [])
            carried = aside.get(index, ())
            if not any(item == each and carried == kept for each, kept in same_key):
                same_key.append((item, carried))
    items = [pair for place in sorted(found) for pair in _by_content(found[place])]
    return (
        [item for item, _ in items],
        [
            ((name, index, *path), text)
            for index, (_, carried) in enumerate(items)
            for path, text in carried
        ],
    )


def _by_content(items: list[tuple[Any, Members]]) -> list[tuple[Any, Members]]:
    if len(items) == 1:
        return items
    return sorted(items, key=lambda pair: (pair[0].canonical(), str(pair[1])))


def _of_items(bundle: Bundle, name: str) -> dict[int, Members]:
    """Give the members that a bundle carries for the items of one list: sessions, zones, consent.

    A document of a newer version carries its own (`homework_kit.models.aside`).
    """
    carried: dict[int, Members] = {}
    for path, text in members_aside(bundle):
        if path[0] == name and len(path) > 1 and isinstance(path[1], int):
            carried[path[1]] = (*carried.get(path[1], ()), (path[2:], text))
    return carried


def _of_the_bundle(bundles: Collection[Bundle]) -> list[tuple[Path, str]]:
    """Unite what the bundles themselves carry; of two minor versions the later is the result's."""
    united: dict[Path, str] = {}
    for bundle in bundles:
        for path, text in members_aside(bundle):
            if path == VERSION or (path[0] in _KEYS and len(path) > 1):
                continue
            if united.setdefault(path, text) != text:
                raise NewerMembersDiffer
    versions = [version for bundle in bundles if (version := version_of(bundle)) is not None]
    if versions:
        united[VERSION] = max(versions, key=minor)
    return sorted(united.items(), key=lambda pair: str(pair[0]))


def _extensions(both: Iterable[Any]) -> dict[str, Any]:
    """Unite the extensions of two bundles; what stands under one name twice is kept beside it."""
    values: dict[str, dict[str, Any]] = {}
    for name, value in (pair for extensions in both for pair in extensions.items()):
        digest = hashlib.sha256(canonical_text(value).encode()).hexdigest()[:16]
        values.setdefault(_KEPT_BESIDE.sub("", name), {})[digest] = value
    return dict(_named(values))


def _named(values: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for name, by_digest in values.items():
        first, *beside = sorted(by_digest)
        yield name, by_digest[first]
        for digest in beside:
            yield f"{name}.conflict-{digest}", by_digest[digest]

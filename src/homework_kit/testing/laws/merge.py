"""Laws of merging: copies unite in any order, nothing is lost, and a deletion wins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from homework_kit.io import dumps
from homework_kit.models.base import Model, Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current, heads_of
from homework_kit.models.merge import merge as ours
from homework_kit.models.references import EVERY_LIST
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.story import joined

Merger: TypeAlias = Callable[[Bundle, Bundle], Bundle]
"""Unites two copies of one person's bundle, as `hk.merge` does."""

_PAGE: Final = "offline-phones.md"
_ANY_ORDER: Final = (
    "devices may exchange copies in any order, late, twice, or through each other, and end with "
    "the same bytes"
)


def _contents(*bundles: Bundle) -> Iterator[tuple[str, str, str]]:
    """Give everything in the lists of bundles: the list, a name to tell, and the content."""
    for bundle in bundles:
        for name in EVERY_LIST:
            for item in getattr(bundle, name):
                yield name, _named(item), item.canonical()


def _named(item: Model) -> str:
    name = getattr(item, "id", None)
    if name is None:
        return type(item).__name__
    deleted = " (a tombstone)" if isinstance(item, Tombstone) else ""
    return f"{type(item).__name__} {name}, revision {getattr(item, 'revision', '?')}{deleted}"


def _held(which: str, bundle: Bundle) -> str:
    names = sorted({name for _, name, _ in _contents(bundle)})
    return f"{which} holds {'; '.join(names) or 'nothing'}."


def _alone(one: Bundle, other: Bundle) -> list[str]:
    left, right = set(_contents(one)), set(_contents(other))
    return [
        *(f"In the one alone: {name}." for _, name, _ in sorted(left - right)),
        *(f"In the other alone: {name}." for _, name, _ in sorted(right - left)),
    ] or ["They hold the same documents, in another order or more than once."]


@lawful(
    "merge.commutative",
    says="It does not matter which of two copies is merged into which.",
    page=_PAGE,
    quote=_ANY_ORDER,
)
def merge_either_way(one: Bundle, two: Bundle, *, merge: Merger = ours) -> str | None:
    """Hold a merge to the same bytes from either side.

    Source: offline-phones.md, Merge offline devices.

    Raises:
        LawBroken: the two ways end in other bytes.

    >>> from homework_kit.testing.laws.example import WEEK
    >>> merge_either_way(WEEK, WEEK)
    """
    there, back = merge(one, two), merge(two, one)
    if dumps(there) == dumps(back):
        return None
    return joined(_held("The first", one), _held("The second", two), _alone(there, back))


@lawful(
    "merge.associative",
    says="It does not matter through which device a copy comes.",
    page=_PAGE,
    quote=_ANY_ORDER,
)
def merge_in_any_grouping(
    one: Bundle, two: Bundle, three: Bundle, *, merge: Merger = ours
) -> str | None:
    """Hold a merge to the same bytes whichever two of three copies meet first.

    Source: offline-phones.md, Merge offline devices.

    Raises:
        LawBroken: the two groupings end in other bytes.

    >>> from homework_kit.testing.laws.example import WEEK
    >>> merge_in_any_grouping(WEEK, WEEK, WEEK)
    """
    left, right = merge(merge(one, two), three), merge(one, merge(two, three))
    if dumps(left) == dumps(right):
        return None
    named = zip(("The first", "The second", "The third"), (one, two, three), strict=True)
    return joined([_held(name, each) for name, each in named], _alone(left, right))


@lawful(
    "merge.idempotent",
    says="A copy that arrives again changes nothing.",
    page=_PAGE,
    quote="Sending the same thing twice is harmless.",
)
def merge_again(one: Bundle, two: Bundle, *, merge: Merger = ours) -> str | None:
    """Hold a merge to taking what it already holds without a change.

    Source: offline-phones.md, What to store and what to send.

    Raises:
        LawBroken: merging a copy a second time, or a bundle with itself, gives other bytes.

    >>> from homework_kit.testing.laws.example import WEEK
    >>> merge_again(WEEK, WEEK)
    """
    merged = merge(one, two)
    for again in (one, two, merged):
        twice = merge(merged, again)
        if dumps(twice) != dumps(merged):
            return joined(
                _held("The first", one),
                _held("The second", two),
                f"Merged: {Counter(_contents(merged)).total()} documents.",
                f"Merged once more: {Counter(_contents(twice)).total()}.",
                _alone(merged, twice),
            )
    return None


@lawful(
    "merge.nothing-lost",
    says="Everything that either copy holds is there once, conflicting revisions too.",
    page=_PAGE,
    quote="everything that either holds",
)
def nothing_is_lost(one: Bundle, two: Bundle, *, merge: Merger = ours) -> str | None:
    """Hold a merge to a union: no document is dropped, made up or there twice.

    Source: offline-phones.md, Merge offline devices; conflicts are kept for someone to decide.

    Raises:
        LawBroken: a document is missing, new, or there more than once.

    >>> from homework_kit.testing.laws.example import WEEK
    >>> nothing_is_lost(WEEK, WEEK)
    """
    expected, found = set(_contents(one, two)), Counter(_contents(merge(one, two)))
    if found == Counter(expected):
        return None
    return joined(
        _held("The first", one),
        _held("The second", two),
        [f"Not there after merging: {name}." for _, name, _ in sorted(expected - found.keys())],
        [f"There, and in neither copy: {name}." for _, name, _ in sorted(found.keys() - expected)],
        [f"There {count} times: {each[1]}." for each, count in found.items() if count > 1],
    )


@lawful(
    "merge.deletion-wins",
    says="What one device deleted stays hidden, whatever the other did to it in the meantime.",
    page=_PAGE,
    quote="a deletion wins",
)
def deletion_wins(one: Bundle, two: Bundle, *, merge: Merger = ours) -> str | None:
    """Hold a merge to keeping a deletion that stands in either copy.

    Source: offline-phones.md, Decide a conflict: a deletion wins.

    Raises:
        LawBroken: an id is shown whose tombstone nothing replaces.

    >>> from homework_kit.testing.laws.example import WEEK
    >>> deletion_wins(WEEK, WEEK)
    """
    merged = merge(one, two)
    for name in ("entries", "obstacles", "reviews"):
        revisions: dict[str, list[Any]] = {}
        for each in (*getattr(one, name), *getattr(two, name)):
            revisions.setdefault(each.id, []).append(each)
        dead = {
            key
            for key, group in revisions.items()
            if any(isinstance(each, Tombstone) for each in heads_of(group))
        }
        back = dead & {each.id for each in current(getattr(merged, name))}
        if back:
            return joined(
                _held("The first", one),
                _held("The second", two),
                f"Shown after merging although deleted: {', '.join(sorted(back))}.",
            )
    return None

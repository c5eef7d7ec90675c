"""What differs between what was loaded and what ought to be there, in plain words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.canonical import canonical_text
from homework_kit.models.conflicts import heads
from homework_kit.models.merge import merge
from homework_kit.models.references import EVERY_LIST
from homework_kit.testing.stores.naming import called, items_of, name_of, told_apart
from homework_kit.testing.stores.samples import Item, part_of
from homework_kit.testing.stores.unusual import differing, valued

_MOST: Final = 3
_TWICE: Final = 2


def in_order(bundle: Bundle) -> Bundle:
    """Sort the lists of a bundle, and let each content stand once.

    >>> in_order(Bundle(person_id="p1")) == Bundle(person_id="p1")
    True
    """
    return merge(bundle, Bundle(person_id=bundle.person_id))


def differences(
    loaded: Bundle, expected: Bundle, others: Mapping[str, Bundle], *, history: bool
) -> Iterator[str]:
    """Say what was lost, doubled, changed, mixed up or made up; nothing where all is as it ought.

    Without `history` only the heads have to be there, and a tombstone is known by its identity.

    >>> from homework_kit.testing.stores.samples import batch, note
    >>> list(differences(batch("p1"), batch("p1", note()), {}, history=True))
    ['note n1 ("0") is not there']
    """
    if _same(loaded, expected):
        return
    found, wanted = (_contents(each, history=history) for each in (loaded, expected))
    counts = Counter(_content(item, history=True) for item in items_of(loaded))
    yield from (
        f"{name_of(item)} is there {'twice' if count == _TWICE else f'{count} times'}"
        for item in items_of(in_order(loaded))
        if (count := counts[_content(item, history=True)]) > 1
    )
    missing = {text: item for text, item in wanted.items() if text not in found}
    # Without history, a revision that was appended need not be gone once it is replaced.
    may_stay = set[tuple[str, str]]() if history else _texts(expected)
    extra = {
        text: item
        for text, item in found.items()
        if text not in wanted and _content(item, history=True) not in may_stay
    }
    yield from _changed(missing, extra)
    kept = items_of(expected) if missing or extra else []
    yield from (f"{told_apart(item, kept)} is not there" for item in missing.values())
    theirs = {name: _texts(other) for name, other in others.items()} if extra else {}
    for text, item in extra.items():
        owner = next((name for name, texts in theirs.items() if text in texts), None)
        if owner is not None:
            yield f"{told_apart(item, kept)} of person {called(owner)} is there"
        else:
            yield f"{told_apart(item, kept)} is there, as nobody saved it"
    yield from _beside(loaded, expected, history=history)


def _same(loaded: Bundle, expected: Bundle) -> bool:
    """Whether nothing differs, told by the fewest steps: nearly always nothing does."""
    return (
        len(items_of(loaded)) == len(items_of(expected))
        and in_order(loaded).canonical() == expected.canonical()
    )


def summed_up(found: list[str]) -> str:
    """Say several differences in one sentence.

    >>> summed_up(["a is not there", "b is not there"])
    'a is not there; b is not there'
    """
    more = len(found) - _MOST
    return "; ".join(found[:_MOST]) + (f"; and {more} more" if more > 0 else "")


def _contents(bundle: Bundle, *, history: bool) -> dict[tuple[str, str], Item]:
    items: list[Any] = items_of(bundle)
    if not history:
        beside = [each for each in items if part_of(each) in ("zones", "consent")]
        items = [*beside, *heads(bundle)]
    return {_content(item, history=history): item for item in items}


def _texts(bundle: Bundle) -> set[tuple[str, str]]:
    return {_content(item, history=True) for item in items_of(bundle)}


def _content(item: Item, *, history: bool) -> tuple[str, str]:
    """Give the list and the content of an item; without history, of a tombstone its identity."""
    if isinstance(item, Tombstone) and not history:
        return part_of(item), f"deleted {item.id} {getattr(item, 'version', 0)}"
    return part_of(item), item.canonical()


def _identity(key: tuple[str, str], item: Item) -> tuple[object, ...]:
    names = ("id", "version", "revision", "noted_at", "from_")
    return (key[0], *(str(getattr(item, name, "")) for name in names))


def _changed(
    missing: dict[tuple[str, str], Item], extra: dict[tuple[str, str], Item]
) -> Iterator[str]:
    """Pair what is not there with what stands there under the same identity, and take both out."""
    for text, item in list(missing.items()):
        twin = next(
            (each for each in extra if _identity(each, extra[each]) == _identity(text, item)), None
        )
        if twin is not None:
            del missing[text], extra[twin]
            yield f"{name_of(item)} reads differently: {_members(text[1], twin[1])}"


def _members(ought: str, reads: str) -> str:
    """Name the members that differ, with both values."""
    found = [
        f"{where} is {after} instead of {before}"
        for where, before, after in differing(json.loads(ought), json.loads(reads))
    ]
    more = len(found) - _MOST
    return ", ".join(found[:_MOST]) + (f", and {more} more" if more > 0 else "")


def _beside(loaded: Bundle, expected: Bundle, *, history: bool) -> Iterator[str]:
    """Compare what a bundle holds beside its lists, and what a newer version added to it."""
    if not history:
        texts = [canonical_text(dict(each.extensions or {})) for each in (loaded, expected)]
        if texts[0] != texts[1]:
            yield "the extensions of the bundle read differently"
        return
    ought, reads = (json.loads(in_order(each).canonical()) for each in (expected, loaded))
    for name in sorted((ought.keys() | reads.keys()) - set(EVERY_LIST)):
        if valued(ought, name, None) != valued(reads, name, None):
            yield f"{name} of the bundle is {valued(reads, name)} instead of {valued(ought, name)}"
    if _texts(loaded) == _texts(expected):  # what differs then, the models do not know
        for name in EVERY_LIST:
            if valued(ought, name, None) != valued(reads, name, None):
                yield f"members of a newer version in {name} read differently"

"""How a story calls things: plain words for documents that the tests made up."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from typing import Any, Final

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.references import EVERY_LIST
from homework_kit.testing.stores.samples import AT, Item, part_of
from homework_kit.testing.stores.unusual import first_difference, unusual

_CALLED: Final = {
    "sessions": "session",
    "assignments": "plan",
    "entries": "note",
    "obstacles": "obstacle",
    "reviews": "review",
}
_WORDS: Final = ("note", "title", "in_own_words")
_SHOWN: Final = 40
_SHORT: Final = 80
_PLAIN: Final = re.compile(r"[A-Za-z0-9:._-]{1,20}")
_REVISION: Final = 6
_NAMED: Final = 4


def shortened(text: str) -> str:
    """Give a text that needs no quotes; a long one by its beginning and length.

    >>> shortened("[1, 2]")
    '[1, 2]'
    """
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}... ({len(text):,} characters)"


def shown(text: str) -> str:
    r"""Quote a text so that every difference can be seen; a long one by its beginning and length.

    >>> print(shown("0 \u00e9"), shown("x" * 300))
    "0 \u00e9" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..." (300 characters)
    """
    if len(text) <= _SHOWN:
        return json.dumps(text)
    return f'{json.dumps(text[:_SHOWN])[:-1]}..." ({len(text):,} characters)'


def called(name: str) -> str:
    """Give an id as it is, or quoted where it holds more than letters and digits.

    >>> called("n1"), called("n 1")
    ('n1', '"n 1"')
    """
    return name if _PLAIN.fullmatch(name) else shown(name)


def name_of(item: Item, *, replacing: bool = False) -> str:
    """Name an item, where asked with the revisions that it replaces.

    >>> from homework_kit.testing.stores.samples import plan
    >>> name_of(plan(version=2, revision="b"))
    'plan a1 (version 2, revision b)'
    """
    if isinstance(item, ZoneSpan):
        return f"the zone {item.time_zone}"
    if isinstance(item, ConsentStatement):
        said = item.share_entries or "nothing about sharing"
        return f"the consent statement ({said})"
    version = getattr(item, "version", 1)
    marks = [f"version {version}"] if version != 1 else []
    if item.revision != "1":
        marks.append(f"revision {called(item.revision[:_REVISION])}")
    if isinstance(item, Tombstone):
        marks.append("deleted")
    if replacing and item.supersedes:
        replaced = [called(each[:_REVISION]) for each in item.supersedes]
        marks.append(f"replaces {' and '.join(replaced)}")
    beside = f" ({', '.join(marks)})" if marks else ""
    return f"{_CALLED[part_of(item)]} {called(item.id)}{beside}"


def words_of(item: Item) -> str | None:
    """Give the words of an item that a story shows.

    >>> from homework_kit.testing.stores.samples import note
    >>> words_of(note(text="0"))
    '0'
    """
    return next((getattr(item, name) for name in _words_in(item)), None)


def _words_in(item: Item) -> list[str]:
    return [name for name in _WORDS if getattr(item, name, None)]


def told(item: Item, *, replacing: bool = False) -> str:
    """Name an item with its words, and with what else of it is unusual.

    >>> from homework_kit.testing.stores.samples import note
    >>> told(note(text="0"))
    'note n1 ("0")'
    """
    words = words_of(item)
    details = [] if words is None else [shown(words)]
    details += [
        f"{name} {moment.isoformat()}"
        for name, moment in _times(item)
        if moment.isoformat() != AT.isoformat()
    ]
    details += unusual(item, shown=_words_in(item)[:1])
    if extensions := getattr(item, "extensions", None):
        details.append(f"with extensions {shortened(json.dumps(extensions))}")
    beside = f" ({', '.join(details)})" if details else ""
    return f"{name_of(item, replacing=replacing)}{beside}"


def told_apart(item: Item, others: Iterable[Item], *, replacing: bool = False) -> str:
    """Tell an item, with the first member that differs where another one would be told the same.

    >>> from homework_kit.testing.stores.full.documents import NOTE
    >>> from homework_kit.testing.stores.samples import note
    >>> other = note(**dict(NOTE) | {"visibility": "shared"})
    >>> told_apart(other, [NOTE]).rpartition(", ")[2]
    'visibility "shared"'
    """
    text = told(item, replacing=replacing)
    twins = (
        other
        for other in others
        if part_of(other) == part_of(item)
        and getattr(other, "id", None) == getattr(item, "id", None)
        and other != item
        and told(other, replacing=replacing) == text
    )
    twin = next(twins, None)
    return text if twin is None else f"{text}, {first_difference(item, twin)}"


def _times(item: Item) -> list[tuple[str, dt.datetime | dt.date]]:
    """Give the times of an item that a story tells, where they are not the usual one."""
    if isinstance(item, Session):
        return [("on", item.on), *([("at", item.at)] if item.at else [])]
    if isinstance(item, ZoneSpan):
        return [("from", item.from_)]
    moment = getattr(item, "recorded_at", None) or getattr(item, "noted_at", None)
    return [("at", moment)] if moment else []


def items_of(bundle: Bundle) -> list[Item]:
    """Give everything in the lists of a bundle.

    >>> items_of(Bundle(person_id="p1"))
    []
    """
    found: list[Any] = [item for part in EVERY_LIST for item in getattr(bundle, part)]
    return found


def told_batch(bundle: Bundle, beside: Iterable[Item] = ()) -> str:
    """Say what is saved with a batch. An edit says what it replaces, since two may edit the same.

    Items that would read alike are told apart, also from those that are there already (`beside`).

    >>> from homework_kit.testing.stores.samples import batch, note
    >>> told_batch(batch("p1", note()))
    'note n1 ("0") is saved'
    >>> told_batch(batch("p1", note(text="2", revision="b", supersedes=["1"])))
    'note n1 (revision b, replaces 1) ("2") is saved'
    """
    items = items_of(bundle)
    known = [*beside, *items]
    names = [told_apart(each, known, replacing=True) for each in items[:_NAMED]]
    names = [
        f"{name} again" if items[index] in items[:index] else name
        for index, name in enumerate(names)
    ]
    if len(items) > len(names):
        names.append(f"{len(items) - len(names):,} more")
    if bundle.extensions:
        names += [f"the extension {name}" for name in bundle.extensions]
    if not names:
        return "a batch with nothing in it is saved"
    if len(names) == 1:
        return f"{names[0]} is saved"
    return f"{', '.join(names[:-1])} and {names[-1]} are saved together"

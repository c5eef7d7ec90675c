"""Laws of documents: what is written is read back, and content is what its bytes say."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from typing import Any

from homework_kit.io import dumps as our_dumps
from homework_kit.io import loads as our_loads
from homework_kit.models.base import Model
from homework_kit.models.edits import amend as our_amend
from homework_kit.models.edits import current
from homework_kit.models.edits import delete as our_delete
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.story import joined

Dumps = Callable[[Any], str]
"""Writes a document, as `hk.dumps` does."""
Loads = Callable[[str], Any]
"""Reads a document, as `hk.loads` does."""

_PAGE = "data-model.md"


def _named(document: Model) -> str:
    name = getattr(document, "id", None)
    return type(document).__name__ + ("" if name is None else f" {name}")


def _changed(before: Any, after: Any, place: str = "") -> list[str]:
    """Name the places in which two JSON values differ, and nothing of what stands there."""
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            found
            for key in sorted({*before, *after}, key=str)
            for found in _changed(before.get(key), after.get(key), f"{place}/{key}")
        ]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [
            found
            for index, (one, other) in enumerate(zip(before, after, strict=True))
            for found in _changed(one, other, f"{place}/{index}")
        ]
    return [] if type(before) is type(after) and before == after else [place or "/"]


@lawful(
    "documents.round-trip",
    says="A document that is written and read again is the same document.",
    page=_PAGE,
    quote="What is written is read back",
)
def round_trip(
    document: Model, *, dumps: Dumps = our_dumps, loads: Loads = our_loads
) -> str | None:
    """Hold a writer and a reader to giving back what they were given: equal, and of its class.

    Source: data-model.md, Conventions: "What is written is read back".

    Args:
        document: any document or record.
        dumps: the writer that is held to the law.
        loads: the reader that is held to the law.

    Raises:
        LawBroken: what came back is another document.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> round_trip(NOTE)
    """
    again = loads(dumps(document))
    if type(again) is type(document) and again == document:
        return None
    if not isinstance(again, Model):
        return f"{_named(document)} came back as {type(again).__name__}."
    before, after = (json.loads(each.canonical()) for each in (document, again))
    return joined(
        f"{_named(document)} was written and read, and came back as {_named(again)}.",
        [f"It differs at {place}." for place in _changed(before, after)],
    )


def _in_other_order(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        items = [(key, _in_other_order(item, chance)) for key, item in value.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        return [_in_other_order(item, chance) for item in value]
    return value


@lawful(
    "documents.canonical-bytes",
    says="The same content is written as the same bytes, in whatever form it was read.",
    page=_PAGE,
    quote="Same content means equal canonical bytes",
)
def canonical_bytes(
    document: Model, *, seed: int = 0, dumps: Dumps = our_dumps, loads: Loads = our_loads
) -> str | None:
    """Hold a writer to one text for one content: order of members and white space do not matter.

    Source: data-model.md, Conventions: "Same content means equal canonical bytes".

    Args:
        document: any document or record.
        seed: which other order of members is tried.
        dumps: the writer that is held to the law.
        loads: the reader that is held to the law.

    Raises:
        LawBroken: a text with the same content came out as other bytes.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> canonical_bytes(NOTE)
    """
    text = dumps(document)
    chance = random.Random(seed)  # noqa: S311 - chance that repeats, not a secret
    mixed = json.dumps(_in_other_order(json.loads(text), chance), indent=1)
    again = dumps(loads(mixed))
    if again == text:
        return None
    return joined(
        f"{_named(document)} was read from a text with its members in another order.",
        f"Written again it has {len(again)} characters in place of {len(text)}.",
        [f"It differs at {place}." for place in _changed(json.loads(text), json.loads(again))],
    )


@lawful(
    "documents.equal-bytes",
    says="Two documents are equal exactly when they are written as the same bytes.",
    page=_PAGE,
    quote="`==` and `hash` follow it.",
)
def equal_bytes(one: Model, other: Model, *, dumps: Dumps = our_dumps) -> str | None:
    """Hold a writer to telling apart what differs, and to nothing more.

    Source: data-model.md, Conventions: "Same content means equal canonical bytes".

    Args:
        one: a document.
        other: another, or the same again.
        dumps: the writer that is held to the law.

    Raises:
        LawBroken: equal documents have two texts, or different ones have one.

    >>> from homework_kit.testing.laws.example import NOTE, SHARED
    >>> equal_bytes(NOTE, SHARED)
    """
    same = dumps(one) == dumps(other)
    if same is (one == other) and (one != other or hash(one) == hash(other)):
        return None
    texts = "the same text" if same else "two texts"
    equal = "equal" if one == other else "not equal"
    return f"{_named(one)} and {_named(other)} are {equal} and have {texts}."


@lawful(
    "documents.edit-replaces",
    says="An edit stands for what it replaces, whichever of the two is met first.",
    page=_PAGE,
    quote="What nothing replaces is a **head**, and heads stand.",
)
def edit_replaces(
    document: Any,
    *,
    amend: Callable[..., Any] = our_amend,
    standing: Callable[[Sequence[Any]], Sequence[Any]] = current,
) -> str | None:
    """Hold an editor and a store to showing an edit and not what it replaced.

    Source: data-model.md, Edits: "What nothing replaces is a head, and heads stand."

    Args:
        document: an assignment, entry, obstacle or review.
        amend: the editor, called with a document and its changes, as `hk.amend` is.
        standing: gives what stands of a list of revisions.

    Raises:
        LawBroken: the old revision stands, or both do, or none.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> edit_replaces(NOTE)
    """
    edited = amend(document, extensions={"org.example.edit": 1})
    for order in ([document, edited], [edited, document]):
        found = [each.revision for each in standing(order)]
        if found != [edited.revision]:
            return joined(
                f"{_named(document)}, revision {document.revision}, was edited to revision "
                f"{edited.revision}.",
                f"What stands of the two: {', '.join(found) or 'nothing'}.",
            )
    return None


@lawful(
    "documents.deletion-hides",
    says="What was deleted is shown nowhere, whichever revision is met first.",
    page=_PAGE,
    quote="While a tombstone is a head, the id is shown and counted nowhere.",
)
def deletion_hides(
    document: Any,
    *,
    delete: Callable[[Any], Any] = our_delete,
    standing: Callable[[Sequence[Any]], Sequence[Any]] = current,
) -> str | None:
    """Hold a store to hiding what its person deleted.

    Source: data-model.md, Edits: "While a tombstone is a head"

    Args:
        document: an assignment, entry, obstacle or review.
        delete: makes the tombstone, as `hk.delete` does.
        standing: gives what stands of a list of revisions, without what was deleted.

    Raises:
        LawBroken: a revision stands although its tombstone is there.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> deletion_hides(NOTE)
    """
    gone = delete(document)
    for order in ([document, gone], [gone, document]):
        if found := [each.revision for each in standing(order)]:
            return joined(
                f"{_named(document)} was deleted.", f"What still stands: {', '.join(found)}."
            )
    return None

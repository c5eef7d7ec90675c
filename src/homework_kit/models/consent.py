"""What may be shared, and whether to remind: the consent in a bundle's dated statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import ConsentStatement
from homework_kit.models.edits import heads_of
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review

ShareEntries = Literal["person_chooses_each", "all", "summary_only", "none"]
_OPENNESS: Final[tuple[ShareEntries, ...]] = ("none", "summary_only", "person_chooses_each", "all")


def share_entries(statements: Iterable[ConsentStatement]) -> ShareEntries:
    """Give what the newest statement allows; of statements of one moment the most restrictive.

    Nothing said is `person_chooses_each`: then only what is marked shared is shared.

    >>> share_entries([])
    'person_chooses_each'
    """
    said = [each for each in statements if each.share_entries is not None]
    if not said:
        return "person_chooses_each"
    newest = max(each.noted_at for each in said)
    values = {each.share_entries for each in said if each.noted_at == newest}
    return next(value for value in _OPENNESS if value in values)


def may_remind(statements: Iterable[ConsentStatement]) -> bool:
    """Say whether the person may be reminded: unless the newest word on it is no.

    Of statements of one moment the most restrictive holds. Nothing said leaves it to whoever asks.

    >>> may_remind([]), may_remind([ConsentStatement(
    ...     reminders=False, noted_at="2026-02-02T18:00:00+00:00"
    ... )])
    (True, False)
    """
    said = [each for each in statements if each.reminders is not None]
    newest = max((each.noted_at for each in said), default=None)
    return all(each.reminders for each in said if each.noted_at == newest)


def may_share(document: Entry | Obstacle | Review, consent: ShareEntries) -> bool:
    """Say whether others may see what a document says under this consent.

    `summary_only` shares counts over all entries, private ones too, and no document; nothing that
    is in a private one is in them. See `hk.summarize`.

    >>> entry = Entry(id="t1", note="words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> may_share(entry, "person_chooses_each"), may_share(entry, "all")
    (False, True)
    """
    if consent == "all":
        return document.visibility != "private"
    return consent == "person_chooses_each" and document.visibility == "shared"


def shareable(
    documents: Iterable[Entry | Obstacle | Review | Tombstone], consent: ShareEntries
) -> frozenset[str]:
    """Give the ids that others may see: every head of it may be shared and none is deleted.

    data-model.md, Merge: if any head is private the id is private. The documents are of one kind.

    >>> entry = Entry(id="t1", note="words", recorded_at="2026-02-03T18:40:00+00:00")
    >>> shareable([entry], "all"), shareable([entry], "person_chooses_each")
    (frozenset({'t1'}), frozenset())
    """
    revisions: dict[str, list[Any]] = {}
    for document in documents:
        revisions.setdefault(document.id, []).append(document)
    return frozenset(name for name, group in revisions.items() if _all_open(group, consent))


def _all_open(group: list[Any], consent: ShareEntries) -> bool:
    return all(
        not isinstance(each, Tombstone) and may_share(each, consent) for each in heads_of(group)
    )

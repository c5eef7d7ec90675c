"""The bundle that a person would have, had what they withhold never been written."""

from __future__ import annotations

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.consent import may_share, share_entries, shareable
from homework_kit.models.edits import current
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.remake import remade
from homework_kit.models.review import Review


def without_withheld(bundle: Bundle) -> Bundle:
    """Take away what consent and visibility withhold, and what names it.

    What was written before and is deleted or private now goes as well: nothing of it is shared.

    >>> from homework_kit.testing.laws.example import WEEK
    >>> [each.id for each in without_withheld(WEEK).entries]
    ['other']
    """
    consent = share_entries(bundle.consent)
    shown: dict[str, frozenset[str]] = {}
    for name in ("entries", "obstacles", "reviews"):
        listed = getattr(bundle, name)
        standing = {each.id for each in current(listed) if may_share(each, consent)}
        shown[name] = shareable(listed, consent) & standing
    entries = shown["entries"]
    return remade(
        bundle,
        entries=[each for each in bundle.entries if each.id in entries],
        obstacles=[
            _without_entry(each, entries)
            for each in bundle.obstacles
            if each.id in shown["obstacles"]
        ],
        reviews=[
            _without_entries(each, entries)
            for each in bundle.reviews
            if each.id in shown["reviews"]
        ],
    )


def _without_entry(each: Obstacle | Tombstone, names: frozenset[str]) -> Obstacle | Tombstone:
    if not isinstance(each, Obstacle) or each.entry_id in {None, *names}:
        return each
    return remade(each, entry_id=None)


def _without_entries(each: Review | Tombstone, names: frozenset[str]) -> Review | Tombstone:
    if not isinstance(each, Review):
        return each
    looked_at = [one for one in each.entries_looked_at if one in names]
    return remade(each, entries_looked_at=looked_at)

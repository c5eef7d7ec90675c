"""Writers, readers, merges and views that are wrong on purpose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import attrs

import homework_kit as hk
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import content_hash
from homework_kit.models.remake import remade
from homework_kit.review.share import SharedView


def trims(text: str) -> Any:
    """Tidy texts while reading."""
    plain = json.loads(text)
    return hk.loads(json.dumps({**plain, "note": plain["note"].strip()}))


def as_it_came(text: str) -> str:
    """Read by keeping the text, whatever its form."""
    return text


def keeps_form(document: Any) -> str:
    """Write a text as it came."""
    return document if isinstance(document, str) else hk.dumps(document)


def forgets_visibility(document: Any) -> str:
    """Write everything but who may see it."""
    plain = json.loads(hk.dumps(document))
    plain.pop("visibility", None)
    return json.dumps(plain)


def last_row(revisions: Sequence[Any]) -> list[Any]:
    """Show what was stored last."""
    return [revisions[-1]]


def never_deleted(revisions: Sequence[Any]) -> list[Any]:
    """Show everything that is no tombstone."""
    return [each for each in revisions if not isinstance(each, Tombstone)]


def _one_each(entries: Sequence[Any], key: Any) -> list[Any]:
    chosen: dict[str, Any] = {}
    for each in sorted(entries, key=key):
        chosen[each.id] = each
    return [chosen[name] for name in sorted(chosen)]


def last_writer_wins(one: Bundle, two: Bundle) -> Bundle:
    """Of each note the one with the latest clock is kept."""
    rows = [*one.entries, *two.entries]
    return remade(one, entries=_one_each(rows, lambda each: str(each.recorded_at)))


def drops_conflicts(one: Bundle, two: Bundle) -> Bundle:
    """Of two edits of one note one is dropped, the same on each device."""
    merged = hk.merge(one, two)
    dropped = {
        each.canonical()
        for conflict in hk.conflicts(merged)
        for each in sorted(conflict.heads, key=content_hash)[1:]
    }
    return remade(merged, entries=[e for e in merged.entries if e.canonical() not in dropped])


def edits_bring_back(one: Bundle, two: Bundle) -> Bundle:
    """A deletion is forgotten where somebody edited."""
    merged = hk.merge(one, two)
    names = {each.id for each in hk.conflicts(merged)}
    return remade(
        merged,
        entries=[
            each
            for each in merged.entries
            if not (isinstance(each, Tombstone) and each.id in names)
        ],
    )


def appends(one: Bundle, two: Bundle) -> Bundle:
    """Put two lists one behind the other."""
    return remade(one, entries=[*one.entries, *two.entries])


def mine_first(one: Bundle, two: Bundle) -> Bundle:
    """Keep the order of the device that asks."""
    known = {each.canonical() for each in one.entries}
    more = [each for each in two.entries if each.canonical() not in known]
    return remade(one, entries=[*one.entries, *more])


def drops_what_it_met(one: Bundle, two: Bundle) -> Bundle:
    """Where both hold anything of their own, both copies lose the note that has the name `own`."""
    both = all(any(each.id == "own" for each in copy.entries) for copy in (one, two))
    merged = hk.merge(one, two)
    return remade(merged, entries=[e for e in merged.entries if not (both and e.id == "own")])


def hints(bundle: Bundle, **more: Any) -> SharedView:
    """Say how much was withheld, and nothing of what."""
    view = hk.share_view(bundle, **more)
    withheld = len(bundle.entries) - len(view.bundle.entries)
    told = remade(view.bundle, extensions={"org.example.withheld": withheld})
    return attrs.evolve(view, bundle=told)


def open_by_default(bundle: Bundle, **more: Any) -> SharedView:
    """What is not marked is shared."""
    view = hk.share_view(bundle, **more)
    kept = [each for each in bundle.entries if getattr(each, "visibility", None) != "private"]
    return attrs.evolve(view, bundle=remade(view.bundle, entries=kept))


def forgets_the_mark(bundle: Bundle, **more: Any) -> SharedView:
    """Leave out of a view that it may be shared."""
    view = hk.share_view(bundle, **more)
    bare = [remade(each, visibility=None) for each in view.bundle.entries]
    return attrs.evolve(view, bundle=remade(view.bundle, entries=bare))


def all_means_unmarked(bundle: Bundle, **more: Any) -> SharedView:
    """Under the consent `all`, leave out what was marked one by one."""
    view = hk.share_view(bundle, **more)
    if [each.share_entries for each in bundle.consent] != ["all"]:
        return view
    marked = {each.id for each in bundle.entries if getattr(each, "visibility", None) == "shared"}
    kept = [each for each in view.bundle.entries if each.id not in marked]
    return attrs.evolve(view, bundle=remade(view.bundle, entries=kept))


def shows_the_note(document: Any) -> str:
    """A log line for debugging."""
    return f"saved {document.note}"


def repeats_what_it_refuses(text: str) -> object:
    """An error for debugging."""
    try:
        return hk.loads(text)
    except hk.InvalidDocument:
        raise ValueError(text) from None

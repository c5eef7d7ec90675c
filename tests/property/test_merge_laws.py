"""Laws of merging: copies of one bundle unite in any order, and nothing in them is lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from hypothesis import given

from homework_kit.adherence import summarize
from homework_kit.io import dumps, loads
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.conflicts import conflicts, heads
from homework_kit.models.edits import amend, current
from homework_kit.models.merge import merge
from homework_kit.models.references import EVERY_LIST
from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from homework_kit.testing.strategies.devices import NOON
from tests.copies import copies

MANY = examples(150)
EXAMPLES = examples(30)


def contents(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """Give everything in the lists of a bundle, each with the name of its list."""
    for name in EVERY_LIST:
        for item in getattr(bundle, name):
            yield name, item.canonical()


def values_of_extensions(bundle: Bundle) -> set[str]:
    """Give the values under the bundle's own extensions."""
    return {json.dumps(value, sort_keys=True) for value in (bundle.extensions or {}).values()}


def nothing_of(bundle: Bundle) -> Bundle:
    """Give a bundle of the same person that holds nothing."""
    return Bundle(person_id=bundle.person_id)


@EXAMPLES
@given(copies())
def test_merging_is_commutative_associative_and_idempotent(three: tuple[Bundle, ...]) -> None:
    """data-model.md, Merge: "set union by identity, commutative, associative, idempotent"."""
    one, two, three_ = three
    laws.merge_either_way(one, two)
    laws.merge_in_any_grouping(one, two, three_)
    laws.merge_again(one, two)


@EXAMPLES
@given(copies(1))
def test_a_bundle_that_holds_nothing_is_neutral(copy: tuple[Bundle, ...]) -> None:
    """data-model.md, Merge: "lists sorted by key; exact duplicates collapse", and no more."""
    (one,) = copy
    sorted_once = merge(one, nothing_of(one))
    assert Counter(contents(sorted_once)) == Counter(set(contents(one)))
    assert dumps(merge(sorted_once, nothing_of(one))) == dumps(sorted_once)
    assert dumps(merge(one, one)) == dumps(sorted_once)


@EXAMPLES
@given(copies())
def test_nothing_is_lost_and_nothing_is_made_up(three: tuple[Bundle, ...]) -> None:
    """data-model.md, Merge: "Equal keys with different content are kept"."""
    merged = merge(merge(three[0], three[1]), three[2])
    laws.nothing_is_lost(three[0], three[1])
    laws.nothing_is_lost(merge(three[0], three[1]), three[2])
    assert values_of_extensions(merged) == {
        value for copy in three for value in values_of_extensions(copy)
    }
    again = loads(dumps(merged))
    assert again == merged


@EXAMPLES
@given(copies())
def test_every_delivery_ends_in_the_same_bytes(three: tuple[Bundle, ...]) -> None:
    """data-model.md, Merge: copies may come late, twice, and in any order."""
    ends = set[str]()
    for order in permutations(three):
        device = nothing_of(three[0])
        for copy in (*order, order[0]):
            device = merge(device, copy)
        ends.add(dumps(device))
    assert len(ends) == 1


def test_tombstones_win_and_each_id_stands_once() -> None:
    """data-model.md, Edits: "while a tombstone is a head the id is shown and counted nowhere"."""
    seen = Counter[str]()

    @MANY
    @given(copies())
    def law(three: tuple[Bundle, ...]) -> None:
        laws.deletion_wins(three[0], three[1])
        merged = merge(merge(three[0], three[1]), three[2])
        standing = heads(merged)
        dead = {(each.kind, each.id) for each in standing if isinstance(each, Tombstone)}  # type: ignore[attr-defined] # every tombstone of a bundle has a kind
        for name in ("entries", "obstacles", "reviews"):
            shown = current(getattr(merged, name))
            ids = [(each.kind, each.id) for each in shown]
            assert len(ids) == len(set(ids))
            assert not dead & set(ids)
        found = conflicts(merged)
        seen.update({each.reason for each in found})
        seen["dead"] += bool(dead)
        for each in found:
            assert each.shown is None or each.shown in standing
            assert (each.shown is None) == any(isinstance(one, Tombstone) for one in each.heads)

    law()
    for reason in ("several_heads", "deleted_and_edited", "same_revision_differs", "dead"):
        assert seen[reason] >= 3, seen


@EXAMPLES
@given(copies())
def test_a_summary_counts_an_id_once(three: tuple[Bundle, ...]) -> None:
    """data-model.md, Merge: "Summaries count an id once"; and the order of merging is not seen."""
    merged = merge(three[0], three[1])
    twice = merge(merged, three[0])
    one, two = (dumps(summarize(each, zones="Etc/UTC", as_of=NOON)) for each in (merged, twice))
    assert one == two


@EXAMPLES
@given(copies(2))
def test_settling_ends_a_conflict(two: tuple[Bundle, ...]) -> None:
    """data-model.md, Edits: a revision that replaces all heads is the one head."""
    merged = merge(*two)
    for conflict in conflicts(merged):
        kept: Any = next(each for each in conflict.heads if not isinstance(each, Tombstone))
        names = sorted({each.revision for each in conflict.heads})
        settled = amend(kept, supersedes=names)
        lists: Any = {name: list(getattr(merged, name)) for name in EVERY_LIST}
        where = {"entry": "entries"}.get(conflict.kind, f"{conflict.kind}s")
        lists[where].append(settled)
        after = merge(merged, Bundle(person_id=merged.person_id, **lists))
        left = {(each.kind, each.id, each.version) for each in conflicts(after)}
        assert (conflict.kind, conflict.id, conflict.version) not in left
        merged = after
    assert conflicts(merged) == ()

"""A slow and plain summary, written from the rules alone, to compare the library with.

Every step quotes the clause that it follows. Occasions come from `hk.occurrences`, which has an
independent check of its own; documents and their heads come from `homework_kit.models`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from homework_kit.models.consent import shareable
from homework_kit.models.edits import current
from tests.reference.attachment import reign
from tests.reference.block import Block
from tests.reference.clock import DAY, Clock
from tests.reference.history import History


def existing(documents: Sequence[Any], as_of: dt.datetime) -> list[Any]:
    """Give what exists at `as_of`.

    "Entries recorded after `as_of`, deleted ids and examples do not exist".
    """
    known = []
    for document in documents:
        noted = getattr(document, "recorded_at", None) or getattr(document, "noted_at", None)
        if noted is None or noted <= as_of:
            known.append(document)
    return known


def summary(
    plans: Sequence[Any],
    entries: Sequence[Any] = (),
    *,
    obstacles: Sequence[Any] = (),
    zones: Any = (),
    sessions: Sequence[Any] = (),
    window: tuple[dt.datetime, dt.datetime] | None = None,
    audience: str = "self",
    consent: Any = "person_chooses_each",
    partial_periods: str = "exclude",
    week_starts: str = "plan",
    as_of: dt.datetime,
) -> dict[str, Any]:
    """Summarize; the result has the members of an AdherenceSummary, None where one is absent."""
    notes, named = existing(entries, as_of), existing(obstacles, as_of)
    if audience == "shared" and consent != "summary_only":
        # "A summary never shows private entries in a shared view, or hints that something was
        # withheld": neither what is withheld now nor what was private then.
        notes = [
            each
            for each in notes
            if each.id in shareable(entries, consent) & shareable(notes, consent)
        ]
        named = [
            each
            for each in named
            if each.id in shareable(obstacles, consent) & shareable(named, consent)
        ]
    standing = list(current(plans))
    told = [each for each in current(notes) if not each.is_example]
    hurdles: list[Any] = list(current(named))
    if audience == "shared" and consent == "summary_only":
        # "a computed summary of all entries", that "never shows private entries".
        seen = shareable(entries, "all") & shareable(notes, "all")
        told = [each if each.id in seen else _silent(each) for each in told]
        seen = shareable(obstacles, "all") & shareable(named, "all")
        hurdles = [each for each in hurdles if each.id in seen]
    if audience == "shared" and consent != "summary_only":
        shown = {each.id for each in current(notes)}
        hurdles = [_without_entry(each, shown) for each in hurdles]
    names = sorted({plan.id for plan in standing})
    own: dict[str, dict[int, Any]] = {
        name: {plan.version: plan for plan in standing if plan.id == name} for name in names
    }
    clocks = {
        name: {number: Clock(plan, zones) for number, plan in sorted(own[name].items())}
        for name in names
    }
    # "Default window: first `starts_on` to `as_of`", as decided to the end of the person's day.
    edges = [_edges(own[name], clocks[name], as_of) for name in names] or [(as_of, as_of)]
    start, end = min(low for low, _ in edges), max(high for _, high in edges)
    asked = window or (start, max(start, end))
    return {
        "as_of": as_of,
        "window": {"from": asked[0], "until": asked[1]},
        "audience": audience,
        "assignments": [
            _blocks(
                History(
                    own[name],
                    clocks[name],
                    [each for each in told if each.assignment_id == name],
                    hurdles,
                    told,
                    zones=zones,
                    sessions=sessions,
                    window=window or (start, max(start, edges[names.index(name)][1])),
                    is_default=window is None,
                    as_of=as_of,
                    prorate=partial_periods == "prorate",
                    week_starts=week_starts,
                )
            )
            for name in names
        ],
    }


def _edges(versions: dict[int, Any], clocks: dict[int, Clock], as_of: dt.datetime) -> Any:
    """The first moment of one assignment, and the end of the person's day at as_of."""
    ruled = reign(dict(sorted(versions.items())), clocks)
    number = min(ruled, key=lambda each: ruled[each][0], default=max(versions))
    plan, clock = versions[number], clocks[number]
    first = clock.start_of(plan.starts_on)
    if number in ruled:
        first = clock.start_of(clock.day(ruled[number][0]))
    begun = [number for number, (start, _) in sorted(ruled.items()) if start <= as_of]
    clock = clocks[begun[-1] if begun else min(ruled, default=max(versions))]
    return first, clock.start_of(clock.day(as_of) + DAY)


def _silent(entry: Any) -> Any:
    """A private note where all are counted: what is in it is not there."""
    members = {name: getattr(entry, name) for name in type(entry).model_fields}
    return SimpleNamespace(**members | {"record": None, "obstacles": ()})


def _without_entry(document: Any, shown: set[str]) -> Any:
    """data-model.md, Sharing: "members naming withheld ids are absent"."""
    entry_id = getattr(document, "entry_id", None)
    if entry_id is None or entry_id in shown:
        return document
    members = {name: getattr(document, name) for name in type(document).model_fields}
    return SimpleNamespace(**members | {"entry_id": None})


def _blocks(history: History) -> dict[str, Any]:
    """Make the block of the whole, and one block per version."""
    numbers = list(history.versions)
    blocks = [{"version": n, **Block(history, [n], whole=False).members()} for n in numbers]
    whole = Block(history, numbers, whole=True).members()
    name = next(iter(history.versions.values())).id
    return {"assignment_id": name, **whole, "versions": blocks}

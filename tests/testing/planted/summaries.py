"""Summaries that are wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import homework_kit as hk
from homework_kit.models.remake import remade
from homework_kit.models.summary import AdherenceSummary, AssignmentSummary
from homework_kit.testing.laws.look import Summarizer


def changed(change: Callable[[AssignmentSummary], dict[str, Any]]) -> Summarizer:
    """Make a summary that says something else in the block of the whole."""

    def summarize(bundle: Any, **more: Any) -> AdherenceSummary:
        found = hk.summarize(bundle, **more)
        blocks = [remade(each, **change(each)) for each in found.assignments]
        return remade(found, assignments=blocks)

    return summarize


def moved(block: AssignmentSummary, source: str, target: str) -> dict[str, Any]:
    """Count the occasions of one state in another."""
    count = getattr(block.occasions, source)
    counts = {source: 0, target: getattr(block.occasions, target) + count}
    return {"occasions": remade(block.occasions, **counts)}


def _full(block: AssignmentSummary) -> dict[str, Any]:
    return {"share": 1.0, "why_no_share": None} if block.counted == 0 else {}


def _of_all(block: AssignmentSummary) -> dict[str, Any]:
    counted = block.counted + block.occasions.paused
    if block.share is None or block.target is not None:
        return {}
    return {"share": round(block.occasions.practiced / counted, 4), "counted": counted}


def _carried(block: AssignmentSummary) -> dict[str, Any]:
    if block.target is None:
        return {}
    left, rows = 0, []
    for row in block.target.periods:
        free = (row.planned or 0) - (row.towards or 0)
        used = min(left, free)
        left += row.extra - used
        rows.append(remade(row, towards=(row.towards or 0) + used))
    return {"target": remade(block.target, periods=rows)}


def _without_a_version(block: AssignmentSummary) -> dict[str, Any]:
    return {"versions": block.versions[-1:]}


empty_is_full = changed(_full)
future_is_no_entry = changed(lambda block: moved(block, "not_yet", "no_entry"))
open_is_no_entry = changed(lambda block: moved(block, "open", "no_entry"))
no_entry_is_not_done = changed(lambda block: moved(block, "no_entry", "told_not_done"))
paused_is_agreed = changed(_of_all)
percent_of_little = changed(lambda _: {"display": "percent"})
carries_over = changed(_carried)
forgets_a_version = changed(_without_a_version)


def counts_rows(bundle: Any, **more: Any) -> AdherenceSummary:
    """Every row is an occasion."""
    practiced = sum(each.outcome == "as_agreed" for each in bundle.entries)
    rows = changed(lambda block: {"occasions": remade(block.occasions, practiced=practiced)})
    return rows(bundle, **more)


def last_row_wins(bundle: Any, **more: Any) -> AdherenceSummary:
    """Of all notes the one that arrived last is the one."""
    return hk.summarize(remade(bundle, entries=bundle.entries[-1:]), **more)


def arrivals_are_notes(bundle: Any, **more: Any) -> AdherenceSummary:
    """What arrives twice was written twice."""
    rows = [remade(each, id=f"row{number}") for number, each in enumerate(bundle.entries)]
    return hk.summarize(remade(bundle, entries=rows), **more)


def knows_no_audience(bundle: Any, **more: Any) -> AdherenceSummary:
    """Others see what the person sees."""
    more["audience"] = "self"
    return hk.summarize(bundle, **more)

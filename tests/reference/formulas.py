"""Adherence, Formulas: shares, targets, prompts, and why there is no share."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

from tests.reference.attachment import PRACTICED, TRIED, in_pause
from tests.reference.change import outcomes
from tests.reference.clock import DAY, happened
from tests.reference.exact import four, wilson

FIXED = ("once", "listed", "repeating", "before_session")


def family(plan: Any) -> str:
    """adherence.md: "fixed and target never pooled"."""
    return "fixed" if plan.schedule.type in FIXED else str(plan.schedule.type)


def periods(block: Any) -> list[dict[str, Any]]:
    """The target's periods that have opened."""
    rows = [
        period(block, each)
        for each in block.occasions
        if block.kind(each) == "target" and each.opens <= block.about.as_of
    ]
    return sorted(rows, key=lambda row: (row["from"], row["until"], row["key"]))


def period(block: Any, occasion: Any) -> dict[str, Any]:
    """Count one target period.

    "towards_k = min(n_k, T_k); extra_k = max(0, n_k - T_k)"; partial and paused periods excluded,
    or prorated with "T' = floor(T d / D + 1/2), T' = 0 -> out".
    """
    said = block.said(occasion)
    plan = block.about.versions[occasion.version]
    beyond = block.beyond(occasion)
    n = sum(entry.outcome in PRACTICED for entry in said)
    times = occasion.required
    length = (occasion.until_date - occasion.local_date).days
    paused = sum(in_pause(plan, occasion.local_date + day * DAY) for day in range(length))
    planned = times
    if occasion.paused or occasion.set_aside:
        planned = 0
    elif occasion.partial or paused:
        planned = 0  # "partial_periods=exclude (default; counts still shown)"
        if block.about.prorate:
            whole = occasion.nominal_days or length
            planned = floor(Fraction(times * (length - paused), whole) + Fraction(1, 2))
    is_closed = occasion.closes <= block.about.as_of
    return {
        "from": occasion.local_date,
        "until": occasion.until_date,
        "key": occasion.key,
        "planned": times,
        "practiced": n + len(beyond),
        "tried": sum(entry.outcome in TRIED for entry in said) + len(beyond),
        "towards": min(n, times),
        "extra": len(beyond) + max(0, n - times),
        "closed": is_closed,
        "partial": occasion.partial,
        "paused_days": paused,
        "_planned": planned,
        "_out": occasion.paused or occasion.set_aside,
    }


def shares(block: Any) -> dict[str, Any]:
    """The formulas, by family of schedule."""
    counts = block.states()
    members: dict[str, Any] = dict.fromkeys(
        ("share", "tried_share", "why_no_share", "used", "interval", "target", "answered"), None
    )
    closed = counts["practiced"] + counts["tried"] + counts["told_not_done"]
    n, k = closed + counts["no_entry"], counts["practiced"]
    if block.differs:
        return {**members, "why_no_share": "plans_differ", "counted": n, "display": "counts"}
    if block.family == "as_needed":
        # "`times_used` = practiced entries, `came_up_not_used` = not_done_told entries".
        said = outcomes(block.notes)
        members["used"] = {
            "times_used": said["as_agreed"] + said["smaller_version"],
            "came_up_not_used": said["not_done_told"],
        }
        return {**members, "why_no_share": "as_needed", "counted": 0, "display": "counts"}
    if block.family == "target":
        rows = periods(block)
        over = [row for row in rows if row["closed"]]
        n = sum(row["_planned"] for row in over)
        k = sum(min(row["towards"], row["_planned"]) for row in over)
        members["target"] = {"towards": k, "planned": n, "periods": rows}
    elif block.family == "prompted":
        # "answered in its window / delivered"
        members["answered"] = answered(block, n)
        k = members["answered"]["in_window"]
    if n and block.family != "target":
        members["tried_share"] = four(Fraction(counts["practiced"] + counts["tried"], n))
    if n:
        members["share"] = four(Fraction(k, n))
        # "Wilson 95 % for fixed and prompted"; of a target "No interval".
        members["interval"] = None if block.family == "target" else wilson(k, n)
    else:
        members["why_no_share"] = reason(block)
    # "< 5 counts only; 5 to 19 counts; >= 20 a percentage may be shown".
    return {**members, "counted": n, "display": "percent" if n >= 20 else "counts", "_k": k}


def answered(block: Any, delivered: int) -> dict[str, int]:
    """Count the prompts that were answered.

    "Late answers are `answered_late`, partial answers of an expired prompt are kept and do not
    count".
    """
    counts = {"in_window": 0, "late": 0, "partial": 0, "delivered": delivered}
    for occasion in block.occasions:
        state = block.about.state(occasion)
        moments = [
            happened(entry, block.about.clock(entry))
            for entry in [*block.said(occasion), *block.beyond(occasion)]
            if entry.outcome in PRACTICED
        ]
        if state == "practiced":
            is_in = any(moment is None or moment < occasion.closes for moment in moments)
            counts["in_window" if is_in else "late"] += 1
        counts["partial"] += state == "tried"
    return counts


def reason(block: Any) -> str:
    """Say why there is no share."""
    types = [plan.schedule for plan in block.counted]
    by_session = any(
        each.type == "before_session" or getattr(each, "per", "") == "session" for each in types
    )
    clock = block.about.clocks[block.number]
    ahead = any(
        (each.at or clock.start_of(each.on)) > block.about.as_of for each in block.about.sessions
    )
    if by_session and not ahead and not block.occasions:
        return "no_session_known"
    states = [block.about.state(each) for each in block.occasions]
    if block.family == "target":
        rows = periods(block)
        if any(row["closed"] and not row["_out"] for row in rows):
            return "only_partial_periods"
        return "nothing_closed" if any(not row["_out"] for row in rows) else "nothing_due"
    if "open" in states or "not_yet" in states:
        return "nothing_closed"
    return "nothing_due"

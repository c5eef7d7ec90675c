"""Shares, each with its denominator beside it, or the reason why there is none."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any, Final, Literal, NamedTuple

from homework_kit.adherence.exact import LEVEL, ratio, wilson
from homework_kit.adherence.frame import Frame, PartialPeriods
from homework_kit.adherence.tally import CLOSED_AND_COUNTED, Period, Tally
from homework_kit.models.summary import Reserve, ShareInterval

PERCENT_FROM: Final = 20
"""adherence.md, Floors: from 20 on a percentage may be shown; below, counts only."""
Reason = Literal[
    "nothing_due",
    "nothing_closed",
    "no_session_known",
    "as_needed",
    "only_partial_periods",
    "plans_differ",
]


class Sums(NamedTuple):
    """What a share is made of: practiced (or towards, or answered) and tried, out of `counted`."""

    done: int
    tried: int
    counted: int


def planned_of(period: Period, partial_periods: PartialPeriods) -> int:
    """Give T of a closed period as it counts: whole, prorated, or 0 for out.

    adherence.md, Target: T' = floor(T * d / D + 1/2); T' = 0 is out.

    >>> import datetime as dt
    >>> cut = Period(
    ...     "2026-02-12/week", dt.date(2026, 2, 12), dt.date(2026, 2, 16), planned=3, closed=True,
    ...     partial=True, paused_days=0, nominal_days=7,
    ... )
    >>> planned_of(cut, "exclude"), planned_of(cut, "prorate")
    (0, 2)
    """
    if not period.closed or period.left_out:
        return 0
    if period.full:
        return period.planned
    if partial_periods == "exclude":
        return 0
    days = (period.until_date - period.from_date).days
    whole = period.nominal_days or days
    return floor(Fraction(period.planned * (days - period.paused_days), whole) + Fraction(1, 2))


def target_sums(tally: Tally, partial_periods: PartialPeriods) -> Sums:
    """Give sum of min(n, T) out of sum of T over the periods that count; no carry-over.

    >>> target_sums(Tally(), "exclude")
    Sums(done=0, tried=0, counted=0)
    """
    towards = planned = 0
    for period, part in tally.periods:
        if part == "there":
            times = planned_of(period, partial_periods)
            planned += times
            towards += min(tally.periods[period, "towards"], times)
    return Sums(towards, 0, planned)


def sums_of(tally: Tally, frame: Frame) -> Sums:
    """Give what the share of this family is made of (adherence.md, Formulas).

    >>> import datetime as dt
    >>> from collections import Counter
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("repeating",), status="active", start=day, today=day)
    >>> sums_of(Tally(states=Counter(practiced=2, tried=1, no_entry=1, paused=3)), frame)
    Sums(done=2, tried=3, counted=4)
    """
    if frame.family == "target":
        return target_sums(tally, frame.partial_periods)
    counted = sum(tally.states[state] for state in CLOSED_AND_COUNTED)
    tried = tally.states["practiced"] + tally.states["tried"]
    prompted = frame.family == "prompted"
    done = tally.counts["answered"] if prompted else tally.states["practiced"]
    return Sums(done, tried, counted)


def _why_no_share(tally: Tally, frame: Frame) -> Reason:
    if frame.family == "as_needed":
        return "as_needed"
    if frame.family == "mixed":
        return "plans_differ"
    due = [period for period, part in tally.periods if part == "there" and not period.left_out]
    seen = bool(tally.states or tally.periods)
    if not seen and frame.by_sessions and not frame.sessions_ahead:
        return "no_session_known"
    if any(period.closed for period in due):
        return "only_partial_periods"
    waiting = due or tally.states["open"] or tally.states["not_yet"]
    return "nothing_closed" if waiting else "nothing_due"


def share_members(tally: Tally, frame: Frame) -> dict[str, Any]:
    """Give counted, display, and either the share or the reason why there is none.

    Nothing closed is never 0 or 100 percent. Targets have no interval: their practices are not
    independent trials.

    >>> import datetime as dt
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("repeating",), status="active", start=day, today=day)
    >>> share_members(Tally(), frame)
    {'counted': 0, 'display': 'counts', 'why_no_share': 'nothing_due'}
    """
    done, tried, counted = sums_of(tally, frame)
    if frame.family in ("as_needed", "mixed") or counted == 0:
        reason = _why_no_share(tally, frame)
        return {"counted": counted, "display": "counts", "why_no_share": reason}
    members: dict[str, Any] = {
        "counted": counted,
        "display": "percent" if counted >= PERCENT_FROM else "counts",
        "share": ratio(done, counted),
    }
    if frame.family != "target":
        low, high = wilson(done, counted)
        members["tried_share"] = ratio(tried, counted)
        members["interval"] = ShareInterval(level=LEVEL, low=low, high=high)
    return members


def reserve_of(tally: Tally, frame: Frame) -> Reserve | None:
    """Give the reserve and how much of it was used; it never changes the share.

    adherence.md, Reserve: min(reserve, counted - practiced); for targets planned - towards. Plans
    of different families have no count in common that it could be taken from.

    >>> import datetime as dt
    >>> from collections import Counter
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("once",), status="active", start=day, today=day, reserve=2)
    >>> reserve_of(Tally(states=Counter(practiced=2, no_entry=1)), frame)
    Reserve(members=2)
    """
    if frame.reserve is None or frame.family == "mixed":
        return None
    spent = sums_of(tally, frame).counted - uses_no_reserve(tally, frame)
    return Reserve(agreed=frame.reserve, used=min(frame.reserve, spent))


def uses_no_reserve(tally: Tally, frame: Frame) -> int:
    """Count what was practiced or went towards a target; a late answer to a prompt is practice too.

    >>> import datetime as dt
    >>> from collections import Counter
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("prompted",), status="active", start=day, today=day, reserve=2)
    >>> late = Tally(states=Counter(practiced=1), counts=Counter(answered_late=1))
    >>> uses_no_reserve(late, frame), sums_of(late, frame).done
    (1, 0)
    """
    if frame.family == "prompted":
        return tally.states["practiced"]
    return sums_of(tally, frame).done

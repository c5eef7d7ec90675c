"""From a tally to the numbers of a summary: a pure function (adherence.md, Formulas)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor
from statistics import median
from typing import Any, Final, Literal, get_args

import attrs

from homework_kit.adherence.exact import LEVEL, ratio, wilson
from homework_kit.adherence.tally import CLOSED_AND_COUNTED, NamedObstacle, Period, State, Tally
from homework_kit.models.summary import (
    AnsweredCounts,
    ChangeRow,
    HappenedRow,
    ObstacleRow,
    OccasionCounts,
    OtherSources,
    OutcomeCounts,
    PeriodRow,
    Reserve,
    ScheduleType,
    ShareInterval,
    SoFar,
    TargetCounts,
    Used,
)
from homework_kit.models.vocabulary import OBSTACLES, PRACTICED, WEEKDAYS

PartialPeriods = Literal["exclude", "prorate"]
WeekStarts = Literal["plan", "mo", "tu", "we", "th", "fr", "sa", "su"]
PERCENT_FROM: Final = 20
"""adherence.md, Floors: from 20 on a percentage may be shown; below, counts only."""
MEDIAN_FROM: Final = 3
"""adherence.md, Change within records: the median from 3 pairs."""
_WEEK: Final = dt.timedelta(days=7)
_FIXED: Final = frozenset({"once", "listed", "repeating", "before_session"})


@attrs.frozen(slots=True, kw_only=True)
class Frame:
    """What a block is about: its schedules, its dates, and how the caller wants it counted.

    >>> Frame.__name__
    'Frame'
    """

    schedules: tuple[ScheduleType, ...]
    status: str
    first_date: dt.date
    end_before: dt.date | None
    today: dt.date
    reserve: int | None
    sessions_ahead: bool
    week_starts: WeekStarts
    partial_periods: PartialPeriods

    @property
    def family(self) -> Literal["fixed", "target", "prompted", "as_needed", "mixed"]:
        """The formula that holds; fixed and target are never pooled (adherence.md, Formulas)."""
        families = {"fixed" if each in _FIXED else each for each in self.schedules}
        return families.pop() if len(families) == 1 else "mixed"  # type: ignore[return-value] # the four families


def planned_of(period: Period, partial_periods: PartialPeriods) -> int:
    """Give T of a closed period as it counts: whole, prorated, or 0 for out.

    adherence.md, Target: T' = floor(T * d / D + 1/2); T' = 0 is out.

    >>> cut = Period("2026-02-12/week", dt.date(2026, 2, 12), dt.date(2026, 2, 16), 3, True, True, 0, nominal_days=7)
    >>> planned_of(cut, "exclude"), planned_of(cut, "prorate")
    (0, 2)
    """
    if not period.closed or period.left_out:
        return 0
    if period.full:
        return period.planned
    if partial_periods == "exclude" or period.nominal_days is None:
        return 0
    days = (period.until_date - period.from_date).days - period.paused_days
    return floor(Fraction(period.planned * days, period.nominal_days) + Fraction(1, 2))


def _outcomes(counter: Counter[Any]) -> OutcomeCounts:
    return OutcomeCounts(**counter)


def _target_totals(tally: Tally, frame: Frame) -> tuple[int, int]:
    towards = planned = 0
    for period, measure in tally.periods:
        if measure == "there":
            times = planned_of(period, frame.partial_periods)
            planned += times
            towards += min(tally.periods[period, "towards"], times)
    return towards, planned


def _period_row(tally: Tally, period: Period) -> PeriodRow:
    return PeriodRow(
        from_=period.from_date,
        until=period.until_date,
        key=period.key,
        planned=period.planned,
        practiced=tally.periods[period, "practiced"],
        tried=tally.periods[period, "tried"],
        towards=tally.periods[period, "towards"],
        extra=tally.periods[period, "extra"],
        closed=period.closed,
        partial=period.partial,
        paused_days=period.paused_days,
    )


def _periods(tally: Tally) -> list[Period]:
    there = (period for period, measure in tally.periods if measure == "there")
    return sorted(there, key=lambda period: (period.from_date, period.key))


def _week_edges(frame: Frame) -> Iterator[tuple[dt.date, dt.date]]:
    """Give the weeks from the first date to the one that holds today, cut where the plan is cut."""
    stop = frame.today + dt.timedelta(days=1)
    if frame.end_before is not None:
        stop = min(stop, frame.end_before)
    start = frame.first_date
    if frame.week_starts != "plan":
        start -= dt.timedelta(days=(start.weekday() - WEEKDAYS.index(frame.week_starts)) % 7)
    while start < stop:
        until = start + _WEEK
        yield (
            max(start, frame.first_date),
            until if frame.end_before is None else min(until, frame.end_before),
        )
        start = until


def _weeks(tally: Tally, frame: Frame) -> list[PeriodRow]:
    edges = list(_week_edges(frame))
    sums: list[Counter[str]] = [Counter() for _ in edges]
    starts = [start for start, _ in edges]

    def week_of(date: dt.date) -> Counter[str]:
        """Give the week's counter; what lies before the first or past the last week is not shown."""
        index = bisect_right(starts, date) - 1
        return sums[index] if index >= 0 and date < edges[index][1] else Counter()

    for (date, measure), count in tally.days.items():
        week_of(date)[measure] += count
    for (period, part), count in tally.periods.items():
        if not period.left_out:
            times = period.planned if part == "there" else 1
            week_of(period.from_date)[f"period_{part}"] += count * times
    return [_week_row(counts, frame, edge) for counts, edge in zip(sums, edges, strict=True)]


def _week_row(counts: Counter[str], frame: Frame, edge: tuple[dt.date, dt.date]) -> PeriodRow:
    start, until = edge
    shared: dict[str, Any] = {
        "from_": start,
        "until": until,
        "extra": counts["extra"],
        "closed": until <= frame.today,
        "partial": until - start < _WEEK,
    }
    if frame.family == "target":
        return PeriodRow(
            **shared,
            planned=counts["period_there"],
            practiced=counts["practiced_entry"],
            tried=counts["tried_entry"],
            towards=counts["period_towards"],
        )
    if frame.family in ("fixed", "prompted"):
        return PeriodRow(
            **shared,
            planned=counts["planned"],
            practiced=counts["practiced_occasion"],
            tried=counts["tried_occasion"],
        )
    return PeriodRow(
        **shared, practiced=counts["practiced_entry"], tried=counts["tried_entry"]
    )


def _changes(tally: Tally) -> list[ChangeRow]:
    rows = sorted({row for row, _ in tally.differences}, key=lambda row: (row.what, row.scale, row.setting or ""))
    return [
        _change(row, [value for (key, value), n in tally.differences.items() for _ in range(n) if key == row])
        for row in rows
    ]


def _change(row: Any, values: list[Decimal | None]) -> ChangeRow:
    pairs = [value for value in values if value is not None]
    return ChangeRow(
        what=row.what,
        scale=row.scale,
        setting=row.setting,
        pairs=len(pairs),
        left_out=len(values) - len(pairs),
        lower=sum(value < 0 for value in pairs),
        same=sum(value == 0 for value in pairs),
        higher=sum(value > 0 for value in pairs),
        median=float(median(pairs)) if len(pairs) >= MEDIAN_FROM else None,
    )


def obstacle_rows(obstacles: frozenset[NamedObstacle]) -> list[ObstacleRow]:
    """Give one row per obstacle code; the option and whether it helped are the latest ones said.

    >>> obstacle_rows(frozenset({NamedObstacle("entry:t1", "too_big")}))[0].count
    1
    """
    by_code: dict[str, list[NamedObstacle]] = {}
    for named in sorted(obstacles, key=lambda each: (each.noted_on or dt.date.min, each.source)):
        by_code.setdefault(named.code, []).append(named)
    rows = []
    for named_here in by_code.values():
        code = named_here[0].code
        options = dict.fromkeys(o for each in named_here for o in each.options_considered)
        chosen = [each for each in named_here if each.option_chosen is not None]
        helped = [each.helped for each in named_here if each.helped is not None]
        rows.append(
            ObstacleRow(
                code=code,
                group=OBSTACLES[code].group,
                count=len(named_here),
                options_considered=tuple(options),
                option_chosen=chosen[-1].option_chosen if chosen else None,
                helped=helped[-1] if helped else None,
            )
        )
    return sorted(rows, key=lambda row: (-row.count, row.code))


def _happened(tally: Tally) -> list[HappenedRow]:
    rows: dict[str, dict[str, int]] = {}
    for (what, answer), count in sorted(tally.happened.items()):
        rows.setdefault(what, {})[answer] = count
    return [HappenedRow(what=what, **answers) for what, answers in rows.items()]  # type: ignore[arg-type] # the two names


def _share(tally: Tally, frame: Frame) -> tuple[int, int, int]:
    """Give (towards or practiced, tried, n) of the family's formula; n is what the floors look at."""
    if frame.family == "target":
        towards, planned = _target_totals(tally, frame)
        return towards, 0, planned
    counted = sum(tally.states[state] for state in CLOSED_AND_COUNTED)
    tried = tally.states["practiced"] + tally.states["tried"]
    if frame.family == "prompted":
        return tally.counts["answered"], tried, counted
    return tally.states["practiced"], tried, counted


def _why_no_share(tally: Tally, frame: Frame) -> str:
    if frame.family in ("as_needed", "mixed"):
        return "as_needed" if frame.family == "as_needed" else "plans_differ"
    seen = bool(+tally.states) or bool(tally.periods)
    if not seen and "before_session" in frame.schedules and not frame.sessions_ahead:
        return "no_session_known"
    if any(period.closed for period, _ in tally.periods):
        return "only_partial_periods"
    waiting = tally.states["open"] + tally.states["not_yet"]
    return "nothing_closed" if waiting or tally.periods else "nothing_due"


def _shares(tally: Tally, frame: Frame) -> dict[str, Any]:
    done, tried, n = _share(tally, frame)
    shown: dict[str, Any] = {"counted": n, "display": "percent" if n >= PERCENT_FROM else "counts"}
    if frame.family in ("as_needed", "mixed") or n == 0:
        shown |= {"why_no_share": _why_no_share(tally, frame), "display": "counts"}
        return shown
    shown["share"] = ratio(done, n)
    if frame.family != "target":
        # No interval for targets: their practices are not independent trials.
        low, high = wilson(done, n)
        shown["tried_share"] = ratio(tried, n)
        shown["interval"] = ShareInterval(level=LEVEL, low=low, high=high)
    return shown


def _reserve(tally: Tally, frame: Frame) -> Reserve | None:
    """adherence.md, Reserve: min(reserve, counted - practiced); for targets planned - towards."""
    if frame.reserve is None:
        return None
    done, _, n = _share(tally, frame)
    return Reserve(agreed=frame.reserve, used=min(frame.reserve, n - done))


def _days(tally: Tally, frame: Frame) -> dict[str, Any]:
    """adherence.md, ABC phases: whole local dates; absent until it happens."""
    tried = [date for date in tally.dates("tried_entry") if date >= frame.first_date]
    noted = tally.dates("entry")
    return {
        "days_practiced": len(tally.dates("practiced_entry")),
        "active_days": len(tally.active_days),
        "days_with_an_entry": len(noted),
        "days_to_first_try": (min(tried) - frame.first_date).days if tried else None,
        "days_since_last_entry": (frame.today - max(noted)).days if noted else None,
    }


def _by_family(tally: Tally, frame: Frame) -> dict[str, Any]:
    if frame.family == "as_needed":
        outcomes = tally.outcomes
        used = sum(outcomes[outcome] for outcome in PRACTICED)
        return {"used": Used(times_used=used, came_up_not_used=outcomes["not_done_told"])}
    if frame.family == "prompted":
        return {
            "answered": AnsweredCounts(
                in_window=tally.counts["answered"],
                late=tally.counts["answered_late"],
                partial=tally.counts["answered_partly"],
                delivered=_share(tally, frame)[2],
            )
        }
    if frame.family == "target":
        towards, planned = _target_totals(tally, frame)
        rows = [_period_row(tally, period) for period in _periods(tally)]
        return {"target": TargetCounts(towards=towards, planned=planned, periods=rows)}
    return {}


def block(tally: Tally, frame: Frame) -> dict[str, Any]:
    """Give the members of a SummaryBlock: every number follows from the tally.

    >>> from homework_kit.adherence.tally import Tally
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(
    ...     schedules=("repeating",), status="active", first_date=day, end_before=None, today=day,
    ...     reserve=None, sessions_ahead=False, week_starts="plan", partial_periods="exclude",
    ... )
    >>> block(Tally(), frame)["why_no_share"]
    'nothing_due'
    """
    others: dict[str, Counter[str]] = {"therapist": Counter(), "device": Counter()}
    for (source, outcome), count in tally.other_sources.items():
        others[source][outcome] += count
    states: dict[State, int] = {state: tally.states[state] for state in get_args(State)}
    members: dict[str, Any] = {
        "schedule": frame.schedules[-1],
        "status": frame.status,
        "outcomes": _outcomes(tally.outcomes),
        "occasions": OccasionCounts(**states),
        "so_far": SoFar(
            practiced=tally.counts["so_far_practiced"], tried=tally.counts["so_far_tried"]
        ),
        "practiced_within_window": tally.counts["within_window"],
        "recalled": tally.counts["recalled"],
        "extra": tally.counts["extra"],
        "weeks": _weeks(tally, frame),
        "change": _changes(tally),
        "happened": _happened(tally),
        "obstacles": obstacle_rows(tally.obstacles),
        "reserve": _reserve(tally, frame),
        "other_sources": OtherSources(
            therapist=_outcomes(others["therapist"]), device=_outcomes(others["device"])
        ),
    }
    return members | _shares(tally, frame) | _by_family(tally, frame) | _days(tally, frame)

"""From a tally to the numbers of a summary: a pure function (adherence.md, Shape)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median
from typing import Any, Final, get_args

from homework_kit.adherence.changes import Question, RowKey
from homework_kit.adherence.frame import Frame
from homework_kit.adherence.shares import reserve_of, share_members, sums_of
from homework_kit.adherence.tally import NamedObstacle, Period, Source, State, Tally
from homework_kit.adherence.weeks import weeks
from homework_kit.models.summary import (
    AnsweredCounts,
    ChangeRow,
    HappenedRow,
    ObstacleRow,
    OccasionCounts,
    OtherSources,
    OutcomeCounts,
    PeriodRow,
    SoFar,
    TargetCounts,
    Used,
)
from homework_kit.models.vocabulary import OBSTACLES, PRACTICED, Outcome

MEDIAN_FROM: Final = 3
"""adherence.md, Change within records: the median from 3 pairs."""
_QUESTIONS: Final[tuple[Question, ...]] = get_args(Question)
_LONG_AGO: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


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


def periods_of(tally: Tally) -> list[Period]:
    """Give the target periods of a tally in the order of a summary's rows.

    >>> periods_of(Tally())
    []
    """
    there = (period for period, part in tally.periods if part == "there")
    return sorted(there, key=lambda period: (period.from_date, period.until_date, period.key))


def change_rows(differences: Counter[tuple[RowKey, Decimal | None]]) -> list[ChangeRow]:
    """Give one row per what, scale and setting; half pairs are left out, and counted as such.

    >>> row = RowKey("mood_after_minus_before", "0-10")
    >>> pairs = Counter({(row, Decimal("-2")): 2, (row, Decimal(1)): 1, (row, None): 1})
    >>> [(row.pairs, row.left_out, row.lower, row.median) for row in change_rows(pairs)]
    [(3, 1, 2, -2.0)]
    """
    pairs: dict[RowKey, list[Decimal]] = {}
    left_out: Counter[RowKey] = Counter()
    for (row, value), count in differences.items():
        complete = pairs.setdefault(row, [])
        if value is None:
            left_out[row] += count
        else:
            complete.extend([value] * count)
    return [
        ChangeRow(
            what=row.what,
            scale=row.scale,
            setting=row.setting,
            pairs=len(values),
            left_out=left_out[row],
            lower=sum(value < 0 for value in values),
            same=sum(value == 0 for value in values),
            higher=sum(value > 0 for value in values),
            median=float(median(values)) if len(values) >= MEDIAN_FROM else None,
        )
        for row, values in sorted(pairs.items(), key=lambda item: item[0])
    ]


def obstacle_rows(obstacles: Iterable[NamedObstacle]) -> list[ObstacleRow]:
    """Give one row per obstacle code; the option and whether it helped are the latest ones said.

    adherence.md, Obstacles: one that was named is always shown. A tap in an entry and the document
    that names the entry count once.

    >>> tap = NamedObstacle("entry:t1", "too_big")
    >>> described = NamedObstacle("entry:t1", "too_big", document="o1", option_chosen="tb-01")
    >>> [(row.count, row.option_chosen) for row in obstacle_rows([tap, described])]
    [(1, 'tb-01')]
    """
    by_code: dict[str, list[NamedObstacle]] = {}
    for named in sorted(obstacles, key=_when_named):
        by_code.setdefault(named.code, []).append(named)
    rows = [_obstacle_row(named) for named in by_code.values()]
    return sorted(rows, key=lambda row: (-row.count, row.code))


def _when_named(named: NamedObstacle) -> tuple[dt.datetime, str, str]:
    return (named.noted_at or _LONG_AGO, named.source, named.document)


def _obstacle_row(named: Sequence[NamedObstacle]) -> ObstacleRow:
    code = named[0].code
    chosen = [each for each in named if each.option_chosen is not None]
    helped = [each for each in named if each.helped is not None]
    return ObstacleRow(
        code=code,
        group=OBSTACLES[code].group,
        count=len({each.source for each in named}),
        options_considered=tuple(
            dict.fromkeys(option for each in named for option in each.options_considered)
        ),
        option_chosen=chosen[-1].option_chosen if chosen else None,
        helped=helped[-1].helped if helped else None,
    )


def _happened(tally: Tally) -> list[HappenedRow]:
    counts = tally.happened
    return [
        HappenedRow(
            what=what,
            no=counts[what, "no"],
            partly=counts[what, "partly"],
            yes=counts[what, "yes"],
            cant_tell=counts[what, "cant_tell"],
        )
        for what in _QUESTIONS
        if any(asked == what for asked, _ in counts)
    ]


def _days(tally: Tally, frame: Frame) -> dict[str, Any]:
    """adherence.md, ABC phases: whole local dates; absent until it happens."""
    tried = [date for date in tally.dates("tried_entry") if date >= frame.start]
    noted = tally.dates("entry")
    # A window that begins later cannot know which try was the first.
    first_known = tried and frame.shown_from <= frame.start
    return {
        "days_practiced": len(tally.dates("practiced_entry")),
        "active_days": len(tally.active_days),
        "days_with_an_entry": len(noted),
        "days_to_first_try": (min(tried) - frame.start).days if first_known else None,
        # A device whose clock runs ahead may write tomorrow's date.
        "days_since_last_entry": max((frame.today - max(noted)).days, 0) if noted else None,
    }


def _by_family(tally: Tally, frame: Frame) -> dict[str, Any]:
    """Give the members that only one family has: used, answered or target."""
    if frame.family == "as_needed":
        outcomes = tally.outcomes
        used = sum(outcomes[outcome] for outcome in PRACTICED)
        return {"used": Used(times_used=used, came_up_not_used=outcomes["not_done_told"])}
    sums = sums_of(tally, frame)
    if frame.family == "prompted":
        answered = AnsweredCounts(
            in_window=sums.done,
            late=tally.counts["answered_late"],
            partial=tally.counts["answered_partly"],
            delivered=sums.counted,
        )
        return {"answered": answered}
    if frame.family == "target":
        rows = [_period_row(tally, period) for period in periods_of(tally)]
        return {"target": TargetCounts(towards=sums.done, planned=sums.counted, periods=rows)}
    return {}


def _reported(tally: Tally, source: Source) -> OutcomeCounts:
    counts = {outcome: tally.other_sources[source, outcome] for outcome in get_args(Outcome)}
    return OutcomeCounts(**counts)


def block(tally: Tally, frame: Frame) -> dict[str, Any]:
    """Give the members of a SummaryBlock: every number follows from the tally.

    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("repeating",), status="active", start=day, today=day)
    >>> block(Tally(), frame)["why_no_share"]
    'nothing_due'
    """
    states: dict[State, int] = {state: tally.states[state] for state in get_args(State)}
    members: dict[str, Any] = {
        "schedule": frame.schedules[-1],
        "status": frame.status,
        "outcomes": OutcomeCounts(**{name: tally.outcomes[name] for name in get_args(Outcome)}),
        "occasions": OccasionCounts(**states),
        "so_far": SoFar(
            practiced=tally.counts["so_far_practiced"], tried=tally.counts["so_far_tried"]
        ),
        "practiced_within_window": tally.counts["within_window"],
        "recalled": tally.counts["recalled"],
        "extra": tally.counts["extra"],
        "weeks": weeks(tally, frame),
        "change": change_rows(tally.differences),
        "happened": _happened(tally),
        "obstacles": obstacle_rows(tally.obstacles),
        "reserve": reserve_of(tally, frame),
        "other_sources": OtherSources(
            therapist=_reported(tally, "therapist"), device=_reported(tally, "device")
        ),
    }
    return members | share_members(tally, frame) | _by_family(tally, frame) | _days(tally, frame)

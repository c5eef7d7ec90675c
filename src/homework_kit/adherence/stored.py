"""A tally as JSON and back: numbers, dates, codes and ids, and no word of the person's."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import Any

from homework_kit.adherence.changes import RowKey
from homework_kit.adherence.tally import NamedObstacle, Period, Tally


def _period(period: Period) -> list[Any]:
    return [
        period.key,
        period.from_date.isoformat(),
        period.until_date.isoformat(),
        period.planned,
        period.closed,
        period.partial,
        period.paused_days,
        period.nominal_days,
        period.left_out,
    ]


def tally_to_json(tally: Tally) -> dict[str, Any]:
    """Write a tally of what is closed: taps are its obstacles, and it has no active days.

    >>> tally_to_json(Tally(states=Counter({"practiced": 1})))["states"]
    {'practiced': 1}
    """
    return {
        "states": dict(tally.states),
        "outcomes": dict(tally.outcomes),
        "counts": dict(tally.counts),
        "other_sources": [[*key, count] for key, count in tally.other_sources.items()],
        "days": [[date.isoformat(), what, count] for (date, what), count in tally.days.items()],
        "periods": [
            [_period(period), part, count] for (period, part), count in tally.periods.items()
        ],
        "differences": [
            [row.what, row.scale, row.setting, None if value is None else str(value), count]
            for (row, value), count in tally.differences.items()
        ],
        "happened": [[*key, count] for key, count in tally.happened.items()],
        "obstacles": [
            [each.source, each.code, each.on and each.on.isoformat()] for each in tally.obstacles
        ],
    }


def _period_from(stored: list[Any]) -> Period:
    key, from_, until, planned, closed, partial, paused_days, nominal_days, left_out = stored
    return Period(
        key,
        dt.date.fromisoformat(from_),
        dt.date.fromisoformat(until),
        planned=planned,
        closed=closed,
        partial=partial,
        paused_days=paused_days,
        nominal_days=nominal_days,
        left_out=left_out,
    )


def tally_from_json(stored: dict[str, Any]) -> Tally:
    """Read a tally that `tally_to_json` wrote.

    >>> told = Tally(outcomes=Counter({"partly": 2}))
    >>> tally_from_json(tally_to_json(told)) == told
    True
    """
    return Tally(
        states=Counter(stored["states"]),
        outcomes=Counter(stored["outcomes"]),
        counts=Counter(stored["counts"]),
        other_sources=Counter({(one, two): count for one, two, count in stored["other_sources"]}),
        days=Counter(
            {(dt.date.fromisoformat(date), what): count for date, what, count in stored["days"]}
        ),
        periods=Counter(
            {(_period_from(period), part): count for period, part, count in stored["periods"]}
        ),
        differences=Counter(
            {
                (RowKey(what, scale, setting), None if value is None else Decimal(value)): count
                for what, scale, setting, value, count in stored["differences"]
            }
        ),
        happened=Counter({(one, two): count for one, two, count in stored["happened"]}),
        obstacles=frozenset(
            NamedObstacle(source, code, on=on and dt.date.fromisoformat(on))
            for source, code, on in stored["obstacles"]
        ),
    )

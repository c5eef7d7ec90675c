"""Weeks: seven-day half-open blocks of local dates, each with its own counts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from homework_kit.adherence.frame import Frame
from homework_kit.adherence.tally import NamedObstacle, Tally
from homework_kit.models.summary import ObstacleCount, WeekRow
from homework_kit.models.vocabulary import WEEKDAYS, ObstacleCode
from homework_kit.schedule.walltime import DAY

_WEEK: Final = 7 * DAY
_OF_OCCASIONS: Final = frozenset({"planned", "practiced_occasion", "tried_occasion"})
Edge = tuple[dt.date, dt.date]


def edges(frame: Frame) -> Iterator[Edge]:
    """Give the weeks from the plan's start to the one that holds today, cut with plan and window.

    adherence.md, Weeks: session to session from `starts_on` by default, calendar weeks on request.

    >>> start, today = dt.date(2026, 2, 4), dt.date(2026, 2, 10)
    >>> frame = Frame(
    ...     schedules=("once",), status="active", start=start, today=today, week_starts="mo"
    ... )
    >>> [f"{from_} {until}" for from_, until in edges(frame)]
    ['2026-02-04 2026-02-09', '2026-02-09 2026-02-16']
    """
    stop = frame.today + DAY
    last = frame.shown_until
    if frame.end_before is not None:
        stop, last = min(stop, frame.end_before), min(last, frame.end_before)
    start = frame.start
    if frame.week_starts != "plan":
        start -= (start.weekday() - WEEKDAYS.index(frame.week_starts)) % 7 * DAY
    while start < stop:
        low, high = max(start, frame.start, frame.shown_from), min(start + _WEEK, last)
        if low < high:
            yield low, high
        start += _WEEK


def weeks(tally: Tally, frame: Frame) -> list[WeekRow]:
    """Give the weeks of a block.

    What opened just outside of them (a session period of the version before) counts in the nearest
    one, so that `planned` adds up to what is counted. Notes outside of them are not shown here.

    >>> from collections import Counter
    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("repeating",), status="active", start=day, today=day)
    >>> weeks(Tally(days=Counter({(day, "planned"): 1})), frame)[0].planned
    1
    """
    spans = list(edges(frame))
    sums, named = counts_by_week(tally, spans), _named_by_week(tally.obstacles, spans)
    return [_row(*each, frame) for each in zip(spans, sums, named, strict=True)]


def first_named(obstacles: Iterable[NamedObstacle]) -> dict[tuple[ObstacleCode, str], dt.date]:
    """Give, by code and source, the day on which an obstacle was first named.

    A tap and the document that describes it later are one naming, in the week of the tap.

    >>> day = dt.date(2026, 2, 2)
    >>> tap = NamedObstacle("entry:t1", "too_big", on=day)
    >>> described = NamedObstacle("entry:t1", "too_big", on=day + 7 * DAY, document="o1")
    >>> first_named([described, tap])
    {('too_big', 'entry:t1'): datetime.date(2026, 2, 2)}
    """
    first: dict[tuple[ObstacleCode, str], dt.date] = {}
    for each in obstacles:
        if each.on is not None:
            name = (each.code, each.source)
            first[name] = min(each.on, first.get(name, each.on))
    return first


def _named_by_week(
    obstacles: Iterable[NamedObstacle], spans: Sequence[Edge]
) -> list[Counter[ObstacleCode]]:
    sums: list[Counter[ObstacleCode]] = [Counter() for _ in spans]
    starts = [start for start, _ in spans]
    for (code, _), day in first_named(obstacles).items():
        index = bisect_right(starts, day) - 1
        if index >= 0 and day < spans[index][1]:
            sums[index][code] += 1
    return sums


def counts_by_week(tally: Tally, spans: Sequence[Edge]) -> list[Counter[str]]:
    """Give what a tally adds to each week.

    >>> day = dt.date(2026, 2, 2)
    >>> counts_by_week(Tally(days=Counter({(day, "planned"): 1})), [(day, day + DAY)])
    [Counter({'planned': 1})]
    """
    sums: list[Counter[str]] = [Counter() for _ in spans]
    if not spans:
        return sums
    starts = [start for start, _ in spans]

    def add(date: dt.date, measure: str, count: int, *, always: bool) -> None:
        index = max(bisect_right(starts, date) - 1, 0)
        if always or spans[index][0] <= date < spans[index][1]:
            sums[index][measure] += count

    for (date, measure), count in tally.days.items():
        add(date, measure, count, always=measure in _OF_OCCASIONS)
    for (period, part), count in tally.periods.items():
        if not period.left_out:
            times = period.planned if part == "there" else 1
            add(period.from_date, f"period_{part}", count * times, always=True)
    return sums


def members_of(counts: Counter[str], frame: Frame) -> dict[str, int]:
    """Give the counts of one week as its row carries them, by the family of the plan.

    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("target",), status="active", start=day, today=day)
    >>> members_of(Counter(practiced_entry=2, period_there=3), frame)["planned"]
    3
    """
    members = {"practiced": counts["practiced_entry"], "tried": counts["tried_entry"]}
    if frame.family == "target":
        members |= {"planned": counts["period_there"], "towards": counts["period_towards"]}
    elif frame.family in ("fixed", "prompted"):
        members = {
            "planned": counts["planned"],
            "practiced": counts["practiced_occasion"],
            "tried": counts["tried_occasion"],
        }
    return members | {"extra": counts["extra"]}


def _row(span: Edge, counts: Counter[str], named: Counter[ObstacleCode], frame: Frame) -> WeekRow:
    start, until = span
    members: dict[str, Any] = {**members_of(counts, frame)}
    return WeekRow(
        from_=start,
        until=until,
        closed=until <= frame.today,
        partial=until - start < _WEEK,
        obstacles=[
            ObstacleCount(code=code, count=count)
            for code, count in sorted(named.items(), key=lambda item: (-item[1], item[0]))
        ],
        **members,
    )

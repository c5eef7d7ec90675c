"""Weeks of the reference: seven-day half-open blocks of local dates, one after the other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.reference.attachment import PRACTICED, TRIED
from tests.reference.clock import DAY

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def weeks(block: Any) -> list[dict[str, Any]]:
    """ "seven-day half-open blocks of local dates, session to session from `starts_on` by default,
    calendar weeks on request; every week carries its own counts".
    """
    about = block.about
    ruling = [n for n in block.numbers if n in about.ruled]
    ruled = [
        (n, day)
        for n in ruling
        for day in [*block.days(n)]
    ]
    if not ruled:
        return []
    first = min(about.first_day(n) for n in ruling)
    lowest, last = min(day for _, day in ruled), max(day for _, day in ruled)
    if block.week_starts_on_plan:
        anchor = first
    else:
        anchor = first - DAY * ((first.weekday() - DAYS.index(about.week_starts)) % 7)
    number = max(n for n, day in ruled if day == last)
    clock = about.clocks[number]
    limit = limit_of(block, number, last)
    spans: list[tuple[dt.date, dt.date, bool]] = []
    start = anchor
    while start <= last:
        low, high = max(start, lowest), min(start + 7 * DAY, limit)
        if low < high:
            spans.append((low, high, (high - low).days < 7))
        start += 7 * DAY
    del clock
    return [row(block, span, spans) for span in spans]


def limit_of(block: Any, number: int, last: dt.date) -> dt.date:
    """The plan's end, or the window's; a running week is shown whole."""
    about = block.about
    clock = about.clocks[number]
    end = about.ruled[number][1]
    limits = []
    if end is not None:
        day = clock.day(end)
        limits.append(day if clock.start_of(day) == end else day + DAY)
    if clock.start_of(last + DAY) >= about.window[1] and last < block.today(number):
        limits.append(last + DAY)
    return min([limit for limit in limits if limit > last], default=dt.date(2250, 1, 1))


def row(block: Any, span: tuple[dt.date, dt.date, bool], spans: list[Any]) -> dict[str, Any]:
    """Count one week."""
    about = block.about
    low, high, partial = span

    def holds(day: dt.date | None) -> bool:
        return day is not None and low <= day < high

    def clamped(day: dt.date) -> dt.date:
        return min(max(day, spans[0][0]), spans[-1][1] - DAY)

    occasions = [each for each in block.occasions if holds(clamped(each.local_date))]
    notes = [each for each in block.notes if holds(about.day(each))]
    extra = [each for each in block.extra if holds(about.day(each))]
    pooled = not block.differs and block.family != "as_needed"
    counted = [
        each
        for each in occasions
        if about.state(each) in ("practiced", "tried", "told_not_done", "no_entry")
    ]
    practiced = sum(each.outcome in PRACTICED for each in notes)
    tried = sum(each.outcome in TRIED for each in notes)
    planned = towards = None
    if pooled and block.family == "target":
        rows = [
            block.period(each)
            for each in occasions
            if each.opens <= about.as_of and not (each.paused or each.set_aside)
        ]
        planned = sum(each["planned"] for each in rows)
        towards = sum(each["towards"] for each in rows)
    elif pooled:
        planned = len(counted)
        practiced = sum(about.state(each) == "practiced" for each in counted)
        tried = practiced + sum(about.state(each) == "tried" for each in counted)
    clock = about.clocks[block.number]
    return {
        "from": low,
        "until": high,
        "planned": planned,
        "practiced": practiced,
        "tried": tried,
        "towards": towards,
        "extra": len(extra) if block.family != "as_needed" or block.differs else 0,
        "closed": clock.start_of(high) <= about.as_of,
        "partial": partial,
        "paused_days": 0,
    }

"""Weeks of the reference: seven-day half-open blocks of local dates, one after the other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.reference.attachment import PRACTICED, TRIED
from tests.reference.clock import DAY
from tests.reference.formulas import period

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def weeks(block: Any) -> list[dict[str, Any]]:
    """Give the weeks of a block.

    "seven-day half-open blocks of local dates, session to session from `starts_on` by default,
    calendar weeks on request; every week carries its own counts".
    """
    about, ruling = block.about, block.ruling
    if not any(n in about.ruled for n in ruling):
        return []
    first = block.first_day
    anchor = first
    if about.week_starts != "plan":
        anchor -= DAY * ((first.weekday() - DAYS.index(about.week_starts)) % 7)
    shown = about.clocks[about.number_now].day(about.window[0])
    limit = limit_of(block)
    spans: list[tuple[dt.date, dt.date, bool]] = []
    start = anchor
    while start <= about.today and start < limit:
        low, high = max(start, first, shown), min(start + 7 * DAY, limit)
        if low < high:
            spans.append((low, high, (high - low).days < 7))
        start += 7 * DAY
    return [row(block, span, spans) for span in spans]


def limit_of(block: Any) -> dt.date:
    """The plan's end, or the window's; a running week is shown whole."""
    about = block.about
    limits = []
    end = about.ruled.get(block.number, (None, None))[1]
    if end is not None:
        clock = about.clocks[block.number]
        day = clock.day(end)
        limits.append(day if clock.start_of(day) == end else day + DAY)
    last = about.clocks[about.number_now].day(about.window[1] - dt.timedelta(microseconds=1))
    if last < about.today:
        limits.append(last + DAY)
    return min(limits, default=dt.date(2250, 1, 1))


def named_in(block: Any, low: dt.date, high: dt.date) -> list[dict[str, Any]]:
    """Count what was first named in a week: "counts by code ... beside the practice counts ...

    by week". A tap and the document that names its entry are one naming.
    """
    days: dict[tuple[str, str], list[dt.date]] = {}
    for entry in block.taps():
        day = block.about.day(entry)
        if day is None:
            continue
        for code in entry.obstacles:
            days.setdefault((code, f"entry {entry.id}"), []).append(day)
    for document in block.hurdles():
        about = f"entry {document.entry_id}" if document.entry_id else f"own {document.id}"
        days.setdefault((document.code, about), []).append(document.noted_on)
    firsts = [code for (code, _), named in days.items() if low <= min(named) < high]
    rows = [{"code": code, "count": firsts.count(code)} for code in {*firsts}]
    return sorted(rows, key=lambda each: (-each["count"], each["code"]))


def row(
    block: Any, span: tuple[dt.date, dt.date, bool], spans: list[tuple[dt.date, dt.date, bool]]
) -> dict[str, Any]:
    """Count one week."""
    about = block.about
    low, high, partial = span

    def holds(day: dt.date | None) -> bool:
        return day is not None and low <= day < high

    def clamped(day: dt.date) -> dt.date:
        lowest, highest = spans[0][0], spans[-1][1] - DAY
        return lowest if day < lowest else min(day, highest)

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
            period(block, each)
            for each in occasions
            if each.opens <= about.as_of and not (each.paused or each.set_aside)
        ]
        planned = sum(each["planned"] for each in rows)
        towards = sum(each["towards"] for each in rows)
    elif pooled:
        planned = len(counted)
        practiced = sum(about.state(each) == "practiced" for each in counted)
        tried = practiced + sum(about.state(each) == "tried" for each in counted)
    return {
        "from": low,
        "until": high,
        "planned": planned,
        "practiced": practiced,
        "tried": tried,
        "towards": towards,
        "extra": len(extra),
        "closed": high <= about.today,
        "partial": partial,
        "obstacles": named_in(block, low, high),
    }

"""Days with a note, as a calendar in which a day without one is hardly to be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from homework_kit.language.dates import list_of, long_date
from homework_kit.language.messages import say
from homework_kit.plots.dates import weekday
from homework_kit.plots.drawing import LABELS, Mark, dash, dot, legend, speck, words
from homework_kit.plots.figure import FLOOR, Figure
from homework_kit.plots.noted import WEEK, Told, agreed_days, last_day, noted_days
from homework_kit.schedule.walltime import DAY

_MOST_WEEKS: Final = 12
_HEAD: Final = 18
_ROW: Final = 20
_COLUMN: Final = 36


def days_figure(told: Sequence[Told], *, locale: str) -> Figure | None:
    """Draw the days with a note of one or more plans; None below five of them.

    A calendar of fewer would show the days around them and little else.
    """
    noted = {day for each in told for day in noted_days(*each)}
    last = max((day for each in told if (day := last_day(*each))), default=None)
    if len(noted) < FLOOR or last is None:
        return None
    first = _monday(last) - (_MOST_WEEKS - 1) * WEEK
    agreed: dict[dt.date, bool] = {}
    for each in told:
        for day, paused in agreed_days(*each, first, last).items():
            agreed[day] = paused and agreed.get(day, True)
    shown = [day for day in (*noted, *agreed) if day >= first]
    mondays = [_monday(min(shown))]
    while mondays[-1] + WEEK <= last:
        mondays.append(mondays[-1] + WEEK)
    marks = [*_calendar(mondays, noted, agreed, locale)]
    height = _HEAD + _ROW * len(mondays) + 6
    items: list[tuple[Mark, str]] = [(dot, say("report.legend.note", locale=locale))]
    none = say("state.no_entry", locale=locale)
    columns = {"days": [_in_week(day, noted, locale) or none for day in mondays]}
    pauses = {day for day, paused in agreed.items() if paused and day not in noted}
    if pauses:
        items.append((dash, say("report.legend.paused", locale=locale)))
        columns["paused"] = [_in_week(day, pauses, locale) for day in mondays]
    drawn, more = legend(items, height)
    earlier = {_monday(day) for day in noted if day < first}
    return Figure(
        title=say("report.heading.days", locale=locale),
        about=say("report.describe.days", locale=locale),
        marks=(*marks, *drawn),
        height=height + more,
        header=tuple(say(f"report.column.{name}", locale=locale) for name in ("week", *columns)),
        rows=tuple(
            (long_date(day, locale), *cells)
            for day, *cells in zip(mondays, *columns.values(), strict=True)
        ),
        left_out=len(earlier),
    )


def _calendar(
    mondays: Sequence[dt.date], noted: set[dt.date], agreed: dict[dt.date, bool], locale: str
) -> Iterator[Element]:
    for place in range(7):
        name = weekday(mondays[0] + place * DAY, locale)
        yield words(_x(place), 12, name, anchor="middle", quiet=True)
    for row, monday in enumerate(mondays):
        y = _HEAD + row * _ROW + _ROW / 2
        yield words(0, y + 4, long_date(monday, locale))
        for place in range(7):
            day = monday + place * DAY
            if day in noted:
                yield dot(_x(place), y)
            elif day in agreed:
                yield (dash if agreed[day] else speck)(_x(place), y)


def _in_week(monday: dt.date, days: set[dt.date], locale: str) -> str:
    week = (monday + place * DAY for place in range(7))
    return list_of([weekday(day, locale) for day in week if day in days], locale)


def _monday(day: dt.date) -> dt.date:
    return day - day.weekday() * DAY


def _x(place: int) -> float:
    return LABELS + 24 + place * _COLUMN

"""Two numbers of one note side by side: before and afterwards, or expected and how high it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from homework_kit.adherence.changes import RowKey
from homework_kit.language.dates import number
from homework_kit.language.messages import say
from homework_kit.models.vocabulary import Scale, scale_bounds
from homework_kit.plots.dates import date_of
from homework_kit.plots.drawing import WIDTH, diamond, legend, line, ring, words
from homework_kit.plots.elements import columns, shortened
from homework_kit.plots.figure import Figure, newest
from homework_kit.plots.noted import Rated, Told, rated

_MOST_ROWS: Final = 10
_ROW: Final = 32
_EDGE: Final = 8
_ON_A_LINE: Final = 55
"""Columns of a label and the two numbers right of it."""
PEAK: Final = "peak_minus_expected"


def pairs_figure(told: Sequence[Told], key: RowKey, *, locale: str) -> Figure | None:
    """Draw the newest whole pairs of one row of change, on its scale; None where there is none.

    Every pair is shown as it was noted: no mean, no line through them, nothing filled in.
    """
    found = [pair for each in told for pair in rated(*each, key)]
    found.sort(key=lambda pair: pair.on or dt.date.min)
    shown, left_out = newest(found, _MOST_ROWS)
    if not shown:
        return None
    both = ("expected", "peak") if key.what == PEAK else ("before", "after")
    sides = [say(f"report.legend.{name}", locale=locale) for name in both]
    marks = [mark for place, each in enumerate(shown) for mark in _row(each, place, key, locale)]
    height = len(shown) * _ROW
    axis = _axis(key.scale, height, locale)
    drawn, more = legend([(ring, sides[0]), (diamond, sides[1])], height + 22)
    header = [say(f"report.column.{name}", locale=locale) for name in ("date", "of", *both)]
    rows = [
        (
            date_of(each.on, locale),
            each.of,
            *(number(n, locale) for n in (each.earlier, each.later)),
        )
        for each in shown
    ]
    if not any(each.of for each in shown):
        header.pop(1)
        rows = [(row[0], *row[2:]) for row in rows]
    return Figure(
        title=_title(key, locale),
        about=say(f"report.describe.{'peak' if key.what == PEAK else 'change'}", locale=locale),
        marks=(*axis, *marks, *drawn),
        height=height + 22 + more,
        header=tuple(header),
        rows=tuple(rows),
        left_out=left_out,
    )


def _title(key: RowKey, locale: str) -> str:
    if key.what == PEAK:
        return say("report.heading.peak", locale=locale)
    what = say(f"change.{key.what}", locale=locale)
    if key.setting is not None:
        what = say(f"setting.{key.setting}", what=what, locale=locale)
    return say("report.heading.change", what=what, locale=locale)


def _row(each: Rated, place: int, key: RowKey, locale: str) -> Iterator[Element]:
    y = place * _ROW
    numbers = f"{number(each.earlier, locale)} → {number(each.later, locale)}"
    day = date_of(each.on, locale)
    room = _ON_A_LINE - columns(numbers) - columns(day) - 5
    label = f"{day} · {shortened(each.of, room)}" if each.of else day
    yield words(0, y + 11, label)
    yield words(WIDTH, y + 11, numbers, anchor="end")
    low, high = (_x(end, key.scale) for end in scale_bounds(key.scale))
    yield line(low, y + 22, high, y + 22, "grid")
    start, end = _x(each.earlier, key.scale), _x(each.later, key.scale)
    yield line(start, y + 22, end, y + 22, "between")
    yield ring(start, y + 22)
    yield diamond(end, y + 22)


def _axis(scale: Scale, height: float, locale: str) -> Iterator[Element]:
    low, high = scale_bounds(scale)
    anchors = {low: "start", (low + high) / 2: "middle", high: "end"}
    for value, anchor in anchors.items():
        x = _x(value, scale) + {"start": -_EDGE, "middle": 0, "end": _EDGE}[anchor]
        yield words(x, height + 14, number(value, locale), anchor=anchor, quiet=True)


def _x(value: float, scale: Scale) -> float:
    low, high = scale_bounds(scale)
    return _EDGE + (WIDTH - 2 * _EDGE) * (value - low) / (high - low)

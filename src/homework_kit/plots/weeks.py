"""Practice beside what was planned, week by week or period by period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

import attrs

from homework_kit.language.dates import long_date
from homework_kit.language.messages import say
from homework_kit.models.summary import AssignmentSummary, Row
from homework_kit.plots.drawing import LABELS, WIDTH, Mark, bar, legend, words
from homework_kit.plots.figure import FLOOR, Figure, newest
from homework_kit.review.counts import period_note, towards

_MOST_ROWS: Final = 12
_ROW: Final = 24
_ROOM: Final = WIDTH - LABELS - 66
"""For the bars, left of the numbers."""


@attrs.frozen(slots=True)
class _Counted:
    """One row: what was planned, and of it practiced, tried in part, and what came on top."""

    row: Row
    practiced: int
    tried: int
    extra: int

    @classmethod
    def of(cls, row: Row) -> _Counted:
        return cls(row, towards(row), row.tried - row.practiced, row.extra)

    @property
    def length(self) -> int:
        """How far the row reaches."""
        return max(self.row.planned or 0, self.practiced + self.tried) + self.extra

    @property
    def noted(self) -> int:
        """How much is noted in the row."""
        return self.practiced + self.tried + self.extra

    def cells(self, locale: str, *, with_plan: bool) -> tuple[str, ...]:
        """Give the row of the table; beside other plans, one without a number says so."""
        counts = [str(count) for count in (self.practiced, self.tried, self.extra)]
        if with_plan:
            without = say("report.not_planned", locale=locale)
            counts.insert(0, without if self.row.planned is None else str(self.row.planned))
        if aside := period_note(self.row, locale=locale):
            counts[0] = say("report.aside", first=counts[0], second=aside, locale=locale)
        return (long_date(self.row.from_, locale), *counts)


def weeks_figure(summary: AssignmentSummary, *, locale: str) -> Figure | None:
    """Draw the rows of all agreed versions one below the other, each beside its own plan.

    None where fewer than five times are counted (adherence.md, Floors), since counts say it all,
    and where nothing is noted in what is shown, since frames around nothing say too much.
    """
    agreed = [each for each in summary.versions if each.status != "proposed"]
    times = sum(each.counted + (each.used.times_used if each.used else 0) for each in agreed)
    rows = [
        _Counted.of(row)
        for each in agreed
        for row in (each.target.periods if each.target else each.weeks)
    ]
    # A week that began on a day off has nothing to show so far.
    shown, left_out = newest([each for each in rows if each.row.closed or each.length], _MOST_ROWS)
    if times < FLOOR or not any(each.noted for each in shown):
        return None
    planned = any(each.row.planned is not None for each in shown)
    family = "weeks" if planned else "used"
    unit = _ROOM / max(each.length for each in shown)
    marks = [mark for place, each in enumerate(shown) for mark in _row(each, place, unit, locale)]
    height = len(shown) * _ROW + 6
    drawn, more = legend([*_legend(shown, locale, planned=planned)], height)
    names = ("from", *(("planned",) if planned else ()), "practiced", "tried", "extra")
    return Figure(
        title=say(f"report.heading.{family}", locale=locale),
        about=say(f"report.describe.{family}", locale=locale),
        marks=(*marks, *drawn),
        height=height + more,
        header=tuple(say(f"report.column.{name}", locale=locale) for name in names),
        rows=tuple(each.cells(locale, with_plan=planned) for each in shown),
        left_out=left_out,
    )


def _row(each: _Counted, place: int, unit: float, locale: str) -> Iterator[Element]:
    y = place * _ROW
    yield words(0, y + 16, long_date(each.row.from_, locale))
    planned = each.row.planned
    if planned:
        kind = "frame" if each.row.closed else "frame hk-open"
        yield bar(LABELS, y + 4, planned * unit, 16, kind)
    if each.practiced:
        yield bar(LABELS, y + 7, each.practiced * unit, 10, "full")
    if each.tried:
        yield bar(LABELS + each.practiced * unit, y + 14, each.tried * unit, 3, "full")
    if each.extra:
        x = LABELS + (each.length - each.extra) * unit
        yield bar(x + 3, y + 7, max(each.extra * unit - 3, 1), 10, "extra")
    counted = str(each.practiced)
    if planned is not None:
        counted = say("summary.of", practiced=counted, counted=str(planned), locale=locale)
    # What is going on is not "none of two" so far, and a paused week is not "none of none".
    if each.practiced or (each.row.closed and planned != 0):
        yield words(WIDTH, y + 16, counted, anchor="end")


def _legend(shown: Sequence[_Counted], locale: str, *, planned: bool) -> Iterator[tuple[Mark, str]]:
    marks: dict[str, tuple[bool, Mark]] = {
        "planned": (planned, lambda x, y: bar(x - 8, y - 6, 16, 12, "frame")),
        "practiced": (True, lambda x, y: bar(x - 8, y - 5, 16, 10, "full")),
        "tried": (any(each.tried for each in shown), lambda x, y: bar(x - 8, y + 2, 16, 3, "full")),
        "extra": (
            any(each.extra for each in shown),
            lambda x, y: bar(x - 8, y - 5, 16, 10, "extra"),
        ),
        "open": (
            any(each.row.planned and not each.row.closed for each in shown),
            lambda x, y: bar(x - 8, y - 6, 16, 12, "frame hk-open"),
        ),
    }
    for name, (there, mark) in marks.items():
        if there:
            message = "period.open" if name == "open" else f"report.legend.{name}"
            yield mark, say(message, locale=locale)

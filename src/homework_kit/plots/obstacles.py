"""What got in the way, and how many times it was noted."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from homework_kit.language.messages import say
from homework_kit.models.summary import SummaryBlock
from homework_kit.plots.drawing import WIDTH, bar, words
from homework_kit.plots.figure import Figure
from homework_kit.review.counts import safety_first

_ROW: Final = 22
_NAMES: Final = 196
_ROOM: Final = WIDTH - _NAMES - 40
_LONGEST: Final = 24


def obstacles_figure(summary: SummaryBlock, *, locale: str) -> Figure | None:
    """Draw a bar for each obstacle that was named; None where none was."""
    if not summary.obstacles:
        return None
    named = [
        (
            say("report.obstacle", label=say(f"obstacle.{row.code}", locale=locale), locale=locale),
            row,
        )
        for row in safety_first(summary.obstacles)
    ]
    unit = min(_LONGEST, _ROOM / max(row.count for row in summary.obstacles))
    marks: list[Element] = []
    for place, (label, row) in enumerate(named):
        y = place * _ROW
        marks += (
            words(0, y + 15, label),
            bar(_NAMES, y + 5, row.count * unit, 12, "named"),
            words(WIDTH, y + 15, str(row.count), anchor="end"),
        )
    header = (say("heading.obstacles", locale=locale), say("report.column.times", locale=locale))
    return Figure(
        title=say("report.heading.obstacles", locale=locale),
        about=say("report.describe.obstacles", locale=locale),
        marks=tuple(marks),
        height=len(named) * _ROW + 4,
        header=header,
        rows=tuple((label, str(row.count)) for label, row in named),
    )

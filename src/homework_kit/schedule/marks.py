"""Pauses and set-aside marks of one version: what is left out of agendas, never silently gone."""

from __future__ import annotations

import datetime as dt
from typing import Final

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.schedule.walltime import DAY

Break = tuple[dt.date, dt.date]


@attrs.frozen(slots=True)
class Marks:
    """The pauses of a version, merged and in order, and the keys it sets aside.

    >>> marks = Marks(((dt.date(2026, 2, 3), dt.date(2026, 2, 5)),), frozenset())
    >>> marks.paused_days(dt.date(2026, 2, 2), dt.date(2026, 2, 9))
    2
    """

    breaks: tuple[Break, ...]
    set_aside: frozenset[str]

    def paused_days(self, first: dt.date, before: dt.date) -> int:
        """Count the local dates of `[first, before)` that lie in pauses.

        >>> Marks((), frozenset()).paused_days(dt.date(2026, 2, 2), dt.date(2026, 2, 9))
        0
        """
        shared = (min(until, before) - max(from_, first) for from_, until in self.breaks)
        return sum(max(span // DAY, 0) for span in shared)


_UNMARKED: Final = Marks((), frozenset())


def marks_of(assignment: Assignment) -> Marks:
    """Read the marks of a version; a pause without an end goes on, and overlapping ones count once.

    Only a version's own marks hold (adherence.md, Pauses and periods).

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> marks_of(Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=AsNeeded(cue="tense"), pauses=[{"from": "2026-02-05"}],
    ... )).paused_days(dt.date(2026, 2, 2), dt.date(2026, 2, 9))
    4
    """
    if not (assignment.pauses or assignment.set_aside):
        return _UNMARKED
    merged: list[Break] = []
    spans = ((pause.from_, pause.until or dt.date.max) for pause in assignment.pauses)
    for from_, until in sorted(spans):
        if merged and from_ <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        else:
            merged.append((from_, until))
    return Marks(tuple(merged), frozenset(mark.occurrence for mark in assignment.set_aside))

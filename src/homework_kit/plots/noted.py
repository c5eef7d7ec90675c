"""What the notes of one plan say that can be drawn: their days, and their pairs of numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs

from homework_kit.adherence.attach import Noted
from homework_kit.adherence.changes import RowKey, pairs
from homework_kit.adherence.history import History
from homework_kit.adherence.material import Plans
from homework_kit.adherence.scope import Scope, Window
from homework_kit.adherence.summarize import reading
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.entry import Entry
from homework_kit.models.records import GradedStep
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.marks import marks_of
from homework_kit.schedule.walltime import DAY, INSTANT, aware, not_before

WEEK: Final = 7 * DAY
Told = tuple[History, Scope]
"""A plan's history and the part of it that is looked at: what a summary counts, and no more."""


@attrs.frozen(slots=True)
class Rated:
    """A whole pair of ratings with the day it belongs to, and what was rated in a few words."""

    on: dt.date | None
    earlier: float
    later: float
    of: str = attrs.field(default="", repr=False)


def window_since(since: dt.datetime | None, as_of: dt.datetime) -> Window | None:
    """Give the window from a moment up to another, which is in it; None is a summary's own.

    Raises:
        AwareTimeNeeded: a moment has no offset.
        InvalidDocument: ends-before-start, where `since` is later than `as_of`.

    >>> window_since(None, dt.datetime(2026, 2, 3, tzinfo=dt.UTC)) is None
    True
    """
    now = aware(as_of, "as_of")
    if since is None:
        return None
    start = aware(since, "since")
    not_before(now, start, "since")
    return start, now + INSTANT


def told(
    plans: Plans,
    entries: Iterable[Entry | Tombstone],
    *,
    zones: Zones,
    sessions: Iterable[Session],
    since: dt.datetime | None,
    as_of: dt.datetime,
) -> list[Told]:
    """Read plans and entries as `hk.summarize` does, for the person."""
    window = window_since(since, as_of)
    return reading(plans, entries, zones=zones, sessions=sessions, window=window, as_of=as_of).parts


def in_window(history: History, scope: Scope) -> list[Noted]:
    """Give the notes of the person that a summary counts, in order of time."""
    counted = (each.noted for each in history.attached if scope.holds(each.moment))
    return sorted(counted, key=lambda each: each.order)


def noted_days(history: History, scope: Scope) -> frozenset[dt.date]:
    """Give the person's days with a note."""
    return frozenset(each.date for each in in_window(history, scope) if each.date is not None)


def last_day(history: History, scope: Scope) -> dt.date | None:
    """Give the newest day of the plan or of a note in what is looked at; None where there is none.

    What lies ahead of today does not exist.
    """
    ends = [
        history.today if reign.end_before is None else min(history.today, reign.end_before - DAY)
        for reign in history.reigns
        if reign.first_date <= history.today
    ]
    shown = min(max(ends), history.clock.date_of(scope.last)) if ends else None
    return max([*noted_days(history, scope), *([] if shown is None else [shown])], default=None)


def agreed_days(
    history: History, scope: Scope, first: dt.date, last: dt.date
) -> dict[dt.date, bool]:
    """Give the days from first to last on which a plan was in force, and whether it was paused."""
    low = max(first, history.clock.date_of(scope.window[0]))
    days: dict[dt.date, bool] = {}
    for reign in history.reigns:
        day = max(low, reign.first_date)
        breaks = marks_of(reign.assignment).breaks
        while day <= last and (reign.end_before is None or day < reign.end_before):
            days[day] = any(start <= day < until for start, until in breaks)
            day += DAY
    return days


def rated(history: History, scope: Scope, key: RowKey) -> list[Rated]:
    """Give the whole pairs of one row of change, in order of time: those that the row counts."""
    steps = {
        step.step_id: step.text
        for plan in history.versions
        if isinstance(plan.task, GradedStepsTask)
        for step in plan.task.steps
    }
    found: list[Rated] = []
    for each in in_window(history, scope):
        record = each.entry.record
        step = record.step_id if isinstance(record, GradedStep) else None
        named = steps.get(step or "", "")
        found += (
            Rated(each.date, pair.earlier, pair.later, pair.of or named)
            for pair in pairs(record)
            if pair.row == key and pair.earlier is not None and pair.later is not None
        )
    return found

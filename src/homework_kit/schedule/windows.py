"""The window of a slot: from its nominal wall time to the instants at which it opens and closes."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from homework_kit.schedule.marks import Marks
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.reign import Reign
from homework_kit.schedule.slots import Slot
from homework_kit.schedule.walltime import DAY


class _Window(NamedTuple):
    local_date: dt.date
    opens: dt.datetime
    due: dt.datetime
    closes: dt.datetime
    shifted: bool
    zone: str


def _timed(reign: Reign, slot: Slot, at: dt.time) -> _Window | None:
    """Open at the time, or earlier where agreed; close after the window, or with the day."""
    clock = reign.clock
    wall = dt.datetime.combine(slot.on, at)
    due, shifted, zone = clock.resolve(wall)
    if (due, wall) < reign.opens_after or (shifted and not clock.happens(slot.on)):
        return None
    local_date = slot.on
    if at < clock.day_starts_at:
        before = slot.on - DAY
        local_date = before if clock.happens(before) else clock.date_of(due)
    if slot.window is not None:
        closes = clock.here(due + dt.timedelta(minutes=slot.window))
    else:
        # A slot that moved past the end of its day closes with the day that it moved into.
        closes = clock.day_start((clock.date_of(due) if shifted else local_date) + DAY).at
    opens = due
    if slot.early:
        # Elapsed time leads to an instant, and what the clock shows there is its wall time.
        opens = clock.here(due - dt.timedelta(minutes=slot.early))
        wall = opens.replace(tzinfo=None)
    return _within_reign(reign, wall, _Window(local_date, opens, due, closes, shifted, zone))


def _all_day(reign: Reign, slot: Slot) -> _Window | None:
    """Open with the person's day; close after the window, or with the day. Due when it closes."""
    opens, shifted, zone = reign.clock.day_start(slot.on)
    closes = reign.clock.day_start(slot.on + DAY).at
    if opens >= closes:
        return None
    if slot.window is not None:
        closes = reign.clock.here(opens + dt.timedelta(minutes=slot.window))
    wall = dt.datetime.combine(slot.on, reign.clock.day_starts_at)
    return _within_reign(reign, wall, _Window(slot.on, opens, closes, closes, shifted, zone))


def _within_reign(reign: Reign, wall: dt.datetime, window: _Window) -> _Window | None:
    """Keep what opens inside the reign; what would open before it opens with it.

    Windows may run past the end and count in full (scheduling.md, Details that decide).
    """
    if (window.opens, wall) < reign.opens_after:
        window = window._replace(opens=reign.clock.here(reign.start))
    if window.opens >= window.closes or reign.is_over(window.opens, wall):
        return None
    return window


def slot_occasion(reign: Reign, marks: Marks, slot: Slot) -> Occurrence | None:
    """Give the occasion of a slot, or None where it does not exist or is not this version's.

    It is not there when its local date did not happen, when it is due before the version starts, or
    when it opens at the version's end or later.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Once
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.schedule.marks import marks_of
    >>> from homework_kit.schedule.reign import reigns
    >>> plan = Assignment(
    ...     id="a1", title="Call", task=OtherTask(what_to_do="Call"), time_zone="Europe/London",
    ...     starts_on="2026-03-02", schedule=Once(on="2026-03-29", at="01:30"),
    ... )
    >>> (reign,) = reigns(plan)
    >>> slot = Slot("2026-03-29T01:30", dt.date(2026, 3, 29), dt.time(1, 30), None, 0)
    >>> str(slot_occasion(reign, marks_of(plan), slot).due)
    '2026-03-29 02:30:00+01:00'
    """
    window = _all_day(reign, slot) if slot.at is None else _timed(reign, slot, slot.at)
    if window is None:
        return None
    until_date = window.local_date + DAY
    paused_days = marks.paused_days(window.local_date, until_date) if marks.breaks else 0
    return Occurrence(
        key=slot.key,
        assignment_id=reign.assignment.id,
        version=reign.assignment.version,
        local_date=window.local_date,
        until_date=until_date,
        opens=window.opens,
        due=window.due,
        closes=window.closes,
        paused=paused_days > 0,
        set_aside=slot.key in marks.set_aside,
        shifted=window.shifted,
        zone=window.zone,
        paused_days=paused_days,
    )

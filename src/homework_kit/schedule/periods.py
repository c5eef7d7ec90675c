"""Target periods: days, weeks and months of local dates, cut where a version starts or ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator

from homework_kit.models.schedules import Target
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule.marks import Marks
from homework_kit.schedule.occurrence import Occurrence
from homework_kit.schedule.reign import Reign
from homework_kit.schedule.rule import LAST_DATE
from homework_kit.schedule.walltime import DAY

WEEK = 7 * DAY


def whole_periods(
    target: Target, first_date: dt.date, low: dt.date, high: dt.date
) -> Iterator[tuple[dt.date, dt.date]]:
    """Give the whole periods `[from, until)` that share a date with low to high (inclusive).

    `first_date` is the first local date of the version: weeks that start with the plan are counted
    from it, so that they run session to session; a week that starts on a weekday and a month may
    begin before it, and are cut by the caller.

    >>> target = Target(times=3, per="week", week_starts="mo")
    >>> day = dt.date(2026, 2, 5)
    >>> [str(from_) for from_, _ in whole_periods(target, day, day, day)]
    ['2026-02-02']
    """
    low, high = max(low, first_date), min(high, LAST_DATE)
    if target.per == "month":
        from_ = low.replace(day=1)
        while from_ <= high:
            until = (from_ + 31 * DAY).replace(day=1)
            yield (from_, until)
            from_ = until
        return
    length = DAY
    anchor = first_date
    if target.per == "week":
        length = WEEK
        if target.week_starts != "plan":
            anchor = dt.date(2001, 1, 1) + WEEKDAYS.index(target.week_starts) * DAY  # a Monday
    from_ = low - (low - anchor) % length
    while from_ <= high:
        yield (from_, from_ + length)
        from_ += length


def _key(
    wall: dt.datetime, opens: dt.datetime, per: str, *, timed: bool, taken: Container[str]
) -> str:
    """Name a period by its date, else date and time, else the instant: the first not taken."""
    date, minute = f"{wall.date()}/{per}", f"{wall.isoformat(timespec='minutes')}/{per}"
    if not timed and date not in taken:
        return date
    return minute if minute not in taken else f"{opens.isoformat(timespec='minutes')}/{per}"


def target_occasions(
    reign: Reign,
    target: Target,
    marks: Marks,
    low: dt.date,
    high: dt.date,
    *,
    taken: Container[str] = (),
) -> Iterator[Occurrence]:
    """Give one occasion per target period that shares a local date with low to high (inclusive).

    A version cuts its periods at its start and at its end: the key is the first local date of the
    cut period (scheduling.md, Versions). A period cut in the middle of a day is keyed by date and
    time, as is one whose key an earlier version of the plan has used (two versions in zones far
    apart may both know a first Monday), so two versions never share a key.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.schedule.marks import marks_of
    >>> from homework_kit.schedule.reign import reigns
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=Target(times=3, per="week"),
    ... )
    >>> (reign,) = reigns(plan)
    >>> day = dt.date(2026, 2, 12)
    >>> found = target_occasions(reign, plan.schedule, marks_of(plan), day, day)
    >>> [occasion.key for occasion in found]
    ['2026-02-09/week']
    """
    first_date, starts_in_day = reign.first_date, reign.starts_in_day
    end_before, ends_in_day = reign.end_before, reign.ends_in_day
    for from_, until in whole_periods(target, first_date, low, high):
        if end_before is not None and from_ >= end_before:
            return
        cut_at_start = from_ <= first_date and starts_in_day
        local_date = max(from_, first_date)
        until_date = until if end_before is None else min(until, end_before)
        start, end = reign.clock.day_start(from_), reign.clock.day_start(until).at
        opens = reign.clock.here(max(start.at, reign.start))
        closes = end if reign.end is None else min(end, reign.end)
        if opens >= closes:
            continue
        wall = dt.datetime.combine(local_date, reign.clock.day_starts_at)
        if cut_at_start:
            wall = reign.start_wall
        key = _key(wall, opens, target.per, timed=cut_at_start, taken=taken)
        paused_days = marks.paused_days(local_date, until_date)
        yield Occurrence(
            key=key,
            assignment_id=reign.assignment.id,
            version=reign.assignment.version,
            local_date=local_date,
            until_date=until_date,
            opens=opens,
            due=closes,
            closes=closes,
            required=target.times,
            paused=local_date + paused_days * DAY == until_date,
            set_aside=key in marks.set_aside,
            shifted=start.shifted and opens == start.at,
            zone=reign.clock.zone_at(opens),
            nominal_days=(until - from_).days,
            paused_days=paused_days,
            cut_in_day=cut_at_start or (ends_in_day and until_date == end_before),
        )

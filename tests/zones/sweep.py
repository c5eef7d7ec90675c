"""Plans whose slots lie in the gaps and folds of a zone, held against the page change by change."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import available_timezones

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import Repeating
from homework_kit.models.tasks import OtherTask
from homework_kit.models.zones import known_zones
from homework_kit.schedule import Occurrence, local_date_of, occurrences
from tests.zones.oracle import DAY, Change, Wall, date_of_wall, instant, minute_of, wall_minute

A_DAY = dt.timedelta(days=1)
AROUND = 5
"""Days of the wall before and after a change in which slots are looked for."""
LAWS = (
    "sorted, unique keys, inside the window",
    "a window splits without loss or double",
    "wall time is kept",
    "a gap moves a slot forward by the gap",
    "a fold has one occasion per slot, the first",
    "a window closes after its minutes, or with the day",
    "days follow each other without a seam",
    "an instant lies on the day that holds it",
    "a new version neither loses nor doubles",
    "a date that did not happen is absent",
)
(ORDER, SPLIT, KEPT, GAP, FOLD, CLOSES, SEAM, HELD, SWITCH, ABSENT) = LAWS


def zones() -> list[str]:
    """Name every zone of the IANA data on this host; a host adds files of its own (localtime)."""
    return sorted(available_timezones() & known_zones())


@attrs.define
class Found:
    """How many examples of each law were looked at, and what was wrong."""

    examples: Counter[str] = attrs.field(factory=Counter)
    wrong: list[str] = attrs.field(factory=list)
    changes: int = 0

    def hold(self, law: str, where: str, *, holds: bool, count: int = 1) -> None:
        """Count examples of a law and keep where it does not hold."""
        self.examples[law] += count
        if not holds:
            self.wrong.append(f"{law}: {where}")


def plan(
    zone: str | None,
    starts_on: dt.date,
    times: Iterable[int],
    *,
    window: int | None = None,
    **members: Any,
) -> Assignment:
    """Make a daily plan with slots at these minutes of the day; day-long without any."""
    clock = [dt.time(*divmod(minute, 60)) for minute in sorted(set(times))]
    return Assignment(
        id="a1",
        title="Walk",
        task=OtherTask(what_to_do="Walk"),
        time_zone=zone,
        starts_on=starts_on,
        schedule=Repeating(frequency="daily", times=clock, window_minutes=window),
        **members,
    )


def slots_near(change: Change) -> list[int]:
    """Give the minutes of the day around and inside what a change leaves out or repeats."""
    low, high = change.low, change.high
    inside = (low - 1, low, (low + high) // 2, high - 1, high)
    return sorted({each % DAY for each in inside} | {0, 9 * 60})


def check(wall: Wall, change: Change, number: int, found: Found) -> None:
    """Hold all laws against one change of a zone; `number` chooses day start and window."""
    found.changes += 1
    starts_at = (0, 3 * 60, (change.low + change.high) // 2 % DAY)[number % 3]
    day_starts_at = dt.time(*divmod(starts_at, 60))
    first = date_of_wall(change.low) - 2 * AROUND * A_DAY
    times = slots_near(change)
    start, end = (instant(change.at + sign * AROUND * DAY // 2) for sign in (-1, 1))
    # Gaps and folds take turns, so each kind meets every day start with and without a window.
    window = (None, 90)[number // 6 % 2]
    timed = plan(wall.name, first, times, day_starts_at=day_starts_at, window=window)
    expanded = occurrences(timed, start, end)
    where = f"{wall.name} at {instant(change.at):%Y-%m-%d %H:%M}Z"
    _check_window(timed, expanded, (start, instant(change.at), end), where, found)
    _check_slots(wall, change, (expanded, times, starts_at, window), where, found)
    _check_days(wall, change, (first, starts_at), where, found)
    _check_held(wall, change, (timed, starts_at), where, found)
    _check_switch(timed, expanded, (change, times, number, window), where, found)


def _check_window(
    timed: Assignment,
    expanded: list[Occurrence],
    window: tuple[dt.datetime, dt.datetime, dt.datetime],
    where: str,
    found: Found,
) -> None:
    start, middle, end = window
    order = [(each.opens, each.closes, each.key) for each in expanded]
    keys = {each.key for each in expanded}
    inside = all(start <= each.opens < end for each in expanded)
    whole = order == sorted(order) and len(keys) == len(expanded) and inside
    found.hold(ORDER, where, holds=whole, count=len(expanded))
    halves = occurrences(timed, start, middle) + occurrences(timed, middle, end)
    found.hold(SPLIT, where, holds=halves == expanded, count=len(expanded))


def _dates(change: Change) -> list[dt.date]:
    middle = date_of_wall(change.low)
    return [middle + days * A_DAY for days in range(-AROUND, AROUND + 2)]


def _check_slots(
    wall: Wall,
    change: Change,
    asked: tuple[list[Occurrence], list[int], int, int | None],
    where: str,
    found: Found,
) -> None:
    """Expect each slot of each date by the page, and nothing besides."""
    expanded, times, starts_at, window = asked
    left = {each.key: each for each in expanded}
    for date, minute in itertools.product(_dates(change), times):
        key = f"{date}T{minute // 60:02}:{minute % 60:02}"
        slot = wall.slot(date, minute, starts_at, window)
        here = f"{where}, {key}, day from {starts_at}"
        if slot is None:
            found.hold(ABSENT, here, holds=key not in left)
            continue
        if not -AROUND * DAY // 2 <= slot.due - change.at < AROUND * DAY // 2:
            continue
        each = left.pop(key, None)
        if each is None:
            found.hold(KEPT, f"{here}: absent", holds=False)
            continue
        due = minute_of(each.due)
        shown = minute_of(each.due.replace(tzinfo=dt.UTC))
        if slot.shifted:
            moved = shown == wall_minute(date, minute) + change.after - change.before
            found.hold(GAP, here, holds=each.shifted and due == slot.due and moved)
        else:
            law = FOLD if len(wall.instants(wall_minute(date, minute))) > 1 else KEPT
            same = shown == wall_minute(date, minute)
            found.hold(law, here, holds=same and not each.shifted and due == slot.due)
        closes = minute_of(each.closes) == slot.closes and each.local_date == slot.local_date
        found.hold(CLOSES, here, holds=closes)
    found.hold(FOLD, f"{where}: more than one of {sorted(left)}", holds=not left, count=0)


def _check_days(
    wall: Wall, change: Change, starts: tuple[dt.date, int], where: str, found: Found
) -> None:
    first, starts_at = starts
    daily = plan(wall.name, first, (), day_starts_at=dt.time(*divmod(starts_at, 60)))
    start, end = (instant(change.at + sign * AROUND * DAY // 2) for sign in (-1, 1))
    days = occurrences(daily, start, end)
    seamless = all(one.closes == two.opens for one, two in itertools.pairwise(days))
    found.hold(SEAM, where, holds=seamless and len(days) > 1, count=len(days))
    for each in days:
        opens = wall.day_start(each.local_date, starts_at)
        closes = wall.day_start(each.local_date + A_DAY, starts_at)
        right = (minute_of(each.opens), minute_of(each.closes)) == (opens, closes)
        found.hold(CLOSES, f"{where}, {each.key}", holds=right)
    expected = [each for each in _dates(change) if not wall.happens(each)]
    for date in expected:
        found.hold(ABSENT, f"{where}, {date}", holds=all(each.key != f"{date}" for each in days))


def _check_held(
    wall: Wall, change: Change, asked: tuple[Assignment, int], where: str, found: Found
) -> None:
    timed, starts_at = asked
    size = change.high - change.low
    for after in (-size - 1, -size, -1, 0, 1, size - 1, size):
        minute = change.at + after
        said = local_date_of(instant(minute), timed)
        found.hold(HELD, f"{where} {after:+}", holds=said == wall.day_of(minute, starts_at))


def _check_switch(
    timed: Assignment,
    expanded: list[Occurrence],
    asked: tuple[Change, list[int], int, int | None],
    where: str,
    found: Found,
) -> None:
    """Let a version with the same slots take over on the day, or at a slot, of the change."""
    change, times, number, window = asked
    at = (None, *times)[number // 2 % (len(times) + 1)]
    starts_at = {} if at is None else {"starts_at": dt.time(*divmod(at, 60))}
    date = date_of_wall(change.high - 1)
    later = plan(
        timed.time_zone,
        date,
        times,
        version=2,
        window=window,
        day_starts_at=timed.day_starts_at,
        **starts_at,
    )
    start, end = (instant(change.at + sign * AROUND * DAY // 2) for sign in (-1, 1))
    both = occurrences([timed, later], start, end)
    same = [(each.key, each.due) for each in both] == [(each.key, each.due) for each in expanded]
    found.hold(SWITCH, f"{where}, from {date} {at}", holds=same, count=len(both))
    found.hold(SWITCH, f"{where}: one version", holds={each.version for each in both} == {1, 2})


def numbered(walls: Iterable[Wall]) -> Iterator[tuple[Wall, Change, int]]:
    """Give every change of every zone, numbered within its zone."""
    for wall in walls:
        for number, change in enumerate(wall.changes):
            yield wall, change, number

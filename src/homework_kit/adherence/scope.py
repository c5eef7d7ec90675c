"""What part of a history is counted, and the tallies of that part."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterator
from typing import Literal, TypeAlias

import attrs

from homework_kit.adherence.attach import Attached
from homework_kit.adherence.counting import (
    tally_entry,
    tally_obstacle,
    tally_occasion,
    tally_period,
    tally_tag,
)
from homework_kit.adherence.frame import PartialPeriods, WeekStarts
from homework_kit.adherence.history import History
from homework_kit.adherence.tally import Tally
from homework_kit.errors import WrongArgument
from homework_kit.models.schedules import Target
from homework_kit.schedule.marks import marks_of
from homework_kit.schedule.walltime import DAY, INSTANT, aware

Window: TypeAlias = tuple[dt.datetime, dt.datetime]
Thing = Literal["occasion", "period", "entry", "report", "obstacle", "days"]


def window_needed(given: Window) -> Window:
    """Check that a window is two moments.

    Raises:
        WrongArgument: this is no pair.
        AwareTimeNeeded: one of the two has no offset.

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> window_needed((now, now)) == (now, now)
    True
    """
    if not isinstance(given, tuple | list) or len(given) != 2:  # noqa: PLR2004  # pyright: ignore[reportUnnecessaryIsInstance, reportUnnecessaryComparison] - callers without a type checker
        del given
        raise WrongArgument("window", "two moments", "Give a tuple of two aware datetimes.")
    return aware(given[0], "window"), aware(given[1], "window")


@attrs.frozen(slots=True, kw_only=True)
class Scope:
    """What part of a history is counted, and how.

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> Scope(window=(now, now)).holds(now)
    False
    """

    window: Window
    asked: bool = False
    """Whether the caller chose the window."""
    options_shown: bool = True
    week_starts: WeekStarts = "plan"
    partial_periods: PartialPeriods = "exclude"

    @property
    def last(self) -> dt.datetime:
        """The last instant of the window."""
        return self.window[1] - INSTANT

    def holds(self, moment: dt.datetime | None) -> bool:
        """Say whether a moment lies in the window; what has no time lies in the default one."""
        if moment is None:
            return not self.asked
        return self.window[0] <= moment < self.window[1]


@attrs.frozen(slots=True)
class Part:
    """One thing that is counted, and its tally: what a number is made of.

    `name` is the key of an occasion or period, the id of an entry or a report of somebody else, or
    the source of an obstacle. The things of one history never overlap.

    >>> Part(1, Tally(), "entry", "t1").entries
    ()
    """

    version: int
    tally: Tally
    thing: Thing
    name: str = ""
    entries: tuple[str, ...] = ()
    """The ids of the entries attached to an occasion or period."""
    on: dt.date | None = None
    """The person's day it belongs to; of a period, the first one."""


def _obstacle_parts(history: History, scope: Scope) -> Iterator[Part]:
    for named in history.obstacles:
        if scope.holds(named.moment):
            options = scope.options_shown
            tally = tally_obstacle(named.obstacle, named.moment, options=options)
            on = named.obstacle.noted_on
            yield Part(named.version, tally, "obstacle", named.obstacle.id, on=on)
    for attached in history.attached:
        noted = attached.noted
        if scope.holds(noted.moment):
            for code in noted.entry.obstacles:
                tally = tally_tag(noted.entry.id, code, noted.date)
                version, name = history.version_of(attached), noted.entry.id
                yield Part(version, tally, "obstacle", name, on=noted.date)


def _active(history: History, scope: Scope) -> Iterator[Part]:
    """Count the agreed days: ruled, not paused, through the person's day at `as_of`."""
    today = history.today
    for reign in history.reigns:
        low = max(reign.first_date, reign.clock.date_of(scope.window[0]))
        high = min(today, reign.clock.date_of(scope.last)) + DAY
        if reign.end_before is not None:
            high = min(high, reign.end_before)
        paused = (
            date
            for from_, until in marks_of(reign.assignment).breaks
            for date in _dates(max(from_, low), min(until, high))
        )
        active = frozenset(_dates(low, high)).difference(paused)
        yield Part(reign.assignment.version, Tally(active_days=active), "days")


def _dates(low: dt.date, high: dt.date) -> Iterator[dt.date]:
    return map(dt.date.fromordinal, range(low.toordinal(), high.toordinal()))


def tallies(history: History, scope: Scope) -> Iterator[tuple[int, Tally]]:
    """Give the tally of every part of a history, with the version it belongs to.

    They add up in any order and any grouping: a summary is a function of their total.

    >>> from homework_kit.adherence.history import gather
    >>> from homework_kit.adherence.tally import total
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> history = gather([plan], [], [], zones=None, sessions=(), as_of=now)
    >>> scope = Scope(window=(history.start, history.end))
    >>> total(tally for _, tally in tallies(history, scope)).states
    Counter({'no_entry': 2, 'open': 1})
    """
    return ((part.version, part.tally) for part in parts(history, scope))


def parts(
    history: History, scope: Scope, *, without: Container[str] = frozenset()
) -> Iterator[Part]:
    """Give every thing of a history that a window holds, each with its tally.

    `tallies` gives the same without their names. Occasions whose keys are in `without` are left
    out: a checkpoint has counted them.

    >>> from homework_kit.adherence.history import gather
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Once
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Call", task=OtherTask(what_to_do="Call"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Once(on="2026-02-02"),
    ... )
    >>> now = dt.datetime(2026, 2, 4, 9, tzinfo=dt.UTC)
    >>> history = gather([plan], [], [], zones=None, sessions=(), as_of=now)
    >>> scope = Scope(window=(history.start, history.end))
    >>> [(part.thing, part.name) for part in parts(history, scope)]
    [('occasion', '2026-02-02'), ('days', '')]
    """
    targets = {plan.version for plan in history.versions if isinstance(plan.schedule, Target)}
    here: dict[str, list[Attached]] = {}
    for attached in history.attached:
        if attached.occasion is not None:
            here.setdefault(attached.occasion.key, []).append(attached)
    for occasion in history.occasions:
        if scope.holds(occasion.opens) and occasion.key not in without:
            among, is_period = here.get(occasion.key, ()), occasion.version in targets
            tally = (tally_period if is_period else tally_occasion)(occasion, among, history.as_of)
            ids = tuple(each.noted.entry.id for each in among)
            thing: Thing = "period" if is_period else "occasion"
            yield Part(occasion.version, tally, thing, occasion.key, ids, occasion.local_date)
    for attached in history.attached:
        if scope.holds(attached.moment):
            version, noted = history.version_of(attached), attached.noted
            yield Part(version, tally_entry(attached), "entry", noted.entry.id, on=noted.date)
    for noted in history.other_sources:
        if noted.entry.outcome is not None and scope.holds(noted.moment):
            told = (noted.entry.source, noted.entry.outcome)
            tally = Tally(other_sources=Counter((told,)))
            version = history.version_of_noted(noted)
            yield Part(version, tally, "report", noted.entry.id, on=noted.date)
    yield from _obstacle_parts(history, scope)
    yield from _active(history, scope)

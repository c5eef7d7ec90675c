"""Why practice that somebody noted went to no occasion: what a person asks who did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from homework_kit.adherence.attach import Attached, Noted, terms_of
from homework_kit.adherence.history import History
from homework_kit.schedule import Occurrence

Unplaced = Literal[
    "no_room", "unknown_key", "not_yet", "paused", "set_aside", "no_time", "no_window"
]


def why_extra(history: History) -> Mapping[str, Unplaced]:
    """Say of each extra entry, by its id, why no occasion has it.

    `no_room`: its occasion is taken. `unknown_key`: it names an occasion that is not there so far;
    `not_yet`: one of the window that had not opened. `paused`, `set_aside`: its occasion or day is
    left out. `no_time`: it has no time. `no_window`: nothing was open at that time.

    Source: adherence.md, Which note belongs to which occasion.

    >>> from homework_kit.adherence.summarize import reading
    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.entry import Entry
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> import datetime as dt
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily", times=["08:30"]),
    ... )
    >>> early = dt.datetime(2026, 2, 2, 8, 10, tzinfo=dt.UTC)
    >>> noted = Entry(id="t1", assignment_id="a1", outcome="as_agreed", recorded_at=early)
    >>> ((history, _),) = reading(plan, [noted], as_of=early).parts
    >>> why_extra(history)
    {'t1': 'no_window'}
    """
    return {each.noted.entry.id: _why(history, each) for each in history.attached if each.extra}


def _why(history: History, attached: Attached) -> Unplaced:
    noted = attached.noted
    if attached.occasion is not None:
        return "no_room"
    if noted.entry.occurrence is not None:
        named = (each for each in history.occasions if each.key == noted.entry.occurrence)
        return _first_left_out(named) or "unknown_key"
    if noted.moment is None:
        return "no_time"
    version = history.version_of(attached)
    terms = (terms_of(plan) for plan in history.versions if plan.version == version)
    if noted.date is not None and any(each.paused_on(noted.date) for each in terms):
        return "paused"
    return _first_left_out(_around(history, noted)) or "no_window"


def _first_left_out(occasions: Iterator[Occurrence]) -> Unplaced | None:
    first = next(occasions, None)
    if first is None:
        return None
    if first.paused:
        return "paused"
    return "set_aside" if first.set_aside else "not_yet"


def _around(history: History, noted: Noted) -> Iterator[Occurrence]:
    """Give the occasions that are left out and would have held the entry."""
    for each in history.occasions:
        if not (each.paused or each.set_aside) or noted.moment is None or noted.date is None:
            continue
        by_date = each.local_date <= noted.date < each.until_date
        if by_date if noted.date_only else each.opens <= noted.moment < each.closes:
            yield each

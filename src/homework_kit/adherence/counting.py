"""Count one thing: an occasion, a target period, an entry or an obstacle becomes a tally."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final

from homework_kit.adherence.attach import Attached
from homework_kit.adherence.changes import differences, happened
from homework_kit.adherence.tally import (
    CLOSED_AND_COUNTED,
    Count,
    Measure,
    NamedObstacle,
    Part,
    Period,
    State,
    Tally,
)
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.vocabulary import PRACTICED, TRIED, ObstacleCode, Outcome
from homework_kit.schedule import Occurrence

RECALLED_AFTER: Final = dt.timedelta(hours=12)


def state_of(occasion: Occurrence, outcomes: Iterable[Outcome | None], as_of: dt.datetime) -> State:
    """Give the state of an occasion at `as_of`: the first that holds of the page's order.

    adherence.md, State of an occasion: paused, set_aside by mark, not_yet, open, practiced, tried,
    set_aside by a no_opportunity entry, told_not_done, no_entry. A partition: the counts add up.

    >>> opens = dt.datetime(2026, 2, 2, tzinfo=dt.UTC)
    >>> closes = opens + dt.timedelta(days=1)
    >>> day = Occurrence(
    ...     key="2026-02-02", assignment_id="a1", version=1, zone="Etc/UTC", due=closes,
    ...     local_date=opens.date(), until_date=closes.date(), opens=opens, closes=closes,
    ... )
    >>> state_of(day, ["partly"], opens), state_of(day, ["partly"], closes)
    ('open', 'tried')
    """
    said = set(outcomes)
    conditions: tuple[tuple[State, bool], ...] = (
        ("paused", occasion.paused),
        ("set_aside", occasion.set_aside),
        ("not_yet", occasion.opens > as_of),
        ("open", as_of < occasion.closes),
        ("practiced", bool(said & PRACTICED)),
        ("tried", bool(said & TRIED)),
        ("set_aside", "no_opportunity" in said),
        ("told_not_done", "not_done_told" in said),
    )
    for state, holds in conditions:
        if holds:
            return state
    return "no_entry"


def tally_entry(attached: Attached) -> Tally:
    """Count one self-reported entry: its outcome, its day, and the change within its record.

    >>> from homework_kit.adherence.attach import Noted
    >>> from homework_kit.models.entry import Entry
    >>> entry = Entry(id="t1", outcome="partly", mode="imported", assignment_id="a1")
    >>> tally_entry(Attached(Noted(entry), None, counts=False)).outcomes["partly"]
    1
    """
    noted, entry = attached.noted, attached.noted.entry
    measures: dict[Measure, bool] = {
        "entry": True,
        "practiced_entry": noted.practiced,
        "tried_entry": noted.tried,
        "extra": attached.extra,
    }
    days: Counter[tuple[dt.date, Measure]] = Counter()
    if noted.date is not None:
        days.update((noted.date, measure) for measure, holds in measures.items() if holds)
    counts: Counter[Count] = Counter()
    counts["extra"] += attached.extra
    counts["recalled"] += _recalled(attached)
    what = happened(entry.record)
    return Tally(
        outcomes=Counter([entry.outcome] if entry.outcome is not None else []),
        counts=+counts,
        days=days,
        differences=Counter((each.row, each.value) for each in differences(entry.record)),
        happened=Counter([what] if what is not None else []),
    )


def _recalled(attached: Attached) -> bool:
    """Say whether it was recorded after its occasion closed, or over 12 h later without a window.

    adherence.md, Attaching entries. Of a note that knows only its day the end of that day counts.
    """
    noted, recorded = attached.noted, attached.noted.entry.recorded_at
    if attached.in_window is not None:
        return not attached.in_window
    happened_by = noted.day_ends or noted.moment
    return (
        recorded is not None and happened_by is not None and recorded - happened_by > RECALLED_AFTER
    )


def tally_occasion(occasion: Occurrence, attached: Iterable[Attached], as_of: dt.datetime) -> Tally:
    """Count one fixed occasion by its state; rows are never counted, occasions are.

    >>> opens = dt.datetime(2026, 2, 2, tzinfo=dt.UTC)
    >>> closes = opens + dt.timedelta(days=1)
    >>> day = Occurrence(
    ...     key="2026-02-02", assignment_id="a1", version=1, zone="Etc/UTC", due=closes,
    ...     local_date=opens.date(), until_date=closes.date(), opens=opens, closes=closes,
    ... )
    >>> tally_occasion(day, [], closes).states
    Counter({'no_entry': 1})
    """
    here = tuple(attached)
    state = state_of(occasion, (each.outcome for each in here), as_of)
    counts: Counter[Count] = Counter()
    days: Counter[tuple[dt.date, Measure]] = Counter()
    practiced = [each for each in here if each.noted.practiced]
    tried = [each for each in here if each.noted.tried]
    if state in CLOSED_AND_COUNTED:
        days[occasion.local_date, "planned"] += 1
        counts += _answers(occasion, practiced, tried)
    if state == "practiced":
        days[occasion.local_date, "practiced_occasion"] += 1
        counts["within_window"] += any(each.in_window for each in practiced)
    if state in ("practiced", "tried"):
        days[occasion.local_date, "tried_occasion"] += 1
    if state == "open":
        counts["so_far_practiced"] += bool(practiced)
        counts["so_far_tried"] += bool(tried)
    return Tally(states=Counter([state]), counts=+counts, days=days)


def _answers(
    occasion: Occurrence, practiced: list[Attached], tried: list[Attached]
) -> Counter[Count]:
    """adherence.md, Prompted: answered in its window, late, or partly before it expired."""
    answers: Counter[Count] = Counter()
    times = [each.noted.moment for each in practiced]
    if any(moment is None or moment < occasion.closes for moment in times):
        answers["answered"] += 1
    elif times:
        answers["answered_late"] += 1
    elif tried:
        answers["answered_partly"] += 1
    return answers


def tally_period(occasion: Occurrence, attached: Iterable[Attached], as_of: dt.datetime) -> Tally:
    """Count one target period: n practiced, min(n, times) towards it, and the rest extra.

    adherence.md, Target: no carry-over. Periods stand in `periods`, never among the states.

    >>> opens = dt.datetime(2026, 2, 2, tzinfo=dt.UTC)
    >>> closes = opens + dt.timedelta(days=7)
    >>> week = Occurrence(
    ...     key="2026-02-02/week", assignment_id="a1", version=1, zone="Etc/UTC", due=closes,
    ...     local_date=opens.date(), until_date=closes.date(), opens=opens, closes=closes,
    ...     required=3, nominal_days=7,
    ... )
    >>> [period.planned for period, part in tally_period(week, [], closes).periods]
    [3]
    """
    if occasion.opens > as_of:
        return Tally()
    period = Period(
        occasion.key,
        occasion.local_date,
        occasion.until_date,
        planned=occasion.required,
        closed=occasion.closes <= as_of,
        partial=occasion.partial,
        paused_days=occasion.paused_days,
        nominal_days=occasion.nominal_days,
        left_out=occasion.paused or occasion.set_aside,
    )
    here = tuple(attached)
    practiced = sum(each.noted.practiced for each in here)
    tried = sum(each.noted.tried for each in here)
    towards = sum(each.noted.practiced and each.counts for each in here)
    parts: dict[Part, int] = {
        "there": 1,
        "practiced": practiced,
        "tried": tried,
        "towards": towards,
        "extra": practiced - towards,
    }
    periods: Counter[tuple[Period, Part]] = Counter()
    for part, count in parts.items():
        periods[period, part] += count
    counts: Counter[Count] = Counter()
    if not period.closed:
        counts["so_far_practiced"] += practiced
        counts["so_far_tried"] += tried
    return Tally(periods=+periods, counts=+counts)


def tally_obstacle(obstacle: Obstacle, noted_at: dt.datetime, *, options: bool = True) -> Tally:
    """Count one obstacle document; one that names an entry counts once with the tap in that entry.

    With `options=False` what was considered, chosen and found is left out: those are its words.

    >>> described = Obstacle(id="o1", code="too_big", noted_on="2026-06-12", entry_id="t1")
    >>> noted_at = dt.datetime(2026, 6, 12, tzinfo=dt.UTC)
    >>> [each.source for each in tally_obstacle(described, noted_at).obstacles]
    ['entry:t1']
    """
    named_entry = obstacle.entry_id
    source = f"obstacle:{obstacle.id}" if named_entry is None else f"entry:{named_entry}"
    if not options:
        named = NamedObstacle(source, obstacle.code, on=obstacle.noted_on)
        return Tally(obstacles=frozenset({named}))
    named = NamedObstacle(
        source=source,
        code=obstacle.code,
        noted_at=noted_at,
        on=obstacle.noted_on,
        document=obstacle.id,
        options_considered=tuple(obstacle.options_considered),
        option_chosen=obstacle.option_chosen,
        helped=obstacle.helped,
    )
    return Tally(obstacles=frozenset({named}))


def tally_tag(entry_id: str, code: ObstacleCode, on: dt.date | None = None) -> Tally:
    """Count one obstacle tapped in an entry.

    >>> len(tally_tag("t1", "too_big").obstacles)
    1
    """
    named = NamedObstacle(f"entry:{entry_id}", code, on=on)
    return Tally(obstacles=frozenset({named}))

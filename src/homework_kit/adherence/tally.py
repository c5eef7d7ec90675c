"""The tally: what a summary counts, as a commutative monoid (adherence.md, The tally is a monoid).

Every member is a multiset or a set, so tallies of disjoint occasions add up in any grouping and any
order, with the empty tally as the neutral element. A summary is a pure function of a tally.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, Literal, Self, TypeVar

import attrs

from homework_kit.adherence.attach import Attached
from homework_kit.adherence.changes import RowKey, differences, happened
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.vocabulary import ObstacleCode, Outcome
from homework_kit.schedule import Occurrence

State = Literal[
    "practiced", "tried", "told_not_done", "no_entry", "set_aside", "paused", "open", "not_yet"
]
CLOSED_AND_COUNTED: Final[tuple[State, ...]] = ("practiced", "tried", "told_not_done", "no_entry")
Measure = Literal[
    "entry",
    "practiced_entry",
    "tried_entry",
    "extra",
    "planned",
    "practiced_occasion",
    "tried_occasion",
]
Count = Literal[
    "within_window",
    "recalled",
    "extra",
    "so_far_practiced",
    "so_far_tried",
    "answered",
    "answered_late",
    "answered_partly",
]
RECALLED_AFTER: Final = dt.timedelta(hours=12)
C = TypeVar("C", bound=Any)


@attrs.frozen(slots=True)
class Period:
    """One target period as the tally keeps it: its dates, what was planned, and how it stands.

    >>> Period("2026-02-02/week", dt.date(2026, 2, 2), dt.date(2026, 2, 9), 3, True, False, 0).planned
    3
    """

    key: str
    from_date: dt.date
    until_date: dt.date
    planned: int
    closed: bool
    partial: bool
    paused_days: int
    nominal_days: int | None = None
    """Days of the whole period before a version cut it; None for periods between sessions."""
    left_out: bool = False
    """Paused or set aside as a whole."""

    @property
    def full(self) -> bool:
        """Whether the period counts by default: neither cut nor paused on any day."""
        return not (self.partial or self.paused_days or self.left_out)


@attrs.frozen(slots=True)
class NamedObstacle:
    """One naming of an obstacle: by a tap in an entry, or in a document of its own.

    >>> NamedObstacle("t1", "forgetting").source
    't1'
    """

    source: str
    code: ObstacleCode
    noted_on: dt.date | None = None
    options_considered: tuple[str, ...] = ()
    option_chosen: str | None = None
    helped: Literal["yes", "somewhat", "no", "not_tried"] | None = None


@attrs.frozen(slots=True)
class Tally:
    """Counts that add up: `tally(a) + tally(b)` is the tally of both, for disjoint occasions.

    >>> Tally() + Tally() == Tally()
    True
    """

    states: Counter[State] = attrs.field(factory=Counter)
    outcomes: Counter[Outcome] = attrs.field(factory=Counter)
    other_sources: Counter[tuple[str, Outcome]] = attrs.field(factory=Counter)
    counts: Counter[Count] = attrs.field(factory=Counter)
    days: Counter[tuple[dt.date, Measure]] = attrs.field(factory=Counter)
    active_days: frozenset[dt.date] = frozenset()
    periods: Counter[tuple[Period, Literal["there", "practiced", "tried", "towards", "extra"]]] = (
        attrs.field(factory=Counter)
    )
    differences: Counter[tuple[RowKey, Decimal | None]] = attrs.field(factory=Counter)
    happened: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    obstacles: frozenset[NamedObstacle] = frozenset()

    def __add__(self, other: Self) -> Self:
        """Combine: multisets add, sets unite."""
        return type(self)(
            **{
                field.name: _combined(getattr(self, field.name), getattr(other, field.name))
                for field in attrs.fields(type(self))
            }
        )

    def dates(self, measure: Measure) -> set[dt.date]:
        """Give the local dates on which something was counted under a measure."""
        return {date for date, counted in self.days if counted == measure}


def _combined(one: C, other: C) -> C:
    if isinstance(one, frozenset):
        return one | other
    # Counter's own + builds a third; every count here is positive, so nothing is dropped by it.
    return one + other


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies; the same as folding with +, in linear time.

    >>> total([]) == Tally()
    True
    """
    summed = Tally()
    active: set[dt.date] = set()
    obstacles: set[NamedObstacle] = set()
    for tally in tallies:
        for field in attrs.fields(Tally):
            value = getattr(tally, field.name)
            if isinstance(value, Counter):
                getattr(summed, field.name).update(value)
        active |= tally.active_days
        obstacles |= tally.obstacles
    return attrs.evolve(
        summed, active_days=frozenset(active), obstacles=frozenset(obstacles)
    )


def state_of(
    occasion: Occurrence, outcomes: Iterable[Outcome | None], as_of: dt.datetime
) -> State:
    """Give the state of an occasion at `as_of`: the first that holds of the page's order.

    adherence.md, State of an occasion: paused, set_aside by mark, not_yet, open, practiced, tried,
    set_aside by a no_opportunity entry, told_not_done, no_entry. A partition: the counts add up.

    >>> from homework_kit.schedule import occurrences
    >>> State.__args__[0]
    'practiced'
    """
    said = set(outcomes)
    conditions: tuple[tuple[State, bool], ...] = (
        ("paused", occasion.paused),
        ("set_aside", occasion.set_aside),
        ("not_yet", occasion.opens > as_of),
        ("open", as_of < occasion.closes),
        ("practiced", bool(said & {"as_agreed", "smaller_version"})),
        ("tried", bool(said & {"partly", "started_and_stopped"})),
        ("set_aside", "no_opportunity" in said),
        ("told_not_done", "not_done_told" in said),
    )
    return next((state for state, holds in conditions if holds), "no_entry")


def tally_entry(attached: Attached) -> Tally:
    """Count one self-reported entry: its outcome, its day, and the change within its record.

    >>> from homework_kit.adherence.attach import Noted
    >>> from homework_kit.models.entry import Entry
    >>> entry = Entry(id="t1", outcome="partly", mode="imported", assignment_id="a1")
    >>> tally_entry(Attached(Noted(entry), None, counts=False)).outcomes["partly"]
    1
    """
    noted, entry = attached.noted, attached.noted.entry
    days: Counter[tuple[dt.date, Measure]] = Counter()
    if noted.date is not None:
        days[noted.date, "entry"] += 1
        if noted.practiced:
            days[noted.date, "practiced_entry"] += 1
        if noted.tried:
            days[noted.date, "tried_entry"] += 1
        if attached.extra:
            days[noted.date, "extra"] += 1
    counts: Counter[Count] = Counter()
    if attached.extra:
        counts["extra"] += 1
    if _recalled(attached):
        counts["recalled"] += 1
    what = happened(entry.record)
    return Tally(
        outcomes=Counter([entry.outcome] if entry.outcome is not None else []),
        counts=counts,
        days=days,
        differences=Counter((each.row, each.value) for each in differences(entry.record)),
        happened=Counter([what] if what is not None else []),
    )


def _recalled(attached: Attached) -> bool:
    """adherence.md: recorded after the occasion closed, or over 12 h later where there is no window."""
    entry = attached.noted.entry
    if attached.in_window is not None:
        return not attached.in_window
    if entry.recorded_at is None or attached.noted.moment is None or attached.noted.date_only:
        return False
    return entry.recorded_at - attached.noted.moment > RECALLED_AFTER


def tally_occasion(
    occasion: Occurrence, attached: Iterable[Attached], as_of: dt.datetime
) -> Tally:
    """Count one fixed occasion by its state; rows are never counted, occasions are.

    >>> tally_occasion.__name__
    'tally_occasion'
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

    >>> tally_period.__name__
    'tally_period'
    """
    if occasion.opens > as_of:
        return Tally()
    period = Period(
        key=occasion.key,
        from_date=occasion.local_date,
        until_date=occasion.until_date,
        planned=occasion.required,
        closed=occasion.closes <= as_of,
        partial=occasion.partial,
        paused_days=occasion.paused_days,
        nominal_days=occasion.nominal_days,
        left_out=occasion.paused or occasion.set_aside,
    )
    here = tuple(attached)
    practiced = sum(each.noted.practiced for each in here)
    towards = sum(each.noted.practiced and each.counts for each in here)
    counts: Counter[Count] = Counter()
    if not period.closed and not period.left_out:
        counts["so_far_practiced"] += practiced
        counts["so_far_tried"] += sum(each.noted.tried for each in here)
    return Tally(
        periods=+Counter(
            {
                (period, "there"): 1,
                (period, "practiced"): practiced,
                (period, "tried"): sum(each.noted.tried for each in here),
                (period, "towards"): towards,
                (period, "extra"): practiced - towards,
            }
        ),
        counts=+counts,
    )


def tally_obstacle(obstacle: Obstacle, date: dt.date | None) -> Tally:
    """Count one obstacle document.

    >>> tally_obstacle(Obstacle(id="o1", code="too_big", noted_on="2026-06-12"), None).happened
    Counter()
    """
    named = NamedObstacle(
        source=f"obstacle:{obstacle.id}",
        code=obstacle.code,
        noted_on=date,
        options_considered=tuple(obstacle.options_considered),
        option_chosen=obstacle.option_chosen,
        helped=obstacle.helped,
    )
    return Tally(obstacles=frozenset({named}))


def tally_tag(entry_id: str, code: ObstacleCode, date: dt.date | None) -> Tally:
    """Count one obstacle tapped in an entry.

    >>> len(tally_tag("t1", "too_big", None).obstacles)
    1
    """
    return Tally(obstacles=frozenset({NamedObstacle(f"entry:{entry_id}", code, date)}))

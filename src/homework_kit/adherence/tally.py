"""The tally: what a summary counts, as a commutative monoid (adherence.md, The tally is a monoid).

Every member is a multiset or a set, so tallies of disjoint occasions add up in any grouping and any
order, with the empty tally as the neutral element. A summary is a pure function of a tally.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, Literal, Self, TypeAlias

import attrs

from homework_kit.adherence.changes import Question, RowKey
from homework_kit.models.vocabulary import Happened, ObstacleCode, Outcome

State = Literal[
    "practiced", "tried", "told_not_done", "no_entry", "set_aside", "paused", "open", "not_yet"
]
CLOSED_AND_COUNTED: Final[tuple[State, ...]] = ("practiced", "tried", "told_not_done", "no_entry")
"""C of adherence.md: closed, minus set_aside and paused."""
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
Part = Literal["there", "practiced", "tried", "towards", "extra"]
Source: TypeAlias = Literal["self", "therapist", "device"]


@attrs.frozen(slots=True)
class Period:
    """One target period as the tally keeps it: its dates, what was planned, and how it stands.

    >>> week = dt.date(2026, 2, 2), dt.date(2026, 2, 9)
    >>> Period("2026-02-02/week", *week, planned=3, closed=True, partial=False, paused_days=2).full
    False
    """

    key: str
    from_date: dt.date
    until_date: dt.date
    planned: int = attrs.field(kw_only=True)
    closed: bool = attrs.field(kw_only=True)
    partial: bool = attrs.field(kw_only=True)
    paused_days: int = attrs.field(kw_only=True)
    nominal_days: int | None = attrs.field(default=None, kw_only=True)
    """Days of the whole period before a version cut it; None for periods between sessions."""
    left_out: bool = attrs.field(default=False, kw_only=True)
    """Paused or set aside as a whole."""

    @property
    def full(self) -> bool:
        """Whether the period counts by default: neither cut nor paused on any day."""
        return not (self.partial or self.paused_days or self.left_out)


@attrs.frozen(slots=True)
class NamedObstacle:
    """One naming of an obstacle; what names the same thing has the same source and counts once.

    >>> NamedObstacle("entry:t1", "forgetting").source
    'entry:t1'
    """

    source: str
    code: ObstacleCode
    noted_at: dt.datetime | None = None
    """When it was described, by which the latest description counts; a tap describes nothing."""
    document: str = ""
    options_considered: tuple[str, ...] = ()
    option_chosen: str | None = None
    helped: Literal["yes", "somewhat", "no", "not_tried"] | None = None
    on: dt.date | None = attrs.field(default=None, kw_only=True)
    """The person's day on which it was named; it tells the week."""


class _Empty(Counter[Any]):
    """A multiset of nothing that stays empty, so that all tallies can share it."""

    def __setitem__(self, key: Any, count: int) -> None:
        raise TypeError


_NONE: Final = _Empty()


@attrs.frozen(slots=True)
class Tally:
    """Counts that add up: `tally(a) + tally(b)` is the tally of both, for disjoint occasions.

    >>> one = Tally(states=Counter({"practiced": 1}))
    >>> (one + one + Tally()).states["practiced"]
    2
    """

    states: Counter[State] = _NONE
    outcomes: Counter[Outcome] = _NONE
    other_sources: Counter[tuple[Source, Outcome]] = _NONE
    counts: Counter[Count] = _NONE
    days: Counter[tuple[dt.date, Measure]] = _NONE
    active_days: frozenset[dt.date] = frozenset()
    periods: Counter[tuple[Period, Part]] = _NONE
    differences: Counter[tuple[RowKey, Decimal | None]] = _NONE
    happened: Counter[tuple[Question, Happened]] = _NONE
    obstacles: frozenset[NamedObstacle] = frozenset()

    def __add__(self, other: Self) -> Self:
        """Combine: multisets add, sets unite."""
        return type(self)(
            **{
                field.name: _combined(getattr(self, field.name), getattr(other, field.name))
                for field in attrs.fields(Tally)
            }
        )

    def dates(self, measure: Measure) -> set[dt.date]:
        """Give the local dates on which something was counted under a measure."""
        return {date for date, counted in self.days if counted == measure}


def _combined(one: Any, other: Any) -> Any:
    # Every count is positive, so a Counter's own + drops nothing.
    return one | other if isinstance(one, frozenset) else one + other


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies; the same as folding with +, in linear time.

    >>> one = Tally(active_days=frozenset({dt.date(2026, 2, 2)}))
    >>> total([one, Tally(), one]) == one
    True
    """
    sums: dict[str, Any] = {
        field.name: set[Any]() if field.name in _SETS else Counter[Any]()
        for field in attrs.fields(Tally)
    }
    for tally in tallies:
        for name, so_far in sums.items():
            if more := getattr(tally, name):
                so_far.update(more)
    sums |= {name: frozenset(sums[name]) for name in _SETS}
    return Tally(**sums)


_SETS: Final = ("active_days", "obstacles")

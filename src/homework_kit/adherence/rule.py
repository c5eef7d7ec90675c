"""How one number comes about: what it looks at, what each thing adds, and how that combines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

import attrs

from homework_kit.adherence.explanation import How, Mark, Reason
from homework_kit.adherence.scope import Thing
from homework_kit.adherence.tally import Measure, Period, Tally
from homework_kit.models.vocabulary import PRACTICED

Adds = Callable[[Tally], int]
DUE: Final[frozenset[Thing]] = frozenset({"occasion", "period"})
ENTRIES: Final[frozenset[Thing]] = frozenset({"entry"})


def nothing(_: Tally) -> int:
    """Add nothing.

    >>> nothing(Tally())
    0
    """
    return 0


@attrs.frozen(slots=True, kw_only=True)
class Rule:
    """How one number comes about: a function of each thing's own tally, and how they combine.

    >>> Rule(formula="f", clause="c", things=frozenset({"entry"})).adds(Tally())
    0
    """

    formula: str
    clause: str
    things: frozenset[Thing]
    how: How = "sum"
    adds: Adds = nothing
    planned: Adds = nothing
    marks: Callable[[Tally], tuple[Mark, ...]] = lambda _: ()
    otherwise: Reason = "another_outcome"
    """Why an entry or an obstacle is left out."""
    unplaced: bool = False
    """Whether it counts practice that no occasion has: then each note says why."""
    given: int | float | dt.date | None = None


def due(formula: str, clause: str, adds: Adds) -> Rule:
    """Make a rule about occasions and periods.

    >>> due("f", "c", nothing).things == DUE
    True
    """
    return Rule(formula=formula, clause=clause, things=DUE, adds=adds)


def of_entries(formula: str, clause: str, adds: Adds) -> Rule:
    """Make a rule about entries.

    >>> of_entries("f", "c", nothing).things == ENTRIES
    True
    """
    return Rule(formula=formula, clause=clause, things=ENTRIES, adds=adds)


def given_number(formula: str, clause: str, given: float | None) -> Rule:
    """Make a rule about what is not counted.

    >>> given_number("f", "c", 2).given
    2
    """
    return Rule(formula=formula, clause=clause, things=frozenset(), how="given", given=given)


def on_days(formula: str, measure: Measure, how: How) -> Rule:
    """Make a rule about the dates of entries.

    >>> on_days("f", "entry", "distinct").marks(Tally())
    ()
    """
    return Rule(
        formula=formula,
        clause="ABC phases",
        things=ENTRIES,
        how=how,
        marks=lambda tally: dates_of(tally, measure),
    )


def dates_of(tally: Tally, measure: Measure) -> tuple[dt.date, ...]:
    """Give the dates that a tally counts under a measure, in order.

    >>> dates_of(Tally(), "entry")
    ()
    """
    return tuple(sorted(tally.dates(measure)))


# What a tally holds under a name that comes from outside: nothing, where there is no such name.


def in_state(tally: Tally, state: str) -> int:
    """Give how many occasions stand in a state.

    >>> in_state(Tally(), "open")
    0
    """
    return sum(count for each, count in tally.states.items() if each == state)


def said(name: str) -> Adds:
    """Count the entries that say an outcome.

    >>> said("partly")(Tally())
    0
    """
    return lambda tally: sum(count for each, count in tally.outcomes.items() if each == name)


def noted(name: str) -> Adds:
    """Count what a tally keeps under a name.

    >>> noted("extra")(Tally())
    0
    """
    return lambda tally: sum(count for each, count in tally.counts.items() if each == name)


def practiced(tally: Tally) -> int:
    """Give how many entries are practiced.

    >>> practiced(Tally())
    0
    """
    return sum(tally.outcomes[outcome] for outcome in PRACTICED)


def reported(tally: Tally, source: str, outcome: str) -> int:
    """Give how many reports of a source say an outcome.

    >>> reported(Tally(), "device", "partly")
    0
    """
    return sum(count for said, count in tally.other_sources.items() if said == (source, outcome))


def of_period(tally: Tally, period: Period, part: str) -> int:
    """Give one part of one period.

    >>> import datetime as dt
    >>> from collections import Counter
    >>> days = dt.date(2026, 2, 2), dt.date(2026, 2, 9)
    >>> week = Period("w", *days, planned=3, closed=True, partial=False, paused_days=0)
    >>> of_period(Tally(periods=Counter({(week, "towards"): 2})), week, "towards")
    2
    """
    return sum(count for said, count in tally.periods.items() if said == (period, part))

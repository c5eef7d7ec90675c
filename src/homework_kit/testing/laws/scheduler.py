"""What laws ask of a scheduler, and what they look at in its answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeAlias

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.testing.laws.story import moment, plan_lines, span, zone_lines

Plans: TypeAlias = Assignment | Sequence[Assignment]
"""One plan, or versions and revisions of any plans."""
Zones: TypeAlias = str | Sequence[ZoneSpan] | None
"""Where the person is: one zone, the dated history, or not said."""


class Occasion(Protocol):
    """What a law looks at in an occasion: `hk.Occurrence` has it, and so may a type of yours."""

    @property
    def assignment_id(self) -> str: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def version(self) -> int: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def key(self) -> str: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def local_date(self) -> dt.date: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def opens(self) -> dt.datetime: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def due(self) -> dt.datetime: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def closes(self) -> dt.datetime: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def paused(self) -> bool: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def shifted(self) -> bool: ...  # noqa: D102 - named as in `hk.Occurrence`
    @property
    def zone(self) -> str: ...  # noqa: D102 - named as in `hk.Occurrence`


Scheduler: TypeAlias = Callable[..., Iterable[Occasion]]
"""Called as `hk.occurrences` is: plans, start, end, and `zones=` and `sessions=` where given."""


@attrs.frozen(slots=True)
class Question:
    """What is asked of a scheduler. What was not given is not passed on.

    >>> from homework_kit.schedule import occurrences
    >>> from homework_kit.testing.laws.example import END, MIDDLE, WALK
    >>> [each.key for each in Question(WALK).ask(occurrences, MIDDLE, END)]
    ['2026-03-29T20:00', '2026-03-30T20:00']
    """

    plans: Plans
    zones: Zones = None
    sessions: Sequence[Session] = ()

    @property
    def more(self) -> dict[str, Any]:
        """The arguments by name that go with the plans."""
        zones = {} if self.zones is None else {"zones": self.zones}
        return zones | ({"sessions": self.sessions} if self.sessions else {})

    @cached_property
    def versions(self) -> dict[tuple[str, int], Assignment]:
        """The plans by id and version."""
        listed = [self.plans] if isinstance(self.plans, Assignment) else self.plans
        return {(each.id, each.version): each for each in listed}

    def ask(self, occurrences: Scheduler, start: dt.datetime, end: dt.datetime) -> list[Occasion]:
        """Ask for the occasions that open in `[start, end)`."""
        return list(occurrences(self.plans, start, end, **self.more))

    def told(self, start: dt.datetime, end: dt.datetime) -> list[str]:
        """Tell what was asked."""
        meetings = [f"Session {each.id} on {each.on}." for each in self.sessions]
        return [*plan_lines(self.plans), *zone_lines(self.zones), *meetings, span(start, end)]


def named(each: Occasion) -> str:
    """Name an occasion with its plan.

    >>> from homework_kit.schedule import occurrences
    >>> from homework_kit.testing.laws.example import END, MIDDLE, WALK
    >>> named(occurrences(WALK, MIDDLE, END)[0])
    'walk 2026-03-29T20:00, open from 2026-03-29 20:00+01:00 until 2026-03-30 00:00+01:00'
    """
    window = f"open from {moment(each.opens)} until {moment(each.closes)}"
    return f"{each.assignment_id} {each.key}, {window}"


def facts(each: Occasion) -> tuple[str, int, str, dt.datetime, dt.datetime, dt.datetime]:
    """Give what makes two occasions the same: whose, its name, and its moments.

    >>> from homework_kit.schedule import occurrences
    >>> from homework_kit.testing.laws.example import END, MIDDLE, WALK
    >>> facts(occurrences(WALK, MIDDLE, END)[0])[:3]
    ('walk', 1, '2026-03-29T20:00')
    """
    return (each.assignment_id, each.version, each.key, each.opens, each.due, each.closes)


def difference(
    expected: Sequence[Occasion], found: Sequence[Occasion], *, first: str, second: str
) -> list[str]:
    """Tell the occasions that stand in one list alone; no lines where both are the same.

    >>> difference([], [], first="at once", second="in two parts")
    []
    """
    left, right = [facts(each) for each in expected], [facts(each) for each in found]
    if left == right:
        return []
    lacking = [f"Only {first}: {named(each)}." for each in expected if facts(each) not in right]
    added = [f"Only {second}: {named(each)}." for each in found if facts(each) not in left]
    lines = lacking + added
    counts = f"{len(left)} occasions {first}, {len(right)} {second}"
    return lines or [f"The same occasions, in another order or more than once: {counts}."]

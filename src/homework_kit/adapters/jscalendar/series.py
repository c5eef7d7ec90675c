"""Where a rule begins, and whether it stays the same rule when it is said to begin elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import Final

import attrs

from homework_kit.models.remake import remade
from homework_kit.models.schedules import Repeating
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule.rule import LAST_DATE, Rule, nominal_slots, nth_date

Slots = frozenset[dt.time | None]
NOTHING: Final[Slots] = frozenset()


@attrs.frozen(slots=True)
class Series:
    """A repeating schedule from a date on, without the dates that stand beside its rule.

    >>> friday = Series.of(Repeating(frequency="weekly", weekdays=["fr"]), dt.date(2026, 2, 3))
    >>> friday.first().isoformat(), friday.begins_as_well_on(dt.date(2026, 2, 1))
    ('2026-02-06', True)
    """

    schedule: Repeating
    starts_on: dt.date

    @classmethod
    def of(cls, schedule: Repeating, starts_on: dt.date) -> Series:
        """Leave out the dates beside the rule."""
        return cls(remade(schedule, exclude_dates=(), extra_dates=()), starts_on)

    @property
    def times(self) -> Slots:
        """Every time of a date; the one time None where it is day-long."""
        return frozenset(self.schedule.times) or frozenset({None})

    def first(self) -> dt.date | None:
        """Give the first date of the rule, None where it has none."""
        ordinal = nth_date(Rule.of(self.schedule, self.starts_on), 1)
        found = dt.date.fromordinal(min(ordinal, LAST_DATE.toordinal() + 1))
        until = self.schedule.until or LAST_DATE
        return found if found <= min(until, LAST_DATE) else None

    def slots(self, day: dt.date) -> Slots:
        """Give the times at which the rule has a slot on a date."""
        if day < self.starts_on:
            return NOTHING
        found = dict(nominal_slots(self.schedule, self.starts_on, day, day))
        return frozenset(found.get(day, ()))

    def begins_as_well_on(self, day: dt.date) -> bool:
        """Whether the rule has the same dates when it is said to start on another date.

        The days it takes from its start have to be the same, and the first date of each has to be
        one of both: then they are in step for ever.
        """
        here, there = Rule.of(self.schedule, self.starts_on), Rule.of(self.schedule, day)
        first = self.first()
        return (
            first is not None
            and here._replace(start=there.start) == there
            and nth_date(there, 1) == first.toordinal()
        )

    def with_days(self) -> Repeating:
        """Name the days that the rule takes from its start."""
        rule = Rule.of(self.schedule, self.starts_on)
        return remade(
            self.schedule,
            weekdays=[WEEKDAYS[day] for day in sorted(rule.weekdays)],
            month_days=rule.month_days,
            months=sorted(rule.months),
        )

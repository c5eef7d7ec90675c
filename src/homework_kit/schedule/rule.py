"""The nominal local dates of a repeating schedule, computed from the rule by index arithmetic.

Never by adding to the date before: a window ten years after the start costs what the first one
does, and no short month makes the rest drift (scheduling.md, Time).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Self

from homework_kit.models.schedules import Repeating
from homework_kit.models.vocabulary import WEEKDAYS, Weekday

LAST_DATE: Final = dt.date(2199, 12, 31)
"""Documents write dates up to here, and no rule reaches further."""
_LAST: Final = LAST_DATE.toordinal()
_SUNDAY_ON: Final = 7  # date.toordinal() is a multiple of 7 on Sundays
_FIRST_STRETCH: Final = 400
_FIRST_YEAR: Final = 1900  # documents write dates from here


def _weekday(ordinal: int) -> int:
    return (ordinal - 1) % _SUNDAY_ON


@lru_cache(maxsize=256)
def _numbers(weekdays: tuple[Weekday, ...]) -> frozenset[int]:
    return frozenset(map(WEEKDAYS.index, weekdays))


class Rule(NamedTuple):
    """A repeating schedule as numbers: weekdays from 0 (Monday), dates as ordinals.

    Source: RFC 5545, section 3.3.10, for the part that `Repeating` can say; its table of BYxxx
    rules says where a member adds dates and where it limits them.

    >>> rule = Rule.of(Repeating(frequency="monthly", month_end="clamp"), dt.date(2026, 1, 31))
    >>> [dt.date.fromordinal(day).day for day in rule.between(rule.start, rule.start + 100)]
    [31, 28, 31, 30]
    """

    frequency: str
    interval: int
    weekdays: frozenset[int]
    week_start: int
    month_days: tuple[int, ...]
    nth_weekdays: tuple[tuple[int, int], ...]
    months: frozenset[int]
    clamp: bool
    start: int

    @classmethod
    def of(cls, schedule: Repeating, starts_on: dt.date) -> Self:
        """Read a schedule, with the days it takes from `starts_on` where it names none.

        >>> Rule.of(Repeating(frequency="weekly"), dt.date(2026, 2, 5)).weekdays
        frozenset({3})
        """
        frequency, nth = schedule.frequency, schedule.nth_weekdays
        weekdays = _numbers(schedule.weekdays)
        month_days: tuple[int, ...] = tuple(schedule.month_days)
        months = frozenset(schedule.months)
        if not (weekdays or month_days or nth):
            if frequency == "weekly":
                weekdays = frozenset({starts_on.weekday()})
            elif frequency == "monthly":
                month_days = (starts_on.day,)
            elif frequency == "yearly":
                month_days = (starts_on.day,)
                months = months or frozenset({starts_on.month})
        return cls(
            frequency,
            schedule.interval,
            weekdays,
            WEEKDAYS.index(schedule.week_start),
            month_days,
            tuple((each.n, WEEKDAYS.index(each.day)) for each in nth) if nth else (),
            months,
            schedule.month_end == "clamp",
            starts_on.toordinal(),
        )

    def between(self, low: int, high: int) -> Sequence[int]:
        """Give the dates from low to high (both inclusive), sorted, before count and exclusions.

        >>> rule = Rule.of(Repeating(frequency="daily", interval=2), dt.date(2026, 2, 1))
        >>> [day - rule.start for day in rule.between(rule.start + 1001, rule.start + 1005)]
        [1002, 1004]
        """
        low, high = max(low, self.start), min(high, _LAST)
        if low > high:
            return []
        if self.frequency == "daily":
            return self._daily(low, high)
        if self.frequency == "weekly":
            return self._weekly(low, high)
        if self.frequency == "yearly":
            dates = [day for year in self._years(low, high) for day in year]
        else:
            dates = self._monthly(low, high)
        return dates[bisect_left(dates, low) : bisect_right(dates, high)]

    def _daily(self, low: int, high: int) -> Sequence[int]:
        behind = (self.start - low) % self.interval
        return self._limited(range(low + behind, high + 1, self.interval))

    def _weekly(self, low: int, high: int) -> Sequence[int]:
        # RFC 5545, WKST: whole weeks are counted from the week that holds the start.
        week = self.start - (_weekday(self.start) - self.week_start) % 7
        every = 7 * self.interval
        first = week + (low - week) // every * every
        named = self.weekdays if not (self.month_days or self.nth_weekdays) else range(7)
        days = sorted((day - self.week_start) % 7 for day in named)
        if len(days) == 1:
            first += days[0]
            return self._limited(range(first if first >= low else first + every, high + 1, every))
        dates = [week + day for week in range(first, high + 1, every) for day in days]
        return self._limited(dates[bisect_left(dates, low) : bisect_right(dates, high)])

    def _limited(self, dates: Sequence[int]) -> Sequence[int]:
        """Keep the dates that the other members allow (RFC 5545: they limit days and weeks)."""
        by_weekday_only = not (self.months or self.month_days or self.nth_weekdays)
        if by_weekday_only:
            if not self.weekdays or self.frequency == "weekly":
                return dates
            return [day for day in dates if _weekday(day) in self.weekdays]
        kept: list[int] = []
        allowed: frozenset[int] = frozenset()
        month_end = 0
        for day in dates:
            if day > month_end:
                date = dt.date.fromordinal(day)
                month_end = day - date.day + monthrange(date.year, date.month)[1]
                allowed = frozenset(self._in_month(date.year, date.month))
            if day in allowed:
                kept.append(day)
        return kept

    def _monthly(self, low: int, high: int) -> list[int]:
        start, from_, until = (_month_index(day) for day in (self.start, low, high))
        from_ += (start - from_) % self.interval
        months = _firsts()[from_ : until + 1 : self.interval]
        nexts = _firsts()[from_ + 1 : until + 2 : self.interval]
        if not (self.months or self.weekdays or self.clamp):
            if not self.month_days and len(self.nth_weekdays) == 1:
                return _nth_weekdays(months, nexts, *self.nth_weekdays[0])
            if not self.nth_weekdays and len(self.month_days) == 1:
                return _numbered_days(months, nexts, self.month_days[0])
        dates = (dt.date.fromordinal(first) for first in months)
        return [day for each in dates for day in self._in_month(each.year, each.month)]

    def _years(self, low: int, high: int) -> Iterator[list[int]]:
        start, from_, until = (dt.date.fromordinal(day).year for day in (self.start, low, high))
        for year in range(from_ + (start - from_) % self.interval, until + 1, self.interval):
            if self.nth_weekdays and not self.months:
                first, last = (dt.date(year, *day).toordinal() for day in ((1, 1), (12, 31)))
                days = set(self._days(first, last, self.nth_weekdays))
                if self.month_days:
                    numbered = (self._numbered(year, month) for month in range(1, 13))
                    days &= {day for month in numbered for day in month}
                yield sorted(days)
            else:
                for month in range(1, 13):
                    yield self._in_month(year, month)

    def _in_month(self, year: int, month: int) -> list[int]:
        """Give the dates of one month that all members allow, sorted."""
        if self.months and month not in self.months:
            return []
        first = dt.date(year, month, 1).toordinal()
        last = first + monthrange(year, month)[1] - 1
        if not (self.weekdays or self.nth_weekdays or self.month_days):
            return list(range(first, last + 1))
        if not self.month_days:
            return sorted(set(self._days(first, last, self.nth_weekdays)))
        numbered = self._numbered(year, month)
        if self.weekdays or self.nth_weekdays:
            numbered &= set(self._days(first, last, self.nth_weekdays))
        return sorted(numbered)

    def _days(self, first: int, last: int, nth: tuple[tuple[int, int], ...]) -> Iterator[int]:
        """Give every named weekday from first to last, and the n-th ones counted inside them."""
        for weekday in self.weekdays:
            yield from range(first + (weekday - _weekday(first)) % 7, last + 1, 7)
        for n, weekday in nth:
            if n > 0:
                day = first + (weekday - _weekday(first)) % 7 + 7 * (n - 1)
            else:
                day = last - (_weekday(last) - weekday) % 7 + 7 * (n + 1)
            if first <= day <= last:
                yield day

    def _numbered(self, year: int, month: int) -> set[int]:
        """Give the days of the month by number; past its end they are clamped or left out."""
        first = dt.date(year, month, 1).toordinal()
        length = monthrange(year, month)[1]
        days = (number if number > 0 else length + 1 + number for number in self.month_days)
        if self.clamp:
            return {first - 1 + min(max(day, 1), length) for day in days}
        return {first - 1 + day for day in days if 1 <= day <= length}


@lru_cache(maxsize=1)
def _firsts() -> tuple[int, ...]:
    """Give the first date of every month that a rule may reach, and of the one after."""
    months = range((LAST_DATE.year + 1 - _FIRST_YEAR) * 12 + 1)
    return tuple(dt.date(_FIRST_YEAR + n // 12, n % 12 + 1, 1).toordinal() for n in months)


def _month_index(ordinal: int) -> int:
    date = dt.date.fromordinal(ordinal)
    return (date.year - _FIRST_YEAR) * 12 + date.month - 1


def _nth_weekdays(firsts: Sequence[int], nexts: Sequence[int], n: int, weekday: int) -> list[int]:
    """Give one n-th weekday of each month; as `Rule` does month by month, for the usual rule."""
    if n > 0:
        after = 7 * (n - 1)
        days = [day + (weekday + 1 - day) % 7 + after for day in firsts]
        return [day for day, end in zip(days, nexts, strict=True) if day < end]
    before = -7 * (n + 1) + 1
    days = [day - (day - 2 - weekday) % 7 - before for day in nexts]
    return [day for day, first in zip(days, firsts, strict=True) if day >= first]


def _numbered_days(firsts: Sequence[int], nexts: Sequence[int], number: int) -> list[int]:
    """Give one numbered day of each month that has it."""
    if number > 0:
        pairs = zip(firsts, nexts, strict=True)
        return [first - 1 + number for first, end in pairs if first - 1 + number < end]
    pairs = zip(firsts, nexts, strict=True)
    return [end + number for first, end in pairs if end + number >= first]


@lru_cache(maxsize=1024)
def nth_date(rule: Rule, n: int) -> int:
    """Give the n-th date of a rule (from 1), or one past `LAST_DATE` when it has fewer.

    Only `count` needs it, so it is looked for once per rule, in stretches that double.

    >>> rule = Rule.of(Repeating(frequency="daily", weekdays=["mo"]), dt.date(2026, 2, 1))
    >>> dt.date.fromordinal(nth_date(rule, 3)).isoformat()
    '2026-02-16'
    """
    low, stretch = rule.start, _FIRST_STRETCH
    while low <= _LAST:
        dates = rule.between(low, low + stretch - 1)
        if n <= len(dates):
            return dates[n - 1]
        n -= len(dates)
        low, stretch = low + stretch, 2 * stretch
    return _LAST + 1


class Nominal(NamedTuple):
    """Nominal dates as ordinals, in order; of the date `cut` only the first `rest` times count."""

    dates: Sequence[int]
    cut: int | None = None
    rest: int = 0


def nominal_dates(schedule: Repeating, starts_on: dt.date, low: int, high: int) -> Nominal:
    """Give the dates of a repeating schedule from low to high (ordinals, both inclusive).

    scheduling.md, Details that decide: nominal local dates, then count (of slots), then exclusions.
    `extra_dates` take the same times and stand outside of count and until; `exclude_dates` take
    dates away, also extra ones.

    >>> schedule = Repeating(frequency="daily", times=["08:00", "20:00"], count=3)
    >>> day = dt.date(2026, 2, 1)
    >>> found = nominal_dates(schedule, day, day.toordinal(), day.toordinal() + 9)
    >>> [on - day.toordinal() for on in found.dates], found.cut - day.toordinal(), found.rest
    ([0, 1], 1, 1)
    """
    rule = Rule.of(schedule, starts_on)
    last = high if schedule.until is None else min(high, schedule.until.toordinal())
    cut: int | None = None
    rest = 0
    if schedule.count is not None:
        times = len(set(schedule.times)) or 1
        whole, rest = divmod(schedule.count - 1, times)
        rest += 1
        # A date has a slot at least, so a window this near the start cannot hold the last one.
        if last - rule.start >= whole:
            cut = nth_date(rule, whole + 1)
            last = min(last, cut)
    dates = rule.between(low, last)
    if schedule.extra_dates:
        extra = {day.toordinal() for day in schedule.extra_dates}
        dates = sorted({*dates, *(day for day in extra if low <= day <= high)})
        cut = None if cut in extra else cut
    if schedule.exclude_dates:
        left_out = {day.toordinal() for day in schedule.exclude_dates}
        dates = [day for day in dates if day not in left_out]
    return Nominal(dates, cut, rest)


def nominal_slots(
    schedule: Repeating, starts_on: dt.date, low: dt.date, high: dt.date
) -> Iterator[tuple[dt.date, tuple[dt.time | None, ...]]]:
    """Give the dates of `nominal_dates` with their times; day-long dates have the one time None.

    >>> schedule = Repeating(frequency="daily", times=["08:00", "20:00"], count=3)
    >>> day = dt.date(2026, 2, 1)
    >>> [len(times) for _, times in nominal_slots(schedule, day, day, dt.date(2026, 3, 1))]
    [2, 1]
    """
    times: tuple[dt.time | None, ...] = tuple(sorted(set(schedule.times))) or (None,)
    dates, cut, rest = nominal_dates(schedule, starts_on, low.toordinal(), high.toordinal())
    for day in dates:
        yield dt.date.fromordinal(day), times[:rest] if day == cut else times

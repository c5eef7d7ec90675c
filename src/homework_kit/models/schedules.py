"""When practice is expected: the seven schedule types, as documents (scheduling.md, Schedules)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from homework_kit.models.base import Model, Ruled
from homework_kit.models.presence import Presence, not_both
from homework_kit.models.rules import Broken
from homework_kit.models.vocabulary import Weekday
from homework_kit.models.wire import (
    Flag,
    Identifier,
    Instant,
    Interval,
    Listed,
    LocalDate,
    LocalTime,
    LongListed,
    Minutes,
    MonthNumber,
    NthWeek,
    Opt,
    PromptsPerDay,
    SignedDayOfMonth,
    SlotCount,
    SomeLongListed,
    Times,
    WindowMinutes,
    Words,
)


class Once(Model):
    """One occasion: on a date, at a time or all day."""

    type: Literal["once"] = "once"
    on: LocalDate
    at: Opt[LocalTime] = None
    window_minutes: Opt[WindowMinutes] = None


class ListedOccasion(Model):
    """One occasion of a list; `issued_at` and `ended` keep what the source system said of it."""

    on: LocalDate
    at: Opt[LocalTime] = None
    window_minutes: Opt[WindowMinutes] = None
    key: Opt[Identifier] = None
    issued_at: Opt[Instant] = None
    ended: Opt[Literal["expired", "canceled", "not_issued"]] = None


class ListedOccasions(Ruled):
    """The occasions listed one by one: irregular plans, and prompts another system issued."""

    type: Literal["listed"] = "listed"
    occasions: SomeLongListed[ListedOccasion]

    _about: ClassVar[frozenset[str]] = frozenset({"occasions"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check that every occasion has a key of its own."""
        seen: set[object] = set()
        for index, occasion in enumerate(self.occasions):
            key = occasion.key or (occasion.on, occasion.at)
            if key in seen:
                yield Broken("duplicate-occasion", ("occasions", index))
            seen.add(key)


class NthWeekday(Model):
    """The n-th weekday of a month (or of a year, where no months are named); -1 is the last."""

    n: NthWeek
    day: Weekday


class Repeating(Ruled):
    """A rule that repeats (the sayable part of RFC 5545): one occasion per date and time.

    `times` empty means day-long. `until` is a local date and inclusive; `count` counts slots before
    exclusions. Dates in `exclude_dates` are left out, also of `extra_dates`.
    """

    type: Literal["repeating"] = "repeating"
    frequency: Literal["daily", "weekly", "monthly", "yearly"]
    interval: Interval = 1
    weekdays: Listed[Weekday] = ()
    week_start: Weekday = "mo"
    month_days: Listed[SignedDayOfMonth] = ()
    nth_weekdays: Listed[NthWeekday] = ()
    months: Listed[MonthNumber] = ()
    times: Listed[LocalTime] = ()
    count: Opt[SlotCount] = None
    until: Opt[LocalDate] = None
    month_end: Literal["skip", "clamp"] = "skip"
    exclude_dates: LongListed[LocalDate] = ()
    extra_dates: LongListed[LocalDate] = ()
    window_minutes: Opt[WindowMinutes] = None
    opens_minutes_before: Opt[Minutes] = None

    _presence: ClassVar[tuple[Presence, ...]] = (not_both("count", "until"),)


class Target(Model):
    """So many times in each period, at any moment inside it."""

    type: Literal["target"] = "target"
    times: Times
    per: Literal["day", "week", "month", "session"]
    distinct_days: Flag = False
    week_starts: Literal["plan", "mo", "tu", "we", "th", "fr", "sa", "su"] = "plan"


class BeforeSession(Model):
    """Due once before the next session; the session may move and the records stay with it."""

    type: Literal["before_session"] = "before_session"


class TimeSpan(Model):
    """A span of one day on the person's clock: `from_` inclusive, `until` exclusive."""

    from_: Annotated[LocalTime, Field(validation_alias="from", serialization_alias="from")]
    until: LocalTime

    @property
    def minutes(self) -> int:
        """The length in minutes of clock time; zero or less when it ends before it starts."""
        start, end = self.from_, self.until
        return (end.hour - start.hour) * 60 + end.minute - start.minute


class Prompted(Ruled):
    """Random prompts inside a span of the day, the same for the same seed on every device."""

    type: Literal["prompted"] = "prompted"
    per_day: PromptsPerDay
    between: TimeSpan
    min_gap_minutes: Minutes = 0
    window_minutes: WindowMinutes = 45
    weekdays: Listed[Weekday] = ()
    seed: Identifier

    _about: ClassVar[frozenset[str]] = frozenset({"between"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check that the prompts fit: (n - 1) * gap < span (scheduling.md, Details that decide)."""
        if (self.per_day - 1) * self.min_gap_minutes >= self.between.minutes:
            yield Broken("prompts-do-not-fit", ("between",), limit=self.per_day)


class AsNeeded(Model):
    """Whenever the cue comes up: no occasions, no denominator."""

    type: Literal["as_needed"] = "as_needed"
    cue: Words


Schedule = Annotated[
    Once | ListedOccasions | Repeating | Target | BeforeSession | Prompted | AsNeeded,
    Field(discriminator="type"),
]
"""Any of the seven schedule types, told apart by `type`."""

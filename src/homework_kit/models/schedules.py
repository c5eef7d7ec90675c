"""When practice is expected: the seven schedule types, as documents (scheduling.md, Schedules)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from homework_kit.models.base import Model, Ruled
from homework_kit.models.exchange import Exchanged, Findings
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

    @classmethod
    def from_rrule(
        cls,
        text: str,
        *,
        at: dt.time | None = None,
        time_zone: str | None = None,
        exclude_dates: Sequence[dt.date] = (),
        extra_dates: Sequence[dt.date] = (),
    ) -> Self:
        """Read an RRULE of iCalendar, so that a calendar's rule becomes a plan's, or is refused.

        The rule alone decides: `starts_on` of the plan is its DTSTART, and is an occasion only
        where the rule says so. A schedule has no seconds, and a day-long date is at its midnight
        where UNTIL has a time.

        Args:
            text: one RRULE, with or without `RRULE:`, parts in any order and letters of any case.
            at: the time of DTSTART. It fills in what BYHOUR and BYMINUTE leave open; without it and
                them the schedule is day-long.
            time_zone: the zone in which an UNTIL that ends in Z is read.
            exclude_dates: the local dates of EXDATE.
            extra_dates: the local dates of RDATE; they take the rule's times.

        Raises:
            InvalidDocument: the text is no RRULE; each problem's pointer names the part.
            NotSayable: a part has no exact counterpart, such as BYWEEKNO.

        Source: RFC 5545, section 3.3.10; RFC 7529, section 4, for SKIP.

        >>> rule = Repeating.from_rrule("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", at=dt.time(9, 0))
        >>> rule.nth_weekdays[0].n, rule.nth_weekdays[0].day, rule.times
        (-1, 'fr', (datetime.time(9, 0),))
        """
        from homework_kit.models.rrule import read_rrule  # noqa: PLC0415 - it is built on this

        findings = Findings("RRULE", "schedule")
        read = read_rrule(
            text,
            findings,
            at=at,
            time_zone=time_zone,
            exclude_dates=exclude_dates,
            extra_dates=extra_dates,
        )
        del text
        return cls.model_validate(findings.settle(read).value)

    def to_rrule(self, *, time_zone: str | None = None) -> Exchanged[str]:
        """Write the rule as an RRULE of iCalendar, with what it leaves behind.

        Left behind and named in `losses`: windows, and exclude_dates and extra_dates, which belong
        into EXDATE and RDATE. A month_end clamp is RSCALE and SKIP, which not every reader knows.

        Args:
            time_zone: the zone of DTSTART, where it has one: UNTIL is then written in UTC.

        Raises:
            NotSayable: the times are no product of hours and minutes, or weeks have month days, or
                days and weeks have n-th weekdays, or a clamp moves dates of days or from before
                the start of a month.
            InvalidDocument: `time_zone` is no zone name.

        Source: RFC 5545, section 3.3.10; RFC 7529, section 4, for SKIP.

        >>> written = Repeating(frequency="daily", times=["08:00", "20:00"]).to_rrule()
        >>> written.value, written.losses
        ('FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0', ())
        """
        from homework_kit.models.rrule import write_rrule  # noqa: PLC0415 - it is built on this

        findings = Findings("schedule", "RRULE")
        return findings.settle(write_rrule(self, findings, time_zone=time_zone))


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

"""The next reminders, for a device that keeps a limited number of them waiting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import attrs

from homework_kit.adherence.agenda import MOST_DAYS, noted_so_far
from homework_kit.adherence.history import History
from homework_kit.adherence.material import Plans, material
from homework_kit.adherence.recent import recents
from homework_kit.errors import WrongArgument
from homework_kit.language.locales import locale_data
from homework_kit.language.messages import say
from homework_kit.models.arguments import flag_needed, number_needed
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.consent import may_remind
from homework_kit.models.entry import Entry
from homework_kit.models.schedules import BeforeSession, Prompted, Target
from homework_kit.schedule import Occurrence, occurrences
from homework_kit.schedule.clock import Clock, Zones
from homework_kit.schedule.marks import Break, marks_of
from homework_kit.schedule.walltime import DAY, aware

_FIRST_STRETCH: Final = 2 * DAY
_WIDER: Final = 4
_NINE: Final = dt.time(9, 0)


@attrs.frozen(slots=True, kw_only=True)
class Reminder:
    """One notification to come: when, about which occasion, and words that tell nobody anything.

    `assignment_id` and `occurrence` are what an entry made from it names. The text is not shown in
    the repr, since it holds a title where titles were asked for.

    >>> at = dt.datetime(2026, 2, 3, 9, tzinfo=dt.UTC)
    >>> Reminder(at=at, assignment_id="a1", occurrence="2026-02-03T09:00", text="words").occurrence
    '2026-02-03T09:00'
    """

    at: dt.datetime
    assignment_id: str
    occurrence: str
    text: str = attrs.field(repr=False)

    @property
    def order(self) -> tuple[dt.datetime, str, str]:
        """Give what reminders are sorted by: moment, assignment id, key.

        >>> at = dt.datetime(2026, 2, 3, 9, tzinfo=dt.UTC)
        >>> Reminder(at=at, assignment_id="a1", occurrence="2026-02-03", text="words").order[1:]
        ('a1', '2026-02-03')
        """
        return (self.at, self.assignment_id, self.occurrence)


def next_reminders(
    plans: Plans,
    after: dt.datetime,
    *,
    n: int = 30,
    entries: Iterable[Entry | Tombstone] = (),
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    all_day_at: dt.time | None = _NINE,
    with_titles: bool = False,
    days: int = 366,
    locale: str = "en",
) -> tuple[Reminder, ...]:
    """Give the first `n` reminders strictly after a moment, one for each occasion.

    A device takes a limited number of notifications in advance, so it asks anew whenever a note is
    made or the plan changes. What has a time is told at its time, prompts among them. What has none
    is told at `all_day_at` on the person's clock: the first one inside its window on a day that is
    not paused, or when it opens if its window holds none.

    Left out are paused and set-aside occasions, and those that are settled at `after`: practiced as
    often as agreed or, where there is no number of times to reach, told not to be for this time. A
    bundle whose newest consent says no to reminders gives none.

    Args:
        plans: one assignment, an iterable of versions and revisions, or a bundle (which brings its
            own entries, zones, sessions and consent).
        after: the moment, an aware datetime, exclusive; usually now. What was recorded after it
            does not exist.
        n: how many at most.
        entries: what was noted, in any order, also twice.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: the meetings, for what is due before a session.
        all_day_at: the wall time for what has no time of its own; None leaves that out.
        with_titles: put the title of the plan into the text. Ask the person before: a screen that
            lies on a table is read by others.
        days: how far ahead to look at most, in days of 24 hours.
        locale: whose words to use.

    Raises:
        AwareTimeNeeded: `after` has no offset.
        WrongArgument: an argument is of another type.
        OutOfRange: `n` or `days` is below 0.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.
        UnknownLocale: no words are shipped for `locale`.
        TooManyOccurrences: a plan has more than a million occasions in the time that is looked at.

    Source: scheduling.md, Pauses: left out of agendas and reminders.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily", times=["09:00"]),
    ... )
    >>> for each in next_reminders(plan, dt.datetime(2026, 2, 3, 9, tzinfo=dt.UTC), n=2):
    ...     print(each.at, each.text)
    2026-02-04 09:00:00+00:00 It is the time you picked.
    2026-02-05 09:00:00+00:00 It is the time you picked.
    """
    now = aware(after, "after")
    locale_data("messages", locale)  # refused here, also where there is nothing to say
    number_needed(n, "n")
    number_needed(days, "days")
    flag_needed(with_titles, "with_titles")
    if not isinstance(all_day_at, dt.time | None):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del all_day_at
        raise WrongArgument("all_day_at", "a wall time or None", "Give a datetime.time.")
    if isinstance(plans, Bundle) and not may_remind(plans.consent):
        return ()
    given = material(plans, entries, zones=zones, sessions=sessions, audience="self", as_of=now)
    last = now + dt.timedelta(days=min(days, MOST_DAYS))
    edge = min(now + _FIRST_STRETCH, last)
    histories = list(recents(given, as_of=now, until=edge))
    waiting = [each for history in histories for each in _calls(history, edge, all_day_at)]
    # A reminder may come days after its occasion opens: one beyond the edge waits for the others.
    while sum(each.at < edge for each in waiting) < n and edge < last:
        start, edge = edge, min(now + _WIDER * (edge - now), last)
        for history in histories:
            opening = occurrences(
                history.versions, start, edge, zones=given.zones, sessions=given.sessions
            )
            waiting.extend(_calls_of(history, opening, all_day_at))
    ahead = sorted((each for each in waiting if each.at < edge), key=lambda each: each.order)
    return tuple(each.reminder(with_titles=with_titles, locale=locale) for each in ahead[:n])


@attrs.frozen(slots=True)
class _Call:
    """When to remind of an occasion, and of which version."""

    at: dt.datetime
    occasion: Occurrence
    plan: Assignment

    @property
    def order(self) -> tuple[dt.datetime, str, str]:
        return (self.at, self.occasion.assignment_id, self.occasion.key)

    def reminder(self, *, with_titles: bool, locale: str) -> Reminder:
        message = f"reminder.{self._kind}"
        if with_titles:
            text = say(f"{message}_titled", locale=locale, title=self.plan.title)
        else:
            text = say(message, locale=locale)
        return Reminder(
            at=self.at,
            assignment_id=self.occasion.assignment_id,
            occurrence=self.occasion.key,
            text=text,
        )

    @property
    def _kind(self) -> Literal["prompt", "time", "period", "day"]:
        schedule = self.plan.schedule
        if isinstance(schedule, Prompted):
            return "prompt"
        if _has_a_time(self.occasion):
            return "time"
        days = isinstance(schedule, BeforeSession) or (
            isinstance(schedule, Target) and schedule.per != "day"
        )
        return "period" if days else "day"


def _has_a_time(occasion: Occurrence) -> bool:
    """Say whether an occasion is due at a time; whatever else there is, is due when it closes."""
    return occasion.due < occasion.closes


def _calls(history: History, edge: dt.datetime, all_day_at: dt.time | None) -> Iterator[_Call]:
    """Give the reminders of what is open at the moment of a history or opens before the edge."""
    noted = noted_so_far(history)
    asked = (
        each
        for each in history.occasions
        if each.opens < edge and not (each.key in noted and noted[each.key].settled)
    )
    return _calls_of(history, asked, all_day_at)


def _calls_of(
    history: History, occasions: Iterable[Occurrence], all_day_at: dt.time | None
) -> Iterator[_Call]:
    plans = {plan.version: plan for plan in history.versions}
    clocks = {reign.assignment.version: reign.clock for reign in history.reigns}
    breaks = {version: marks_of(plan).breaks for version, plan in plans.items()}
    for each in occasions:
        if each.paused or each.set_aside:
            continue
        at: dt.datetime | None = each.due
        if not _has_a_time(each):
            at = _all_day(each, clocks[each.version], breaks[each.version], all_day_at)
        if at is not None and history.as_of < at:
            yield _Call(at, each, plans[each.version])


def _all_day(
    occasion: Occurrence, clock: Clock, breaks: Sequence[Break], at: dt.time | None
) -> dt.datetime | None:
    """Give the moment at which to remind of what has no time of its own, if there is one."""
    if at is None:
        return None
    # The person's day may reach past midnight: then a small hour belongs to the next date.
    past_midnight = DAY * (at < clock.day_starts_at)
    first = day = _after_breaks(occasion.local_date, breaks)
    last = clock.date_of(occasion.closes)
    while day <= last:
        moment = clock.resolve(dt.datetime.combine(day + past_midnight, at)).at
        if occasion.opens <= moment < occasion.closes:
            return moment
        day = _after_breaks(day + DAY, breaks)
    return occasion.opens if first == occasion.local_date else None


def _after_breaks(day: dt.date, breaks: Sequence[Break]) -> dt.date:
    for from_, until in breaks:
        if from_ <= day < until:
            day = until
    return day

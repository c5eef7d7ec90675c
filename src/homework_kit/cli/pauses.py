"""How the pauses of a plan are told: since when, until when, and what stays open beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from homework_kit.adherence.history import History
from homework_kit.cli.voice import Voice
from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import Target
from homework_kit.schedule import Occurrence
from homework_kit.schedule.clock import Clock
from homework_kit.schedule.marks import marks_of


@attrs.frozen(slots=True)
class Told:
    """One pause `[since, until)` of a plan, without `until` where nobody knows; and when it is now.

    >>> told = Told("Walk", dt.date(2026, 2, 9), dt.date(2026, 2, 16), dt.date(2026, 2, 10))
    >>> told.line(Voice(), beside=False)
    '“Walk” is paused from 9 February and goes on from 16 February.'
    >>> told.line(Voice("de"), beside=False)
    '„Walk“ pausiert seit dem 9. Februar und geht am 16. Februar weiter.'
    """

    title: str
    since: dt.date
    until: dt.date | None
    today: dt.date

    def line(self, voice: Voice, *, beside: bool) -> str:
        """Say it; `beside` says that something of the plan is open all the same.

        >>> Told("Walk", dt.date(2026, 2, 9), None, dt.date(2026, 2, 3)).line(Voice(), beside=True)
        '“Walk” will pause from 9 February.'
        """
        name = "cli.agenda.paused_beside" if beside else "cli.agenda.paused"
        if self.today < self.since:
            name = "cli.agenda.pause_ahead"
        since = voice.date(self.since)
        if self.until is None:
            return voice.say(name, title=self.title, since=since)
        return voice.say(
            f"{name}_until", title=self.title, since=since, until=voice.date(self.until)
        )


def pauses_of(history: History, until: dt.datetime) -> Iterator[Told]:
    """Give the pauses of a plan that last on its day or begin before a moment.

    Only a version's own pauses hold, each as long as the version; where the next version goes on
    with a pause, it is told once. With the last version a pause ends without going on.
    """
    last_end = history.reigns[-1].end if history.reigns else history.as_of
    if last_end is not None and last_end <= history.as_of:
        return
    spans: list[tuple[str, dt.date, dt.date]] = []
    for reign in history.reigns:
        follows = reign.next_start is not None and reign.next_start == reign.end
        end = reign.end_before if follows and reign.end_before else dt.date.max
        for from_, before in marks_of(reign.assignment).breaks:
            first, last = max(from_, reign.first_date), min(before, end)
            if last <= first:
                continue
            if spans and spans[-1][2] >= first:
                title, first, _ = spans.pop()
            else:
                title = reign.assignment.title
            spans.append((title, first, last))
    shown_until = history.clock.date_of(until)
    for title, first, last in spans:
        if first <= shown_until and history.today < last:
            yield Told(title, first, None if last == dt.date.max else last, history.today)


def ends_of(occasion: Occurrence, plan: Assignment, clock: Clock) -> dt.datetime:
    """Give until when there is time: a pause that takes the rest of a target's period ends it."""
    if isinstance(plan.schedule, Target):
        for from_, until in marks_of(plan).breaks:
            if occasion.local_date < from_ < occasion.until_date <= until:
                return clock.day_start(from_).at
    return occasion.closes

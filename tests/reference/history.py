"""One assignment of the reference: its notes attached once, over its whole history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import homework_kit as hk
from homework_kit.models.assignment import Assignment
from tests.reference.attachment import PRACTICED, TRIED, attach, clock_of, reign, version_of
from tests.reference.clock import DAY, Clock, day_of, happened


class History:
    """One assignment, its notes attached once over its whole history."""

    def __init__(
        self,
        versions: dict[int, Assignment],
        clocks: dict[int, Clock],
        notes: list[Any],
        hurdles: list[Any],
        every_note: list[Any],
        *,
        zones: Any,
        sessions: Sequence[Any],
        window: tuple[dt.datetime, dt.datetime],
        is_default: bool,
        as_of: dt.datetime,
        prorate: bool,
        week_starts: str,
    ) -> None:
        """Attach the notes of this assignment to its occasions."""
        self.versions, self.clocks = dict(sorted(versions.items())), clocks
        self.window, self.is_default, self.as_of = window, is_default, as_of
        self.prorate, self.week_starts, self.sessions = prorate, week_starts, sessions
        self.ruled = reign(self.versions, clocks)
        self.notes = [each for each in notes if each.source == "self"]
        self.others = [each for each in notes if each.source != "self"]
        self.number_now = self.in_force(as_of)
        now = clocks[self.number_now]
        self.today = now.day(as_of)
        last = now.start_of(self.today + DAY)
        first = min(clock.start_of(versions[n].starts_on) for n, clock in clocks.items())
        horizon = max(last, window[1])
        every = hk.occurrences(
            list(self.versions.values()),
            first - 400 * DAY,
            max(horizon, first),
            zones=zones or None,
            sessions=sessions,
        )
        self.occasions = [each for each in every if each.opens < horizon]
        self.found, self.extra, self.home = attach(
            self.notes,
            [each for each in self.occasions if each.opens < last],
            self.versions,
            clocks,
            self.ruled,
        )
        self.every_note = {each.id: each for each in every_note}
        self.hurdles = hurdles
        # What is done as needed has no occasions, so there is nothing to be beyond.
        as_needed = [n for n, plan in versions.items() if plan.schedule.type == "as_needed"]
        self.extra = [each for each in self.extra if self.belongs(each) not in as_needed]

    def in_force(self, moment: dt.datetime) -> int:
        """The version in force at a moment; else the last that had begun, else the first."""
        begun = [n for n, (start, _) in self.ruled.items() if start <= moment]
        return begun[-1] if begun else min(self.ruled, default=max(self.versions))

    def number_on(self, day: dt.date) -> int:
        """The version in force on a date, of two the later; before the first start the first."""
        begun = [n for n, (start, _) in self.ruled.items() if self.clocks[n].day(start) <= day]
        return begun[-1] if begun else min(self.ruled, default=max(self.versions))

    def first_day(self, number: int) -> dt.date:
        """The person's day that a version begins on."""
        plan, clock = self.versions[number], self.clocks[number]
        if plan.starts_at is None or number not in self.ruled:
            return plan.starts_on
        return clock.day(clock.instant(plan.starts_on, plan.starts_at))

    def belongs(self, entry: Any) -> int:
        """Give the version that a note belongs to.

        "An attached entry belongs to its occasion's version, else ...".
        """
        occasion = self.home.get(entry.id)
        if occasion is not None:
            return int(occasion.version)
        return version_of(entry, self.versions, self.clocks, self.ruled)

    def clock(self, entry: Any) -> Clock:
        """The clock that an entry is read by."""
        return clock_of(entry, self.versions, self.clocks, self.ruled)

    def day(self, entry: Any) -> dt.date | None:
        """The entry's local date, where it has one."""
        # "Missing values are never imputed": without any time there is no date.
        return day_of(entry, self.clock(entry))

    def in_window(self, entry: Any) -> bool:
        """Say whether a note lies in the window.

        An entry lies in the window by its own time, else where its occasion opens; without either
        it counts in the default window and in no other.
        """
        moment = happened(entry, self.clock(entry))
        occasion = self.home.get(entry.id)
        if moment is None and occasion is not None:
            moment = occasion.opens
        if moment is None:
            return self.is_default
        return self.window[0] <= moment < self.window[1]

    def state(self, occasion: Any) -> str:  # noqa: PLR0911 - eight states, eight ways out
        """The first that holds, in the order of the page."""
        said = [entry.outcome for entry in self.found.get(occasion.key, ())]
        if occasion.paused:
            return "paused"
        if occasion.set_aside:
            return "set_aside"
        if occasion.opens > self.as_of:
            return "not_yet"
        if occasion.closes > self.as_of:
            return "open"
        if any(outcome in PRACTICED for outcome in said):
            return "practiced"
        if any(outcome in TRIED for outcome in said):
            return "tried"
        if "no_opportunity" in said:
            return "set_aside"
        return "told_not_done" if "not_done_told" in said else "no_entry"

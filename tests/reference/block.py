"""The members of one block of the reference: of a version, or of the whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.reference.attachment import PRACTICED, TRIED, in_pause
from tests.reference.change import change, happened_rows, obstacle_rows, outcomes
from tests.reference.clock import DAY, happened
from tests.reference.formulas import family, shares
from tests.reference.history import History
from tests.reference.weeks import weeks


class Block:
    """The counts of some versions of one assignment."""

    def __init__(self, about: History, numbers: list[int], *, whole: bool) -> None:
        """Choose what lies in the window and belongs to these versions."""
        self.about, self.numbers, self.whole = about, numbers, whole
        self.occasions = [
            each
            for each in about.occasions
            if each.version in numbers and about.window[0] <= each.opens < about.window[1]
        ]
        self.notes = [
            each
            for each in about.notes
            if (whole or about.belongs(each) in numbers) and about.in_window(each)
        ]
        self.others = [
            each
            for each in about.others
            if (whole or about.belongs(each) in numbers) and about.in_window(each)
        ]
        self.extra = [each for each in self.notes if each in about.extra]
        self.ruling = [n for n in numbers if n in about.ruled] or numbers[-1:]
        self.number = self.ruling[-1]
        self.plan = about.versions[
            max((n for n in numbers if about.versions[n].status != "proposed"), default=numbers[-1])
        ]
        ruled = [n for n in self.ruling if n in about.ruled]
        begun = sorted(ruled, key=lambda n: about.ruled[n][0]) or self.ruling
        self.first_day = about.first_day(begun[0])
        agreed = [n for n in numbers if about.versions[n].status != "proposed"] or numbers
        self.counted = [about.versions[n] for n in agreed if self.is_seen(n)]
        self.counted = self.counted or [about.versions[agreed[-1]]]
        self.families = {family(plan) for plan in self.counted}
        self.differs = len(self.families) > 1
        self.family = min(self.families)

    def is_seen(self, number: int) -> bool:
        """Whether a version has an occasion in the window, or ruled in it up to now."""
        if any(each.version == number for each in self.occasions):
            return True
        if number not in self.about.ruled:
            return False
        start, end = self.about.ruled[number]
        low, high = self.about.window
        return bool(start < high and start <= self.about.as_of and (end is None or end > low))

    def days(self, number: int) -> list[dt.date]:
        """Ruled dates in the window "through as_of's date"."""
        if number not in self.about.ruled:
            return []
        (start, end), clock = self.about.ruled[number], self.about.clocks[number]
        low, high = self.about.window
        day, found = clock.day(max(start, low)), []
        while day <= self.about.today:
            opens, closes = clock.start_of(day), clock.start_of(day + DAY)
            if (end is not None and opens >= end) or opens >= high:
                break
            if opens < closes and closes > start and closes > low:
                found.append(day)
            day += DAY
        return found

    def states(self) -> dict[str, int]:
        """A partition: "the counts add up, always". "Target periods ... never in `occasions`"."""
        counts: dict[str, int] = dict.fromkeys(
            (
                "practiced",
                "tried",
                "told_not_done",
                "no_entry",
                "set_aside",
                "paused",
                "open",
                "not_yet",
            ),
            0,
        )
        for occasion in self.occasions:
            if self.kind(occasion) != "target":
                counts[self.about.state(occasion)] += 1
        return counts

    def kind(self, occasion: Any) -> str:
        """The family of the occasion's version."""
        return family(self.about.versions[occasion.version])

    def said(self, occasion: Any) -> list[Any]:
        """The notes attached to an occasion."""
        return self.about.found.get(occasion.key, [])

    def so_far(self) -> dict[str, int]:
        """What is already noted on occasions or periods that are still open."""
        practiced = tried = 0
        for occasion in self.occasions:
            if self.about.state(occasion) != "open":
                continue
            notes = [*self.said(occasion), *self.beyond(occasion)]
            said = [entry.outcome for entry in notes]
            did = sum(outcome in PRACTICED for outcome in said)
            began = sum(outcome in TRIED for outcome in said)
            if self.kind(occasion) != "target":
                did, began = min(did, 1), min(began, 1)
            practiced, tried = practiced + did, tried + began
        return {"practiced": practiced, "tried": tried}

    def beyond(self, occasion: Any) -> list[Any]:
        """Practice in a period beyond its room."""
        home = self.about.home
        return [entry for entry in self.about.extra if home.get(entry.id) is occasion]

    def recalled(self) -> int:
        """Count what was noted afterwards.

        "entries recorded after their occasion closed, or more than 12 h after it happened where
        there is no window".
        """
        count = 0
        for entry in self.notes:
            occasion = self.about.home.get(entry.id)
            if entry.recorded_at is None:
                continue
            if occasion is not None:
                count += entry.recorded_at >= occasion.closes
                continue
            clock = self.about.clock(entry)
            moment = happened(entry, clock)
            if entry.occurred_on is not None and entry.occurred_local_time is None:
                moment = clock.start_of(entry.occurred_on + DAY)
            count += moment is not None and entry.recorded_at - moment > dt.timedelta(hours=12)
        return count

    def within(self) -> int:
        """Count what was noted in its window.

        "practiced occasions with at least one practiced entry recorded before they closed".
        """
        return sum(
            self.about.state(occasion) == "practiced"
            and self.kind(occasion) != "target"
            and any(
                entry.outcome in PRACTICED
                and entry.recorded_at is not None
                and entry.recorded_at < occasion.closes
                for entry in [*self.said(occasion), *self.beyond(occasion)]
            )
            for occasion in self.occasions
        )

    def phases(self) -> dict[str, Any]:
        """ABC phases: days to the first try, days since the last entry, active days."""
        about = self.about
        dated = [(self.about.day(entry), entry) for entry in self.notes]
        days = {day for day, _ in dated if day is not None}
        starts = self.first_day
        tries = [
            day
            for day, entry in dated
            if day is not None and day >= starts and entry.outcome in TRIED
        ]
        if about.clocks[about.number_now].day(about.window[0]) > starts:
            tries = []  # what lies before the window is not looked at, so no first is known
        active = {
            day
            for n in self.numbers
            for day in self.days(n)
            if not in_pause(about.versions[n], day)
        }
        return {
            "days_practiced": len(
                {day for day, entry in dated if day is not None and entry.outcome in PRACTICED}
            ),
            "active_days": len(active),
            "days_with_an_entry": len(days),
            "days_to_first_try": (min(tries) - starts).days if tries else None,
            "days_since_last_entry": (
                max(0, (self.about.today - max(days)).days) if days else None
            ),
        }

    def hurdles(self) -> list[Any]:
        """Obstacle documents about these versions; the entry that one names decides."""
        about, found = self.about, []
        noted = {each.id: each for each in (*about.notes, *about.others)}
        for each in about.hurdles:
            entry = about.every_note.get(each.entry_id) if each.entry_id is not None else None
            of_entry = entry.assignment_id if entry is not None else None
            if (of_entry or each.assignment_id) != self.plan.id:
                continue
            number = about.number_on(each.noted_on)
            moment = each.noted_at or about.clocks[number].start_of(each.noted_on)
            if each.noted_on > about.today:
                continue  # noted after as_of
            if each.entry_id in noted:
                number = about.belongs(noted[each.entry_id])
            inside = about.window[0] <= moment < about.window[1]
            if inside and (self.whole or number in self.numbers):
                found.append(each)
        return found

    def taps(self) -> list[Any]:
        """Notes with a tag; without a time of their own they count in the default window only."""
        about = self.about
        return [
            entry
            for entry in about.notes
            if entry.obstacles
            and (self.whole or about.belongs(entry) in self.numbers)
            and (
                about.is_default
                if (moment := happened(entry, about.clock(entry))) is None
                else about.window[0] <= moment < about.window[1]
            )
        ]

    def members(self) -> dict[str, Any]:
        """Give every member of the block."""
        formulas = shares(self)
        k = formulas.pop("_k", 0)
        agreed = self.counted[-1].reserve
        if agreed is None or self.differs:
            reserve = None
        else:
            # "reserve_used = min(reserve, counted - practiced)"; targets "planned - towards".
            practiced = k if self.family == "target" else self.states()["practiced"]
            reserve = {
                "agreed": agreed,
                "used": min(agreed, formulas["counted"] - practiced),
            }
        return {
            "schedule": self.counted[-1].schedule.type,
            "status": self.plan.status,
            "outcomes": outcomes(self.notes),
            "occasions": self.states(),
            "so_far": self.so_far(),
            **formulas,
            "practiced_within_window": self.within(),
            "recalled": self.recalled(),
            "extra": len(self.extra),
            "weeks": weeks(self),
            **self.phases(),
            "change": change(self.notes),
            "happened": happened_rows(self.notes),
            "obstacles": obstacle_rows(self.taps(), self.hurdles()),
            "reserve": reserve,
            "other_sources": {
                source: outcomes([each for each in self.others if each.source == source])
                for source in ("therapist", "device")
            },
        }

"""A slow and plain summary, written from the rules alone, to compare the library with.

Every step quotes the clause that it follows. Occasions come from `hk.occurrences`, which has an
independent check of its own; documents and their heads come from `homework_kit.models`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from math import floor
from types import SimpleNamespace
from typing import Any

import homework_kit as hk
from homework_kit.models.consent import shareable
from homework_kit.models.edits import current
from tests.reference.attachment import (
    PRACTICED,
    TRIED,
    attach,
    clock_of,
    in_pause,
    reign,
    version_of,
)
from tests.reference.change import change, happened_rows, obstacle_rows, outcomes
from tests.reference.clock import DAY, FAR, PAST, Clock, day_of, happened
from tests.reference.exact import four, wilson
from tests.reference.weeks import weeks

FIXED = ("once", "listed", "repeating", "before_session")


def family(plan: Any) -> str:
    """adherence.md: "fixed and target never pooled"."""
    return "fixed" if plan.schedule.type in FIXED else str(plan.schedule.type)


def existing(documents: Sequence[Any], as_of: dt.datetime) -> list[Any]:
    """ "Entries recorded after `as_of`, deleted ids and examples do not exist"."""
    known = []
    for document in documents:
        noted = getattr(document, "recorded_at", None) or getattr(document, "noted_at", None)
        if noted is None or noted <= as_of:
            known.append(document)
    return known


def summary(
    plans: Sequence[Any],
    entries: Sequence[Any] = (),
    *,
    obstacles: Sequence[Any] = (),
    zones: Any = (),
    sessions: Sequence[Any] = (),
    window: tuple[dt.datetime, dt.datetime] | None = None,
    audience: str = "self",
    consent: Any = "person_chooses_each",
    partial_periods: str = "exclude",
    week_starts: str = "plan",
    as_of: dt.datetime,
) -> dict[str, Any]:
    """Summarize; the result has the members of an AdherenceSummary, None where one is absent."""
    notes, named = existing(entries, as_of), existing(obstacles, as_of)
    if audience == "shared" and consent != "summary_only":
        # "A summary never shows private entries in a shared view, or hints that something was
        # withheld": neither what is withheld now nor what was private then.
        notes = [
            each
            for each in notes
            if each.id in shareable(entries, consent) & shareable(notes, consent)
        ]
        named = [
            each
            for each in named
            if each.id in shareable(obstacles, consent) & shareable(named, consent)
        ]
    standing = list(current(plans))
    told = [each for each in current(notes) if not each.is_example]
    hurdles: list[Any] = list(current(named))
    if audience == "shared" and consent != "summary_only":
        shown = {each.id for each in current(notes)}
        hurdles = [_without_entry(each, shown) for each in hurdles]
    names = sorted({plan.id for plan in standing})
    own: dict[str, dict[int, Any]] = {
        name: {plan.version: plan for plan in standing if plan.id == name} for name in names
    }
    clocks = {
        name: {number: Clock(plan, zones) for number, plan in sorted(own[name].items())}
        for name in names
    }
    # "Default window: first `starts_on` to `as_of`", as decided to the end of the person's day.
    edges = [_edges(own[name], clocks[name], as_of) for name in names] or [(as_of, as_of)]
    start, end = min(low for low, _ in edges), max(high for _, high in edges)
    asked = window or (start, max(start, end))
    return {
        "as_of": as_of,
        "window": {"from": asked[0], "until": asked[1]},
        "audience": audience,
        "assignments": [
            _Assignment(
                own[name],
                clocks[name],
                [each for each in told if each.assignment_id == name],
                hurdles,
                told,
                zones=zones,
                sessions=sessions,
                window=window or (start, max(start, edges[names.index(name)][1])),
                is_default=window is None,
                as_of=as_of,
                prorate=partial_periods == "prorate",
                week_starts=week_starts,
            ).summary()
            for name in names
        ],
    }


def _edges(versions: dict[int, Any], clocks: dict[int, Clock], as_of: dt.datetime) -> Any:
    """The first moment of one assignment, and the end of the person's day at as_of."""
    ruled = reign(dict(sorted(versions.items())), clocks)
    number = min(ruled, key=lambda each: ruled[each][0], default=max(versions))
    plan, clock = versions[number], clocks[number]
    first = clock.start_of(plan.starts_on)
    if number in ruled:
        first = clock.start_of(clock.day(ruled[number][0]))
    begun = [number for number, (start, _) in sorted(ruled.items()) if start <= as_of]
    clock = clocks[begun[-1] if begun else min(ruled, default=max(versions))]
    return first, clock.start_of(clock.day(as_of) + DAY)


def _without_entry(document: Any, shown: set[str]) -> Any:
    """data-model.md, Sharing: "members naming withheld ids are absent"."""
    entry_id = getattr(document, "entry_id", None)
    if entry_id is None or entry_id in shown:
        return document
    members = {name: getattr(document, name) for name in type(document).model_fields}
    return SimpleNamespace(**members | {"entry_id": None})


class _Assignment:
    """One assignment, its notes attached once over its whole history."""

    def __init__(
        self,
        versions: dict[int, Any],
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
        """ "An attached entry belongs to its occasion's version, else ..."."""
        occasion = self.home.get(entry.id)
        if occasion is not None:
            return int(occasion.version)
        return version_of(entry, self.versions, self.clocks, self.ruled)

    def clock(self, entry: Any) -> Clock:
        """The clock that an entry is read by."""
        return clock_of(entry, self.versions, self.clocks, self.ruled)

    def day(self, entry: Any) -> dt.date | None:
        """The entry's local date, where it has one."""
        found = day_of(entry, self.clock(entry))
        return found  # "Missing values are never imputed": without any time there is no date

    def in_window(self, entry: Any) -> bool:
        """An entry lies in the window by its own time, else where its occasion opens; without
        either it counts in the default window and in no other.
        """
        moment = happened(entry, self.clock(entry))
        occasion = self.home.get(entry.id)
        if moment is None and occasion is not None:
            moment = occasion.opens
        if moment is None:
            return self.is_default
        return self.window[0] <= moment < self.window[1]

    def state(self, occasion: Any) -> str:
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

    def summary(self) -> dict[str, Any]:
        """Make the block of the whole, and one block per version."""
        numbers = list(self.versions)
        blocks = [{"version": n, **Block(self, [n], whole=False).members()} for n in numbers]
        whole = Block(self, numbers, whole=True).members()
        name = next(iter(self.versions.values())).id
        return {"assignment_id": name, **whole, "versions": blocks}


class Block:
    """The counts of some versions of one assignment."""

    def __init__(self, about: _Assignment, numbers: list[int], *, whole: bool) -> None:
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

    @property
    def week_starts_on_plan(self) -> bool:
        """Session to session, or calendar weeks on request."""
        return self.about.week_starts == "plan"

    def is_paused(self, day: dt.date) -> bool:
        """Whether a date lies in a pause of the version that rules it."""
        ruling = [n for n in self.numbers if n in self.about.ruled and self.rules_day(n, day)]
        return bool(ruling) and all(in_pause(self.about.versions[n], day) for n in ruling)

    def rules_day(self, number: int, day: dt.date) -> bool:
        """Whether a version rules some moment of a date."""
        (start, end), clock = self.about.ruled[number], self.about.clocks[number]
        opens, closes = clock.start_of(day), clock.start_of(day + DAY)
        return bool(opens < closes and closes > start and (end is None or opens < end))

    def today(self, number: int) -> dt.date:
        """The person's day at as_of, by the clock of the version then in force."""
        return self.about.today

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
        while day <= self.today(number):
            opens, closes = clock.start_of(day), clock.start_of(day + DAY)
            if (end is not None and opens >= end) or opens >= high:
                break
            if opens < closes and closes > start and closes > low:
                found.append(day)
            day += DAY
        return found

    def states(self) -> dict[str, int]:
        """A partition: "the counts add up, always". "Target periods ... never in `occasions`"."""
        counts = dict.fromkeys(
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

    def periods(self) -> list[dict[str, Any]]:
        """The target's periods that have opened."""
        rows = [
            self.period(each)
            for each in self.occasions
            if self.kind(each) == "target" and each.opens <= self.about.as_of
        ]
        return sorted(rows, key=lambda row: (row["from"], row["until"], row["key"]))

    def period(self, occasion: Any) -> dict[str, Any]:
        """ "towards_k = min(n_k, T_k); extra_k = max(0, n_k - T_k)"; partial and paused periods
        excluded, or prorated with "T' = floor(T d / D + 1/2), T' = 0 -> out".
        """
        said = self.said(occasion)
        plan = self.about.versions[occasion.version]
        beyond = self.beyond(occasion)
        n = sum(entry.outcome in PRACTICED for entry in said)
        times = occasion.required
        length = (occasion.until_date - occasion.local_date).days
        paused = sum(
            in_pause(plan, occasion.local_date + day * DAY) for day in range(length)
        )
        planned = times
        if occasion.paused or occasion.set_aside:
            planned = 0
        elif occasion.partial or paused:
            planned = 0  # "partial_periods=exclude (default; counts still shown)"
            if self.about.prorate:
                whole = occasion.nominal_days or length
                planned = floor(Fraction(times * (length - paused), whole) + Fraction(1, 2))
        is_closed = occasion.closes <= self.about.as_of
        return {
            "from": occasion.local_date,
            "until": occasion.until_date,
            "key": occasion.key,
            "planned": times,
            "practiced": n + len(beyond),
            "tried": sum(entry.outcome in TRIED for entry in said) + len(beyond),
            "towards": min(n, times),
            "extra": len(beyond) + max(0, n - times),
            "closed": is_closed,
            "partial": occasion.partial,
            "paused_days": paused,
            "_planned": planned,
            "_out": occasion.paused or occasion.set_aside,
        }

    def beyond(self, occasion: Any) -> list[Any]:
        """Practice in a period beyond its room."""
        home = self.about.home
        return [entry for entry in self.about.extra if home.get(entry.id) is occasion]

    def shares(self) -> dict[str, Any]:
        """The formulas, by family of schedule."""
        counts = self.states()
        members: dict[str, Any] = dict.fromkeys(
            ("share", "tried_share", "why_no_share", "used", "interval", "target", "answered"), None
        )
        closed = counts["practiced"] + counts["tried"] + counts["told_not_done"]
        n, k = closed + counts["no_entry"], counts["practiced"]
        if self.differs:
            return {**members, "why_no_share": "plans_differ", "counted": n, "display": "counts"}
        if self.family == "as_needed":
            # "`times_used` = practiced entries, `came_up_not_used` = not_done_told entries".
            said = outcomes(self.notes)
            members["used"] = {
                "times_used": said["as_agreed"] + said["smaller_version"],
                "came_up_not_used": said["not_done_told"],
            }
            return {**members, "why_no_share": "as_needed", "counted": 0, "display": "counts"}
        if self.family == "target":
            rows = self.periods()
            over = [row for row in rows if row["closed"]]
            n = sum(row["_planned"] for row in over)
            k = sum(min(row["towards"], row["_planned"]) for row in over)
            members["target"] = {"towards": k, "planned": n, "periods": rows}
        elif self.family == "prompted":
            # "answered in its window / delivered"
            members["answered"] = self.answered(n)
            k = members["answered"]["in_window"]
        if n and self.family != "target":
            members["tried_share"] = four(Fraction(counts["practiced"] + counts["tried"], n))
        if n:
            members["share"] = four(Fraction(k, n))
            # "Wilson 95 % for fixed and prompted"; of a target "No interval".
            members["interval"] = None if self.family == "target" else wilson(k, n)
        else:
            members["why_no_share"] = self.reason()
        # "< 5 counts only; 5 to 19 counts; >= 20 a percentage may be shown".
        return {**members, "counted": n, "display": "percent" if n >= 20 else "counts", "_k": k}

    def answered(self, delivered: int) -> dict[str, int]:
        """ "Late answers are `answered_late`, partial answers of an expired prompt are kept and do
        not count".
        """
        counts = {"in_window": 0, "late": 0, "partial": 0, "delivered": delivered}
        for occasion in self.occasions:
            state = self.about.state(occasion)
            moments = [
                happened(entry, self.about.clock(entry))
                for entry in [*self.said(occasion), *self.beyond(occasion)]
                if entry.outcome in PRACTICED
            ]
            if state == "practiced":
                is_in = any(moment is None or moment < occasion.closes for moment in moments)
                counts["in_window" if is_in else "late"] += 1
            counts["partial"] += state == "tried"
        return counts

    def reason(self) -> str:
        """Say why there is no share."""
        types = [plan.schedule for plan in self.counted]
        by_session = any(
            each.type == "before_session" or getattr(each, "per", "") == "session"
            for each in types
        )
        clock = self.about.clocks[self.number]
        ahead = any((each.at or clock.start_of(each.on)) > self.about.as_of for each in self.about.sessions)
        if by_session and not ahead and not self.occasions:
            return "no_session_known"
        states = [self.about.state(each) for each in self.occasions]
        if self.family == "target":
            rows = self.periods()
            if any(row["closed"] and not row["_out"] for row in rows):
                return "only_partial_periods"
            return "nothing_closed" if any(not row["_out"] for row in rows) else "nothing_due"
        if "open" in states or "not_yet" in states:
            return "nothing_closed"
        return "nothing_due"

    def recalled(self) -> int:
        """ "entries recorded after their occasion closed, or more than 12 h after it happened where
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
        """ "practiced occasions with at least one practiced entry recorded before they closed"."""
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
                max(0, (self.today(self.number) - max(days)).days) if days else None
            ),
        }

    def hurdles(self) -> list[Any]:
        """Obstacle documents about these versions; the entry that one names decides."""
        about, found = self.about, []
        noted = {each.id: each for each in about.notes}
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
        shares = self.shares()
        k = shares.pop("_k", 0)
        agreed = self.counted[-1].reserve
        if agreed is None or self.differs:
            reserve = None
        else:
            # "reserve_used = min(reserve, counted - practiced)"; targets "planned - towards".
            practiced = k if self.family == "target" else self.states()["practiced"]
            reserve = {
                "agreed": agreed,
                "used": min(agreed, shares["counted"] - practiced),
            }
        return {
            "schedule": self.counted[-1].schedule.type,
            "status": self.plan.status,
            "outcomes": outcomes(self.notes),
            "occasions": self.states(),
            "so_far": self.so_far(),
            **shares,
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


__all__ = ["FAR", "PAST", "summary"]

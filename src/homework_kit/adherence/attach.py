"""Which entry belongs to which occasion (adherence.md, Attaching entries to occasions)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.entry import Entry
from homework_kit.models.schedules import Prompted, Target
from homework_kit.models.vocabulary import PRACTICED, TRIED, Outcome
from homework_kit.schedule import Occurrence
from homework_kit.schedule.marks import Break, marks_of

_NO_TIME: Final = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
# Two versions may keep their days in zones this far apart.
_FAR: Final = dt.timedelta(days=2)


@attrs.frozen(slots=True)
class Noted:
    """An entry with its place in time.

    `moment` is when it happened, or else when it was recorded; for an entry that knows only its
    date the start of that day, which then ends at `day_ends`. `date` is the person's day in the
    plan's zone. All three are absent for an imported entry without any time.

    >>> Noted(Entry(id="t1", note="x", mode="imported")).date_only
    False
    """

    entry: Entry
    moment: dt.datetime | None = None
    date: dt.date | None = None
    day_ends: dt.datetime | None = None

    @property
    def date_only(self) -> bool:
        """Whether the day is known and the time of day is not."""
        return self.day_ends is not None

    @property
    def practiced(self) -> bool:
        """Whether the outcome is as_agreed or smaller_version."""
        return self.entry.outcome in PRACTICED

    @property
    def tried(self) -> bool:
        """Whether the outcome is practiced, partly or started_and_stopped."""
        return self.entry.outcome in TRIED

    @property
    def order(self) -> tuple[dt.datetime, str, str]:
        """The order in which entries find their occasions: (time, id, revision)."""
        return (self.moment or _NO_TIME, self.entry.id, self.entry.revision)


@attrs.frozen(slots=True)
class Attached:
    """One entry and where it went: its occasion, and whether it counts there.

    `counts` is false for a practiced entry beyond the room of its occasion: it is extra, and so is
    a practiced entry without an occasion. Practice as needed has none and counts all the same.

    >>> told = Entry(id="t1", assignment_id="a1", outcome="as_agreed", mode="imported")
    >>> Attached(Noted(told), None, counts=False).extra
    True
    """

    noted: Noted
    occasion: Occurrence | None
    counts: bool

    @property
    def extra(self) -> bool:
        """Whether this is practice beyond what was agreed: reported, never in a ratio."""
        return self.noted.practiced and not self.counts

    @property
    def moment(self) -> dt.datetime | None:
        """When a summary counts the entry: by its own time, or else where its occasion opens."""
        if self.noted.moment is None and self.occasion is not None:
            return self.occasion.opens
        return self.noted.moment

    @property
    def outcome(self) -> Outcome | None:
        """What the entry says came of it."""
        return self.noted.entry.outcome

    @property
    def in_window(self) -> bool | None:
        """Whether the entry was recorded before its occasion closed; None where nobody can know."""
        recorded = self.noted.entry.recorded_at
        if self.occasion is None or recorded is None:
            return None
        return recorded < self.occasion.closes


@attrs.frozen(slots=True, kw_only=True)
class Terms:
    """On what terms the occasions of one version take entries.

    `grace` is elapsed time after the window; with `distinct_days` each day counts once; a prompt is
    `timed` to the minute, so a note that knows only its day cannot say which prompt it answers; the
    `breaks` are a target's pauses, whose days count neither for it nor against it.

    >>> Terms(breaks=((dt.date(2026, 2, 3), dt.date(2026, 2, 5)),)).paused_on(dt.date(2026, 2, 5))
    False
    """

    grace: dt.timedelta = dt.timedelta()
    distinct_days: bool = False
    timed: bool = False
    breaks: tuple[Break, ...] = ()

    def paused_on(self, date: dt.date) -> bool:
        """Say whether a date lies in one of the breaks."""
        index = bisect_right(self.breaks, date, key=_from) - 1
        return index >= 0 and date < self.breaks[index][1]


def _from(span: Break) -> dt.date:
    return span[0]


def terms_of(plan: Assignment) -> Terms:
    """Give the terms of one version.

    >>> from homework_kit.models.tasks import OtherTask
    >>> terms_of(Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week", distinct_days=True),
    ... )).distinct_days
    True
    """
    target = isinstance(plan.schedule, Target)
    prompted = isinstance(plan.schedule, Prompted)
    return Terms(
        # Late answers to a prompt attach by key only, so a prompt has no grace.
        grace=dt.timedelta(minutes=0 if prompted else plan.grace_minutes),
        distinct_days=isinstance(plan.schedule, Target) and plan.schedule.distinct_days,
        timed=prompted,
        breaks=marks_of(plan).breaks if target else (),
    )


class _Rooms:
    """The occasions that can take entries, and how much room is left in each."""

    def __init__(self, occasions: Iterable[Occurrence], terms: Mapping[int, Terms]) -> None:
        free = [each for each in occasions if not (each.paused or each.set_aside)]
        self._terms = terms
        self._by_key = {each.key: each for each in free}
        self._sorted = sorted(free, key=lambda each: each.opens)
        self._opens = [each.opens for each in self._sorted]
        self._ends = {each.key: each.closes + terms[each.version].grace for each in free}
        self._longest = max(
            (self._ends[each.key] - each.opens for each in free), default=dt.timedelta()
        )
        self._room = {each.key: each.required for each in free}
        self._days: dict[str, set[dt.date | None]] = {each.key: set() for each in free}

    def named(self, noted: Noted) -> list[Occurrence]:
        """Give the occasion that the entry names, if it is there and can take entries."""
        occasion = self._by_key.get(noted.entry.occurrence or "")
        return [] if occasion is None else [occasion]

    def fits(self, noted: Noted) -> list[Occurrence]:
        """Give the occasions whose window (and grace) holds the entry, the first to close first."""
        if noted.moment is None or noted.date is None:
            return []
        low, high = noted.moment - self._longest, noted.moment
        if noted.day_ends is not None:
            low, high = low - _FAR, noted.day_ends + _FAR
        near = self._sorted[bisect_left(self._opens, low) : bisect_right(self._opens, high)]
        held = [each for each in near if self._holds(each, noted, noted.moment, noted.date)]
        return sorted(held, key=lambda each: (each.closes, each.key))

    def _holds(
        self, occasion: Occurrence, noted: Noted, moment: dt.datetime, date: dt.date
    ) -> bool:
        terms = self._terms[occasion.version]
        if terms.paused_on(date):
            return False  # adherence.md: entries in pauses are extra
        if noted.date_only:
            return not terms.timed and occasion.local_date <= date < occasion.until_date
        return occasion.opens <= moment < self._ends[occasion.key]

    def _has_room(self, occasion: Occurrence, noted: Noted) -> bool:
        distinct = self._terms[occasion.version].distinct_days
        if distinct and noted.date in self._days[occasion.key]:
            return False
        return self._room[occasion.key] > 0

    def place(self, noted: Noted, candidates: Sequence[Occurrence]) -> Attached:
        """Put an entry where it belongs; it is never moved afterwards.

        adherence.md: only practiced entries use room; others attach to the earliest-closing fit.
        """
        if not candidates:
            return Attached(noted, None, counts=False)
        if not noted.practiced:
            return Attached(noted, candidates[0], counts=True)
        for occasion in candidates:
            if self._has_room(occasion, noted):
                self._room[occasion.key] -= 1
                self._days[occasion.key].add(noted.date)
                return Attached(noted, occasion, counts=True)
        return Attached(noted, candidates[0], counts=False)


def attach(
    occasions: Iterable[Occurrence], entries: Iterable[Noted], terms: Mapping[int, Terms]
) -> list[Attached]:
    """Attach every entry of one assignment to its occasion, or to none.

    Explicit occurrence keys come first; an unknown key, or one of a paused or set-aside occasion,
    attaches to nothing. The rest go, in order of (time, id, revision), to the occasion that closes
    first of those whose window holds them and that has room. The result does not depend on the
    order of `entries`. `terms` holds for each version on what terms it takes entries.

    Source: adherence.md, Attaching entries to occasions.

    >>> from homework_kit.models.assignment import Assignment
    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> from homework_kit.schedule import occurrences
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Etc/UTC",
    ...     starts_on="2026-02-02", schedule=Repeating(frequency="daily"),
    ... )
    >>> start = dt.datetime(2026, 2, 2, tzinfo=dt.UTC)
    >>> days = occurrences(plan, start, start + dt.timedelta(days=2))
    >>> walked = Entry(id="t1", assignment_id="a1", outcome="as_agreed", mode="imported")
    >>> at_noon = Noted(walked, start.replace(hour=12), start.date())
    >>> attach(days, [at_noon], {1: Terms()})[0].occasion.key
    '2026-02-02'
    """
    rooms = _Rooms(occasions, terms)
    ordered = sorted(entries, key=lambda noted: noted.order)
    named = [noted for noted in ordered if noted.entry.occurrence is not None]
    others = [noted for noted in ordered if noted.entry.occurrence is None]
    # Order matters: what is placed first takes the room.
    placed = [rooms.place(noted, rooms.named(noted)) for noted in named]
    return [*placed, *(rooms.place(noted, rooms.fits(noted)) for noted in others)]


def reach(
    occasions: Iterable[Occurrence], entries: Iterable[Noted], terms: Mapping[int, Terms]
) -> dict[str, frozenset[str]]:
    """Give, by entry id, the keys of all occasions that an entry could go to, whatever their room.

    Two groups of entries that reach no occasion in common are attached independently of each other.

    >>> reach([], [Noted(Entry(id="t1", note="x", mode="imported"))], {})
    {'t1': frozenset()}
    """
    rooms = _Rooms(occasions, terms)
    return {
        noted.entry.id: frozenset(
            each.key
            for each in (rooms.fits if noted.entry.occurrence is None else rooms.named)(noted)
        )
        for noted in entries
    }

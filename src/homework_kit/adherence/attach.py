"""Which entry belongs to which occasion (adherence.md, Attaching entries to occasions)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import attrs

from homework_kit.models.entry import Entry
from homework_kit.models.vocabulary import PRACTICED, TRIED, Outcome
from homework_kit.schedule import Occurrence

_NO_TIME = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


@attrs.frozen(slots=True)
class Noted:
    """An entry with its place in time.

    `moment` is when it happened, or else when it was recorded; for an entry that knows only its date
    (`date_only`) the start of that person's day. `date` is the person's day in the plan's zone.

    >>> Noted(Entry(id="t1", note="x", mode="imported")).moment is None
    True
    """

    entry: Entry
    moment: dt.datetime | None = None
    date: dt.date | None = None
    date_only: bool = False

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

    `counts` is false for a practiced entry beyond the room of its occasion: it is extra, and so is a
    practiced entry without an occasion.

    >>> Attached(Noted(Entry(id="t1", note="x", mode="imported")), None, counts=False).extra
    False
    """

    noted: Noted
    occasion: Occurrence | None
    counts: bool

    @property
    def extra(self) -> bool:
        """Whether this is practice beyond what was agreed: reported, never in a ratio."""
        return self.noted.practiced and not self.counts

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


class _Rooms:
    """The occasions that can take entries, and how much room is left in each."""

    def __init__(
        self,
        occasions: Sequence[Occurrence],
        graces: Mapping[int, dt.timedelta],
        distinct_days: frozenset[int],
    ) -> None:
        free = [each for each in occasions if not (each.paused or each.set_aside)]
        self.by_key = {each.key: each for each in free}
        self._sorted = sorted(free, key=lambda each: each.opens)
        self._opens = [each.opens for each in self._sorted]
        self._ends = {each.key: each.closes + graces[each.version] for each in free}
        self._longest = max(
            (self._ends[each.key] - each.opens for each in free), default=dt.timedelta()
        )
        self._room = {each.key: each.required for each in free}
        self._distinct = distinct_days
        self._days: dict[str, set[dt.date | None]] = {each.key: set() for each in free}

    def fits(self, noted: Noted) -> list[Occurrence]:
        """Give the occasions whose window (and grace) holds the entry, the earliest to close first."""
        if noted.moment is None:
            return []
        last = noted.moment + dt.timedelta(days=2) if noted.date_only else noted.moment
        first = bisect_left(self._opens, noted.moment - self._longest)
        near = self._sorted[first : bisect_right(self._opens, last)]
        if noted.date_only:
            held = [each for each in near if each.local_date <= noted.date < each.until_date]  # type: ignore[operator] # a date-only entry has its date
        else:
            held = [each for each in near if each.opens <= noted.moment < self._ends[each.key]]
        return sorted(held, key=lambda each: (each.closes, each.key))

    def has_room(self, occasion: Occurrence, noted: Noted) -> bool:
        """Whether one more practiced entry of that day counts towards the occasion."""
        if occasion.version in self._distinct and noted.date in self._days[occasion.key]:
            return False
        return self._room[occasion.key] > 0

    def take(self, occasion: Occurrence, noted: Noted) -> None:
        """Use room; only practiced entries do."""
        self._room[occasion.key] -= 1
        self._days[occasion.key].add(noted.date)

    def place(self, noted: Noted, candidates: Sequence[Occurrence]) -> Attached:
        """Put an entry where it belongs; it is never moved afterwards."""
        if not candidates:
            return Attached(noted, None, counts=False)
        if not noted.practiced:
            return Attached(noted, candidates[0], counts=True)
        for occasion in candidates:
            if self.has_room(occasion, noted):
                self.take(occasion, noted)
                return Attached(noted, occasion, counts=True)
        return Attached(noted, candidates[0], counts=False)


def attach(
    occasions: Sequence[Occurrence],
    entries: Iterable[Noted],
    *,
    graces: Mapping[int, dt.timedelta],
    distinct_days: frozenset[int] = frozenset(),
) -> list[Attached]:
    """Attach every entry of one assignment to its occasion, or to none.

    Explicit occurrence keys come first; an unknown key, or one of a paused or set-aside occasion,
    attaches to nothing. The rest go, in order of (time, id, revision), to the occasion that closes
    first of those whose window holds them and that has room. The result does not depend on the order
    of `entries`. `graces` gives the elapsed grace per version;
    `distinct_days` names the versions whose target counts each day once.

    >>> attach([], [], graces={})
    []
    """
    rooms = _Rooms(occasions, graces, distinct_days)
    ordered = sorted(entries, key=lambda noted: noted.order)
    placed: list[Attached] = []
    for noted in ordered:
        if noted.entry.occurrence is not None:
            named = rooms.by_key.get(noted.entry.occurrence)
            placed.append(rooms.place(noted, [] if named is None else [named]))
    for noted in ordered:
        if noted.entry.occurrence is None:
            placed.append(rooms.place(noted, rooms.fits(noted)))
    return placed

"""What a change of a plan may touch: the rules of the pages, as code.

A change names the occasions that it may touch; every other occasion stays exactly as it was. From
that follows which notes may change their occasion (adherence.md, Attaching entries to occasions).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence

import attrs

from homework_kit.adherence.attach import Attached, Noted
from homework_kit.adherence.history import History
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.schedule import Occurrence

DAY = dt.timedelta(days=1)
# A session without `at` stands at the start of the person's day, in whatever zone.
_A_DAY_ANYWHERE = (-14 * dt.timedelta(hours=1), 36 * dt.timedelta(hours=1))
Touches = Callable[[Occurrence], bool]


def _is_due_by_session(occasion: Occurrence) -> bool:
    return occasion.key.startswith("session:")


def _runs_into(occasion: Occurrence, moment: dt.datetime) -> bool:
    """Whether a moment comes before what opens, or cuts what is a period.

    A reign is half-open: a session at the very moment of the switch is due under the next version,
    while a target period that ends there is whole.
    """
    if _is_due_by_session(occasion):
        return occasion.closes >= moment
    is_target = occasion.nominal_days is not None
    return occasion.opens >= moment or (is_target and occasion.closes > moment)


@attrs.frozen(slots=True, kw_only=True)
class Change:
    """One change: which occasions it may touch, and what stays of all of them.

    `keeps` names what no occasion loses, touched or not: "windows" (only marks change), or
    "openings" (keys, versions and openings) of the dates after `keeps_after`.
    """

    name: str
    touches: Touches
    keeps: str | None = None
    keeps_after: dt.date = dt.date.min


def nothing(name: str) -> Change:
    """Words are no schedule, and "`proposed` versions yield nothing and cut nothing".

    data-model.md, Edits; scheduling.md, Versions.
    """
    return Change(name=name, touches=lambda _: False, keeps="windows")


def breaks(name: str, before: Assignment, after: Assignment) -> Change:
    """Pauses mark occasions whose date lies inside, and recompute history when edited.

    scheduling.md, Pauses: "whose opening local date lies inside"; adherence.md, Pauses and periods:
    "a pause tests the nominal local date", "Own version's pauses only".
    """

    def resting(plan: Assignment, date: dt.date) -> bool:
        return any(
            each.from_ <= date and (each.until is None or date < each.until) for each in plan.pauses
        )

    def touches(occasion: Occurrence) -> bool:
        length = (occasion.until_date - occasion.local_date).days
        dates = (occasion.local_date + day * DAY for day in range(length))
        return occasion.version == before.version and any(
            resting(before, date) != resting(after, date) for date in dates
        )

    return Change(name=name, touches=touches, keeps="windows")


def marks(version: int, keys: Collection[str]) -> Change:
    """scheduling.md, Pauses: `set_aside` marks single keys and recomputes history when edited."""
    return Change(
        name="set aside",
        touches=lambda occasion: occasion.version == version and occasion.key in keys,
        keeps="windows",
    )


def move(before: Session, after: Session) -> Change:
    """scheduling.md, Occurrence: due before a session; "its date may move, the key stays".

    Periods run from session to session, so the ones that begin or end between the two places of the
    session may change; those before and after may not.
    """
    ends: list[dt.datetime] = []
    for each in (before, after):
        start = dt.datetime.combine(each.on, dt.time(), dt.UTC)
        ends += [each.at] if each.at is not None else [start + late for late in _A_DAY_ANYWHERE]
    low, high = min(ends), max(ends)
    return Change(
        name="move session",
        touches=lambda occasion: (
            occasion.key.startswith("session:")
            and low <= occasion.closes
            and occasion.opens <= high
        ),
    )


def travel(since: dt.datetime, plans: Sequence[Assignment]) -> Change:
    """scheduling.md, Anchored or floating: "without, it floats with the person".

    Wall times are resolved in each zone segment in order, so what is over when a segment begins
    stays as it is; an anchored plan stays on its zone's clock.
    """
    floats = any(plan.time_zone is None for plan in plans)
    return Change(
        name="travel",
        touches=lambda occasion: floats and occasion.closes > since,
    )


def next_version(name: str, start: dt.datetime) -> Change:
    """Occasions "that opened before the switch keep their key and version".

    And "a version cuts a target period at its start"; "a session period opened under v1 and due
    under v2 belongs to v2" (scheduling.md, Versions).
    """
    return Change(name=name, touches=lambda occasion: _runs_into(occasion, start))


def end(version: int, over: dt.datetime) -> Change:
    """A version rules until "its `status_on`; nothing exists after that" (scheduling.md, Versions).

    What is due before a session runs through versions that follow each other without a break.
    """

    def touches(occasion: Occurrence) -> bool:
        own = occasion.version == version or _is_due_by_session(occasion)
        return own and _runs_into(occasion, over)

    return Change(name="stop", touches=touches)


def windows(plan: Assignment) -> Change:
    """scheduling.md, Occurrence: a key "survives [...] a change of window".

    Except on the first day: a window that closes before the version starts never opens.
    """
    return Change(
        name="window",
        touches=lambda occasion: occasion.version == plan.version,
        keeps="openings",
        keeps_after=plan.starts_on,
    )


def zone() -> Change:
    """A zone that was written down wrongly moves every window, and no key (see the laws)."""
    return Change(name="zone", touches=lambda _: True)


@attrs.frozen(slots=True)
class Seen:
    """A history as it is attached: occasions by key, and where each note went."""

    occasions: dict[str, Occurrence]
    attached: dict[str, Attached]
    grace: dict[int, dt.timedelta]

    @classmethod
    def of(cls, histories: Sequence[History]) -> Seen:
        """Read a gathered history; of one plan there is one, or none while it is only proposed."""
        occasions = [each for history in histories for each in history.occasions]
        by_key = {each.key: each for each in occasions}
        assert len(by_key) == len(occasions), "two occasions have one key"
        return cls(
            by_key,
            {each.noted.entry.id: each for history in histories for each in history.attached},
            {
                plan.version: dt.timedelta(minutes=plan.grace_minutes)
                for history in histories
                for plan in history.versions
            },
        )

    def place(self, name: str) -> str | None:
        """Give the key of the occasion that a note belongs to, if any."""
        occasion = self.attached[name].occasion
        return None if occasion is None else occasion.key

    def counts(self, name: str) -> tuple[str | None, bool]:
        """Give the occasion of a note, and whether it has room there."""
        attached = self.attached[name]
        return self.place(name), attached.occasion is not None and attached.counts

    def reach(self, noted: Noted) -> set[str]:
        """Give the occasions whose window, with its grace, holds a note."""
        if noted.moment is None or noted.date is None:
            return set()
        if noted.day_ends is not None:
            held = (
                each.key
                for each in self.occasions.values()
                if each.local_date <= noted.date < each.until_date
            )
            return set(held)
        return {
            each.key
            for each in self.occasions.values()
            if each.opens <= noted.moment < each.closes + self.grace[each.version]
        }


def touched(change: Change, before: Seen, after: Seen) -> set[str]:
    """Give the keys that a change may touch, by what stood under them before or stands now."""
    return {
        occasion.key
        for seen in (before, after)
        for occasion in seen.occasions.values()
        if change.touches(occasion)
    }


@attrs.define(slots=True)
class Movers:
    """Who may change occasion and why, in the order in which notes find their occasions.

    adherence.md: "Explicit `occurrence` keys first. The rest in order [...]: each goes to the
    earliest-closing occasion whose window holds it and that has room, never re-assigned."
    """

    change: Change
    before: Seen
    after: Seen
    keys: set[str]
    moved: list[tuple[str, set[str]]] = attrs.Factory(list)
    """Notes that moved, or that are new, with the occasions that they may have taken room in."""

    def notes(self) -> Iterator[Attached]:
        """Give the notes in their order: named first, then by time."""
        everything = self.after.attached.values()
        yield from (each for each in everything if each.noted.entry.occurrence is not None)
        others = [each for each in everything if each.noted.entry.occurrence is None]
        yield from sorted(others, key=lambda each: each.noted.order)

    def reach(self, name: str) -> set[str]:
        """Give every occasion that a note may have been in, before or now."""
        both = [seen for seen in (self.before, self.after) if name in seen.attached]
        reach = {key for seen in both for key in seen.reach(seen.attached[name].noted)}
        return reach | {key for seen in both if (key := seen.place(name)) is not None}

    def reason(self, name: str) -> str | None:
        """Say by which rule an unnamed note may be elsewhere now; None: by no rule."""
        reach = self.reach(name)
        if reach & self.keys:
            return "its window"
        if any(reach & room for _, room in self.moved):
            return "room"
        return None

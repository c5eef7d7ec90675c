"""Hypothesis strategies that draw a small coherent history of one person.

A history is one or two plans with one to three versions over any schedule type, with pauses, marks,
zones whose clocks change, and days that start late; notes of every outcome that belong to an
occasion by key or by time, or to none; revised, deleted and repeated notes; and obstacles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal, get_args

import attrs
from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, Pause, SetAside
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import BeforeAfter, Emotion, SkillRehearsal, ThoughtRecord
from homework_kit.models.schedules import (
    AsNeeded,
    BeforeSession,
    ListedOccasion,
    ListedOccasions,
    Once,
    Prompted,
    Repeating,
    Schedule,
    Target,
    TimeSpan,
)
from homework_kit.models.tasks import OtherTask
from homework_kit.models.vocabulary import ObstacleCode, Outcome, Visibility
from homework_kit.schedule import Occurrence, occurrences

DAY = dt.timedelta(days=1)
ZONES = ("Europe/London", "America/New_York", "Pacific/Auckland", "Africa/Cairo", "Etc/UTC")
# Around the spring changes of New York (8 March), London (29 March), Auckland (5 April, back) and
# Cairo (24 April, at midnight), and the autumn ones of London (25 October).
FIRST_DAYS = tuple(
    dt.date.fromisoformat(day)
    for day in ("2026-03-04", "2026-03-25", "2026-04-01", "2026-04-21", "2026-10-22")
)
SESSION_HOURS = dt.timedelta(hours=17)


@attrs.frozen(slots=True, kw_only=True)
class Story:
    """One drawn history: everything that a summary takes."""

    plans: tuple[Assignment, ...]
    entries: tuple[Entry | Tombstone, ...]
    obstacles: tuple[Obstacle, ...]
    zones: tuple[ZoneSpan, ...]
    sessions: tuple[Session, ...]
    as_of: dt.datetime

    @property
    def first(self) -> dt.datetime:
        """A moment before everything."""
        day = min(plan.starts_on for plan in self.plans)
        return dt.datetime.combine(day - 3 * DAY, dt.time(), dt.UTC)


def times() -> st.SearchStrategy[dt.time]:
    """Draw a time of day on the half hour, often at night, where clocks change."""
    return st.builds(dt.time, st.sampled_from((0, 1, 2, 3, 9, 20, 23)), st.sampled_from((0, 30)))


WINDOWS = st.none() | st.sampled_from((45, 600, 2000))
PER: tuple[Literal["day", "week", "month", "session"], ...] = ("day", "week", "month", "session")
WEEK_STARTS: tuple[Literal["plan", "mo", "su"], ...] = ("plan", "mo", "su")


@st.composite
def dated(draw: st.DrawFn, first: dt.date) -> Once | ListedOccasions:
    """Draw one date or a few, at a time or all day."""
    on = draw(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True))
    at, window = draw(st.none() | times()), draw(WINDOWS)
    listed = [ListedOccasion(on=first + n * DAY, at=at, window_minutes=window) for n in on]
    if len(listed) == 1:
        return Once(on=listed[0].on, at=at, window_minutes=window)
    return ListedOccasions(occasions=listed)


@st.composite
def repeating(draw: st.DrawFn) -> Repeating:
    """Draw every day or every other, all day or up to twice."""
    slots = sorted(draw(st.sets(times(), max_size=2)))
    return Repeating(
        frequency="daily",
        interval=draw(st.sampled_from((1, 1, 2))),
        times=slots,
        window_minutes=draw(WINDOWS),
        opens_minutes_before=draw(st.none() | st.just(90)) if slots else None,
    )


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Draw so many times per period."""
    return Target(
        times=draw(st.integers(1, 3)),
        per=draw(st.sampled_from(PER)),
        distinct_days=draw(st.booleans()),
        week_starts=draw(st.sampled_from(WEEK_STARTS)),
    )


Kind = Literal["as_needed", "before_session", "prompted", "target", "dated", "repeating"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def schedules(first: dt.date, kind: Kind) -> st.SearchStrategy[Schedule]:
    """Draw a schedule of one kind whose dates lie near the first day."""
    between = TimeSpan(from_=dt.time(9), until=dt.time(21))
    prompted = [Prompted(per_day=n, between=between, seed="s") for n in (1, 3)]
    kinds: dict[Kind, st.SearchStrategy[Schedule]] = {
        "as_needed": st.just(AsNeeded(cue="tense")),
        "before_session": st.just(BeforeSession()),
        "prompted": st.sampled_from(prompted),
        "target": targets(),
        "dated": dated(first),
        "repeating": repeating(),
    }
    return kinds[kind]


@st.composite
def pauses(draw: st.DrawFn, first: dt.date) -> list[Pause]:
    """Draw no break or one, with an end or without."""
    if draw(st.integers(0, 3)) < 3:
        return []
    start = first + draw(st.integers(-1, 12)) * DAY
    length = draw(st.none() | st.integers(1, 8))
    return [Pause(from_=start, until=None if length is None else start + length * DAY)]


@st.composite
def versions(draw: st.DrawFn, name: str, kind: Kind) -> list[Assignment]:
    """Draw one to three versions of a plan, each a few days after the one before."""
    first = draw(st.sampled_from(FIRST_DAYS))
    found: list[Assignment] = []
    for number in range(1, draw(st.sampled_from((1, 1, 1, 2, 3))) + 1):
        ends = draw(st.none() | st.none() | st.integers(1, 20))
        proposed = number > 1 and draw(st.integers(0, 4)) == 4
        found.append(
            Assignment(
                id=name,
                version=number,
                title="Walk",
                task=OtherTask(what_to_do="Walk"),
                starts_on=first,
                starts_at=draw(st.none() | st.none() | st.none() | times()),
                ends_before=None if ends is None else first + ends * DAY,
                time_zone=draw(st.none() | st.sampled_from(ZONES)),
                schedule=draw(schedules(first, kind)),
                pauses=draw(pauses(first)),
                day_starts_at=draw(st.sampled_from((dt.time(0), dt.time(3)))),
                grace_minutes=draw(st.sampled_from((0, 0, 120))),
                reserve=draw(st.none() | st.integers(0, 3)),
                status="proposed" if proposed else "active",
            )
        )
        first += draw(st.integers(0, 9)) * DAY
        later: tuple[Kind, ...] = (kind, *KINDS)
        kind = draw(st.sampled_from(later))
    return found


def ratings() -> st.SearchStrategy[Any]:
    """Draw a record with pairs, half pairs, or none at all."""
    value = st.none() | st.integers(0, 10)
    felt = st.builds(BeforeAfter, before=st.integers(0, 10), after=value, scale=st.just("0-10"))
    skill = st.builds(SkillRehearsal, skill=st.just("imagery"), distress=felt)
    emotion = st.builds(
        Emotion, name=st.just("sad"), before=value, after=value, scale=st.just("0-10")
    )
    emotions = st.lists(emotion, min_size=1, max_size=2)
    return st.none() | skill | st.builds(ThoughtRecord, emotions=emotions)


def time_near(draw: st.DrawFn, occasion: Occurrence | None, first: dt.date) -> dt.datetime:
    """Draw a moment in, before or after an occasion, or anywhere near the plan."""
    if occasion is None:
        start = dt.datetime.combine(first - 2 * DAY, dt.time(), dt.UTC)
        return start + draw(st.integers(0, 30 * 24)) * dt.timedelta(hours=1)
    length = (occasion.closes - occasion.opens) // dt.timedelta(minutes=1)
    last = length + draw(st.sampled_from((-1, -1, 90)))
    return occasion.opens + draw(st.integers(0, last)) * dt.timedelta(minutes=1)


@st.composite
def entries(draw: st.DrawFn, name: str, found: Sequence[Occurrence], plan: Assignment) -> Entry:
    """Draw a note about a plan: by key or by time, in its window or not, recalled or not."""
    occasion: Occurrence | None = None
    about_one = draw(st.integers(0, 5)) > 0
    if found and about_one:
        occasion = draw(st.sampled_from(found))
    moment = time_near(draw, occasion, plan.starts_on)
    later = draw(st.sampled_from((0, 0, 0, 5, 20, 72))) * dt.timedelta(hours=1)
    how = draw(st.sampled_from(("recorded", "recorded", "occurred", "on", "on_at", "imported")))
    when: dict[str, Any] = {"recorded_at": moment + later}
    if how == "occurred":
        when["occurred_at"] = moment
    elif how in ("on", "on_at"):
        when["occurred_on"] = moment.date()
        when["occurred_local_time"] = moment.time().replace(second=0) if how == "on_at" else None
    elif how == "imported":
        when = {"mode": "imported"}
    keyed = draw(st.integers(0, 2)) == 0 or how == "imported"
    unknown = draw(st.integers(0, 9)) == 9
    key = "nowhere" if unknown else (occasion.key if occasion is not None else None)
    sources: list[Literal["self", "therapist", "device"]] = ["self", "therapist", "device"]
    return Entry(
        id=name,
        assignment_id=plan.id,
        assignment_version=draw(st.none() | st.sampled_from((plan.version, 9))),
        occurrence=key if keyed else None,
        outcome=draw(st.sampled_from(("as_agreed", "as_agreed", *get_args(Outcome)))),
        source=draw(st.sampled_from(sources)) if draw(st.integers(0, 4)) == 4 else "self",
        visibility=draw(st.none() | st.sampled_from(get_args(Visibility))),
        obstacles=draw(st.lists(st.sampled_from(get_args(ObstacleCode)[:4]), max_size=2)),
        record=draw(ratings()),
        is_example=draw(st.integers(0, 19)) == 19,
        **when,
    )


def revised(draw: st.DrawFn, entry: Entry) -> list[Entry | Tombstone]:
    """Draw what became of a note: it stands, was amended once or on two phones, or was deleted."""
    fate = draw(st.sampled_from(("stands",) * 8 + ("amended", "forked", "deleted")))
    at = None if entry.recorded_at is None else entry.recorded_at + dt.timedelta(hours=3)
    if fate == "deleted":
        return [entry, delete(entry, recorded_at=at)]
    edits: list[Entry | Tombstone] = []
    for note in {"amended": ("a",), "forked": ("a", "b")}.get(fate, ()):
        outcome = draw(st.sampled_from(get_args(Outcome)))
        edits.append(amend(entry, note=note, outcome=outcome, recorded_at=at))
    return [entry, *edits]


@st.composite
def obstacles(draw: st.DrawFn, name: str, plan: Assignment, noted: Sequence[str]) -> Obstacle:
    """Draw an obstacle about a plan, about a note, or both."""
    entry_id = draw(st.none() | st.sampled_from(noted)) if noted else None
    return Obstacle(
        id=name,
        code=draw(st.sampled_from(get_args(ObstacleCode)[:4])),
        noted_on=plan.starts_on + draw(st.integers(-1, 20)) * DAY,
        assignment_id=plan.id if entry_id is None or draw(st.booleans()) else None,
        entry_id=entry_id,
        option_chosen=draw(st.none() | st.just("le-01")),
        visibility=draw(st.none() | st.sampled_from(get_args(Visibility))),
    )


def _marked(
    draw: st.DrawFn, plans: list[Assignment], found: Sequence[Occurrence]
) -> list[Assignment]:
    """Set one or two drawn occasions aside."""
    keys = (
        {draw(st.sampled_from(found)).key for _ in range(draw(st.sampled_from((0, 0, 1, 2))))}
        if found
        else ()
    )
    marks = [SetAside(occurrence=key) for key in sorted(keys)]
    return [amend(plan, set_aside=marks) if marks else plan for plan in plans]


def sessions_after(first: dt.date, count: int) -> tuple[Session, ...]:
    """Make weekly meetings at 17:00 UTC, the first of them on the first day."""
    days = [first + 7 * n * DAY for n in range(count)]
    return tuple(
        Session(id=f"s{n}", on=day, at=dt.datetime.combine(day, dt.time(), dt.UTC) + SESSION_HOURS)
        for n, day in enumerate(days)
    )


@st.composite
def stories(draw: st.DrawFn, kind: Kind | None = None) -> Story:
    """Draw a whole history, whose plans begin as one kind where it is given."""
    zones = [
        ZoneSpan(
            from_=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), time_zone=draw(st.sampled_from(ZONES))
        )
    ]
    plans: list[Assignment] = []
    notes: list[Entry | Tombstone] = []
    named: list[Obstacle] = []
    kinds: st.SearchStrategy[Kind] = st.sampled_from(KINDS if kind is None else (kind,))
    drawn = [
        draw(versions(name, draw(kinds)))
        for name in ("a1", "a2")[: draw(st.sampled_from((1, 1, 2)))]
    ]
    start = min(each[0].starts_on for each in drawn)
    if draw(st.booleans()):
        moved = dt.datetime.combine(start + 4 * DAY, dt.time(11), dt.UTC)
        zones.append(ZoneSpan(from_=moved, time_zone=draw(st.sampled_from(ZONES))))
    sessions = sessions_after(start, draw(st.integers(0, 4)))
    for each in drawn:
        low = dt.datetime.combine(each[0].starts_on - 2 * DAY, dt.time(), dt.UTC)
        found = occurrences(each, low, low + 25 * DAY, zones=zones, sessions=sessions)
        plans += _marked(draw, each, found)
        name = each[0].id
        for n in range(draw(st.integers(1, 8))):
            notes += revised(draw, draw(entries(f"{name}-{n}", found, draw(st.sampled_from(each)))))
        about = sorted({note.id for note in notes if note.id.startswith(name)})
        for n in range(draw(st.integers(0, 2))):
            named.append(draw(obstacles(f"{name}-o{n}", each[-1], about)))  # noqa: PERF401 - drawn in turn
    early = draw(st.sampled_from((False, False, True)))
    hours = draw(st.integers(-12, 10 * 24) if early else st.integers(15 * 24, 40 * 24))
    return Story(
        plans=tuple(plans),
        entries=tuple(notes),
        obstacles=tuple(named),
        zones=tuple(zones),
        sessions=sessions,
        as_of=dt.datetime.combine(start, dt.time(), dt.UTC) + hours * dt.timedelta(hours=1),
    )

"""A person's weeks: plans, notes, obstacles and reviews that tell one story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final, Literal, get_args

import attrs
from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, SetAside
from homework_kit.models.bundle import ConsentStatement, Session, ZoneSpan
from homework_kit.models.consent import ShareEntries
from homework_kit.models.edits import amend
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.remake import remade
from homework_kit.models.review import Review
from homework_kit.models.vocabulary import Visibility
from homework_kit.schedule import Occurrence, occurrences
from homework_kit.schedule.walltime import DAY
from homework_kit.testing.history import History
from homework_kit.testing.strategies.models import WORDS, Words
from homework_kit.testing.strategies.notes import HOUR, became, hurdles, noted
from homework_kit.testing.strategies.plans import FIRST_DAYS, versions
from homework_kit.testing.strategies.schedule import SCHEDULE_KINDS, ScheduleKind
from homework_kit.testing.strategies.values import ZONES, several
from homework_kit.testing.strategies.zones import HOME_FROM, zone_histories

MOST_NOTES: Final = 10
"""Of one plan."""
_SESSION_HOURS: Final = dt.timedelta(hours=17)
# Made once: every history draws from them.
_PLANS: Final = st.sampled_from((1, 1, 2))
_SESSIONS: Final = st.integers(0, 4)
_IS_EARLY: Final = st.sampled_from((False, False, True))
_HOURS_EARLY: Final = st.integers(-12, 10 * 24)
_HOURS_AFTER: Final = st.integers(15 * 24, 40 * 24)
_MARKS: Final = st.sampled_from((0, 0, 1, 2))
_IS_REVIEWED: Final = st.booleans()
_DECISIONS: Final[st.SearchStrategy[Literal["keep", "stop"]]] = st.sampled_from(("keep", "stop"))
_VISIBILITY: Final = st.none() | st.sampled_from(get_args(Visibility))
_CONSENT: Final[st.SearchStrategy[ShareEntries | None]] = st.none() | st.sampled_from(
    get_args(ShareEntries)
)


def histories(
    *,
    kinds: Sequence[ScheduleKind] = SCHEDULE_KINDS,
    zones: Sequence[str] = ZONES,
    text: Words | None = None,
) -> st.SearchStrategy[History]:
    """Draw some weeks of one person, around a change of the clocks.

    One or two plans of one to three versions, paused and marked now and then; notes of every
    outcome, in time, late, recalled, imported, that name an occasion or none, edited on one phone
    or two, deleted, or there twice; obstacles, reviews, meetings, travel and consent. All of it
    fits together, so `.bundle` is valid; `.as_of` is a moment during or after it.

    Args:
        kinds: the types of schedule that may turn up.
        zones: the IANA names that may turn up.
        text: what the words of notes are drawn from.

    >>> import homework_kit as hk
    >>> from hypothesis import find
    >>> told = find(histories(), lambda each: len(each.entries) > 0)
    >>> [(entry.id, entry.outcome, entry.note) for entry in told.entries]
    [('n1', 'as_agreed', None)]
    >>> hk.summarize(told.bundle, as_of=told.as_of).assignments[0].assignment_id
    'a1'
    """
    return _histories(tuple(kinds), tuple(zones), WORDS if text is None else text)


@st.composite
def _histories(
    draw: st.DrawFn, kinds: tuple[ScheduleKind, ...], zones: tuple[str, ...], text: Words
) -> History:
    start = draw(st.sampled_from(FIRST_DAYS))
    moves = [dt.datetime.combine(start + n * DAY, dt.time(11), dt.UTC) for n in (4, 9)]
    whereabouts = draw(zone_histories(zones=zones, moves=moves))
    sessions = weekly_sessions(start, count=draw(_SESSIONS))
    threads: list[_Thread] = []
    for number in range(1, draw(_PLANS) + 1):
        drawn = versions(f"a{number}", kinds, zones, start)
        before = sum(len(thread.names) for thread in threads)
        thread = _thread(
            drawn=drawn, before=before, whereabouts=whereabouts, sessions=sessions, text=text
        )
        threads.append(draw(thread))
    obstacles = [each for thread in threads for each in thread.obstacles]
    reviews = [each for thread in threads for each in thread.reviews]
    return History(
        plans=tuple(plan for thread in threads for plan in thread.plans),
        entries=tuple(entry for thread in threads for entry in thread.entries),
        obstacles=tuple(remade(each, id=f"o{n}") for n, each in enumerate(obstacles, start=1)),
        reviews=tuple(remade(each, id=f"r{n}") for n, each in enumerate(reviews, start=1)),
        sessions=sessions,
        zones=whereabouts,
        consent=_consent(draw),
        as_of=dt.datetime.combine(start, dt.time(), dt.UTC) + _hours(draw) * HOUR,
    )


@attrs.frozen(slots=True, kw_only=True)
class _Thread:
    """One plan and everything about it. It is drawn as one, so that it can be left out as one."""

    plans: list[Assignment]
    names: list[str]
    entries: list[Entry | EntryTombstone]
    obstacles: list[Obstacle]
    reviews: list[Review]


@st.composite
def _thread(
    draw: st.DrawFn,
    *,
    drawn: st.SearchStrategy[list[Assignment]],
    before: int,
    whereabouts: Sequence[ZoneSpan],
    sessions: Sequence[Session],
    text: Words,
) -> _Thread:
    plans = draw(drawn)
    low = dt.datetime.combine(plans[0].starts_on - 2 * DAY, dt.time(), dt.UTC)
    found = occurrences(plans, low, low + 25 * DAY, zones=whereabouts, sessions=sessions)
    notes = several(draw, noted(plans, found, text), most=MOST_NOTES)
    names = [f"n{before + n}" for n in range(1, len(notes) + 1)]
    named = zip(names, notes, strict=True)
    return _Thread(
        plans=_marked(draw, plans, found),
        names=names,
        entries=[
            each for name, (note, fate) in named for each in became(remade(note, id=name), fate)
        ],
        obstacles=several(draw, hurdles(plans[-1], names), most=2),
        reviews=_looked_back(draw, plans, names),
    )


def weekly_sessions(first: dt.date, *, count: int) -> tuple[Session, ...]:
    """Make weekly meetings at 17:00 UTC, the first of them on the first day.

    >>> import datetime as dt
    >>> [session.id for session in weekly_sessions(dt.date(2026, 3, 4), count=2)]
    ['s1', 's2']
    """
    days = [first + 7 * n * DAY for n in range(count)]
    return tuple(
        Session(id=f"s{n}", on=day, at=dt.datetime.combine(day, dt.time(), dt.UTC) + _SESSION_HOURS)
        for n, day in enumerate(days, start=1)
    )


def _hours(draw: st.DrawFn) -> int:
    """Draw when it is looked at: after it all two times of three, else before or meanwhile."""
    return draw(_HOURS_EARLY if draw(_IS_EARLY) else _HOURS_AFTER)


def _marked(
    draw: st.DrawFn, plans: Sequence[Assignment], found: Sequence[Occurrence]
) -> list[Assignment]:
    """Set none, one or two drawn occasions aside, for half of the plans that have any."""
    most = draw(_MARKS) if found else 0
    keys = {draw(st.sampled_from(found)).key for _ in range(most)}
    marks = [SetAside(occurrence=key) for key in sorted(keys)]
    return [amend(plan, set_aside=marks) if marks else plan for plan in plans]


def _looked_back(
    draw: st.DrawFn, plans: Sequence[Assignment], names: Sequence[str]
) -> list[Review]:
    """Draw a review of some of the versions."""
    seen: st.SearchStrategy[Any] = (
        st.lists(st.sampled_from(names), max_size=3, unique=True) if names else st.just([])
    )
    return [
        Review(
            id="r",
            assignment_id=plan.id,
            assignment_version=plan.version,
            reviewed_on=plan.starts_on + 7 * DAY,
            by="together",
            decision=draw(_DECISIONS),
            entries_looked_at=draw(seen),
            visibility=draw(_VISIBILITY),
        )
        for plan in plans
        if draw(_IS_REVIEWED)
    ]


def _consent(draw: st.DrawFn) -> tuple[ConsentStatement, ...]:
    """Draw what was said about sharing: nothing, or one of the four."""
    said = draw(_CONSENT)
    if said is None:
        return ()
    return (ConsentStatement(share_entries=said, noted_at=HOME_FROM),)

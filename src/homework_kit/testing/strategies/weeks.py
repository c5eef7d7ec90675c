"""A person's weeks: plans, notes, obstacles and reviews that tell one story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final, Literal, get_args

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, SetAside
from homework_kit.models.bundle import ConsentStatement, Session
from homework_kit.models.consent import ShareEntries
from homework_kit.models.edits import amend
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.remake import remade
from homework_kit.models.review import Review
from homework_kit.models.vocabulary import Visibility
from homework_kit.schedule import Occurrence, occurrences
from homework_kit.testing.history import History
from homework_kit.testing.strategies.models import WORDS, Words
from homework_kit.testing.strategies.notes import HOUR, became, hurdles, noted
from homework_kit.testing.strategies.plans import plan_versions
from homework_kit.testing.strategies.schedule import SCHEDULE_KINDS, ScheduleKind
from homework_kit.testing.strategies.values import DAY, ZONES, several
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
    names = ("a1", "a2")[: draw(_PLANS)]
    drawn = [draw(plan_versions(assignment_id=name, kinds=kinds, zones=zones)) for name in names]
    start = min(each[0].starts_on for each in drawn)
    moves = [dt.datetime.combine(start + n * DAY, dt.time(11), dt.UTC) for n in (4, 9)]
    whereabouts = draw(zone_histories(zones=zones, moves=moves))
    sessions = weekly_sessions(start, count=draw(_SESSIONS))
    plans: list[Assignment] = []
    notes: list[Entry | EntryTombstone] = []
    about: dict[str, list[str]] = {}
    count = 0
    for each in drawn:
        low = dt.datetime.combine(each[0].starts_on - 2 * DAY, dt.time(), dt.UTC)
        found = occurrences(each, low, low + 25 * DAY, zones=whereabouts, sessions=sessions)
        plans += _marked(draw, each, found)
        drawn_notes = several(draw, noted(each, found, text), most=MOST_NOTES)
        about[each[0].id] = names_of = [f"n{count + n}" for n in range(1, len(drawn_notes) + 1)]
        count += len(drawn_notes)
        for name, (note, fate) in zip(names_of, drawn_notes, strict=True):
            notes += became(remade(note, id=name), fate)
    named = [
        obstacle
        for each in drawn
        for obstacle in several(draw, hurdles(each[-1], about[each[-1].id]), most=2)
    ]
    return History(
        plans=tuple(plans),
        entries=tuple(notes),
        obstacles=tuple(remade(each, id=f"o{n}") for n, each in enumerate(named, start=1)),
        reviews=_looked_back(draw, plans, about),
        sessions=sessions,
        zones=whereabouts,
        consent=_consent(draw),
        as_of=dt.datetime.combine(start, dt.time(), dt.UTC) + _hours(draw) * HOUR,
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
    draw: st.DrawFn, plans: Sequence[Assignment], about: dict[str, list[str]]
) -> tuple[Review, ...]:
    """Draw a review of some of the plans' versions."""
    looks: list[Review] = []
    for plan in plans:
        if not draw(_IS_REVIEWED):
            continue
        names = about[plan.id]
        seen: st.SearchStrategy[Any] = (
            st.lists(st.sampled_from(names), max_size=3, unique=True) if names else st.just([])
        )
        looks.append(
            Review(
                id=f"r{len(looks) + 1}",
                assignment_id=plan.id,
                assignment_version=plan.version,
                reviewed_on=plan.starts_on + 7 * DAY,
                by="together",
                decision=draw(_DECISIONS),
                entries_looked_at=draw(seen),
                visibility=draw(_VISIBILITY),
            )
        )
    return tuple(looks)


def _consent(draw: st.DrawFn) -> tuple[ConsentStatement, ...]:
    """Draw what was said about sharing: nothing, or one of the four."""
    said = draw(_CONSENT)
    if said is None:
        return ()
    return (ConsentStatement(share_entries=said, noted_at=HOME_FROM),)

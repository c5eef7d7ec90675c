"""Notes about the occasions of a plan, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, Literal, get_args

import attrs
from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import (
    BeforeAfter,
    Emotion,
    Mood,
    SelfMonitoring,
    SkillRehearsal,
    Thought,
    ThoughtRecord,
)
from homework_kit.models.vocabulary import ObstacleCode, Outcome, Visibility
from homework_kit.schedule import Occurrence
from homework_kit.schedule.walltime import DAY
from homework_kit.testing.strategies.models import Words

HOUR: Final = dt.timedelta(hours=1)
MINUTE: Final = dt.timedelta(minutes=1)
FEW_CODES: Final[tuple[ObstacleCode, ...]] = get_args(ObstacleCode)[:4]
"""Few, so that one turns up more than once in a history."""
FateName = Literal["stands", "twice", "amended", "forked", "deleted"]
_CHANGED: Final[tuple[FateName, ...]] = ("twice", "amended", "forked", "deleted")
# Made once: a history draws from them again and again.
_FATES: Final[st.SearchStrategy[Any]] = st.sampled_from((*("stands",) * 8, *_CHANGED))
_ABOUT_ONE: Final = st.sampled_from((*(True,) * 5, False))
_NAMES_VERSION: Final = st.booleans()
_OUTCOMES: Final[st.SearchStrategy[Outcome]] = st.sampled_from(
    ("as_agreed", "as_agreed", *get_args(Outcome))
)
_SOURCES: Final[st.SearchStrategy[Any]] = st.sampled_from((*("self",) * 8, "therapist", "device"))
_VISIBILITY: Final = st.none() | st.sampled_from(get_args(Visibility))
_OBSTACLES: Final = st.lists(st.sampled_from(FEW_CODES), max_size=2)
_HAS_NOTE: Final = st.sampled_from((False, False, True))
_IS_EXAMPLE: Final = st.sampled_from((*(False,) * 19, True))
_HOW_TIMED: Final = st.sampled_from(
    ("recorded", "recorded", "occurred", "on", "on_at", "imported"),
)
_HOURS_LATER: Final = st.sampled_from((0, 0, 0, 5, 20, 72))
_NAMES_OCCASION: Final = st.sampled_from((False, False, True))
_NAMES_NOWHERE: Final = st.sampled_from((*(False,) * 9, True))
_HOURS_ON: Final = st.integers(0, 30 * 24)
_BEYOND: Final = st.sampled_from((-1, -1, 90))
_NOTED_AFTER: Final = st.integers(-1, 20)
_CODES: Final = st.sampled_from(FEW_CODES)
_CHOSEN: Final = st.none() | st.just("le-01")
_EDITS: Final[dict[FateName, int]] = {"amended": 1, "forked": 2}


@attrs.frozen(slots=True, kw_only=True)
class Fate:
    """What became of a note: its name, and the outcome that each edit says.

    >>> Fate(name="amended", outcomes=("partly",)).name
    'amended'
    """

    name: FateName
    outcomes: tuple[Outcome, ...] = ()


@cache
def few_ratings() -> st.SearchStrategy[Any]:
    """Draw no record, or one with pairs of ratings, half pairs, or none at all.

    >>> from hypothesis import find
    >>> find(few_ratings(), lambda each: isinstance(each, SkillRehearsal)).canonical()
    '{"distress":{"before":0,"scale":"0-10"},"skill":"imagery","type":"skill_rehearsal"}'
    """
    value = st.none() | st.integers(0, 10)
    percent = st.none() | st.sampled_from((0, 40, 100))
    felt = st.builds(BeforeAfter, before=st.integers(0, 10), after=value, scale=st.just("0-10"))
    skill = st.builds(SkillRehearsal, skill=st.just("imagery"), distress=felt)
    emotion = st.builds(
        Emotion,
        name=st.sampled_from(("sad", "tense")),
        before=value,
        after=value,
        scale=st.just("0-10"),
    )
    thought = st.builds(Thought, text=st.just("words"), belief_before=percent, belief_after=percent)
    record = st.builds(
        ThoughtRecord,
        emotions=st.lists(emotion, min_size=1, max_size=3),
        thoughts=st.lists(thought, max_size=2),
    )
    mood = st.builds(Mood, value=st.integers(0, 10), scale=st.just("0-10"))
    monitored = st.builds(SelfMonitoring, mood=mood)
    return st.one_of(st.none(), skill, record, record, monitored)


def _when(draw: st.DrawFn, occasion: Occurrence | None, first: dt.date) -> dict[str, Any]:
    """Draw the times of a note and the occasion it names: all that attaches it."""
    moment = _near(draw, occasion, first)
    how = draw(_HOW_TIMED)
    when: dict[str, Any] = {"recorded_at": moment + draw(_HOURS_LATER) * HOUR}
    if how == "occurred":
        when["occurred_at"] = moment
    elif how in ("on", "on_at"):
        when["occurred_on"] = moment.date()
        when["occurred_local_time"] = moment.time().replace(second=0) if how == "on_at" else None
    elif how == "imported":
        when = {"mode": "imported"}
    if draw(_NAMES_OCCASION) or how == "imported":
        known = None if occasion is None else occasion.key
        when["occurrence"] = "nowhere" if draw(_NAMES_NOWHERE) else known
    return when


def _near(draw: st.DrawFn, occasion: Occurrence | None, first: dt.date) -> dt.datetime:
    """Draw a moment in, before or after an occasion, or anywhere near the plan."""
    if occasion is None:
        start = dt.datetime.combine(first - 2 * DAY, dt.time(), dt.UTC)
        return start + draw(_HOURS_ON) * HOUR
    last = (occasion.closes - occasion.opens) // MINUTE + draw(_BEYOND)
    return occasion.opens + draw(st.integers(0, last)) * MINUTE


@st.composite
def noted(
    draw: st.DrawFn, plans: Sequence[Assignment], found: Sequence[Occurrence], text: Words
) -> tuple[Entry, Fate]:
    """Draw a note about one of the versions, not yet named, and what became of it.

    It belongs to an occasion by key or by time, in its window or not, or to none; it was made at
    once, later or by import; it stands, came twice, was edited on one phone or two, or was deleted.
    """
    plan = draw(st.sampled_from(plans))
    about_one = bool(found) and draw(_ABOUT_ONE)
    occasion = draw(st.sampled_from(found)) if about_one else None
    entry = Entry(
        id="n",
        assignment_id=plan.id,
        assignment_version=plan.version if draw(_NAMES_VERSION) else None,
        outcome=draw(_OUTCOMES),
        source=draw(_SOURCES),
        visibility=draw(_VISIBILITY),
        obstacles=draw(_OBSTACLES),
        note=draw(text) if draw(_HAS_NOTE) else None,
        record=draw(few_ratings()),
        is_example=draw(_IS_EXAMPLE),
        **_when(draw, occasion, plan.starts_on),
    )
    name: FateName = draw(_FATES)
    outcomes: list[Outcome] = [draw(_OUTCOMES) for _ in range(_EDITS.get(name, 0))]
    return entry, Fate(name=name, outcomes=tuple(outcomes))


def became(entry: Entry, fate: Fate) -> list[Entry | EntryTombstone]:
    """Give a note with everything that became of it.

    >>> note = Entry(id="n1", note="words", mode="imported")
    >>> len(became(note, Fate(name="forked", outcomes=("partly", "no_opportunity"))))
    3
    """
    at = None if entry.recorded_at is None else entry.recorded_at + 3 * HOUR
    if fate.name == "deleted":
        return [entry, delete(entry, recorded_at=at)]
    if fate.name == "twice":
        return [entry, entry]
    edits = [
        amend(entry, note=note, outcome=outcome, recorded_at=at)
        for note, outcome in zip("ab", fate.outcomes, strict=False)
    ]
    return [entry, *edits]


@st.composite
def hurdles(draw: st.DrawFn, plan: Assignment, names: Sequence[str]) -> Obstacle:
    """Draw an obstacle about a plan, about one of its notes, or both."""
    entry_id = draw(st.none() | st.sampled_from(names)) if names else None
    return Obstacle(
        id="o",
        code=draw(_CODES),
        noted_on=plan.starts_on + draw(_NOTED_AFTER) * DAY,
        assignment_id=plan.id if entry_id is None or draw(st.booleans()) else None,
        entry_id=entry_id,
        option_chosen=draw(_CHOSEN),
        visibility=draw(_VISIBILITY),
    )

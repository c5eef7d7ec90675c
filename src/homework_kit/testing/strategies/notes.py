"""Notes about the occasions of a plan, and what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
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
from homework_kit.testing.strategies.models import Words
from homework_kit.testing.strategies.values import DAY

HOUR: Final = dt.timedelta(hours=1)
MINUTE: Final = dt.timedelta(minutes=1)
FEW_CODES: Final[tuple[ObstacleCode, ...]] = get_args(ObstacleCode)[:4]
"""Few, so that one turns up more than once in a history."""
_SOURCES: Final[tuple[Literal["therapist", "device"], ...]] = ("therapist", "device")
FateName = Literal["stands", "twice", "amended", "forked", "deleted"]
_FATES: Final[tuple[FateName, ...]] = (
    *("stands",) * 8,
    *("twice", "amended", "forked", "deleted"),
)
_EDITS: Final[dict[FateName, int]] = {"amended": 1, "forked": 2}


@attrs.frozen(slots=True, kw_only=True)
class Fate:
    """What became of a note: its name, and the outcome that each edit says.

    >>> Fate(name="amended", outcomes=("partly",)).name
    'amended'
    """

    name: FateName
    outcomes: tuple[Outcome, ...] = ()


def few_ratings() -> st.SearchStrategy[Any]:
    """Draw no record, or one with pairs of ratings, half pairs, or none at all.

    >>> from hypothesis import find
    >>> find(few_ratings(), lambda each: each is not None).canonical()
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
    thought = st.builds(
        Thought, text=st.just("words"), belief_before=percent, belief_after=percent
    )
    record = st.builds(
        ThoughtRecord,
        emotions=st.lists(emotion, min_size=1, max_size=3),
        thoughts=st.lists(thought, max_size=2),
    )
    mood = st.builds(Mood, value=st.integers(0, 10), scale=st.just("0-10"))
    monitored = st.builds(SelfMonitoring, mood=mood)
    return st.one_of(st.none(), skill, record, record, monitored)


@st.composite
def noted(
    draw: st.DrawFn, plans: Sequence[Assignment], found: Sequence[Occurrence], text: Words
) -> tuple[Entry, Fate]:
    """Draw a note about one of the versions, not yet named, and what became of it.

    It belongs to an occasion by key or by time, in its window or not, or to none; it was made at
    once, later or by import; it stands, came twice, was edited on one phone or two, or was deleted.
    """
    plan = draw(st.sampled_from(plans))
    occasion: Occurrence | None = None
    if found and draw(st.integers(0, 5)) < 5:  # noqa: PLR2004 - of six notes five are about one
        occasion = draw(st.sampled_from(found))
    entry = Entry(
        id="n",
        assignment_id=plan.id,
        assignment_version=draw(st.none() | st.just(plan.version)),
        outcome=draw(st.sampled_from(("as_agreed", "as_agreed", *get_args(Outcome)))),
        source=draw(st.sampled_from(("self",) * 8 + _SOURCES)),
        visibility=draw(st.none() | st.sampled_from(get_args(Visibility))),
        obstacles=draw(st.lists(st.sampled_from(FEW_CODES), max_size=2)),
        note=draw(st.one_of(st.none(), st.none(), text)),
        record=draw(few_ratings()),
        is_example=draw(st.integers(0, 19)) == 19,  # noqa: PLR2004 - one of twenty
        **_when(draw, occasion, plan.starts_on),
    )
    name: FateName = draw(st.sampled_from(_FATES))
    outcome = st.sampled_from(get_args(Outcome))
    edits = st.lists(outcome, min_size=_EDITS.get(name, 0), max_size=_EDITS.get(name, 0))
    return entry, Fate(name=name, outcomes=tuple(draw(edits)))


def _when(draw: st.DrawFn, occasion: Occurrence | None, first: dt.date) -> dict[str, Any]:
    """Draw the times of a note and the occasion it names: all that attaches it."""
    moment = _near(draw, occasion, first)
    later = draw(st.sampled_from((0, 0, 0, 5, 20, 72))) * HOUR
    how = draw(st.sampled_from(("recorded", "recorded", "occurred", "on", "on_at", "imported")))
    when: dict[str, Any] = {"recorded_at": moment + later}
    if how == "occurred":
        when["occurred_at"] = moment
    elif how in ("on", "on_at"):
        when["occurred_on"] = moment.date()
        when["occurred_local_time"] = moment.time().replace(second=0) if how == "on_at" else None
    elif how == "imported":
        when = {"mode": "imported"}
    keyed = draw(st.integers(0, 2)) == 2 or how == "imported"  # noqa: PLR2004 - a third
    unknown = draw(st.integers(0, 9)) == 9  # noqa: PLR2004 - one of ten names no occasion
    key = "nowhere" if unknown else (None if occasion is None else occasion.key)
    return when | {"occurrence": key if keyed else None}


def _near(draw: st.DrawFn, occasion: Occurrence | None, first: dt.date) -> dt.datetime:
    """Draw a moment in, before or after an occasion, or anywhere near the plan."""
    if occasion is None:
        start = dt.datetime.combine(first - 2 * DAY, dt.time(), dt.UTC)
        return start + draw(st.integers(0, 30 * 24)) * HOUR
    length = (occasion.closes - occasion.opens) // MINUTE
    last = length + draw(st.sampled_from((-1, -1, 90)))
    return occasion.opens + draw(st.integers(0, last)) * MINUTE


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
        code=draw(st.sampled_from(FEW_CODES)),
        noted_on=plan.starts_on + draw(st.integers(-1, 20)) * DAY,
        assignment_id=plan.id if entry_id is None or draw(st.booleans()) else None,
        entry_id=entry_id,
        option_chosen=draw(st.none() | st.just("le-01")),
        visibility=draw(st.none() | st.sampled_from(get_args(Visibility))),
    )

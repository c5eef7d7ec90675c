"""Histories drawn by a plain random number, thousands a minute, for the long comparison.

The strategies of `homework_kit.testing` shrink what they find; these are fast, and richer in
records.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any, get_args

import homework_kit as hk
from homework_kit.models.assignment import Assignment, Pause, SetAside
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.tasks import OtherTask
from homework_kit.models.vocabulary import ObstacleCode, Outcome
from homework_kit.testing.strategies.plans import FIRST_DAYS
from homework_kit.testing.strategies.values import ZONES
from homework_kit.testing.strategies.weeks import weekly_sessions
from tests.histories import Story
from tests.reference.clock import DAY

HOUR = dt.timedelta(hours=1)
HOURS = (0, 1, 2, 3, 9, 20, 23)
KINDS = ("once", "listed", "repeating", "target", "before_session", "prompted", "as_needed")
OUTCOMES: tuple[Any, ...] = get_args(Outcome)
CODES: tuple[Any, ...] = get_args(ObstacleCode)[:5]
RECORDS = (
    "thought_record",
    "experiment",
    "self_monitoring",
    "skill_rehearsal",
    "graded_step",
    "activity",
    "other_record",
)


def _time(rng: random.Random) -> dt.time:
    return dt.time(rng.choice(HOURS), rng.choice((0, 30)))


def schedule(rng: random.Random, kind: str, first: dt.date) -> Any:
    """Draw a schedule of one type near the first day."""
    window = rng.choice((None, None, 45, 600, 2000))
    timed: dict[str, Any] = {"window_minutes": window}
    if rng.random() < 0.5:
        timed["at"] = _time(rng)
    timed = {name: value for name, value in timed.items() if value is not None}
    make = hk.schedules
    if kind == "once":
        return make.Once(on=first + rng.randrange(8) * DAY, **timed)
    if kind == "listed":
        days = rng.sample(range(10), rng.randint(1, 4))
        listed: Any = [{"on": first + n * DAY, **timed} for n in days]
        if window is not None and rng.random() < 0.5:
            # A long window beside short ones: what opens first closes last.
            listed[0]["window_minutes"] = 3 * 24 * 60
        return make.ListedOccasions(occasions=listed)
    if kind == "repeating":
        times = sorted({_time(rng) for _ in range(rng.randrange(3))})
        opens = 90 if times and rng.random() < 0.3 else None
        bound: dict[str, Any] = rng.choice(({}, {}, {"count": 5}, {"until": first + 6 * DAY}))
        frequency: Any = rng.choice(("daily", "daily", "weekly", "monthly"))
        return make.Repeating(
            frequency=frequency,
            interval=rng.choice((1, 1, 2)),
            weekdays=["mo", "th"] if frequency == "weekly" and rng.random() < 0.5 else [],
            times=times,
            window_minutes=window,
            opens_minutes_before=opens,
            **bound,
        )
    if kind == "target":
        per: Any = rng.choice(("day", "week", "week", "month", "session"))
        starts: Any = rng.choice(("plan", "mo", "su"))
        return make.Target(
            times=rng.randint(1, 3), per=per, distinct_days=rng.random() < 0.3, week_starts=starts
        )
    if kind == "prompted":
        between: Any = {"from": "09:00", "until": "21:00"}
        return make.Prompted(per_day=rng.choice((1, 3)), between=between, seed=str(rng.random()))
    return make.AsNeeded(cue="tense") if kind == "as_needed" else make.BeforeSession()


def _rated(rng: random.Random, *names: str) -> dict[str, Any]:
    scale = rng.choice(("0-10", "0-100", "-3-3"))
    values = (0, 1, 2.5, 3) if scale == "-3-3" else (0, 1, 2, 2.5, 5, 7.25, 10)
    rated = {name: rng.choice(values) for name in names if rng.random() < 0.75}
    return {**rated, "scale": scale}


def record(rng: random.Random) -> Any:
    """Draw a record of any type, with whole pairs, half pairs, and none."""
    kind = rng.choice(RECORDS)
    body: dict[str, Any] = {"type": kind}
    happened: Any = rng.choice(("no", "partly", "yes", "cant_tell"))
    belief = {
        name: rng.choice((0, 20, 55, 80))
        for name in ("belief_before", "belief_after")
        if rng.random() < 0.7
    }
    felt = _rated(rng, "before", "after")
    if kind == "thought_record":
        body["emotions"] = [{"name": "sad", **_rated(rng, "before", "after")} for _ in range(2)]
        body["thoughts"] = [{"text": "words", **belief}][: rng.randrange(2)]
    elif kind == "experiment":
        body["target_thought"] = {"text": "words", **belief}
        body["alternative"] = {"text": "words", "belief_after": 40}
        body["distress"] = _rated(rng, "expected", "before", "peak", "after")
        if rng.random() < 0.6:
            body["prediction_happened"] = happened
    elif kind == "skill_rehearsal":
        body |= {"skill": "imagery", "distress": felt}
        if rng.random() < 0.7:
            body["setting"] = rng.choice(("rehearsal_calm", "used_in_the_moment"))
    elif kind == "graded_step":
        body |= {"step_id": "1", "distress": _rated(rng, "expected", "before", "peak", "end")}
        if rng.random() < 0.6:
            body["feared_outcome"] = {"happened": happened}
    elif kind == "activity":
        body |= {"activity": "Walk", "mood": felt}
    elif kind == "self_monitoring":
        body["mood"] = {"value": 3, "scale": "0-10"}
    else:
        body["text"] = "words"
    return body


def versions(rng: random.Random, name: str) -> list[Assignment]:
    """Draw one to three versions, each a few days after the one before."""
    first, found = rng.choice(FIRST_DAYS), []
    kind = rng.choice(KINDS)
    for number in range(1, rng.choice((1, 1, 1, 2, 3)) + 1):
        members: dict[str, Any] = {}
        if rng.random() < 0.2:
            members["ends_before"] = first + rng.randint(1, 20) * DAY
        if rng.random() < 0.15:
            members["starts_at"] = _time(rng)
        if rng.random() < 0.5:
            members["time_zone"] = rng.choice(ZONES)
        if rng.random() < 0.3:
            members["reserve"] = rng.randrange(4)
        if rng.random() < 0.25:
            start = first + rng.randint(-1, 12) * DAY
            length = rng.choice((None, 1, 4, 8))
            until = None if length is None else start + length * DAY
            members["pauses"] = [Pause(from_=start, until=until)]
        fate = rng.random()
        if number > 1 and fate < 0.15:
            members["status"] = "proposed"
        elif fate > 0.85:
            status = rng.choice(("stopped", "completed", "replaced"))
            members |= {"status": status, "status_on": first + rng.randint(1, 20) * DAY}
        found.append(
            Assignment(
                id=name,
                version=number,
                title="Walk",
                task=OtherTask(what_to_do="Walk"),
                starts_on=first,
                schedule=schedule(rng, kind, first),
                day_starts_at=rng.choice((dt.time(0), dt.time(0), dt.time(3))),
                grace_minutes=rng.choice((0, 0, 120)),
                **members,
            )
        )
        first += rng.randrange(10) * DAY
        kind = rng.choice((kind, kind, rng.choice(KINDS)))
    return found


def entry(  # noqa: C901 - one question after the other
    rng: random.Random, name: str, found: Sequence[Any], plan: Assignment
) -> Entry:
    """Draw a note: by key or by time, in its window or not, at once or afterwards."""
    occasion = rng.choice(found) if found and rng.random() < 0.85 else None
    if occasion is None:
        start = dt.datetime.combine(plan.starts_on - 2 * DAY, dt.time(), dt.UTC)
        moment = start + rng.randrange(30 * 24) * HOUR
    else:
        length = (occasion.closes - occasion.opens) // dt.timedelta(minutes=1)
        late = rng.choice((-1, -1, 90))
        moment = occasion.opens + rng.randint(0, length + late) * dt.timedelta(minutes=1)
    how = rng.choice(("recorded", "recorded", "occurred", "on", "on_at", "imported"))
    members: dict[str, Any] = {"recorded_at": moment + rng.choice((0, 0, 0, 5, 20, 72)) * HOUR}
    if how == "occurred":
        members["occurred_at"] = moment
    elif how in ("on", "on_at"):
        members["occurred_on"] = moment.date()
        if how == "on_at":
            members["occurred_local_time"] = moment.time().replace(second=0, microsecond=0)
    elif how == "imported":
        members = {"mode": "imported"}
    if rng.random() < 0.33 or how == "imported":
        unknown = rng.random() < 0.1
        key = "nowhere" if unknown else (occasion.key if occasion is not None else None)
        if key is not None:
            members["occurrence"] = key
    if rng.random() < 0.5:
        members["assignment_version"] = rng.choice((plan.version, plan.version, 9))
    if rng.random() < 0.6:
        members["record"] = record(rng)
    if rng.random() < 0.6:
        members["visibility"] = rng.choice(("private", "shared", "shared"))
    if rng.random() < 0.2:
        members["obstacles"] = [rng.choice(CODES) for _ in range(rng.randint(1, 2))]
    return Entry(
        id=name,
        assignment_id=plan.id,
        outcome=rng.choice(("as_agreed", "as_agreed", *OUTCOMES)),
        source=rng.choice(("therapist", "device")) if rng.random() < 0.12 else "self",
        is_example=rng.random() < 0.05,
        **members,
    )


def revisions(rng: random.Random, note: Entry) -> list[Any]:
    """Draw what became of a note: it stands, came twice, was amended, forked, or deleted."""
    fate = rng.random()
    at = None if note.recorded_at is None else note.recorded_at + 3 * HOUR
    if fate < 0.07:
        return [note, delete(note, recorded_at=at)]
    if fate < 0.14:
        return [note, note]
    edits = []
    for text in ("a",) if fate < 0.22 else ("a", "b") if fate < 0.28 else ():
        outcome = rng.choice(OUTCOMES)
        edits.append(amend(note, note=text, outcome=outcome, recorded_at=at))
    return [note, *edits]


def obstacle(rng: random.Random, name: str, plan: Assignment, noted: Sequence[str]) -> Obstacle:
    """Draw an obstacle about a plan, about a note, or both."""
    members: dict[str, Any] = {}
    if rng.random() < 0.5:
        members["entry_id"] = rng.choice(noted)
    if "entry_id" not in members or rng.random() < 0.5:
        members["assignment_id"] = plan.id
    if rng.random() < 0.4:
        members["option_chosen"] = rng.choice(("le-01", "le-02"))
    if rng.random() < 0.4:
        members["helped"] = rng.choice(("yes", "somewhat", "no", "not_tried"))
    if rng.random() < 0.6:
        members["visibility"] = rng.choice(("private", "shared"))
    return Obstacle(
        id=name,
        code=rng.choice(CODES),
        noted_on=plan.starts_on + rng.randint(-1, 20) * DAY,
        options_considered=rng.sample(["le-01", "le-02", "own words"], rng.randrange(3)),
        **members,
    )


def story(seed: int) -> Story:
    """Draw one whole history, the same for the same number."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    drawn = [versions(rng, name) for name in ("a1", "a2")[: rng.choice((1, 1, 2))]]
    start = min(each[0].starts_on for each in drawn)
    zones = [ZoneSpan(from_=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), time_zone=rng.choice(ZONES))]
    if rng.random() < 0.4:
        moved = dt.datetime.combine(start + 4 * DAY, dt.time(11), dt.UTC)
        zones.append(ZoneSpan(from_=moved, time_zone=rng.choice(ZONES)))
    sessions: tuple[Session, ...] = weekly_sessions(start, count=rng.randrange(5))
    plans: list[Any] = []
    notes: list[Any] = []
    named: list[Any] = []
    for each in drawn:
        low = dt.datetime.combine(each[0].starts_on - 2 * DAY, dt.time(), dt.UTC)
        found = hk.occurrences(each, low, low + 25 * DAY, zones=zones, sessions=sessions)
        marks = (
            [SetAside(occurrence=rng.choice(found).key)] if found and rng.random() < 0.25 else []
        )
        plans += [amend(plan, set_aside=marks) if marks else plan for plan in each]
        name = each[0].id
        count = rng.randint(1, 12)
        for n in range(count):
            notes += revisions(rng, entry(rng, f"{name}-{n}", found, rng.choice(each)))
        about = [f"{name}-{n}" for n in range(count)]
        named += [obstacle(rng, f"{name}-o{n}", each[-1], about) for n in range(rng.randrange(3))]
    rng.shuffle(notes)
    hours = rng.randint(-12, 10 * 24) if rng.random() < 0.3 else rng.randint(15 * 24, 40 * 24)
    as_of = dt.datetime.combine(start, dt.time(), dt.UTC) + hours * HOUR
    return Story(
        plans=tuple(plans),
        entries=tuple(notes),
        obstacles=tuple(named),
        zones=tuple(zones),
        sessions=sessions,
        as_of=as_of,
    )


def question(seed: int, told: Story) -> dict[str, Any]:
    """Draw how a summary of it is asked for."""
    rng = random.Random(f"question {seed}")  # noqa: S311 - a repeatable draw, not a secret
    asked: dict[str, Any] = {
        "audience": rng.choice(("self", "self", "shared")),
        "partial_periods": rng.choice(("exclude", "prorate")),
        "week_starts": rng.choice(("plan", "plan", "mo", "su")),
    }
    if rng.random() < 0.25:
        first = min(plan.starts_on for plan in told.plans)
        low = dt.datetime.combine(first + rng.randint(-3, 12) * DAY, dt.time(), dt.UTC)
        asked["window"] = (low, low + rng.choice((1, 7, 9, 30)) * DAY)
    return asked

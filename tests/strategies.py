"""Hypothesis strategies for every document and record: valid by default, rich in optional members.

They are read off the models, so a new member is drawn without a word here; what a rule asks of
several members together is put right by one small function per model (see `_RIGHT`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from homework_kit.models import wire
from homework_kit.models.assignment import Assignment, AssignmentTombstone, Pause
from homework_kit.models.base import Model, Revised, Tombstone
from homework_kit.models.bundle import Bundle, Session, ZoneSpan
from homework_kit.models.canonical import is_exact
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.kinds import RECORDS
from homework_kit.models.obstacle import Obstacle, ObstacleTombstone
from homework_kit.models.rating import BeforeAfter, Rating
from homework_kit.models.records import (
    ExperimentDistress,
    Feeling,
    GradedStep,
    MonitoredActivity,
    Mood,
    NamedRating,
    StepDistress,
    Urge,
)
from homework_kit.models.remake import remade
from homework_kit.models.review import Review, ReviewTombstone
from homework_kit.models.schedules import ListedOccasions, Prompted, Repeating
from homework_kit.models.summary import AdherenceSummary, SummaryWindow
from homework_kit.models.tasks import GradedStepsTask, MoveOnRule
from homework_kit.models.vocabulary import scale_bounds

Members = dict[str, Any]

HARD_TEXTS = (
    "null", " both sides ", "<br>line<br/>", 'He said "no"; then left', "a;b;c", "it's",
    "\U0001f33b\U0001f9d1\u200d\U0001f3eb", "tab\tand\nnew line\n", "\\u0041 & \\n", "ünïcödé",
    "e\u0301 is not é", "\u2028\u2029", "{{title}}", "100 %", "0", "\ufeff",
)  # fmt: skip
"""Texts that careless code trims, escapes, parses or loses."""
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Etc/UTC")


def texts(longest: int = 40) -> st.SearchStrategy[str]:
    """Draw the person's words: any text but NUL, often a hard one."""
    free = st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        min_size=1,
        max_size=longest,
    )
    return st.sampled_from(HARD_TEXTS) | free


def identifiers() -> st.SearchStrategy[str]:
    """Draw ids: any text without control characters."""
    free = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    return st.sampled_from(("a1", "id:1", "ü \u2028 x", "2026-02-03T08:00")) | free


def instants() -> st.SearchStrategy[dt.datetime]:
    """Draw aware datetimes of the years the wire can say, with any whole-minute offset."""
    offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59)
    zones = offsets.map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
    times = st.times().map(lambda time: time.replace(fold=0))
    return st.builds(dt.datetime.combine, dates(), times, zones)


def dates() -> st.SearchStrategy[dt.date]:
    """Draw local dates, two years short of the last one, so that there is always a later one."""
    return st.dates(dt.date(1900, 1, 1), dt.date(2197, 12, 31))


def local_times() -> st.SearchStrategy[dt.time]:
    """Draw local times in whole minutes."""
    return st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Draw numbers of at most two decimals, as people and apps write them."""
    whole = st.integers(int(low), int(high)).map(float)
    return whole | st.integers(int(low * 100), int(high * 100)).map(lambda n: n / 100)


def extensions() -> st.SearchStrategy[dict[str, Any]]:
    """Draw what has no typed member: any JSON, with nulls, under the names of others."""
    leaves = (
        st.none()
        | st.booleans()
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
        | st.integers(-(10**15) + 1, 10**15 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        .map(lambda number: float(f"{number:.15g}"))
        .filter(is_exact)
    )
    values = st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(8), inner, max_size=3),
        max_leaves=5,
    )
    return st.dictionaries(
        st.sampled_from(("org.example.thing", "com.example-2.App_1", "x.y.z")),
        values,
        min_size=1,
        max_size=2,
    )


def _of_wire(base: Any, published: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Draw a value of a wire type, by what the type publishes about itself."""
    if base is bool:
        return st.just(published["const"]) if "const" in published else st.booleans()
    if base is int:
        if "enum" in published:
            return st.sampled_from(published["enum"])
        low, high = published["minimum"], published["maximum"]
        return st.integers(low, min(high, 60)) | st.sampled_from((low, high))
    if base is float:
        return numbers(published["minimum"], published["maximum"])
    if base is str:
        return {
            wire.TEXT_PATTERN: texts(),
            wire.ID_PATTERN: identifiers(),
            wire.ZONE_PATTERN: st.sampled_from(ZONES),
            wire.URL_PATTERN: st.sampled_from(("https://example.org/a?b=ü", "http://x")),
        }[published["pattern"]]
    return {dt.date: dates, dt.time: local_times, dt.datetime: instants}.get(base, extensions)()


def _of_hint(hint: Any) -> st.SearchStrategy[Any]:
    """Draw a value for one annotation of a model."""
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Model):
        return valid(hint)
    if get_origin(hint) is not Annotated:  # a union
        return st.one_of([_of_hint(arg) for arg in get_args(hint) if arg is not type(None)])
    base, metadata = hint.__origin__, hint.__metadata__
    for part in metadata:
        if isinstance(part, wire._ListOf):
            return st.lists(_of_hint(get_args(base)[0]), min_size=part.shortest, max_size=3)
        if isinstance(part, wire.Wire):
            return _of_wire(base, part.published)
    return _of_hint(base)


@cache
def members(model: type[Model]) -> st.SearchStrategy[Members]:
    """Draw the members of a model, each optional one as often there as not, and put right."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        field = model.model_fields.get(name)
        if field is None:
            continue
        is_required = field.is_required() and name not in model._supplied
        (required if is_required else optional)[name] = _of_hint(hint)
    drawn_members = st.fixed_dictionaries(required, optional=optional)
    for kind, put_right in _RIGHT.items():
        if issubclass(model, kind):
            drawn_members = drawn_members.map(put_right)
    return drawn_members.map(lambda given: _say_something(model, given))


@cache
def valid(model: type[Model]) -> st.SearchStrategy[Any]:
    """Draw valid values of one model."""
    return members(model).map(lambda given: model(**given))


def _say_something(model: type[Model], given: Members) -> Members:
    """Where one of several members must be there and none is, add one."""
    fill = {
        "Pattern": {"label": "x"},
        "ExperimentObstacle": {"code": "other"},
        "Mood": {"label": "x"},
    }
    added: Members = fill.get(model.__name__, {})
    if model in RECORDS.values():
        added = {"extensions": {"org.example.empty": None}}
    content = set(given) - {"type", "sampling", "scale"}
    return given if any(given[name] != [] for name in content) else given | added


def _onto_scale(given: Members) -> Members:
    """Move numbers that were drawn from -4 to 100 onto the scale that stands beside them."""
    low, high = scale_bounds(given.setdefault("scale", "0-100"))
    return given | {
        name: round(low + (value + 4) / 104 * (high - low), 2)
        for name, value in given.items()
        if isinstance(value, float)
    }


def _right_mood(given: Members) -> Members:
    return _onto_scale(given) if "value" in given else given


def _right_graded_step(given: Members) -> Members:
    if given.get("series"):
        distress = given.get("distress")
        if distress is None:
            return given | {"series": []}
        low, high = scale_bounds(distress.scale)
        given["series"] = [
            {"minute": point.minute, "value": min(max(point.value, low), high)}
            for point in given["series"]
        ]
    return given


def _right_revised(given: Members) -> Members:
    own = given.get("revision", "1")
    return given | {"supersedes": [name for name in given.get("supersedes", []) if name != own]}


def _right_entry(given: Members) -> Members:
    if "assignment_id" in given:
        given.setdefault("outcome", "as_agreed")
    else:
        given = {k: v for k, v in given.items() if k not in ("assignment_version", "occurrence")}
    if given.get("mode") != "imported":
        given.setdefault("recorded_at", dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC))
    if "occurred_at" in given or "occurred_on" not in given:
        given = {k: v for k, v in given.items() if k not in ("occurred_on", "occurred_local_time")}
    if not given.keys() & {"outcome", "record", "self_compassion_note", "question_for_session"}:
        given.setdefault("note", " a note ")
    return given


def _later(given: Members, start: str, end: str) -> Members:
    """Put an end that is not after its start a day behind it."""
    if end in given and given[end] <= given[start]:
        return given | {end: given[start] + dt.timedelta(days=1)}
    return given


def _right_assignment(given: Members) -> Members:
    if given.get("status") in ("stopped", "completed"):
        given.setdefault("status_on", given["starts_on"])
    return _later(given, "starts_on", "ends_before")


def _right_listed(given: Members) -> Members:
    occasions = {each.key or (each.on, each.at): each for each in given["occasions"]}
    return given | {"occasions": list(occasions.values())}


def _right_repeating(given: Members) -> Members:
    return {k: v for k, v in given.items() if k != "until"} if "count" in given else given


def _right_prompted(given: Members) -> Members:
    span = {"from": dt.time(9, 0), "until": dt.time(21, 0)}
    gap = min(given.get("min_gap_minutes", 0), 719 // max(given["per_day"] - 1, 1))
    return given | {"between": span, "min_gap_minutes": gap}


def _right_move_on(given: Members) -> Members:
    return {"value": 3.0, "text": "when both say so"} | given


def _right_steps(given: Members) -> Members:
    return given | {"steps": list({step.step_id: step for step in given["steps"]}.values())}


def _right_window(given: Members) -> Members:
    return given | {"until": max(given["from_"], given["until"])}


_RIGHT: dict[type[Model], Callable[[Members], Members]] = {
    Rating: _onto_scale,
    BeforeAfter: _onto_scale,
    Mood: _right_mood,
    GradedStep: _right_graded_step,
    Revised: _right_revised,
    Tombstone: _right_revised,
    Entry: _right_entry,
    Assignment: _right_assignment,
    Pause: lambda given: _later(given, "from_", "until"),
    ListedOccasions: _right_listed,
    Repeating: _right_repeating,
    Prompted: _right_prompted,
    MoveOnRule: _right_move_on,
    GradedStepsTask: _right_steps,
    SummaryWindow: _right_window,
    **dict.fromkeys(
        (NamedRating, Feeling, Urge, MonitoredActivity, StepDistress, ExperimentDistress),
        _onto_scale,
    ),
}


assignments = valid(Assignment)
entries = valid(Entry)
obstacles = valid(Obstacle)
reviews = valid(Review)
summaries = valid(AdherenceSummary)
tombstones = st.one_of(
    *(valid(each) for each in (AssignmentTombstone, EntryTombstone, ObstacleTombstone)),
    valid(ReviewTombstone),
)
records = {name: valid(model) for name, model in RECORDS.items()}


def _with_edits(draw: st.DrawFn, documents: list[Any], kind: str, person: str) -> list[Any]:
    """Give each document an id of its own and the bundle's person; edit or delete some."""
    listed: list[Any] = []
    for index, document in enumerate(documents):
        whose = draw(st.sampled_from((None, person)))
        first = remade(document, id=f"{kind}{index}", person_id=whose, supersedes=["gone"])
        listed.append(first)
        fate = draw(st.sampled_from(("kept", "kept", "amended", "deleted")))
        if fate == "amended":
            listed.append(amend(first, extensions={"org.example.edit": index}))
        elif fate == "deleted":
            listed.append(delete(first))
    return listed


def _attached(draw: st.DrawFn, entry: Entry, plans: list[Assignment]) -> Any:
    """Let an entry name one of the plans, or none."""
    plan = draw(st.sampled_from((None, *plans)))
    if plan is None or isinstance(entry.record, GradedStep):
        return remade(entry, assignment_id=None, assignment_version=None, occurrence=None)
    outcome = entry.outcome or "partly"
    return remade(entry, assignment_id=plan.id, assignment_version=plan.version, outcome=outcome)


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """Draw one person's export: every reference resolves, and some documents were edited."""
    person = draw(identifiers())

    def few(each: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(each, max_size=2))

    plans = [remade(each, replaces_assignment=None) for each in few(assignments)]
    listed_plans = _with_edits(draw, plans, "a", person)
    standing = [each for each in listed_plans if isinstance(each, Assignment)]
    notes = [_attached(draw, each, standing) for each in few(entries)]
    listed_notes = _with_edits(draw, notes, "t", person)
    hurdles = [
        remade(each, assignment_id=None, entry_id=draw(st.sampled_from((None, *ids))))
        for ids in ([note.id for note in listed_notes],)
        for each in few(obstacles)
    ]
    looks = [
        remade(
            each,
            assignment_id=plan.id,
            assignment_version=plan.version,
            entries_looked_at=[note.id for note in listed_notes],
            next_version=None,
            next_assignment_id=plan.id,
        )
        for plan in standing[:1]
        for each in few(reviews)
    ]
    sessions = few(valid(Session))
    return Bundle(
        person_id=person,
        zones=few(valid(ZoneSpan)),
        sessions=[
            remade(each, id=f"s{index}", revision="1", supersedes=())
            for index, each in enumerate(sessions)
        ],
        assignments=listed_plans,
        entries=listed_notes,
        obstacles=_with_edits(draw, hurdles, "o", person),
        reviews=_with_edits(draw, looks, "r", person),
        extensions=draw(st.none() | extensions()),
    )


documents = st.one_of(assignments, entries, obstacles, reviews, tombstones, bundles(), summaries)
every_kind: dict[str, st.SearchStrategy[Any]] = {
    "assignment": assignments,
    "entry": entries,
    "obstacle": obstacles,
    "review": reviews,
    "bundle": bundles(),
    "adherence_summary": summaries,
    **records,
}

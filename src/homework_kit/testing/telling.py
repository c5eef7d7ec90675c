"""Tell invented documents in plain words: what happened, in order, where reprs say nothing.

The reprs of documents show no content, on purpose, so a falsifying example of Hypothesis says
little. What is told here repeats every word of the documents: it is for generated data, never for
a person's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Model, Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.references import EVERY_LIST
from homework_kit.models.review import Review
from homework_kit.testing.history import History

_FIRST_REVISION: Final = "1"
_DEFAULT: Final = {"kind", "schema_version", "id", "revision", "supersedes", "deleted", "person_id"}
"""What is told by the beginning of a line, or tells nothing."""


def tell(told: History | Bundle | Iterable[Any]) -> str:
    """Tell invented documents as the shortest story: where, the plans, then everything by its time.

    Only for data that a strategy or a test made up: it repeats all that is in the documents.

    Args:
        told: a history, a bundle, or documents and parts of a bundle in any order; what is neither
            is left out.

    >>> import homework_kit as hk
    >>> plan = hk.Assignment(
    ...     id="a1",
    ...     title="Walk",
    ...     task=hk.tasks.OtherTask(what_to_do="Walk"),
    ...     starts_on="2026-03-27",
    ...     time_zone="Europe/London",
    ...     schedule=hk.schedules.Repeating(frequency="daily", times=["08:30"]),
    ... )
    >>> note = hk.Entry(
    ...     id="n1",
    ...     assignment_id="a1",
    ...     outcome="as_agreed",
    ...     recorded_at="2026-03-28T08:41:00+00:00",
    ... )
    >>> print(tell([note, plan]))
    Plan a1: daily at 08:30, from 2026-03-27, Europe/London.
    1. 2026-03-28 08:41 +00:00: note n1, as agreed, about a1.
    """
    every = _everything(told)
    lines = [*map(_plan, _of(every, Assignment)), *_where(every)]
    events = [
        (_moment(each), line)
        for kind, describe in _EVENTS
        for each in _of(every, kind)
        for line in [describe(each)]
    ]
    # Python's sort is stable: what has one time, or none, stays in the order of the lists.
    events.sort(key=lambda event: (event[0] is None, event[0] or _NEVER))
    lines += [f"{n}. {_time(moment)}: {line}." for n, (moment, line) in enumerate(events, start=1)]
    if isinstance(told, History):
        lines.append(f"Looked at on {_time(told.as_of)}.")
    return "\n".join(lines) or "Nothing."


_NEVER: Final = dt.datetime.max.replace(tzinfo=dt.UTC)


def _everything(told: History | Bundle | Iterable[Any]) -> list[Any]:
    """Give all documents and parts, once: what was given may be read a single time."""
    if not isinstance(told, History | Bundle):
        return list(told)
    # A history has `plans` where a bundle has `assignments`.
    return [each for name in ("plans", *EVERY_LIST) for each in getattr(told, name, ())]


def _of(every: Iterable[Any], kind: Any) -> Iterator[Any]:
    """Give the documents or parts of some classes."""
    return (each for each in every if isinstance(each, kind))


def _plan(plan: Assignment) -> str:
    members = {"title", "starts_on", "starts_at", "schedule", "time_zone", "version"}
    if plan.task.type == "other":
        members.add("task")
    start = f"{plan.starts_on}" + (f" {plan.starts_at:%H:%M}" if plan.starts_at else "")
    zone = plan.time_zone or "wherever the person is"
    name = f"Plan {plan.id}" + (f", version {plan.version}" if plan.version > 1 else "")
    line = f"{name}{_edit(plan)}: {_schedule(plan.schedule)}, from {start}, {zone}"
    return f"{_said(line, plan, members)}."


def _schedule(schedule: Any) -> str:
    """Say when practice is expected; what is left at its default is left out."""
    match schedule.type:
        case "repeating":
            times = " and ".join(f"{each:%H:%M}" for each in schedule.times)
            start, known = (
                schedule.frequency + (f" at {times}" if times else ""),
                {"frequency", "times"},
            )
        case "target":
            start, known = f"{schedule.times} times per {schedule.per}", {"times", "per"}
        case "once":
            start = f"once on {schedule.on}" + (f" at {schedule.at:%H:%M}" if schedule.at else "")
            known = {"on", "at"}
        case "prompted":
            span = schedule.between
            start = f"{schedule.per_day} prompts a day, {span.from_:%H:%M} to {span.until:%H:%M}"
            known = {"per_day", "between"}
        case _:
            start, known = schedule.type.replace("_", " "), set[str]()
    return _said(start, schedule, {"type", *known})


def _where(every: Iterable[Any]) -> Iterator[str]:
    for span in _of(every, ZoneSpan):
        yield f"In {span.time_zone} from {_time(span.from_)}."


def _entry(entry: Entry) -> str:
    about = f", about {entry.assignment_id}" if entry.assignment_id else ""
    version = f" version {entry.assignment_version}" if entry.assignment_version else ""
    outcome = f", {entry.outcome.replace('_', ' ')}" if entry.outcome else ""
    timed = "recorded_at" if entry.occurred_at is None else "occurred_at"
    known = {"assignment_id", "assignment_version", "outcome", timed}
    return _said(f"note {entry.id}{_edit(entry)}{outcome}{about}{version}", entry, known)


def _tombstone(document: Any) -> str:
    return f"{_NOUNS[document.kind]} {document.id} deleted"


_NOUNS: Final = {"assignment": "plan", "entry": "note", "obstacle": "obstacle", "review": "review"}
_EVENTS: Final[tuple[tuple[Any, Callable[[Any], str]], ...]] = (
    (Entry, _entry),
    (Tombstone, _tombstone),
    (Obstacle, lambda each: _said(f"obstacle {each.id}{_edit(each)}", each, {"noted_on"})),
    (Review, lambda each: _said(f"review {each.id}{_edit(each)}", each, {"reviewed_on"})),
    (Session, lambda each: _said(f"session {each.id}", each, {"on", "at"})),
    (ConsentStatement, lambda each: _said("consent", each, {"noted_at"})),
)


def _edit(document: Any) -> str:
    return "" if document.revision == _FIRST_REVISION else f" (edit {document.revision[:4]})"


def _said(start: str, model: Model, told_already: set[str]) -> str:
    """Add every other member that says more than its default, in the words of the data model."""
    left_out = _DEFAULT | told_already
    members = model.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude_none=True, exclude=left_out
    )
    more = [f"{name} {_value(value)}" for name, value in members.items() if value not in ([], {})]
    return ", ".join([start, *more])


def _value(value: Any) -> str:
    """Write a value of JSON in few signs, but text in quotes, so that blanks are seen."""
    if isinstance(value, dict):
        return "(" + ", ".join(f"{name} {_value(each)}" for name, each in value.items()) + ")"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return repr(value)


def _moment(each: Any) -> dt.datetime | None:
    """When something was noted or is: the moment that is said, or the start of the day in UTC."""
    for name in ("occurred_at", "recorded_at", "noted_at", "at"):
        moment = getattr(each, name, None)
        if isinstance(moment, dt.datetime):
            return moment
    for name in ("occurred_on", "noted_on", "reviewed_on", "on"):
        day = getattr(each, name, None)
        if isinstance(day, dt.date):
            return dt.datetime.combine(day, dt.time(), dt.UTC)
    return None


def _time(moment: dt.datetime | None) -> str:
    if moment is None:
        return "at no known time"
    offset = moment.isoformat()[-6:]
    return f"{moment:%Y-%m-%d %H:%M} {offset}"

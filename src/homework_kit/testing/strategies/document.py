"""Documents one by one: valid on their own, rich in optional members, about a plan where asked."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, AssignmentTombstone
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import ZoneSpan
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.obstacle import Obstacle, ObstacleTombstone
from homework_kit.models.records import GradedStep
from homework_kit.models.remake import remade
from homework_kit.models.review import Review, ReviewTombstone
from homework_kit.models.schedules import Schedule
from homework_kit.models.summary import AdherenceSummary
from homework_kit.models.tasks import GradedStepsTask, Task
from homework_kit.schedule import occurrences
from homework_kit.schedule.walltime import DAY
from homework_kit.testing.strategies.models import Words, members_of_type, of_type
from homework_kit.testing.strategies.right import Members, put_right

Settled = dict[str, st.SearchStrategy[Any] | None]
"""What some members are drawn from; None leaves a member as it is drawn anyway."""
_TOMBSTONES: Final = (AssignmentTombstone, EntryTombstone, ObstacleTombstone, ReviewTombstone)
_UTC: Final = [ZoneSpan(from_=dt.datetime(1900, 1, 1, tzinfo=dt.UTC), time_zone="Etc/UTC")]
"""Where a person of no known place is, so that a floating plan has occasions too."""


def assignments(
    *,
    text: Words | None = None,
    person_id: str | None = None,
    schedule: st.SearchStrategy[Schedule] | None = None,
    task: st.SearchStrategy[Task] | None = None,
) -> st.SearchStrategy[Assignment]:
    """Draw plans with any schedule and task, in any year, active or stopped, with pauses and marks.

    Args:
        text: what the person's words are drawn from; what is longer than a member holds is cut.
        person_id: the person all of them name, into whose bundle each of them then fits; without
            it, they name any person or none, and some a plan that they replaced.
        schedule: draws the schedules, such as `schedules(kinds=["repeating"])`.
        task: draws the tasks, such as `st.just(hk.tasks.OtherTask(what_to_do="Walk"))`.

    >>> from hypothesis import find
    >>> plan = find(assignments(), lambda each: True)
    >>> plan.title, plan.starts_on.isoformat()
    ('0', '2026-02-02')
    """
    settled: Settled = {"person_id": _just(person_id), "schedule": schedule, "task": task}
    if person_id is not None:
        settled["replaces_assignment"] = _given(None)
    return _documents(Assignment, text, settled)


def entries(
    *,
    text: Words | None = None,
    person_id: str | None = None,
    assignment: Assignment | None = None,
    record: st.SearchStrategy[Any] | None = None,
) -> st.SearchStrategy[Entry]:
    """Draw notes: an outcome, a record of any type, words, obstacles, in any mix.

    Args:
        text: what the person's words are drawn from; what is longer than a member holds is cut.
        person_id: the person all of them name; without it, any or none.
        assignment: the plan that all of them are about. They name its version, now and then one of
            its occasions, and steps that it has, so they fit beside it in a bundle.
        record: draws the records, such as `thought_records()`.

    >>> from hypothesis import find
    >>> find(entries(), lambda each: True).canonical()
    '{"bring_to_session":false,"deleted":false,"id":"a1","is_example":false,"kind":"entry",\
"matters":false,"note":" a note ","obstacles":[],"recorded_at":"2026-02-03T18:40:00+00:00",\
"revision":"1","schema_version":"1.0","source":"self","supersedes":[]}'
    """
    settled = {"person_id": _just(person_id), "record": record}
    if assignment is None:
        return _documents(Entry, text, settled)
    return _documents(Entry, text, settled | _about(assignment)).map(
        lambda entry: _fitting(entry, assignment)
    )


def obstacles(
    *,
    text: Words | None = None,
    person_id: str | None = None,
    assignment: Assignment | None = None,
    entry: Entry | None = None,
) -> st.SearchStrategy[Obstacle]:
    """Draw what got in the way, with what was considered.

    Args:
        text: what the person's words are drawn from; what is longer than a member holds is cut.
        person_id: the person all of them name; without it, any or none.
        assignment: the plan that all of them name; without it and `entry`, any name or none.
        entry: the note that all of them name.

    >>> from hypothesis import find
    >>> find(obstacles(), lambda each: True).noted_on
    datetime.date(2026, 2, 2)
    """
    settled = {"person_id": _just(person_id)}
    if assignment is not None or entry is not None:
        settled["assignment_id"] = _given(None if assignment is None else assignment.id)
        settled["entry_id"] = _given(None if entry is None else entry.id)
    return _documents(Obstacle, text, settled)


def reviews(
    *,
    text: Words | None = None,
    person_id: str | None = None,
    assignment: Assignment | None = None,
) -> st.SearchStrategy[Review]:
    """Draw looks back and decisions.

    Args:
        text: what the person's words are drawn from; what is longer than a member holds is cut.
        person_id: the person all of them name; without it, any or none.
        assignment: the plan that all of them look back at; they then name nothing else.

    >>> from hypothesis import find
    >>> find(reviews(), lambda each: True).decision
    'keep'
    """
    settled = {"person_id": _just(person_id)}
    if assignment is not None:
        settled |= {
            "assignment_id": st.just(assignment.id),
            "assignment_version": st.just(assignment.version),
            "next_assignment_id": _given(None),
            "next_version": _given(None),
            "entries_looked_at": _given(None),
        }
    return _documents(Review, text, settled)


def tombstones(*, person_id: str | None = None) -> st.SearchStrategy[Tombstone]:
    """Draw what is left of deleted documents of all four kinds.

    >>> from hypothesis import find
    >>> find(tombstones(), lambda each: True).deleted
    True
    """
    settled = {"person_id": _just(person_id)}
    return st.one_of([_documents(kind, None, settled) for kind in _TOMBSTONES])


def adherence_summaries(*, text: Words | None = None) -> st.SearchStrategy[AdherenceSummary]:
    """Draw summaries that can be written; their numbers belong to no history.

    For numbers that are right, take `hk.summarize` of a drawn history.

    Args:
        text: what the names of options are drawn from: a summary holds no other words.

    >>> from hypothesis import find
    >>> find(adherence_summaries(), lambda each: True).audience
    'self'
    """
    return of_type(AdherenceSummary, text=text)


_ABSENT: Final = object()


def _just(value: object) -> st.SearchStrategy[Any] | None:
    return None if value is None else st.just(value)


def _given(value: object) -> st.SearchStrategy[Any]:
    return st.just(_ABSENT if value is None else value)


def _documents(model: type[Any], text: Words | None, settled: Settled) -> st.SearchStrategy[Any]:
    """Draw documents, some of whose members are settled before the rest is put right."""
    drawn = {name: each for name, each in settled.items() if each is not None}
    if not drawn:
        return of_type(model, text=text)

    def made(both: tuple[Members, Members]) -> Any:
        merged = {k: v for k, v in (both[0] | both[1]).items() if v is not _ABSENT}
        return model(**put_right(model, merged))

    return st.tuples(members_of_type(model, text=text), st.fixed_dictionaries(drawn)).map(made)


def _about(plan: Assignment) -> Settled:
    """What makes a note one about a plan: its id, its version, and now and then an occasion."""
    start = dt.datetime.combine(plan.starts_on, dt.time(), dt.UTC)
    found = occurrences([plan], start, start + 2 * DAY, zones=_UTC)
    keys = sorted({each.key for each in found})[:5]
    return {
        "assignment_id": st.just(plan.id),
        "assignment_version": st.sampled_from((plan.version, _ABSENT)),
        "occurrence": st.sampled_from((_ABSENT, *keys)),
    }


def _fitting(entry: Entry, plan: Assignment) -> Entry:
    """Let a note of a graded step name a step that its plan has had from the start."""
    if not isinstance(plan.task, GradedStepsTask) or not isinstance(entry.record, GradedStep):
        return entry
    known = [step.step_id for step in plan.task.steps if step.added_on is None]
    if entry.record.step_id in (None, *known):
        return entry
    tried = remade(entry.record, step_id=known[0] if known else None, minutes=5)
    return remade(entry, record=tried)

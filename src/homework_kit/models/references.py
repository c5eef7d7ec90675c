"""The ledger rules about what the documents of one bundle say of each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from homework_kit.models.assignment import Assignment
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import GradedStep
from homework_kit.models.review import Review
from homework_kit.models.rules import Broken
from homework_kit.models.tasks import GradedStepsTask, Step

if TYPE_CHECKING:
    from homework_kit.models.base import Revised, Tombstone
    from homework_kit.models.bundle import Bundle, Session

LISTS = ("assignments", "entries", "obstacles", "reviews")
"""The lists of a bundle that hold documents."""


def broken_references(bundle: Bundle) -> Iterator[Broken]:
    """Give what does not hold between the documents: references, person, steps, revisions."""
    yield from _other_persons(bundle)
    yield from _dangling(bundle)
    yield from _unknown_steps(bundle)
    for name in ("sessions", *LISTS):
        yield from _cycles(name, getattr(bundle, name))


def _other_persons(bundle: Bundle) -> Iterator[Broken]:
    for name in LISTS:
        for index, document in enumerate(getattr(bundle, name)):
            if document.person_id not in (None, bundle.person_id):
                yield Broken("person-mismatch", (name, index, "person_id"))


def _dangling(bundle: Bundle) -> Iterator[Broken]:
    assignments = {document.id for document in bundle.assignments}
    versions = {(document.id, document.version) for document in bundle.assignments}
    entries = {document.id for document in bundle.entries}

    def missing(
        place: tuple[str | int, ...], value: object, known: set[str] | set[tuple[str, int]]
    ) -> Iterator[Broken]:
        if value is not None and value not in known:
            yield Broken("unknown-reference", place)

    for index, plan in enumerate(bundle.assignments):
        if isinstance(plan, Assignment):
            place = ("assignments", index, "replaces_assignment")
            yield from missing(place, plan.replaces_assignment, assignments)
    for index, entry in enumerate(bundle.entries):
        if isinstance(entry, Entry):
            yield from missing(
                ("entries", index, "assignment_id"), entry.assignment_id, assignments
            )
            if entry.assignment_id in assignments and entry.assignment_version is not None:
                named = (entry.assignment_id, entry.assignment_version)
                yield from missing(("entries", index, "assignment_version"), named, versions)
    for index, obstacle in enumerate(bundle.obstacles):
        if isinstance(obstacle, Obstacle):
            place = ("obstacles", index)
            yield from missing((*place, "assignment_id"), obstacle.assignment_id, assignments)
            yield from missing((*place, "entry_id"), obstacle.entry_id, entries)
    for index, review in enumerate(bundle.reviews):
        if isinstance(review, Review):
            place = ("reviews", index)
            yield from missing((*place, "assignment_id"), review.assignment_id, assignments)
            yield from missing(
                (*place, "next_assignment_id"), review.next_assignment_id, assignments
            )
            if review.assignment_id in assignments:
                for member in ("assignment_version", "next_version"):
                    number = getattr(review, member)
                    named = None if number is None else (review.assignment_id, number)
                    yield from missing((*place, member), named, versions)
            for item, looked_at in enumerate(review.entries_looked_at):
                yield from missing((*place, "entries_looked_at", item), looked_at, entries)


def _unknown_steps(bundle: Bundle) -> Iterator[Broken]:
    steps: dict[tuple[str, int | None], list[Step]] = {}
    for plan in bundle.assignments:
        if isinstance(plan, Assignment) and isinstance(plan.task, GradedStepsTask):
            # Under None: the steps of any version, for entries that do not say which.
            for version in (plan.version, None):
                steps.setdefault((plan.id, version), []).extend(plan.task.steps)
    for index, entry in enumerate(bundle.entries):
        if not isinstance(entry, Entry) or entry.assignment_id is None:
            continue
        known = steps.get((entry.assignment_id, entry.assignment_version))
        if known is None or not isinstance(entry.record, GradedStep):
            continue
        step_id = entry.record.step_id
        if step_id is not None and not any(
            step.step_id == step_id and _was_there(step, entry) for step in known
        ):
            yield Broken("unknown-step", ("entries", index, "record", "step_id"))


def _was_there(step: Step, entry: Entry) -> bool:
    """Whether the step had been added by the entry's date.

    The date is read at the entry's own offset; a day of slack keeps a note that was made just after
    midnight in another zone than the plan's from being refused.
    """
    moment = entry.occurred_at or entry.recorded_at
    date = entry.occurred_on or (moment.date() if moment else None)
    if step.added_on is None or date is None:
        return True
    return step.added_on <= date + dt.timedelta(days=1)


def _cycles(name: str, revisions: Sequence[Revised | Tombstone | Session]) -> Iterator[Broken]:
    graphs: dict[tuple[str, int], dict[str, set[str]]] = {}
    where: dict[tuple[str, int], int] = {}
    for index, revision in enumerate(revisions):
        key = (revision.id, getattr(revision, "version", 0))
        graph = graphs.setdefault(key, {})
        graph.setdefault(revision.revision, set()).update(revision.supersedes)
        where[key] = index
    for key, graph in graphs.items():
        if _has_cycle(graph):
            yield Broken("revision-cycle", (name, where[key], "supersedes"))


def _has_cycle(graph: dict[str, set[str]]) -> bool:
    if not any(graph.values()):
        return False
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False

"""The ledger rules about what the documents of one bundle say of each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, TypeAlias

from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import GradedStep
from homework_kit.models.review import Review
from homework_kit.models.rules import Broken
from homework_kit.models.tasks import GradedStepsTask, Step

if TYPE_CHECKING:
    from homework_kit.models.base import Revised
    from homework_kit.models.bundle import Bundle, Session

LISTS = ("assignments", "entries", "obstacles", "reviews")
"""The lists of a bundle that hold documents."""
EVERY_LIST = ("zones", "sessions", *LISTS, "consent")
"""All lists of a bundle, in the order of its members."""
Steps: TypeAlias = dict[tuple[str, int | None], list[Step]]
"""The steps of each version of a plan; under None those of any version."""


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
    present: dict[str, set[Any]] = {
        "assignment": {document.id for document in bundle.assignments},
        "version": {(document.id, document.version) for document in bundle.assignments},
        "entry": {document.id for document in bundle.entries},
    }
    for name in LISTS:
        for index, document in enumerate(getattr(bundle, name)):
            if not isinstance(document, Tombstone):
                for what, path, named in _named_by(document):
                    if named not in present[what]:
                        yield Broken("unknown-reference", (name, index, *path))


def _named_by(
    document: Assignment | Entry | Obstacle | Review,
) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    """Give what a document names: what it is, the member that names it, and the name."""
    for member in ("replaces_assignment", "assignment_id", "next_assignment_id"):
        if (named := getattr(document, member, None)) is not None:
            yield "assignment", (member,), named
    for member in ("assignment_version", "next_version"):
        if (version := getattr(document, member, None)) is not None:
            yield "version", (member,), (getattr(document, "assignment_id", None), version)
    if isinstance(document, Obstacle) and document.entry_id is not None:
        yield "entry", ("entry_id",), document.entry_id
    if isinstance(document, Review):
        for index, looked_at in enumerate(document.entries_looked_at):
            yield "entry", ("entries_looked_at", index), looked_at


def _unknown_steps(bundle: Bundle) -> Iterator[Broken]:
    steps = steps_at_hand(bundle.assignments)
    for index, entry in enumerate(bundle.entries):
        if isinstance(entry, Entry) and not is_known_step(entry, steps):
            yield Broken("unknown-step", ("entries", index, "record", "step_id"))


def is_known_step(entry: Entry, steps: Steps) -> bool:
    """Say whether the step that an entry names, if it names one, is among those at hand.

    >>> is_known_step(Entry(id="t1", note="x", mode="imported"), {})
    True
    """
    if entry.assignment_id is None or not isinstance(entry.record, GradedStep):
        return True
    known = steps.get((entry.assignment_id, entry.assignment_version))
    step_id = entry.record.step_id
    if known is None or step_id is None:
        return True
    return any(step.step_id == step_id and _was_there(step, entry) for step in known)


def steps_at_hand(plans: Iterable[Assignment | Tombstone]) -> Steps:
    """Give the steps of each version; under None those of any, for entries that do not say which.

    Where a revision at hand has a task without steps, the entry may have been made under that one.
    So what each of two copies may say, both may say when they are merged.

    >>> steps_at_hand([])
    {}
    """
    steps: Steps = {}
    without: set[tuple[str, int | None]] = set()
    for plan in plans:
        if isinstance(plan, Assignment):
            for key in ((plan.id, plan.version), (plan.id, None)):
                if isinstance(plan.task, GradedStepsTask):
                    steps.setdefault(key, []).extend(plan.task.steps)
                else:
                    without.add(key)
    return {key: found for key, found in steps.items() if key not in without}


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

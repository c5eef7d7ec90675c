"""What of a bundle stands at a moment: plans, notes and occasions, with what belongs to what."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from homework_kit.adherence.history import History, gather
from homework_kit.adherence.material import standing
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review

T = TypeVar("T")


def plans_of(bundle: Bundle) -> dict[str, list[Assignment]]:
    """Give the versions of every plan that stand, oldest first; plans in order of their first day.

    >>> plans_of(Bundle(person_id="p1"))
    {}
    """
    standing: tuple[Assignment, ...] = current(bundle.assignments)
    plans: dict[str, list[Assignment]] = {}
    for plan in sorted(standing, key=lambda plan: (plan.starts_on, plan.id, plan.version)):
        plans.setdefault(plan.id, []).append(plan)
    return {name: sorted(found, key=lambda plan: plan.version) for name, found in plans.items()}


def histories(
    bundle: Bundle, as_of: dt.datetime, *, until: dt.datetime | None = None
) -> list[History]:
    """Give the history of every plan up to a moment, in order of their first day.

    Its occasions reach to the end of that day, or further where `until` says so.

    Raises:
        ZoneNeeded: a plan floats and the bundle has no zones.
        UnknownZone: this host has no data for a zone.

    >>> histories(Bundle(person_id="p1"), dt.datetime(2026, 2, 3, tzinfo=dt.UTC))
    []
    """
    entries: list[Entry] = standing(bundle.entries, as_of, None)
    sessions = current(bundle.sessions)
    return [
        gather(
            versions,
            [entry for entry in entries if entry.assignment_id == name],
            (),
            zones=bundle.zones,
            sessions=sessions,
            as_of=as_of,
            until=until,
        )
        for name, versions in plans_of(bundle).items()
    ]


def obstacles_of(bundle: Bundle, assignment_id: str) -> list[Obstacle]:
    """Give what got in the way of one plan, in order of the days it was noted.

    >>> obstacles_of(Bundle(person_id="p1"), "a1")
    []
    """
    standing: tuple[Obstacle, ...] = current(bundle.obstacles)
    entries = {
        entry.id
        for entry in bundle.entries
        if getattr(entry, "assignment_id", None) == assignment_id
    }
    return sorted(
        (
            each
            for each in standing
            if each.assignment_id == assignment_id
            or (each.assignment_id is None and each.entry_id in entries)
        ),
        key=lambda each: (each.noted_on, each.id),
    )


def reviews_of(bundle: Bundle, assignment_id: str) -> list[Review]:
    """Give the reviews of one plan, in order of their days.

    >>> reviews_of(Bundle(person_id="p1"), "a1")
    []
    """
    standing: tuple[Review, ...] = current(bundle.reviews)
    return sorted(
        (each for each in standing if each.assignment_id == assignment_id),
        key=lambda each: (each.reviewed_on, each.id),
    )

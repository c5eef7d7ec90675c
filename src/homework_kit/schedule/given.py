"""What a caller may hand over: one plan, many documents, or a whole bundle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from homework_kit.models.arguments import plans_needed, sessions_needed, zones_needed
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.edits import current
from homework_kit.schedule.clock import Zones

Versions: TypeAlias = Assignment | Iterable[Assignment | Tombstone] | Bundle
"""One plan, any versions and revisions of any number of plans, or a bundle."""


class Given(NamedTuple):
    """The plans that stand, by id and in order of version, with zones and sessions."""

    plans: dict[str, list[Assignment]]
    zones: Zones
    sessions: tuple[Session, ...]


def given(versions: Versions, zones: Zones = None, sessions: Iterable[Session] = ()) -> Given:
    """Read what the caller handed over; what is passed beside a bundle goes before its own.

    Revisions that were replaced, deleted plans and proposed versions are left out here: proposed
    versions yield nothing and cut nothing (scheduling.md, Versions).

    Raises:
        WrongArgument: these are no plans, zones or sessions.

    >>> given([]).plans
    {}
    """
    standing: tuple[Assignment, ...]
    if isinstance(versions, Assignment):
        standing = (versions,)
    elif isinstance(versions, Bundle):
        standing = current(versions.assignments)
        zones = versions.zones if zones is None else zones
        sessions = sessions_needed(sessions) or versions.sessions
    else:
        standing = current(plans_needed(versions, "versions"))
    if len(standing) > 1:
        standing = tuple(sorted(standing, key=_identity))
    plans: dict[str, list[Assignment]] = {}
    for plan in standing:
        if plan.status != "proposed":
            plans.setdefault(plan.id, []).append(plan)
    return Given(plans, zones_needed(zones), current(sessions_needed(sessions)) if sessions else ())


def _identity(plan: Assignment) -> tuple[str, int]:
    return (plan.id, plan.version)

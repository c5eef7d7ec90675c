"""What a caller may hand over: one plan, many documents, or a whole bundle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

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

    >>> given([]).plans
    {}
    """
    standing: tuple[Assignment, ...]
    if isinstance(versions, Assignment):
        standing = (versions,)
    elif isinstance(versions, Bundle):
        standing = current(versions.assignments)
        zones = versions.zones if zones is None else zones
        sessions = tuple(sessions) or versions.sessions
    else:
        standing = current(versions)
    if len(standing) > 1:
        standing = tuple(sorted(standing, key=_identity))
    plans: dict[str, list[Assignment]] = {}
    for plan in standing:
        if plan.status != "proposed":
            plans.setdefault(plan.id, []).append(plan)
    # A history may be given as an iterator, and every plan reads it.
    zones = zones if zones is None or isinstance(zones, str) else tuple(zones)
    return Given(plans, zones, current(sessions) if sessions else ())


def _identity(plan: Assignment) -> tuple[str, int]:
    return (plan.id, plan.version)

"""Documents as others may see them: without history, reasons, and names of what is withheld."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal, TypeVar

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.models.edits import named_by_content
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import GradedStep
from homework_kit.models.references import Steps, is_known_step, steps_at_hand
from homework_kit.models.remake import members_of, remade
from homework_kit.models.review import Review

Allowed = Literal["reasons", "questions", "extensions"]
"""What is left out unless it is named: reasons and notes of pauses, set-asides and status;
questions for the session; members under `extensions`."""
R = TypeVar("R", Assignment, Entry, Obstacle, Review, Session)
_OF_A_PLAN: Final = ("assignment_id", "assignment_version", "occurrence")
_CONTENT: Final = ("outcome", "record", "note", "self_compassion_note", "obstacles")


@attrs.frozen(slots=True, kw_only=True)
class Seen:
    """The ids that are in the view, and what may go along with them."""

    allow: frozenset[Allowed]
    plans: frozenset[str]
    versions: frozenset[tuple[str, int]]
    steps: Steps
    entries: frozenset[str] = frozenset()

    @classmethod
    def of(cls, plans: Iterable[Assignment], allow: Iterable[Allowed]) -> Seen:
        """Read the plans that stand.

        >>> Seen.of([], ()).plans
        frozenset()
        """
        there = tuple(plans)
        return cls(
            allow=frozenset(allow),
            plans=frozenset(plan.id for plan in there),
            versions=frozenset((plan.id, plan.version) for plan in there),
            steps=steps_at_hand(there),
        )


def session(document: Session) -> Session:
    """Strip a meeting of its history.

    >>> session(Session(id="s1", on="2026-02-09", supersedes=["0"])).supersedes
    ()
    """
    return _anew(document)


def plan(document: Assignment, seen: Seen) -> Assignment:
    """Strip a plan of reasons and of what it names outside of the view."""
    changes: dict[str, Any] = _extensions(document, seen)
    if document.replaces_assignment not in seen.plans:
        changes["replaces_assignment"] = None
    if "reasons" not in seen.allow:
        changes["status_reason"] = None
        for name in ("pauses", "set_aside"):
            changes[name] = [
                remade(each, reason=None, note=None) for each in getattr(document, name)
            ]
    return _anew(document, **changes)


def entry(document: Entry, seen: Seen) -> Entry | None:
    """Strip an entry; None where nothing is left that may be seen.

    An entry that holds nothing but its question keeps it: that is what was marked to be shared.
    """
    changes: dict[str, Any] = _extensions(document, seen)
    if document.record is not None:
        changes["record"] = _record(document, seen)
    if document.assignment_id not in seen.plans:
        changes |= dict.fromkeys(_OF_A_PLAN)
    elif (document.assignment_id, document.assignment_version) not in seen.versions:
        changes["assignment_version"] = None
    left = {name: changes.get(name, getattr(document, name)) for name in _CONTENT}
    says_something = any(value not in (None, ()) for value in left.values())
    if says_something and "questions" not in seen.allow:
        changes["question_for_session"] = None
    elif not says_something and document.question_for_session is None:
        return None
    return _anew(document, visibility="shared", **changes)


def obstacle(document: Obstacle, seen: Seen) -> Obstacle:
    """Strip an obstacle of the names of what is not in the view."""
    changes: dict[str, Any] = _extensions(document, seen)
    if document.entry_id not in seen.entries:
        changes["entry_id"] = None
    if document.assignment_id not in seen.plans:
        changes |= {"assignment_id": None, "occurrence": None}
    return _anew(document, visibility="shared", **changes)


def review(document: Review, seen: Seen) -> Review | None:
    """Strip a review; None where the version that it looks back at is not in the view."""
    if (document.assignment_id, document.assignment_version) not in seen.versions:
        return None
    changes: dict[str, Any] = _extensions(document, seen)
    if (document.assignment_id, document.next_version) not in seen.versions:
        changes["next_version"] = None
    if document.next_assignment_id not in seen.plans:
        changes["next_assignment_id"] = None
    looked_at = [name for name in document.entries_looked_at if name in seen.entries]
    return _anew(document, visibility="shared", entries_looked_at=looked_at, **changes)


def _anew(document: R, **changes: Any) -> R:
    """Make a document without history: its revision is named by what is shown, and by no more."""
    return named_by_content(type(document), members_of(document) | {"supersedes": ()} | changes)


def _extensions(document: Any, seen: Seen) -> dict[str, Any]:
    kept = document.extensions if "extensions" in seen.allow else None
    return {"extensions": kept}


def _record(document: Entry, seen: Seen) -> Any:
    """Give the record without extensions and without a step that is not in the view."""
    record: Any = document.record
    changes: dict[str, Any] = _extensions(record, seen)
    if isinstance(record, GradedStep) and not is_known_step(document, seen.steps):
        changes["step_id"] = None
    kept = members_of(record) | changes
    if all(value in (None, ()) for name, value in kept.items() if name != "type"):
        return None
    return remade(record, **changes)

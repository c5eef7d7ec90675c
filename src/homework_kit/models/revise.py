"""The next version of a plan: what was agreed before stays, the new one rules from its day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from homework_kit.errors import HomeworkKitError, IdentityKept, VersionOrder, WrongArgument
from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.attempt import attempt, local_date
from homework_kit.models.remake import members_of

_IDENTITY = frozenset({"id", "kind", "schema_version", "version", "revision", "starts_on"})
_NOT_CARRIED = frozenset(
    {
        *("revision", "supersedes", "deleted", "starts_at", "status", "status_on", "status_reason"),
        *("set_aside", "pauses", "ends_before", "replaces_assignment", "review_on"),
    }
)
"""What belongs to the version before: its edits, its end, its pauses that are over, its marks."""


def _open_pauses(plan: Assignment, effective_from: dt.date) -> tuple[Pause, ...]:
    return tuple(
        pause for pause in plan.pauses if pause.until is None or pause.until > effective_from
    )


def revise(version: Assignment, /, *, effective_from: dt.date, **changes: Any) -> Assignment:
    """Make the next version of a plan, in force from a local date; the plan given stays as it is.

    Give it the newest version: two next versions of one plan stand in each other's way. Keep every
    version: history is never rewritten, and occasions that opened before keep their version. What
    is not changed is carried over, and so are pauses that are still open on that date
    (adherence.md, Pauses and periods). An `ends_before` that is still to come is carried over too.

    Args:
        version: the version in force (by position: `plan` is a member that may change).
        effective_from: the first local date of the new version.
        changes: members of the new version; None takes a member away.

    Raises:
        InvalidDocument: when the new version would not be valid.
        IdentityKept: when a change names id, kind, version, revision or starts_on.
        VersionOrder: when `effective_from` is before the first day of the version, or is that day
            and no later `starts_at` says from when.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import ThoughtRecordTask
    >>> plan = Assignment(
    ...     id="a1",
    ...     title="Catch one thought",
    ...     task=ThoughtRecordTask(form="five_column"),
    ...     starts_on=dt.date(2026, 2, 2),
    ...     schedule=Target(times=3, per="week"),
    ... )
    >>> shorter = revise(
    ...     plan,
    ...     effective_from=dt.date(2026, 2, 16),
    ...     task=ThoughtRecordTask(form="three_column"),
    ... )
    >>> shorter.version, shorter.starts_on.isoformat(), shorter.title == plan.title
    (2, '2026-02-16', True)
    """
    if not isinstance(version, Assignment):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del version, changes
        raise WrongArgument("revise", "an Assignment")
    made = attempt(_next_version, version, effective_from, changes)
    if isinstance(made, HomeworkKitError):
        # A traceback that shows local variables must find nothing of the person's here.
        del version, changes, effective_from
        raise made
    return made


def _next_version(
    version: Assignment, effective_from: dt.date, changes: dict[str, Any]
) -> Assignment:
    touched = changes.keys() & _IDENTITY
    if touched:
        raise IdentityKept(touched)
    starts_on = local_date(effective_from, member="starts_on")
    carried = {
        name: value for name, value in members_of(version).items() if name not in _NOT_CARRIED
    }
    if version.ends_before is not None and version.ends_before > starts_on:
        carried["ends_before"] = version.ends_before
    carried |= {
        "version": version.version + 1,
        "starts_on": starts_on,
        "pauses": _open_pauses(version, starts_on),
    }
    made = Assignment(**carried | changes)
    same_start = starts_on == version.starts_on and made.starts_at is None
    if same_start or _begins(made) <= _begins(version):
        raise VersionOrder
    return made


def _begins(plan: Assignment) -> dt.datetime:
    """Give the wall time at which a version begins (scheduling.md, Versions)."""
    return dt.datetime.combine(plan.starts_on, plan.starts_at or plan.day_starts_at)

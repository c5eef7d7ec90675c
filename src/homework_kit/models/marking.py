"""Occasions that do not count: they did not apply, or were never issued."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from homework_kit.errors import HomeworkKitError, WrongArgument
from homework_kit.models.assignment import AgreedBy, Assignment, SetAside
from homework_kit.models.attempt import attempt
from homework_kit.models.edits import amend
from homework_kit.models.remake import members_of


def set_aside(
    plan: Assignment,
    /,
    *occurrences: str,
    reason: str | None = None,
    note: str | None = None,
    agreed_by: AgreedBy | None = None,
    noted_at: dt.datetime | None = None,
) -> Assignment:
    """Make the next revision of a version, with occasions set aside; the plan stays as it is.

    An occasion that is set aside leaves the denominator and is reported. It may be said days later
    (data-model.md, An assignment's days). Notes on it stay, and what was practiced then is extra.
    What is said about an occasion that is set aside already replaces what was said before; what is
    not said stays.

    Args:
        plan: the version whose occasions they are (by position).
        occurrences: the keys of the occasions (`Occurrence.key`), by position.
        reason: the person's words.
        note: more of the person's words.
        agreed_by: who said so.
        noted_at: when it was said, an aware datetime.

    Returns:
        The new revision; or the plan itself, where it says all of this already.

    Raises:
        InvalidDocument: too-short for an empty key, or any other problem of the changed plan.

    Source: data-model.md, An assignment's days, and Edits.

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Repeating(frequency="daily"),
    ... )
    >>> [each.occurrence for each in set_aside(plan, "2026-02-03", "2026-02-04").set_aside]
    ['2026-02-03', '2026-02-04']
    """
    if not isinstance(plan, Assignment):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del plan, occurrences, reason, note
        raise WrongArgument("set_aside", "an Assignment")
    said = {"reason": reason, "note": note, "agreed_by": agreed_by, "noted_at": noted_at}
    made = attempt(_marked, plan, occurrences, said)
    if isinstance(made, HomeworkKitError):
        del plan, occurrences, reason, note, agreed_by, noted_at, said
        raise made
    return made


def _marked(plan: Assignment, occurrences: tuple[str, ...], said: Mapping[str, Any]) -> Assignment:
    members = {name: value for name, value in said.items() if value is not None}
    marks: list[Any] = [
        _said_anew(mark, members) if mark.occurrence in occurrences else mark
        for mark in plan.set_aside
    ]
    known = [mark.occurrence for mark in plan.set_aside]
    for key in occurrences:
        if key not in known:
            known.append(key)
            marks.append({"occurrence": key, **members})
    changed = amend(plan, set_aside=marks)
    return plan if tuple(changed.set_aside) == tuple(plan.set_aside) else changed


def _said_anew(mark: SetAside, members: dict[str, Any]) -> dict[str, Any]:
    said = members_of(mark) | members
    return {name: value for name, value in said.items() if value is not None}

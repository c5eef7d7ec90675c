"""Breaks of a plan: when practice rests, and from when on it goes on.

Both are edits of one version (data-model.md, Edits), so they recompute history: occasions of the
dates that a break newly covers are paused, those of the dates that it lets go are expected again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from homework_kit.errors import AlreadyPaused, HomeworkKitError, NotPaused, WrongArgument
from homework_kit.models.assignment import AgreedBy, Assignment, Pause
from homework_kit.models.attempt import attempt, local_date
from homework_kit.models.edits import amend
from homework_kit.models.remake import remade


def pause(
    plan: Assignment,
    /,
    *,
    from_: dt.date,
    until: dt.date | None = None,
    reason: str | None = None,
    agreed_by: AgreedBy | None = None,
    note: str | None = None,
) -> Assignment:
    """Make the next revision of a version, with one more break; the plan given stays as it is.

    Anyone may pause and no reason is needed. Only a version's own pauses hold, so give the version
    that rules on those dates; where two do, pause each of them.

    Args:
        plan: the version to pause (by position).
        from_: the first local date without practice.
        until: the first local date of practice again; None while nobody knows it (`hk.resume`).
        reason: the person's words.
        agreed_by: who said so.
        note: more of the person's words.

    Returns:
        The new revision; or the plan itself, where it says the very same already.

    Raises:
        AlreadyPaused: when another pause covers some of these dates.
        InvalidDocument: ends-before-start, or any other problem of the changed plan.

    Source: data-model.md, An assignment's days, and Edits.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"),
    ... )
    >>> away = pause(plan, from_=dt.date(2026, 2, 9), until=dt.date(2026, 2, 16))
    >>> away.version, away.supersedes, [each.canonical() for each in away.pauses]
    (1, ('1',), ['{"from":"2026-02-09","until":"2026-02-16"}'])
    """
    if not isinstance(plan, Assignment):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del plan, reason, note
        raise WrongArgument("pause", "an Assignment")
    said = {"from_": from_, "until": until, "reason": reason, "agreed_by": agreed_by, "note": note}
    made = attempt(_paused, plan, said)
    if isinstance(made, HomeworkKitError):
        del plan, from_, until, reason, agreed_by, note, said
        raise made
    return made


def _paused(plan: Assignment, said: Mapping[str, Any]) -> Assignment:
    members = {name: value for name, value in said.items() if value is not None}
    # On the wire, and so in a plain object, `from_` is `from`.
    members["from"] = members.pop("from_", None)
    changed = amend(plan, pauses=[*plan.pauses, members])
    *before, added = changed.pauses
    if added in before:
        return plan
    for index, other in enumerate(before):
        if added.from_ < _end(other) and other.from_ < _end(added):
            raise AlreadyPaused(index)
    return changed


def _end(pause: Pause) -> dt.date:
    return pause.until or dt.date.max


def resume(plan: Assignment, /, *, on: dt.date) -> Assignment:
    """Make the next revision of a version, in which practice goes on from a date.

    Every pause that holds the date ends before it; one that would begin on it is taken away. Later
    pauses stay. A next version has a copy of the pauses that were open when it was made
    (`hk.revise`): give the version that rules on that date.

    Args:
        plan: the version to go on with (by position).
        on: the first local date of practice again.

    Returns:
        The new revision; or the plan itself, where a pause ends on that date already.

    Raises:
        NotPaused: when no pause holds the date or ends on it.
        InvalidDocument: when `on` is no date.

    Source: data-model.md, An assignment's days, and Edits.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), pauses=[{"from": "2026-02-09"}],
    ... )
    >>> resume(plan, on=dt.date(2026, 2, 16)).pauses[0].until
    datetime.date(2026, 2, 16)
    """
    if not isinstance(plan, Assignment):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del plan
        raise WrongArgument("resume", "an Assignment")
    made = attempt(_resumed, plan, on)
    if isinstance(made, HomeworkKitError):
        del plan, on
        raise made
    return made


def _resumed(plan: Assignment, on: dt.date) -> Assignment:
    on = local_date(on, member="pauses")
    if not any(each.from_ <= on < _end(each) for each in plan.pauses):
        if any(each.until == on for each in plan.pauses):
            return plan
        raise NotPaused
    kept = [_before(each, on) for each in plan.pauses if each.from_ != on]
    return amend(plan, pauses=kept)


def _before(pause: Pause, on: dt.date) -> Pause:
    """End a pause before a date that it holds; any other pause stays as it is."""
    if not pause.from_ < on < _end(pause):
        return pause
    return remade(pause, until=on)

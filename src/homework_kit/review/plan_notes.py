"""Gentle notes on a plan: is it small, concrete, visible, and adapted to a real life?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import attrs

from homework_kit.errors import WrongArgument
from homework_kit.language.locales import locale_data
from homework_kit.models.arguments import entries_needed, plans_needed
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.rating import Rating
from homework_kit.models.schedules import BeforeSession, Repeating, Target
from homework_kit.models.tasks import GradedStepsTask, SkillRehearsalTask
from homework_kit.models.vocabulary import scale_bounds
from homework_kit.review.notes import Note
from homework_kit.schedule import occurrences
from homework_kit.schedule.walltime import DAY

_WEEKS: Final = 4
_SHARE_OF_SCALE: Final = Decimal(100)


@attrs.frozen(slots=True, kw_only=True)
class Thresholds:
    """Where the notes on a plan begin. None of them is a rule; an app may choose others.

    >>> Thresholds(minutes=10).confidence
    90
    """

    confidence: int = 90
    """Below so many percent "how likely"."""
    minutes: int = 20
    """Longer than so many minutes at a time."""
    minutes_a_week: int = 60
    """More than so many minutes a week, all active plans together."""
    difficulty: int = 70
    """From so many percent of its scale."""
    step_gap: int = 15
    """A rise of more than so many percent of the scale from one step to the next."""


def plan_notes(
    plans: Assignment | Iterable[Assignment | Tombstone] | Bundle,
    *,
    entries: Iterable[Entry | Tombstone] = (),
    thresholds: Thresholds | None = None,
    locale: str = "en",
) -> tuple[Note, ...]:
    """Give gentle notes on plans: is each small, concrete, visible and adapted to a real life?

    Of each plan the newest version that is active or proposed is looked at. Notes never block and
    are never raised; what to do with one is up to the two.

    Args:
        plans: one assignment, versions and revisions of several, or a bundle with its entries.
        entries: what was noted; a skill that was practiced before is not called new.
        thresholds: where the notes begin.
        locale: whose words the notes use.

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        WrongArgument: what was handed over is something else.
        UnknownZone: this host has no data for a plan's zone.

    Source: plan-notes.md.

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Breathe", task=OtherTask(what_to_do="Breathe"), confidence=60,
    ...     starts_on=dt.date(2026, 2, 2), schedule=AsNeeded(cue="tense"), rationale="sleep",
    ...     review_on=dt.date(2026, 2, 9), written_note_given=True,
    ... )
    >>> [(note.id, note.limit) for note in plan_notes(plan)]
    [('not_likely', 90)]
    """
    locale_data("messages", locale)  # refused here, and not where a note is read
    entries = entries_needed(entries)
    if thresholds is not None and not isinstance(thresholds, Thresholds):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        raise WrongArgument("thresholds", "Thresholds", "Leave it out for the usual ones.")
    if isinstance(plans, Bundle):
        entries = (*plans.entries, *entries)
        given: Iterable[Assignment | Tombstone] = plans.assignments
    else:
        given = [plans] if isinstance(plans, Assignment) else plans_needed(plans)
    limits = thresholds or Thresholds()
    newest: dict[str, Assignment] = {}
    for plan in sorted(current(given), key=lambda each: (each.id, each.version)):
        newest[plan.id] = plan
    looked_at = [plan for plan in newest.values() if plan.status in ("active", "proposed")]
    begun = {entry.assignment_id for entry in current(entries)}
    notes = [note for plan in looked_at for note in _on_plan(plan, begun, limits)]
    notes += _on_all(looked_at, limits)
    return tuple(attrs.evolve(note, locale=locale) for note in notes)


def _on_plan(plan: Assignment, begun: set[str | None], limits: Thresholds) -> Iterator[Note]:
    minutes = _minutes(plan)
    foreseen = {each.code for each in plan.foreseen_obstacles}
    hard = plan.difficulty is not None and _percent(plan.difficulty) >= limits.difficulty
    found: dict[str, tuple[bool, int | None]] = {
        "not_likely": (
            plan.confidence is not None and plan.confidence < limits.confidence,
            limits.confidence,
        ),
        "no_cue": (not _has_cue(plan), None),
        "not_visible": (not _is_visible(plan), None),
        "long": (minutes is not None and minutes > limits.minutes, limits.minutes),
        "hard": (hard and plan.smaller_version is None, None),
        "no_rationale": (plan.rationale is None, None),
        "no_review_date": (plan.review_on is None, None),
        "new_skill": (
            isinstance(plan.task, SkillRehearsalTask)
            and "skill_not_familiar" in foreseen
            and plan.id not in begun,
            None,
        ),
    }
    for name, (holds, limit) in found.items():
        if holds:
            yield Note(id=name, document_id=plan.id, limit=limit)
    if isinstance(plan.task, GradedStepsTask):
        yield from _on_steps(plan.id, plan.task, limits)


def _on_steps(plan_id: str, task: GradedStepsTask, limits: Thresholds) -> Iterator[Note]:
    if len(task.steps) == 1:
        yield Note(id="few_steps", document_id=plan_id)
    rises = [
        _percent(after.expected) - _percent(before.expected)
        for before, after in pairwise(task.steps)
    ]
    if any(rise > limits.step_gap for rise in rises):
        yield Note(id="wide_gap", document_id=plan_id, limit=limits.step_gap)


def _on_all(plans: Sequence[Assignment], limits: Thresholds) -> Iterator[Note]:
    active = [plan for plan in plans if plan.status == "active"]
    if sum(_minutes_a_week(plan) for plan in active) > limits.minutes_a_week:
        yield Note(id="much_a_week", document_id=None, limit=limits.minutes_a_week)


def _percent(rating: Rating) -> Decimal:
    """Say where on its scale a rating stands, from 0 to 100."""
    low, high = scale_bounds(rating.scale)
    return (Decimal(repr(rating.value)) - low) / (high - low) * _SHARE_OF_SCALE


def _has_cue(plan: Assignment) -> bool:
    """A time, something it follows, or a moment of its own; a person is reminded by any of them."""
    if plan.plan is not None and plan.plan.if_cue is not None:
        return True
    schedule = plan.schedule
    if isinstance(schedule, Repeating):
        return bool(schedule.times)
    return not isinstance(schedule, Target | BeforeSession)


def _is_visible(plan: Assignment) -> bool:
    seen = plan.plan is not None and plan.plan.cue_object is not None
    return seen or plan.written_note_given is True


def _minutes(plan: Assignment) -> int | None:
    if plan.plan is not None and plan.plan.minutes is not None:
        return plan.plan.minutes
    return plan.task.minutes if isinstance(plan.task, SkillRehearsalTask) else None


def _minutes_a_week(plan: Assignment) -> Decimal:
    """Estimate from the first four weeks of a plan; one without minutes says nothing."""
    minutes = _minutes(plan)
    if minutes is None:
        return Decimal(0)
    if isinstance(plan.schedule, Target) and plan.schedule.per == "session":
        return Decimal(minutes * plan.schedule.times)  # a session a week, as is usual
    if isinstance(plan.schedule, BeforeSession):
        return Decimal(minutes)
    start = dt.datetime.combine(plan.starts_on, dt.time(), dt.UTC) - DAY
    found = occurrences(plan, start, start + (7 * _WEEKS + 1) * DAY, zones="Etc/UTC")
    return Decimal(minutes * sum(each.required for each in found)) / _WEEKS

"""How each plan went since a moment, as facts: by the formula of its schedule, or how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from homework_kit.models.assignment import Assignment
from homework_kit.models.summary import AssignmentSummary, SummaryBlock, TargetCounts
from homework_kit.review.facts import Fact, fact


def headlines(
    plans: list[Assignment],
    summaries: Sequence[AssignmentSummary],
    since: dt.date,
    *,
    today: dt.date,
    noted: bool,
) -> Iterator[Fact]:
    """Say how each plan went, how it ended, or that nothing was noted.

    What ended after `today` had not ended then: a look back does not tell of it.
    """
    by_id = {summary.assignment_id: summary for summary in summaries}
    begun = [plan for plan in plans if plan.starts_on <= today]
    followed = {plan.replaces_assignment for plan in begun}
    for plan in plans:
        ahead = plan.status_on is not None and plan.status_on > today
        yield from () if ahead else _ended(plan, begun, since)
        over = (plan.status in {"stopped", "replaced"} and not ahead) or plan.id in followed
        if noted and not over and plan.id in by_id:
            summary = by_id[plan.id]
            # The title is the newest version's, so the numbers are, where it has any.
            newest = next(each for each in summary.versions if each.version == plan.version)
            ruled = newest.counted or newest.so_far.tried or newest.used is not None
            yield from _practice(newest if ruled else summary, plan.title, since)
    if not noted and since <= today:  # before the first plan starts there is nothing to say
        yield fact("recap.no_notes", 0, since=since)


def _ended(plan: Assignment, begun: list[Assignment], since: dt.date) -> Iterator[Fact]:
    """Say how a task ended, never opening with "0 of n" (adherence.md, A summary never, 16)."""
    next_plan = next((each for each in begun if each.replaces_assignment == plan.id), None)
    if next_plan is not None:
        if next_plan.starts_on >= since:
            yield fact(
                "recap.replaced",
                1,
                title=plan.title,
                new_title=next_plan.title,
                date=next_plan.starts_on,
            )
    elif plan.status == "stopped" and plan.status_on is not None and plan.status_on >= since:
        yield fact("recap.stopped", 1, title=plan.title, date=plan.status_on)


def _practice(summary: SummaryBlock, title: str, since: dt.date) -> Iterator[Fact]:
    """Say how often, by the formula of the schedule, and what was left out of the count."""
    if summary.used is not None:
        yield fact("recap.as_needed", 0, summary.used.times_used, since=since, title=title)
        if summary.used.came_up_not_used:
            yield fact("recap.as_needed_not_used", 2, summary.used.came_up_not_used, title=title)
    elif summary.target is not None:
        yield from _target(summary, summary.target, title, since)
    elif summary.counted:
        yield _occasions(summary, title)
    details = (
        ("recap.set_aside", 3, summary.occasions.set_aside),
        ("recap.paused", 4, summary.occasions.paused),
        # A target says its extra practice in its own sentence.
        ("recap.extra", 4, summary.extra if summary.target is None else 0),
        ("recap.added_later", 5, summary.recalled),
        ("recap.smaller", 5, summary.outcomes.smaller_version),
    )
    for message, rank, count in details:
        if count:
            yield fact(message, rank, count)


def _target(
    summary: SummaryBlock, target: TargetCounts, title: str, since: dt.date
) -> Iterator[Fact]:
    """Say the closed periods against the plan, or what an open one has so far."""
    if target.planned:
        full = [row for row in target.periods if row.closed and not row.partial]
        practiced = sum(row.practiced for row in full if not row.paused_days)
        planned = target.planned
        yield fact("recap.target_closed", 0, practiced, since=since, title=title, planned=planned)
    elif summary.so_far.practiced:
        yield fact("recap.open_so_far", 0, summary.so_far.practiced)


def _occasions(summary: SummaryBlock, title: str) -> Fact:
    if summary.answered is not None:
        answered = summary.answered.in_window
        return fact("recap.prompted", 0, summary.counted, title=title, answered=answered)
    practiced = summary.occasions.practiced
    if not practiced:
        return fact("recap.fixed_closed_none", 0, summary.counted, title=title)
    return fact("recap.fixed_closed", 0, summary.counted, title=title, practiced=practiced)

"""How each plan went since a moment, as facts: by the formula of its schedule, or how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.summary import AssignmentSummary, SummaryBlock, TargetCounts
from homework_kit.review.facts import Fact, fact
from homework_kit.review.standing import is_ahead


def headlines(
    plans: list[Assignment],
    summaries: Sequence[AssignmentSummary],
    since: dt.date,
    *,
    today: dt.date,
    noted: bool,
) -> Iterator[Fact]:
    """Say how each plan went, how it ended, or that nothing was noted.

    `plans` are all versions of all plans, in order of version. What ended after `today` had not
    ended then, and what starts after it has nothing to say yet: a look back does not tell of it.
    """
    by_id = {summary.assignment_id: summary for summary in summaries}
    begun: dict[str, list[Assignment]] = {}
    for plan in plans:
        if plan.starts_on <= today:
            begun.setdefault(plan.id, []).append(plan)
    newest = [versions[-1] for versions in begun.values()]
    followed = {plan.replaces_assignment for plan in newest}
    for versions in begun.values():
        plan = versions[-1]
        ahead = is_ahead(plan, today)
        yield from () if ahead else _ended(plan, newest, since)
        over = (plan.status in {"stopped", "replaced"} and not ahead) or plan.id in followed
        if noted and not over and plan.id in by_id:
            yield from _plan(versions, by_id[plan.id], since)
    if not noted and since <= today:  # before the first plan starts there is nothing to say
        yield fact("recap.no_notes", 0, since=since)


def _plan(versions: list[Assignment], summary: AssignmentSummary, since: dt.date) -> Iterator[Fact]:
    """Say how the newest version went; where it is new, what there was before it, and the change.

    A date beside a number is the first day that the number counts.
    """
    *earlier, newest = versions
    blocks = {block.version: block for block in summary.versions}
    before = [each for each in earlier if _ruled(blocks.get(each.version))]
    if not _ruled(blocks.get(newest.version)):
        # Nothing of it is counted yet, so the numbers of the whole are those of what was before.
        title = before[-1].title if before else newest.title
        yield from _practice(summary, title, max(since, versions[0].starts_on))
        yield from _became(earlier, newest, since)
        return
    if newest.starts_on > since:
        for each in before:
            heads = _headline(blocks[each.version], each.title, max(since, each.starts_on))
            yield from (attrs.evolve(head, rank=2) for head in heads)
    yield from _became(earlier, newest, since)
    yield from _practice(blocks[newest.version], newest.title, max(since, newest.starts_on))


def _ruled(block: SummaryBlock | None) -> bool:
    return block is not None and bool(block.counted or block.so_far.tried or block.used is not None)


def _became(earlier: list[Assignment], newest: Assignment, since: dt.date) -> Iterator[Fact]:
    """Say from when on the plan is another one, and under which name."""
    if not earlier or newest.starts_on <= since:
        return
    before, date = earlier[-1].title, newest.starts_on
    if before == newest.title:
        yield fact("recap.changed", 1, title=before, date=date)
    else:
        yield fact("recap.replaced", 1, title=before, new_title=newest.title, date=date)


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
    """Say how often, by the formula of the schedule, and what was left out of the count.

    What stands beside a count is said after it or not at all, since alone it would seem to belong
    to the plan that was named before.
    """
    heads = [*_headline(summary, title, since)]
    if not heads:
        return
    yield from heads
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


def _headline(summary: SummaryBlock, title: str, since: dt.date) -> Iterator[Fact]:
    """Say how often, by the formula of the schedule."""
    if summary.used is not None:
        yield fact("recap.as_needed", 0, summary.used.times_used, since=since, title=title)
        if summary.used.came_up_not_used:
            yield fact("recap.as_needed_not_used", 2, summary.used.came_up_not_used, title=title)
    elif summary.target is not None:
        yield from _target(summary, summary.target, title, since)
    elif summary.counted:
        yield _occasions(summary, title, since)


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
        yield fact("recap.open_so_far", 0, summary.so_far.practiced, title=title)


def _occasions(summary: SummaryBlock, title: str, since: dt.date) -> Fact:
    if summary.answered is not None:
        answered = summary.answered.in_window
        return fact(
            "recap.prompted", 0, summary.counted, since=since, title=title, answered=answered
        )
    practiced = summary.occasions.practiced
    if practiced:
        return fact(
            "recap.fixed_closed", 0, summary.counted, since=since, title=title, practiced=practiced
        )
    # Practice is noted, though at no set time: "no note of practice" would be false.
    message = "recap.fixed_closed_other" if summary.extra else "recap.fixed_closed_none"
    return fact(message, 0, summary.counted, since=since, title=title)

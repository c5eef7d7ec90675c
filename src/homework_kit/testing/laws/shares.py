"""Laws of the numbers in a summary: shares, floors and targets, occasions and not rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from homework_kit.adherence import summarize as ours
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.remake import remade
from homework_kit.models.schedules import Target
from homework_kit.models.summary import SummaryBlock
from homework_kit.schedule import Occurrence
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.look import Look, Summarizer, Window, blocks, counted, states_of
from homework_kit.testing.laws.story import joined

_PAGE: Final = "adherence.md"
_FLOOR: Final = 20
_ROUNDED: Final = 0.000_051
"""Shares have four decimals."""


@lawful(
    "summary.nothing-due",
    says="Where nothing is due there is no share: neither 0 nor 1, and a reason in its place.",
    page=_PAGE,
    quote="Where nothing has closed there is no share, and `why_no_share` says why. It is neither "
    "0 nor 1.",
)
def share_needs_something_due(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to no share over nothing; an empty week is not a week of 100 percent.

    Source: adherence.md, The shares.

    Raises:
        LawBroken: there is a share of nothing, a share with a reason against it, or neither.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> share_needs_something_due(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    for name, block in blocks(look.summary()):
        of_nothing = block.share is not None and block.counted == 0
        if of_nothing or (block.share is None) is (block.why_no_share is None):
            why = block.why_no_share or "no reason"
            return joined(
                look.told(),
                f"{name}: share {block.share} of {block.counted} counted, {why}.",
            )
    return None


def _parts(block: SummaryBlock) -> tuple[int, int]:
    """Give what the share of a block is, numerator and denominator."""
    if block.target is not None:
        return block.target.towards, block.target.planned
    if block.answered is not None:
        return block.answered.in_window, block.answered.delivered
    states = block.occasions
    closed = states.practiced + states.tried + states.told_not_done + states.no_entry
    return states.practiced, closed


@lawful(
    "summary.denominator",
    says="A share is what was practiced of what closed, without what was paused or set aside.",
    page=_PAGE,
    quote="closed occasions without those set aside or paused",
)
def share_is_of_what_closed(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a share to the counts that stand beside it.

    Source: adherence.md, The shares: the denominators.

    Raises:
        LawBroken: `counted` is not the denominator, or the share is not the quotient.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> share_is_of_what_closed(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    for name, block in blocks(look.summary()):
        practiced, closed = _parts(block)
        if block.share is None or closed == 0:
            continue
        if block.counted != closed or abs(block.share - practiced / closed) > _ROUNDED:
            return joined(
                look.told(),
                f"{name}: {practiced} of {closed} by its own counts.",
                f"Its share is {block.share} of {block.counted}.",
            )
    return None


@lawful(
    "summary.floors",
    says="Below 20 counted there are counts and no percentages.",
    page=_PAGE,
    quote='Below 20 counted, `display` is `counts`: say "2 of 3". From 20 on it is `percent`.',
)
def no_percent_of_little(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to the floor under which a percentage says more than is known.

    Source: adherence.md, Why there is no score: no percentages of little.

    Raises:
        LawBroken: little is shown as a percentage, or enough is not.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> no_percent_of_little(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    for name, block in blocks(look.summary()):
        may_be = block.share is not None and block.counted >= _FLOOR
        if (block.display == "percent") is not may_be:
            shown = f"{name}: {block.counted} counted, shown as {block.display}."
            return joined(look.told(), shown)
    return None


def _counts_days(bundle: Bundle) -> bool:
    """Say whether a target counts each day once, so that less than was practiced goes towards."""
    plans: tuple[Assignment, ...] = current(bundle.assignments)
    rules = [each.schedule for each in plans]
    return any(isinstance(rule, Target) and rule.distinct_days for rule in rules)


@lawful(
    "summary.no-carry-over",
    says="What was more than planned in one period is extra, and the next one starts at none.",
    page=_PAGE,
    quote="A target does not carry over.",
)
def target_does_not_carry_over(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold each period of a target to its own practice, and the target to its whole periods.

    Source: adherence.md, The shares: seven times on Sunday.

    Raises:
        LawBroken: a period counts more or less than its own practice up to what was planned.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> target_does_not_carry_over(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    by_days = _counts_days(bundle)
    for name, block in blocks(look.summary()):
        for row in () if block.target is None else block.target.periods:
            most = row.practiced if row.planned is None else min(row.practiced, row.planned)
            towards = row.towards or 0
            if (
                towards + row.extra != row.practiced
                or not (0 if by_days else most) <= towards <= most
            ):
                return joined(
                    look.told(),
                    f"{name}, period from {row.from_}: {row.practiced} practiced of {row.planned}.",
                    f"It counts {row.towards} towards the target and {row.extra} extra.",
                )
    return None


def _practiced_by_key(bundle: Bundle, plan: str, due: Iterable[Occurrence]) -> Entry | None:
    """Find a practiced note of the person's own that names a fixed occasion of a plan."""
    keys = {each.key for each in due}
    noted: tuple[Entry, ...] = current(bundle.entries)
    for each in noted:
        practiced = each.outcome in ("as_agreed", "smaller_version") and each.source == "self"
        if practiced and each.assignment_id == plan and each.occurrence in keys:
            return each
    return None


@lawful(
    "summary.one-occasion-once",
    says="Two notes about one occasion are one occasion, not two.",
    page=_PAGE,
    quote="What is left over is `extra`: it is reported, and it is in no share.",
)
def one_occasion_counts_once(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to counting occasions and not rows: a practiced note is written once more.

    Source: adherence.md, Which note belongs to which occasion: what is left over is extra.

    Raises:
        LawBroken: the second note changes the state of an occasion.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> one_occasion_counts_once(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    before = look.summary()
    due = look.due(before)
    for whole in before.assignments:
        plan = whole.assignment_id
        note = _practiced_by_key(bundle, plan, due.get(plan, ()))
        if note is None:
            continue
        again = remade(note, id=f"{note.id}-again"[-128:], revision="1", supersedes=())
        after = look.summary(entries=[*bundle.entries, again])
        for one, other in zip(before.assignments, after.assignments, strict=True):
            if states_of(one) != states_of(other):
                return joined(
                    look.told(),
                    f"Then a second note was written about {note.occurrence}.",
                    f"Before: {counted(states_of(one))}.",
                    f"After: {counted(states_of(other))}.",
                )
    return None

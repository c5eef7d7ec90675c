"""Laws of summaries: each occasion has one state, and silence is never read as "not done"."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any, Final

from homework_kit.adherence import summarize as ours
from homework_kit.io import dumps
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.look import Look, Summarizer, Window, blocks, counted, states_of
from homework_kit.testing.laws.story import joined

_PAGE: Final = "adherence.md"


@lawful(
    "summary.partition",
    says="Each occasion is in one state, so the states of a plan add up to its occasions.",
    page=_PAGE,
    quote="Each occasion is in exactly one state, so the states add up.",
)
def states_add_up(
    bundle: Bundle,
    *,
    as_of: dt.datetime,
    window: tuple[dt.datetime, dt.datetime],
    summarize: Summarizer = ours,
) -> str | None:
    """Hold a summary to as many occasions as `hk.occurrences` gives in its window.

    Source: adherence.md, One state per occasion.

    Args:
        bundle: one person's documents.
        as_of: the moment of looking.
        window: the window that is asked for: by default a summary gives each plan one of its own.
        summarize: the summary that is held to the law.

    Raises:
        LawBroken: an occasion is in no state or in two; or rows are counted and not occasions.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> states_add_up(WEEK, as_of=NOW, window=(NOW - dt.timedelta(days=9), NOW))
    """
    look = Look(bundle, as_of, window, summarize)
    summary = look.summary()
    due = look.due(summary)
    for whole in summary.assignments:
        states = states_of(whole)
        expected = len(due.get(whole.assignment_id, ()))
        if states.total() != expected:
            said = f"The summary counts {states.total()}: {counted(states)}."
            plan = f"Plan {whole.assignment_id} had {expected} occasions."
            return joined(look.told(), plan, said)
    return None


@lawful(
    "summary.versions-add-up",
    says="The block of the whole counts what the blocks of its versions count together.",
    page=_PAGE,
    quote="each version has a block of its own, and one block is for the whole",
)
def versions_add_up(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to versions that share no occasion and lose none.

    Source: adherence.md, The shares: a plan that changed is two plans.

    Raises:
        LawBroken: the versions together count something else than the whole.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> versions_add_up(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    for whole in look.summary().assignments:
        parts = sum((states_of(each) for each in whole.versions), Counter[str]())
        if parts != +states_of(whole):
            return joined(
                look.told(),
                f"Plan {whole.assignment_id} as a whole: {counted(states_of(whole))}.",
                f"Its versions together: {counted(parts)}.",
            )
    return None


def _same(look: Look, change: str, **members: Any) -> str | None:
    """Say whether a summary differs when lists of the bundle are told in another way."""
    one, other = look.summary(), look.summary(**members)
    if dumps(one) == dumps(other):
        return None
    pairs = zip(blocks(one), blocks(other), strict=False)
    lines = [
        f"{name}: {counted(states_of(before))}; then {counted(states_of(after))}."
        for (name, before), (_, after) in pairs
        if before != after
    ]
    return joined(look.told(), change, lines or ["The summary is another one."])


@lawful(
    "summary.any-order",
    says="The order of notes, plans and obstacles changes nothing.",
    page=_PAGE,
    quote="The order in which notes arrive changes nothing",
)
def order_does_not_matter(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to taking documents as a set: it is asked with every list backwards.

    Source: adherence.md, Which note belongs to which occasion.

    Raises:
        LawBroken: backwards, the summary is another one.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> order_does_not_matter(WEEK, as_of=NOW)
    """
    names = ("assignments", "entries", "obstacles", "sessions", "zones")
    backwards = {name: tuple(getattr(bundle, name))[::-1] for name in names}
    look = Look(bundle, as_of, window, summarize)
    return _same(look, "Every list was handed over backwards.", **backwards)


@lawful(
    "summary.twice",
    says="A note that arrives twice counts once.",
    page=_PAGE,
    quote="and neither does a note that arrives twice",
)
def arriving_twice_counts_once(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to counting an id once: it is asked with every document there twice.

    Source: adherence.md, Which note belongs to which occasion.

    Raises:
        LawBroken: with every document twice, the summary is another one.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> arriving_twice_counts_once(WEEK, as_of=NOW)
    """
    names = ("assignments", "entries", "obstacles")
    twice = {name: tuple(getattr(bundle, name)) * 2 for name in names}
    look = Look(bundle, as_of, window, summarize)
    return _same(look, "Every document arrived twice.", **twice)


@lawful(
    "summary.no-entry",
    says="An occasion without a note is never counted as not done: nobody said.",
    page=_PAGE,
    quote='**No entry** means that nobody said. It is not "not done".',
)
def no_entry_is_not_not_done(
    bundle: Bundle, *, as_of: dt.datetime, window: Window = None, summarize: Summarizer = ours
) -> str | None:
    """Hold a summary to saying "told not done" as often as the person told, and never more.

    It is asked twice: with the notes, and without any.

    Source: adherence.md, One state per occasion.

    Raises:
        LawBroken: more occasions are told not done than there are notes that say so.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> no_entry_is_not_not_done(WEEK, as_of=NOW)
    """
    look = Look(bundle, as_of, window, summarize)
    noted: tuple[Entry, ...] = current(bundle.entries)
    told = Counter(each.assignment_id for each in noted if each.outcome == "not_done_told")
    empty = {"entries": (), "obstacles": (), "reviews": ()}
    for said, members in ((told, {}), (Counter[str | None](), empty)):
        for whole in look.summary(**members).assignments:
            states, most = states_of(whole), said[whole.assignment_id]
            if states["told_not_done"] > most:
                without = ["There are no notes."] if members else []
                return joined(
                    look.told(),
                    without,
                    f"Notes that say not done: {most}.",
                    f"Plan {whole.assignment_id}: {counted(states)}.",
                )
    return None


@lawful(
    "summary.not-yet",
    says="What has not opened is not yet due, and what is open does not count before it closes.",
    page=_PAGE,
    quote="An **open** occasion counts once it has closed.",
)
def future_is_not_yet(
    bundle: Bundle,
    *,
    as_of: dt.datetime,
    window: tuple[dt.datetime, dt.datetime],
    summarize: Summarizer = ours,
) -> str | None:
    """Hold a summary to counting closed occasions alone: no day to come is a day without practice.

    Source: adherence.md, One state per occasion: the first that holds.

    Args:
        bundle: one person's documents.
        as_of: the moment of looking.
        window: a window that reaches beyond `as_of` tells most.
        summarize: the summary that is held to the law.

    Raises:
        LawBroken: other numbers of occasions are open, or not yet, than the clock says.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> later = NOW + dt.timedelta(days=3)
    >>> future_is_not_yet(WEEK, as_of=NOW, window=(NOW - dt.timedelta(days=9), later))
    """
    look = Look(bundle, as_of, window, summarize)
    summary = look.summary()
    due = look.due(summary)
    for whole in summary.assignments:
        found = [
            each for each in due.get(whole.assignment_id, ()) if not (each.paused or each.set_aside)
        ]
        ahead = sum(each.opens > as_of for each in found)
        now = sum(each.opens <= as_of < each.closes for each in found)
        if (whole.occasions.not_yet, whole.occasions.open) != (ahead, now):
            return joined(
                look.told(),
                f"By the clock {ahead} are not yet open, and {now} are open.",
                f"Plan {whole.assignment_id}: {counted(states_of(whole))}.",
            )
    return None

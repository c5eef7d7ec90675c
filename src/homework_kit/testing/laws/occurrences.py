"""Laws of occasions: however one asks, the same ones, in order, under names of their own."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session
from homework_kit.schedule import next_occurrence as our_next
from homework_kit.schedule import occurrences as ours
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.scheduler import (
    Occasion,
    Plans,
    Question,
    Scheduler,
    Zones,
    difference,
    named,
)
from homework_kit.testing.laws.story import joined, moment

_PAGE = "scheduling.md"
_REACH = dt.timedelta(days=400)


@lawful(
    "occurrences.sorted",
    says="Occasions come in the order in which they open, and that order is always the same.",
    page=_PAGE,
    quote="Occasions are sorted by `opens`, `closes`, assignment id and key",
)
def in_order(
    plans: Plans,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to one order: by opening, closing, assignment id and key.

    Source: scheduling.md, Details that decide: occasions are sorted.

    Raises:
        LawBroken: two occasions stand in the wrong order.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> in_order(WALK, START, END)
    """
    asked = Question(plans, zones, sessions)
    found = asked.ask(occurrences, start, end)
    ordered = sorted(found, key=lambda one: (one.opens, one.closes, one.assignment_id, one.key))
    for each, expected in zip(found, ordered, strict=True):
        if each is not expected:
            return joined(
                asked.told(start, end),
                f"In this place stands {named(each)}.",
                f"Here belongs {named(expected)}.",
            )
    return None


@lawful(
    "occurrences.own-keys",
    says="No two occasions of one plan have the same key.",
    page=_PAGE,
    quote="Together with the assignment id it names an occasion through daylight saving, travel, "
    "a new window and a new version",
)
def own_keys(
    plans: Plans,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to one name for one occasion.

    Source: scheduling.md, Occurrence: the key.

    Raises:
        LawBroken: one key names two occasions.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> own_keys(WALK, START, END)
    """
    asked = Question(plans, zones, sessions)
    found = asked.ask(occurrences, start, end)
    counts = Counter((each.assignment_id, each.key) for each in found)
    twice = [each for each in found if counts[each.assignment_id, each.key] > 1]
    if not twice:
        return None
    return joined(asked.told(start, end), [f"Under one key: {named(each)}." for each in twice])


@lawful(
    "occurrences.inside-window",
    says="Every occasion opens inside of what was asked for, and its window holds its due time.",
    page=_PAGE,
    quote="`opens <= due <= closes`; the window is `[opens, closes)`",
)
def inside_window(
    plans: Plans,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to `start <= opens < end`, and to `opens <= due <= closes`.

    Source: scheduling.md, Occurrence: the window is `[opens, closes)`.

    Raises:
        LawBroken: an occasion opens outside, or its due time lies outside of its window.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> inside_window(WALK, START, END)
    """
    asked = Question(plans, zones, sessions)
    for each in asked.ask(occurrences, start, end):
        what = None
        if not start <= each.opens < end:
            what = "It does not open in the time that was asked for."
        elif not each.opens <= each.due <= each.closes or each.opens == each.closes:
            what = f"It is due {moment(each.due)}, which its window does not hold."
        if what is not None:
            return joined(asked.told(start, end), f"Found: {named(each)}.", what)
    return None


@lawful(
    "occurrences.split-window",
    says="Asking in two parts gives what asking at once gives: nothing is dropped or doubled.",
    page=_PAGE,
    quote="windows side by side neither drop nor double one",
)
def split_window(
    plans: Plans,
    start: dt.datetime,
    middle: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to windows that are half-open, wherever they are split.

    Source: scheduling.md, When practice comes up: windows side by side.

    Args:
        plans: what is asked about.
        start: the start of the whole question.
        middle: where the two parts meet; at the very moment of an opening it tells most.
        end: the end of the whole question.
        zones: where the person is, for plans that float.
        sessions: the meetings, for what is due before them.
        occurrences: the scheduler that is held to the law.

    Raises:
        LawBroken: the two parts together are not the whole.

    >>> from homework_kit.testing.laws.example import END, MIDDLE, START, WALK
    >>> split_window(WALK, START, MIDDLE, END)
    """
    asked = Question(plans, zones, sessions)
    whole = asked.ask(occurrences, start, end)
    parts = asked.ask(occurrences, start, middle) + asked.ask(occurrences, middle, end)
    lines = difference(whole, parts, first="asked at once", second="asked in two parts")
    if not lines:
        return None
    return joined(asked.told(start, end), f"The two parts meet at {moment(middle)}.", lines)


@lawful(
    "occurrences.any-order",
    says="The order in which plans and sessions are handed over changes nothing.",
    page=_PAGE,
    quote="It is a pure function of its arguments",
)
def any_order(
    plans: Sequence[Assignment],
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to taking documents as a set: backwards and moved on by one.

    Source: scheduling.md, When practice comes up: a pure function.

    Raises:
        LawBroken: another order gives other occasions.

    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> any_order([WALK], START, END)
    """
    asked = Question(plans, zones, sessions)
    found = asked.ask(occurrences, start, end)
    for turned in (
        Question([*plans][::-1], zones, [*sessions][::-1]),
        Question([*plans[1:], *plans[:1]], zones, [*sessions[1:], *sessions[:1]]),
    ):
        again = turned.ask(occurrences, start, end)
        lines = difference(found, again, first="as given", second="in another order")
        if lines:
            return joined(asked.told(start, end), lines)
    return None


@lawful(
    "occurrences.next",
    says="The next occasion is the first one that opens strictly after a moment.",
    page=_PAGE,
    quote="the first that opens strictly after a moment, or None",
)
def next_is_first_after(
    plans: Plans,
    after: dt.datetime,
    *,
    zones: Zones = None,
    sessions: Sequence[Session] = (),
    next_occurrence: Callable[..., Occasion | None] = our_next,
) -> str | None:
    """Hold a search for the next occasion to what `hk.occurrences` finds in 400 days.

    Source: scheduling.md, When practice comes up: what is paused or set aside is left out.

    Raises:
        LawBroken: another occasion is called the next one, or none is.

    >>> from homework_kit.testing.laws.example import START, WALK
    >>> next_is_first_after(WALK, START)
    """
    asked = Question(plans, zones, sessions)
    tick = dt.timedelta(microseconds=1)
    later = ours(plans, after + tick, after + _REACH, zones=zones, sessions=sessions)
    first = next((each for each in later if not (each.paused or each.set_aside)), None)
    found = next_occurrence(plans, after, **asked.more)
    if found is not None and found.opens >= after + _REACH:
        found = None
    expected_, found_ = ([] if each is None else [each] for each in (first, found))
    lines = difference(expected_, found_, first="first after the moment", second="as the next one")
    if not lines:
        return None
    return joined(asked.told(after, after + _REACH), lines)

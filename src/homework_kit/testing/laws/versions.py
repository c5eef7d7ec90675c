"""Laws of occasions across changes of a plan: proposals, pauses and next versions."""

from __future__ import annotations

import datetime as dt

from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.remake import remade
from homework_kit.models.schedules import Repeating, Schedule
from homework_kit.schedule import occurrences as ours
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.scheduler import Question, Scheduler, Zones, difference
from homework_kit.testing.laws.story import joined, moment

_PAGE = "scheduling.md"


@lawful(
    "occurrences.proposed-is-nothing",
    says="A version that is only proposed changes no occasion.",
    page=_PAGE,
    quote="A `proposed` version yields nothing and cuts nothing.",
)
def proposed_is_nothing(
    plan: Assignment,
    on: dt.date,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to leaving a plan alone whose next version is proposed.

    Source: scheduling.md, Versions: a `proposed` version.

    Args:
        plan: the version in force.
        on: the day from which the proposed version would rule.
        start: the start of the question.
        end: the end of the question.
        zones: where the person is, for a plan that floats.
        occurrences: the scheduler that is held to the law.

    Raises:
        LawBroken: with the proposed version there are other occasions.

    >>> from homework_kit.testing.laws.example import END, MIDDLE, START, WALK
    >>> proposed_is_nothing(WALK, MIDDLE.date(), START, END)
    """
    told = dict.fromkeys(("ends_before", "starts_at", "status_on"))
    proposed = remade(plan, version=plan.version + 1, starts_on=on, status="proposed", **told)
    alone, both = Question(plan, zones), Question([plan, proposed], zones)
    lines = difference(
        alone.ask(occurrences, start, end),
        both.ask(occurrences, start, end),
        first="without the proposal",
        second="with the proposal",
    )
    return joined(both.told(start, end), lines) if lines else None


@lawful(
    "occurrences.pause-hides-nothing",
    says="A pause marks occasions; it takes none away and moves no window.",
    page=_PAGE,
    quote="Paused occasions are left out of agendas, and summaries report them: nothing vanishes "
    "silently.",
)
def pause_hides_nothing(
    plan: Assignment,
    pause: Pause,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to giving paused occasions as well, marked, where and when they were.

    Source: scheduling.md, Pauses: nothing vanishes silently.

    Raises:
        LawBroken: with the pause there are other occasions.

    >>> from homework_kit.testing.laws.example import END, MIDDLE, START, WALK
    >>> pause_hides_nothing(WALK, Pause(from_=MIDDLE.date()), START, END)
    """
    before = Question(plan, zones)
    after = Question(remade(plan, pauses=[*plan.pauses, pause]), zones)
    lines = difference(
        before.ask(occurrences, start, end),
        after.ask(occurrences, start, end),
        first="without the pause",
        second="with the pause",
    )
    if not lines:
        return None
    until = "" if pause.until is None else f" until {pause.until}"
    return joined(before.told(start, end), f"It was paused from {pause.from_}{until}.", lines)


def _is_every_day(rule: Schedule) -> bool:
    if not isinstance(rule, Repeating):
        return False
    return (rule.frequency, rule.interval, rule.count) == ("daily", 1, None)


@lawful(
    "occurrences.version-switch",
    says="A next version with the same schedule expects exactly what went on before.",
    page=_PAGE,
    quote="An occasion that opened before the switch keeps its key and its version",
)
def version_switch(
    plan: Assignment,
    on: dt.date,
    start: dt.datetime,
    end: dt.datetime,
    *,
    zones: Zones = None,
    occurrences: Scheduler = ours,
) -> str | None:
    """Hold a scheduler to losing and doubling nothing where one version follows another.

    Source: scheduling.md, Versions: occasions around the switch.

    Args:
        plan: a plan of every day, without a count or an end.
        on: the day on which the next version, with the same schedule, takes over.
        start: the start of the question.
        end: the end of the question.
        zones: where the person is, for a plan that floats.
        occurrences: the scheduler that is held to the law.

    Raises:
        LawBroken: key or due time of an occasion is another one, or one is lost or doubled.
        ValueError: the law says nothing of such a plan.

    >>> from homework_kit.testing.laws.example import END, MIDDLE, START, WALK
    >>> version_switch(WALK, MIDDLE.date(), START, END)
    """
    if not _is_every_day(plan.schedule) or plan.ends_before is not None:
        raise ValueError("This law is about plans of every day. Give it one without count and end.")
    later = remade(plan, version=plan.version + 1, starts_on=on, starts_at=None)
    alone, both = Question(plan, zones), Question([plan, later], zones)
    whole, parts = (each.ask(occurrences, start, end) for each in (alone, both))
    if [(each.key, each.due) for each in whole] == [(each.key, each.due) for each in parts]:
        return None
    one, other = ({(each.key, each.due) for each in found} for found in (whole, parts))
    return joined(
        both.told(start, end),
        [f"Without the switch alone: {key}, due {moment(at)}." for key, at in sorted(one - other)],
        [f"With the switch alone: {key}, due {moment(at)}." for key, at in sorted(other - one)],
        f"{len(whole)} occasions without the switch, {len(parts)} with it.",
    )

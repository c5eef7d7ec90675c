"""How what was agreed reads: the days, the times, and the rest of a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from homework_kit.cli.voice import Voice
from homework_kit.cli.wording import in_full
from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import (
    AsNeeded,
    ListedOccasion,
    ListedOccasions,
    Once,
    Prompted,
    Repeating,
    Schedule,
    Target,
)
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.models.vocabulary import WEEKDAYS, Weekday
from homework_kit.schedule.rule import Rule

_EVERY_DAY = frozenset(range(len(WEEKDAYS)))
_WORKING_WEEK = frozenset(range(5))
_A_YEAR_OF_DATES = 12
_A_LEAP_YEAR = 2024  # so that 29 February can be written


def how_often(plan: Assignment, voice: Voice) -> str:
    """Say when practice is expected.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Repeating(frequency="weekly", weekdays=["mo", "th"], times=["18:00"]),
    ... )
    >>> how_often(plan, Voice()), how_often(plan, Voice("de"))
    ('on Mondays and Thursdays at 18:00', 'montags und donnerstags um 18:00 Uhr')
    """
    schedule: Schedule = plan.schedule
    match schedule:
        case Repeating():
            said = _repeating(schedule, Rule.of(schedule, plan.starts_on), voice)
        case Target():
            apart = schedule.distinct_days and schedule.per != "day"
            shape = "target_days" if apart else "target"
            said = voice.say(f"cli.schedule.{shape}.{schedule.per}", count=schedule.times)
        case Once():
            said = _once(schedule, voice)
        case ListedOccasions():
            said = _listed(schedule.occasions, voice)
        case Prompted():
            said = _prompted(schedule, voice)
        case AsNeeded():
            said = voice.say("cli.schedule.as_needed", what=schedule.cue)
        case _:
            said = voice.say("cli.schedule.before_session")
    return said


def plan_rows(plan: Assignment, voice: Voice) -> Iterator[tuple[str, str]]:
    """Give what was agreed, as labels and what stands beside them.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), smaller_version="To the gate",
    ... )
    >>> list(plan_rows(plan, Voice()))
    [('How often', 'three times a week'), ('Or smaller', 'To the gate')]
    """
    agreed = plan.plan
    minutes = agreed.minutes if agreed else None
    foreseen = [voice.say(f"obstacle.{each.code}") for each in plan.foreseen_obstacles]
    rows = {
        "how_often": how_often(plan, voice),
        "if": agreed and agreed.if_cue,
        "then": agreed and agreed.then_action,
        "where": agreed and agreed.where,
        "with": agreed and agreed.with_whom,
        "takes": minutes and voice.say("cli.minutes", count=int(minutes)),
        "cue": agreed and agreed.cue_object,
        "why": plan.rationale,
        "smaller": plan.smaller_version,
        "confidence": plan.confidence is not None
        and voice.say("cli.plan.confidence_of", counted=voice.number(plan.confidence)),
        "foreseen": voice.list_of(foreseen),
    }
    for name, value in rows.items():
        if value:
            yield voice.say(f"cli.plan.{name}"), str(value)
    if isinstance(plan.task, GradedStepsTask):
        for place, step in enumerate(plan.task.steps):
            yield "" if place else voice.say("cli.plan.steps"), step.text


def unit_of(plan: Assignment) -> str:
    """Name what the rows of a plan's table are: its target's periods, or weeks.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=2, per="day"),
    ... )
    >>> unit_of(plan)
    'day'
    """
    return plan.schedule.per if isinstance(plan.schedule, Target) else "week"


def _once(occasion: Once | ListedOccasion, voice: Voice) -> str:
    if occasion.at is None:
        return voice.say("cli.schedule.once", date=in_full(occasion.on, voice))
    return voice.say(
        "cli.schedule.once_at", date=in_full(occasion.on, voice), counted=f"{occasion.at:%H:%M}"
    )


def _listed(occasions: Sequence[ListedOccasion], voice: Voice) -> str:
    if len(occasions) == 1:
        return _once(occasions[0], voice)
    dates = [each.on for each in occasions]
    first, last = min(dates), max(dates)
    if first == last:
        return voice.say("cli.schedule.listed_day", count=len(dates), date=in_full(first, voice))
    span = {"since": voice.date(first), "until": voice.date(last)}
    return voice.say("cli.schedule.listed", count=len(dates), **span)


def _prompted(schedule: Prompted, voice: Voice) -> str:
    since, until = f"{schedule.between.from_:%H:%M}", f"{schedule.between.until:%H:%M}"
    days = _numbers(schedule.weekdays)
    if not days or days == _EVERY_DAY:
        return voice.say(
            "cli.schedule.prompted", count=schedule.per_day, counted=since, until=until
        )
    what = _weekdays(days, voice)
    return voice.say(
        "cli.schedule.prompted_on", count=schedule.per_day, what=what, counted=since, until=until
    )


def _repeating(schedule: Repeating, rule: Rule, voice: Voice) -> str:
    """Say a rule that repeats; one with more limits than a phrase holds is on set days."""
    shape, what = _shape(rule, voice)
    slots: dict[str, str] = {"what": what} if what else {}
    count = None
    if shape != "some_days" and rule.interval > 1:
        count = rule.interval if rule.interval > 2 else None  # noqa: PLR2004 - every other
        shape += "_other" if count is None else "_every"
    if schedule.times:
        shape += "_at"
        slots["counted"] = voice.list_of([f"{time:%H:%M}" for time in sorted(set(schedule.times))])
    return voice.say(f"cli.schedule.{shape}", count=count, **slots)


def _shape(rule: Rule, voice: Voice) -> tuple[str, str]:
    """Give the shape of the sentence and its days; equal rules get equal words."""
    named = (bool(rule.weekdays), bool(rule.month_days), bool(rule.nth_weekdays))
    every_one = rule.interval == 1
    if rule.months or rule.frequency == "yearly":
        what = _dates(rule, voice) if named == (False, True, False) else ""
        if what and (rule.frequency == "yearly" or (rule.frequency == "monthly" and every_one)):
            return "yearly", what
    elif named == (False, False, False) or (
        rule.weekdays == _EVERY_DAY
        and not any(named[1:])
        and (rule.frequency == "daily" or every_one)
    ):
        return "daily", ""
    elif named == (True, False, False) and (rule.frequency == "weekly" or every_one):
        return "weekly", _weekdays(rule.weekdays, voice)
    elif rule.frequency == "monthly" and not rule.weekdays and sum(named) == 1:
        what = _month_days(rule, voice) if rule.month_days else _nth_weekdays(rule, voice)
        if what:
            return "monthly", what
    return "some_days", ""


def _numbers(weekdays: Sequence[Weekday]) -> frozenset[int]:
    return frozenset(WEEKDAYS.index(day) for day in weekdays)


def _weekdays(days: frozenset[int], voice: Voice) -> str:
    names = [voice.say(f"cli.weekdays.{WEEKDAYS[day]}") for day in sorted(days)]
    if days == _WORKING_WEEK:
        return voice.say("cli.range", since=names[0], until=names[-1])
    return voice.list_of(names)


def _month_days(rule: Rule, voice: Voice) -> str:
    """Write days of a month, the last one too; other days counted from the end have no words."""
    days = sorted(set(rule.month_days), key=lambda day: (day < 0, day))
    if any(day < -1 for day in days):
        return ""
    return voice.list_of([_month_day(day, voice) for day in days])


def _month_day(day: int, voice: Voice) -> str:
    if day == -1:
        return voice.say("cli.month_day.last")
    # CLDR's ordinal rule for English; German writes a dot after each.
    kinds = {1: "one", 2: "two", 3: "few"}
    kind = "other" if day // 10 == 1 else kinds.get(day % 10, "other")
    return voice.say(f"cli.month_day.{kind}", counted=str(day))


def _nth_weekdays(rule: Rule, voice: Voice) -> str:
    days = sorted(set(rule.nth_weekdays), key=lambda each: (each[0] < 0, *each))
    return voice.list_of(
        [
            voice.say(f"cli.nth.{n}", what=voice.say(f"cli.weekday_name.{WEEKDAYS[day]}"))
            for n, day in days
        ]
    )


def _dates(rule: Rule, voice: Voice) -> str:
    """Write the dates of a year, as long as they are few and each of its months has them."""
    days, months = sorted(set(rule.month_days)), sorted(rule.months)
    if not months or days[0] < 1 or len(days) * len(months) > _A_YEAR_OF_DATES:
        return ""
    try:
        dates = [dt.date(_A_LEAP_YEAR, month, day) for month in months for day in days]
    except ValueError:
        return ""
    return voice.list_of([voice.date(date) for date in dates])

"""How dates, schedules and plans read: words from the catalog, times as the plan has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from homework_kit.language.dates import list_of, long_date
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import (
    AsNeeded,
    ListedOccasions,
    Once,
    Prompted,
    Repeating,
    Schedule,
    Target,
)
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.models.vocabulary import WEEKDAYS

DAY = dt.timedelta(days=1)


def weekday_date(day: dt.date) -> str:
    """Write a date with its weekday.

    >>> weekday_date(dt.date(2026, 2, 3))
    'Tue 3 February'
    """
    weekday = say(f"cli.weekday.{WEEKDAYS[day.weekday()]}")
    return say("cli.day", label=weekday, date=long_date(day))


def date_and_time(moment: dt.datetime) -> str:
    """Write a moment by the clock of its own offset.

    >>> date_and_time(dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC))
    'Tue 3 February at 18:40'
    """
    return say("cli.day_at", date=weekday_date(moment.date()), when=f"{moment:%H:%M}")


def closing(moment: dt.datetime) -> str:
    """Write when a window closes; midnight is the end of a day, not the start of one.

    >>> closing(dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    'the end of Sun 1 March'
    """
    if moment.time() == dt.time(0, 0):
        return say("cli.end_of_day", date=weekday_date(moment.date() - DAY))
    return date_and_time(moment)


def opening(moment: dt.datetime) -> str:
    """Write when a window opens; at midnight the day is enough.

    >>> opening(dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    'on Mon 2 March'
    """
    midnight = moment.time() == dt.time(0, 0)
    date = weekday_date(moment.date()) if midnight else date_and_time(moment)
    return say("cli.on_day", date=date)


def days(first: dt.date, until: dt.date) -> str:
    """Write a half-open range of dates by its first and its last date.

    >>> days(dt.date(2026, 2, 2), dt.date(2026, 2, 9))
    '2 February to 8 February'
    """
    last = until - DAY
    if last <= first:
        return long_date(first)
    return say("cli.range", since=long_date(first), until=long_date(last))


def how_often(schedule: Schedule) -> str:
    """Say when practice is expected.

    >>> how_often(Target(times=3, per="week"))
    'three times a week'
    """
    name: str = schedule.type
    slots: dict[str, str] = {}
    count: int | None = None
    match schedule:
        case Target():
            name, count = f"target.{schedule.per}", schedule.times
        case Repeating():
            name = schedule.frequency
            if schedule.interval > 1:
                name, count = f"{name}_every", schedule.interval
        case Once():
            slots = {"date": weekday_date(schedule.on)}
        case ListedOccasions():
            count = len(schedule.occasions)
        case Prompted():
            count = schedule.per_day
        case AsNeeded():
            slots = {"what": schedule.cue}
        case _:
            pass
    return say(f"cli.schedule.{name}", count=count, **slots)


def at_what_times(schedule: Schedule) -> str:
    """Say on which weekdays and at which times, as far as the schedule names any.

    >>> at_what_times(Repeating(frequency="weekly", weekdays=["mo", "fr"], times=["18:00"]))
    'Mon, Fri and 18:00'
    """
    if isinstance(schedule, Once):
        return f"{schedule.at:%H:%M}" if schedule.at else ""
    if isinstance(schedule, Prompted):
        span = (f"{schedule.between.from_:%H:%M}", f"{schedule.between.until:%H:%M}")
        return say("cli.range", since=span[0], until=span[1])
    if not isinstance(schedule, Repeating):
        return ""
    names = [say(f"cli.weekday.{each}") for each in schedule.weekdays]
    return list_of([*names, *(f"{time:%H:%M}" for time in schedule.times)])


def plan_rows(plan: Assignment) -> Iterator[tuple[str, str]]:
    """Give what was agreed, as labels and what stands beside them.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), smaller_version="To the gate",
    ... )
    >>> list(plan_rows(plan))
    [('How often', 'three times a week'), ('Or smaller', 'To the gate')]
    """
    agreed = plan.plan
    minutes = agreed.minutes if agreed else None
    foreseen = [say(f"obstacle.{each.code}") for each in plan.foreseen_obstacles]
    rows = {
        "how_often": how_often(plan.schedule),
        "at": at_what_times(plan.schedule),
        "if": agreed and agreed.if_cue,
        "then": agreed and agreed.then_action,
        "where": agreed and agreed.where,
        "with": agreed and agreed.with_whom,
        "takes": minutes and say("cli.minutes", count=int(minutes)),
        "cue": agreed and agreed.cue_object,
        "why": plan.rationale,
        "smaller": plan.smaller_version,
        "confidence": plan.confidence is not None
        and say("cli.plan.confidence_of", counted=f"{plan.confidence:g}"),
        "foreseen": list_of(foreseen),
    }
    for name, value in rows.items():
        if value:
            yield say(f"cli.plan.{name}"), str(value)
    if isinstance(plan.task, GradedStepsTask):
        for place, step in enumerate(plan.task.steps):
            yield "" if place else say("cli.plan.steps"), step.text


def status_of(plan: Assignment) -> str:
    """Say how a plan stands, and since when if that is known.

    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), status="stopped", status_on="2026-02-09",
    ... )
    >>> status_of(plan)
    'stopped on 9 February'
    """
    since = plan.status_on
    if since is None and plan.status == "completed":
        since = plan.ends_before
    if since is None or plan.status in {"active", "proposed"}:
        return say(f"cli.status.{plan.status}")
    return say(f"cli.status.{plan.status}_on", date=long_date(since))


def option(name: str) -> str:
    """Give the text of an option by its id; what is no id is the person's own words.

    >>> option("tb-01"), option("ask my sister")
    ('put a step in between', 'ask my sister')
    """
    try:
        return say(f"demo.option.{name}")
    except KeyError:
        return name

"""How dates, moments and plans read: words from the catalog, times as the plan has them."""

from __future__ import annotations

import datetime as dt

from homework_kit.adherence.history import History
from homework_kit.language.dates import long_date
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.review import options
from homework_kit.schedule import Occurrence
from homework_kit.schedule.clock import Clock
from homework_kit.schedule.walltime import DAY

_SIGNS = str.maketrans("+-", "-+")


def weekday_date(day: dt.date) -> str:
    """Write a date with its weekday.

    >>> weekday_date(dt.date(2026, 2, 3))
    'Tue 3 February'
    """
    weekday = say(f"cli.weekday.{WEEKDAYS[day.weekday()]}")
    return say("cli.day", label=weekday, date=long_date(day))


def in_full(day: dt.date) -> str:
    """Write a date for a sentence, with the whole name of its weekday.

    >>> in_full(dt.date(2026, 2, 3))
    'Tuesday 3 February'
    """
    weekday = say(f"cli.weekday_name.{WEEKDAYS[day.weekday()]}")
    return say("cli.day", label=weekday, date=long_date(day))


def place_of(zone: str) -> str:
    """Name a time zone by its place.

    >>> place_of("America/New_York"), place_of("America/Argentina/Buenos_Aires")
    ('New York', 'Buenos Aires')

    The signs of zones such as `Etc/GMT+5`, which is five hours behind, are the wrong way round.

    >>> place_of("Etc/GMT+5")
    'GMT-5'
    """
    place = zone.rpartition("/")[2].replace("_", " ")
    return place.translate(_SIGNS) if zone.startswith("Etc/") else place


def as_of_line(moment: dt.datetime, clock: Clock | None) -> str:
    """Say as of when all that follows is told: by the clock of a plan, else of its own offset.

    >>> as_of_line(dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC), None)
    'As of Tuesday 3 February 2026 at 18:40, UTC time'
    """
    here = moment if clock is None else clock.here(moment)
    zone = _offset(moment) if clock is None else place_of(clock.zone_at(moment))
    date = say("cli.date_of_year", date=in_full(here.date()), counted=str(here.year))
    return say("cli.as_of", date=date, counted=f"{here:%H:%M}", what=zone)


def _offset(moment: dt.datetime) -> str:
    sign_and_hours, minutes = f"{moment:%z}"[:3], f"{moment:%z}"[3:5]
    return f"UTC{sign_and_hours}:{minutes}" if moment.utcoffset() else "UTC"


def closing(ends: dt.datetime, clock: Clock, zone: str) -> str:
    """Say until when there is time; what ends with a day is said to last through that day.

    `zone` names the zone that is told beside it; empty for none.

    >>> from homework_kit.schedule.walltime import DAY, FIRST_INSTANT, MIDNIGHT
    >>> utc = Clock(((FIRST_INSTANT, "Etc/UTC"),), MIDNIGHT)
    >>> closing(dt.datetime(2026, 2, 4, tzinfo=dt.UTC), utc, "")
    'through Tuesday 3 February'
    """
    place, day = place_of(zone) if zone else "", clock.date_of(ends)
    if ends == clock.day_start(day).at:
        return _on_date("cli.through", day - DAY, place)
    return _at_time("cli.until", ends, place)


def opening(occasion: Occurrence, clock: Clock, *, with_zone: bool) -> str:
    """Say when an occasion opens; where it opens with its day, the day is enough."""
    zone = place_of(occasion.zone) if with_zone else ""
    day_long = occasion.due == occasion.closes
    if day_long and occasion.opens == clock.day_start(occasion.local_date).at:
        return _on_date("cli.on_day", occasion.local_date, zone)
    return _at_time("cli.on_day_at", occasion.opens, zone)


def _on_date(message: str, day: dt.date, zone: str) -> str:
    date = in_full(day)
    return say(f"{message}_in", date=date, what=zone) if zone else say(message, date=date)


def _at_time(message: str, moment: dt.datetime, zone: str) -> str:
    date, time = in_full(moment.date()), f"{moment:%H:%M}"
    if zone:
        return say(f"{message}_in", date=date, counted=time, what=zone)
    return say(message, date=date, counted=time)


def days(first: dt.date, until: dt.date) -> str:
    """Write a half-open range of dates by its first and its last date.

    >>> days(dt.date(2026, 2, 2), dt.date(2026, 2, 9))
    '2 February to 8 February'
    """
    last = until - DAY
    if last <= first:
        return long_date(first)
    return say("cli.range", since=long_date(first), until=long_date(last))


def status_of(plan: Assignment, history: History) -> str:
    """Say how a version stands, and since or until when if that is known.

    >>> from homework_kit.adherence.history import gather
    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), time_zone="Etc/UTC",
    ...     status="stopped", status_on="2026-02-09",
    ... )
    >>> now = dt.datetime(2026, 2, 12, tzinfo=dt.UTC)
    >>> status_of(plan, gather([plan], [], [], zones=None, sessions=(), as_of=now))
    'stopped on 9 February'
    """
    if plan.status in {"completed", "replaced", "stopped"}:
        since = plan.status_on or (plan.ends_before if plan.status == "completed" else None)
        if since is not None:
            return say(f"cli.status.{plan.status}_on", date=long_date(since))
    reign = next((each for each in history.reigns if each.assignment is plan), None)
    before = reign.end_before if reign else None
    older = plan.version != history.versions[-1].version
    if older and before is None:
        return say("cli.status.superseded")
    if before is not None and (older or (plan.status == "active" and before <= history.today)):
        return say("cli.status.until", date=long_date(before - DAY))
    if plan.status == "active" and history.today < plan.starts_on:
        return say("cli.status.active_from", date=long_date(plan.starts_on))
    return say(f"cli.status.{plan.status}")


def option(name: str) -> str:
    """Give the text of an option by its id; what is no id is the person's own words.

    >>> option("tb-01"), option("ask my sister")
    ('put a step in between', 'ask my sister')
    """
    known = options.option(name)
    return name if known is None else known.text

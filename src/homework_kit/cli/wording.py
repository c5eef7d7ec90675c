"""How dates, moments and plans read: words from the catalog, times as the plan has them."""

from __future__ import annotations

import datetime as dt

from homework_kit.adherence.history import History
from homework_kit.cli.voice import Voice
from homework_kit.models.assignment import Assignment
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule import Occurrence
from homework_kit.schedule.clock import Clock
from homework_kit.schedule.walltime import DAY

_SIGNS = str.maketrans("+-", "-+")


def weekday_date(day: dt.date, voice: Voice) -> str:
    """Write a date with its weekday.

    >>> weekday_date(dt.date(2026, 2, 3), Voice())
    'Tue 3 February'
    """
    weekday = voice.say(f"weekday.{WEEKDAYS[day.weekday()]}")
    return voice.say("cli.day", label=weekday, date=voice.date(day))


def in_full(day: dt.date, voice: Voice) -> str:
    """Write a date for a sentence, with the whole name of its weekday.

    >>> in_full(dt.date(2026, 2, 3), Voice()), in_full(dt.date(2026, 2, 3), Voice("de"))
    ('Tuesday 3 February', 'Dienstag, 3. Februar')
    """
    weekday = voice.say(f"cli.weekday_name.{WEEKDAYS[day.weekday()]}")
    return voice.say("cli.day", label=weekday, date=voice.date(day))


def place_of(zone: str) -> str:
    """Name a time zone by its place, as the zone's own name has it, in every language.

    >>> place_of("America/New_York"), place_of("America/Argentina/Buenos_Aires")
    ('New York', 'Buenos Aires')

    The signs of zones such as `Etc/GMT+5`, which is five hours behind, are the wrong way round.

    >>> place_of("Etc/GMT+5")
    'GMT-5'
    """
    place = zone.rpartition("/")[2].replace("_", " ")
    return place.translate(_SIGNS) if zone.startswith("Etc/") else place


def as_of_line(moment: dt.datetime, clock: Clock | None, voice: Voice) -> str:
    """Say as of when all that follows is told: by the clock of a plan, else of its own offset.

    >>> moment = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC)
    >>> as_of_line(moment, None, Voice())
    'As of Tuesday 3 February 2026 at 18:40, UTC time'
    >>> as_of_line(moment, None, Voice("de"))
    'Stand: Dienstag, 3. Februar 2026, 18:40 Uhr (Zeit: UTC)'
    """
    here = moment if clock is None else clock.here(moment)
    zone = _offset(moment) if clock is None else place_of(clock.zone_at(moment))
    date = voice.say("date.of_year", date=in_full(here.date(), voice), counted=str(here.year))
    return voice.say("cli.as_of", date=date, counted=f"{here:%H:%M}", what=zone)


def _offset(moment: dt.datetime) -> str:
    sign_and_hours, minutes = f"{moment:%z}"[:3], f"{moment:%z}"[3:5]
    return f"UTC{sign_and_hours}:{minutes}" if moment.utcoffset() else "UTC"


def closing(ends: dt.datetime, clock: Clock, zone: str, voice: Voice) -> str:
    """Say until when there is time; what ends with a day is said to last through that day.

    `zone` names the zone that is told beside it; empty for none.

    >>> from homework_kit.schedule.walltime import DAY, FIRST_INSTANT, MIDNIGHT
    >>> utc = Clock(((FIRST_INSTANT, "Etc/UTC"),), MIDNIGHT)
    >>> closing(dt.datetime(2026, 2, 4, tzinfo=dt.UTC), utc, "", Voice())
    'through Tuesday 3 February'
    """
    place, day = place_of(zone) if zone else "", clock.date_of(ends)
    if ends == clock.day_start(day).at:
        return _on_date("cli.through", day - DAY, place, voice)
    return _at_time("cli.until", ends, place, voice)


def opening(occasion: Occurrence, clock: Clock, voice: Voice, *, with_zone: bool) -> str:
    """Say when an occasion opens; where it opens with its day, the day is enough."""
    zone = place_of(occasion.zone) if with_zone else ""
    day_long = occasion.due == occasion.closes
    if day_long and occasion.opens == clock.day_start(occasion.local_date).at:
        return _on_date("cli.on_day", occasion.local_date, zone, voice)
    return _at_time("cli.on_day_at", occasion.opens, zone, voice)


def _on_date(message: str, day: dt.date, zone: str, voice: Voice) -> str:
    date = in_full(day, voice)
    return (
        voice.say(f"{message}_in", date=date, what=zone) if zone else voice.say(message, date=date)
    )


def _at_time(message: str, moment: dt.datetime, zone: str, voice: Voice) -> str:
    date, time = in_full(moment.date(), voice), f"{moment:%H:%M}"
    if zone:
        return voice.say(f"{message}_in", date=date, counted=time, what=zone)
    return voice.say(message, date=date, counted=time)


def days(first: dt.date, until: dt.date, voice: Voice) -> str:
    """Write a half-open range of dates by its first and its last date.

    >>> days(dt.date(2026, 2, 2), dt.date(2026, 2, 9), Voice())
    '2 February to 8 February'
    """
    last = until - DAY
    if last <= first:
        return voice.date(first)
    return voice.say("cli.range", since=voice.date(first), until=voice.date(last))


def status_of(plan: Assignment, history: History, voice: Voice) -> str:
    """Say how a version stands, and since or until when if that is known.

    As of a day before its end, a plan that has ended since goes on until that end.

    >>> from homework_kit.adherence.history import gather
    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), starts_on="2026-02-02",
    ...     schedule=Target(times=3, per="week"), time_zone="Etc/UTC",
    ...     status="stopped", status_on="2026-02-09",
    ... )
    >>> now = dt.datetime(2026, 2, 12, tzinfo=dt.UTC)
    >>> def told(as_of):
    ...     history = gather([plan], [], [], zones=None, sessions=(), as_of=as_of)
    ...     return status_of(plan, history, Voice())
    >>> told(now), told(now - dt.timedelta(days=7))
    ('stopped on 9 February', 'until 8 February')
    """
    since = _over_since(plan)
    if since is not None:
        if is_ahead(plan, history):
            return voice.say("cli.status.until", date=voice.date(since - DAY))
        return voice.say(f"cli.status.{plan.status}_on", date=voice.date(since))
    reign = next((each for each in history.reigns if each.assignment is plan), None)
    before = reign.end_before if reign else None
    older = plan.version != history.versions[-1].version
    if older and before is None:
        return voice.say("cli.status.superseded")
    if before is not None and (older or (plan.status == "active" and before <= history.today)):
        return voice.say("cli.status.until", date=voice.date(before - DAY))
    if plan.status == "active" and history.today < plan.starts_on:
        return voice.say("cli.status.active_from", date=voice.date(plan.starts_on))
    return voice.say(f"cli.status.{plan.status}")


def is_ahead(plan: Assignment, history: History) -> bool:
    """Say whether the end that a version has by now was to come at the moment that is told."""
    since = _over_since(plan)
    return since is not None and history.today < since


def _over_since(plan: Assignment) -> dt.date | None:
    if plan.status in {"completed", "replaced", "stopped"}:
        return plan.status_on or (plan.ends_before if plan.status == "completed" else None)
    return None

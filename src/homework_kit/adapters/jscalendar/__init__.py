"""JSCalendar (RFC 8984): when a plan comes up, as the members of an event, and back.

An event says when something happens, and has no words for "three times a week, any day", for
prompts, for sessions or for cues. Those are refused; `losses` names what else stays behind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from homework_kit.adapters.jscalendar.form import Event, NDay, RecurrenceRule
from homework_kit.adapters.jscalendar.reading import read_event
from homework_kit.adapters.jscalendar.writing import write_listed, write_once, write_repeating
from homework_kit.adapters.objects import Object, Placed
from homework_kit.models.exchange import Exchanged, Findings, Loss
from homework_kit.models.schedules import ListedOccasions, Once, Repeating, Schedule
from homework_kit.models.zones import known_zones

__all__ = [
    "Event",
    "Exchanged",
    "Loss",
    "NDay",
    "Placed",
    "RecurrenceRule",
    "from_jscalendar",
    "to_jscalendar",
]


def to_jscalendar(
    schedule: Schedule, *, starts_on: dt.date, time_zone: str | None = None
) -> Exchanged[Event]:
    """Write when a schedule comes up as the members of an event, so that a calendar can show it.

    `uid`, `updated` and a title are the caller's: what a practice is called is the person's to
    show. Dates to leave out and to add become overrides; a window becomes the duration.

    Args:
        schedule: one that has dates: `once`, `listed` or `repeating`.
        starts_on: the local date on which the plan starts.
        time_zone: an IANA name; without it the event floats with the person.

    Raises:
        NotSayable: an event cannot say this type of schedule, or not this one.
        InvalidDocument: `time_zone` is no zone name.

    Source: RFC 8984, sections 4.3 and 5.1.

    >>> friday = Repeating(frequency="weekly", weekdays=["fr"], times=["18:00"])
    >>> written = to_jscalendar(friday, starts_on=dt.date(2026, 2, 3), time_zone="Europe/London")
    >>> written.value["start"], [loss.member for loss in written.losses]
    ('2026-02-06T18:00:00', ['starts_on'])
    """
    findings = Findings("schedule", "JSCalendar event")
    event: Event = {"@type": "Event"}
    if isinstance(schedule, Once):
        event = write_once(schedule, findings)
        if schedule.on < starts_on:
            findings.unsayable("on")
        elif schedule.on > starts_on:
            findings.lose("starts_on", "reworded")
    elif isinstance(schedule, ListedOccasions):
        event = write_listed(schedule, starts_on, findings)
        if event.get("start", "")[:10] != starts_on.isoformat():
            findings.lose("starts_on", "reworded")
    elif isinstance(schedule, Repeating):
        event = write_repeating(schedule, starts_on, findings)
    else:
        findings.unsayable(schedule.type)
    if time_zone is not None:
        if time_zone not in known_zones():
            findings.wrong("unknown-zone", "time_zone")
        event["timeZone"] = time_zone
    return findings.settle(event)


def from_jscalendar(event: Mapping[str, object]) -> Exchanged[Placed]:
    """Read when an event happens as a schedule, with its start and zone.

    What rides along, a title among it, is left behind and named in `losses`; a member that the
    standard does not know is named `?`. The start is an occasion also where the rule does not name
    it, as the standard has it.

    Args:
        event: an event as a JSON reader gives it; it may come from anywhere.

    Raises:
        InvalidDocument: it is no event; each problem's pointer says where.
        NotSayable: no schedule says exactly when it happens, such as with a moved occurrence.

    Source: RFC 8984, sections 4.3 and 5.1.

    >>> read = from_jscalendar({
    ...     "@type": "Event", "title": "Walk", "start": "2026-02-06T18:00:00",
    ...     "recurrenceRules": [{"@type": "RecurrenceRule", "frequency": "weekly"}],
    ... })
    >>> read.value.schedule.times, [str(loss) for loss in read.losses]
    ((datetime.time(18, 0),), ['title: the other form has no place for it'])
    """
    findings = Findings("JSCalendar event", "schedule")
    read = read_event(Object.of(event, findings), findings)
    del event
    return findings.settle(read)

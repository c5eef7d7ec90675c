"""The events of a calendar feed: one for each occasion, with no word of the plan's in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs
from icalendar import Alarm, Event, vDatetime, vText

from homework_kit.adapters.ical_zones import wall_time
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.canonical import canonical_text
from homework_kit.schedule import Occurrence, Reign
from homework_kit.schedule.walltime import DAY, INSTANT

Summary: TypeAlias = str | Callable[[Assignment, Occurrence], str]
"""What an event is called: one text for all, or a function of the plan's version and occasion."""

_UID_BYTES: Final = 16
_BREAKS: Final = {"Cc", "Cs", "Zl", "Zp"}
"""Controls, halves of characters, and what some readers take for the end of a line."""
_Property: TypeAlias = tuple[str, dt.date | dt.timedelta, dict[str, str]]


def event_uid(occasion: Occurrence, *, secret: str = "") -> str:
    """Name the event of an occasion: the same in every feed, for ever, and opaque.

    Calendars know an event by this name, so it depends on the assignment's id and the occasion's
    key alone: neither a moved session nor a new version makes a second event of it. An app that
    gets an event back finds its occasion by comparing.

    Args:
        occasion: the occasion.
        secret: what the feed was made with.

    Returns:
        The BLAKE2b hash of canonical JSON, `[secret, assignment id, key]`, as 32 hex digits.

    >>> opens, closes = (dt.datetime(2026, 7, day, tzinfo=dt.UTC) for day in (1, 2))
    >>> event_uid(Occurrence(
    ...     key="2026-07-01", assignment_id="a1", version=1, zone="Etc/UTC",
    ...     local_date=opens.date(), until_date=closes.date(),
    ...     opens=opens, due=closes, closes=closes,
    ... ))
    '76c4b339c9f9495f2beebf8ddbf83ee5'
    """
    named = canonical_text([secret, occasion.assignment_id, occasion.key])
    return hashlib.blake2b(named.encode(), digest_size=_UID_BYTES).hexdigest()


def plan_title(plan: Assignment, _: Occurrence) -> str:
    """Call an event by the title of its plan: pass it as `summary` to show titles.

    Titles of homework are private. Whoever sees the calendar sees them then: ask the person first.

    >>> from homework_kit.models.schedules import AsNeeded
    >>> from homework_kit.models.tasks import OtherTask
    >>> opens, closes = (dt.datetime(2026, 7, day, tzinfo=dt.UTC) for day in (1, 2))
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"),
    ...     starts_on="2026-02-02", schedule=AsNeeded(cue="tense"),
    ... )
    >>> day = Occurrence(
    ...     key="2026-07-01", assignment_id="a1", version=1, zone="Etc/UTC",
    ...     local_date=opens.date(), until_date=closes.date(),
    ...     opens=opens, due=closes, closes=closes,
    ... )
    >>> plan_title(plan, day)
    'Walk'
    """
    return plan.title


def has_a_time(occasion: Occurrence) -> bool:
    """Tell an occasion with a time from one that is due when it closes."""
    return occasion.due < occasion.closes


class _Line(vText):
    """Text on one line; icalendar itself takes a backslash before N for the end of a line."""

    def to_ical(self) -> bytes:
        """Escape what has a meaning of its own (RFC 5545, 3.3.11)."""
        return re.sub(r"([\\;,])", r"\\\1", self).encode()


def _one_line(text: str) -> str:
    """Put text on one line: no control character and no end of a line reaches the file."""
    # A byte order mark at the start of a value gets lost on the way, so none is written anywhere.
    spaced = (
        " " if unicodedata.category(each) in _BREAKS or each == "\ufeff" else each for each in text
    )
    return " ".join("".join(spaced).split())


@attrs.frozen(slots=True, kw_only=True)
class Style:
    """What was asked of a feed, and how an event of it is written."""

    stamp: dt.datetime
    summary: Summary | None
    remind_minutes_before: int | None
    secret: str
    locale: str = "en"

    def event(self, occasion: Occurrence, reign: Reign, *, sequence: int) -> Event:
        """Write one occasion."""
        event = Event()
        event.add("UID", event_uid(occasion, secret=self.secret))
        event.add("DTSTAMP", self.stamp)
        event.add("SEQUENCE", sequence)
        event.add("SUMMARY", _Line(self._called(occasion, reign.assignment)))
        event.add("CLASS", "PRIVATE")
        event.add("TRANSP", "TRANSPARENT")
        times = _at_a_time(occasion, reign) if has_a_time(occasion) else _all_day(occasion, reign)
        for name, value, parameters in times:
            event.add(name, value, parameters)
        # What neither a wall time nor a date can say: the window itself.
        for name, moment in (("X-OPENS", occasion.opens), ("X-CLOSES", occasion.closes)):
            event.add(name, vDatetime(moment.astimezone(dt.UTC)), {"VALUE": "DATE-TIME"})
        if self.remind_minutes_before is not None and has_a_time(occasion):
            event.add_component(_reminder(self.remind_minutes_before, self.locale))
        return event

    def _called(self, occasion: Occurrence, plan: Assignment) -> str:
        text = self.summary or ""
        called = _one_line(text if isinstance(text, str) else text(plan, occasion))
        if called:
            return called
        if occasion.required == 1:
            return say("calendar.summary", locale=self.locale)
        return say("calendar.summary_times", count=occasion.required, locale=self.locale)


def _at_a_time(occasion: Occurrence, reign: Reign) -> Iterator[_Property]:
    """Begin when it is due. Minutes are the plan's own; where it says none the event has none."""
    wall = wall_time(occasion.zone, occasion.due)
    if wall is None:
        yield "DTSTART", occasion.due.astimezone(dt.UTC), {}
    else:
        yield "DTSTART", wall, {"TZID": occasion.zone}
    practice = reign.assignment.plan
    if practice is not None and practice.minutes:
        minutes = dt.timedelta(minutes=practice.minutes)
        yield "DURATION", min(minutes, occasion.closes - occasion.due), {}


def _all_day(occasion: Occurrence, reign: Reign) -> Iterator[_Property]:
    """Stand on each of the person's days that the window touches, by its name.

    A day that starts at 03:00 is the date that it starts on, though it ends in the next night.
    """
    last = reign.clock.date_of(occasion.closes - INSTANT)
    yield "DTSTART", occasion.local_date, {}
    yield "DTEND", max(last, occasion.local_date) + DAY, {}


def _reminder(minutes_before: int, locale: str) -> Alarm:
    """Remind without a word of what: it may show on a locked screen."""
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", say("calendar.reminder", locale=locale))
    alarm.add("TRIGGER", dt.timedelta(minutes=-minutes_before))
    return alarm

"""iCalendar: a feed of occasions that a calendar can subscribe to, and that tells as little as can.

A calendar is seen on lock screens, by colleagues, and by whoever hosts it. So a feed names no plan
and repeats no word of the person's unless it is asked to.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final

import attrs

from homework_kit.errors import InvalidDocument, Problem, problem
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session
from homework_kit.schedule import Occurrence, occurrences, reigns
from homework_kit.schedule.clock import Zones
from homework_kit.schedule.given import Versions, given
from homework_kit.schedule.walltime import aware

try:
    from icalendar import Calendar

    from homework_kit.adapters.ical_events import (
        Style,
        Summary,
        event_uid,
        has_a_time,
        plan_title,
    )
    from homework_kit.adapters.ical_zones import timezone, wall_time
except ModuleNotFoundError:
    raise ImportError(
        "homework_kit.adapters.ical needs icalendar. Run: pip install 'homework_kit[ical]'"
    ) from None

__all__ = ["Summary", "calendar_feed", "event_uid", "plan_title"]

_REMIND: Final = "remind_minutes_before"
_MOST_MINUTES: Final = 366 * 24 * 60
_PRODUCT: Final = "-//homework_kit//calendar feed//EN"


def calendar_feed(
    versions: Versions,
    start: dt.datetime,
    end: dt.datetime,
    *,
    as_of: dt.datetime,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    summary: Summary | None = None,
    remind_minutes_before: int | None = None,
    secret: str = "",
    locale: str = "en",
) -> bytes:
    """Write the occasions with `start <= opens < end` as one iCalendar file (RFC 5545).

    One event stands for one occasion, for no repetition rule says what versions, pauses, marks,
    travel and gaps in the clock make of a plan. Paused and set-aside occasions are left out, and a
    plan as needed has none. An occasion with a time begins at its due instant, by the clock of its
    zone, and lasts as long as the plan says, or no time at all. Any other occasion is an all-day
    event over each of the person's days that it touches. Events are private and leave the person
    free; what they are called says nothing of the plan. The same arguments give the same bytes.

    Args:
        versions: one assignment, an iterable of versions, revisions and tombstones of any plans, or
            a bundle (whose zones and sessions are then used where none are passed).
        start: an aware datetime, inclusive.
        end: an aware datetime, exclusive.
        as_of: as of when this is so: when the plans last changed, or now.
        zones: a zone name or the bundle's zones; needed when a plan floats.
        sessions: the meetings, for what is due before a session.
        summary: what events are called instead of a neutral phrase; `plan_title` names the plan.
        remind_minutes_before: how long before an occasion with a time the calendar reminds of it;
            None for no reminders. A bundle whose newest word on reminders is no gets none.
        secret: makes the names of events unguessable where ids can be guessed; keep it stable.
        locale: whose words events are called by, where `summary` does not name them.

    Raises:
        AwareTimeNeeded: `start`, `end` or `as_of` has no offset.
        ZoneNeeded: a plan floats and `zones` says nothing.
        UnknownZone: this host has no data for a zone.
        TooManyOccurrences: there are more than a million.
        InvalidDocument: `end` lies before `start`, or `remind_minutes_before` is no whole number of
            minutes from 0 to 527,040 (366 days).

    >>> from homework_kit.models.schedules import Repeating
    >>> from homework_kit.models.tasks import OtherTask
    >>> plan = Assignment(
    ...     id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), time_zone="Europe/London",
    ...     starts_on="2026-03-28", schedule=Repeating(frequency="daily", times=["09:00"]),
    ... )
    >>> now = dt.datetime(2026, 3, 28, tzinfo=dt.UTC)
    >>> feed = calendar_feed(plan, now, now + dt.timedelta(days=2), as_of=now).decode()
    >>> [line for line in feed.split() if line.startswith("DTSTART;")]
    ['DTSTART;TZID=Europe/London:20260328T090000', 'DTSTART;TZID=Europe/London:20260329T090000']
    """
    _check(start, end, remind_minutes_before)
    stamp = aware(as_of, "as_of").astimezone(dt.UTC).replace(microsecond=0)
    # Read more than once below, and the caller may hand over iterators.
    documents = versions if isinstance(versions, (Assignment, Bundle)) else tuple(versions)
    meetings = tuple(sessions)
    read = given(documents, zones, meetings)
    standing = [version for plan in read.plans.values() for version in plan]
    found = occurrences(standing, start, end, zones=read.zones, sessions=read.sessions)
    shown = [occasion for occasion in found if not (occasion.paused or occasion.set_aside)]
    ruling = {
        (reign.assignment.id, reign.assignment.version): reign
        for reign in reigns(standing, zones=read.zones)
    }
    said = _statements(documents, read.zones, meetings)
    style = Style(
        stamp=stamp,
        summary=summary,
        remind_minutes_before=remind_minutes_before if _may_remind(documents) else None,
        secret=secret,
        locale=locale,
    )
    calendar = _calendar(shown, locale)
    for occasion in shown:
        reign = ruling[occasion.assignment_id, occasion.version]
        sequence = said.behind(occasion, reign.assignment)
        calendar.add_component(style.event(occasion, reign, sequence=sequence))
    written: bytes = calendar.to_ical()
    return written


def _check(start: dt.datetime, end: dt.datetime, minutes: int | None) -> None:
    """Refuse a window and a reminder of which a calendar would show nothing, or something wrong."""
    found: list[Problem] = []
    if aware(end, "end") < aware(start, "start"):
        found.append(problem("ends-before-start", ("end",)))
    if minutes is not None and type(minutes) is not int:  # True is a number to Python
        found.append(problem("not-whole", (_REMIND,)))
    elif minutes is not None and not 0 <= minutes <= _MOST_MINUTES:
        found.append(problem("out-of-range", (_REMIND,), expected=f"from 0 to {_MOST_MINUTES}"))
    if found:
        raise InvalidDocument(found)


def _calendar(shown: Iterable[Occurrence], locale: str) -> Calendar:
    """Make a calendar with the zones that its events name, and no event yet."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _PRODUCT)
    calendar.add("X-WR-CALNAME", say("calendar.name", locale=locale))
    named: dict[str, list[dt.datetime]] = {}
    for occasion in shown:
        if has_a_time(occasion) and wall_time(occasion.zone, occasion.due) is not None:
            named.setdefault(occasion.zone, []).append(occasion.due)
    for zone, moments in sorted(named.items()):
        calendar.add_component(timezone(zone, min(moments), max(moments)))
    return calendar


@attrs.frozen(slots=True)
class _Statements:
    """How much was ever said that can move an event: of each plan, of sessions, and of zones."""

    plans: Counter[str]
    sessions: int
    zones: int

    def behind(self, occasion: Occurrence, plan: Assignment) -> int:
        """Count what was said since the first word on an event's plan.

        It is the event's SEQUENCE: documents are kept, so the number grows with every change and
        never goes back, also when a change is taken back.
        """
        count = self.plans[plan.id] - 1
        count += self.sessions if occasion.key.startswith("session:") else 0
        return count + (self.zones if plan.time_zone is None else 0)


def _statements(versions: Versions, zones: Zones, sessions: tuple[Session, ...]) -> _Statements:
    documents: Iterable[Assignment | Tombstone]
    if isinstance(versions, Assignment):
        documents = (versions,)
    elif isinstance(versions, Bundle):
        documents, sessions = versions.assignments, sessions or tuple(versions.sessions)
    else:
        documents = versions
    plans = {(each.id, getattr(each, "version", 0), each.revision) for each in documents}
    return _Statements(
        Counter(name for name, _, _ in plans),
        len({(each.id, each.revision) for each in sessions}),
        0 if zones is None or isinstance(zones, str) else len(set(zones)),
    )


def _may_remind(versions: Versions) -> bool:
    """Say whether reminders are fine: the newest word holds, and of one moment's words a no."""
    said = versions.consent if isinstance(versions, Bundle) else ()
    answers = [each for each in said if each.reminders is not None]
    newest = max((each.noted_at for each in answers), default=None)
    return all(each.reminders for each in answers if each.noted_at == newest)

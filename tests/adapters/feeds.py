"""A second reading of calendar feeds, strict and from the text of RFC 5545; and cases to write.

What a feed means is read here without icalendar, which wrote it, and by the feed's own zones.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

import attrs
from hypothesis import strategies as st

from homework_kit.adapters.ical import calendar_feed, event_uid
from homework_kit.models.assignment import Assignment, PracticePlan, SetAside
from homework_kit.schedule import Occurrence, occurrences
from tests.property.schedule_cases import (
    Case,
    cases,
    clock_times,
    day_starts,
    gap_times,
    plan,
)

MARK = "QZXcanaryQZX"
AS_OF = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)
# Every kind of change: forward and back, half an hour, two hours, at midnight, of a day, of
# seconds; summer time that counts backward; a zone without any.
CHANGES = (
    ("Europe/London", "2026-03-29"), ("Europe/London", "2026-10-25"),
    ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
    ("Australia/Lord_Howe", "2026-04-05"), ("Australia/Lord_Howe", "2026-10-04"),
    ("Antarctica/Troll", "2026-03-29"), ("Antarctica/Troll", "2026-10-25"),
    ("Europe/Dublin", "2026-03-29"), ("Europe/Dublin", "2026-10-25"),
    ("Africa/Casablanca", "2026-02-15"), ("Africa/Casablanca", "2026-03-22"),
    ("America/Sao_Paulo", "2018-11-04"), ("America/Havana", "2026-11-01"),
    ("Asia/Beirut", "2026-03-29"), ("Africa/Cairo", "2026-04-24"),
    ("America/Nuuk", "2026-03-28"), ("America/St_Johns", "2026-03-08"),
    ("Pacific/Apia", "2011-12-30"), ("Pacific/Kwajalein", "1993-08-21"),
    ("Africa/Monrovia", "1972-01-07"), ("Asia/Tehran", "2021-03-22"),
    ("Pacific/Chatham", "2026-04-05"), ("Asia/Kathmandu", "2026-03-29"),
)  # fmt: skip
STILL = {"Asia/Kathmandu"}
_LINE_OCTETS = 75
_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Line(NamedTuple):
    """One content line: its parameters by name, and its value as it stands in the file."""

    parameters: dict[str, str]
    value: str


@attrs.frozen
class Component:
    """One BEGIN to END: its lines by name, and what stands inside it."""

    name: str
    lines: dict[str, Line] = attrs.Factory(dict)
    inner: list[Component] = attrs.Factory(list)

    def named(self, name: str) -> list[Component]:
        """Give the components of one kind that stand inside this one."""
        return [each for each in self.inner if each.name == name]

    def text(self, name: str) -> str:
        """Give a TEXT value; a backslash stands before a backslash, a semicolon or a comma."""
        value = self.lines[name].value
        assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value), value
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def unfolded(data: bytes) -> list[str]:
    """Take a file apart into content lines.

    3.1: lines end with CRLF, hold no other control character, and are at most 75 octets long. That
    a fold never cuts a character in two is this project's own promise.
    """
    assert data.endswith(b"\r\n")
    physical = [line.decode() for line in data[:-2].split(b"\r\n")]
    for line in physical:
        assert len(line.encode()) <= _LINE_OCTETS
        assert not re.search("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029]", line)
    return "\r\n".join(physical).replace("\r\n ", "").split("\r\n")


def read(data: bytes) -> Component:
    """Read a file that holds one calendar. Every property of ours stands once where it stands."""
    stack = [Component("")]
    for line in unfolded(data):
        found = _LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            ended = stack.pop()
            assert ended.name == value
            stack[-1].inner.append(ended)
        else:
            assert name not in stack[-1].lines, name
            pairs = dict(each.split("=", 1) for each in parameters.split(";")[1:])
            stack[-1].lines[name] = Line(pairs, value)
    (top,) = stack
    (calendar,) = top.inner
    assert calendar.name == "VCALENDAR"
    return calendar


def wall(value: str) -> dt.datetime:
    """Read a DATE-TIME without a zone."""
    return dt.datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a wall time


def offset(value: str) -> dt.timedelta:
    """Read an offset from UTC, such as -0330 or +001930."""
    assert re.fullmatch(r"[+-][0-9]{4}(?:[0-9]{2})?", value)
    hours, minutes, seconds = int(value[1:3]), int(value[3:5]), int(value[5:] or 0)
    size = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -size if value[0] == "-" else size


def by_zone(zone: Component, at: dt.datetime) -> dt.datetime:
    """Give the instant of a wall time by a VTIMEZONE.

    3.6.5: the observance with the latest onset before the time holds; an onset is a wall time of
    the clock before it, so that of a time that comes twice the first is meant.
    """
    begun = [each for each in zone.inner if wall(each.lines["DTSTART"].value) <= at]
    assert begun, "the zone begins after a time that uses it"
    holds = max(begun, key=lambda each: each.lines["DTSTART"].value)
    return (at - offset(holds.lines["TZOFFSETTO"].value)).replace(tzinfo=dt.UTC)


class Read(NamedTuple):
    """What a reader of a feed knows of an occasion."""

    uid: str
    start: str
    end: str | None
    opens: str
    closes: str


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat()


def events(calendar: Component) -> list[Read]:
    """Give the events of a calendar, with instants in UTC; an all-day event has dates."""
    zones = {each.lines["TZID"].value: each for each in calendar.named("VTIMEZONE")}
    found = []
    for event in calendar.named("VEVENT"):
        parameters, value = event.lines["DTSTART"]
        end = None
        if parameters.get("VALUE") == "DATE":
            start = dt.date.fromisoformat(value).isoformat()
            end = dt.date.fromisoformat(event.lines["DTEND"].value).isoformat()
        elif "TZID" in parameters:
            start = _written(by_zone(zones[parameters["TZID"]], wall(value)))
        else:
            assert value.endswith("Z")
            start = wall(value[:-1]).isoformat()
        window = []
        for name in ("X-OPENS", "X-CLOSES"):
            assert event.lines[name].parameters == {"VALUE": "DATE-TIME"}
            window.append(wall(event.lines[name].value.removesuffix("Z")).isoformat())
        found.append(Read(event.lines["UID"].value, start, end, *window))
    return found


@attrs.frozen
class Told:
    """A case whose plans carry a marker in their words, some with marks and a length."""

    case: Case
    versions: list[Assignment]

    def arguments(self) -> dict[str, Any]:
        """Give what `occurrences` and `calendar_feed` take beside the versions."""
        case = self.case
        return {
            "start": case.start,
            "end": case.end,
            "zones": case.zones,
            "sessions": case.sessions,
        }

    def feed(self, **more: Any) -> bytes:
        """Write the feed."""
        return calendar_feed(self.versions, as_of=AS_OF, **self.arguments(), **more)

    def shown(self) -> list[Occurrence]:
        """Give the occasions that a feed is about."""
        found = occurrences(self.versions, **self.arguments())
        return [each for each in found if not (each.paused or each.set_aside)]

    def expected(self) -> list[Read]:
        """Give what every reader of the feed has to know; the end of all-day events is a law."""
        return [
            Read(
                uid=event_uid(each),
                start=_written(each.due) if each.due < each.closes else each.local_date.isoformat(),
                end=None,
                opens=_written(each.opens),
                closes=_written(each.closes),
            )
            for each in self.shown()
        ]


@st.composite
def told(draw: st.DrawFn) -> Told:
    """Draw a case of the schedule room's laws, with words, marks and lengths."""
    case = draw(cases())
    minutes = draw(st.sampled_from([None, 5, 90]))
    keys = [each.key for each in case.expand(case.start, case.end)]
    versions = []
    for version in case.versions:
        marked = draw(st.lists(st.sampled_from(keys), max_size=2)) if keys else []
        versions.append(
            worded(
                version,
                plan=PracticePlan(if_cue=MARK, minutes=minutes),
                set_aside=[SetAside(occurrence=key, reason=MARK) for key in marked],
            )
        )
    return Told(case, versions)


@st.composite
def nights(draw: st.DrawFn) -> Told:
    """Draw up to a month of nightly slots in one zone around a change of its clock."""
    zone, day = draw(st.sampled_from(CHANGES))
    first = dt.date.fromisoformat(day) - dt.timedelta(days=draw(st.integers(1, 15)))
    times = draw(st.lists(gap_times | clock_times, min_size=2, max_size=4, unique=True))
    schedule = {"type": "repeating", "frequency": "daily", "times": times}
    nightly = plan(schedule, first, zone=zone, day_starts_at=draw(day_starts))
    start = dt.datetime.combine(first, dt.time(0, 0), dt.UTC)
    case = Case([nightly], [], [], start, start + dt.timedelta(days=draw(st.integers(17, 30))))
    return Told(case, [worded(nightly)])


def worded(version: Assignment, **changes: Any) -> Assignment:
    """Put a marker into the words of a plan, and into its id."""
    kept: dict[str, Any] = {name: getattr(version, name) for name in Assignment.model_fields}
    words: dict[str, Any] = {
        "id": MARK,
        "title": MARK,
        "label": MARK,
        "rationale": MARK,
        "smaller_version": MARK,
        "task": {"type": "other", "what_to_do": MARK},
    }
    return Assignment(**kept | words | changes)

"""Drawn plans near clock changes, with a journey and meetings: what schedule laws are held to."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.models.tasks import OtherTask
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule import Occurrence, occurrences
from homework_kit.testing.effort import examples

LAW = examples(150)
DAY = dt.timedelta(days=1)
ZONES = (
    "Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/Los_Angeles",
    "America/New_York", "America/Nuuk", "America/Santiago", "America/Sao_Paulo",
    "America/St_Johns", "Antarctica/Troll", "Asia/Amman", "Asia/Beirut", "Asia/Gaza",
    "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores", "Australia/Lord_Howe",
    "Etc/UTC", "Europe/Dublin", "Europe/London", "Pacific/Apia", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Kwajalein", "Pacific/Pago_Pago",
)  # fmt: skip

zone_names = st.sampled_from(ZONES)
clock_times = st.builds(
    lambda hour, minute: f"{hour:02}:{minute:02}",
    st.sampled_from([2, 0, 1, 2, 0, 3, 9, 20, 23]),  # most clocks change between 00:00 and 03:00
    st.sampled_from([0, 15, 30, 45]),
)
gap_times = st.sampled_from(["02:15", "00:30", "01:30", "02:45", "23:30"])
day_starts = st.sampled_from(["00:00", "00:00", "03:00", "02:30"])
# Near the clock changes of 2026 and Samoa's lost day, so that they are really met.
EPOCHS = (dt.date(2026, 3, 20), dt.date(2026, 10, 15), dt.date(2011, 12, 20), dt.date(2018, 10, 28))
weekday_lists = st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True)


def dates_near(epoch: dt.date) -> st.SearchStrategy[dt.date]:
    """Draw a date of the three weeks after an epoch."""
    return st.sampled_from([epoch + days * DAY for days in range(22)])


@st.composite
def schedules(draw: st.DrawFn, epoch: dt.date) -> dict[str, Any]:
    """Draw a schedule of any type that has occasions, as plain members."""
    kind = draw(
        st.sampled_from(
            ["repeating", "target", "prompted", "before_session", "once", "repeating", "listed"]
        )
    )
    window = draw(st.none() | st.integers(1, 3000))
    sized = {} if window is None else {"window_minutes": window}
    if kind == "once":
        return {"type": kind, "on": draw(dates_near(epoch)), "at": draw(clock_times)} | sized
    if kind == "listed":
        days = draw(st.lists(dates_near(epoch), min_size=1, max_size=4, unique=True))
        named = draw(st.booleans())
        return {
            "type": kind,
            "occasions": [
                {"on": day} | ({"key": f"k{index}"} if named else {}) | sized
                for index, day in enumerate(days)
            ],
        }
    if kind == "target":
        return {
            "type": kind,
            "times": draw(st.integers(1, 5)),
            "per": draw(st.sampled_from(["day", "week", "month", "session"])),
            "week_starts": draw(st.sampled_from(["plan", *WEEKDAYS])),
        }
    if kind == "prompted":
        return {
            "type": kind,
            "per_day": draw(st.integers(1, 4)),
            "between": {"from": "00:30", "until": "23:00"},
            "seed": draw(st.sampled_from(["s", "t"])),
        }
    if kind == "repeating":
        return sized | {
            "type": kind,
            "frequency": draw(st.sampled_from(["daily", "daily", "weekly", "monthly"])),
            "interval": draw(st.sampled_from([1, 1, 2])),
            "weekdays": draw(weekday_lists),
            "times": draw(
                st.lists(gap_times | clock_times, min_size=draw(st.integers(0, 3)), max_size=4)
            ),
            "opens_minutes_before": draw(st.sampled_from([0, 0, 90, 2000])),
        }
    return {"type": kind}


class Case(NamedTuple):
    """Versions of one plan, where the person was, the meetings, and a window around it all."""

    versions: list[Assignment]
    zones: list[ZoneSpan]
    sessions: list[Session]
    start: dt.datetime
    end: dt.datetime

    @property
    def around(self) -> Any:
        """Give what a question about the versions needs besides."""
        return {"zones": self.zones, "sessions": self.sessions}

    def expand(self, start: dt.datetime, end: dt.datetime) -> list[Occurrence]:
        """Expand the case in a window."""
        return occurrences(self.versions, start, end, zones=self.zones, sessions=self.sessions)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw one to four versions, a journey and some sessions near a clock change."""
    epoch = draw(st.sampled_from(EPOCHS))
    zone = draw(st.none() | zone_names)
    versions = []
    for version in range(1, draw(st.sampled_from([2, 1, 3, 4])) + 1):
        starts_on = draw(dates_near(epoch))
        members: dict[str, Any] = {
            "zone": draw(st.sampled_from([zone, zone, zone, "Pacific/Auckland"])),
            "starts_at": draw(st.none() | clock_times),
            "day_starts_at": draw(day_starts),
            "ends_before": draw(st.sampled_from([None, None, None, starts_on + 9 * DAY])),
            "version": version,
            "pauses": [
                {"from": day, "until": day + 4 * DAY}
                for day in draw(st.lists(dates_near(epoch), max_size=2))
            ],
            "status": draw(st.sampled_from([*["active"] * 6, "proposed"])),
        }
        versions.append(plan(draw(schedules(epoch)), starts_on, **members))
    midnight = dt.datetime.combine(epoch, dt.time(0, 0), dt.UTC)
    instants = st.sampled_from(
        [midnight + dt.timedelta(hours=3 * each) for each in range(-10, 176)]
    )
    journey = draw(st.lists(st.tuples(instants, zone_names), min_size=1, max_size=4))
    meetings = draw(st.lists(dates_near(epoch), min_size=1, max_size=5))
    return Case(
        versions,
        [ZoneSpan(from_=since, time_zone=name) for since, name in journey],
        [Session(id=f"s{index}", on=day) for index, day in enumerate(meetings)],
        midnight
        + draw(st.integers(-2, 9)) * DAY
        + dt.timedelta(minutes=draw(st.integers(0, 1440))),
        draw(instants) + 14 * DAY,
    )


def plan(schedule: Any, starts_on: dt.date, **members: Any) -> Assignment:
    """Make a plan; `zone` None floats."""
    zone = members.pop("zone", None)
    return Assignment(
        id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), schedule=schedule,
        starts_on=starts_on, time_zone=zone, **members,
    )  # fmt: skip

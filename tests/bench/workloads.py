"""The workloads of the schedule bench, as plans of ours and as what its peers need to know."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import attrs
from dateutil import rrule, tz

import homework_kit as hk

DAY: Final = dt.timedelta(days=1)
FREQUENCIES: Final = {"daily": rrule.DAILY, "weekly": rrule.WEEKLY, "monthly": rrule.MONTHLY}
ZONES: Final = (
    "Europe/London", "America/New_York", "Europe/Berlin", "America/Los_Angeles",
    "Australia/Sydney", "Asia/Tokyo", "America/Sao_Paulo", "Asia/Kolkata",
)  # fmt: skip
NOW: Final = dt.datetime(2026, 7, 1, 10, 0, tzinfo=dt.UTC)
SCHEDULES: Final = 10_000


class Case(NamedTuple):
    """One schedule, as a plan of ours and as what the peer needs to know, with a window."""

    plan: hk.Assignment
    start: dt.datetime
    end: dt.datetime
    zone: str
    first: dt.datetime
    """The naive wall time of its first date and time."""
    rule: dict[str, Any]

    def due_times(self) -> list[dt.datetime]:
        """Expand with this library."""
        return hk.due_times(self.plan, self.start, self.end)

    def occurrences(self) -> list[hk.Occurrence]:
        """Make whole occasions with this library."""
        return hk.occurrences(self.plan, self.start, self.end)

    def peer(self) -> rrule.rrule:
        """Make the rule of python-dateutil, with the zone in its start and its end in UTC."""
        first = self.first.replace(tzinfo=ZoneInfo(self.zone))
        return rrule.rrule(dtstart=first, until=self.end, **self.rule)

    def peer_told(self) -> list[Told]:
        """Make equal objects from python-dateutil: its times, its repair of gaps, and windows."""
        zone = ZoneInfo(self.zone)
        midnight = dt.time(0, 0)
        made = []
        for wall in self.peer():
            due = tz.resolve_imaginary(wall)
            date = wall.date()
            closes = tz.resolve_imaginary(dt.datetime.combine(date + DAY, midnight, zone))
            made.append(
                Told(
                    key=wall.isoformat("T", "minutes")[:16],
                    assignment_id=self.plan.id,
                    version=self.plan.version,
                    local_date=date,
                    opens=due,
                    due=due,
                    closes=closes,
                    required=1,
                    paused=False,
                    shifted=due is not wall,
                    zone=self.zone,
                )
            )
        return made


@attrs.frozen(slots=True, kw_only=True)
class Told:
    """The members of an occasion (scheduling.md, Occurrence), each told."""

    key: str
    assignment_id: str
    version: int
    local_date: dt.date
    opens: dt.datetime
    due: dt.datetime
    closes: dt.datetime
    required: int
    paused: bool
    shifted: bool
    zone: str


def case(zone: str, starts_on: dt.date, days: int, first_at: int, *more: int, **rule: Any) -> Case:
    """Make a schedule that runs for some days, and a window that holds it."""
    times = (first_at, *more)
    last = starts_on + (days - 1) * DAY
    schedule = hk.schedules.Repeating(times=[dt.time(hour) for hour in times], until=last, **rule)
    plan = hk.Assignment(
        id="walk",
        title="Walk to the park",
        task=hk.tasks.OtherTask(what_to_do="Walk to the park"),
        starts_on=starts_on,
        time_zone=zone,
        schedule=schedule,
    )
    midnight = dt.datetime.combine(starts_on, dt.time(0, 0), ZoneInfo(zone))
    end = midnight + days * DAY
    told: dict[str, Any] = {"freq": FREQUENCIES[rule["frequency"]]}
    told |= {"interval": rule.get("interval", 1)}
    named = [getattr(rrule, day.upper()) for day in rule.get("weekdays", ())]
    named += [
        getattr(rrule, each["day"].upper())(each["n"]) for each in rule.get("nth_weekdays", ())
    ]
    if named:
        told["byweekday"] = named
    if more:
        told["byhour"] = times
    first = dt.datetime.combine(starts_on, dt.time(first_at))
    return Case(plan, midnight.astimezone(dt.UTC), end.astimezone(dt.UTC), zone, first, told)


def single_cases() -> dict[str, Case]:
    """Make the workloads a to d of scheduling.md, Speed."""
    day = dt.date(2026, 1, 1)
    last_friday = [{"n": -1, "day": "fr"}]
    return {
        "a": case("Europe/London", day, 365, 9, frequency="daily"),
        "b": case(
            "America/New_York", day, 365, 20, frequency="weekly", weekdays=["mo", "we", "fr"]
        ),
        "c": case("Europe/London", day, 3652, 8, 14, 20, frequency="daily", interval=2),
        "d": case("Europe/London", day, 18262, 18, frequency="monthly", nth_weekdays=last_friday),
    }


def eight_weeks(count: int) -> list[Case]:
    """Make workload e: schedules of once a day for 8 weeks, in 8 zones, through two years."""
    return [
        case(
            ZONES[number % 8],
            dt.date(2025, 1, 1) + (number * 7 % 730) * DAY,
            56,
            (8, 9, 12, 18, 20)[number % 5],
            frequency="daily",
        )
        for number in range(count)
    ]


def running(count: int, years: int) -> list[Case]:
    """Make workload f: schedules of once a day that began through the years before now."""
    made = []
    for number in range(count):
        starts_on = NOW.date() - (number * 365 * years // count + 1) * DAY
        at = (8, 9, 12, 18, 20)[number % 5]
        days = 365 * (years + 20)
        made.append(case(ZONES[number % 8], starts_on, days, at, frequency="daily"))
    return made


def as_ical(each: Case) -> str:
    """Write a case as an event of RFC 5545."""
    # The peer gives the start of an event also where its rule does not, so it starts with the rule.
    first = each.peer()[0]
    rule = str(each.peer().replace(until=None)).rpartition("RRULE:")[2]
    until = f"{each.end.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:bench",
            "BEGIN:VEVENT",
            "UID:walk",
            "DTSTAMP:20260101T000000Z",
            f"DTSTART;TZID={each.zone}:{first:%Y%m%dT%H%M%S}",
            "DURATION:PT1H",
            f"RRULE:{rule};UNTIL={until}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )

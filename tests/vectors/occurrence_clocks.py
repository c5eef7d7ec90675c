"""Occurrence vectors about clocks: windows, gaps, folds, midnights, the person's day, travel."""

# A row stays on its line, so that tables read as tables.
# fmt: off

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from tests.vectors.occurrence_form import (
    Json,
    Vector,
    agreed,
    asked,
    by_hand,
    moment,
    plan,
    repeating,
    slots,
    target,
)

NEW_YORK = "America/New_York"
SAO_PAULO = "America/Sao_Paulo"
GAPS = {
    "london": ("Europe/London", "2026-03-29"),
    "new-york": (NEW_YORK, "2026-03-08"),
    "lord-howe": ("Australia/Lord_Howe", "2026-10-04"),
    "santiago": ("America/Santiago", "2019-09-08"),
    "azores": ("Atlantic/Azores", "2024-03-31"),
    "beirut": ("Asia/Beirut", "2022-03-27"),
    "caracas": ("America/Caracas", "2016-05-01"),
}
"""A zone for each kind of gap: whole and half hours, at night, at midnight, at half past two."""
FOLDS = {
    "london": ("Europe/London", "2026-10-25"),
    "new-york": (NEW_YORK, "2026-11-01"),
    "lord-howe": ("Australia/Lord_Howe", "2026-04-05"),
    "sao-paulo": (SAO_PAULO, "2018-02-17"),
    "pyongyang": ("Asia/Pyongyang", "2015-08-14"),
    "moscow": ("Europe/Moscow", "2014-10-26"),
}
"""A zone for each kind of fold: whole and half hours, at night, into the evening before."""
MIDNIGHTS = {
    "sao-paulo": (SAO_PAULO, "2018-11-04"),
    "beirut": ("Asia/Beirut", "2022-03-27"),
    "havana": ("America/Havana", "2024-03-10"),
    "cairo": ("Africa/Cairo", "2023-04-28"),
    "santiago": ("America/Santiago", "2019-09-08"),
    "asuncion": ("America/Asuncion", "2023-10-01"),
}
"""Places and dates of which midnight did not exist."""


def _around(date: str, schedule: Json, zone: str | None, **members: Any) -> Json:
    """Ask about the four days around a date, for a plan that began on the first of its month."""
    day = int(date[8:])
    start = f"{date[:8]}{max(day - 1, 1):02}"
    members.setdefault("starts_on", f"{date[:8]}01" if day > 1 else f"{date[:5]}01-01")
    made = plan(schedule, zone=zone, **members)
    end = f"{date[:8]}{day + 2:02}" if day < 29 else _next_month(date)
    return asked(made, start=start, end=end)


def _next_month(date: str) -> str:
    """Give the second day of the next month, for dates at the end of one."""
    year, month = int(date[:4]), int(date[5:7])
    return f"{year}-{month + 1:02}-02"


def _windows() -> Iterator[Vector]:
    usual = repeating("daily", "09:00", count=1)
    yield by_hand("windows/end-of-day", "Without minutes, a window ends with the person's day.",
                  "half-open", asked(plan(usual)), *slots("2026-02-02T09:00"))
    past = repeating("daily", "23:30", count=1, window_minutes=90)
    yield by_hand("windows/past-midnight", "A window may run into the next day.", "timed",
                  asked(plan(past)),
                  "2026-02-02T23:30 2026-02-02T23:30+00:00 2026-02-03T01:00+00:00")
    early = repeating("daily", "09:00", count=1, opens_minutes_before=30, window_minutes=60)
    yield by_hand("windows/opens-before", "It opens half an hour before it is due.", "timed",
                  asked(plan(early)),
                  "2026-02-02T09:00 2026-02-02T08:30+00:00 2026-02-02T10:00+00:00 "
                  "due=2026-02-02T09:00+00:00")
    eve = repeating("daily", "00:10", opens_minutes_before=30, until="2026-02-03")
    yield by_hand("windows/opens-the-day-before",
                  "It belongs to the day it is due; the first opens with "
                  "the plan.", "opens-with", asked(plan(eve)),
                  "2026-02-02T00:10 2026-02-02T00:00+00:00 2026-02-03T00:00+00:00 "
                  "due=2026-02-02T00:10+00:00",
                  "2026-02-03T00:10 2026-02-02T23:40+00:00 2026-02-04T00:00+00:00 "
                  "due=2026-02-03T00:10+00:00")
    outlives = plan(repeating("daily", "23:00", window_minutes=120), ends_before="2026-02-03")
    yield by_hand("windows/past-the-end-of-the-plan", "A window may outlive the plan.",
                  "opened-before",
                  asked(outlives), "2026-02-02T23:00 2026-02-02T23:00+00:00 2026-02-03T01:00+00:00")
    spring = plan(repeating("daily", "00:30", window_minutes=60), starts_on="2026-03-29")
    yield by_hand("windows/elapsed-over-a-gap", "An hour is an hour: it closes at 02:30.",
                  "elapsed",
                  asked(spring, end="2026-03-29T23:00+00:00"),
                  "2026-03-29T00:30 2026-03-29T00:30+00:00 2026-03-29T02:30+01:00")
    autumn = plan(repeating("daily", "00:30", window_minutes=120), starts_on="2026-10-25")
    yield by_hand("windows/elapsed-over-a-fold", "Two hours after 00:30 it is 01:30 again.",
                  "elapsed",
                  asked(autumn, end="2026-10-26"),
                  "2026-10-25T00:30 2026-10-25T00:30+01:00 2026-10-25T01:30+00:00")
    in_gap = plan(repeating("daily", "01:30", window_minutes=30), starts_on="2026-03-29")
    yield by_hand("windows/inside-a-gap", "A window never collapses inside a gap.", "elapsed",
                  asked(in_gap, end="2026-03-30"),
                  "2026-03-29T01:30 2026-03-29T02:30+01:00 2026-03-29T03:00+01:00 shifted")
    early_gap = plan(repeating("daily", "01:30", opens_minutes_before=60), starts_on="2026-03-28")
    yield agreed("windows/opens-before-a-gap", "Minutes before it are elapsed, too.", "elapsed",
                 asked(early_gap, end="2026-03-31"))
    for minutes in (1, 1439, 1440, 1441, 44640, 527040):
        made = repeating("daily", "21:15", window_minutes=minutes, interval=30)
        yield agreed(f"windows/of-{minutes}-minutes", "From a minute to a leap year.", "elapsed",
                     asked(plan(made), end="2026-04-15"))
        made = repeating("weekly", window_minutes=minutes)
        yield agreed(f"windows/day-long-of-{minutes}-minutes", "Counted from the start of the day.",
                     "day-long", asked(plan(made, starts_on="2026-03-22"), end="2026-04-01"))
    for minutes in (0, 45, 1440, 4000):
        made = repeating("weekly", "10:00", opens_minutes_before=minutes)
        yield agreed(f"windows/opens-{minutes}-before",
                     "Belongs to the question that holds its opening.",
                     "expansion", asked(plan(made), start="2026-02-06", end="2026-02-15"))


def _gaps() -> Iterator[Vector]:
    daily = repeating("daily", "01:30")
    yield by_hand("gaps/london", "01:30 becomes 02:30 on that day alone.", "gap",
                  asked(plan(daily, "2026-03-28"), start="2026-03-28", end="2026-03-31"),
                  "2026-03-28T01:30 2026-03-28T01:30+00:00 2026-03-29T00:00+00:00",
                  "2026-03-29T01:30 2026-03-29T02:30+01:00 2026-03-30T00:00+01:00 shifted",
                  "2026-03-30T01:30 2026-03-30T01:30+01:00 2026-03-31T00:00+01:00")
    night = plan(repeating("daily", "02:30", count=1), "2026-03-08", zone=NEW_YORK)
    yield by_hand("gaps/new-york", "02:30 becomes 03:30.", "gap", asked(night),
                  "2026-03-08T02:30 2026-03-08T03:30-04:00 2026-03-09T00:00-04:00 shifted")
    two = plan(repeating("daily", "01:30", "02:30", count=2), "2026-03-29")
    yield by_hand("gaps/two-on-one-instant", "Two slots on one instant stay two.", "gap-two",
                  asked(two),
                  "2026-03-29T01:30 2026-03-29T02:30+01:00 2026-03-30T00:00+01:00 shifted",
                  "2026-03-29T02:30 2026-03-29T02:30+01:00 2026-03-30T00:00+01:00")
    edges = plan(repeating("daily", "00:59", "01:00", "02:00", count=3), "2026-03-29")
    yield by_hand("gaps/edges", "The first minute of a gap is in it, and its end is not.", "gap",
                  asked(edges),
                  "2026-03-29T00:59 2026-03-29T00:59+00:00 2026-03-30T00:00+01:00",
                  "2026-03-29T01:00 2026-03-29T02:00+01:00 2026-03-30T00:00+01:00 shifted",
                  "2026-03-29T02:00 2026-03-29T02:00+01:00 2026-03-30T00:00+01:00")
    half = plan(repeating("daily", "02:15", count=1), "2026-10-04", zone="Australia/Lord_Howe")
    yield by_hand("gaps/half-an-hour", "A gap of half an hour moves by half an hour.", "gap",
                  asked(half),
                  "2026-10-04T02:15 2026-10-04T02:45+11:00 2026-10-05T00:00+11:00 shifted")
    counted = plan(repeating("daily", "01:30", count=2), "2026-03-29")
    yield by_hand("gaps/count", "A gap uses up no count.", "gap-count", asked(counted),
                  "2026-03-29T01:30 2026-03-29T02:30+01:00 2026-03-30T00:00+01:00 shifted",
                  "2026-03-30T01:30 2026-03-30T01:30+01:00 2026-03-31T00:00+01:00")
    nine = asked(plan(repeating("daily", "09:00"), "2026-03-28"), start="2026-03-28",
                 end="2026-03-30")
    yield by_hand("gaps/nine-stays-nine", "Nine o'clock is nine o'clock on both sides.", "wall",
                  nine,
                  "2026-03-28T09:00 2026-03-28T09:00+00:00 2026-03-29T00:00+00:00",
                  "2026-03-29T09:00 2026-03-29T09:00+01:00 2026-03-30T00:00+01:00")
    for name, (zone, date) in GAPS.items():
        every_hour = repeating("daily", "00:00", "00:30", "01:15", "02:10", "02:45", "03:00",
                               "23:59")
        yield agreed(f"gaps/night-in-{name}", "A night with a gap, half-hour by half-hour.", "gap",
                     _around(date, every_hour, zone))
        yield agreed(f"gaps/day-in-{name}", "Day-long occasions of 23 hours and the like.",
                     "day-long",
                     _around(date, repeating("daily"), zone))
        yield agreed(f"gaps/windows-in-{name}", "Windows and early openings over a gap.", "elapsed",
                     _around(date, repeating("daily", "00:30", "02:10", window_minutes=75,
                                             opens_minutes_before=40), zone))


def _folds() -> Iterator[Vector]:
    twice = plan(repeating("daily", "01:30"), "2026-10-25")
    yield by_hand("folds/london", "01:30 comes twice; the first is taken, and it is one occasion.",
                  "fold",
                  asked(twice, end="2026-10-27"),
                  "2026-10-25T01:30 2026-10-25T01:30+01:00 2026-10-26T00:00+00:00",
                  *slots("2026-10-26T01:30"))
    ny = plan(repeating("daily", "01:00", "02:00", count=2), "2026-11-01", zone=NEW_YORK)
    yield by_hand("folds/new-york", "01:00 is the first of two; 02:00 is unambiguous.", "gap",
                  asked(ny),
                  "2026-11-01T01:00 2026-11-01T01:00-04:00 2026-11-02T00:00-05:00",
                  "2026-11-01T02:00 2026-11-01T02:00-05:00 2026-11-02T00:00-05:00")
    long = plan(repeating("daily", count=1), "2026-10-25")
    yield by_hand("folds/a-day-of-25-hours", "A day-long occasion holds the hour twice.",
                  "day-long",
                  asked(long), "2026-10-25 2026-10-25T00:00+01:00 2026-10-26T00:00+00:00")
    for name, (zone, date) in FOLDS.items():
        every_hour = repeating("daily", "00:00", "00:45", "01:15", "01:45", "02:30", "23:30")
        yield agreed(f"folds/night-in-{name}", "A night with a fold, half-hour by half-hour.",
                     "gap",
                     _around(date, every_hour, zone))
        yield agreed(f"folds/day-in-{name}", "Day-long occasions of 25 hours and the like.",
                     "day-long",
                     _around(date, repeating("daily"), zone))


def _midnights() -> Iterator[Vector]:
    brazil = plan(repeating("daily", until="2018-11-04"), "2018-11-03", zone=SAO_PAULO)
    brazil_asked = asked(brazil, start="2018-11-01", end="2018-12-01")
    yield by_hand("midnights/sao-paulo", "The 4th starts at 01:00, its first instant.", "midnight",
                  brazil_asked, "2018-11-03 2018-11-03T00:00-03:00 2018-11-04T01:00-02:00",
                  "2018-11-04 2018-11-04T01:00-02:00 2018-11-05T00:00-02:00 shifted")
    cairo = plan(repeating("daily", "00:15", count=1), "2023-04-28", zone="Africa/Cairo")
    yield by_hand("midnights/cairo-slot", "00:15 becomes 01:15.", "gap",
                  asked(cairo, start="2023-04-01", end="2023-06-01"),
                  "2023-04-28T00:15 2023-04-28T01:15+03:00 2023-04-29T00:00+03:00 shifted")
    for name, (zone, date) in MIDNIGHTS.items():
        yield agreed(f"midnights/days-in-{name}", "A day without its midnight.", "midnight",
                     _around(date, repeating("daily"), zone))
        yield agreed(f"midnights/slots-in-{name}",
                     "Slots on and after a midnight that does not exist.",
                     "gap", _around(date, repeating("daily", "00:00", "00:30", "01:00", "23:00"),
                                    zone))
        yield agreed(f"midnights/target-in-{name}", "A period from a midnight that does not exist.",
                     "midnight", _around(date, target(2, "day"), zone))
        yield agreed(f"midnights/days-from-three-in-{name}", "A day from 03:00 takes no notice.",
                     "day",
                     _around(date, repeating("daily", "00:30", "04:00"), zone,
                             day_starts_at="03:00"))


def _person_days() -> Iterator[Vector]:
    three = {"day_starts_at": "03:00"}
    whole = plan(repeating("daily", count=1), **three)
    yield by_hand("person-day/day-long", "From three in the morning to three in the morning.",
                  "day",
                  asked(whole), "2026-02-02 2026-02-02T03:00+00:00 2026-02-03T03:00+00:00")
    late = plan(repeating("daily", "01:20", until="2026-02-03"), **three)
    yield by_hand("person-day/a-slot-after-midnight",
                  "01:20 on the 3rd belongs to the 2nd; that on the "
                  "2nd is before the plan.", "timed-key", asked(late),
                  "2026-02-03T01:20 2026-02-03T01:20+00:00 2026-02-03T03:00+00:00 "
                  "local_date=2026-02-02")
    edge = plan(repeating("daily", "03:00", count=1), **three)
    yield by_hand("person-day/a-slot-on-its-start", "03:00 begins the day.", "timed-key",
                  asked(edge),
                  "2026-02-02T03:00 2026-02-02T03:00+00:00 2026-02-03T03:00+00:00")
    for start in ("00:30", "02:00", "03:00", "05:00", "12:00"):
        name = start.replace(":", "")
        slots_ = repeating("daily", "00:15", "04:30", "11:45", "23:30")
        yield agreed(f"person-day/from-{name}", "Slots on both sides of the start of a day.",
                     "timed-key",
                     asked(plan(slots_, day_starts_at=start), end="2026-02-05"))
        yield agreed(f"person-day/target-from-{name}", "Periods follow the person's day.", "target",
                     asked(plan(target(3, "week", week_starts="mo"), "2026-02-04",
                                day_starts_at=start),
                           end="2026-02-20"))
        gap = plan(repeating("daily"), "2026-03-28", day_starts_at=start)
        yield agreed(f"person-day/over-a-gap-from-{name}", "A day from its own start, over a gap.",
                     "day",
                     asked(gap, start="2026-03-27", end="2026-03-31"))
    ended = plan(repeating("daily", "01:00", "22:00"), ends_before="2026-02-04", **three)
    yield agreed("person-day/ends-before", "The last day runs on until three.", "ends",
                 asked(ended))


def _spans(*spans: tuple[str, str]) -> list[Json]:
    return [{"from": moment(start), "time_zone": zone} for start, zone in spans]


def _floating() -> Iterator[Vector]:
    nine = plan(repeating("daily", "09:00"), zone=None)
    yield by_hand("floating/one-zone", "One name says where the person is.", "floating",
                  asked(nine, zones="Asia/Tokyo", end="2026-02-04"),
                  "2026-02-02T09:00 2026-02-02T09:00+09:00 2026-02-03T00:00+09:00 zone=Asia/Tokyo",
                  "2026-02-03T09:00 2026-02-03T09:00+09:00 2026-02-04T00:00+09:00 zone=Asia/Tokyo"
                  )
    west = _spans(("2026-01-01", "Europe/London"), ("2026-02-04T12:00+00:00", NEW_YORK))
    yield by_hand("floating/to-the-west",
                  "Nine in London, then nine in New York; the day of travel is "
                  "longer.", "floating", asked(nine, zones=west, start="2026-02-04",
                                               end="2026-02-06"),
                  "2026-02-04T09:00 2026-02-04T09:00+00:00 2026-02-05T00:00-05:00 "
                  "zone=Europe/London",
                  f"2026-02-05T09:00 2026-02-05T09:00-05:00 2026-02-06T00:00-05:00 zone={NEW_YORK}")
    again = plan(repeating("daily", "09:00"), zone=None)
    same_day = _spans(("2026-01-01", "Europe/London"), ("2026-02-04T11:00+00:00", NEW_YORK))
    yield by_hand("floating/no-second-nine",
                  "Nine was in London; six in New York makes no second one.",
                  "floating", asked(again, zones=same_day, start="2026-02-04", end="2026-02-05"),
                  "2026-02-04T09:00 2026-02-04T09:00+00:00 2026-02-05T00:00-05:00 "
                  "zone=Europe/London")
    east = _spans(("2026-01-01", NEW_YORK), ("2026-02-04T12:00+00:00", "Europe/London"))
    yield by_hand("floating/travel-skips-a-slot",
                  "At 07:00 in New York it is noon in London: nine stands "
                  "at the arrival.", "skipped", asked(nine, zones=east, start="2026-02-04",
                                                      end="2026-02-05"),
                  "2026-02-04T09:00 2026-02-04T12:00+00:00 2026-02-05T00:00+00:00 shifted "
                  "zone=Europe/London")
    samoa = plan(repeating("daily"), "2011-12-29", zone="Pacific/Apia", ends_before="2012-01-01")
    yield by_hand("floating/apia-days", "There was no 30 December; the 29th runs until the 31st.",
                  "absent",
                  asked(samoa, start="2011-12-01", end="2012-02-01"),
                  "2011-12-29 2011-12-29T00:00-10:00 2011-12-31T00:00+14:00",
                  "2011-12-31 2011-12-31T00:00+14:00 2012-01-01T00:00+14:00")
    counted = plan(repeating("daily", "09:00", count=3), "2011-12-29", zone="Pacific/Apia")
    yield by_hand("floating/apia-count", "The slot that did not happen was counted.", "order",
                  asked(counted, start="2011-12-01", end="2012-02-01"),
                  "2011-12-29T09:00 2011-12-29T09:00-10:00 2011-12-31T00:00+14:00",
                  "2011-12-31T09:00 2011-12-31T09:00+14:00 2012-01-01T00:00+14:00")
    at_zone = {"zones": "Pacific/Apia", "start": "2011-12-28", "end": "2012-01-02"}
    for name, schedule in (("slots", repeating("daily", "00:00", "13:00")), ("days",
                                                                             repeating("daily")),
                           ("target-days", target(2, "day")), ("target-weeks", target(2, "week"))):
        made = plan(schedule, "2011-12-26", zone=None)
        yield agreed(f"floating/in-apia-{name}",
                     "A person in Samoa while it crossed the date line.",
                     "absent", asked(made, **at_zone))
        made = plan(schedule, "1993-08-19", zone="Pacific/Kwajalein")
        yield agreed(f"floating/in-kwajalein-{name}", "Kwajalein had no 21 August 1993.", "absent",
                     asked(made, start="1993-08-18", end="1993-08-25"))
    journeys = {
        "date-line-east": (("2026-01-01", "Pacific/Auckland"),
                           ("2026-02-04T06:00+00:00", "America/Los_Angeles")),
        "date-line-west": (("2026-01-01", "America/Los_Angeles"),
                           ("2026-02-04T06:00+00:00", "Pacific/Auckland")),
        "there-and-back": (("2026-01-01", "Europe/London"), ("2026-02-03T15:00+00:00",
                                                             "Asia/Tokyo"),
                           ("2026-02-05T03:00+00:00", "Europe/London")),
        "honolulu-to-kiritimati": (("2026-01-01", "Pacific/Honolulu"),
                                   ("2026-02-04T02:30+00:00", "Pacific/Kiritimati")),
        "half-hours": (("2026-01-01", "Asia/Kathmandu"), ("2026-02-03T09:00+00:00", "Asia/Kolkata"),
                       ("2026-02-04T20:30+00:00", "Australia/Adelaide")),
    }
    for name, spans in journeys.items():
        for kind, schedule in (("slots", repeating("daily", "00:30", "07:00", "16:45", "21:15")),
                               ("days", repeating("daily")), ("targets", target(2, "day")),
                               ("windows", repeating("daily", "18:00", window_minutes=600,
                                                     opens_minutes_before=300))):
            made = plan(schedule, zone=None)
            yield agreed(f"floating/{name}-{kind}", "No local date is lost and none comes twice.",
                         "floating", asked(made, zones=_spans(*spans), start="2026-02-02",
                                           end="2026-02-07"))
    into_gap = _spans(("2026-01-01", NEW_YORK), ("2026-03-28T20:00+00:00", "Europe/London"))
    made = plan(repeating("daily", "01:30", "09:00"), "2026-03-27", zone=None)
    yield agreed("floating/into-a-gap", "Arrived on the evening before a gap.", "gap",
                 asked(made, zones=into_gap, start="2026-03-27", end="2026-03-31"))
    first = _spans(("2026-06-01", "Asia/Tokyo"))
    yield agreed("floating/first-reaches-back", "The first stretch reaches back without end.",
                 "floating",
                 asked(nine, zones=first, start="2026-02-02", end="2026-02-04"))
    unsorted = [*reversed(_spans(*journeys["there-and-back"]))]
    yield agreed("floating/spans-in-any-order", "Stretches may stand in any order.", "floating",
                 asked(nine, zones=unsorted, start="2026-02-02", end="2026-02-07"))
    mixed = [plan(repeating("daily", "09:00"), zone=None), plan(repeating("daily", "09:00"),
                                                                id="a2")]
    yield agreed("floating/beside-anchored", "An anchored plan stays where it is.", "wall",
                 asked(*mixed, zones=west, start="2026-02-03", end="2026-02-06"))


def vectors() -> Iterator[Vector]:
    """Give the families of clocks."""
    yield from chain(_windows(), _gaps(), _folds(), _midnights(), _person_days(), _floating())

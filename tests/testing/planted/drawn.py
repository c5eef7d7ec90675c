"""Small things to hold wrong wrappers to: a plan, a week of notes, two copies."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.bundle import Bundle, ConsentStatement
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.remake import remade
from homework_kit.models.schedules import Repeating, Schedule, Target
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule import occurrences

DAY = dt.timedelta(days=1)
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo")
FIRST_DAYS = tuple(dt.date(2026, *each) for each in ((3, 23), (10, 20), (3, 2), (4, 1)))
"""Shortly before clocks change in one zone or another."""
NIGHT = tuple(dt.time(hour, minute) for hour in (1, 2, 0, 9) for minute in (30, 0))


class Call(NamedTuple):
    """The arguments of a law, without the wrapper that is held to it."""

    given: tuple[Any, ...]
    named: dict[str, Any]


def plan(schedule: Schedule, first: dt.date, zone: str, **members: Any) -> Assignment:
    """Make a plan."""
    return Assignment(
        id="walk",
        title="Walk",
        task=OtherTask(what_to_do="Walk"),
        starts_on=first,
        time_zone=zone,
        schedule=schedule,
        **members,
    )


@st.composite
def daily(draw: st.DrawFn) -> Assignment:
    """Draw a plan of every day, all day or at one or two times, near a clock change."""
    times = draw(st.lists(st.sampled_from(NIGHT), max_size=2, unique=True))
    rule = Repeating(frequency="daily", times=sorted(times))
    return plan(rule, draw(st.sampled_from(FIRST_DAYS)), draw(st.sampled_from(ZONES)))


def around(of: Assignment) -> tuple[dt.datetime, dt.datetime]:
    """Give a window around the first fortnight of a plan."""
    start = dt.datetime.combine(of.starts_on, dt.time(), dt.UTC) - DAY
    return start, start + 15 * DAY


@st.composite
def questions(draw: st.DrawFn) -> Call:
    """Draw a question about a plan."""
    asked = draw(daily())
    return Call((asked, *around(asked)), {})


@st.composite
def about_two(draw: st.DrawFn) -> Call:
    """Draw a question about two plans."""
    asked = draw(daily())
    other = remade(draw(daily()), id="read")
    return Call(([asked, other], *around(asked)), {})


@st.composite
def split(draw: st.DrawFn) -> Call:
    """Draw a question and a moment in it at which an occasion opens."""
    asked = draw(daily())
    start, end = around(asked)
    middle = draw(st.sampled_from(occurrences(asked, start, end))).opens
    return Call((asked, start, middle, end), {})


@st.composite
def after(draw: st.DrawFn) -> Call:
    """Draw a plan and an hour."""
    asked = draw(daily())
    start, _ = around(asked)
    return Call((asked, start + draw(st.integers(0, 72)) * dt.timedelta(hours=1)), {})


@st.composite
def switches(draw: st.DrawFn) -> Call:
    """Draw a plan and a day on which something else is said of it."""
    asked = draw(daily())
    return Call((asked, asked.starts_on + draw(st.integers(1, 9)) * DAY, *around(asked)), {})


@st.composite
def paused(draw: st.DrawFn) -> Call:
    """Draw a plan and a pause."""
    asked = draw(daily())
    first = asked.starts_on + draw(st.integers(0, 5)) * DAY
    return Call((asked, Pause(from_=first, until=first + 2 * DAY), *around(asked)), {})


@st.composite
def slots(draw: st.DrawFn) -> Call:
    """Draw a first day, a zone, and a time of day at which clocks change somewhere."""
    times = [draw(st.sampled_from(NIGHT))]
    given = (draw(st.sampled_from(FIRST_DAYS)), draw(st.sampled_from(ZONES)))
    return Call(given, {"times": times})


@st.composite
def dates(draw: st.DrawFn) -> Call:
    """Draw a date that not every month, or not every year, has."""
    first, how = draw(
        st.sampled_from([(dt.date(2026, 1, 31), "monthly"), (dt.date(2024, 2, 29), "yearly")])
    )
    return Call((first, "Europe/London"), {"frequency": how, "years": 5})


OUTCOMES: Any = st.sampled_from(("as_agreed", "partly", "not_done_told", "as_agreed"))
SEEN: Any = st.sampled_from((None, "shared", "private"))


ONCE_A_WEEK = Target(times=1, per="week")
RULES: st.SearchStrategy[Schedule] = st.sampled_from(
    [
        Repeating(frequency="daily"),
        Repeating(frequency="daily", times=[dt.time(20)]),
        ONCE_A_WEEK,
    ]
)


@st.composite
def weeks(
    draw: st.DrawFn, rules: st.SearchStrategy[Schedule] = RULES
) -> tuple[Bundle, dt.datetime]:
    """Draw a plan in one or two versions, some notes about it, and a moment to look at it."""
    first = dt.date(2026, 3, 23)
    rule = draw(rules)
    rests = [Pause(from_=first + 2 * DAY, until=first + 4 * DAY)] if draw(st.booleans()) else []
    plans = [plan(rule, first, "Europe/London", pauses=rests)]
    if draw(st.booleans()):
        plans.append(plan(rule, first + 7 * DAY, "Europe/London", version=2))
    days = draw(st.lists(st.integers(0, 20), max_size=4))
    notes = [
        Entry(
            id=f"t{number}",
            assignment_id="walk",
            outcome=draw(OUTCOMES),
            occurrence=_key(rule, first + day * DAY),
            recorded_at=dt.datetime.combine(first + day * DAY, dt.time(20, 30), dt.UTC),
            visibility=draw(SEEN),
        )
        for number, day in enumerate(days)
    ]
    consent: Any = draw(st.sampled_from((None, "all", "person_chooses_each")))
    midnight = dt.datetime.combine(first, dt.time(), dt.UTC)
    said = [] if consent is None else [ConsentStatement(share_entries=consent, noted_at=midnight)]
    bundle = Bundle(person_id="p1", assignments=plans, entries=notes, consent=said)
    return bundle, midnight + draw(st.integers(0, 25 * 24)) * dt.timedelta(hours=1)


def _key(rule: Schedule, day: dt.date) -> str | None:
    if isinstance(rule, Repeating):
        return f"{day}T20:00" if rule.times else f"{day}"
    return None


@st.composite
def looks(draw: st.DrawFn, rules: st.SearchStrategy[Schedule] = RULES) -> Call:
    """Draw a look at such weeks, in a window that reaches a few days ahead."""
    bundle, as_of = draw(weeks(rules))
    first = dt.datetime(2026, 3, 22, tzinfo=dt.UTC)
    return Call((bundle,), {"as_of": as_of, "window": (first, max(first, as_of + 3 * DAY))})


@st.composite
def shared(draw: st.DrawFn) -> Call:
    """Draw a look for others."""
    bundle, as_of = draw(weeks())
    return Call((bundle,), {"as_of": as_of})


NOON = dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)
KNOWN = Entry(id="known", note="words", recorded_at=NOON)


@st.composite
def copy(draw: st.DrawFn) -> Bundle:
    """Draw what one device made of one known note, and what it noted by itself."""
    at = NOON + draw(st.integers(1, 3)) * dt.timedelta(hours=1)
    fates: dict[str, list[Entry | EntryTombstone]] = {
        "kept": [],
        "edited": [amend(KNOWN, note=draw(st.sampled_from(("one", "two"))), recorded_at=at)],
        "deleted": [delete(KNOWN, recorded_at=at)],
    }
    own = [Entry(id="own", note=draw(st.sampled_from(("one", "two"))), recorded_at=at)]
    kept = own if draw(st.booleans()) else []
    return Bundle(
        person_id="p1", entries=[KNOWN, *fates[draw(st.sampled_from(sorted(fates)))], *kept]
    )


def copies(count: int) -> st.SearchStrategy[Call]:
    """Draw several copies of one bundle."""
    return st.tuples(*[copy()] * count).map(lambda held: Call(held, {}))


@st.composite
def documents(draw: st.DrawFn) -> Call:
    """Draw a note with words that are easily harmed."""
    note = draw(st.sampled_from(("words", " words ", "two\nlines", "e\u0301")))
    visibility = draw(SEEN)
    return Call((Entry(id="t1", note=note, recorded_at=NOON, visibility=visibility),), {})


pairs = st.tuples(documents(), documents()).map(lambda two: Call(two[0].given + two[1].given, {}))

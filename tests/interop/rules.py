"""Generated RRULE texts inside what a schedule says of RFC 5545, and what they expand to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from dateutil import rrule as peer
from hypothesis import strategies as st

from homework_kit.errors import HomeworkKitError, InvalidDocument, NotSayable
from homework_kit.models.assignment import Assignment
from homework_kit.models.schedules import Repeating
from homework_kit.models.tasks import OtherTask
from homework_kit.schedule import occurrences

DAY = dt.timedelta(days=1)
MIDNIGHT = dt.time(0, 0)
REACH = 1500 * DAY
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")

starts = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))
not_zero = st.integers(-31, 31).filter(bool)


def some(items: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    """Draw none, or a few different ones."""
    return st.just([]) | st.lists(items, min_size=1, max_size=most, unique=True)


Lists = dict[str, list[Any]]


@st.composite
def days(draw: st.DrawFn, frequency: str) -> Lists:
    """Draw which days a rule names, in one of the ways its frequency allows.

    Plain and n-th weekdays never together, for python-dateutil wants both where RFC 5545 adds them;
    no month days of weeks, which RFC 5545 forbids.
    """
    if frequency in {"DAILY", "WEEKLY"}:
        form = "plain"
    else:
        form = draw(st.sampled_from(["plain", "plain", "nth", "position", "any day"]))
    weeks = st.integers(-5, 5).filter(bool)
    months: Lists = {"BYMONTH": draw(some(st.integers(1, 12), 4))}
    if form == "position":
        positions = draw(st.lists(weeks, min_size=1, max_size=2, unique=True))
        if frequency == "YEARLY":
            months["BYMONTH"] = months["BYMONTH"][:1]
        return months | {"BYDAY": [draw(st.sampled_from(DAYS))], "BYSETPOS": positions}
    if form == "any day" and frequency == "MONTHLY":
        positions = draw(st.lists(not_zero, min_size=1, max_size=3, unique=True))
        return months | {"BYDAY": list(DAYS), "BYSETPOS": positions}
    if frequency != "WEEKLY":
        months["BYMONTHDAY"] = draw(some(not_zero, 4))
    if form == "nth":
        pair = st.tuples(weeks, st.sampled_from(DAYS))
        pairs = draw(st.lists(pair, min_size=1, max_size=3, unique=True))
        return months | {"BYDAY": [f"{n}{day}" for n, day in pairs]}
    return months | {"BYDAY": draw(some(st.sampled_from(DAYS), 4))}


@st.composite
def parts(draw: st.DrawFn, *, start: dt.date | None = None) -> dict[str, str]:
    """Draw the parts of a rule that RFC 5545, python-dateutil and a schedule all read alike."""
    frequency = draw(st.sampled_from(FREQUENCIES))
    said = {"FREQ": frequency}
    interval = draw(st.just(1) | st.integers(1, 6))
    listed: Lists = draw(days(frequency))
    if draw(st.booleans()):
        most = 1 if "BYSETPOS" in listed else 3
        listed["BYHOUR"] = sorted(draw(st.sets(st.integers(0, 23), min_size=1, max_size=most)))
        listed["BYMINUTE"] = sorted(draw(st.sets(st.integers(0, 59), min_size=1, max_size=most)))
        listed["BYSECOND"] = draw(st.sampled_from([[], [0]]))
    said |= {name: ",".join(map(str, values)) for name, values in listed.items() if values}
    if interval > 1:
        said |= {"INTERVAL": str(interval), "WKST": draw(st.sampled_from(DAYS))}
    ending = draw(st.sampled_from(["none", "COUNT", "UNTIL"]))
    if ending == "COUNT":
        said["COUNT"] = str(draw(st.integers(1, 90)))
    elif ending == "UNTIL":
        last = draw(starts) if start is None else start + draw(st.integers(0, 1400)) * DAY
        said["UNTIL"] = f"{last:%Y%m%d}T235959" if "BYHOUR" in said else f"{last:%Y%m%d}"
    return said


@st.composite
def texts(draw: st.DrawFn, *, start: dt.date | None = None) -> str:
    """Draw a rule as text: parts in any order, sometimes with its name, sometimes small."""
    said = draw(parts(start=start))
    text = ";".join(f"{name}={said[name]}" for name in draw(st.permutations(sorted(said))))
    text = draw(st.sampled_from(["", "", "RRULE:"])) + text
    return draw(st.sampled_from([text, text, text.lower()]))


@st.composite
def started(draw: st.DrawFn) -> tuple[str, dt.date]:
    """Draw a rule and the date of its start, near enough for the two to meet."""
    start = draw(starts)
    return draw(texts(start=start)), start


def by_peer(text: str, start: dt.date, low: dt.date) -> list[dt.datetime]:
    """Expand with python-dateutil, in wall times, from `low` for the reach of a comparison."""
    first = dt.datetime.combine(low, MIDNIGHT)
    rule: Any = peer.rrulestr(text.upper(), dtstart=dt.datetime.combine(start, MIDNIGHT))
    found: list[dt.datetime] = rule.between(
        first, first + REACH - dt.timedelta(seconds=1), inc=True
    )
    return found


def by_us(text: str, start: dt.date, low: dt.date, zone: str = "Etc/UTC") -> list[dt.datetime]:
    """Expand with `hk.occurrences`, into the wall times at which the occasions open."""
    plan = Assignment(
        id="a1",
        title="Walk",
        task=OtherTask(what_to_do="Walk"),
        starts_on=start,
        time_zone=zone,
        schedule=Repeating.from_rrule(text),
    )
    # A day around it, so that no offset cuts it; then by wall time.
    first = dt.datetime.combine(low, MIDNIGHT)
    window = [moment.replace(tzinfo=dt.UTC) for moment in (first - DAY, first + REACH + DAY)]
    walls = (each.opens.replace(tzinfo=None) for each in occurrences(plan, *window))
    return sorted(wall for wall in walls if first <= wall < first + REACH)


def traits(text: str, dates: int) -> Iterable[str]:
    """Name what a generated rule is about, for the count of the mix."""
    said = dict(part.split("=") for part in text.upper().removeprefix("RRULE:").split(";"))
    yield said["FREQ"]
    yield from said.keys() - {"FREQ"}
    if any(sign in said.get("BYDAY", "") for sign in "-12345"):
        yield "nth"
    if dates:
        yield "dates"
    if dates > 20:
        yield "many dates"
    if text.islower():
        yield "small letters"


def refusal(convert: Callable[[], object]) -> HomeworkKitError | None:
    """Give the coded error a conversion ends in, if it does; any other error goes on."""
    try:
        convert()
    except (InvalidDocument, NotSayable) as refused:
        return refused
    return None


def mix(found: Iterable[Iterable[str]]) -> Counter[str]:
    """Count traits."""
    return Counter(trait for each in found for trait in each)

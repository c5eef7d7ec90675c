"""Laws of repeating rules: dates as RFC 5545 and python-dateutil have them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.models.schedules import Repeating
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule.rule import nominal_slots

LAW = settings(deadline=None, max_examples=150)
DAY = dt.timedelta(days=1)
FREQUENCIES: dict[str, Any] = {
    "daily": rrule.DAILY,
    "weekly": rrule.WEEKLY,
    "monthly": rrule.MONTHLY,
    "yearly": rrule.YEARLY,
}
BY_WEEKDAY = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
weekday_lists = st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a rule that RFC 5545 and python-dateutil read alike.

    Plain and n-th weekdays never together: RFC 5545 adds them up, python-dateutil wants both.
    """
    frequency = draw(st.sampled_from(sorted(FREQUENCIES)))
    members: dict[str, Any] = {
        "frequency": frequency,
        "interval": draw(st.integers(1, 4) | st.just(1)),
        "week_start": draw(st.sampled_from(WEEKDAYS)),
        "months": draw(st.lists(st.integers(1, 12), max_size=3, unique=True)),
        "month_days": draw(
            st.just([]) | st.lists(st.integers(-31, 31).filter(bool), max_size=4, unique=True)
        ),
    }
    if frequency in {"monthly", "yearly"} and draw(st.booleans()):
        numbers = st.integers(-5, 5).filter(bool)
        pairs = st.lists(st.tuples(numbers, st.sampled_from(WEEKDAYS)), max_size=3, unique=True)
        members["nth_weekdays"] = [{"n": n, "day": day} for n, day in draw(pairs)]
    else:
        members["weekdays"] = draw(weekday_lists)
    ending = draw(st.sampled_from(["none", "count", "until"]))
    if ending == "count":
        members["count"] = draw(st.integers(1, 60))
    elif ending == "until":
        members["until"] = draw(st.dates(dt.date(2001, 1, 1), dt.date(2012, 1, 1)))
    return members


def by_dateutil(members: dict[str, Any], starts_on: dt.date) -> rrule.rrule:
    """Say the same rule to python-dateutil."""
    days: list[Any] = [BY_WEEKDAY[WEEKDAYS.index(day)] for day in members.get("weekdays", ())]
    days += [
        BY_WEEKDAY[WEEKDAYS.index(nth["day"])](nth["n"]) for nth in members.get("nth_weekdays", ())
    ]
    until = members.get("until")
    midnight = dt.time(0, 0)
    return rrule.rrule(
        FREQUENCIES[members["frequency"]],
        dtstart=dt.datetime.combine(starts_on, midnight),
        interval=members["interval"],
        wkst=BY_WEEKDAY[WEEKDAYS.index(members["week_start"])],
        count=members.get("count"),
        until=None if until is None else dt.datetime.combine(until, midnight),
        bymonth=members["months"] or None,
        bymonthday=members["month_days"] or None,
        byweekday=days or None,
    )


@settings(LAW, max_examples=300)
@given(rules(), st.dates(dt.date(2000, 1, 1), dt.date(2005, 1, 1)), st.integers(0, 4000))
def test_dates_are_those_of_python_dateutil(
    members: dict[str, Any], starts_on: dt.date, days: int
) -> None:
    """The sayable subset of RFC 5545, checked against python-dateutil on generated rules."""
    low = starts_on + days * DAY
    high = low + 800 * DAY
    first, last = (dt.datetime.combine(day, dt.time(0, 0)) for day in (low, high))
    dated = by_dateutil(members, starts_on).between(first, last, inc=True)
    expected = [each.date() for each in dated]
    found = nominal_slots(Repeating(**members), starts_on, low, high)
    assert [day for day, _ in found] == expected


@LAW
@given(rules(), st.dates(dt.date(2000, 1, 1), dt.date(2005, 1, 1)), st.integers(1, 7))
def test_count_counts_slots(members: dict[str, Any], starts_on: dt.date, times: int) -> None:
    """`count` counts slots (dates and times), before exclusions."""
    members = {name: value for name, value in members.items() if name not in {"until", "count"}}
    schedule = {"times": [f"{9 + hour:02}:00" for hour in range(times)]} | members
    high = starts_on + 1500 * DAY

    def expand(**more: Any) -> list[tuple[dt.date, dt.time | None]]:
        found = nominal_slots(Repeating(**schedule, **more), starts_on, starts_on, high)
        return [(day, at) for day, each in found for at in each]

    assert expand(count=17) == expand()[:17]


def test_the_drawn_rules_are_worth_it() -> None:
    """Most generated rules have dates in the window in which they are compared."""
    dates: list[int] = []

    @settings(deadline=None, max_examples=200, derandomize=True, database=None)
    @given(rules())
    def look(members: dict[str, Any]) -> None:
        day = dt.date(2001, 1, 1)
        dates.append(len(list(nominal_slots(Repeating(**members), day, day, day + 800 * DAY))))

    look()
    assert sum(count > 3 for count in dates) > len(dates) // 2

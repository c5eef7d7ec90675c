"""Laws of calendar feeds: what was written is what is read, by two readers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import icalendar
from hypothesis import HealthCheck, given, settings

from homework_kit.schedule import local_date_of
from tests.adapters.feeds import MARK, Told, events, nights, read, told

LAW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
INSTANT = dt.timedelta(microseconds=1)


@LAW
@given(told() | nights())
def test_a_feed_says_what_the_plan_expects(drawn: Told) -> None:
    """One event for each occasion but paused and set-aside ones, by the feed's own time zones.

    scheduling.md, Pauses: `paused` and `set_aside` are left out of agendas and reminders.
    """
    found = [each._replace(end=None) for each in events(read(drawn.feed()))]
    assert found == drawn.expected()


@LAW
@given(told() | nights())
def test_icalendar_reads_the_same(drawn: Told) -> None:
    """A reader that knows the zones by name gets the same instants and dates."""
    calendar = icalendar.Calendar.from_ical(drawn.feed())
    found = []
    for event in calendar.walk("VEVENT"):
        start: Any = event.decoded("DTSTART")
        if isinstance(start, dt.datetime):
            start = start.astimezone(dt.UTC).replace(tzinfo=None)
        found.append((str(event["UID"]), start.isoformat()))
    assert found == [(each.uid, each.start) for each in drawn.expected()]


@LAW
@given(told())
def test_all_day_events_cover_the_days_that_the_window_touches(drawn: Told) -> None:
    """scheduling.md, Person's day: dates are the person's days, whenever these start."""
    by_version = {each.version: each for each in drawn.versions}
    for occasion, event in zip(drawn.shown(), events(read(drawn.feed())), strict=True):
        if event.end is None:
            continue
        end = dt.date.fromisoformat(event.end)
        plan = by_version[occasion.version]
        last = local_date_of(occasion.closes - INSTANT, plan, zones=drawn.case.zones)
        assert occasion.local_date < end
        assert end - dt.timedelta(days=1) == max(last, occasion.local_date)


@LAW
@given(told())
def test_a_feed_says_no_word_of_the_person(drawn: Told) -> None:
    """No free text of a plan and no id is in the bytes unless the caller asks for it."""
    data = drawn.feed(remind_minutes_before=10)
    assert MARK.encode() not in b"".join(data.split())


@LAW
@given(told())
def test_the_same_arguments_give_the_same_bytes(drawn: Told) -> None:
    """No clock and no chance: also when the documents stand in another order."""
    again = Told(drawn.case, drawn.versions[::-1])
    assert drawn.feed() == again.feed()


def test_the_drawn_cases_are_worth_it() -> None:
    """The laws above meet what they are about: of 200 fixed draws each trait is there often."""
    met: Counter[str] = Counter()

    @settings(deadline=None, max_examples=200, derandomize=True, database=None)
    @given(told() | nights())
    def look(drawn: Told) -> None:
        shown = drawn.shown()
        calendar = read(drawn.feed())
        changed = [len(each.inner) > 1 for each in calendar.named("VTIMEZONE")]
        met.update(
            {
                "events": bool(shown),
                "timed": any(each.due < each.closes for each in shown),
                "early": any(each.opens < each.due < each.closes for each in shown),
                "all day": any(each.due == each.closes for each in shown),
                "shifted": any(each.shifted for each in shown),
                "left out": len(shown) < len(drawn.case.expand(drawn.case.start, drawn.case.end)),
                "changes": any(changed),
                "lengths": any("DURATION" in each.lines for each in calendar.named("VEVENT")),
            }
        )

    look()
    wanted = dict.fromkeys(met, 5) | {"events": 100, "changes": 50, "all day": 8, "shifted": 10}
    assert {trait: met[trait] for trait in wanted if met[trait] < wanted[trait]} == {}

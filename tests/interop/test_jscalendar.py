"""JSCalendar in and out: the same occasions come back, and every loss is declared."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any

import pytest
from dateutil import rrule as peer
from hypothesis import given, settings

import homework_kit as hk
from homework_kit.adapters.jscalendar import from_jscalendar, to_jscalendar
from homework_kit.models import schedules
from tests.interop.junk import MARK
from tests.interop.plans import UNDATED, occasions, placed, plan, without, zones
from tests.interop.rules import DAY, refusal

LAW = settings(deadline=None, max_examples=300)
START = dt.date(2026, 2, 3)
Repeating: Any = schedules.Repeating
Once: Any = schedules.Once
Listed: Any = schedules.ListedOccasions
WORDLESS = {"/month_end", "/extra_dates", "/frequency", "/times", "/on", "/occasions"}


@LAW
@given(placed(), zones)
def test_what_was_written_reads_back(given_: tuple[Any, dt.date], zone: str | None) -> None:
    """The same occasions come back, with exactly the declared-lost members dropped."""
    schedule, start = given_
    refused = refusal(lambda: to_jscalendar(schedule, starts_on=start, time_zone=zone))
    if isinstance(refused, hk.errors.NotSayable):
        assert set(refused.pointers) <= WORDLESS
        return
    written = to_jscalendar(schedule, starts_on=start, time_zone=zone)
    back = from_jscalendar(json.loads(json.dumps(written.value)))
    assert back.losses == ()
    assert back.value.time_zone == zone
    lost = {loss.member for loss in written.losses if loss.reason == "no-place"}
    kept = without(schedule, lost)
    assert back.value.starts_on is not None
    again = plan(back.value.schedule, back.value.starts_on, zone)
    assert occasions(again, start) == occasions(plan(kept, start, zone), start)
    other = {loss.member for loss in written.losses} - lost
    if isinstance(schedule, schedules.Repeating):
        differing = {
            name
            for name, value in kept.model_dump().items()
            if sorted_(value) != sorted_(back.value.schedule.model_dump()[name])
        }
        assert differing <= other
    assert ("starts_on" in other) == (back.value.starts_on != start)


def sorted_(value: Any) -> Any:
    """Put dates beside a rule in order: they have none of their own."""
    dated = isinstance(value, list | tuple) and value and isinstance(value[0], dt.date)
    return sorted(set(value)) if dated else value


@LAW
@given(placed())
def test_a_written_event_expands_as_its_members_say(given_: tuple[Any, dt.date]) -> None:
    """An event says what the plan says, expanded by python-dateutil from its members alone."""
    schedule, start = given_
    if refusal(lambda: to_jscalendar(schedule, starts_on=start)) is not None:
        return
    written: Any = to_jscalendar(schedule, starts_on=start).value
    if any("skip" in each for each in written.get("recurrenceRules", ())):
        return  # python-dateutil does not know it
    here = plan(schedule, start, "Etc/UTC")
    first = dt.datetime.combine(start, dt.time(0, 0))
    expected = sorted(
        wall
        for key, _, _ in occasions(here, start)
        if (wall := _wall(schedule, key)) < first + 800 * DAY
    )
    assert expanded(written, first + 800 * DAY) == expected


def _wall(schedule: Any, key: str) -> dt.datetime:
    if key.startswith("id:"):
        occasion = schedule.occasions[int(key.removeprefix("id:k"))]
        return dt.datetime.combine(occasion.on, occasion.at or dt.time(0, 0))
    return dt.datetime.fromisoformat(key)


def expanded(written: Any, end: dt.datetime) -> list[dt.datetime]:
    """Expand an event with python-dateutil."""
    start = dt.datetime.fromisoformat(written["start"])
    found = {start}
    for each in written.get("recurrenceRules", ()):
        said = [f"FREQ={each['frequency']}", f"INTERVAL={each.get('interval', 1)}"]
        days = [f"{day.get('nthOfPeriod', '')}{day['day']}" for day in each.get("byDay", ())]
        listed = {"BYDAY": days, "WKST": [each.get("firstDayOfWeek", "mo")]}
        for name in ("byMonth", "byMonthDay", "byHour", "byMinute"):
            listed[name] = each.get(name, [])
        said += [f"{name}={','.join(map(str, some))}" for name, some in listed.items() if some]
        if "count" in each:
            said.append(f"COUNT={each['count']}")
        if "until" in each:
            said.append("UNTIL=" + each["until"].replace("-", "").replace(":", ""))
        series: Any = peer.rrulestr(";".join(said).upper(), dtstart=start)
        found |= set(series.between(start, end, inc=True))
    for wall, patch in written.get("recurrenceOverrides", {}).items():
        slot = dt.datetime.fromisoformat(wall)
        found = found - {slot} if patch.get("excluded") else found | {slot}
    return sorted(each for each in found if each < end)


def test_the_drawn_schedules_are_worth_it() -> None:
    """Of 300 fixed draws most can be said, and every kind of override and loss is there."""
    met: Counter[str] = Counter()

    @settings(deadline=None, max_examples=300, derandomize=True, database=None)
    @given(placed())
    def look(given_: tuple[Any, dt.date]) -> None:
        schedule, start = given_
        if refusal(lambda: to_jscalendar(schedule, starts_on=start)) is not None:
            met["refused"] += 1
            return
        written: Any = to_jscalendar(schedule, starts_on=start)
        rules = written.value.get("recurrenceRules", [])
        patches = written.value.get("recurrenceOverrides", {}).values()
        met.update({schedule.type: 1, "several rules": len(rules) > 1})
        met.update({"excluded": any(patches), "added": not all(patches)})
        met.update({loss.member for loss in written.losses})
        met.update({name for each in rules for name in each})

    look()
    assert 10 < met["refused"] < 120
    wanted = dict.fromkeys(("repeating", "once", "listed", "excluded", "added", "starts_on"), 20)
    wanted |= dict.fromkeys(("count", "until", "byHour", "byDay", "byMonthDay", "byMonth"), 15)
    wanted |= {"several rules": 3, "skip": 5, "interval": 15}
    wanted |= {"window_minutes": 5, "opens_minutes_before": 10, "extra_dates": 5}
    assert {trait: met[trait] for trait in wanted if met[trait] < wanted[trait]} == {}


@pytest.mark.parametrize("schedule", [*UNDATED, schedules.Target(times=3, per="week")])
def test_what_has_no_dates_is_no_event(schedule: Any) -> None:
    """JSCalendar cannot say targets, prompts, sessions or cues: each is refused by its type."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        to_jscalendar(schedule, starts_on=START)
    assert refused.value.pointers == (f"/{schedule.type}",)


@pytest.mark.parametrize(
    ("schedule", "pointer"),
    [
        (Repeating(frequency="daily", times=["08:30", "20:00"], count=3), "/times"),
        (Repeating(frequency="weekly", month_days=[1]), "/month_days"),
        (Repeating(frequency="daily", nth_weekdays=[{"n": 1, "day": "mo"}]), "/nth_weekdays"),
        (Repeating(frequency="daily", month_days=[31], month_end="clamp"), "/month_end"),
        (Repeating(frequency="monthly", month_days=[-31], month_end="clamp"), "/month_end"),
        (Repeating(frequency="yearly", months=[2], month_days=[30]), "/frequency"),
        (Repeating(frequency="daily", until="2026-02-02"), "/frequency"),
        (
            Repeating(frequency="daily", interval=2, weekdays=["sa"], extra_dates=["2026-02-04"]),
            "/extra_dates",
        ),
        (Once(on="2026-02-02"), "/on"),
        (Listed(occasions=[{"on": "2026-02-02"}]), "/occasions"),
        (
            Listed(occasions=[{"on": "2026-02-04"}, {"on": "2026-02-05", "at": "09:00"}]),
            "/occasions",
        ),
    ],
)
def test_what_an_event_cannot_say_is_an_error(schedule: Any, pointer: str) -> None:
    """What would change an occasion is refused, by the name of the member."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        to_jscalendar(schedule, starts_on=START)
    assert refused.value.pointers == (pointer,)


def test_times_that_are_no_product_are_several_rules() -> None:
    """Each rule of an event multiplies its own hours and minutes."""
    schedule = Repeating(frequency="daily", times=["08:30", "20:00"])
    written: Any = to_jscalendar(schedule, starts_on=START)
    hours = [each["byHour"] for each in written.value["recurrenceRules"]]
    assert (hours, written.losses) == ([[8], [20]], ())


def test_times_have_no_order_of_their_own() -> None:
    """Times that stand in another order come back sorted, and that is named."""
    schedule = Repeating(frequency="daily", times=["20:00", "08:00"])
    (loss,) = to_jscalendar(schedule, starts_on=START).losses
    assert (loss.member, loss.reason) == ("times", "reworded")


def test_windows_of_listed_occasions_are_one_or_lost() -> None:
    """An event has one duration; several windows are named and left behind."""
    two: list[dict[str, Any]] = [{"on": f"2026-02-0{day}", "at": "09:00"} for day in (3, 4)]
    two[0]["window_minutes"] = 30
    (loss,) = to_jscalendar(Listed(occasions=two), starts_on=START).losses
    assert loss.member == "occasions/window_minutes"


def test_a_clamped_start_is_named() -> None:
    """A day that the rule takes from its start is said, where the first date has another."""
    monthly = Repeating(frequency="monthly", months=[2, 3], month_end="clamp")
    written = to_jscalendar(monthly, starts_on=dt.date(2026, 1, 31))
    back: Any = from_jscalendar(dict(written.value)).value
    assert back.starts_on == dt.date(2026, 2, 28)
    assert list(back.schedule.month_days) == [31]


def test_a_zone_has_a_name() -> None:
    """A zone that is on no list is refused."""
    with pytest.raises(hk.InvalidDocument) as refused:
        to_jscalendar(Once(on="2026-02-03"), starts_on=START, time_zone=MARK)
    assert refused.value.problems[0].code == "unknown-zone"

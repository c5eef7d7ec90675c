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
from tests.interop.junk import MARK, spoiled
from tests.interop.plans import UNDATED, ZONES, occasions, placed, plan, without, zones
from tests.interop.rules import DAY, refusal

LAW = settings(deadline=None, max_examples=400)
START = dt.date(2026, 2, 3)
Repeating: Any = schedules.Repeating
Once: Any = schedules.Once
Listed: Any = schedules.ListedOccasions
WORDLESS = {"/month_end", "/extra_dates", "/frequency", "/times", "/on", "/occasions"}


def event(**members: Any) -> dict[str, Any]:
    """Make an event at nine on a Tuesday."""
    return {"@type": "Event", "start": "2026-02-03T09:00:00"} | members


def rule(**members: Any) -> dict[str, Any]:
    """Make a daily rule."""
    return {"@type": "RecurrenceRule", "frequency": "daily"} | members


def read(**members: Any) -> Any:
    """Read an event with one rule."""
    return from_jscalendar(event(**members)).value


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
    wanted |= {"several rules": 8, "skip": 5, "interval": 15}
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


def test_a_clamped_start_is_named() -> None:
    """A day that the rule takes from its start is said, where the first date has another."""
    monthly = Repeating(frequency="monthly", months=[2, 3], month_end="clamp")
    written = to_jscalendar(monthly, starts_on=dt.date(2026, 1, 31))
    back: Any = from_jscalendar(dict(written.value)).value
    assert back.starts_on == dt.date(2026, 2, 28)
    assert list(back.schedule.month_days) == [31]


def test_the_start_is_counted_rule_or_no_rule() -> None:
    """RFC 8984: the start is the first occurrence even where it does not match the rule."""
    friday = rule(frequency="weekly", byDay=[{"@type": "NDay", "day": "fr"}], count=3)
    found = occasions(plan(read(recurrenceRules=[friday]).schedule, START, "Etc/UTC"), START)
    assert [key for key, _, _ in found] == [
        "2026-02-03T09:00",
        "2026-02-06T09:00",
        "2026-02-13T09:00",
    ]


@pytest.mark.parametrize(
    ("members", "pointers"),
    [
        ({"excludedRecurrenceRules": [rule()]}, ["/excludedRecurrenceRules"]),
        ({"recurrenceId": "2026-02-03T09:00:00"}, ["/recurrenceId"]),
        ({"excluded": True}, ["/excluded"]),
        ({"status": "cancelled"}, ["/status"]),
        ({"start": "2026-02-03T09:00:30"}, ["/start"]),
        ({"start": "1800-02-03T09:00:00"}, ["/start"]),
        ({"recurrenceRules": [rule(frequency="hourly")]}, ["/recurrenceRules/0/frequency"]),
        ({"recurrenceRules": [rule(byWeekNo=[1])]}, ["/recurrenceRules/0/byWeekNo"]),
        ({"recurrenceRules": [rule(byMonth=["5L"])]}, ["/recurrenceRules/0/byMonth/0"]),
        ({"recurrenceRules": [rule(rscale="hebrew")]}, ["/recurrenceRules/0/rscale"]),
        ({"recurrenceRules": [rule(skip="forward")]}, ["/recurrenceRules/0/skip"]),
        ({"recurrenceRules": [rule(count=2), rule(byHour=[9], count=1)]}, ["/recurrenceRules"]),
        ({"recurrenceRules": [rule(), rule(interval=2)]}, ["/recurrenceRules"]),
        ({"recurrenceRules": [rule(byHour=[8, 9])]}, ["/start"]),
        (
            {"recurrenceRules": [rule(frequency="monthly", byMonthDay=[5], count=1)]},
            ["/recurrenceRules"],
        ),
        (
            {"recurrenceOverrides": {"2026-02-04T09:00:00": {"start": "2026-02-05T09:00:00"}}},
            ["/recurrenceOverrides"],
        ),
        (
            {"recurrenceOverrides": {"2026-02-03T09:00:00": {"excluded": True}}},
            ["/recurrenceOverrides"],
        ),
        (
            {
                "recurrenceRules": [rule(byHour=[9, 20])],
                "recurrenceOverrides": {"2026-02-04T09:00:00": {"excluded": True}},
            },
            ["/recurrenceOverrides"],
        ),
        (
            {
                "recurrenceRules": [rule()],
                "recurrenceOverrides": {"2026-02-04T10:00:00": {}},
            },
            ["/recurrenceOverrides"],
        ),
        (
            {
                "recurrenceRules": [rule(interval=2)],
                "recurrenceOverrides": {"2026-02-02T09:00:00": {}},
            },
            ["/recurrenceOverrides"],
        ),
    ],
)
def test_what_a_schedule_cannot_say_is_an_error(
    members: dict[str, Any], pointers: list[str]
) -> None:
    """What would change an occasion is refused, by a pointer to the member."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        from_jscalendar(event(**members))
    assert list(refused.value.pointers) == pointers


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([], {("", "wrong-type")}),
        ({}, {("", "missing-member")}),
        (event(**{"@type": "Task"}), {("/@type", "unknown-value")}),
        (event(start=None), {("/start", "null-value")}),
        (event(start="2026-02-30T09:00:00"), {("/start", "wrong-format")}),
        (event(start="2026-02-03T09:00:00Z"), {("/start", "wrong-format")}),
        (event(timeZone="Atlantis/Capital"), {("/timeZone", "unknown-zone")}),
        (event(timeZone=7), {("/timeZone", "unknown-zone")}),
        (event(showWithoutTime="yes"), {("/showWithoutTime", "wrong-type")}),
        (event(duration="half an hour"), {("/duration", "wrong-format")}),
        (event(recurrenceRules={}), {("/recurrenceRules", "wrong-type")}),
        (
            event(recurrenceRules=[7]),
            {("/recurrenceRules/0", "wrong-type")},
        ),
        (event(recurrenceRules=[rule(often=1)]), {("/recurrenceRules/0/?", "unknown-member")}),
        (
            event(recurrenceRules=[rule(interval=True)]),
            {("/recurrenceRules/0/interval", "wrong-type")},
        ),
        (
            event(recurrenceRules=[rule(interval=0)]),
            {("/recurrenceRules/0/interval", "out-of-range")},
        ),
        (
            event(recurrenceRules=[rule(interval=1.5)]),
            {("/recurrenceRules/0/interval", "not-whole")},
        ),
        (
            event(recurrenceRules=[rule(byMonth=[3])]),
            {("/recurrenceRules/0/byMonth/0", "wrong-type")},
        ),
        (
            event(recurrenceRules=[rule(byHour=[24])]),
            {("/recurrenceRules/0/byHour", "out-of-range")},
        ),
        (
            event(recurrenceRules=[rule(count=float("nan"))]),
            {("/recurrenceRules/0/count", "out-of-range")},
        ),
        (event(recurrenceOverrides={"soon": {}}), {("/recurrenceOverrides", "wrong-format")}),
        (
            event(recurrenceOverrides={"2026-02-04T09:00:00": 1}),
            {("/recurrenceOverrides/?", "wrong-type")},
        ),
    ],
)
def test_what_is_no_event_is_refused(value: Any, expected: set[tuple[str, str]]) -> None:
    """Every problem is coded and points to its place."""
    with pytest.raises(hk.InvalidDocument) as refused:
        from_jscalendar(value)
    assert {(each.pointer, each.code) for each in refused.value.problems} == expected


@pytest.mark.parametrize(
    ("members", "lost"),
    [
        ({"title": MARK, "uid": "u1", "alerts": {}}, {"title", "uid", "alerts"}),
        ({f"example.org:{MARK}": 1}, {"?"}),
        ({"status": "confirmed"}, {"status"}),
        ({"showWithoutTime": True}, {"showWithoutTime"}),
        ({"duration": "P1D"}, {"duration"}),
        ({"duration": "PT30S"}, {"duration"}),
        ({"duration": "P400D"}, {"duration"}),
        ({"duration": "PT1H30M", "timeZone": None}, set()),
        (
            {"start": "2026-02-03T00:00:00", "showWithoutTime": True, "duration": "P2D"},
            {"duration"},
        ),
        (
            {"recurrenceOverrides": {"2026-02-03T09:00:00": {"title": MARK}}},
            {"recurrenceOverrides"},
        ),
        (
            {
                "recurrenceRules": [rule()],
                "recurrenceOverrides": {"2026-02-02T09:00:00": {"excluded": True}},
            },
            {"recurrenceOverrides"},
        ),
    ],
)
def test_what_rides_along_is_named(members: dict[str, Any], lost: set[str]) -> None:
    """What changes no occasion is left behind and named, but never its value or a foreign name."""
    losses = from_jscalendar(event(**members)).losses
    assert {loss.member for loss in losses} == lost
    assert MARK not in "".join(map(str, losses))


def test_a_duration_is_a_window() -> None:
    """Hours and minutes become the window; nothing becomes none."""
    found = [read(duration=each).schedule.window_minutes for each in ("PT1H30M", "PT0S", "P1W")]
    assert found == [90, None, 10_080]


def test_a_zone_has_a_name() -> None:
    """A zone that is on no list is refused."""
    with pytest.raises(hk.InvalidDocument) as refused:
        to_jscalendar(Once(on="2026-02-03"), starts_on=START, time_zone=MARK)
    assert refused.value.problems[0].code == "unknown-zone"


SAMPLES = [
    to_jscalendar(
        Repeating(
            frequency="monthly",
            nth_weekdays=[{"n": -1, "day": "fr"}],
            months=[2, 3, 5],
            times=["08:00", "20:30"],
            until="2026-12-31",
            window_minutes=90,
            exclude_dates=["2026-03-27"],
            extra_dates=["2026-04-01"],
        ),
        starts_on=START,
        time_zone=ZONES[0],
    ).value,
    to_jscalendar(Repeating(frequency="weekly", count=4), starts_on=START).value,
    event(title="Walk", recurrenceOverrides={"2026-02-04T09:00:00": {"title": "Run"}}),
]


@settings(deadline=None, max_examples=1000)
@given(spoiled(SAMPLES))
def test_junk_is_refused_or_read(value: Any) -> None:
    """Input from outside gives a schedule or a coded error, and never its own words back."""
    refused = refusal(lambda: from_jscalendar(value))
    if refused is not None:
        assert refused.__context__ is None
        assert MARK not in f"{refused!s}{refused!r}"


def test_a_large_event_is_read_in_its_turn() -> None:
    """Many overrides are read one by one, and too many are refused."""
    first = dt.datetime.fromisoformat("2026-02-04T09:00:00")
    walls = [first + number * DAY for number in range(9_000)]
    overrides = {wall.isoformat(): {"excluded": True} for wall in walls}
    found = read(recurrenceRules=[rule()], recurrenceOverrides=overrides)
    assert len(found.schedule.exclude_dates) == 9_000
    many = {f"{number}": {} for number in range(20_001)}
    with pytest.raises(hk.InvalidDocument) as refused:
        read(recurrenceOverrides=many)
    assert refused.value.problems[0].code == "too-many-items"

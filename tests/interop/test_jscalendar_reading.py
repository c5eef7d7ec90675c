"""JSCalendar events from anywhere: read exactly, refused by a pointer, or lost by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

import homework_kit as hk
from homework_kit.adapters.jscalendar import from_jscalendar, to_jscalendar
from homework_kit.models import schedules
from tests.interop.junk import MARK, spoiled, tells
from tests.interop.plans import ZONES, occasions, plan
from tests.interop.rules import DAY

START = dt.date(2026, 2, 3)
Repeating: Any = schedules.Repeating


def event(**members: Any) -> dict[str, Any]:
    """Make an event at nine on a Tuesday."""
    return {"@type": "Event", "start": "2026-02-03T09:00:00"} | members


def rule(**members: Any) -> dict[str, Any]:
    """Make a daily rule."""
    return {"@type": "RecurrenceRule", "frequency": "daily"} | members


def read(**members: Any) -> Any:
    """Read an event with one rule."""
    return from_jscalendar(event(**members)).value


def test_a_start_that_is_taken_away_is_counted_all_the_same() -> None:
    """A start that no rule names and an override removes is no occasion, and one of the count."""
    friday = rule(frequency="weekly", byDay=[{"@type": "NDay", "day": "fr"}], count=3)
    away = {"2026-02-03T09:00:00": {"excluded": True}}
    schedule = read(recurrenceRules=[friday], recurrenceOverrides=away).schedule
    assert (schedule.count, list(schedule.extra_dates)) == (2, [])


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
        (event(recurrenceRules=[rule(often=1)]), {("/recurrenceRules/0/?", "unknown-value")}),
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


@settings(deadline=None, max_examples=300)
@given(spoiled(SAMPLES))
def test_junk_is_refused_or_read(value: Any) -> None:
    """Input from outside gives a schedule or a coded error, and never its own words back."""
    assert tells(lambda: from_jscalendar(value)) == []


def test_a_start_beside_the_rule_is_added() -> None:
    """Without a count too the start is an occasion, and an extra date of the schedule."""
    friday = rule(frequency="weekly", byDay=[{"@type": "NDay", "day": "fr"}])
    schedule = read(recurrenceRules=[friday]).schedule
    assert (schedule.count, list(schedule.extra_dates)) == (None, [START])


def walls(count: int) -> list[str]:
    """Give so many wall times, a day apart, from the day after the start."""
    first = dt.datetime.fromisoformat("2026-02-04T09:00:00")
    return [(first + number * DAY).isoformat() for number in range(count)]


def test_a_large_event_is_read_in_its_turn() -> None:
    """Many overrides are read one by one."""
    away = {wall: {"excluded": True} for wall in walls(9_000)}
    found = read(recurrenceRules=[rule()], recurrenceOverrides=away)
    assert len(found.schedule.exclude_dates) == 9_000


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        (
            {"recurrenceOverrides": dict.fromkeys(map(str, range(20_001)), 1)},
            "/recurrenceOverrides",
        ),
        ({"recurrenceOverrides": {key: {} for key in walls(10_001)}}, "/recurrenceOverrides"),
        (
            {
                "recurrenceRules": [rule()],
                "recurrenceOverrides": {key: {"excluded": True} for key in walls(10_001)},
            },
            "/recurrenceOverrides",
        ),
        ({"recurrenceRules": [rule()] * 20_001}, "/recurrenceRules"),
    ],
)
def test_too_much_is_refused(members: dict[str, Any], pointer: str) -> None:
    """Lists longer than a document holds are refused where they stand."""
    with pytest.raises(hk.InvalidDocument) as refused:
        read(**members)
    assert {(each.pointer, each.code) for each in refused.value.problems} == {
        (pointer, "too-many-items")
    }

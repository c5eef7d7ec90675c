"""FHIR Timings from anywhere: read exactly, refused by a pointer, or lost by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.adapters.fhir import from_fhir_timing
from homework_kit.models import schedules
from tests.interop.junk import MARK, spoiled, tells

START = dt.date(2026, 2, 3)
DAILY = {"frequency": 1, "period": 1, "periodUnit": "d"}
Repeating: Any = schedules.Repeating
Target: Any = schedules.Target


def test_a_length_that_ends_past_every_date_is_refused() -> None:
    """No document says dates that late."""
    far = {"repeat": DAILY | {"boundsDuration": {"value": 90_000, "code": "wk"}}}
    with pytest.raises(hk.errors.NotSayable) as refused:
        from_fhir_timing(far, starts_on=START)
    assert refused.value.pointers == ("/repeat/boundsDuration",)


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        ({"frequency": 1, "period": 1, "periodUnit": "d"}, Repeating(frequency="daily")),
        (
            {"frequency": 1, "period": 2.0, "periodUnit": "d"},
            Repeating(frequency="daily", interval=2),
        ),
        ({"period": 1, "periodUnit": "wk"}, Target(times=1, per="week")),
        ({"frequency": 2, "period": 1, "periodUnit": "mo"}, Target(times=2, per="month")),
        ({"frequency": 3}, Target(times=3, per="day")),
        ({"dayOfWeek": ["tue"]}, Repeating(frequency="weekly", weekdays=["tu"])),
        (
            {
                "timeOfDay": ["08:00:00.0", "20:00:00"],
                "frequency": 2,
                "period": 1,
                "periodUnit": "d",
            },
            Repeating(frequency="daily", times=["08:00", "20:00"]),
        ),
        (
            {"dayOfWeek": ["mon", "fri"], "frequency": 2, "period": 1, "periodUnit": "wk"},
            Repeating(frequency="weekly", weekdays=["mo", "fr"]),
        ),
    ],
)
def test_a_rule_is_read(repeat: dict[str, Any], expected: Any) -> None:
    """A frequency is read alone, or beside what says the same."""
    assert from_fhir_timing({"repeat": repeat}).value.schedule == expected


@pytest.mark.parametrize(
    ("repeat", "reach"),
    [
        (
            {"boundsPeriod": {"start": "2026-02-03", "end": "2026-02-09"}},
            ("2026-02-03", "2026-02-10"),
        ),
        ({"boundsPeriod": {"start": "2026-02-03T00:00:00Z"}}, ("2026-02-03", None)),
        ({"boundsPeriod": {"end": "2026-02-09T23:59:59Z"}}, ("2026-02-01", "2026-02-10")),
        ({"boundsDuration": {"value": 2, "code": "wk"}}, ("2026-02-01", "2026-02-15")),
        ({"boundsDuration": {"value": 10, "code": "d"}}, ("2026-02-01", "2026-02-11")),
    ],
)
def test_bounds_are_read_half_open(repeat: dict[str, Any], reach: tuple[str, str | None]) -> None:
    """A Period's end is inclusive, a plan's is not; a length ends that long after the start."""
    often = {"frequency": 1, "period": 1, "periodUnit": "d"}
    timing = {"repeat": repeat | often}
    read = from_fhir_timing(timing, starts_on=dt.date(2026, 2, 1), time_zone="Etc/UTC").value
    end = None if read.ends_before is None else read.ends_before.isoformat()
    assert (str(read.starts_on), end) == reach


@pytest.mark.parametrize(
    ("timing", "pointers"),
    [
        ({"code": {"text": MARK}}, ["/code"]),
        ({"repeat": DAILY, "event": ["2026-02-03"]}, ["/event"]),
        ({"repeat": DAILY, "modifierExtension": []}, ["/modifierExtension"]),
        ({"repeat": DAILY | {"when": ["MORN"]}}, ["/repeat/when"]),
        ({"repeat": DAILY | {"offset": 30}}, ["/repeat/offset"]),
        ({"repeat": DAILY | {"boundsRange": {}}}, ["/repeat/boundsRange"]),
        (
            {"repeat": DAILY | {"boundsDuration": {"value": 2, "code": "wk"}}},
            ["/repeat/boundsDuration"],
        ),
        ({"repeat": {"frequency": 1, "period": 4, "periodUnit": "h"}}, ["/repeat/periodUnit"]),
        ({"repeat": {"frequency": 1, "period": 1.5, "periodUnit": "d"}}, ["/repeat/period"]),
        ({"repeat": {"frequency": 3, "period": 2, "periodUnit": "wk"}}, ["/repeat/period"]),
        (
            {"repeat": {"frequency": 3, "period": 1, "periodUnit": "wk", "count": 9}},
            ["/repeat/count"],
        ),
        (
            {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d", "dayOfWeek": ["mon"]}},
            ["/repeat/frequency"],
        ),
        ({"repeat": {"count": 9}}, ["/repeat"]),
        ({"repeat": {"timeOfDay": ["08:00:30"]}}, ["/repeat/timeOfDay/0"]),
        (
            {"repeat": DAILY | {"boundsPeriod": {"start": "2026-02"}}},
            ["/repeat/boundsPeriod/start"],
        ),
        (
            {"repeat": DAILY | {"boundsPeriod": {"start": "2026-02-03T09:00:00Z"}}},
            ["/repeat/boundsPeriod/start"],
        ),
        (
            {"repeat": DAILY | {"boundsPeriod": {"end": "2026-02-03T09:00:00Z"}}},
            ["/repeat/boundsPeriod/end"],
        ),
        ({"event": ["2026"]}, ["/event/0"]),
        ({"event": ["1800-01-01"]}, ["/event/0"]),
        ({"event": ["2026-02-03T09:00:30Z"]}, ["/event/0"]),
        ({"repeat": {"period": 5000, "periodUnit": "d"}}, ["/repeat/period"]),
        ({"repeat": DAILY | {"count": 5_000_000}}, ["/repeat/count"]),
        (
            {"repeat": {"frequency": 5000, "period": 1, "periodUnit": "wk"}},
            ["/repeat/frequency"],
        ),
    ],
)
def test_what_a_schedule_cannot_say_is_an_error(
    timing: dict[str, Any], pointers: list[str]
) -> None:
    """What would change an occasion is refused, by a pointer to the member."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        from_fhir_timing(timing)
    assert list(refused.value.pointers) == pointers


@pytest.mark.parametrize(
    ("events", "pointers"),
    [
        (["2026-02-02"], ("/event/0",)),
        (["2026-02-04", "2026-02-02", "2026-01-01"], ("/event/1", "/event/2")),
        # Late in the evening of the third by Greenwich, and of the second where the plan is.
        (["2026-02-03T01:00:00Z"], ("/event/0",)),
    ],
)
def test_an_event_before_the_start_is_refused(events: list[str], pointers: tuple[str, ...]) -> None:
    """A plan has no occasion before `starts_on`: the event would not come up, so it is no loss."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        from_fhir_timing({"event": events}, starts_on=START, time_zone="America/New_York")
    assert refused.value.pointers == pointers


def test_an_event_on_the_start_comes_up() -> None:
    """The start itself is one of the plan's dates."""
    read = from_fhir_timing({"event": ["2026-02-03"]}, starts_on=START)
    assert (read.value.starts_on, read.losses) == (START, ())
    assert read.value.schedule == schedules.Once(on=START)


@pytest.mark.parametrize(
    ("timing", "expected"),
    [
        (7, {("", "wrong-type")}),
        ({}, {("", "missing-member")}),
        ({MARK: 1, "repeat": DAILY}, {("/?", "unknown-value")}),
        ({"repeat": None}, {("/repeat", "null-value")}),
        ({"event": []}, {("/event", "too-few-items")}),
        ({"event": ["soon"]}, {("/event/0", "wrong-format")}),
        ({"event": ["2026-02-30"]}, {("/event/0", "wrong-format")}),
        ({"event": ["2026-02-03T09:00:00"]}, {("/event/0", "wrong-format")}),
        ({"event": ["2026-02-03", "2026-02-03"]}, {("/event", "duplicate-occasion")}),
        ({"repeat": {"frequency": 1, "period": 1}}, {("/repeat", "missing-member")}),
        (
            {"repeat": {"frequency": 0, "period": 1, "periodUnit": "d"}},
            {("/repeat/frequency", "out-of-range")},
        ),
        ({"repeat": {"period": 1, "periodUnit": "day"}}, {("/repeat/periodUnit", "unknown-value")}),
        ({"repeat": {"period": 0, "periodUnit": "d"}}, {("/repeat/period", "out-of-range")}),
        ({"repeat": {"dayOfWeek": ["mo"]}}, {("/repeat/dayOfWeek/0", "unknown-value")}),
        ({"repeat": {"timeOfDay": ["8:00"]}}, {("/repeat/timeOfDay/0", "wrong-format")}),
        (
            {"repeat": DAILY | {"boundsPeriod": {"start": "2026-02-03", "end": "2026-02-02"}}},
            {("/repeat/boundsPeriod/end", "ends-before-start")},
        ),
    ],
)
def test_what_is_no_timing_is_refused(timing: Any, expected: set[tuple[str, str]]) -> None:
    """Every problem is coded and points to its place."""
    with pytest.raises(hk.InvalidDocument) as refused:
        from_fhir_timing(timing)
    assert {(each.pointer, each.code) for each in refused.value.problems} == expected


@pytest.mark.parametrize(
    ("timing", "lost"),
    [
        ({"repeat": DAILY, "code": {"text": MARK}, "id": "1"}, {"code", "id"}),
        (
            {"repeat": DAILY | {"duration": 20, "durationUnit": "min"}},
            {"repeat/duration", "repeat/durationUnit"},
        ),
        ({"repeat": DAILY | {"_period": {}}}, {"extension"}),
        ({"repeat": DAILY | {"frequencyMax": 3}}, {"repeat/frequencyMax"}),
        ({"event": ["2026-02-03T09:00:00+01:00"]}, {"event"}),
    ],
)
def test_what_rides_along_is_named(timing: dict[str, Any], lost: set[str]) -> None:
    """What is left behind is named, but never its value."""
    losses = from_fhir_timing(timing).losses
    assert {loss.member for loss in losses} == lost
    assert MARK not in "".join(map(str, losses))


def test_a_zone_says_whose_clock_it_is() -> None:
    """With a zone, dates with a time are read on its clock; without, as they were written."""
    timing = {"event": ["2026-02-03T09:00:00+01:00"]}
    here: Any = from_fhir_timing(timing).value.schedule
    there: Any = from_fhir_timing(timing, time_zone="Europe/London")
    assert (here.at, there.value.schedule.at) == (dt.time(9), dt.time(8))
    assert (there.value.time_zone, there.losses) == ("Europe/London", ())


SAMPLES: list[Any] = [
    {"event": ["2026-02-03T09:00:00+01:00", "2026-02-04"], "code": {"text": "BID"}},
    {"repeat": DAILY | {"boundsPeriod": {"start": "2026-02-03", "end": "2026-03-03"}, "count": 9}},
    {
        "repeat": {
            "boundsDuration": {"value": 2, "code": "wk"},
            "dayOfWeek": ["mon", "fri"],
            "timeOfDay": ["09:00:00"],
        }
    },
    {"repeat": {"frequency": 3, "frequencyMax": 5, "period": 1, "periodUnit": "wk", "duration": 5}},
]


@settings(deadline=None, max_examples=300)
@given(spoiled(SAMPLES), st.sampled_from([None, "Europe/London"]))
def test_junk_is_refused_or_read(value: Any, zone: str | None) -> None:
    """Input from outside gives a schedule or a coded error, and never its own words back."""
    assert tells(lambda: from_fhir_timing(value, starts_on=START, time_zone=zone)) == []

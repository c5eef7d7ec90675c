"""FHIR Timing in and out: the same occasions come back, and every loss is declared."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.adapters.fhir import from_fhir_timing, to_fhir_timing
from homework_kit.models import schedules
from homework_kit.models.vocabulary import WEEKDAYS
from tests.interop.plans import (
    UNDATED,
    listed,
    occasions,
    once,
    placed,
    plan,
    targets,
    times,
    windows,
    without,
    zones,
)
from tests.interop.rules import DAY, refusal, starts

LAW = settings(deadline=None, max_examples=300)
START = dt.date(2026, 2, 3)
Repeating: Any = schedules.Repeating
Once: Any = schedules.Once
Listed: Any = schedules.ListedOccasions
Target: Any = schedules.Target


@st.composite
def sayable(draw: st.DrawFn, start: dt.date) -> schedules.Repeating:
    """Draw a rule of the kind that a Timing says, with and without what it leaves behind."""
    frequency = draw(st.sampled_from(["daily", "weekly"]))
    endings: list[dict[str, Any]] = [{}, {"count": 1}, {"count": 7}, {"until": start + 9 * DAY}]
    made: schedules.Repeating = Repeating(
        frequency=frequency,
        weekdays=draw(st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True)),
        times=draw(st.lists(times, max_size=3, unique=True)),
        interval=draw(st.sampled_from([1, 1, 1, 2])),
        week_start=draw(st.sampled_from(["mo", "mo", "su"])),
        window_minutes=draw(windows),
        **draw(st.sampled_from(endings)),
    )
    return made


@st.composite
def cases(draw: st.DrawFn) -> tuple[Any, dt.date, dt.date | None]:
    """Draw a schedule with the start and end of its plan."""
    start = draw(starts)
    end = draw(st.sampled_from([None, None, start + DAY, start + 20 * DAY]))
    rules = sayable(start) | sayable(start)
    schedule = draw(rules | rules | once(start) | listed(start) | targets())
    return schedule, start, end


@LAW
@given(cases(), zones)
def test_what_was_written_reads_back(
    case: tuple[Any, dt.date, dt.date | None], zone: str | None
) -> None:
    """The same occasions come back, with exactly the declared-lost members dropped."""
    schedule, start, end = case
    members: dict[str, Any] = {"starts_on": start, "ends_before": end, "time_zone": zone}
    if refusal(lambda: to_fhir_timing(schedule, **members)) is not None:
        return
    written = to_fhir_timing(schedule, **members)
    back = from_fhir_timing(json.loads(json.dumps(written.value)), time_zone=zone)
    assert back.losses == ()
    reasons = {loss.member: loss.reason for loss in written.losses}
    assert ("time_zone" in reasons) == (zone is not None)
    gone = {member for member, why in reasons.items() if why == "no-place"} - {"time_zone"}
    kept = without(schedule, gone)
    read: Any = back.value
    begins = read.starts_on or start
    if "nearest" not in reasons.values():
        here = occasions(plan(kept, start, zone, ends_before=end), start)
        there = occasions(plan(read.schedule, begins, zone, ends_before=read.ends_before), start)
        assert _shown(there) == _shown(here)
    if "type" not in reasons:
        said, found = kept.model_dump(), read.schedule.model_dump()
        differing = {name for name in said if unordered(said[name]) != unordered(found[name])}
        assert differing <= set(reasons)
    assert (read.ends_before == end) or "ends_before" in reasons
    assert (begins == start) or "starts_on" in reasons


def unordered(value: Any) -> Any:
    """Put listed occasions in order: they have none of their own."""
    return sorted(value, key=str) if isinstance(value, list | tuple) else value


def _shown(found: list[Any]) -> list[Any]:
    """Leave out keys of their own, which a Timing has no place for."""
    return sorted((opens, closes) for _, opens, closes in found)


def test_the_drawn_schedules_are_worth_it() -> None:
    """Of 300 fixed draws most can be said, in every way there is."""
    met: Counter[str] = Counter()

    @settings(deadline=None, max_examples=300, derandomize=True, database=None)
    @given(cases())
    def look(case: tuple[Any, dt.date, dt.date | None]) -> None:
        schedule, start, end = case
        members: dict[str, Any] = {"starts_on": start, "ends_before": end, "time_zone": "Etc/UTC"}
        if refusal(lambda: to_fhir_timing(schedule, **members)) is not None:
            met["refused"] += 1
            return
        written: Any = to_fhir_timing(schedule, **members)
        met.update([schedule.type, *written.value, *written.value.get("repeat", ())])
        met.update({loss.member for loss in written.losses})

    look()
    assert 20 < met["refused"] < 200
    wanted = dict.fromkeys(("repeating", "event", "frequency", "dayOfWeek", "timeOfDay"), 20)
    wanted |= dict.fromkeys(("once", "listed", "target", "count", "starts_on"), 8)
    wanted |= {"until": 5, "ends_before": 5}
    assert {trait: met[trait] for trait in wanted if met[trait] < wanted[trait]} == {}


@settings(deadline=None, max_examples=200)
@given(placed())
def test_any_schedule_is_written_or_refused(given_: tuple[Any, dt.date]) -> None:
    """What a Timing cannot say is a coded error that names members of the schedule."""
    schedule, start = given_
    refused = refusal(lambda: to_fhir_timing(schedule, starts_on=start, time_zone="Etc/UTC"))
    if isinstance(refused, hk.errors.NotSayable):
        assert {each.removeprefix("/") for each in refused.pointers} <= set(
            type(schedule).model_fields
        )


@pytest.mark.parametrize("schedule", UNDATED)
def test_what_has_no_words_is_no_timing(schedule: Any) -> None:
    """Random prompts, session anchoring and cues are refused by their name."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        to_fhir_timing(schedule, starts_on=START)
    named = "per" if isinstance(schedule, schedules.Target) else schedule.type
    assert refused.value.pointers == (f"/{named}",)


@pytest.mark.parametrize(
    ("schedule", "pointers"),
    [
        (Repeating(frequency="monthly", month_days=[1]), {"/frequency", "/month_days"}),
        (Repeating(frequency="daily", interval=2, times=["09:00"]), {"/interval"}),
        (Repeating(frequency="weekly", interval=2), {"/interval"}),
        (Repeating(frequency="daily", exclude_dates=["2026-02-04"]), {"/exclude_dates"}),
        (Repeating(frequency="daily", until="2026-02-02"), {"/until"}),
        (Once(on="2026-02-02"), {"/on"}),
        (Listed(occasions=[{"on": "2026-02-02"}]), {"/occasions"}),
        # In London the clocks go from one to two on that day.
        (Listed(occasions=[{"on": "2026-03-29", "at": "01:30"}]), {"/occasions"}),
    ],
)
def test_what_a_timing_cannot_say_is_an_error(schedule: Any, pointers: set[str]) -> None:
    """What would change an occasion is refused, by the name of the member."""
    with pytest.raises(hk.errors.NotSayable) as refused:
        to_fhir_timing(schedule, starts_on=START, time_zone="Europe/London")
    assert set(refused.value.pointers) == pointers


def test_a_rule_of_one_slot_reads_as_one_occasion() -> None:
    """A time of day on one date, once, is how one occasion is said; the other wording is named."""
    rule = Repeating(frequency="daily", times=["09:00"], count=1)
    written = to_fhir_timing(rule, starts_on=START, ends_before=START + DAY)
    assert {loss.member for loss in written.losses} == {"type", "ends_before"}
    read: Any = from_fhir_timing(dict(written.value)).value.schedule
    assert read == Once(on=START, at="09:00")


def test_events_with_a_time_need_a_zone() -> None:
    """A date with time has an offset in FHIR, and a floating plan has none."""
    two = Listed(occasions=[{"on": "2026-02-04", "at": "09:00"}, {"on": "2026-02-05"}])
    with pytest.raises(hk.InvalidDocument) as refused:
        to_fhir_timing(two, starts_on=START)
    assert refused.value.problems[0].code == "missing-member"
    written: Any = to_fhir_timing(two, starts_on=START, time_zone="America/New_York").value
    assert written["event"] == ["2026-02-04T09:00:00-05:00", "2026-02-05"]


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        (Target(times=3, per="week"), set()),
        (Target(times=3, per="week", week_starts="mo"), {("week_starts", "nearest")}),
        (Target(times=3, per="month", week_starts="mo"), {("week_starts", "without-effect")}),
        (Target(times=3, per="week", distinct_days=True), {("distinct_days", "nearest")}),
        (Target(times=1, per="day"), {("type", "nearest")}),
    ],
)
def test_what_a_target_loses_is_named(target: Any, lost: set[tuple[str, str]]) -> None:
    """So many times a week is what FHIR says best; where its week starts it does not say."""
    written = to_fhir_timing(target, starts_on=START)
    assert {(loss.member, loss.reason) for loss in written.losses} == lost

"""Laws of the schedule room, each with the clause of scheduling.md that it holds."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.schedules import Repeating, Target
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule import (
    local_date_of,
    occurrences,
    overlapping,
    reigns,
)
from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from tests.mix import lacking
from tests.property.schedule_cases import (
    DAY,
    EPOCHS,
    LAW,
    Case,
    cases,
    clock_times,
    day_starts,
    gap_times,
    plan,
    zone_names,
)


@LAW
@given(cases(), st.floats(0, 1))
def test_windows_split_without_loss_or_double(case: Case, part: float) -> None:
    """`occurrences(start, end)` returns `start <= opens < end` (so windows split)."""
    middle = case.start + (case.end - case.start) * part
    laws.split_window(case.versions, case.start, middle, case.end, **case.around)
    openings = case.expand(case.start, case.end)
    if openings:
        at = openings[round(part * (len(openings) - 1))].opens
        laws.split_window(case.versions, case.start, at, case.end, **case.around)


@LAW
@given(cases())
def test_occasions_are_in_order_and_have_keys_of_their_own(case: Case) -> None:
    """With the assignment id the key names an occasion for ever; `opens <= due <= closes`."""
    laws.in_order(case.versions, case.start, case.end, **case.around)
    wide = (case.start - 400 * DAY, case.end + 400 * DAY)
    laws.own_keys(case.versions, *wide, **case.around)
    laws.inside_window(case.versions, case.start, case.end, **case.around)
    for each in case.expand(case.start, case.end):
        assert each.local_date < each.until_date


@LAW
@given(cases())
def test_the_persons_clock_holds_in_every_case(case: Case) -> None:
    """scheduling.md, Time: wall time, gaps, and the end of the person's day, for any versions."""
    laws.keeps_wall_time(case.versions, case.start, case.end, **case.around)
    laws.gap_moves_forward(case.versions, case.start, case.end, **case.around)
    laws.persons_day([each for each in case.versions if each.time_zone], case.start, case.end)


@LAW
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(case: Case, chance: Any) -> None:
    """It is a pure function of its arguments: a set of documents."""
    shuffled = Case(
        list(case.versions), list(case.zones), list(case.sessions), case.start, case.end
    )
    for listed in (shuffled.versions, shuffled.zones, shuffled.sessions):
        chance.shuffle(listed)
    assert shuffled.expand(case.start, case.end) == case.expand(case.start, case.end)
    laws.any_order(case.versions, case.start, case.end, **case.around)


@LAW
@given(cases())
def test_an_occasion_opens_in_the_reign_of_its_version(case: Case) -> None:
    """`opens` belongs to the version in force when it opens; sessions to the one when due."""
    ruling = {each.assignment.version: each for each in reigns(case.versions, zones=case.zones)}
    for each in case.expand(case.start, case.end):
        if each.key.startswith("session:"):
            continue
        reign = ruling[each.version]
        assert reign.start <= each.opens
        assert reign.end is None or each.opens <= reign.end
        if each.nominal_days is not None and reign.end is not None:
            assert each.closes <= reign.end


@LAW
@given(cases())
def test_overlap_finds_what_is_open(case: Case) -> None:
    """`agenda` finds by overlap of `[opens, closes)`."""
    start, end = case.start, case.start + DAY
    wide = case.expand(start - 60 * DAY, end)
    found = overlapping(case.versions, start, end, zones=case.zones, sessions=case.sessions)
    assert found == [each for each in wide if each.closes > start]


@LAW
@given(cases())
def test_the_next_one_is_the_first_after(case: Case) -> None:
    """`next_occurrence(versions, after, ...)` is strictly after."""
    laws.next_is_first_after(case.versions, case.start, **case.around)


stretches = st.tuples(
    zone_names, st.sampled_from(EPOCHS) | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))
)
"""A zone and the first of 30 days."""


def hour_plan(zone: str, day: dt.date, minute: int, day_start: str) -> Assignment:
    """Make a plan of one minute of every hour."""
    rule = {
        "type": "repeating",
        "frequency": "daily",
        "times": [f"{hour:02}:{minute:02}" for hour in range(24)],
    }
    return plan(rule, day, zone=zone, day_starts_at=day_start)


@LAW
@given(stretches, st.sampled_from([0, 15, 30, 45]), day_starts)
def test_a_slot_keeps_its_wall_time(
    stretch: tuple[str, dt.date], minute: int, day_start: str
) -> None:
    """A slot at 09:00 is at 09:00 on both sides of a clock change; gaps alone move it, forward."""
    every_hour = hour_plan(*stretch, minute, day_start)
    start = dt.datetime.combine(stretch[1], dt.time(0, 0), dt.UTC)
    laws.keeps_wall_time(every_hour, start, start + 30 * DAY)
    laws.gap_moves_forward(every_hour, start, start + 30 * DAY)


@LAW
@given(zone_names, st.sampled_from(EPOCHS), st.none() | gap_times | clock_times, day_starts)
def test_one_slot_is_one_occasion(zone: str, day: dt.date, at: str | None, day_start: str) -> None:
    """Also in a fold; absent only where the local date truly did not happen."""
    hour = dt.time.fromisoformat
    times = [hour(at)] if at else []
    laws.every_slot_once(day, zone, times=times, day_starts_at=hour(day_start))
    rule = {"type": "repeating", "frequency": "daily", "times": times}
    daily = plan(rule, day, zone=zone, day_starts_at=day_start, ends_before=day + 30 * DAY)
    start = dt.datetime.combine(day, dt.time(0, 0), dt.UTC)
    found = occurrences(daily, start - 3 * DAY, start + 40 * DAY)
    dates = Counter(each.key[:10] for each in found)
    assert set(dates.values()) == {1}
    days = [day + after * DAY for after in range(30)]
    # Without a slot before the start of the first day, and with the one in the last night.
    shift = int(at is not None and at < day_start)
    expected = [each + shift * DAY for each in days]
    lost = {"Pacific/Apia": dt.date(2011, 12, 30)}.get(zone)
    assert sorted(dates) == [each.isoformat() for each in expected if each != lost]


@LAW
@given(
    cases(),
    st.lists(clock_times, min_size=0, max_size=3, unique=True),
    st.lists(st.tuples(st.integers(1, 20), st.none() | clock_times), min_size=1, max_size=3),
    day_starts,
    st.sampled_from([0, 0, 60, 2000]),
)
def test_a_switch_neither_loses_nor_doubles(
    case: Case, times: list[str], switches: list[tuple[int, str | None]], day_start: str, early: int
) -> None:
    """Versions with one schedule expect what one version of it expects, wherever they switch."""
    rule: dict[str, Any] = {"type": "repeating", "frequency": "daily", "times": times}
    rule |= {"opens_minutes_before": early}
    first = case.versions[0].starts_on
    zone = case.versions[0].time_zone
    members: dict[str, Any] = {"zone": zone, "day_starts_at": day_start}
    alone = plan(rule, first, **members)
    versions = [alone] + [
        plan(rule, first + days * DAY, version=number, starts_at=at, **members)
        for number, (days, at) in enumerate(sorted(switches, key=str), start=2)
    ]
    window = (case.start - 30 * DAY, case.end + 30 * DAY)
    whole = occurrences(alone, *window, zones=case.zones)
    parts = occurrences(versions, *window, zones=case.zones)
    assert [each.key for each in parts] == [each.key for each in whole]
    assert [each.due for each in parts] == [each.due for each in whole]


@LAW
@given(cases(), st.sampled_from(["day", "week", "month"]), st.sampled_from(["plan", *WEEKDAYS]))
def test_target_periods_tile_the_reigns(case: Case, per: Any, week_starts: Any) -> None:
    """A version cuts a target period at its start: no moment is in two periods or in none."""
    target = Target(times=1, per=per, week_starts=week_starts)
    versions = [
        plan(
            target,
            each.starts_on,
            version=each.version,
            zone=each.time_zone,
            starts_at=each.starts_at,
            day_starts_at=each.day_starts_at,
        )
        for each in case.versions
    ]
    ruling = reigns(versions, zones=case.zones)
    found = occurrences(versions, ruling[0].start, case.end + 40 * DAY, zones=case.zones)
    assert found[0].opens == ruling[0].start
    assert all(one.closes == two.opens for one, two in itertools.pairwise(found))
    assert {each.version for each in found} <= {each.assignment.version for each in ruling}


@LAW
@given(cases(), st.integers(0, 3000))
def test_every_instant_has_one_day(case: Case, minutes: int) -> None:
    """An instant lies on the day whose day-long occasion holds it, on an anchored plan."""
    assume(case.versions[0].time_zone is not None)
    anchored = plan(
        Repeating(frequency="daily"),
        case.versions[0].starts_on - 60 * DAY,
        zone=case.versions[0].time_zone,
        day_starts_at=case.versions[0].day_starts_at,
    )
    moment = case.start + dt.timedelta(minutes=minutes)
    (day,) = overlapping(anchored, moment, moment + dt.timedelta(microseconds=1))
    assert local_date_of(moment, anchored) == day.local_date


@LAW
@given(cases(), st.lists(clock_times, max_size=3, unique=True), st.integers(1, 20), day_starts)
def test_a_change_of_plan_touches_nothing_else(
    case: Case, times: list[str], days: int, day_start: str
) -> None:
    """scheduling.md, Versions: a switch, a proposal and a pause of a plan of every day."""
    first = case.versions[0]
    rule = {"type": "repeating", "frequency": "daily", "times": times}
    daily = plan(rule, first.starts_on, zone=first.time_zone, day_starts_at=day_start)
    on, window = first.starts_on + days * DAY, (case.start, case.end)
    laws.version_switch(daily, on, *window, zones=case.zones)
    laws.proposed_is_nothing(daily, on, *window, zones=case.zones)
    laws.pause_hides_nothing(daily, Pause(from_=on), *window, zones=case.zones)


@LAW
@given(
    zone_names,
    st.dates(dt.date(1995, 1, 1), dt.date(2090, 12, 31)) | st.just(dt.date(2024, 2, 29)),
    st.sampled_from(("monthly", "yearly")),
    st.sampled_from(("skip", "clamp")),
)
def test_a_date_never_drifts(zone: str, first: dt.date, frequency: Any, month_end: Any) -> None:
    """scheduling.md, Series: each date is computed from the rule."""
    laws.never_drifts(first, zone, frequency=frequency, month_end=month_end, years=9)


def traits(case: Case) -> list[str]:
    """Name what of the laws' subjects a drawn case holds."""
    found = case.expand(case.start, case.end)
    held = {
        "occasions": bool(found),
        "several versions": len({each.version for each in found}) > 1,
        "sessions": any(each.key.startswith("session:") for each in found),
        "partial": any(each.partial for each in found),
        "paused": any(each.paused for each in found),
        "floating": any(each.time_zone is None for each in case.versions),
        "zones changed": len({each.zone for each in found}) > 1,
        "offsets changed": len({each.opens.utcoffset() for each in found}) > 1,
        "prompts": any("#" in each.key for each in found),
    }
    return [name for name, holds in held.items() if holds]


TRAITS = (
    *("occasions", "several versions", "sessions", "partial", "paused", "floating"),
    *("zones changed", "offsets changed", "prompts"),
)


def test_the_drawn_cases_are_worth_it() -> None:
    """The laws above meet what they are about: each trait is there often."""
    assert lacking(cases(), traits, dict.fromkeys(TRAITS, 5)) == {}


def test_the_drawn_stretches_are_worth_it() -> None:
    """Of 100 fixed draws of 30 days many hold a gap that moves a slot."""
    moved: list[bool] = []

    @examples(100)
    @given(stretches)
    def look(stretch: tuple[str, dt.date]) -> None:
        start = dt.datetime.combine(stretch[1], dt.time(0, 0), dt.UTC)
        found = occurrences(hour_plan(*stretch, 15, "00:00"), start, start + 30 * DAY)
        moved.append(any(each.shifted for each in found))

    look()
    assert sum(moved) > 3

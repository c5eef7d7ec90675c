"""Laws of the schedule room, each with the clause of scheduling.md that it holds."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.models.schedules import Repeating, Target
from homework_kit.models.tasks import OtherTask
from homework_kit.models.vocabulary import WEEKDAYS
from homework_kit.schedule import (
    Occurrence,
    local_date_of,
    next_occurrence,
    occurrences,
    overlapping,
    reigns,
)
from tests.mix import lacking

LAW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
DAY = dt.timedelta(days=1)
ZONES = (
    "Africa/Cairo", "Africa/Casablanca", "America/Havana", "America/Los_Angeles",
    "America/New_York", "America/Nuuk", "America/Santiago", "America/Sao_Paulo",
    "America/St_Johns", "Antarctica/Troll", "Asia/Amman", "Asia/Beirut", "Asia/Gaza",
    "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Atlantic/Azores", "Australia/Lord_Howe",
    "Etc/UTC", "Europe/Dublin", "Europe/London", "Pacific/Apia", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Kwajalein", "Pacific/Pago_Pago",
)  # fmt: skip

zone_names = st.sampled_from(ZONES)
clock_times = st.builds(
    lambda hour, minute: f"{hour:02}:{minute:02}",
    st.sampled_from([2, 0, 1, 2, 0, 3, 9, 20, 23]),  # most clocks change between 00:00 and 03:00
    st.sampled_from([0, 15, 30, 45]),
)
gap_times = st.sampled_from(["02:15", "00:30", "01:30", "02:45", "23:30"])
day_starts = st.sampled_from(["00:00", "00:00", "03:00", "02:30"])
# Near the clock changes of 2026 and Samoa's lost day, so that they are really met.
EPOCHS = (dt.date(2026, 3, 20), dt.date(2026, 10, 15), dt.date(2011, 12, 20), dt.date(2018, 10, 28))
weekday_lists = st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True)


def dates_near(epoch: dt.date) -> st.SearchStrategy[dt.date]:
    """Draw a date of the three weeks after an epoch."""
    return st.sampled_from([epoch + days * DAY for days in range(22)])


@st.composite
def schedules(draw: st.DrawFn, epoch: dt.date) -> dict[str, Any]:
    """Draw a schedule of any type that has occasions, as plain members."""
    kind = draw(
        st.sampled_from(
            ["repeating", "target", "prompted", "before_session", "once", "repeating", "listed"]
        )
    )
    window = draw(st.none() | st.integers(1, 3000))
    sized = {} if window is None else {"window_minutes": window}
    if kind == "once":
        return {"type": kind, "on": draw(dates_near(epoch)), "at": draw(clock_times)} | sized
    if kind == "listed":
        days = draw(st.lists(dates_near(epoch), min_size=1, max_size=4, unique=True))
        named = draw(st.booleans())
        return {
            "type": kind,
            "occasions": [
                {"on": day} | ({"key": f"k{index}"} if named else {}) | sized
                for index, day in enumerate(days)
            ],
        }
    if kind == "target":
        return {
            "type": kind,
            "times": draw(st.integers(1, 5)),
            "per": draw(st.sampled_from(["day", "week", "month", "session"])),
            "week_starts": draw(st.sampled_from(["plan", *WEEKDAYS])),
        }
    if kind == "prompted":
        return {
            "type": kind,
            "per_day": draw(st.integers(1, 4)),
            "between": {"from": "00:30", "until": "23:00"},
            "seed": draw(st.sampled_from(["s", "t"])),
        }
    if kind == "repeating":
        return sized | {
            "type": kind,
            "frequency": draw(st.sampled_from(["daily", "daily", "weekly", "monthly"])),
            "interval": draw(st.sampled_from([1, 1, 2])),
            "weekdays": draw(weekday_lists),
            "times": draw(
                st.lists(gap_times | clock_times, min_size=draw(st.integers(0, 3)), max_size=4)
            ),
            "opens_minutes_before": draw(st.sampled_from([0, 0, 90, 2000])),
        }
    return {"type": kind}


class Case(NamedTuple):
    """Versions of one plan, where the person was, the meetings, and a window around it all."""

    versions: list[Assignment]
    zones: list[ZoneSpan]
    sessions: list[Session]
    start: dt.datetime
    end: dt.datetime

    def expand(self, start: dt.datetime, end: dt.datetime) -> list[Occurrence]:
        """Expand the case in a window."""
        return occurrences(self.versions, start, end, zones=self.zones, sessions=self.sessions)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw one to four versions, a journey and some sessions near a clock change."""
    epoch = draw(st.sampled_from(EPOCHS))
    zone = draw(st.none() | zone_names)
    versions = []
    for version in range(1, draw(st.sampled_from([2, 1, 3, 4])) + 1):
        starts_on = draw(dates_near(epoch))
        members: dict[str, Any] = {
            "zone": draw(st.sampled_from([zone, zone, zone, "Pacific/Auckland"])),
            "starts_at": draw(st.none() | clock_times),
            "day_starts_at": draw(day_starts),
            "ends_before": draw(st.sampled_from([None, None, None, starts_on + 9 * DAY])),
            "version": version,
            "pauses": [
                {"from": day, "until": day + 4 * DAY}
                for day in draw(st.lists(dates_near(epoch), max_size=2))
            ],
            "status": draw(st.sampled_from([*["active"] * 6, "proposed"])),
        }
        versions.append(plan(draw(schedules(epoch)), starts_on, **members))
    midnight = dt.datetime.combine(epoch, dt.time(0, 0), dt.UTC)
    instants = st.sampled_from(
        [midnight + dt.timedelta(hours=3 * each) for each in range(-10, 176)]
    )
    journey = draw(st.lists(st.tuples(instants, zone_names), min_size=1, max_size=4))
    meetings = draw(st.lists(dates_near(epoch), min_size=1, max_size=5))
    return Case(
        versions,
        [ZoneSpan(from_=since, time_zone=name) for since, name in journey],
        [Session(id=f"s{index}", on=day) for index, day in enumerate(meetings)],
        midnight
        + draw(st.integers(-2, 9)) * DAY
        + dt.timedelta(minutes=draw(st.integers(0, 1440))),
        draw(instants) + 14 * DAY,
    )


def plan(schedule: Any, starts_on: dt.date, **members: Any) -> Assignment:
    """Make a plan; `zone` None floats."""
    zone = members.pop("zone", None)
    return Assignment(
        id="a1", title="Walk", task=OtherTask(what_to_do="Walk"), schedule=schedule,
        starts_on=starts_on, time_zone=zone, **members,
    )  # fmt: skip


@LAW
@given(cases(), st.floats(0, 1))
def test_windows_split_without_loss_or_double(case: Case, part: float) -> None:
    """`occurrences(start, end)` returns `start <= opens < end` (so windows split)."""
    middle = case.start + (case.end - case.start) * part
    halves = case.expand(case.start, middle) + case.expand(middle, case.end)
    assert case.expand(case.start, case.end) == halves


@LAW
@given(cases())
def test_occasions_are_in_order_and_have_keys_of_their_own(case: Case) -> None:
    """With the assignment id the key names an occasion for ever; `opens <= due <= closes`."""
    found = case.expand(case.start, case.end)
    assert found == sorted(found, key=lambda each: each.order)
    everything = case.expand(case.start - 400 * DAY, case.end + 400 * DAY)
    keys = [each.key for each in everything]
    assert len(set(keys)) == len(keys)
    for each in found:
        assert case.start <= each.opens < case.end
        assert each.opens <= each.due <= each.closes
        assert each.opens < each.closes
        assert each.local_date < each.until_date


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
    later = case.expand(case.start + dt.timedelta(microseconds=1), case.start + 400 * DAY)
    expected = next((each for each in later if not each.paused), None)
    found = next_occurrence(case.versions, case.start, zones=case.zones, sessions=case.sessions)
    assert found == expected


stretches = st.tuples(
    zone_names, st.sampled_from(EPOCHS) | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))
)
"""A zone and the first of 30 days."""


def hourly(zone: str, day: dt.date, minute: int, day_start: str) -> list[Occurrence]:
    """Expand 30 days of slots at one minute of every hour."""
    rule = {
        "type": "repeating",
        "frequency": "daily",
        "times": [f"{hour:02}:{minute:02}" for hour in range(24)],
    }
    start = dt.datetime.combine(day, dt.time(0, 0), dt.UTC)
    return occurrences(plan(rule, day, zone=zone, day_starts_at=day_start), start, start + 30 * DAY)


@LAW
@given(stretches, st.sampled_from([0, 15, 30, 45]), day_starts)
def test_a_slot_keeps_its_wall_time(
    stretch: tuple[str, dt.date], minute: int, day_start: str
) -> None:
    """A slot at 09:00 is at 09:00 on both sides of a clock change; gaps alone move it, forward."""
    zone = ZoneInfo(stretch[0])
    for each in hourly(*stretch, minute, day_start):
        wall = dt.datetime.fromisoformat(each.key)
        read = wall.replace(tzinfo=zone).astimezone(dt.UTC)
        exists = read.astimezone(zone).replace(tzinfo=None) == wall
        shown = each.due.replace(tzinfo=None)
        assert each.shifted == (not exists)
        assert (shown == wall) if exists else (shown > wall)
        # Of two instants with this wall time the first (fold=0).
        assert each.due == read


@LAW
@given(zone_names, st.sampled_from(EPOCHS), st.none() | gap_times | clock_times, day_starts)
def test_one_slot_is_one_occasion(zone: str, day: dt.date, at: str | None, day_start: str) -> None:
    """Also in a fold; absent only where the local date truly did not happen."""
    rule = {"type": "repeating", "frequency": "daily", "times": [at] if at else []}
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

    @settings(deadline=None, max_examples=100, derandomize=True, database=None)
    @given(stretches)
    def look(stretch: tuple[str, dt.date]) -> None:
        moved.append(any(each.shifted for each in hourly(*stretch, 15, "00:00")))

    look()
    assert sum(moved) > 3

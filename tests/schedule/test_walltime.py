"""Wall times in one zone: gaps, folds, and where days start."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from homework_kit.errors import AwareTimeNeeded, UnknownZone
from homework_kit.schedule import walltime
from homework_kit.schedule.walltime import (
    FIRST_INSTANT,
    LAST_INSTANT,
    aware,
    offset_all_day,
    resolve,
    resolve_day_start,
    zone_named,
)


@pytest.mark.parametrize(
    ("zone", "wall", "expected"),
    [
        ("Europe/London", "2026-03-29T01:30", "2026-03-29T02:30:00+01:00"),
        ("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00+00:00"),
        ("Europe/London", "2026-03-29T02:00", "2026-03-29T02:00:00+01:00"),
        ("Europe/London", "2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),
        ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00+00:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45:00+11:00"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45:00+11:00"),
        ("America/Nuuk", "2024-03-30T23:30", "2024-03-31T00:30:00-01:00"),
        ("America/Sao_Paulo", "2018-11-04T00:15", "2018-11-04T01:15:00-02:00"),
        ("Pacific/Kiritimati", "2026-01-01T09:00", "2026-01-01T09:00:00+14:00"),
        ("Africa/Monrovia", "1950-06-01T12:00", "1950-06-01T12:00:00-00:44:30"),
    ],
)
def test_a_wall_time_has_one_instant(zone: str, wall: str, expected: str) -> None:
    """Gaps move a time forward by their length, folds give the first of two."""
    assert resolve(zone, dt.datetime.fromisoformat(wall)).isoformat() == expected


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"),
        ("Africa/Cairo", "2026-04-24", "2026-04-24T01:00:00+03:00"),
        ("Asia/Beirut", "2026-03-29", "2026-03-29T01:00:00+03:00"),
        ("America/Havana", "2026-03-08", "2026-03-08T01:00:00-04:00"),
        ("America/Toronto", "1919-03-31", "1919-03-31T00:30:00-04:00"),
        ("America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00"),
    ],
)
def test_the_first_existing_instant_starts_a_day(zone: str, day: str, expected: str) -> None:
    """scheduling.md: the first existing instant starts a day whose midnight does not exist."""
    assert resolve_day_start(zone, dt.datetime.fromisoformat(day)).isoformat() == expected


def test_another_start_of_the_day_moves_like_every_wall_time() -> None:
    """A day that starts at 02:30 starts an hour later where 02:30 is skipped."""
    start = resolve_day_start("America/New_York", dt.datetime.fromisoformat("2026-03-08T02:30"))
    assert start.isoformat() == "2026-03-08T03:30:00-04:00"


def test_the_table_of_whole_days_hides_no_change() -> None:
    """A day that the table gives one offset keeps it every quarter of an hour."""
    wrong = []
    for name in (
        "Africa/Casablanca", "America/Anchorage", "Antarctica/Troll", "Asia/Gaza", "Asia/Manila",
        "Europe/London", "Pacific/Apia",
    ):  # fmt: skip
        zone = ZoneInfo(name)
        for year in (1911, 1945, 2011, 2023, 2040):
            for day in range(365):
                date = dt.date(year, 1, 1) + dt.timedelta(days=day)
                offset = offset_all_day(name, date)
                if offset is None:
                    continue
                for quarter in range(96):
                    at = dt.datetime.combine(date, dt.time(quarter // 4, 15 * (quarter % 4)), zone)
                    if at.utcoffset() != offset.utcoffset(None):
                        wrong.append((name, date))
    assert wrong == []


YEARS = range(dt.date(2025, 6, 1).toordinal(), dt.date(2028, 1, 2).toordinal())


@pytest.mark.parametrize(
    "dates",
    [YEARS, YEARS[::3], list(YEARS), [*YEARS[5:9], *YEARS[300:310]], YEARS[301:302], YEARS[:0]],
)
@pytest.mark.parametrize(
    ("zone", "at", "odd_days"),
    [
        (
            "Europe/London",
            dt.time(1, 30),
            ["2025-10-26", "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"],
        ),
        (
            "America/Havana",
            dt.time(0, 0),
            ["2025-11-02", "2026-03-08", "2026-11-01", "2027-03-14", "2027-11-07"],
        ),
        ("Asia/Tokyo", dt.time(9, 0), []),
    ],
)
def test_many_at_once_are_as_one_by_one(
    zone: str, at: dt.time, odd_days: list[str], dates: Any
) -> None:
    """scheduling.md, Wall time rules: in one go the same, and gaps and folds are given back."""
    found, odd = walltime.instants(zone, at, dates)
    days = [dt.date.fromordinal(day) for day in dates]
    assert [str(dt.date.fromordinal(day)) for day in odd] == [
        each for each in odd_days if dt.date.fromisoformat(each) in days
    ]
    plain = [day for day in days if str(day) not in odd_days]
    assert found == [resolve(zone, dt.datetime.combine(day, at)) for day in plain]


@pytest.mark.parametrize("name", ["Atlantis/Capital", "../etc/passwd", "Europe", ""])
def test_what_is_no_zone_name_is_not_repeated(name: str) -> None:
    """scheduling.md: unknown-zone at expansion; what is on no list may be anything."""
    with pytest.raises(UnknownZone) as caught:
        zone_named(name)
    assert caught.value.zone is None


def test_a_zone_the_host_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """scheduling.md: a zone the host lacks is `unknown-zone` at expansion, not at reading."""
    monkeypatch.setattr(walltime, "ZoneInfo", {}.__getitem__)
    with pytest.raises(UnknownZone) as caught:
        zone_named.__wrapped__("Europe/Kyiv")
    assert caught.value.zone == "Europe/Kyiv"


@pytest.mark.parametrize("moment", ["2026-03-01T00:00:00+00:00", dt.date(2026, 3, 1), None])
def test_a_moment_is_a_datetime(moment: Any) -> None:
    """ISO text works in constructors only, and a date names no instant."""
    with pytest.raises(AwareTimeNeeded):
        aware(moment, "as_of")


def test_a_moment_needs_an_offset() -> None:
    """A naive datetime names no instant."""
    with pytest.raises(AwareTimeNeeded, match="start"):
        aware(dt.datetime(2026, 1, 1), "start")  # noqa: DTZ001 - the point


def test_moments_outside_the_calendar_are_brought_within_reach() -> None:
    """The least and the greatest datetime stand for the first and the last instant."""
    least, greatest = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (1, 9999))
    assert (aware(least, "x"), aware(greatest, "x")) == (FIRST_INSTANT, LAST_INSTANT)
    before, after = (dt.datetime(year, 6, 1, tzinfo=dt.UTC) for year in (1899, 2202))
    assert (aware(before, "x"), aware(after, "x")) == (FIRST_INSTANT, LAST_INSTANT)


@pytest.mark.parametrize("seconds", range(12))
def test_a_change_is_found_to_the_second(seconds: int) -> None:
    """Wherever the search for it begins."""
    day = dt.datetime(2026, 3, 29, tzinfo=dt.UTC)
    low, high = day + dt.timedelta(seconds=seconds), day + dt.timedelta(hours=5, seconds=seconds)
    assert walltime.change_between("Europe/London", low, high) == day + dt.timedelta(hours=1)

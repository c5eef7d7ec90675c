"""Schedules that cannot be meant: refused with a code and a place, or doing what they say."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.errors import InvalidDocument, TooManyOccurrences, UnknownZone, ZoneNeeded
from homework_kit.schedule.expand import overlapping
from tests.models.samples import Json, sample
from tests.schedule.plans import Repeating, Session, between, daily, keys, plan, span, utc

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "scheduling.md"
DAILY: Json = {"type": "repeating", "frequency": "daily"}
MONTHLY: Json = {"type": "repeating", "frequency": "monthly"}
PROMPTED: Json = {
    "type": "prompted",
    "per_day": 5,
    "between": {"from": "09:00", "until": "21:00"},
    "seed": "s",
}
TWICE: Json = {"type": "listed", "occasions": [{"on": "2026-02-02"}, {"on": "2026-02-02"}]}

SCHEDULES: dict[str, tuple[Json, str, str]] = {
    "an interval of 0": (DAILY | {"interval": 0}, "out-of-range", "/schedule/interval"),
    "an interval below 0": (DAILY | {"interval": -1}, "out-of-range", "/schedule/interval"),
    "no times in a period": (
        {"type": "target", "times": 0, "per": "week"},
        "out-of-range",
        "/schedule/times",
    ),
    "a count of 0": (DAILY | {"count": 0}, "out-of-range", "/schedule/count"),
    "a window of 0 minutes": (
        DAILY | {"window_minutes": 0},
        "out-of-range",
        "/schedule/window_minutes",
    ),
    "a window longer than 366 days": (
        DAILY | {"window_minutes": 527_041},
        "out-of-range",
        "/schedule/window_minutes",
    ),
    "a window of its own in a target": (
        {"type": "target", "times": 3, "per": "week", "window_minutes": 90},
        "unknown-member",
        "/schedule/?",
    ),
    "a span that ends before it starts": (
        PROMPTED | {"between": {"from": "21:00", "until": "09:00"}},
        "prompts-do-not-fit",
        "/schedule/between",
    ),
    "more prompts than fit": (
        PROMPTED | {"min_gap_minutes": 180},
        "prompts-do-not-fit",
        "/schedule/between",
    ),
    "no prompts a day": (PROMPTED | {"per_day": 0}, "out-of-range", "/schedule/per_day"),
    "both count and until": (
        DAILY | {"count": 3, "until": "2026-03-02"},
        "not-together",
        "/schedule",
    ),
    "a day 32": (MONTHLY | {"month_days": [32]}, "out-of-range", "/schedule/month_days/0"),
    "a sixth weekday": (
        MONTHLY | {"nth_weekdays": [{"n": 6, "day": "mo"}]},
        "out-of-range",
        "/schedule/nth_weekdays/0/n",
    ),
    "a time that does not exist": (
        DAILY | {"times": ["24:00"]},
        "wrong-format",
        "/schedule/times/0",
    ),
    "a date that does not exist": (
        {"type": "once", "on": "2026-02-30"},
        "wrong-format",
        "/schedule/on",
    ),
    "an empty list": (
        {"type": "listed", "occasions": []},
        "too-few-items",
        "/schedule/occasions",
    ),
    "two occasions with one key": (TWICE, "duplicate-occasion", "/schedule/occasions/1"),
    "a type that nobody knows": ({"type": "hourly"}, "unknown-tag", "/schedule"),
}
PLANS: dict[str, tuple[Json, str, str]] = {
    "an end on the first day": (
        {"ends_before": "2026-02-02"},
        "ends-before-start",
        "/ends_before",
    ),
    "a pause that ends before it starts": (
        {"pauses": [{"from": "2026-02-09", "until": "2026-02-08"}]},
        "ends-before-start",
        "/pauses/0/until",
    ),
    "an unknown zone": ({"time_zone": "Atlantis/Capital"}, "unknown-zone", "/time_zone"),
    "no name of a zone": ({"time_zone": "../etc"}, "wrong-format", "/time_zone"),
}
BAD: dict[str, tuple[Json, str, str]] = PLANS | {
    what: ({"schedule": schedule}, code, place)
    for what, (schedule, code, place) in SCHEDULES.items()
}


@pytest.mark.parametrize("what", BAD)
def test_it_is_refused_with_a_code_and_a_place(what: str) -> None:
    """validation.md: every problem has a stable code and says where; text and Python agree."""
    members, code, place = BAD[what]
    document = sample("assignment", **members)
    (found,) = hk.iter_problems(json.dumps(document))
    assert (found.code, found.pointer) == (code, place)
    with pytest.raises(InvalidDocument) as refused:
        hk.Assignment(**document)
    assert [(each.code, each.pointer) for each in refused.value.problems] == [(code, place)]


def test_the_page_lists_what_is_refused() -> None:
    """docs/explanation/scheduling.md says of each what it is refused with, and of nothing else."""
    rows = re.findall(
        r"^\| (.+?) \| `([a-z-]+)` \| `(/.+)` \|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert {what: (code, place) for what, code, place in rows} == {
        what: (code, place) for what, (_, code, place) in BAD.items()
    }


def test_an_unknown_zone_on_the_way_is_refused() -> None:
    """The zones of a bundle are held to the same list."""
    with pytest.raises(InvalidDocument) as refused:
        span("2026-02-02", "Atlantis/Capital")
    assert refused.value.problems[0].code == "unknown-zone"


_WITHOUT_ZONES = """
import sys, zoneinfo
zoneinfo.reset_tzpath([])
sys.modules["tzdata"] = None
import homework_kit as hk, datetime as dt
plan = hk.loads(sys.stdin.read())
start = dt.datetime(2026, 3, 1, tzinfo=dt.timezone.utc)
for compute in (
    lambda: hk.occurrences(plan, start, start + dt.timedelta(days=1)),
    lambda: hk.next_occurrence(plan, start),
    lambda: hk.agenda(plan, as_of=start),
    lambda: hk.summarize(plan, as_of=start),
):
    try:
        compute()
    except hk.errors.UnknownZone as refused:
        print(plan.time_zone, refused.code, refused.zone)
"""


def test_a_zone_the_host_has_no_data_for_is_refused_when_it_is_needed() -> None:
    """scheduling.md, Time: "`unknown-zone` at expansion, not at reading"; names are never removed.

    A process without any time zone data stands for one whose release lacks this zone.
    """
    text = hk.dumps(plan(zone="Europe/Kyiv"))
    said = subprocess.run(
        [sys.executable, "-c", _WITHOUT_ZONES],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == ["Europe/Kyiv unknown-zone Europe/Kyiv"] * 4


def test_a_floating_plan_without_zones_is_refused() -> None:
    """scheduling.md, Anchored or floating: a floating plan without `zones` is `zone-needed`."""
    with pytest.raises(ZoneNeeded):
        between(plan(zone=None), "2026-03-02", "2026-03-03")
    with pytest.raises(UnknownZone):
        between(plan(zone=None), "2026-03-02", "2026-03-03", zones="Atlantis/Capital")


def test_an_expansion_without_bounds_is_refused() -> None:
    """scheduling.md, Bounded: more than a configurable million occasions is a clear error."""
    start, end = utc("0001-01-01"), utc("9999-12-31")
    hourly = plan(daily(*(f"{hour:02}:00" for hour in range(24))))
    for expand in (hk.occurrences, overlapping):
        with pytest.raises(TooManyOccurrences) as refused:
            expand(hourly, start, end, limit=1_000)
        assert (refused.value.code, refused.value.limit) == ("too-many-occurrences", 1_000)
        assert len(expand(hourly, start, utc("2026-03-03"), limit=24)) == 24
        with pytest.raises(TooManyOccurrences):
            expand(hourly, start, utc("2026-03-03"), limit=23)


@pytest.mark.parametrize(
    "schedule",
    [
        Repeating(frequency="yearly", month_days=[30], months=[2]),
        Repeating(frequency="monthly", month_days=[31], months=[4, 6]),
        daily("09:00", until="2026-01-31"),
        hk.schedules.Once(on=dt.date(2026, 1, 31)),
    ],
)
def test_a_rule_that_yields_nothing_ends(schedule: Any) -> None:
    """scheduling.md, Bounded: a rule that yields nothing in reach ends. It is not refused."""
    assert between(plan(schedule), "0001-01-01", "9999-12-31") == []
    assert hk.next_occurrence(plan(schedule), utc("2026-03-01")) is None


def test_a_window_may_be_longer_than_its_period() -> None:
    """Two open occasions are no mistake: a letter may be due each Monday and take two weeks.

    A note goes to "the earliest-closing occasion" whose window holds it "and that has room", so of
    two that are open the older one is filled first (adherence.md, Attaching entries).
    """
    weekly = Repeating(frequency="weekly", weekdays=["mo"], window_minutes=14 * 24 * 60)
    letters = plan(weekly)
    now = utc("2026-03-10T12:00")
    assert keys(hk.agenda(letters, as_of=now, days=0).open) == ["2026-03-02", "2026-03-09"]
    notes = [
        hk.Entry(
            id=f"t{day}", assignment_id="a1", outcome="as_agreed", recorded_at=utc(f"2026-03-{day}")
        )
        for day in (11, 12)
    ]
    counts = [
        hk.summarize(letters, notes[:count], as_of=utc("2026-03-23T12:00")).assignments[0].occasions
        for count in (1, 2)
    ]
    assert [(each.practiced, each.no_entry) for each in counts] == [(1, 1), (2, 0)]


def test_a_target_has_the_window_of_its_period() -> None:
    """scheduling.md, Windows: "Target: the period" (so it cannot be longer than that)."""
    target = plan(hk.schedules.Target(times=3, per="week"))
    (week,) = between(target, "2026-03-02", "2026-03-03")
    assert (week.closes - week.opens).days == 7


def test_a_window_may_run_past_the_end_of_the_plan() -> None:
    """scheduling.md, Details that decide: it "counts in full"."""
    short = plan(daily("20:00", window_minutes=3 * 24 * 60), ends_before="2026-03-03")
    (only,) = between(short, "2026-03-02", "2026-03-09")
    assert only.closes == utc("2026-03-05T20:00")


def test_nothing_is_due_without_a_session() -> None:
    """scheduling.md, Schedules: sessions come from the bundle or the call."""
    before = plan(hk.schedules.BeforeSession())
    assert between(before, "2026-03-02", "2026-04-02") == []
    sessions = [Session(id="s2", on="2026-03-09")]
    assert keys(between(before, "2026-03-02", "2026-04-02", sessions=sessions)) == ["session:s2"]


def test_a_look_ahead_without_measure_ends_where_dates_end() -> None:
    """An agenda and reminders for a million million days end with the last date there is."""
    last = plan(starts_on="2199-12-30", zone="Etc/UTC")
    now = dt.datetime(2199, 12, 30, 0, 30, tzinfo=dt.UTC)
    assert len(hk.agenda(last, as_of=now, days=10**12).upcoming) == 1
    assert len(hk.next_reminders(last, now, days=10**12)) == 2

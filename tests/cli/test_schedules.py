"""Every schedule is said in words: its days, its times, how often."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.cli import main
from tests.cli.bundles import AS_OF, entry, plan, saved


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Run `summary` and give what it prints."""
    assert main(["summary", *argv]) == 0
    return capsys.readouterr().out


NINE_TO_EIGHT = hk.schedules.TimeSpan(from_=dt.time(9, 0), until=dt.time(20, 0))
MONTH_DAYS = "on the 1st, the 2nd, the 3rd, the 11th and the last day"


def listed(*occasions: tuple[int, int | None]) -> hk.schedules.ListedOccasions:
    """List occasions of March 2026 by day and hour."""
    return hk.schedules.ListedOccasions(
        occasions=[
            hk.schedules.ListedOccasion(
                on=dt.date(2026, 3, day), at=None if hour is None else dt.time(hour, 0)
            )
            for day, hour in occasions
        ]
    )


def repeating(**members: Any) -> hk.schedules.Repeating:
    """Make a rule that repeats."""
    return hk.schedules.Repeating(**members)


def nth(n: int, day: str) -> dict[str, Any]:
    """Name the n-th weekday of a month."""
    return {"n": n, "day": day}


SCHEDULES: list[tuple[Any, str, str]] = [
    (hk.schedules.Once(on=dt.date(2026, 3, 29)), "on Sunday 29 March", "one"),
    (
        hk.schedules.Once(on=dt.date(2026, 3, 29), at=dt.time(9, 0)),
        "on Sunday 29 March at 09:00",
        "one",
    ),
    (listed((28, None)), "on Saturday 28 March", "one"),
    (listed((28, 9), (28, 20)), "two set times on Saturday 28 March", "two"),
    (listed((28, None), (30, None)), "two set times from 28 March to 30 March", "two"),
    (hk.schedules.Target(times=2, per="day"), "two times a day", ""),
    (hk.schedules.Target(times=2, per="day", distinct_days=True), "two times a day", ""),
    (hk.schedules.Target(times=3, per="week", distinct_days=True), "on three days a week", ""),
    (hk.schedules.BeforeSession(), "before each session", "not known"),
    (
        hk.schedules.Prompted(per_day=2, between=NINE_TO_EIGHT, seed="s"),
        "two prompts a day from 09:00 to 20:00",
        "prompts answered while they were open",
    ),
    (
        hk.schedules.Prompted(
            per_day=1, between=NINE_TO_EIGHT, seed="s", weekdays=["sa", "fr", "su"]
        ),
        "one prompt a day on Fridays, Saturdays and Sundays from 09:00 to 20:00",
        "prompts answered while they were open",
    ),
    (hk.schedules.AsNeeded(cue="a full lift"), "as it comes up: a full lift", "used"),
    *(
        (schedule, said, "")
        for schedule, said in (
            (repeating(frequency="daily"), "each day"),
            (repeating(frequency="daily", times=["20:00", "08:00"]), "each day at 08:00 and 20:00"),
            (repeating(frequency="daily", interval=2), "every other day"),
            (
                repeating(frequency="daily", interval=3, times=["08:00"]),
                "every three days at 08:00",
            ),
            (repeating(frequency="daily", weekdays=["su", "sa"]), "on Saturdays and Sundays"),
            (repeating(frequency="daily", interval=2, weekdays=["su"]), "on set days"),
            (repeating(frequency="daily", months=[3], times=["08:00"]), "on set days at 08:00"),
            (
                repeating(frequency="weekly", weekdays=["su", "mo", "th"]),
                "on Mondays, Thursdays and Sundays",
            ),
            (repeating(frequency="weekly", times=["18:00"]), "on Fridays at 18:00"),
            (
                repeating(frequency="weekly", weekdays=["mo", "tu", "we", "th", "fr"]),
                "on Mondays to Fridays",
            ),
            (
                repeating(frequency="weekly", weekdays=["mo", "tu", "we", "th", "fr", "sa", "su"]),
                "each day",
            ),
            (
                repeating(frequency="weekly", interval=3, weekdays=["mo", "tu", "we", "th", "su"]),
                "every three weeks on Mondays, Tuesdays, Wednesdays, Thursdays and Sundays",
            ),
            (
                repeating(frequency="weekly", interval=2, weekdays=["mo"], times=["18:00"]),
                "every other week on Mondays at 18:00",
            ),
            (
                repeating(frequency="weekly", interval=3, weekdays=["mo", "fr"]),
                "every three weeks on Mondays and Fridays",
            ),
            (repeating(frequency="monthly"), "each month on the 27th"),
            (
                repeating(frequency="monthly", month_days=[-1, 1, 2, 3, 11]),
                f"each month {MONTH_DAYS}",
            ),
            (repeating(frequency="monthly", month_days=[-2]), "on set days"),
            (
                repeating(frequency="monthly", interval=2, month_days=[15], times=["09:00"]),
                "every other month on the 15th at 09:00",
            ),
            (
                repeating(frequency="monthly", nth_weekdays=[nth(-1, "fr"), nth(1, "mo")]),
                "each month on the first Monday and the last Friday",
            ),
            (
                repeating(frequency="monthly", interval=6, nth_weekdays=[nth(-2, "mo")]),
                "every six months on the last Monday but one",
            ),
            (repeating(frequency="monthly", weekdays=["mo"]), "on Mondays"),
            (
                repeating(frequency="monthly", weekdays=["fr"], month_days=[13]),
                "on set days",
            ),
            (
                repeating(frequency="monthly", months=[1, 7], month_days=[1]),
                "each year on 1 January and 1 July",
            ),
            (repeating(frequency="yearly"), "each year on 27 March"),
            (repeating(frequency="yearly", month_days=[1]), "on set days"),
            (repeating(frequency="yearly", interval=2), "every other year on 27 March"),
            (repeating(frequency="yearly", months=[2], month_days=[30]), "on set days"),
            (repeating(frequency="yearly", nth_weekdays=[nth(1, "mo")]), "on set days"),
        )
    ),
]


@pytest.mark.parametrize(("schedule", "often", "counted"), SCHEDULES)
def test_every_schedule_reads_well(
    schedule: Any, often: str, counted: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of the schedule types is said in words and counted in its own way."""
    entries = [entry(1, 27, "partly"), entry(2, 29)]
    file = saved(tmp_path, plan(schedule=schedule), entries=entries)
    said = told(capsys, file, "--as-of", AS_OF)
    assert f"\n  {often}\n" in said
    assert counted.casefold() in said.casefold()

"""Prompts that somebody else issued, read through the public API alone.

The real file (two people, 14 days, a clock change inside) stands outside the repository, beside it,
and nothing of it is copied: Fried, Papanikolaou & Epskamp 2021, doi 10.1177/21677026211017839,
CC-BY 4.0. The small invented one is an example file.
"""

from __future__ import annotations

import csv
import datetime as dt
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.models.summary import AssignmentSummary

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "real" / "fried2021_two_people.csv"
HOUR = dt.timedelta(hours=1)
Row = dict[str, str]

# The file stands beside the repository, and a clone comes without it.
real_data = pytest.mark.skipif(not REAL.exists(), reason="the real data are not here")
OFFSETS = {"CET": "+01:00", "CEST": "+02:00"}
QUESTIONS = [f"Q{number}" for number in range(1, 19)]
PEOPLE = [("User #25290", 56, 19), ("User #25344", 65, 55)]


def rows_of(person: str) -> list[Row]:
    """Read one person's rows."""
    with REAL.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["ID"] == person]


def instant(text: str) -> dt.datetime:
    """Read a wall time that ends in its zone's abbreviation."""
    wall, _, zone = text.rpartition(" ")
    return dt.datetime.fromisoformat(wall + OFFSETS[zone])


def key_of(row: Row) -> str:
    """Name the prompt by its planned wall time."""
    return row["Scheduled"][:16].replace(" ", "T")


def occasion_of(rows: list[Row]) -> hk.schedules.ListedOccasion:
    """Make one occasion of all rows of one prompt."""
    planned = dt.datetime.fromisoformat(rows[0]["Scheduled"])
    issued = [instant(row["Issued"]) for row in rows if row["Issued"]]
    answered = any(row["state"] == "answered" for row in rows)
    canceled = any(row["state"] == "canceled" for row in rows)
    return hk.schedules.ListedOccasion(
        on=planned.date(),
        at=planned.time(),
        window_minutes=60,
        issued_at=min(issued, default=None),
        ended=None if answered else "canceled" if canceled else "expired",
    )


def plan_of(rows: list[Row]) -> hk.Assignment:
    """Make the plan that the prompts were."""
    prompts: dict[str, list[Row]] = {}
    for row in rows:
        prompts.setdefault(key_of(row), []).append(row)
    return hk.Assignment(
        id="prompts",
        title="Eighteen ratings",
        task=hk.tasks.SelfMonitoringTask(what=["mood", "feelings"], scale="1-5"),
        starts_on=dt.date(2020, 3, 16),
        time_zone="Europe/Berlin",
        schedule=hk.schedules.ListedOccasions(
            occasions=[occasion_of(prompts[key]) for key in sorted(prompts)]
        ),
    )


def entries_of(rows: list[Row]) -> list[hk.Entry]:
    """Make an entry of every answered row."""
    return [
        hk.Entry(
            id=f"row-{row['row']}",
            assignment_id="prompts",
            assignment_version=1,
            occurrence=key_of(row),
            recorded_at=instant(row["Response"]),
            mode="imported",
            outcome="as_agreed",
            record=hk.OtherRecord(
                ratings=[
                    hk.records.NamedRating(name=name, value=float(row[name]), scale="1-5")
                    for name in QUESTIONS
                    if row[name]
                ]
            ),
        )
        for row in rows
        if row["state"] == "answered"
    ]


@cache
def summary_of(person: str) -> AssignmentSummary:
    """Summarize one person's two weeks."""
    rows = rows_of(person)
    as_of = dt.datetime(2020, 4, 1, tzinfo=dt.UTC)
    return hk.summarize(plan_of(rows), entries_of(rows), as_of=as_of).assignments[0]


@real_data
@pytest.mark.parametrize(("person", "rows", "answered"), PEOPLE)
def test_prompts_are_counted_and_not_rows(person: str, rows: int, answered: int) -> None:
    """A prompt that stands twice, answered and expired, is one occasion, and it is practiced."""
    found = summary_of(person)
    assert len(rows_of(person)) == rows
    assert (found.occasions.practiced, found.counted) == (answered, 56)
    assert found.occasions.no_entry == 56 - answered


@real_data
@pytest.mark.parametrize(("person", "_rows", "answered"), PEOPLE)
def test_every_answer_came_inside_its_hour(person: str, _rows: int, answered: int) -> None:
    """Answers of both people were recorded before their prompt's window closed."""
    found = summary_of(person)
    assert (found.practiced_within_window, found.recalled, found.extra) == (answered, 0, 0)


@real_data
@pytest.mark.parametrize(
    ("person", "share", "low", "high"),
    [("User #25290", 0.3393, 0.2292, 0.47), ("User #25344", 0.9821, 0.9055, 0.9968)],
)
def test_shares_carry_their_interval(person: str, share: float, low: float, high: float) -> None:
    """Shares of 56 prompts and their Wilson intervals, computed apart from this library."""
    found = summary_of(person)
    assert found.interval
    assert (found.share, found.interval.low, found.interval.high) == (share, low, high)


@real_data
@pytest.mark.parametrize(("person", "_rows", "_answered"), PEOPLE)
def test_prompts_keep_their_wall_time_over_the_clock_change(
    person: str, _rows: int, _answered: int
) -> None:
    """Before and after 29 March prompts open at the same four times, at two different offsets."""
    start = dt.datetime(2020, 3, 28, tzinfo=dt.UTC)
    found = hk.occurrences(plan_of(rows_of(person)), start, start + dt.timedelta(days=2))
    before, after = found[:4], found[4:]
    times = [dt.time(12, 0), dt.time(15, 0), dt.time(18, 0), dt.time(21, 0)]
    assert [each.opens.time() for each in before] == [each.opens.time() for each in after] == times
    assert {each.opens.utcoffset() for each in before} == {dt.timedelta(hours=1)}
    assert {each.opens.utcoffset() for each in after} == {dt.timedelta(hours=2)}


@real_data
@pytest.mark.parametrize(("person", "_rows", "_answered"), PEOPLE)
def test_prompts_open_when_they_were_issued(person: str, _rows: int, _answered: int) -> None:
    """The instant computed from wall time and zone is the one the other system wrote down."""
    plan = plan_of(rows_of(person))
    assert isinstance(plan.schedule, hk.schedules.ListedOccasions)
    start = dt.datetime(2020, 3, 15, tzinfo=dt.UTC)
    found = hk.occurrences(plan, start, start + dt.timedelta(days=20))
    pairs = [
        (each.opens, listed.issued_at)
        for each, listed in zip(found, plan.schedule.occasions, strict=True)
        if listed.issued_at
    ]
    assert len(pairs) == 56
    assert [opens for opens, issued in pairs if opens != issued] == []


# The invented export: 20 rows, 18 prompts, worked out by hand.
#   never issued          rows 8 18              2 set aside
#   answered              rows 0 2 3 6 9 10 12 14 17 19   10 practiced, row 14 after its hour
#   expired, one number   rows 4 16              2 tried
#   expired or canceled   rows 1 5 13 15         4 without an entry
#   the other half of a prompt that stands twice: rows 7 11


@cache
def example() -> dict[str, Any]:
    """Give the names of the example that reads the export."""
    return runpy.run_path(str(ROOT / "examples" / "03_read_prompt_export.py"))


@cache
def small() -> tuple[hk.Assignment, tuple[hk.Entry, ...]]:
    """Read the invented export as the example does."""
    rows = example()["read_rows"](example()["EXPORT"])
    return example()["plan_of"](rows), tuple(example()["entries_of"](rows))


@cache
def small_summary() -> AssignmentSummary:
    """Summarize the invented export."""
    plan, entries = small()
    return hk.summarize(plan, entries, as_of=dt.datetime(2026, 4, 2, tzinfo=dt.UTC)).assignments[0]


def occasion(key: str) -> hk.Occurrence:
    """Find one occasion of the invented export."""
    start = dt.datetime(2025, 10, 1, tzinfo=dt.UTC)
    found = hk.occurrences(small()[0], start, start + dt.timedelta(days=365))
    return next(each for each in found if each.key == key)


def test_the_states_of_the_small_export_add_up() -> None:
    """Of 18 prompts 10 are answered, 2 in part, 4 have no entry and 2 were never issued."""
    counts = small_summary().occasions
    assert (counts.practiced, counts.tried, counts.no_entry, counts.set_aside) == (10, 2, 4, 2)
    assert sum(counts.model_dump().values()) == 18


def test_the_share_of_the_small_export_leaves_out_what_was_never_issued() -> None:
    """10 of 16: expired and canceled prompts count, never-issued ones do not."""
    found = small_summary()
    assert (found.counted, found.share, found.tried_share) == (16, 0.625, 0.75)
    assert found.interval
    assert (found.interval.low, found.interval.high) == (0.3864, 0.8152)


def test_an_answer_after_its_hour_is_practiced_and_recalled() -> None:
    """The answer of 19:20 belongs to the prompt of 18:00 by its key, and to no window."""
    found = small_summary()
    assert (found.practiced_within_window, found.recalled, found.extra) == (9, 1, 0)


def test_the_outcomes_of_the_small_export_are_kept_apart() -> None:
    """Complete answers are as agreed; those of an expired prompt are partial; days count once."""
    found = small_summary()
    assert (found.outcomes.as_agreed, found.outcomes.partly, found.days_practiced) == (10, 2, 7)


def test_a_prompt_in_a_gap_opens_when_the_clock_has_moved_on() -> None:
    """02:30 does not exist on that day: the prompt keeps its key and opens at 03:30."""
    found = occasion("2026-03-29T02:30")
    assert (found.opens.isoformat(), found.closes.isoformat(), found.shifted) == (
        "2026-03-29T03:30:00+02:00",
        "2026-03-29T04:30:00+02:00",
        True,
    )


def test_a_prompt_in_a_fold_opens_once_at_the_first_time() -> None:
    """02:30 comes twice on that day: one prompt, at the first, open until the second."""
    found = occasion("2025-10-26T02:30")
    assert found.opens.isoformat() == "2025-10-26T02:30:00+02:00"
    assert found.closes - found.opens == HOUR
    assert found.closes.astimezone(dt.UTC).isoformat() == "2025-10-26T01:30:00+00:00"
    assert not found.shifted


def test_a_prompt_that_stands_twice_keeps_its_answer_whatever_the_order() -> None:
    """Expired before or after the answer in the file, the prompt has not ended as expired."""
    plan, _ = small()
    assert isinstance(plan.schedule, hk.schedules.ListedOccasions)
    ended = {f"{each.on}T{each.at:%H:%M}": each.ended for each in plan.schedule.occasions}
    assert (ended["2026-03-28T18:00"], ended["2026-03-29T22:30"]) == (None, None)
    assert (ended["2026-03-30T02:30"], ended["2026-03-30T22:30"]) == ("expired", "canceled")


def test_the_small_export_has_a_header_and_twenty_rows() -> None:
    """The file that the hand count is about."""
    path = ROOT / "examples" / "data" / "prompts_small.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        assert len([*csv.DictReader(lines)]) == 20

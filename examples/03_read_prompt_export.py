"""Read the prompts of another system: rows become occasions, and two rows can be one prompt."""

import csv
import datetime as dt
from pathlib import Path
from typing import Literal

import homework_kit as hk

Row = dict[str, str]
EXPORT = Path(__file__).parent / "data" / "prompts_small.csv"
ENDED: dict[str, Literal["expired", "canceled", "not_issued"]] = {
    "expired": "expired",
    "canceled": "canceled",
    "not_issued": "not_issued",
}


def read_rows(path: Path) -> list[Row]:
    """Read the rows, answered ones first where a prompt stands twice."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [*csv.DictReader(lines)]
    return sorted(rows, key=lambda row: (row["scheduled"], row["state"] != "answered"))


def key_of(row: Row) -> str:
    """Name the prompt by its planned wall time, which no clock change moves."""
    return row["scheduled"].replace(" ", "T")


def occasion_of(row: Row) -> hk.schedules.ListedOccasion:
    """Make an occasion of a prompt, with what the other system said of it."""
    planned = dt.datetime.fromisoformat(row["scheduled"])
    return hk.schedules.ListedOccasion(
        on=planned.date(),
        at=planned.time(),
        window_minutes=60,
        issued_at=dt.datetime.fromisoformat(row["issued"]) if row["issued"] else None,
        ended=ENDED.get(row["state"]),
    )


def plan_of(rows: list[Row]) -> hk.Assignment:
    """Make the plan: one listed occasion per prompt; what was never issued is set aside."""
    prompts = {key_of(row): row for row in reversed(rows)}
    return hk.Assignment(
        id="prompts",
        title="Two numbers when the phone asks",
        task=hk.tasks.SelfMonitoringTask(what=["mood"], scale="1-5"),
        starts_on=dt.date(2025, 10, 25),
        time_zone="Europe/Vienna",
        schedule=hk.schedules.ListedOccasions(
            occasions=[occasion_of(prompts[key]) for key in sorted(prompts)]
        ),
        set_aside=[
            hk.SetAside(occurrence=key, reason="not issued")
            for key, row in sorted(prompts.items())
            if row["state"] == "not_issued"
        ],
    )


def entries_of(rows: list[Row]) -> list[hk.Entry]:
    """Make an entry of every row that holds a number; an expired prompt's numbers are partial."""
    return [
        hk.Entry(
            id=f"row-{row['row']}",
            assignment_id="prompts",
            assignment_version=1,
            occurrence=key_of(row),
            recorded_at=dt.datetime.fromisoformat(row["answered_at"]),
            mode="imported",
            outcome="as_agreed" if row["state"] == "answered" else "partly",
            record=hk.OtherRecord(
                ratings=[
                    hk.records.NamedRating(name=name, value=int(row[name]), scale="1-5")
                    for name in ("calm", "energy")
                    if row[name]
                ]
            ),
        )
        for row in rows
        if row["answered_at"]
    ]


if __name__ == "__main__":
    rows = read_rows(EXPORT)
    end = dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
    noted = hk.summarize(plan_of(rows), entries_of(rows), as_of=end).assignments[0]
    print(f"{len(rows)} rows, {sum(noted.occasions.model_dump().values())} prompts")
    print(f"Set aside: {noted.occasions.set_aside}")
    print(f"Answered: {noted.occasions.practiced} of {noted.counted}")
    print(f"Answered inside the hour: {noted.practiced_within_window}")
    print(f"Answered in part: {noted.occasions.tried}")
    print(f"No entry: {noted.occasions.no_entry}")

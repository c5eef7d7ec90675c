"""Read a mood diary: wall times without a zone, a day without a note, and words kept as typed."""

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path
from statistics import mean

import homework_kit as hk

EXPORT = Path(__file__).parent / "data" / "mood_diary.csv"
# The five words of the app, in its own order; a person may have renamed them, so the word is kept.
MOODS = {"awful": 1, "bad": 2, "meh": 3, "good": 4, "rad": 5}


def time_of(text: str) -> dt.time:
    """Read `9:40 pm` and `21:15`: one export mixes both when the phone's setting changed."""
    form = "%I:%M %p" if text.endswith("m") else "%H:%M"
    return dt.datetime.strptime(text, form).time()  # noqa: DTZ007 - the app knows no zone


def entry_of(number: int, row: dict[str, str]) -> hk.Entry:
    """Make an entry of one row. The file says no zone, so the day and the wall time are said."""
    return hk.Entry(
        id=f"mood-{number}",
        mode="imported",  # and so no time of recording, which nobody knows
        occurred_on=dt.date.fromisoformat(row["full_date"]),
        occurred_local_time=time_of(row["time"]),
        title=row["note_title"] or None,
        note=row["note"] or None,
        record=hk.SelfMonitoring(
            mood=hk.records.Mood(value=MOODS.get(row["mood"]), label=row["mood"], scale="1-5"),
            context=[each.strip() for each in row["activities"].split("|") if each.strip()],
        ),
    )


def read(path: Path) -> list[hk.Entry]:
    """Read the export, oldest first, so that a later export only adds new ids."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [*csv.DictReader(lines)][::-1]
    return [entry_of(number, row) for number, row in enumerate(rows, start=1)]


def moods_by_day(entries: list[hk.Entry]) -> dict[dt.date, list[float]]:
    """Gather the numbers of each day; a day without a note is absent, never zero."""
    days = defaultdict[dt.date, list[float]](list)
    for entry in entries:
        match entry:
            case hk.Entry(
                occurred_on=dt.date() as day,
                record=hk.SelfMonitoring(mood=hk.records.Mood(value=float() as value)),
            ):
                days[day].append(value)
    return dict(days)


if __name__ == "__main__":
    entries = read(EXPORT)
    bundle = hk.Bundle(person_id="p-01", entries=entries)
    kept = hk.loads(hk.dumps(bundle), expect=hk.Bundle)
    print(f"{len(kept.entries)} entries, the same when written and read: {kept == bundle}")
    for day, values in moods_by_day(entries).items():
        print(day, f"{mean(values):.1f} of 5, from {len(values)}")

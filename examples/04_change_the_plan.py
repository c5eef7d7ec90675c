"""Change a plan in the middle of a week: a new version, and old entries keep their occasions."""

import datetime as dt
from typing import Literal
from zoneinfo import ZoneInfo

import homework_kit as hk

PARIS = ZoneInfo("Europe/Paris")


def version(number: int, title: str, starts_on: dt.date, at: dt.time) -> hk.Assignment:
    """Make one version of the plan; the first stands as it was when the second begins."""
    return hk.Assignment(
        id="a1",
        version=number,
        title=title,
        task=hk.tasks.SkillRehearsalTask(skill="paced_breathing"),
        starts_on=starts_on,
        ends_before=dt.date(2026, 3, 9),
        time_zone="Europe/Paris",
        schedule=hk.schedules.Repeating(frequency="daily", times=[at]),
    )


def entry(name: str, made_at: dt.datetime, outcome: Literal["as_agreed", "partly"]) -> hk.Entry:
    """Make an entry without an occurrence key: its time says where it belongs."""
    return hk.Entry(id=name, assignment_id="a1", recorded_at=made_at, outcome=outcome)


evening = version(1, "Ten slow breaths in the evening", dt.date(2026, 3, 2), dt.time(20, 0))
morning = version(2, "Three slow breaths at breakfast", dt.date(2026, 3, 5), dt.time(7, 30))
entries = [
    entry("t1", dt.datetime(2026, 3, 2, 21, 15, tzinfo=PARIS), "as_agreed"),
    entry("t2", dt.datetime(2026, 3, 4, 22, 0, tzinfo=PARIS), "partly"),
    entry("t3", dt.datetime(2026, 3, 5, 7, 45, tzinfo=PARIS), "as_agreed"),
    entry("t4", dt.datetime(2026, 3, 7, 9, 5, tzinfo=PARIS), "as_agreed"),
]
as_of = dt.datetime(2026, 3, 9, 9, 0, tzinfo=PARIS)

print("The week with both versions:")
for occasion in hk.occurrences([evening, morning], dt.datetime(2026, 3, 2, tzinfo=PARIS), as_of):
    print(f"  {occasion.key} version {occasion.version}")

before = hk.summarize(evening, entries[:2], as_of=dt.datetime(2026, 3, 5, tzinfo=PARIS))
after = hk.summarize([evening, morning], entries, as_of=as_of)
for moment, summary in (("Before the change", before), ("After the week", after)):
    print(f"{moment}:")
    for block in summary.assignments[0].versions:
        states = block.occasions
        print(
            f"  version {block.version}: of {block.counted} occasions "
            f"{states.practiced} practiced, {states.tried} tried, "
            f"{states.no_entry} without an entry"
        )

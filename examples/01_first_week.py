"""Agree on a plan, note what happened, and count what was agreed and what was noted."""

import datetime as dt
from zoneinfo import ZoneInfo

import homework_kit as hk

LONDON = ZoneInfo("Europe/London")

plan = hk.Assignment(
    id="a1",
    title="Three lines about one thought",
    task=hk.tasks.ThoughtRecordTask(form="three_column"),
    rationale="To see whether the first reading is the one that fits.",
    starts_on=dt.date(2026, 2, 2),
    ends_before=dt.date(2026, 2, 9),
    time_zone="Europe/London",
    schedule=hk.schedules.Repeating(
        frequency="weekly", weekdays=["mo", "we", "fr", "su"], times=[dt.time(20, 0)]
    ),
    plan=hk.PracticePlan(if_cue="The kettle is on", then_action="I write three lines", minutes=5),
    smaller_version="One line",
)

monday = hk.Entry(
    id="t1",
    assignment_id="a1",
    assignment_version=1,
    recorded_at=dt.datetime(2026, 2, 2, 20, 25, tzinfo=LONDON),
    outcome="as_agreed",
    record=hk.ThoughtRecord(
        situation="A short reply from my manager.",
        emotions=[hk.records.Emotion(name="anxious", before=80, after=45)],
        thoughts=[hk.records.Thought(text="It is about my draft.", hot=True)],
    ),
)
wednesday = hk.Entry(
    id="t2",
    assignment_id="a1",
    assignment_version=1,
    recorded_at=dt.datetime(2026, 2, 4, 22, 10, tzinfo=LONDON),
    outcome="partly",
    obstacles=["forgetting"],
)
friday = hk.Entry(
    id="t3",
    assignment_id="a1",
    assignment_version=1,
    recorded_at=dt.datetime(2026, 2, 6, 20, 40, tzinfo=LONDON),
    outcome="smaller_version",
    record=hk.ThoughtRecord(situation="A long silence on a call."),
)
obstacle = hk.Obstacle(
    id="o1",
    assignment_id="a1",
    entry_id="t2",
    code="forgetting",
    noted_on=dt.date(2026, 2, 4),
    options_considered=["fg-01", "fg-03"],
    option_chosen="fg-03",
)

week = (dt.datetime(2026, 2, 2, tzinfo=LONDON), dt.datetime(2026, 2, 9, tzinfo=LONDON))
for occasion in hk.occurrences(plan, *week):
    print(f"{occasion.key}: {occasion.opens:%a %H:%M} to {occasion.closes:%a %H:%M}")

summary = hk.summarize(
    plan,
    [monday, wednesday, friday],
    obstacles=[obstacle],
    as_of=dt.datetime(2026, 2, 9, 9, 0, tzinfo=LONDON),
)
noted = summary.assignments[0]
print(f"Occasions that count: {noted.counted}")
print(f"Practiced: {noted.occasions.practiced}")
print(f"Tried: {noted.occasions.tried}")
print(f"No entry: {noted.occasions.no_entry}")
for row in noted.obstacles:
    print(f"Named {row.count} time: {row.code}, option chosen {row.option_chosen}")

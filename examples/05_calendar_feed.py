"""Let a calendar subscribe to a plan: private events, right through a clock change, and no titles.

Needs the extra `ical`: pip install 'homework_kit[ical]'
"""

import datetime as dt
from zoneinfo import ZoneInfo

import homework_kit as hk
from homework_kit.adapters.ical import calendar_feed, event_uid, plan_title

LONDON = ZoneInfo("Europe/London")
SHOWN = ("UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "CLASS", "TRIGGER")

evenings = hk.Assignment(
    id="6f1c0a52-6d0b-4a55-9d0e-8a4f0b5a2c11",
    title="Three lines about one thought",
    task=hk.tasks.ThoughtRecordTask(form="three_column"),
    starts_on=dt.date(2026, 3, 27),
    ends_before=dt.date(2026, 3, 31),
    time_zone="Europe/London",
    schedule=hk.schedules.Repeating(frequency="daily", interval=2, times=[dt.time(20, 0)]),
    plan=hk.PracticePlan(if_cue="The kettle is on", minutes=10),
)
walks = hk.Assignment(
    id="0d2b7f0e-9a39-4c3a-8b0c-1f4f7f9a7e22",
    title="A walk without the phone",
    task=hk.tasks.OtherTask(what_to_do="Once around the park"),
    starts_on=dt.date(2026, 3, 27),
    time_zone="Europe/London",
    schedule=hk.schedules.Target(times=2, per="week"),
)

window = (dt.datetime(2026, 3, 27, tzinfo=LONDON), dt.datetime(2026, 4, 2, tzinfo=LONDON))
changed = dt.datetime(2026, 3, 26, 18, 30, tzinfo=LONDON)

feed = calendar_feed([evenings, walks], *window, as_of=changed, remind_minutes_before=15)
lines = feed.decode().splitlines()
for line in lines[lines.index("BEGIN:VEVENT") :]:
    if line == "BEGIN:VEVENT":
        print("An event:")
    if line.startswith(SHOWN):
        print(f"  {line}")

# The clocks change on the 29th: the rules of the zone are in the feed, for this window alone.
zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
print("Offsets:", *(line.partition(":")[2] for line in zone if line.startswith("TZOFFSETTO")))

# An app finds the occasion of an event by the event's name, which tells nobody else anything.
names = {event_uid(each): each.key for each in hk.occurrences([evenings, walks], *window)}
print("Keys:", ", ".join(sorted(names.values())))

# Titles are shown to whoever sees the calendar, so they are asked for.
named = calendar_feed(walks, *window, as_of=changed, summary=plan_title)
print(next(line for line in named.decode().splitlines() if line.startswith("SUMMARY")))

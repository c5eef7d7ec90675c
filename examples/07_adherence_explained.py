"""Ask a number why: what counted, what was left out and why; then count on from there."""

import datetime as dt
from zoneinfo import ZoneInfo

import homework_kit as hk
from homework_kit.adherence.checkpoint import CannotResume, checkpoint, resume

LONDON = ZoneInfo("Europe/London")
plan = hk.Assignment(
    id="a1",
    title="Ten slow breaths after lunch",
    task=hk.tasks.SkillRehearsalTask(skill="paced_breathing"),
    starts_on=dt.date(2026, 3, 2),
    time_zone="Europe/London",
    schedule=hk.schedules.Repeating(frequency="daily"),
    pauses=[hk.Pause(from_=dt.date(2026, 3, 5), until=dt.date(2026, 3, 6))],
)
notes = [
    hk.Entry(
        id=f"t{day}",
        assignment_id="a1",
        recorded_at=dt.datetime(2026, 3, day, 13, 30, tzinfo=LONDON),
        outcome="as_agreed",
    )
    for day in (2, 3, 6)
]
as_of = dt.datetime(2026, 3, 8, 9, 0, tzinfo=LONDON)

why = hk.explain(plan, notes, number="share", as_of=as_of)
print(f"{why.number} = {why.formula} = {why.adds}/{why.planned} = {why.value}")
for each in why.counted:
    print(f"  counted   {each.name}  {each.reason:10} {' '.join(each.entries)}".rstrip())
for each in why.left_out:
    print(f"  left out  {each.name}  {each.reason}")
print(*why.sentences())

# A week later: the stored tally of what was closed, and the two notes that are new.
stored = checkpoint(plan, notes, as_of=as_of)
later = as_of + dt.timedelta(days=7)
new = [
    hk.Entry(id="t9", assignment_id="a1", recorded_at=as_of.replace(day=9), outcome="as_agreed"),
    hk.Entry(id="t10", assignment_id="a1", recorded_at=as_of.replace(day=10), outcome="partly"),
]
whole = hk.summarize(plan, [*notes, *new], as_of=later)
print("the same as a recount:", resume(stored, plan, new, as_of=later) == whole)

# Somebody mends a note of the first week: the answer is which one, and never a wrong number.
mended = hk.amend(notes[0], outcome="partly", recorded_at=later)
answer = resume(stored, plan, [*new, mended], as_of=later)
if isinstance(answer, CannotResume):
    print([(each.why, each.document_id) for each in answer.reasons])

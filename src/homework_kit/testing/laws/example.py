"""One invented week around a clock change: what the examples of the laws are held to."""

from __future__ import annotations

import datetime as dt
from typing import Final

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.entry import Entry
from homework_kit.models.schedules import Repeating
from homework_kit.models.tasks import OtherTask

WALK: Final = Assignment(
    id="walk",
    title="Walk to the park",
    task=OtherTask(what_to_do="Walk to the park"),
    starts_on=dt.date(2026, 3, 23),
    time_zone="Europe/London",
    schedule=Repeating(frequency="daily", times=[dt.time(20)]),
)
"""Every evening at eight; London's clocks go forward on 29 March."""

START, MIDDLE, END = (dt.datetime(2026, 3, day, tzinfo=dt.UTC) for day in (23, 29, 31))
NOW: Final = dt.datetime(2026, 3, 31, 9, tzinfo=dt.UTC)

NOTE: Final = Entry(
    id="note",
    assignment_id="walk",
    occurrence="2026-03-24T20:00",
    outcome="as_agreed",
    recorded_at=dt.datetime(2026, 3, 24, 21, tzinfo=dt.UTC),
    visibility="private",
    note="by the river",
)
SHARED: Final = Entry(
    id="other",
    assignment_id="walk",
    outcome="not_done_told",
    recorded_at=dt.datetime(2026, 3, 26, 21, tzinfo=dt.UTC),
    visibility="shared",
)
WEEK: Final = Bundle(person_id="p1", assignments=[WALK], entries=[NOTE, SHARED])
"""Two notes: one of practice that stays with the person, one that is shared."""

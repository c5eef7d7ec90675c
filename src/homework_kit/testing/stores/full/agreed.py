"""A task and a schedule of each type in which every member is set."""

from __future__ import annotations

import datetime as dt
from typing import Final

from homework_kit.models.rating import Rating
from homework_kit.models.schedules import (
    AsNeeded,
    BeforeSession,
    ListedOccasion,
    ListedOccasions,
    NthWeekday,
    Once,
    Prompted,
    Repeating,
    Schedule,
    Target,
    TimeSpan,
)
from homework_kit.models.tasks import (
    ActivityTask,
    ExperimentTask,
    GradedStepsTask,
    MoveOnRule,
    OtherTask,
    SelfMonitoringTask,
    SkillRehearsalTask,
    Step,
    Task,
    ThoughtRecordTask,
)
from homework_kit.testing.stores.samples import AT

_DAY: Final = dt.date(2026, 2, 13)
_MORNING: Final = dt.time(8, 30)

TASKS: Final[tuple[Task, ...]] = (
    ThoughtRecordTask(form="five_column"),
    ExperimentTask(
        purpose="discovery",
        method="survey",
        target_thought="0",
        prediction="1",
        safety_behaviors_to_drop=["2"],
    ),
    SelfMonitoringTask(what=["mood", "sleep"], scale="1-7"),
    SkillRehearsalTask(skill="0", minutes=10, setting="rehearsal_calm"),
    GradedStepsTask(
        steps=[
            Step(
                step_id="st1",
                text="0",
                expected=Rating(value=6.5, scale="0-10"),
                added_on=_DAY,
            )
        ],
        move_on_rule=MoveOnRule(type="repetitions", value=3, text="1", decided_by="self"),
        set_with_therapist=True,
    ),
    ActivityTask(activity="0", planned_kind="connection"),
    OtherTask(what_to_do="0"),
)
"""One of each type."""
SCHEDULES: Final[tuple[Schedule, ...]] = (
    Once(on=_DAY, at=_MORNING, window_minutes=30),
    ListedOccasions(
        occasions=[
            ListedOccasion(
                on=_DAY,
                at=_MORNING,
                window_minutes=30,
                key="k1",
                issued_at=AT,
                ended="canceled",
            )
        ]
    ),
    Repeating(
        frequency="monthly",
        interval=2,
        weekdays=["tu", "fr"],
        week_start="su",
        nth_weekdays=[NthWeekday(n=-1, day="fr")],
        months=[2, 4],
        times=[_MORNING, dt.time(20)],
        count=9,
        exclude_dates=[_DAY],
        extra_dates=[_DAY + dt.timedelta(days=1)],
        window_minutes=30,
        opens_minutes_before=15,
    ),
    Repeating(
        frequency="monthly", month_days=[1, -1], month_end="clamp", until=dt.date(2026, 12, 31)
    ),
    Target(times=3, per="week", distinct_days=True, week_starts="we"),
    BeforeSession(),
    Prompted(
        per_day=4,
        between=TimeSpan(from_=_MORNING, until=dt.time(21)),
        min_gap_minutes=60,
        window_minutes=20,
        weekdays=["mo", "th"],
        seed="0",
    ),
    AsNeeded(cue="0"),
)
"""One of each type, and a rule that ends by a date: a rule has a count or a date, never both."""

"""A document of each kind, and an item of each list beside them, in which every member is set."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from homework_kit.models.assignment import (
    Assignment,
    ForeseenObstacle,
    Pause,
    PracticePlan,
    SetAside,
    TemplateSource,
)
from homework_kit.models.bundle import ConsentStatement, Session, ZoneSpan
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review
from homework_kit.testing.stores.full.records import EXTENSIONS, RATING, THOUGHT
from homework_kit.testing.stores.samples import (
    AT,
    consent,
    note,
    obstacle,
    plan,
    review,
    session,
    zone,
)

_KEY: Final = "2026-02-03T08:30"
_DAY: Final = "2026-02-03"
_LATER: Final = AT.replace(day=4)
_REVISED: Final[dict[str, Any]] = {
    "person_id": "p1",
    "revision": "b",
    "supersedes": ["a"],
    "extensions": EXTENSIONS,
}

NAMED: Final = (plan(), plan(version=2), plan("a2"), note("n2"))
"""What the documents below name, with nothing unusual about it."""

NOTE: Final = note(
    assignment_id="a1",
    assignment_version=2,
    occurrence=_KEY,
    occurred_at=AT,
    ended_at=AT.replace(hour=19),
    recorded_at=_LATER,
    title="1",
    outcome="smaller_version",
    source="therapist",
    mode="spoken",
    visibility="private",
    matters=True,
    bring_to_session=True,
    obstacles=["too_big", "forgetting"],
    minutes=25,
    helpfulness=RATING,
    effort=RATING,
    self_compassion_note="2",
    question_for_session="3",
    record=THOUGHT,
    is_example=True,
    **_REVISED,
)
NOTE_OF_A_DAY: Final = note("n3", occurred_on=_DAY, occurred_local_time="18:40")
"""A note says an instant, or a date and a time of day, never both."""
PLAN: Final = plan(
    version=3,
    label="1",
    rationale="2",
    agreed_on=_DAY,
    agreed_with="carer",
    starts_at="07:15",
    ends_before="2026-03-03",
    time_zone="Europe/London",
    plan=PracticePlan(
        if_cue="3", then_action="4", where="5", with_whom="6", minutes=5, cue_object="7"
    ),
    smaller_version="8",
    confidence=70,
    importance=RATING,
    difficulty=RATING,
    foreseen_obstacles=[ForeseenObstacle(code="low_energy", in_own_words="9", if_then="10")],
    reserve=2,
    pauses=[
        Pause(
            from_=dt.date(2026, 2, 9),
            until=dt.date(2026, 2, 16),
            reason="11",
            agreed_by="together",
            note="12",
        )
    ],
    set_aside=[
        SetAside(occurrence=_KEY, reason="13", note="14", agreed_by="therapist", noted_at=AT)
    ],
    day_starts_at="04:00",
    grace_minutes=90,
    status="stopped",
    status_on="2026-02-20",
    status_reason="15",
    replaces_assignment="a2",
    review_on="2026-02-21",
    written_note_given=False,
    source=TemplateSource(title="16", url="https://example.org/form", version="17"),
    **_REVISED,
)
OBSTACLE: Final = obstacle(
    noted_at=_LATER,
    assignment_id="a1",
    entry_id="n2",
    occurrence=_KEY,
    foreseen=True,
    options_considered=["pf-01", "1"],
    option_chosen="1",
    helped="somewhat",
    what_it_showed="2",
    visibility="private",
    **_REVISED,
)
REVIEW: Final = review(
    entries_looked_at=["n2"],
    what_was_learned="1",
    obstacles_named=["too_big"],
    next_version=2,
    next_assignment_id="a2",
    visibility="private",
    **_REVISED,
)
SESSION: Final = session(at=AT, revision="b", supersedes=["a"])
CONSENT: Final = consent(share_entries="summary_only", reminders=False, voice=True)
ZONE: Final = zone("Asia/Kolkata")

Full = Assignment | Entry | Obstacle | Review | Session | ConsentStatement | ZoneSpan
FULL: Final[tuple[Full, ...]] = (
    NOTE,
    NOTE_OF_A_DAY,
    PLAN,
    OBSTACLE,
    REVIEW,
    SESSION,
    CONSENT,
    ZONE,
)
"""Between them they set every member of their models."""

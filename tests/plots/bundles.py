"""Bundles for pictures: small ones, and those at the edges of what a page has to hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

import homework_kit as hk
from homework_kit.models.vocabulary import OBSTACLES

NOW: Final = dt.datetime(2026, 2, 9, 9, tzinfo=dt.UTC)
LONG: Final = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 2
HOSTILE: Final = '<script>alert(1)</script> & "quotes" \u202eturned\x07 <!-- ]]>'


def plan(**members: Any) -> hk.Assignment:
    """Make a plan of a daily walk that starts on 2 February 2026 in London."""
    made: dict[str, Any] = {
        "id": "walk",
        "title": "Walk to the park",
        "task": hk.tasks.OtherTask(what_to_do="Walk to the park"),
        "starts_on": dt.date(2026, 2, 2),
        "time_zone": "Europe/London",
        "schedule": hk.schedules.Repeating(frequency="daily"),
    }
    return hk.Assignment(**(made | members))


def entry(days_ago: int, outcome: str = "as_agreed", **members: Any) -> hk.Entry:
    """Make a note of so many days before now, in the evening."""
    made: dict[str, Any] = {
        "id": f"e{days_ago}",
        "assignment_id": "walk",
        "outcome": outcome,
        "recorded_at": NOW.replace(hour=18) - dt.timedelta(days=days_ago),
    }
    return hk.Entry(**(made | members))


def felt(before: float | None, after: float | None, name: str = "uneasy") -> hk.ThoughtRecord:
    """Make a record of one feeling."""
    emotion = hk.records.Emotion(name=name, before=before, after=after)
    return hk.ThoughtRecord(emotions=[emotion])


def tried(step: str, expected: float, peak: float) -> hk.GradedStep:
    """Make a record of one try of a step."""
    return hk.GradedStep(
        step_id=step, distress=hk.records.StepDistress(expected=expected, peak=peak)
    )


def bundle(*plans: hk.Assignment, **members: Any) -> hk.Bundle:
    """Put documents into a bundle."""
    return hk.Bundle(person_id="p1", assignments=plans, **members)


def a_year() -> hk.Bundle:
    """A daily plan for a year, with a pause, a reserve, and notes on two days of three."""
    outcomes = ("as_agreed", "smaller_version", "partly", "as_agreed", "not_done_told")
    codes = sorted(OBSTACLES)
    notes = [
        entry(
            ago,
            outcomes[ago % 5],
            record=felt(50 + ago % 40, 35.5),
            obstacles=[codes[ago % 7]] if ago % 4 == 0 else [],
        )
        for ago in range(1, 371)
        if ago % 3
    ]
    pause = hk.Pause(from_=dt.date(2025, 12, 22), until=dt.date(2026, 1, 5))
    walk = plan(starts_on=dt.date(2025, 2, 3), pauses=[pause], reserve=2)
    return bundle(walk, entries=notes)


def one_note() -> hk.Bundle:
    """One note that was starred, in which safety is named."""
    starred = entry(3, "partly", obstacles=["safety_concern"], matters=True, note="It rained.")
    return bundle(plan(), entries=[starred])


def long_words() -> hk.Bundle:
    """Words that are long, broad, of other scripts, or would be markup anywhere else."""
    texts = (
        "W" * 80,
        LONG,
        "短い一歩を踏み出すことについての長い説明",
        "صعود الحافلة مع صديق",
        HOSTILE,
    )
    steps = [
        hk.tasks.Step(step_id=f"s{place}", text=text, expected=hk.Rating(value=30))
        for place, text in enumerate(texts)
    ]
    ends = ((0, 100), (100, 100), (50, 0), (99.25, 0.5), (0, 0))
    notes = [entry(n + 1, record=tried(f"s{n % 5}", *ends[n % 5])) for n in range(12)]
    named = [
        hk.Obstacle(
            id=f"o{place}",
            code=code,
            noted_on=dt.date(2026, 2, 3),
            assignment_id="walk",
            options_considered=[LONG, HOSTILE],
            option_chosen=LONG,
            helped="somewhat",
        )
        for place, code in enumerate(sorted(OBSTACLES))
    ]
    prompted = hk.schedules.Prompted(
        per_day=10, between=hk.schedules.TimeSpan(from_=dt.time(9), until=dt.time(21)), seed="s"
    )
    walk = plan(
        title=f"{LONG} {HOSTILE}",
        task=hk.tasks.GradedStepsTask(steps=steps, set_with_therapist=True),
        schedule=prompted,
        starts_on=dt.date(2026, 1, 5),
    )
    return bundle(walk, entries=notes, obstacles=named)


EDGES: Final[dict[str, Callable[[], hk.Bundle]]] = {
    "year": a_year,
    "nothing": bundle,
    "no-notes": lambda: bundle(plan(starts_on=dt.date(2025, 2, 3))),
    "one-note": one_note,
    "long-words": long_words,
}

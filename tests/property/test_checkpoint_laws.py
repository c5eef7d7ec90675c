"""Laws of checkpoints: what is new, added to what is stored, is the whole; or it says it cannot."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homework_kit.adherence import summarize
from homework_kit.adherence.checkpoint import CannotResume, checkpoint, resume, to_hand_over
from homework_kit.models.assignment import Assignment, Pause, SetAside
from homework_kit.models.bundle import ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.schedule import occurrences
from homework_kit.schedule.walltime import DAY
from tests.histories import Story, stories

law = settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SEEN: Counter[str] = Counter()
CHANGES = ("late", "pause", "zone", "aside", "edit", "delete", "session", "new", "none")


def taken(story: Story) -> dict[str, Any]:
    """Give what a summary takes besides the plans and entries."""
    return {"obstacles": story.obstacles, "zones": story.zones, "sessions": story.sessions}


def changed(story: Story, change: str, at: dt.datetime, draw: Any) -> dict[str, Any]:
    """Change a history after a moment, as people and devices do."""
    now: dict[str, Any] = {"plans": story.plans, "entries": story.entries, **taken(story)}
    notes = [each for each in story.entries if isinstance(each, Entry) and each.mode != "imported"]
    plan: Assignment = draw(st.sampled_from(story.plans))
    later = story.as_of - dt.timedelta(minutes=1)
    if change in ("new", "late"):
        all_ = occurrences([plan], story.first, at, **_when(story))
        opens = [each.opens for each in all_] if change == "late" else []
        happened = draw(st.sampled_from(opens)) if opens else later
        made = Entry(
            id="new",
            assignment_id=plan.id,
            recorded_at=later,
            occurred_at=happened,
            outcome="as_agreed",
        )
        now["entries"] = (*story.entries, made)
    if change == "edit" and notes:
        edit = amend(draw(st.sampled_from(notes)), outcome="partly", recorded_at=later)
        now["entries"] = (*story.entries, edit)
    if change == "delete" and notes:
        gone = delete(draw(st.sampled_from(notes)), recorded_at=later)
        now["entries"] = (*story.entries, gone)
    if change == "pause":
        pause = Pause(from_=at.date() - draw(st.integers(-3, 12)) * DAY)
        edited = amend(plan, pauses=[*plan.pauses, pause])
        now["plans"] = (*story.plans, edited)
    if change == "aside":
        found = occurrences([plan], story.first, story.first + 60 * DAY, **_when(story))
        if found:
            mark = SetAside(occurrence=draw(st.sampled_from(found)).key)
            now["plans"] = (*story.plans, amend(plan, set_aside=[*plan.set_aside, mark]))
    if change == "zone":
        since = at - draw(st.integers(-3, 12)) * DAY
        now["zones"] = (*story.zones, ZoneSpan(from_=since, time_zone="Asia/Tokyo"))
    if change == "session":
        now["sessions"] = story.sessions[: draw(st.integers(0, len(story.sessions)))]
    return now


def _when(story: Story) -> dict[str, Any]:
    return {"zones": story.zones, "sessions": story.sessions}


@pytest.mark.parametrize("change", CHANGES)
@law
@given(story=stories(), data=st.data())
def test_stored_and_new_is_the_whole(change: str, story: Story, data: Any) -> None:
    """An incremental update equals the recomputation exactly, and says when it cannot be one."""
    draw = data.draw
    at = story.as_of - draw(st.integers(0, 12 * 24)) * dt.timedelta(hours=1)
    SEEN[f"drew {change}"] += 1
    text = checkpoint(story.plans, story.entries, **taken(story), as_of=at)
    now = changed(story, change, at, draw)
    options: dict[str, Any] = {
        "week_starts": draw(st.sampled_from(("plan", "mo"))),
        "as_of": story.as_of,
    }
    entries = now["entries"]
    whole = summarize(now["plans"], entries, **_rest(now), **options)
    found = resume(text, now["plans"], entries, **_rest(now), **options)
    if not isinstance(found, CannotResume):
        assert found == whole
    SEEN["could not" if isinstance(found, CannotResume) else "could"] += 1
    SEEN.update(each.why for each in getattr(found, "reasons", ()))
    if isinstance(found, CannotResume):
        return
    SEEN[f"could, {change}"] += 1
    SEEN["could, versions"] += len(story.plans) > len({plan.id for plan in story.plans})
    SEEN["could, pauses"] += any(plan.pauses for plan in story.plans)
    # What the checkpoint has counted need not be handed over again.
    again = to_hand_over(text)
    new = [each for each in entries if each.id in again or not known(each, story, at)]
    SEEN["could, without some"] += len(new) < len(entries)
    assert resume(text, now["plans"], new, **_rest(now), **options) == whole


def known(entry: Any, story: Story, at: dt.datetime) -> bool:
    """Say whether the checkpoint saw a document."""
    return entry in story.entries and (entry.recorded_at is None or entry.recorded_at <= at)


def _rest(now: dict[str, Any]) -> dict[str, Any]:
    return {name: now[name] for name in ("obstacles", "zones", "sessions")}


def test_the_mix_is_not_vacuous() -> None:
    """Both answers came up, and the reasons that people and devices give most."""
    for change in CHANGES:
        if not SEEN[f"drew {change}"]:  # where this test runs alone
            test_stored_and_new_is_the_whole(change)
    assert min(SEEN["could"], SEEN["could not"]) >= 5, SEEN
    expected = ("none", "new", "versions", "pauses", "without some")
    assert [name for name in expected if not SEEN[f"could, {name}"]] == []
    # Each single reason has a test by hand; here both kinds have to come up.
    assert SEEN["entry_changed"] + SEEN["entry_reaches_back"] > 0
    assert SEEN["occasions_changed"] + SEEN["days_changed"] > 0

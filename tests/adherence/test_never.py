"""A summary never ... (adherence.md): the sixteen, as far as they are properties of the summary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.models.summary import AdherenceSummary
from tests.adherence.notes import WEEKLY, entry, obstacle, plan, prompted, summary, utc, whole


def names(schema: Any) -> Iterator[str]:
    """Give every member name and every word of a closed list in a schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for each in schema.values():
            yield from names(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from names(each)


WORDS = {
    part
    for name in names(AdherenceSummary.model_json_schema())
    for part in re.split(r"[^a-z]+", name)
}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, {"score", "grade", "rank", "badge", "color", "colour", "level_up", "points", "streak"}),
        (2, {"norm", "percentile", "average", "others", "peers", "cohort", "benchmark"}),
        (3, {"diagnosis", "severity", "risk", "motivation_level", "honesty", "reliability"}),
        (4, {"forecast", "predicted", "expected_share", "trend", "likely"}),
        (5, {"because", "cause", "effect", "due_to", "impact"}),
        (6, {"goal", "threshold", "adherent", "compliant", "target_met", "met", "success"}),
        (12, {"missed", "skipped", "overdue", "late_entries", "failed", "failure", "poor", "good"}),
        (13, {"next_step", "advance", "recommendation", "alert", "contact"}),
        (15, {"billing", "discharge", "fee", "supervisor"}),
    ],
)
def test_no_member_has_a_name_for_it(number: int, words: set[str]) -> None:
    """Numbers 1 to 6, 12, 13 and 15: the document has no place for such a thing."""
    assert WORDS & words == set(), number


def test_it_does_not_say_that_all_is_the_aim() -> None:
    """6: no threshold such as 80 % changes anything that is shown but the share itself."""
    blocks = []
    for practiced in (15, 16, 17, 20):
        notes = [entry(f"t{n:02}", f"2026-02-{n + 2:02}T09:00") for n in range(practiced)]
        block = whole(plan(), notes, "2026-02-22")
        blocks.append((block.display, block.why_no_share, block.status, block.counted))
    assert len(set(blocks)) == 1


def test_it_never_mixes_sources() -> None:
    """7: what a device reports changes no number but its own."""
    note = entry("t1", "2026-02-03")
    alone, beside = (
        whole(plan(), [note, *more]).model_dump(exclude={"versions", "other_sources"})
        for more in ([], [entry("d1", "2026-02-04", source="device")])
    )
    assert alone == beside


def test_it_never_mixes_quantity_and_quality() -> None:
    """8: helpfulness and effort change no number at all."""
    rated: dict[str, Any] = {
        "helpfulness": {"value": 1, "scale": "0-10"},
        "effort": {"value": 9, "scale": "0-10"},
    }
    assert summary(plan(), [entry("t1", "2026-02-03")]) == summary(
        plan(), [entry("t1", "2026-02-03", **rated)]
    )


def test_no_entry_is_not_not_done() -> None:
    """9: nobody said."""
    silent, told = whole(plan(), []), whole(plan(), [entry("t1", "2026-02-03", "not_done_told")])
    assert (silent.occasions.no_entry, silent.occasions.told_not_done) == (7, 0)
    assert (told.occasions.no_entry, told.occasions.told_not_done) == (6, 1)
    assert silent.outcomes.not_done_told == 0


@pytest.mark.parametrize("schedule", [None, WEEKLY, prompted(1)])
def test_percentages_wait_for_the_floor(schedule: Any) -> None:
    """10: below the floor the summary says counts."""
    block = whole(plan(schedule) if schedule else plan(), [])
    assert 0 < block.counted < 20
    assert block.display == "counts"


def test_a_named_obstacle_is_always_there() -> None:
    """14: also when everything was practiced, on an extra, and on a done one."""
    notes = [entry(f"t{n}", f"2026-02-0{n}T09:00") for n in range(2, 9)]
    notes.append(entry("x", "2026-02-08T20:00", obstacles=["discomfort"]))
    block = whole(plan(), notes, obstacles=[obstacle("o1", "unclear", "2026-02-08")])
    assert block.share == 1.0
    assert {row.code for row in block.obstacles} == {"discomfort", "unclear"}


@pytest.mark.parametrize("consent", ["all", "person_chooses_each", "none"])
def test_a_shared_view_does_not_hint_at_what_is_private(consent: Any) -> None:
    """11: the same bytes as if the private notes had never been written."""
    notes = [entry("open", "2026-02-03", visibility="shared")]
    kept = entry("kept", "2026-02-04", visibility="private", obstacles=["discomfort"])
    said = [hk.ConsentStatement(share_entries=consent, noted_at=utc("2026-02-01"))]
    with_it, without = (
        hk.dumps(
            summary(
                hk.Bundle(person_id="p1", assignments=[plan()], entries=each, consent=said),
                audience="shared",
            )
        )
        for each in ([*notes, kept], notes)
    )
    assert with_it == without
    assert ('"as_agreed":1' in with_it) == (consent != "none")


@pytest.mark.parametrize("audience", ["self", "shared"])
def test_a_named_obstacle_is_there_for_whoever_may_see_it(audience: Any) -> None:
    """14: inside what the audience may see."""
    said = [hk.ConsentStatement(share_entries="all", noted_at=utc("2026-02-01"))]
    named = obstacle("o1", "unclear", "2026-02-08")
    bundle = hk.Bundle(person_id="p1", assignments=[plan()], obstacles=[named], consent=said)
    (block,) = summary(bundle, audience=audience).assignments
    assert [row.code for row in block.obstacles] == ["unclear"]


def test_it_changes_nothing_it_was_given() -> None:
    """13: a summary counts; plans and notes are what they were."""
    given, notes = plan(), [entry("t1", "2026-02-03")]
    before = [hk.dumps(each) for each in (given, *notes)]
    summary(given, notes)
    assert [hk.dumps(each) for each in (given, *notes)] == before


@pytest.mark.parametrize("status", ["stopped", "replaced", "completed"])
def test_a_task_that_ended_says_so(status: str) -> None:
    """16: whoever words the block reads the status first, so "0 of n" need not open it."""
    ended = plan(status=status, status_on="2026-02-05")
    block = whole(ended, [])
    assert (block.status, block.counted) == (status, 3)
    assert list(json.loads(hk.dumps(summary(ended, [])))["assignments"][0])


def test_a_pause_is_no_status() -> None:
    """data-model.md: stopped is only ever said, never inferred; a pause is a pause."""
    paused = plan(pauses=[{"from": "2026-02-02"}])
    assert whole(paused, [], "2026-06-01").status == "active"

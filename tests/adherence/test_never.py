"""A summary never ... : the sixteen of adherence.md, A summary never, in their order.

Where one is a property of the design (there is no place for such a thing), its test looks at the
place: the members of the document, or the words of the catalog.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.cli.summary import pages
from homework_kit.cli.voice import ENGLISH
from homework_kit.language.locales import locale_data
from homework_kit.models.summary import AdherenceSummary
from tests.adherence.notes import (
    DAILY,
    WEEKLY,
    entry,
    obstacle,
    plan,
    prompted,
    summary,
    utc,
    whole,
)

README = Path(__file__).parents[2] / "README.md"
TELLING = ("recap.", "summary.", "state.", "outcome.", "explain.", "heading.", "cli.status.")
"""Families of messages that word a summary."""


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


def wordings() -> dict[str, str]:
    """Give the English messages that word a summary, with all their forms."""
    messages: dict[str, Any] = locale_data("messages", "en")["messages"]
    return {
        name: " / ".join(forms.values()) if isinstance(forms, dict) else forms
        for name, forms in messages.items()
        if name.startswith(TELLING)
    }


def nothing_says(*expressions: str) -> bool:
    """Say whether none of the expressions stands in the words that are made of a summary."""
    wanted = re.compile("|".join(rf"\b{each}\b" for each in expressions), re.IGNORECASE)
    found = {name: text for name, text in wordings().items() if wanted.search(text)}
    assert found == {}
    return len(wordings()) > 100


def has_no_place_for(*words: str) -> bool:
    """Say whether no member of the document, and no word of its closed lists, is named so."""
    assert WORDS & {*words} == set()
    return len(WORDS) > 100


def told(bundle: hk.Bundle, as_of: str = "2026-02-09") -> str:
    """Give the page that the command prints of a summary."""
    return str(pages(bundle, summary(bundle, [], as_of), ENGLISH))


def person(*plans: hk.Assignment, **members: Any) -> hk.Bundle:
    """Make a bundle."""
    return hk.Bundle(person_id="p1", assignments=plans, **members)


def test_1_it_scores_grades_ranks_badges_or_colors_nobody() -> None:
    """adherence.md, A summary never: 1, by design; the document has no place for such a thing."""
    assert has_no_place_for(
        *("score", "grade", "rank", "badge", "color", "colour", "level_up", "points", "streak")
    )
    assert nothing_says("scores?", "grades?", "ranks?", "badges?", "points", "streaks?", "stars")


def test_2_it_compares_with_nobody() -> None:
    """adherence.md, A summary never: 2, by design; it takes one person's documents alone."""
    assert has_no_place_for(
        *("norm", "percentile", "average", "others", "peers", "cohort", "benchmark")
    )
    assert nothing_says("others", "other people", "most people", "average", "usual(?:ly)?", "norm")


def test_3_it_infers_nothing_about_the_person() -> None:
    """adherence.md, A summary never: 3, by design; counts of what was said, and no more."""
    assert has_no_place_for(
        *("diagnosis", "severity", "risk", "motivation_level", "honesty", "reliability")
    )
    assert nothing_says("diagnos\\w+", "severe", "risks?", "motivat\\w+", "honest\\w*", "truthful")


def test_4_it_does_not_predict() -> None:
    """adherence.md, A summary never: 4, by design; no member and no words of what will be."""
    assert has_no_place_for("forecast", "predicted", "expected_share", "trend", "likely")
    assert nothing_says("will", "likely", "trend", "going to", "on track", "by then")


def test_5_it_claims_no_cause() -> None:
    """adherence.md, A summary never: 5, by design; afterwards, and never because."""
    assert has_no_place_for("because", "cause", "effect", "due_to", "impact")
    assert nothing_says("because", "causes?", "caused", "due to", "thanks to", "led to", "so that")


def test_6_it_does_not_say_that_all_is_the_aim() -> None:
    """adherence.md, A summary never: 6; no threshold changes anything but the share itself."""
    assert has_no_place_for(
        *("goal", "threshold", "adherent", "compliant", "target_met", "met", "success")
    )
    blocks = []
    for practiced in (15, 16, 17, 20):
        notes = [entry(f"t{n:02}", f"2026-02-{n + 2:02}T09:00") for n in range(practiced)]
        block = whole(plan(), notes, "2026-02-22")
        blocks.append((block.display, block.why_no_share, block.status, block.counted))
    assert len(set(blocks)) == 1
    every = [entry(f"t{n:02}", f"2026-02-{n + 2:02}T09:00") for n in range(20)]
    assert "%" in told(person(plan(), entries=every[:15]), "2026-02-22")
    assert "%" not in told(person(plan(), entries=every), "2026-02-22")


def test_7_it_never_mixes_sources() -> None:
    """adherence.md, A summary never: 7; what a device reports changes no number but its own."""
    note = entry("t1", "2026-02-03")
    alone, beside = (
        whole(plan(), [note, *more]).model_dump(exclude={"versions", "other_sources"})
        for more in ([], [entry("d1", "2026-02-04", source="device")])
    )
    assert alone == beside


def test_8_it_never_mixes_quantity_and_quality() -> None:
    """adherence.md, A summary never: 8; helpfulness and effort change no number at all."""
    rated: dict[str, Any] = {
        "helpfulness": {"value": 1, "scale": "0-10"},
        "effort": {"value": 9, "scale": "0-10"},
    }
    assert summary(plan(), [entry("t1", "2026-02-03")]) == summary(
        plan(), [entry("t1", "2026-02-03", **rated)]
    )


def test_9_no_entry_is_not_not_done() -> None:
    """adherence.md, A summary never: 9; nobody said."""
    silent, said = whole(plan(), []), whole(plan(), [entry("t1", "2026-02-03", "not_done_told")])
    assert (silent.occasions.no_entry, silent.occasions.told_not_done) == (7, 0)
    assert (said.occasions.no_entry, said.occasions.told_not_done) == (6, 1)
    assert silent.outcomes.not_done_told == 0
    assert "not this time" not in told(person(plan()))


@pytest.mark.parametrize("schedule", [DAILY, WEEKLY, prompted(1)])
def test_10_percentages_wait_for_the_floor(schedule: Any) -> None:
    """adherence.md, A summary never: 10; below the floor there are counts, and no percent."""
    notes = [entry("t1", "2026-02-03T12:00")]
    block = whole(plan(schedule), notes)
    assert 0 < block.counted < 20
    assert block.display == "counts"
    assert "%" not in told(person(plan(schedule), entries=notes))


@pytest.mark.parametrize("consent", ["all", "person_chooses_each", "none"])
def test_11_a_shared_view_does_not_hint_at_what_is_private(consent: Any) -> None:
    """adherence.md, A summary never: 11; the same bytes as if it had never been written."""
    notes = [entry("open", "2026-02-03", visibility="shared")]
    kept = entry("kept", "2026-02-04", visibility="private", obstacles=["discomfort"])
    said = [hk.ConsentStatement(share_entries=consent, noted_at=utc("2026-02-01"))]
    with_it, without = (
        hk.dumps(summary(person(plan(), entries=each, consent=said), audience="shared"))
        for each in ([*notes, kept], notes)
    )
    assert with_it == without
    assert ('"as_agreed":1' in with_it) == (consent != "none")


def test_11_where_only_counts_are_shared_nothing_in_a_private_note_is_shown() -> None:
    """adherence.md, A summary never: 11; under summary_only it counts, and its obstacle is not."""
    said = [hk.ConsentStatement(share_entries="summary_only", noted_at=utc("2026-02-01"))]
    kept = entry("kept", "2026-02-04", visibility="private", obstacles=["discomfort"])
    named = obstacle("o1", "unclear", "2026-02-04", visibility="private")
    bundle = person(plan(), entries=[kept], obstacles=[named], consent=said)
    (block,) = summary(bundle, audience="shared").assignments
    assert (block.outcomes.as_agreed, block.obstacles) == (1, ())


@pytest.mark.parametrize("status", ["active", "stopped", "replaced", "completed"])
def test_12_it_uses_no_avoided_word(status: str) -> None:
    """adherence.md, A summary never: 12; the page of a summary is clean, whatever its states."""
    outcomes = ("as_agreed", "partly", "not_done_told", "no_opportunity", "started_and_stopped")
    notes = [entry(f"t{n}", f"2026-02-0{n + 2}", said) for n, said in enumerate(outcomes)]
    members = {} if status == "active" else {"status_on": "2026-02-09"}
    shown = told(person(plan(status=status, **members), entries=notes))
    assert [each.word for each in hk.lint_text(shown) if each.severity == "avoid"] == []


def test_13_it_changes_nothing_it_was_given() -> None:
    """adherence.md, A summary never: 13; it counts, and nothing below the edges contacts anyone."""
    assert has_no_place_for("next_step", "advance", "recommendation", "alert", "contact")
    given, notes = plan(), [entry("t1", "2026-02-03")]
    before = [hk.dumps(each) for each in (given, *notes)]
    summary(given, notes)
    assert [hk.dumps(each) for each in (given, *notes)] == before


def test_14_a_named_obstacle_is_always_there() -> None:
    """adherence.md, A summary never: 14; also when everything was practiced, and on an extra."""
    notes = [entry(f"t{n}", f"2026-02-0{n}T09:00") for n in range(2, 9)]
    notes.append(entry("x", "2026-02-08T20:00", obstacles=["discomfort"]))
    block = whole(plan(), notes, obstacles=[obstacle("o1", "unclear", "2026-02-08")])
    assert block.share == 1.0
    assert {row.code for row in block.obstacles} == {"discomfort", "unclear"}


@pytest.mark.parametrize("audience", ["self", "shared"])
def test_14_a_named_obstacle_is_there_for_whoever_may_see_it(audience: Any) -> None:
    """adherence.md, A summary never: 14, inside what the audience may see."""
    said = [hk.ConsentStatement(share_entries="all", noted_at=utc("2026-02-01"))]
    named = obstacle("o1", "unclear", "2026-02-08")
    bundle = person(plan(), obstacles=[named], consent=said)
    (block,) = summary(bundle, audience=audience).assignments
    assert [row.code for row in block.obstacles] == ["unclear"]


def test_15_it_serves_no_billing_discharge_or_supervision() -> None:
    """adherence.md, A summary never: 15; the document has no place for it, and README says so."""
    assert has_no_place_for("billing", "discharge", "fee", "invoice", "supervisor")
    readme = " ".join(README.read_text("utf-8").split())
    assert (
        "Its summaries are not for billing, for discharge, or for the supervision of a person."
    ) in readme


@pytest.mark.parametrize("status", ["stopped", "replaced"])
@pytest.mark.parametrize("schedule", [DAILY, WEEKLY, prompted(1)], ids=lambda each: each.type)
def test_16_what_is_over_does_not_open_with_nothing_of_n(schedule: Any, status: str) -> None:
    """adherence.md, A summary never: 16; neither the page nor the recap, and no reason in between.

    The block says how it stands before anything else is counted.
    """
    over = plan(schedule, status=status, status_on="2026-02-16", starts_on="2026-02-02")
    bundle = person(over)
    of_nothing = re.compile(r"(?i)\b(?:none|no|0|nothing) of\b")
    assert not of_nothing.search(told(bundle, "2026-02-23"))
    assert not of_nothing.search(hk.recap(bundle, as_of=utc("2026-02-23")).text)
    (block,) = json.loads(hk.dumps(summary(bundle, [], "2026-02-23")))["assignments"]
    assert (block["status"], block["counted"] > 0) == (status, True)
    # The same plan, still going on, is told with its count: the rule is about what is over.
    assert of_nothing.search(told(person(plan(schedule)), "2026-02-23"))


def test_no_pattern_is_stated() -> None:
    """adherence.md, Floors: a pattern needs 8 records in 2 groups of 3; none is stated at all."""
    assert has_no_place_for("pattern", "correlation", "association", "trigger", "best_day")
    assert nothing_says(
        *("patterns?", "more often", "less often", "tend(?:s|ed)?", "on days when", "whenever")
    )


def test_a_pause_is_no_status() -> None:
    """data-model.md: stopped is only ever said, never inferred; a pause is a pause."""
    paused = plan(pauses=[{"from": "2026-02-02"}])
    assert whole(paused, [], "2026-06-01").status == "active"


def test_silence_is_no_status() -> None:
    """adherence.md, ABC phases: stopping only when it was said, however long nobody noted."""
    block = whole(plan(), [entry("t1", "2026-02-02")], "2027-02-02")
    assert (block.status, block.days_since_last_entry) == ("active", 365)

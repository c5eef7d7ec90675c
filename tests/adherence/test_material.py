"""What an audience may see."""

from __future__ import annotations

from typing import Any, Literal

import pytest

import homework_kit as hk
from homework_kit.adherence.material import standing
from homework_kit.models.bundle import Bundle, ConsentStatement
from homework_kit.models.consent import may_share, share_entries, shareable
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.records import Emotion, ThoughtRecord
from tests.adherence.notes import entry, obstacle, plan, summary, utc

Said = Literal["person_chooses_each", "all", "summary_only", "none"]
NOTES = [
    entry("t1", "2026-02-03", visibility="shared"),
    entry("t2", "2026-02-04"),
    entry("t3", "2026-02-05", visibility="private", obstacles=["unclear"]),
]
NAMED = [
    obstacle("o1", "too_big", "2026-02-03", visibility="shared", options_considered=["own words"]),
    obstacle(
        "o2",
        "practical",
        "2026-02-03",
        visibility="private",
        option_chosen="own words",
        helped="no",
    ),
    obstacle("o3", "forgetting", "2026-02-03"),
]


def said(share: Said | None, at: str = "2026-01-01") -> ConsentStatement:
    """Make a statement of consent."""
    return ConsentStatement(share_entries=share, noted_at=utc(at))


def bundle(*consent: ConsentStatement, entries: Any = NOTES, obstacles: Any = NAMED) -> Bundle:
    """Make a person with a daily plan."""
    return Bundle(
        person_id="p1", assignments=[plan()], entries=entries, obstacles=obstacles, consent=consent
    )


@pytest.mark.parametrize(
    ("share", "entries", "codes"),
    [
        (None, 1, ["too_big"]),
        ("person_chooses_each", 1, ["too_big"]),
        ("all", 2, ["forgetting", "too_big"]),
        ("summary_only", 3, ["forgetting", "too_big"]),
    ],
)
def test_what_a_shared_summary_counts(share: Said | None, entries: int, codes: list[str]) -> None:
    """data-model.md, Sharing: by each value of consent, and when nothing was said."""
    consent = [said(share)] if share else []
    (block,) = summary(bundle(*consent), [], audience="shared").assignments
    assert block.outcomes.as_agreed == entries
    assert [row.code for row in block.obstacles] == codes


def test_without_consent_nothing_is_shared() -> None:
    """Consent none: nothing, and no hint of how much."""
    found = summary(bundle(said("none")), [], audience="shared")
    assert (found.assignments, found.window.from_) == ((), utc("2026-02-09"))


def test_a_summary_without_documents_has_no_words_of_them() -> None:
    """summary_only: a computed summary of all entries and no documents."""
    (block,) = summary(bundle(said("summary_only")), [], audience="shared").assignments
    assert "own words" not in hk.dumps(summary(bundle(said("summary_only")), [], audience="shared"))
    assert all(row.helped is None for row in block.obstacles)
    assert "own words" in hk.dumps(summary(bundle(), []))


def test_what_is_in_a_private_note_is_not_in_a_summary_of_counts() -> None:
    """data-model.md, Sharing: every note counts; of a private one nothing but that it is there."""
    record = ThoughtRecord(emotions=[Emotion(name="sad", before=60, after=30)])
    full, bare = (
        entry("t1", "2026-02-05", "partly", visibility="private", **more)
        for more in (
            {"record": record, "obstacles": ["unclear"], "matters": True, "note": "own words"},
            {},
        )
    )
    with_it, without = (
        hk.dumps(summary(bundle(said("summary_only"), entries=[each]), [], audience="shared"))
        for each in (full, bare)
    )
    assert with_it == without
    assert '"partly":1' in with_it
    given = [bundle(said("summary_only"), entries=[each]) for each in (full, bare)]
    told = [hk.recap(each, as_of=utc("2026-02-09"), audience="shared") for each in given]
    assert told[0] == told[1]
    own = hk.recap(given[0], as_of=utc("2026-02-09"))
    assert any(fact.message == "recap.matters" for fact in own.facts)


def test_a_private_note_of_no_plan_counts_nowhere() -> None:
    """data-model.md, Sharing: without an outcome there is nothing to count."""
    diary = Entry(id="d1", note="own words", visibility="private", recorded_at=utc("2026-02-03"))
    assert standing([diary], utc("2026-02-09"), "summary_only") == []


def test_the_person_sees_everything() -> None:
    """Consent is about others."""
    (block,) = summary(bundle(said("none")), []).assignments
    assert (block.outcomes.as_agreed, len(block.obstacles)) == (3, 4)


@pytest.mark.parametrize("share", ["all", "person_chooses_each"])
def test_private_entries_leave_no_trace(share: Said) -> None:
    """A shared summary is byte for byte the one of a person who never wrote them."""
    private = [
        entry("p1", "2026-02-02T08:00", visibility="private", obstacles=["unclear"]),
        entry("p2", "2026-02-03T08:00", "partly", visibility="private"),
        entry("p3", "2026-02-06", visibility="private", source="device"),
    ]
    hidden = [obstacle("p4", "too_big", "2026-02-03", visibility="private", entry_id="t1")]
    shared = [entry("t1", "2026-02-03", visibility="shared")]
    with_them = bundle(said(share), entries=[*private, *shared], obstacles=hidden)
    without = bundle(said(share), entries=shared, obstacles=[])
    assert hk.dumps(summary(with_them, [], audience="shared")) == hk.dumps(
        summary(without, [], audience="shared")
    )


def test_an_id_is_private_if_any_head_is() -> None:
    """Edited on two phones offline: one of the edits is private, so the entry is."""
    first = entry("t1", "2026-02-03", visibility="shared")
    edits = [
        amend(first, visibility="private", recorded_at=utc("2026-02-04")),
        *(amend(first, note=f"n{n}", recorded_at=utc("2026-02-04")) for n in range(8)),
    ]
    assert shareable([first, *edits], "all") == frozenset()
    assert shareable([first, *edits[1:]], "all") == {"t1"}


def test_what_was_withdrawn_since_is_not_shared_either() -> None:
    """A look back must not show others what the person made private or deleted in the meantime."""
    first = entry("t1", "2026-02-03", visibility="shared")
    for edit in (
        amend(first, visibility="private", recorded_at=utc("2026-02-06")),
        delete(first, recorded_at=utc("2026-02-06")),
    ):
        found = summary(bundle(entries=[first, edit]), [], "2026-02-05", audience="shared")
        assert found.assignments[0].days_with_an_entry == 0


def test_what_was_private_then_stays_so_in_a_look_back() -> None:
    """Of what is shared now the earlier private revision is not shown."""
    first = entry("t1", "2026-02-03", visibility="private")
    later = amend(first, visibility="shared", recorded_at=utc("2026-02-06"))
    found = [
        summary(bundle(entries=[first, later]), [], as_of, audience="shared")
        for as_of in ("2026-02-05", "2026-02-07")
    ]
    assert [each.assignments[0].days_with_an_entry for each in found] == [0, 1]


def test_an_edit_that_was_private_then_hides_its_id_in_a_look_back() -> None:
    """data-model.md, Merge: "if any head is private the id is private", also of the heads of then.

    Two phones edited it, one of them in private; later the person shared what came of both.
    """
    first = entry("t1", "2026-02-03", visibility="shared")
    for n in range(6):  # whichever of the two heads has the lower hash
        forked = [
            amend(first, visibility="private", recorded_at=utc("2026-02-04")),
            amend(first, note=f"n{n}", recorded_at=utc("2026-02-04")),
        ]
        later = amend(first, note="both", recorded_at=utc("2026-02-06"))
        both = hk.Entry.model_validate(
            later.model_dump(exclude_none=True)
            | {"supersedes": [*later.supersedes, *(each.revision for each in forked)]}
        )
        told = [first, *forked, both]
        found = [
            summary(bundle(entries=told), [], as_of, audience="shared").assignments[0]
            for as_of in ("2026-02-05", "2026-02-07")
        ]
        assert [each.days_with_an_entry for each in found] == [0, 1]


def test_obstacles_do_not_tell_that_they_name_one_withheld_note() -> None:
    """data-model.md, Sharing: "members naming withheld ids are absent", so these are two namings.

    Whoever reads the two shared documents counts two; one in the summary would tell of the note.
    """
    named = [
        obstacle(name, "too_big", "2026-02-03", visibility="shared", entry_id="t1")
        for name in ("o1", "o2")
    ]
    told = bundle(entries=[entry("t1", "2026-02-03", visibility="private")], obstacles=named)
    counts = [
        summary(told, [], audience=audience).assignments[0].obstacles[0].count
        for audience in ("self", "shared")
    ]
    assert counts == [1, 2]


def test_revisions_in_a_circle_all_have_a_say() -> None:
    """A bundle refuses them; handed over by themselves, the private one decides."""
    pair = [
        entry("t1", "2026-02-03", revision="a", supersedes=["b"], visibility="private"),
        entry("t1", "2026-02-03", revision="b", supersedes=["a"], visibility="shared"),
    ]
    assert shareable(pair, "all") == frozenset()


def test_the_newest_statement_holds() -> None:
    """Of statements of one moment the most restrictive; one without a word on it says nothing."""
    assert share_entries([said("all"), said("none", "2026-01-02")]) == "none"
    assert share_entries([said("none"), said("all", "2026-01-02")]) == "all"
    assert (
        share_entries([said("all"), said("summary_only"), said(None, "2026-01-03")])
        == "summary_only"
    )


@pytest.mark.parametrize(
    ("visibility", "consent", "may"),
    [
        (None, "all", True),
        ("shared", "all", True),
        ("private", "all", False),
        ("shared", "person_chooses_each", True),
        (None, "person_chooses_each", False),
        ("shared", "summary_only", False),
        ("shared", "none", False),
    ],
)
def test_what_may_be_shared(visibility: Any, consent: Said, *, may: bool) -> None:
    """data-model.md, Sharing, value by value."""
    assert may_share(entry("t1", "2026-02-03", visibility=visibility), consent) is may


def test_entries_beside_a_bundle_count_too() -> None:
    """What is passed beside a bundle is read with the bundle's consent."""
    more = [entry("t9", "2026-02-06", visibility="shared")]
    found = summary(bundle(), more, audience="shared", obstacles=[NAMED[0]])
    assert found.assignments[0].outcomes.as_agreed == 2


def test_without_a_bundle_only_what_is_marked_is_shared() -> None:
    """Nothing said is person_chooses_each."""
    found = summary(plan(), NOTES, audience="shared")
    assert (found.person_id, found.assignments[0].outcomes.as_agreed) == (None, 1)

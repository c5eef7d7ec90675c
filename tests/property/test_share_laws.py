"""Laws of sharing: what was withheld leaves no trace, more consent never shows less."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from hypothesis import given

from homework_kit.adherence import summarize
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.consent import ShareEntries, share_entries
from homework_kit.models.entry import Entry
from homework_kit.models.remake import remade
from homework_kit.review.share import share_view
from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from homework_kit.testing.laws.withheld import without_withheld
from tests.people import CONSENTS, people, said

EXAMPLES = examples(40)
Person = tuple[Bundle, datetime]
WITHOUT_HISTORY = ("entries", "obstacles", "reviews")


def test_what_is_withheld_leaves_no_trace() -> None:
    """data-model.md, Sharing: "nothing tells that something was withheld"."""
    seen = Counter[bool]()

    @EXAMPLES
    @given(people())
    def law(person: Person) -> None:
        bundle, as_of = person
        if share_entries(bundle.consent) == "summary_only":
            return
        poorer = without_withheld(bundle)
        seen[len(poorer.entries) < len(bundle.entries)] += 1
        laws.withheld_leaves_no_trace(bundle, as_of=as_of)
        laws.only_what_was_chosen(bundle, as_of=as_of)

    law()
    assert seen[True] >= 10, seen


@EXAMPLES
@given(people())
def test_the_view_of_a_view_is_the_same_view(person: Person) -> None:
    """data-model.md, Sharing: idempotent."""
    bundle, as_of = person
    laws.view_of_a_view(bundle, as_of=as_of)
    laws.round_trip(share_view(bundle, as_of=as_of).bundle)


def test_more_consent_never_shows_less() -> None:
    """Of documents `none` is in summary_only is in person_chooses_each is in all."""
    order: tuple[ShareEntries, ...] = ("none", "summary_only", "person_chooses_each", "all")
    assert set(order) == set(CONSENTS)
    grown = Counter[str]()

    @EXAMPLES
    @given(people())
    def law(person: Person) -> None:
        bundle, as_of = person
        laws.more_consent_shows_more(bundle, as_of=as_of)
        before: set[tuple[str, str]] = set()
        for consent in order:
            view = share_view(remade(bundle, consent=[said(consent)]), as_of=as_of).bundle
            ids = {
                (name, each.id)
                for name in ("assignments", *WITHOUT_HISTORY)
                for each in getattr(view, name)
            }
            grown[consent] += len(ids) > len(before)
            before = ids

    law()
    assert grown["none"] == grown["summary_only"] == 0
    assert min(grown["person_chooses_each"], grown["all"]) >= 5, grown


@EXAMPLES
@given(people())
def test_sharing_one_more_note_takes_nothing_away(person: Person) -> None:
    """Monotone in what is marked: every other document stays as it was."""
    bundle, as_of = person
    entries = [
        remade(each, visibility="shared") if isinstance(each, Entry) else each
        for each in bundle.entries
    ]
    more = share_view(remade(bundle, entries=entries), as_of=as_of).bundle
    before = share_view(bundle, as_of=as_of).bundle
    assert {each.id for each in before.entries} <= {each.id for each in more.entries}


@EXAMPLES
@given(people())
def test_the_summary_is_the_shared_summary(person: Person) -> None:
    """What a therapist reads is `summarize(..., audience="shared")`, and nothing under `none`."""
    bundle, as_of = person
    view = share_view(bundle, as_of=as_of)
    if share_entries(bundle.consent) == "none":
        assert view.summary is None
    else:
        assert view.summary == summarize(bundle, audience="shared", as_of=as_of)


@EXAMPLES
@given(people())
def test_a_view_has_no_history(person: Person) -> None:
    """data-model.md, Sharing: heads only; no tombstone and no name of a revision before."""
    bundle, as_of = person
    view = share_view(bundle, as_of=as_of).bundle
    for name in ("assignments", "sessions", *WITHOUT_HISTORY):
        for each in getattr(view, name):
            assert not isinstance(each, Tombstone)
            assert each.supersedes == ()
    assert view.consent == ()

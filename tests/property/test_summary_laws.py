"""The laws of summaries that are shipped, held to our own summary on drawn histories."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.adherence import summarize
from homework_kit.models.bundle import Bundle
from homework_kit.models.consent import ShareEntries
from homework_kit.models.remake import remade
from homework_kit.testing import laws
from homework_kit.testing.effort import examples
from homework_kit.testing.laws.withheld import without_withheld
from homework_kit.testing.strategies import SCHEDULE_KINDS, ScheduleKind, histories
from tests.people import people, said

DAY = dt.timedelta(days=1)
Looked = tuple[Bundle, dt.datetime, Any]
CHECKS: tuple[laws.Check[...], ...] = (
    laws.versions_add_up,
    laws.order_does_not_matter,
    laws.arriving_twice_counts_once,
    laws.no_entry_is_not_not_done,
    laws.share_needs_something_due,
    laws.share_is_of_what_closed,
    laws.no_percent_of_little,
    laws.target_does_not_carry_over,
    laws.one_occasion_counts_once,
)
WITH_A_WINDOW: tuple[laws.Check[...], ...] = (laws.states_add_up, laws.future_is_not_yet)


@st.composite
def looks(draw: st.DrawFn, kind: ScheduleKind) -> Looked:
    """Draw a history and a window that ends today, a few days ahead, or anywhere."""
    story = draw(histories(kinds=(kind,)))
    end = draw(st.sampled_from((story.as_of, story.as_of + 5 * DAY, story.first + 40 * DAY)))
    return story.bundle, story.as_of, (story.first, max(story.first, end))


def test_a_summary_keeps_its_laws() -> None:
    """adherence.md: every law of the family, on histories of all kinds; the mix is not vacuous."""
    seen = Counter[str]()

    for kind in SCHEDULE_KINDS:

        @examples(25)
        @given(looks(kind))
        def law(looked: Looked) -> None:
            bundle, as_of, window = looked
            for check in (*CHECKS, *WITH_A_WINDOW):
                check(bundle, as_of=as_of, window=window)
            found = summarize(bundle, as_of=as_of, window=window).assignments
            seen["ahead"] += any(each.occasions.not_yet for each in found)
            seen["open"] += any(each.occasions.open for each in found)
            seen["share"] += any(each.share is not None for each in found)
            seen["target"] += any(each.target is not None for each in found)
            seen["by key"] += any(getattr(each, "occurrence", None) for each in bundle.entries)
            seen["told"] += any(each.occasions.told_not_done for each in found)

        law()
    for name in ("ahead", "open", "share", "target", "by key", "told"):
        assert seen[name] >= 2, seen


SAID: tuple[ShareEntries, ...] = ("all", "person_chooses_each")


@pytest.mark.parametrize("consent", SAID)
def test_private_documents_leave_no_trace(consent: ShareEntries) -> None:
    """adherence.md, For others: byte for byte, so it does not hint at them either."""
    withheld = Counter[bool]()

    @examples(40)
    @given(people())
    def law(person: tuple[Bundle, dt.datetime]) -> None:
        bundle, as_of = remade(person[0], consent=[said(consent)]), person[1]
        withheld[len(without_withheld(bundle).entries) < len(bundle.entries)] += 1
        laws.private_leaves_no_trace(bundle, as_of=as_of)

    law()
    assert withheld[True] >= 5

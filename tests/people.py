"""Hypothesis strategies for whole bundles of one person whose documents tell one story."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, get_args

from hypothesis import strategies as st

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement
from homework_kit.models.consent import ShareEntries
from homework_kit.models.entry import Entry
from homework_kit.models.remake import remade
from homework_kit.models.review import Review
from homework_kit.models.vocabulary import Visibility
from tests.histories import Kind, Story, stories

CONSENTS: tuple[ShareEntries, ...] = get_args(ShareEntries)
WORD = "marker"
"""Stands in every text that nobody else may see."""


def bundle_of(story: Story, **members: Any) -> Bundle:
    """Put a story into a bundle; an entry that names no version at hand names none."""
    versions = {(plan.id, plan.version) for plan in story.plans}
    entries: Any = [
        remade(each, assignment_version=None)
        if isinstance(each, Entry) and (each.assignment_id, each.assignment_version) not in versions
        else each
        for each in story.entries
    ]
    return Bundle(
        person_id="p1",
        zones=story.zones,
        sessions=story.sessions,
        assignments=story.plans,
        entries=entries,
        obstacles=story.obstacles,
        **members,
    )


def said(consent: ShareEntries) -> ConsentStatement:
    """Make a statement about sharing."""
    return ConsentStatement(share_entries=consent, noted_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


@st.composite
def people(
    draw: st.DrawFn, consent: ShareEntries | None = None, kind: Kind | None = None
) -> tuple[Bundle, dt.datetime]:
    """Draw one person's bundle, with reviews and consent, and a moment to look at it."""
    story = draw(stories(kind))
    bundle = bundle_of(story)
    noted = sorted({each.id for each in bundle.entries})
    decisions: tuple[Literal["keep", "stop"], ...] = ("keep", "stop")
    reviews = [
        Review(
            id=f"r{number}",
            assignment_id=plan.id,
            assignment_version=plan.version,
            reviewed_on=plan.starts_on,
            by="together",
            decision=draw(st.sampled_from(decisions)),
            entries_looked_at=draw(st.lists(st.sampled_from(noted), max_size=3, unique=True)),
            visibility=draw(st.none() | st.sampled_from(get_args(Visibility))),
        )
        for number, plan in enumerate(bundle.assignments)
        if not isinstance(plan, Tombstone)
    ]
    chosen = draw(st.none() | st.sampled_from(CONSENTS)) if consent is None else consent
    statements = [] if chosen is None else [said(chosen)]
    return remade(bundle, reviews=reviews, consent=statements), story.as_of

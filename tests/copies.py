"""Hypothesis strategies for copies of one bundle that went separate ways on several devices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, ConsentStatement, Session, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.remake import remade
from tests.strategies import bundles, extensions

NOON = dt.datetime(2026, 2, 3, 12, tzinfo=dt.UTC)
LISTS = ("zones", "sessions", "assignments", "entries", "obstacles", "reviews", "consent")
"""The lists of a bundle."""


def own_documents(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Draw what one device noted by itself; ids are few, so that devices choose the same ones."""
    name, text = draw(st.sampled_from(("n1", "n2"))), draw(st.sampled_from(("one", "two")))
    moment = NOON + draw(st.integers(0, 2)) * dt.timedelta(hours=1)
    shares: Any = draw(st.sampled_from(("all", "none", "summary_only")))
    return {
        "entries": [Entry(id=name, note=text, recorded_at=moment)],
        "obstacles": [Obstacle(id=name, code="forgetting", noted_on=moment.date())],
        "sessions": [Session(id=name, on=moment.date() + dt.timedelta(days=len(text)))],
        "consent": [ConsentStatement(share_entries=shares, noted_at=moment)],
        "zones": [ZoneSpan(from_=moment, time_zone=draw(st.sampled_from(ZONES)))],
    }


ZONES = ("Europe/London", "Asia/Kolkata")


FATES = ("kept", "edited", "edited", "edited", "deleted", "rewritten", "rewritten")


def went_on(draw: st.DrawFn, document: Any) -> list[Any]:
    """Draw what one device did to a document: nothing, an edit, a deletion, or a rewriting."""
    fate = draw(
        st.sampled_from(("kept", "edited", "edited", "edited", "deleted", "rewritten", "rewritten"))
    )
    if isinstance(document, Tombstone) or fate == "kept":
        return [document]
    mark = {"org.example.device": draw(st.integers(0, 2))}
    if fate == "edited":
        return [document, amend(document, extensions=mark)]
    if fate == "deleted":
        return [document, delete(document)]
    return [remade(document, extensions=mark)]


@st.composite
def copy_of(draw: st.DrawFn, base: Bundle) -> Bundle:
    """Draw what one device made of a bundle: edits, deletions, own documents, any order, twice."""
    members: Any = {name: list(getattr(base, name)) for name in LISTS}
    for name in ("assignments", "entries", "obstacles", "reviews"):
        members[name] = [each for one in members[name] for each in went_on(draw, one)]
    for name, own in own_documents(draw).items():
        members[name] += own if draw(st.booleans()) else []
    for name, listed in members.items():
        twice = listed + listed[:1] if draw(st.integers(0, 4)) == 4 else listed
        members[name] = draw(st.permutations(twice))
    # Nothing names an obstacle or a review, so a copy may lack them.
    for name in ("obstacles", "reviews"):
        members[name] = members[name][: draw(st.integers(0, 3))]
    own_extensions = draw(st.none() | st.just(base.extensions) | extensions())
    return Bundle(person_id=base.person_id, **members, extensions=own_extensions)


@st.composite
def copies(draw: st.DrawFn, count: int = 3) -> tuple[Bundle, ...]:
    """Draw several copies of one bundle."""
    base = draw(bundles())
    return tuple(draw(copy_of(base)) for _ in range(count))

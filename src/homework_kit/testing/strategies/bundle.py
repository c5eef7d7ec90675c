"""One person's export: documents of every kind that name each other, some of them edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from hypothesis import strategies as st

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle, Session, ZoneSpan
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.kinds import RECORDS
from homework_kit.models.records import GradedStep
from homework_kit.models.remake import remade
from homework_kit.testing.strategies.document import (
    adherence_summaries,
    assignments,
    entries,
    obstacles,
    reviews,
    tombstones,
)
from homework_kit.testing.strategies.models import Words, of_type
from homework_kit.testing.strategies.values import extensions, identifiers, several


@st.composite
def _bundles(draw: st.DrawFn, text: Words | None, person_id: str | None) -> Bundle:
    person = draw(identifiers()) if person_id is None else person_id

    def few(each: st.SearchStrategy[Any], *also: st.SearchStrategy[Any]) -> list[Any]:
        # What belongs to a document is drawn with it, so that it goes when the document goes.
        return several(draw, st.tuples(each, *also) if also else each, most=2)

    plans = few(assignments(text=text), _OWNED, _FATES)
    listed_plans = _edited("a", person, [(_alone(plan), *rest) for plan, *rest in plans])
    standing = [each for each in listed_plans if isinstance(each, Assignment)]
    notes = few(entries(text=text), _OWNED, _FATES, st.sampled_from((None, *standing)))
    listed_notes = _edited("n", person, [(_about(each, to), *two) for each, *two, to in notes])
    noted = [note.id for note in listed_notes]
    hurdles = few(obstacles(text=text), _OWNED, _FATES, st.sampled_from((None, *noted)))
    looks = [
        (remade(each, entries_looked_at=noted, next_assignment_id=plan.id), *rest)
        for plan in standing[:1]
        for each, *rest in few(reviews(text=text, assignment=plan), _OWNED, _FATES)
    ]
    return Bundle(
        person_id=person,
        zones=few(of_type(ZoneSpan)),
        sessions=[
            remade(each, id=f"s{number}", revision="1", supersedes=())
            for number, each in enumerate(few(of_type(Session)), start=1)
        ],
        assignments=listed_plans,
        entries=listed_notes,
        obstacles=_edited(
            "o",
            person,
            [(remade(o, assignment_id=None, entry_id=to), *two) for o, *two, to in hurdles],
        ),
        reviews=_edited("r", person, looks),
        extensions=draw(st.none() | extensions()),
    )


def bundles(
    *, text: Words | None = None, person_id: str | None = None
) -> st.SearchStrategy[Bundle]:
    """Draw one person's export of up to two documents of each kind; every reference resolves.

    The documents are as varied as can be and tell no story: times and plans do not fit together.
    For a person's weeks, draw `histories()`.

    Args:
        text: what the person's words are drawn from; what is longer than a member holds is cut.
        person_id: the person it belongs to; without it, any.

    >>> from hypothesis import find
    >>> find(bundles(), lambda each: True).person_id
    'a1'
    """
    return _bundles(text, person_id)


_OWNED: Final = st.booleans()
"""Whether a document names its person."""
_FATES: Final = st.sampled_from(("kept", "kept", "amended", "deleted"))


def _edited(kind: str, person: str, drawn: Sequence[Any]) -> list[Any]:
    """Give each document an id of its own, and what became of it."""
    listed: list[Any] = []
    for number, (document, owned, fate) in enumerate(drawn, start=1):
        whose = person if owned else None
        first = remade(document, id=f"{kind}{number}", person_id=whose, supersedes=["gone"])
        listed.append(first)
        if fate == "amended":
            listed.append(amend(first, extensions={"org.example.edit": number}))
        elif fate == "deleted":
            listed.append(delete(first))
    return listed


def _alone(plan: Assignment) -> Assignment:
    return remade(plan, replaces_assignment=None)


def _about(entry: Entry, plan: Assignment | None) -> Entry:
    """Let an entry name one of the plans, or none."""
    if plan is None or isinstance(entry.record, GradedStep):
        return remade(entry, assignment_id=None, assignment_version=None, occurrence=None)
    outcome = entry.outcome or "partly"
    return remade(entry, assignment_id=plan.id, assignment_version=plan.version, outcome=outcome)


_OF_KIND: dict[str, Callable[..., st.SearchStrategy[Any]]] = {
    "assignment": assignments,
    "entry": entries,
    "obstacle": obstacles,
    "review": reviews,
    "bundle": bundles,
    "adherence_summary": adherence_summaries,
}
KINDS = (*_OF_KIND, *RECORDS)
"""Every kind of document, then every type of record, as the wire names them."""


def of_kind(kind: str, *, text: Words | None = None) -> st.SearchStrategy[Any]:
    """Draw documents or records of one kind, by its name on the wire.

    Args:
        kind: one of `KINDS`, such as "entry" or "thought_record".
        text: what the person's words are drawn from; what is longer than a member holds is cut.

    >>> from hypothesis import find
    >>> find(of_kind("obstacle"), lambda each: True).code
    'forgetting'
    """
    if kind in RECORDS:
        return of_type(RECORDS[kind], text=text)
    return _OF_KIND[kind](text=text)


def documents(*, text: Words | None = None) -> st.SearchStrategy[Any]:
    """Draw documents of every kind, tombstones among them.

    >>> from hypothesis import find
    >>> find(documents(), lambda each: True).schema_version
    '1.0'
    """
    return st.one_of([*(of_kind(kind, text=text) for kind in _OF_KIND), tombstones()])

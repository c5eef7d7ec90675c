"""What a call handed over, as it stood at a moment and as the audience may see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, TypeVar

import attrs

from homework_kit.models.arguments import (
    entries_needed,
    obstacles_needed,
    plans_needed,
    sessions_needed,
    zones_needed,
)
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.choices import choice_needed
from homework_kit.models.consent import ShareEntries, share_entries, shareable
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.remake import remade
from homework_kit.schedule.clock import Zones

Audience = Literal["self", "shared"]
Plans: TypeAlias = Assignment | Iterable[Assignment | Tombstone] | Bundle
D = TypeVar("D", Entry, Obstacle)
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_SILENT: Final[Mapping[str, Any]] = MappingProxyType(
    {
        **dict.fromkeys(("record", "note", "self_compassion_note", "question_for_session")),
        **dict.fromkeys(("helpfulness", "effort", "minutes", "title", "extensions")),
        **dict.fromkeys(("matters", "bring_to_session"), False),
        "obstacles": (),
    }
)


@attrs.frozen(slots=True)
class Material:
    """The plans by id, with the entries and obstacles about each; what stood at the moment.

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> material(Bundle(person_id="p1"), audience="self", as_of=now).person_id
    'p1'
    """

    person_id: str | None
    plans: dict[str, list[Assignment]]
    entries: dict[str, list[Entry]]
    obstacles: dict[str, list[Obstacle]]
    zones: Zones
    sessions: tuple[Session, ...]
    options_shown: bool
    """Whether what was considered for an obstacle may be shown beside its code."""


def standing(
    documents: Sequence[D | Tombstone], as_of: dt.datetime, consent: ShareEntries | None
) -> list[D]:
    """Give what stood at `as_of`: a revision that was recorded later does not exist yet.

    With a consent, only ids that others may see now and could have seen then: a private head hides
    its id, whichever of several heads is the one that counts. Under `summary_only` every note
    counts, and of a private one nothing but that it is there (`counted_alone`).

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> standing([Entry(id="t1", note="words", recorded_at=now)], now, None)[0].id
    't1'
    """
    known: list[D | Tombstone] = [each for each in documents if recorded_by(each, as_of)]
    heads: tuple[D, ...] = current(known)
    if consent is None:
        return list(heads)
    if consent != "summary_only":
        open_ids = shareable(documents, consent) & shareable(known, consent)
        return [each for each in heads if each.id in open_ids]
    not_private = shareable(documents, "all") & shareable(known, "all")
    shown = (each if each.id in not_private else counted_alone(each) for each in heads)
    return [each for each in shown if each is not None]


def counted_alone(document: D) -> D | None:
    """Give what counts of a private document where every note counts: its outcome and its time.

    What is in it is not shown: no obstacle, no rating, no answer, no star. A private obstacle says
    nothing but what is in it, so nothing of it is left.

    >>> kept = Entry(id="t1", assignment_id="a1", outcome="partly", obstacles=["discomfort"],
    ...              visibility="private", mode="imported")
    >>> counted_alone(kept).outcome, counted_alone(kept).obstacles
    ('partly', ())
    """
    if isinstance(document, Obstacle) or document.outcome is None:
        return None
    return remade(document, **_SILENT)


def recorded_by(document: Any, as_of: dt.datetime) -> bool:
    """Say whether a revision existed by a moment; one that tells no time always did.

    An obstacle has no time of recording, and an import need not have one.

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> recorded_by(Entry(id="t1", note="x", mode="imported"), now)
    True
    """
    recorded = getattr(document, "recorded_at", None)
    return recorded is None or recorded <= as_of


def _grouped(plans: Iterable[Assignment | Tombstone]) -> dict[str, list[Assignment]]:
    grouped: dict[str, list[Assignment]] = {}
    heads: tuple[Assignment, ...] = current(plans)
    for plan in sorted(heads, key=lambda each: (each.id, each.version)):
        grouped.setdefault(plan.id, []).append(plan)
    return grouped


def material(
    given: Plans,
    entries: Iterable[Entry | Tombstone] = (),
    obstacles: Iterable[Obstacle | Tombstone] = (),
    *,
    zones: Zones = None,
    sessions: Iterable[Session] = (),
    audience: Audience,
    as_of: dt.datetime,
    known: Mapping[str, str] = _NOTHING,
) -> Material:
    """Read what the caller handed over; zones and sessions that are passed go before a bundle's.

    For the audience "shared" an id is left out as a whole unless every head of it may be shared
    now: what the person withdrew since `as_of` is not shown to others either. Under `summary_only`
    every note counts and no document speaks: obstacles keep their codes and lose their options, and
    of what is private nothing is there but the count.
    `known` names the plans of entries that are not handed over and that an obstacle may name.

    Raises:
        WrongArgument: what was handed over is something else.
        UnknownChoice: the audience is none that there is.

    Source: data-model.md, Sharing.

    >>> now = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
    >>> words = Entry(id="t1", note="words", recorded_at=now)
    >>> material([], [words], audience="shared", as_of=now).entries
    {}
    """
    choice_needed(audience, Audience, "audience")
    plans: Iterable[Assignment | Tombstone]
    person, consent = None, share_entries(())
    noted, named = [*entries_needed(entries)], [*obstacles_needed(obstacles)]
    sessions = sessions_needed(sessions)
    if isinstance(given, Bundle):
        person, consent, plans = given.person_id, share_entries(given.consent), given.assignments
        noted, named = [*given.entries, *noted], [*given.obstacles, *named]
        zones = given.zones if zones is None else zones
        sessions = sessions or given.sessions
    else:
        plans = (given,) if isinstance(given, Assignment) else plans_needed(given)
    shown = consent if audience == "shared" else None
    entries_then, described = standing(noted, as_of, shown), standing(named, as_of, shown)
    if shown is not None:
        described = _without_withheld(described, {each.id for each in entries_then})
    nothing = audience == "shared" and consent == "none"
    return Material(
        person_id=person,
        plans={} if nothing else _grouped(plans),
        entries=_by_plan(entries_then, {}),
        # What names an example describes an example, unless it says itself what it is about.
        obstacles=_by_plan(
            described,
            {
                **known,
                **{each.id: each.assignment_id for each in entries_then if not each.is_example},
            },
        ),
        zones=zones_needed(zones),
        sessions=current(sessions),
        options_shown=audience == "self" or consent != "summary_only",
    )


def _without_withheld(obstacles: Sequence[Obstacle], shown: set[str]) -> list[Obstacle]:
    """data-model.md, Sharing: members naming withheld ids are absent.

    Otherwise two obstacles that name one withheld note would count once, which tells of the note.
    """
    return [
        each if each.entry_id is None or each.entry_id in shown else remade(each, entry_id=None)
        for each in obstacles
    ]


def _by_plan(documents: Iterable[D], entries: dict[str, str | None]) -> dict[str, list[D]]:
    """Group by the plan it is about: that of the entry an obstacle names, else its own."""
    grouped: dict[str, list[D]] = {}
    for document in documents:
        plan = document.assignment_id
        if isinstance(document, Obstacle) and document.entry_id is not None:
            plan = entries.get(document.entry_id) or plan
        if plan is not None:
            grouped.setdefault(plan, []).append(document)
    return grouped

"""What the person chose to share, as a value of its own: with no trace of what was withheld."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, TypeVar

import attrs

from homework_kit.adherence import summarize
from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle, bundle_needed
from homework_kit.models.choices import choice_needed, choices_needed
from homework_kit.models.consent import ShareEntries, share_entries, shareable
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review
from homework_kit.models.summary import AdherenceSummary
from homework_kit.review import stripped
from homework_kit.review.stripped import Allowed, R, Seen
from homework_kit.schedule.walltime import writable

D = TypeVar("D", Entry, Obstacle, Review)
Audience = Literal["therapist", "carer", "other"]


@attrs.frozen(slots=True, kw_only=True)
class SharedView:
    """What others may see. Code that shows or sends things to others should ask for this type.

    >>> view = share_view(Bundle(person_id="p1"), as_of=dt.datetime(2026, 2, 3, tzinfo=dt.UTC))
    >>> len(view.bundle.entries), view.summary is None
    (0, False)
    """

    audience: Audience
    as_of: dt.datetime
    bundle: Bundle
    """The documents that may be seen, as a bundle that stands alone: `hk.dumps(view.bundle)`."""
    summary: AdherenceSummary | None
    """The summary for the audience "shared"; None where the person shares nothing."""


def share_view(
    bundle: Bundle,
    *,
    audience: Audience = "therapist",
    allow: Iterable[Allowed] = (),
    as_of: dt.datetime,
) -> SharedView:
    """Give what the person chose to share; it says nowhere that anything was withheld.

    - consent `none`: nothing at all.
    - `summary_only`: the computed summary of all entries, without what is in private ones, and no
      document.
    - `person_chooses_each`, also where nothing was said: plans, sessions, what is marked shared.
    - `all`: plans, sessions, and everything that is not marked private.

    Of each document what stands now is given, without its history, under a revision named by what
    is shown. Members that name withheld documents are absent. Everything in it is marked shared, so
    the view of a view is the same view.

    Args:
        bundle: one person's documents.
        audience: for whom it is made; the person's consent does not tell them apart so far.
        allow: what may go along that is otherwise left out; ask the person first.
        as_of: the moment of looking, an aware datetime.

    Raises:
        AwareTimeNeeded: `as_of` has no offset.
        OutOfRange: `as_of` lies outside the years 1900 to 2199.
        UnknownChoice: `audience`, or something in `allow`, is none of its choices.
        WrongArgument: `bundle` is none, or `allow` is no collection; one text alone is none.
        ZoneNeeded: a plan floats and the bundle has no zones.

    Source: data-model.md, Sharing.

    >>> now = dt.datetime(2026, 2, 3, 18, tzinfo=dt.UTC)
    >>> kept, shown = (
    ...     Entry(id=name, note="words", recorded_at=now, visibility=visibility)
    ...     for name, visibility in (("t1", "private"), ("t2", "shared"))
    ... )
    >>> [each.id for each in share_view(Bundle(person_id="p1", entries=[kept, shown]), as_of=now)
    ...     .bundle.entries]
    ['t2']
    """
    bundle_needed(bundle, "share_view")
    choice_needed(audience, Audience, "audience")
    allowed = choices_needed(allow, Allowed, "allow")
    writable(as_of, "as_of")
    consent = share_entries(bundle.consent)
    shown = Bundle(person_id=bundle.person_id)
    if consent in ("person_chooses_each", "all"):
        shown = _shown(bundle, consent, allowed)
    summary = None
    if consent != "none":
        summary = summarize(bundle, audience="shared", as_of=as_of)
    return SharedView(audience=audience, as_of=as_of, bundle=shown, summary=summary)


def _shown(bundle: Bundle, consent: ShareEntries, allow: Iterable[Allowed]) -> Bundle:
    plans = current(bundle.assignments)
    seen = Seen.of(plans, allow)
    entries = _there(stripped.entry(each, seen) for each in _visible(bundle.entries, consent))
    seen = attrs.evolve(seen, entries=frozenset(each.id for each in entries))
    return Bundle(
        person_id=bundle.person_id,
        zones=bundle.zones,
        sessions=_there(stripped.session(each) for each in current(bundle.sessions)),
        assignments=_there(stripped.plan(each, seen) for each in plans),
        entries=entries,
        obstacles=_there(
            stripped.obstacle(each, seen) for each in _visible(bundle.obstacles, consent)
        ),
        reviews=_there(stripped.review(each, seen) for each in _visible(bundle.reviews, consent)),
        extensions=bundle.extensions if "extensions" in seen.allow else None,
    )


def _visible(documents: Iterable[D | Tombstone], consent: ShareEntries) -> list[D]:
    """data-model.md, Merge: if any head is private the id is private. Examples are left out."""
    listed = tuple(documents)
    allowed = shareable(listed, consent)
    standing: tuple[D, ...] = current(listed)
    return [
        each
        for each in standing
        if each.id in allowed and not (isinstance(each, Entry) and each.is_example)
    ]


def _there(documents: Iterable[R | None]) -> list[R]:
    """Order by identity: the order of the bundle would show where something is left out."""
    there = [each for each in documents if each is not None]
    return sorted(there, key=lambda each: (each.id, getattr(each, "version", 0)))

"""Laws of sharing: what was withheld leaves no trace, and more consent never shows less."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, TypeAlias

from homework_kit.adherence import summarize as our_summarize
from homework_kit.io import dumps
from homework_kit.models.bundle import Bundle, ConsentStatement
from homework_kit.models.consent import ShareEntries, may_share, share_entries
from homework_kit.models.edits import current
from homework_kit.models.references import LISTS
from homework_kit.models.remake import remade
from homework_kit.review.share import SharedView
from homework_kit.review.share import share_view as ours
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.look import Summarizer
from homework_kit.testing.laws.story import bundle_lines, joined
from homework_kit.testing.laws.withheld import without_withheld

Viewer: TypeAlias = Callable[..., SharedView]
"""Called as `hk.share_view` is: a bundle and `as_of=`."""

_PAGE: Final = "share-with-a-therapist.md"
_ORDER: Final[tuple[ShareEntries, ...]] = ("none", "summary_only", "person_chooses_each", "all")


def _shown(view: SharedView) -> str:
    return dumps(view.bundle) + ("" if view.summary is None else dumps(view.summary))


def _ids(view: SharedView) -> set[tuple[str, str]]:
    return {(name, each.id) for name in LISTS for each in getattr(view.bundle, name)}


def _listed(ids: set[tuple[str, str]]) -> str:
    return ", ".join(f"{each} of {name}" for name, each in sorted(ids)) or "nothing"


@lawful(
    "summary.private",
    says="A shared summary is what it would be if the withheld notes had never been written.",
    page="adherence.md",
    quote='With `audience="shared"` a summary is what it would be if the withheld notes had never '
    "been written: byte for byte, so it does not hint at them either.",
)
def private_leaves_no_trace(
    bundle: Bundle, *, as_of: dt.datetime, summarize: Summarizer = our_summarize
) -> str | None:
    """Hold a shared summary to saying nothing of what is withheld, and nothing of its being there.

    It is called with `audience="shared"`. Under `summary_only` every note counts by the person's
    own choice, so then the law says nothing.

    Source: adherence.md, For others.

    Raises:
        LawBroken: the summary differs from that of the same bundle without the withheld notes.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> private_leaves_no_trace(WEEK, as_of=NOW)
    """
    if share_entries(bundle.consent) == "summary_only":
        return None
    poorer = without_withheld(bundle)
    rich, poor = (summarize(each, as_of=as_of, audience="shared") for each in (bundle, poorer))
    if dumps(rich) == dumps(poor):
        return None
    withheld = {each.id for each in bundle.entries} - {each.id for each in poorer.entries}
    return joined(
        bundle_lines(bundle, as_of),
        f"Withheld: {', '.join(sorted(withheld)) or 'no note'}.",
        "Without what is withheld, the shared summary is another one.",
    )


@lawful(
    "share.no-trace",
    says="A view is what it would be if the withheld documents had never been written.",
    page=_PAGE,
    quote="A shared summary is what it would be had the withheld notes never been written: nothing "
    "in it says that something was withheld.",
)
def withheld_leaves_no_trace(
    bundle: Bundle, *, as_of: dt.datetime, share_view: Viewer = ours
) -> str | None:
    """Hold a view to saying nothing of what is withheld: no document, no number, no gap.

    Source: share-with-a-therapist.md, Prepare the session.

    Raises:
        LawBroken: the view differs from that of the same bundle without the withheld documents.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> withheld_leaves_no_trace(WEEK, as_of=NOW)
    """
    if share_entries(bundle.consent) == "summary_only":
        return None
    poorer = without_withheld(bundle)
    rich, poor = (share_view(each, as_of=as_of) for each in (bundle, poorer))
    if _shown(rich) == _shown(poor):
        return None
    return joined(
        bundle_lines(bundle, as_of),
        f"Seen alone with what is withheld: {_listed(_ids(rich) - _ids(poor))}.",
        f"Seen alone without it: {_listed(_ids(poor) - _ids(rich))}.",
        f"The view has {len(_shown(rich))} characters with it and {len(_shown(poor))} without.",
    )


@lawful(
    "share.only-what-was-chosen",
    says="A view holds no entry, obstacle or review that the person did not choose to share.",
    page="data-model.md",
    quote="what is marked `shared`, and **nothing else**",
)
def only_what_was_chosen(
    bundle: Bundle, *, as_of: dt.datetime, share_view: Viewer = ours
) -> str | None:
    """Hold a view to consent and visibility, document by document.

    Source: data-model.md, Sharing.

    Raises:
        LawBroken: a document is in the view that consent and visibility withhold.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> only_what_was_chosen(WEEK, as_of=NOW)
    """
    consent = share_entries(bundle.consent)
    chosen = {
        (name, each.id)
        for name in LISTS[1:]
        for each in current(getattr(bundle, name))
        if may_share(each, consent)
    }
    found = _ids(share_view(bundle, as_of=as_of))
    more = {each for each in found if each[0] != "assignments"} - chosen
    if not more:
        return None
    return joined(bundle_lines(bundle, as_of), f"In the view all the same: {_listed(more)}.")


@lawful(
    "share.idempotent",
    says="The view of a view is the same view.",
    page=_PAGE,
    quote="The view of a view is the same view",
)
def view_of_a_view(bundle: Bundle, *, as_of: dt.datetime, share_view: Viewer = ours) -> str | None:
    """Hold a view to standing alone: what was shared may be shared again, and says the same.

    Source: share-with-a-therapist.md, Send documents.

    Raises:
        LawBroken: the second view has other documents.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> view_of_a_view(WEEK, as_of=NOW)
    """
    once = share_view(bundle, as_of=as_of)
    twice = share_view(once.bundle, as_of=as_of)
    if dumps(once.bundle) == dumps(twice.bundle):
        return None
    return joined(
        bundle_lines(bundle, as_of),
        f"In the first view alone: {_listed(_ids(once) - _ids(twice))}.",
        f"In the view of it alone: {_listed(_ids(twice) - _ids(once))}.",
    )


@lawful(
    "share.more-consent-shows-more",
    says="Whoever allows more never shows less.",
    page=_PAGE,
    quote="more consent never shows less",
)
def more_consent_shows_more(
    bundle: Bundle, *, as_of: dt.datetime, share_view: Viewer = ours
) -> str | None:
    """Hold a view to growing from none over summary_only and person_chooses_each to all.

    Source: share-with-a-therapist.md, Send documents.

    Raises:
        LawBroken: a document that was in the view is not there under a more open consent.

    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> more_consent_shows_more(WEEK, as_of=NOW)
    """
    before = set[tuple[str, str]]()
    for consent in _ORDER:
        said = ConsentStatement(share_entries=consent, noted_at=as_of)
        now = _ids(share_view(remade(bundle, consent=[said]), as_of=as_of))
        if not before <= now:
            return joined(
                bundle_lines(bundle, as_of),
                f"Under the consent {consent}, no longer there: {_listed(before - now)}.",
            )
        before = now
    return None

"""What the demo does with the library; `--code` prints these functions as they stand here.

So they are written as an application would write them, with public names alone, and
no line of them is wider than a terminal.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
import traceback
from collections.abc import Sequence

import homework_kit as hk
from homework_kit.plots import report
from homework_kit.review import SharedView


def read(text: bytes) -> hk.Bundle:
    """Read one person's documents, or refuse with every reason at once."""
    return hk.loads(text, expect=hk.Bundle)


def count(bundle: hk.Bundle, now: dt.datetime) -> hk.AdherenceSummary:
    """Count what was noted, out of what was agreed."""
    return hk.summarize(bundle, as_of=now)


def prepare(bundle: hk.Bundle, now: dt.datetime, locale: str) -> hk.Recap:
    """Say in a few sentences what there is to look at."""
    return hk.recap(bundle, as_of=now, locale=locale)


def with_notes(bundle: hk.Bundle, notes: Sequence[hk.Entry]) -> hk.Bundle:
    """Add notes to a bundle; what it holds already stays."""
    new = hk.Bundle(
        person_id=bundle.person_id,
        assignments=bundle.assignments,
        entries=notes,
    )
    return hk.merge(bundle, new)


def edit(
    bundle: hk.Bundle,
    note: hk.Entry,
    words: str,
    at: dt.datetime,
) -> hk.Bundle:
    """Change one note on a device that is offline."""
    edited = hk.amend(note, note=words, recorded_at=at)
    return with_notes(bundle, [edited])


def meet(one: hk.Bundle, other: hk.Bundle) -> tuple[hk.Bundle, hk.Bundle]:
    """Unite the copies of two devices, in both orders."""
    return hk.merge(one, other), hk.merge(other, one)


def decide(bundle: hk.Bundle, words: str, at: dt.datetime) -> hk.Bundle:
    """Replace the versions that two devices disagree on by one."""
    for conflict in hk.conflicts(bundle):
        both = [each for each in conflict.heads if isinstance(each, hk.Entry)]
        decided = hk.amend(
            both[0],
            note=words,
            recorded_at=at,
            supersedes=[each.revision for each in both],
        )
        bundle = with_notes(bundle, [decided])
    return bundle


def keep_private(
    bundle: hk.Bundle,
    notes: Sequence[hk.Entry],
    at: dt.datetime,
) -> hk.Bundle:
    """Mark notes as private, each in a version of its own."""
    for note in notes:
        marked = hk.amend(note, visibility="private", recorded_at=at)
        bundle = with_notes(bundle, [marked])
    return bundle


def show(bundle: hk.Bundle, now: dt.datetime) -> SharedView:
    """Give what the person chose to share."""
    return hk.share_view(bundle, audience="therapist", as_of=now)


def tell(words: str) -> dict[str, str]:
    """Show a note that holds these words, and refuse a text full of them."""
    moment = dt.datetime(2026, 2, 3, 18, tzinfo=dt.UTC)
    note = hk.Entry(id="e1", note=words, recorded_at=moment)
    told = {"repr": f"{note!r} {note}"}
    kept = io.StringIO()
    logger = logging.Logger("demo")  # noqa: LOG001 - of no tree
    logger.addHandler(logging.StreamHandler(kept))
    try:
        hk.loads(json.dumps({"kind": "entry", "mode": words, words: words}))
    except hk.InvalidDocument as refused:
        logger.exception("refused, beside %r", note)
        told["error"] = f"{refused!r} {refused}"
        told["log"] = kept.getvalue()
        told["traceback"] = "".join(traceback.format_exception(refused))
    return told | {"on_purpose": hk.dumps(note)}


def page(bundle: hk.Bundle, now: dt.datetime, locale: str) -> str:
    """Write a report: one HTML page that needs nothing else."""
    return report(bundle, as_of=now, locale=locale)

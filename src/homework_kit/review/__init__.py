"""Look back together: facts for the next session, gentle notes, and points to talk about."""

from __future__ import annotations

from homework_kit.review.accept import Accepted, accept_option
from homework_kit.review.entry_notes import notes
from homework_kit.review.facts import Fact, Recap
from homework_kit.review.leave import Erased, Export, Receipt, erase, export
from homework_kit.review.notes import Note
from homework_kit.review.options import Option, options_for
from homework_kit.review.plan_notes import Thresholds, plan_notes
from homework_kit.review.pseudonyms import pseudonymize
from homework_kit.review.recap import recap
from homework_kit.review.share import SharedView, share_view
from homework_kit.review.suggest import Point, suggest_next

__all__ = [
    "Accepted",
    "Erased",
    "Export",
    "Fact",
    "Note",
    "Option",
    "Point",
    "Recap",
    "Receipt",
    "SharedView",
    "Thresholds",
    "accept_option",
    "erase",
    "export",
    "notes",
    "options_for",
    "plan_notes",
    "pseudonymize",
    "recap",
    "share_view",
    "suggest_next",
]

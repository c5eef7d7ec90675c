"""What was talked over, and what was decided."""

from __future__ import annotations

from typing import Annotated, Literal

from homework_kit.models.base import OrTombstone, Revised, Tombstone
from homework_kit.models.vocabulary import ObstacleCode, Visibility
from homework_kit.models.wire import Identifier, Listed, LocalDate, Opt, Version, Words


class Review(Revised):
    """A look back at one version of an assignment, and the decision that came of it.

    >>> Review(
    ...     id="r1",
    ...     assignment_id="a1",
    ...     assignment_version=1,
    ...     reviewed_on="2026-02-16",
    ...     by="together",
    ...     decision="make_smaller",
    ...     next_version=2,
    ... )
    Review(members=7)
    """

    kind: Literal["review"] = "review"
    assignment_id: Identifier
    assignment_version: Version
    reviewed_on: LocalDate
    by: Literal["together", "therapist", "self"]
    entries_looked_at: Listed[Identifier] = ()
    what_was_learned: Opt[Words] = None
    obstacles_named: Listed[ObstacleCode] = ()
    decision: Literal["keep", "make_smaller", "change", "swap", "pause", "complete", "stop"]
    next_version: Opt[Version] = None
    next_assignment_id: Opt[Identifier] = None
    note: Opt[Words] = None
    visibility: Opt[Visibility] = None


class ReviewTombstone(Tombstone):
    """What is left of a deleted review.

    >>> ReviewTombstone(id="x1").kind
    'review'
    """

    kind: Literal["review"] = "review"


AnyReview = Annotated[Review | ReviewTombstone, OrTombstone()]
"""A review or what is left of a deleted one."""

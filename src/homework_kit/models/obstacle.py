"""What got in the way: information, not failure."""

from __future__ import annotations

from typing import Annotated, Literal

from homework_kit.models.base import OrTombstone, Revised, Tombstone
from homework_kit.models.vocabulary import ObstacleCode, Visibility
from homework_kit.models.wire import (
    Flag,
    Identifier,
    Instant,
    Listed,
    LocalDate,
    OccurrenceKey,
    Opt,
    OptionName,
    Words,
)


class Obstacle(Revised):
    """What got in the way, in a code and in the person's words, and what was considered.

    `options_considered` and `option_chosen` hold ids of the option catalog or own words.

    >>> Obstacle(id="o1", code="perfectionism", noted_on="2026-02-14", options_considered=["pf-01"])
    Obstacle(members=4, options_considered=1)
    """

    kind: Literal["obstacle"] = "obstacle"
    code: ObstacleCode
    in_own_words: Opt[Words] = None
    noted_on: LocalDate
    noted_at: Opt[Instant] = None
    assignment_id: Opt[Identifier] = None
    entry_id: Opt[Identifier] = None
    occurrence: Opt[OccurrenceKey] = None
    foreseen: Flag = False
    options_considered: Listed[OptionName] = ()
    option_chosen: Opt[OptionName] = None
    helped: Opt[Literal["yes", "somewhat", "no", "not_tried"]] = None
    what_it_showed: Opt[Words] = None
    visibility: Opt[Visibility] = None


class ObstacleTombstone(Tombstone):
    """What is left of a deleted obstacle.

    >>> ObstacleTombstone(id="x1").kind
    'obstacle'
    """

    kind: Literal["obstacle"] = "obstacle"


AnyObstacle = Annotated[Obstacle | ObstacleTombstone, OrTombstone()]
"""An obstacle or what is left of a deleted one."""

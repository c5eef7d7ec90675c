"""One thing the person noted: an outcome, a record, or both."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from homework_kit.models.base import OrTombstone, Revised, Tombstone
from homework_kit.models.presence import (
    Presence,
    at_least_one,
    not_both,
    requires,
    requires_unless,
)
from homework_kit.models.rating import Rating
from homework_kit.models.records import AnyRecord
from homework_kit.models.vocabulary import ObstacleCode, Outcome, Visibility
from homework_kit.models.wire import (
    Flag,
    Identifier,
    Instant,
    Listed,
    LocalDate,
    LocalTime,
    Minutes,
    OccurrenceKey,
    Opt,
    ShortWords,
    Version,
    Words,
)


class Entry(Revised):
    """One thing the person noted. A partial record is a record; "no entry" is never stored.

    Without an assignment an entry is a diary entry. `recorded_at` is the time of this revision and
    is required unless `mode` is "imported". Without `visibility` nothing was said about sharing:
    unless the bundle's consent is "all", others then do not see the entry, and a summary for the
    audience "shared" does not count it.

    Raises:
        InvalidDocument: empty-entry, missing-member, not-together, or any other problem.

    >>> Entry(
    ...     id="t1",
    ...     assignment_id="a1",
    ...     assignment_version=1,
    ...     outcome="partly",
    ...     recorded_at="2026-02-06T19:10:00+00:00",
    ...     obstacles=["forgetting"],
    ... )
    Entry(members=6, obstacles=1)
    """

    kind: Literal["entry"] = "entry"
    assignment_id: Opt[Identifier] = None
    assignment_version: Opt[Version] = None
    occurrence: Opt[OccurrenceKey] = None
    occurred_at: Opt[Instant] = None
    occurred_on: Opt[LocalDate] = None
    occurred_local_time: Opt[LocalTime] = None
    ended_at: Opt[Instant] = None
    recorded_at: Opt[Instant] = None
    title: Opt[ShortWords] = None
    outcome: Opt[Outcome] = None
    source: Literal["self", "therapist", "device"] = "self"
    mode: Opt[Literal["typed", "spoken", "tapped", "imported"]] = None
    visibility: Opt[Visibility] = None
    matters: Flag = False
    bring_to_session: Flag = False
    obstacles: Listed[ObstacleCode] = ()
    minutes: Opt[Minutes] = None
    helpfulness: Opt[Rating] = None
    effort: Opt[Rating] = None
    self_compassion_note: Opt[Words] = None
    note: Opt[Words] = None
    question_for_session: Opt[Words] = None
    record: Opt[AnyRecord] = None
    is_example: Flag = False

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "outcome",
            "record",
            "note",
            "self_compassion_note",
            "question_for_session",
            lists=("obstacles",),
            code="empty-entry",
        ),
        requires("assignment_id", "outcome"),
        requires("assignment_version", "assignment_id"),
        requires("occurrence", "assignment_id"),
        requires("occurred_local_time", "occurred_on"),
        requires_unless("mode", "imported", "recorded_at"),
        not_both("occurred_at", "occurred_on"),
    )


class EntryTombstone(Tombstone):
    """What is left of a deleted entry.

    >>> EntryTombstone(id="x1").kind
    'entry'
    """

    kind: Literal["entry"] = "entry"


AnyEntry = Annotated[Entry | EntryTombstone, OrTombstone()]
"""An entry or what is left of a deleted one."""

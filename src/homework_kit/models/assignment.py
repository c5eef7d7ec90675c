"""What was agreed: one version of one plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from homework_kit.models.base import Model, OrTombstone, Revised, Ruled, Tombstone
from homework_kit.models.presence import Presence, requires_when
from homework_kit.models.rating import Rating
from homework_kit.models.rules import Broken
from homework_kit.models.schedules import Schedule
from homework_kit.models.tasks import Task
from homework_kit.models.vocabulary import ObstacleCode
from homework_kit.models.wire import (
    Count,
    Flag,
    Identifier,
    Instant,
    Listed,
    LocalDate,
    LocalTime,
    LongListed,
    Minutes,
    OccurrenceKey,
    Opt,
    Percent,
    ShortWords,
    Url,
    Version,
    Words,
    ZoneName,
)
from homework_kit.models.zones import known_zones

AgreedBy = Literal["self", "therapist", "together", "carer", "other"]


class PracticePlan(Model):
    """If-then plan: the cue, the action, and what makes it visible (implementation intention).

    >>> PracticePlan(if_cue="The kettle boils", then_action="I write one line")
    PracticePlan(members=2)
    """

    if_cue: Opt[Words] = None
    then_action: Opt[Words] = None
    where: Opt[Words] = None
    with_whom: Opt[Words] = None
    minutes: Opt[Minutes] = None
    cue_object: Opt[Words] = None


class ForeseenObstacle(Model):
    """What may get in the way, and what the person would then do (BCT 1.2).

    >>> ForeseenObstacle(code="forgetting", if_then="If the tea is ready, then one line.").code
    'forgetting'
    """

    code: ObstacleCode
    in_own_words: Opt[Words] = None
    if_then: Opt[Words] = None


class Pause(Ruled):
    """A break in the plan, by local date, half-open. Anyone may pause; no reason is needed.

    >>> Pause(from_="2026-02-09", until="2026-02-16").canonical()
    '{"from":"2026-02-09","until":"2026-02-16"}'
    """

    from_: Annotated[LocalDate, Field(validation_alias="from", serialization_alias="from")]
    until: Opt[LocalDate] = None
    reason: Opt[Words] = None
    agreed_by: Opt[AgreedBy] = None
    note: Opt[Words] = None

    _about: ClassVar[frozenset[str]] = frozenset({"until"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check that the break ends after it starts."""
        if self.until is not None and self.until <= self.from_:
            yield Broken("ends-before-start", ("until",))


class SetAside(Model):
    """One occasion that does not count: it did not apply, or was never issued.

    >>> SetAside(occurrence="2026-02-03T08:00").occurrence
    '2026-02-03T08:00'
    """

    occurrence: OccurrenceKey
    reason: Opt[Words] = None
    note: Opt[Words] = None
    agreed_by: Opt[AgreedBy] = None
    noted_at: Opt[Instant] = None


class TemplateSource(Model):
    """Where the template of a task comes from."""

    title: ShortWords
    url: Opt[Url] = None
    version: Opt[ShortWords] = None


class Assignment(Revised):
    """What was agreed. A change of plan is a new version with the same id and its own `starts_on`.

    Dates are local dates of the plan's zone; `ends_before` and `status_on` are the first local date
    without occasions. Without `time_zone` the plan floats with the person.

    Raises:
        InvalidDocument: ends-before-start, status-date-missing, unknown-zone, or any other problem.

    >>> from homework_kit.models.schedules import Target
    >>> from homework_kit.models.tasks import ThoughtRecordTask
    >>> plan = Assignment(
    ...     id="a1",
    ...     title="Catch one work thought",
    ...     task=ThoughtRecordTask(form="three_column"),
    ...     starts_on="2026-02-02",
    ...     time_zone="Europe/London",
    ...     schedule=Target(times=3, per="week"),
    ... )
    >>> plan
    Assignment(members=6)
    """

    kind: Literal["assignment"] = "assignment"
    version: Version = 1
    title: ShortWords
    task: Task
    label: Opt[ShortWords] = None
    rationale: Opt[Words] = None
    agreed_on: Opt[LocalDate] = None
    agreed_with: Opt[Literal["therapist", "self", "carer", "other"]] = None
    starts_on: LocalDate
    starts_at: Opt[LocalTime] = None
    ends_before: Opt[LocalDate] = None
    time_zone: Opt[ZoneName] = None
    schedule: Schedule
    plan: Opt[PracticePlan] = None
    smaller_version: Opt[Words] = None
    confidence: Opt[Percent] = None
    importance: Opt[Rating] = None
    difficulty: Opt[Rating] = None
    foreseen_obstacles: Listed[ForeseenObstacle] = ()
    reserve: Opt[Count] = None
    pauses: LongListed[Pause] = ()
    set_aside: LongListed[SetAside] = ()
    day_starts_at: LocalTime = dt.time(0, 0)
    grace_minutes: Minutes = 0
    status: Literal["proposed", "active", "completed", "replaced", "stopped"] = "active"
    status_on: Opt[LocalDate] = None
    status_reason: Opt[Words] = None
    replaces_assignment: Opt[Identifier] = None
    review_on: Opt[LocalDate] = None
    written_note_given: Opt[Flag] = None
    source: Opt[TemplateSource] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        requires_when("status", "stopped", "status_on", code="status-date-missing"),
        requires_when(
            "status", "completed", "status_on", "ends_before", code="status-date-missing"
        ),
    )

    _about: ClassVar[frozenset[str]] = frozenset({"ends_before", "time_zone"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check the order of dates and the name of the zone."""
        yield from super().broken_rules()
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            yield Broken("ends-before-start", ("ends_before",))
        if self.time_zone is not None and self.time_zone not in known_zones():
            yield Broken("unknown-zone", ("time_zone",))


class AssignmentTombstone(Tombstone):
    """What is left of a deleted version of an assignment.

    >>> AssignmentTombstone(id="x1").kind
    'assignment'
    """

    kind: Literal["assignment"] = "assignment"
    version: Version = 1


AnyAssignment = Annotated[Assignment | AssignmentTombstone, OrTombstone()]
"""An assignment or what is left of a deleted one."""

"""What was noted of what was agreed: a computed document that apps send to their screens.

Every number is a count, a date, or a share with its denominator beside it (adherence.md). Nothing
here is a score.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from homework_kit.models.base import Document, Model, Ruled
from homework_kit.models.notebook import table
from homework_kit.models.rules import Broken
from homework_kit.models.vocabulary import (
    ChangeMeasure,
    ObstacleCode,
    ObstacleGroup,
    PracticeSetting,
    Scale,
)
from homework_kit.models.wire import (
    Count,
    DayCount,
    Flag,
    Identifier,
    Instant,
    LocalDate,
    OccurrenceKey,
    Opt,
    OptionName,
    Ratio,
    SignedDifference,
    SummaryListed,
    Version,
)

ScheduleType = Literal[
    "once", "listed", "repeating", "target", "before_session", "prompted", "as_needed"
]


class SummaryWindow(Ruled):
    """The window the summary looks at, half-open: `from` inclusive, `until` exclusive."""

    from_: Annotated[Instant, Field(validation_alias="from", serialization_alias="from")]
    until: Instant

    _about: ClassVar[frozenset[str]] = frozenset({"until"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check the order."""
        if self.until < self.from_:
            yield Broken("ends-before-start", ("until",))


class OutcomeCounts(Model):
    """How many entries said which outcome."""

    as_agreed: Count = 0
    smaller_version: Count = 0
    partly: Count = 0
    started_and_stopped: Count = 0
    not_done_told: Count = 0
    no_opportunity: Count = 0


class OccasionCounts(Model):
    """How many occasions stand in which state; the states are a partition."""

    practiced: Count = 0
    tried: Count = 0
    told_not_done: Count = 0
    no_entry: Count = 0
    set_aside: Count = 0
    paused: Count = 0
    open: Count = 0
    not_yet: Count = 0


class SoFar(Model):
    """What is already noted on occasions or periods that are still open."""

    practiced: Count = 0
    tried: Count = 0


class Used(Model):
    """For what is done as needed: no denominator, so no share."""

    times_used: Count
    came_up_not_used: Count


class ShareInterval(Model):
    """A Wilson interval. Days of one person are related, so it is narrower than the truth."""

    method: Literal["wilson"] = "wilson"
    level: Ratio = 0.95
    low: Ratio
    high: Ratio


class Row(Model):
    """A stretch of local dates, half-open, and its own counts."""

    from_: Annotated[LocalDate, Field(validation_alias="from", serialization_alias="from")]
    until: LocalDate
    planned: Opt[Count] = None
    practiced: Count
    tried: Count
    towards: Opt[Count] = None
    extra: Count
    closed: Flag
    partial: Flag


class ObstacleCount(Model):
    """An obstacle that was first named in these days, and how often."""

    code: ObstacleCode
    count: Count


class WeekRow(Row):
    """One week of a plan, with what got in the way in it."""

    obstacles: SummaryListed[ObstacleCount] = ()


class PeriodRow(Row):
    """One target period; with paused days it is out of the share, or in it for its other days."""

    key: Opt[OccurrenceKey] = None
    paused_days: Count = 0


class TargetCounts(Model):
    """For targets: what went towards what was planned, over closed full periods."""

    towards: Count
    planned: Count
    periods: SummaryListed[PeriodRow] = ()


class AnsweredCounts(Model):
    """For prompts: what was delivered and what came back."""

    in_window: Count
    late: Count
    partial: Count
    delivered: Count


class ChangeRow(Model):
    """Afterwards minus before, on complete pairs of one scale; never "because"."""

    what: ChangeMeasure
    scale: Scale
    setting: Opt[PracticeSetting] = None
    pairs: Count
    left_out: Count
    lower: Count
    same: Count
    higher: Count
    median: Opt[SignedDifference] = None


class HappenedRow(Model):
    """How often what was feared or predicted happened."""

    what: Literal["feared_outcome", "prediction"]
    no: Count = 0
    partly: Count = 0
    yes: Count = 0
    cant_tell: Count = 0


class ObstacleRow(Model):
    """An obstacle that was named: how often, what was considered, chosen, and whether it helped."""

    code: ObstacleCode
    group: ObstacleGroup
    count: Count
    options_considered: SummaryListed[OptionName] = ()
    option_chosen: Opt[OptionName] = None
    helped: Opt[Literal["yes", "somewhat", "no", "not_tried"]] = None


class Reserve(Model):
    """Spare occasions agreed in advance, and how many of them were used; never changes a share."""

    agreed: Count
    used: Count


class OtherSources(Model):
    """What others reported, beside and never merged with what the person said."""

    therapist: OutcomeCounts
    device: OutcomeCounts


class SummaryBlock(Model):
    """The counts of one version of an assignment, or of the whole."""

    schedule: ScheduleType
    status: Literal["proposed", "active", "completed", "replaced", "stopped"]
    outcomes: OutcomeCounts
    occasions: OccasionCounts
    so_far: SoFar
    counted: Count
    share: Opt[Ratio] = None
    tried_share: Opt[Ratio] = None
    why_no_share: Opt[
        Literal[
            "nothing_due",
            "nothing_closed",
            "no_session_known",
            "as_needed",
            "only_partial_periods",
            "plans_differ",
        ]
    ] = None
    used: Opt[Used] = None
    interval: Opt[ShareInterval] = None
    display: Literal["counts", "percent"]
    practiced_within_window: Count
    recalled: Count
    extra: Count
    target: Opt[TargetCounts] = None
    answered: Opt[AnsweredCounts] = None
    weeks: SummaryListed[WeekRow] = ()
    days_practiced: Count
    active_days: Count
    days_with_an_entry: Count
    days_to_first_try: Opt[DayCount] = None
    days_since_last_entry: Opt[DayCount] = None
    change: SummaryListed[ChangeRow] = ()
    happened: SummaryListed[HappenedRow] = ()
    obstacles: SummaryListed[ObstacleRow] = ()
    reserve: Opt[Reserve] = None
    other_sources: OtherSources


class VersionSummary(SummaryBlock):
    """The block of one version: a plan that changed is two plans."""

    version: Version


class AssignmentSummary(SummaryBlock):
    """The block of the whole assignment, and one block per version.

    >>> AssignmentSummary.model_fields["versions"].is_required()
    True
    """

    assignment_id: Identifier
    versions: SummaryListed[VersionSummary]


class AdherenceSummary(Document):
    """Of what was agreed, what was noted? Made by `hk.summarize`; assignments stand side by side.

    >>> AdherenceSummary.model_fields["audience"].is_required()
    True
    """

    kind: Literal["adherence_summary"] = "adherence_summary"
    person_id: Opt[Identifier] = None
    as_of: Instant
    window: SummaryWindow
    audience: Literal["self", "shared"]
    assignments: SummaryListed[AssignmentSummary] = ()

    def _repr_html_(self) -> str:
        """Show in a notebook the counts of each assignment, which is named by its place alone."""
        header = ("", "schedule", "practiced", "counted", "days with an entry", "obstacles named")
        rows = [
            (
                place,
                each.schedule,
                each.outcomes.as_agreed + each.outcomes.smaller_version,
                each.counted,
                each.days_with_an_entry,
                sum(row.count for row in each.obstacles),
            )
            for place, each in enumerate(self.assignments)
        ]
        return table(type(self).__name__, header, rows)

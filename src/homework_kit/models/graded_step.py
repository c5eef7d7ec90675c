"""One try of one step of a graded plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from homework_kit.models.base import Model, Record, Ruled
from homework_kit.models.presence import Presence, at_least_one, requires
from homework_kit.models.rating import DEFAULT_SCALE, Rating
from homework_kit.models.rules import Broken
from homework_kit.models.ruling import lies_on
from homework_kit.models.vocabulary import Happened, Scale
from homework_kit.models.wire import (
    Identifier,
    Listed,
    LongListed,
    Minutes,
    Opt,
    Percent,
    RatingValue,
    Words,
)


class StepDistress(Ruled):
    """Distress during a graded step: what was expected at the peak, and what came."""

    expected: Opt[RatingValue] = None
    before: Opt[RatingValue] = None
    peak: Opt[RatingValue] = None
    end: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE


class SeriesPoint(Model):
    """One rating during a step: at which minute, on the scale of the step's distress."""

    minute: Minutes
    value: RatingValue


class FearedOutcome(Model):
    """What was feared, how likely it seemed before (percent), and whether it happened."""

    text: Opt[Words] = None
    likelihood_before: Opt[Percent] = None
    happened: Opt[Happened] = None


class GradedStep(Record):
    """One try of one step. Going down a step, stopping or staying is a record like any other.

    >>> GradedStep(step_id="st1", distress=StepDistress(expected=35, peak=40))
    GradedStep(members=2)
    """

    type: Literal["graded_step"] = "graded_step"
    step_id: Opt[Identifier] = None
    distress: Opt[StepDistress] = None
    series: LongListed[SeriesPoint] = ()
    minutes: Opt[Minutes] = None
    feared_outcome: Opt[FearedOutcome] = None
    surprise: Opt[Rating] = None
    safety_behaviors: Listed[Words] = ()
    learned: Opt[Words] = None

    _presence: ClassVar[tuple[Presence, ...]] = (
        at_least_one(
            "step_id",
            "distress",
            "minutes",
            "feared_outcome",
            "surprise",
            "learned",
            "extensions",
            lists=("safety_behaviors",),
            code="empty-record",
        ),
        requires("series", "distress", listed=True),
    )

    _about: ClassVar[frozenset[str]] = frozenset({"series"})

    def broken_rules(self) -> Iterator[Broken]:
        """Check the series against the scale of the step's distress."""
        yield from super().broken_rules()
        if self.distress is not None:
            scale = self.distress.scale
            for index, point in enumerate(self.series):
                if not lies_on(scale, point.value):
                    yield Broken("outside-scale", ("series", index, "value"), expected=scale)

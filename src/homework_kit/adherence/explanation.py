"""The answer to "why this number?": what was counted, what was left out, and by which formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from statistics import median
from typing import Literal, TypeAlias, cast

import attrs

from homework_kit.adherence.blocks import MEDIAN_FROM
from homework_kit.adherence.exact import ratio, wilson
from homework_kit.adherence.scope import Thing
from homework_kit.adherence.shares import PERCENT_FROM
from homework_kit.language.messages import say

How = Literal[
    "sum",
    "ratio",
    "distinct",
    "first_day",
    "last_day",
    "median",
    "interval_low",
    "interval_high",
    "given",
    "spare",
    "display",
]
Reason = Literal[
    "counts",
    "practiced",
    "tried",
    "told_not_done",
    "no_entry",
    "set_aside",
    "paused",
    "open",
    "not_yet",
    "closed",
    "paused_or_set_aside",
    "partial",
    "paused_days",
    "another_outcome",
    "not_practiced",
    "noted_in_time",
    "attached",
    "another_row",
    "another_answer",
    "another_week",
    "another_period",
    "another_obstacle",
    "no_date",
    "outside_window",
    "no_room",
    "unknown_key",
    "no_time",
    "no_window",
]
Mark: TypeAlias = dt.date | str | Decimal
Value: TypeAlias = int | float | str | None


@attrs.frozen(slots=True, kw_only=True)
class Counted:
    """One thing that a number looked at: what it adds, and why it counts or is left out.

    `name` is the key of an occasion or period, the id of an entry or obstacle document, or a date;
    `entries` are the ids of the entries attached to it. No word of the person's is in it, and
    differences between ratings stay out of the repr.

    >>> Counted(thing="occasion", name="2026-02-02", version=1, reason="no_entry").adds
    0
    """

    thing: Thing
    name: str
    version: int
    reason: Reason
    on: dt.date | None = None
    """The person's day it belongs to, by which obstacles can be counted by week."""
    adds: int = 0
    """What it adds to the number; of a share, to the numerator."""
    planned: int = 0
    """What it adds to the denominator."""
    entries: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = attrs.field(default=(), repr=False)
    """The dates, differences or sources it brings, where the number is made of those."""


@attrs.frozen(slots=True, kw_only=True)
class Explanation:
    """One number of a summary with its working.

    `counted` and `left_out` together are every occasion (or period, entry, obstacle) of the block
    that the number looks at inside the window, once each. Entries outside of the window stand in
    `left_out` as such.

    >>> seen = Counted(thing="occasion", name="k", version=1, reason="practiced", adds=1, planned=1)
    >>> why = Explanation(
    ...     number="share", value=1.0, assignment_id="a1", how="ratio",
    ...     formula="practiced / counted", clause="Fixed occasions", counted=(seen,),
    ... )
    >>> why.recounted() == why.value, why.sentences()
    (True, ('This is one of one.', 'It leaves out nothing.'))
    """

    number: str
    value: Value
    assignment_id: str
    version: int | None = None
    """None: the block for the whole."""
    how: How
    formula: str
    """In the names of the summary's members; developer's words."""
    clause: str
    """The rule's name in docs/explanation/adherence.md, The rules by name."""
    given: int | float | dt.date | None = None
    """What the formula takes that is not counted: an agreed reserve, the first day, today."""
    counted: tuple[Counted, ...] = ()
    left_out: tuple[Counted, ...] = ()
    totals_only: bool = False
    """Under the consent summary_only, others are shown the value and the formula alone."""
    why_none: str | None = None
    """The summary's `why_no_share`, where a share is absent."""

    @property
    def adds(self) -> int:
        """What all that is counted adds up to."""
        return sum(each.adds for each in self.counted)

    @property
    def planned(self) -> int:
        """The denominator, where there is one."""
        return sum(each.planned for each in self.counted)

    def recounted(self) -> Value:
        """Work the number out again from what is counted alone; always equal to `value`.

        None under `totals_only`, where nothing is listed that could be counted.
        """
        if self.totals_only:
            return None
        marks = [mark for each in self.counted for mark in each.marks]
        found: dict[How, Callable[[], Value]] = {
            "sum": lambda: self.adds,
            "distinct": lambda: len(set(marks)),
            "given": lambda: cast("Value", self.given),
            "spare": lambda: min(cast("int", self.given), self.planned - self.adds),
            "display": lambda: "percent" if self.planned >= PERCENT_FROM else "counts",
            "first_day": lambda: self._of_marks(marks),
            "last_day": lambda: self._of_marks(marks),
            "median": lambda: self._of_marks(marks),
        }
        return found.get(self.how, self._of_ratio)()

    def _of_marks(self, marks: list[Mark]) -> Value:
        if self.how == "median":
            enough = len(marks) >= MEDIAN_FROM
            return float(median(cast("list[Decimal]", marks))) if enough else None
        if not marks:
            return None
        days, day = cast("list[dt.date]", marks), cast("dt.date", self.given)
        if self.how == "first_day":
            return (min(days) - day).days
        return max((day - max(days)).days, 0)

    def _of_ratio(self) -> float | None:
        if not self.planned:
            return None
        if self.how == "ratio":
            return ratio(self.adds, self.planned)
        low, high = wilson(self.adds, self.planned)
        return low if self.how == "interval_low" else high

    def sentences(self, *, locale: str = "en") -> tuple[str, ...]:
        """Say it plainly, for a support desk: what counts, and how much was left out.

        Nothing is said under `totals_only`.
        """
        if self.totals_only:
            return ()
        if self.planned:
            first = say("explain.of", practiced=self.adds, counted=self.planned, locale=locale)
        else:
            first = say("explain.counted", count=len(self.counted), locale=locale)
        return (first, say("explain.left_out", count=len(self.left_out), locale=locale))

"""What a block is about, and how the caller wants it counted."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal, TypeAlias, cast

import attrs

from homework_kit.models.summary import ScheduleType

PartialPeriods = Literal["exclude", "prorate"]
WeekStarts = Literal["plan", "mo", "tu", "we", "th", "fr", "sa", "su"]
Family = Literal["fixed", "target", "prompted", "as_needed", "mixed"]
Status: TypeAlias = Literal["proposed", "active", "completed", "replaced", "stopped"]
_FIXED: Final = frozenset({"once", "listed", "repeating", "before_session"})


@attrs.frozen(slots=True, kw_only=True)
class Frame:
    """What a block is about: its schedules, its dates, and how the caller wants it counted.

    >>> day = dt.date(2026, 2, 2)
    >>> frame = Frame(schedules=("once", "repeating"), status="active", start=day, today=day)
    >>> frame.family, attrs.evolve(frame, schedules=("once", "target")).family
    ('fixed', 'mixed')
    """

    schedules: tuple[ScheduleType, ...]
    """Of one version; or of the versions that the whole counts, in order."""
    status: Status
    start: dt.date
    """The first local date of the plan."""
    end_before: dt.date | None = None
    today: dt.date
    shown_from: dt.date = dt.date.min
    """The window's first date."""
    shown_until: dt.date = dt.date.max
    """The first date after the window, where that lies before the end of today."""
    reserve: int | None = None
    by_sessions: bool = False
    """Due by meetings, so that without a known meeting nothing can be due."""
    sessions_ahead: bool = False
    week_starts: WeekStarts = "plan"
    partial_periods: PartialPeriods = "exclude"

    @property
    def family(self) -> Family:
        """The formula that holds; fixed and target are never pooled (adherence.md, Formulas)."""
        families = {"fixed" if each in _FIXED else each for each in self.schedules}
        return cast("Family", families.pop()) if len(families) == 1 else "mixed"

"""What the plain slots of a version share: their facts are made from a moment, on access."""

from __future__ import annotations

import datetime as dt

import attrs

from homework_kit.schedule.clock import Clock
from homework_kit.schedule.marks import Marks
from homework_kit.schedule.walltime import DAY

_NAMED = len("2026-03-05T09:00")


@attrs.frozen(slots=True, kw_only=True)
class Series:
    """The timed slots of a version, or its whole days, where nothing odd happens.

    The moment is when a timed slot is due, or when a day starts: a wall time that exists once, well
    inside one zone and inside the reign of its version. So it tells the date and the time agreed.
    Windows are the same as `windows.slot_occasion` gives (a law of the tests).

    Source: scheduling.md, Occurrence, Person's day and Windows.

    >>> from homework_kit.schedule.walltime import FIRST_INSTANT
    >>> series = Series(
    ...     assignment_id="a1", version=1, marks=Marks((), frozenset()), timed=True,
    ...     clock=Clock(((FIRST_INSTANT, "Europe/London"),), dt.time(3, 0)),
    ... )
    >>> at = dt.datetime(2026, 2, 3, 1, 20, tzinfo=dt.UTC)
    >>> series.key(at), str(series.local_date(at)), str(series.closes(at))
    ('2026-02-03T01:20', '2026-02-02', '2026-02-03 03:00:00+00:00')
    """

    assignment_id: str
    version: int
    clock: Clock
    marks: Marks
    timed: bool
    window: dt.timedelta | None = None
    early: dt.timedelta | None = None
    required: int = 1
    shifted: bool = False
    nominal_days: int | None = None
    cut_in_day: bool = False

    def key(self, at: dt.datetime) -> str:
        """Name the slot by the wall time agreed."""
        return at.isoformat()[:_NAMED] if self.timed else at.date().isoformat()

    def local_date(self, at: dt.datetime) -> dt.date:
        """Give the person's day: before it starts, a slot belongs to the evening before."""
        on = at.date()
        if not self.timed or at.time() >= self.clock.day_starts_at:
            return on
        before = on - DAY
        return before if self.clock.happens(before) else self.clock.date_of(at)

    def until_date(self, at: dt.datetime) -> dt.date:
        """Give the day after."""
        return self.local_date(at) + DAY

    def opens(self, at: dt.datetime) -> dt.datetime:
        """Give when it opens: with its moment, or as many minutes before as agreed."""
        return at if self.early is None else self.clock.here(at - self.early)

    def due(self, at: dt.datetime) -> dt.datetime:
        """Give when it is due: at its moment, or a whole day when it closes."""
        return at if self.timed else self.closes(at)

    def closes(self, at: dt.datetime) -> dt.datetime:
        """Give when it closes: after its window, or with the person's day."""
        if self.window is not None:
            return self.clock.here(at + self.window)
        return self.clock.day_start(self.local_date(at) + DAY).at

    def zone(self, at: dt.datetime) -> str:
        """Name the zone that the person was in."""
        return self.clock.zone_at(at)

    def is_set_aside(self, at: dt.datetime) -> bool:
        """Say whether its key was set aside."""
        return bool(self.marks.set_aside) and self.key(at) in self.marks.set_aside

    def is_paused(self, at: dt.datetime) -> bool:
        """Say whether its day lies in a pause."""
        return self.paused_days(at) > 0

    def paused_days(self, at: dt.datetime) -> int:
        """Count its days in pauses: one or none."""
        if not self.marks.breaks:
            return 0
        date = self.local_date(at)
        return self.marks.paused_days(date, date + DAY)

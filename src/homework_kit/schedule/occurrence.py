"""One occasion on which practice is expected."""

from __future__ import annotations

import datetime as dt

import attrs


@attrs.frozen(slots=True, kw_only=True)
class Occurrence:
    """One occasion: its name, whose it is, and its window `[opens, closes)`.

    `key` names it for ever, together with the assignment id; the datetimes carry fixed offsets, so
    they compare and subtract as elapsed time. Always `opens <= due <= closes` and `opens < closes`.
    A timed occasion is due at its time; any other is due when it closes.

    Source: scheduling.md, Occurrence.

    >>> london = dt.timezone(dt.timedelta(hours=1))
    >>> opens = dt.datetime(2026, 7, 1, 9, 0, tzinfo=london)
    >>> closes = dt.datetime(2026, 7, 2, 0, 0, tzinfo=london)
    >>> Occurrence(
    ...     key="2026-07-01T09:00", assignment_id="a1", version=1, zone="Europe/London",
    ...     local_date=opens.date(), until_date=closes.date(),
    ...     opens=opens, due=opens, closes=closes,
    ... ).partial
    False
    """

    key: str
    assignment_id: str
    version: int
    local_date: dt.date
    """The person's day it belongs to; of a period, the first one."""
    opens: dt.datetime
    due: dt.datetime
    closes: dt.datetime
    required: int = 1
    """How many times: 1, or a target's `times`."""
    paused: bool = False
    set_aside: bool = False
    shifted: bool = False
    """Moved by a gap in the clock or by travel."""
    zone: str
    """The zone whose clock it follows."""
    until_date: dt.date
    """The first local date after it (exclusive end). A session's day belongs to what follows."""
    nominal_days: int | None = None
    """Days of the whole period of a target per day, week or month; None for anything else."""
    paused_days: int = 0
    """How many of its local dates lie in pauses."""
    cut_in_day: bool = False
    """A version started or ended in the middle of one of the period's days."""

    @property
    def partial(self) -> bool:
        """Say whether a version's start or end cut this target period.

        >>> opens, closes = (dt.datetime(2026, 7, day, tzinfo=dt.UTC) for day in (1, 4))
        >>> Occurrence(
        ...     key="2026-07-01/week", assignment_id="a1", version=1, zone="Etc/UTC",
        ...     local_date=opens.date(), until_date=closes.date(), nominal_days=7,
        ...     opens=opens, due=closes, closes=closes,
        ... ).partial
        True
        """
        if self.nominal_days is None:
            return False
        return self.cut_in_day or (self.until_date - self.local_date).days < self.nominal_days

    @property
    def order(self) -> tuple[dt.datetime, dt.datetime, str, str]:
        """Give what occasions are sorted by: opens, closes, assignment id, key.

        >>> opens, closes = (dt.datetime(2026, 7, day, tzinfo=dt.UTC) for day in (1, 2))
        >>> Occurrence(
        ...     key="2026-07-01", assignment_id="a1", version=1, zone="Etc/UTC",
        ...     local_date=opens.date(), until_date=closes.date(),
        ...     opens=opens, due=closes, closes=closes,
        ... ).order[2:]
        ('a1', '2026-07-01')
        """
        return (self.opens, self.closes, self.assignment_id, self.key)

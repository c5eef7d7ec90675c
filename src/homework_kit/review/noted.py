"""What a person noted since a moment, in numbers, and what was named as getting in the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import attrs

from homework_kit.adherence.material import standing
from homework_kit.models.bundle import Bundle
from homework_kit.models.consent import share_entries
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.vocabulary import ObstacleCode

Window = tuple[dt.datetime, dt.datetime]
Audience = Literal["self", "shared"]
# A date without a zone: noon UTC lies within that date nearly everywhere on earth.
_NOON = dt.time(12, tzinfo=dt.UTC)


@attrs.frozen(slots=True)
class Seen:
    """What an audience may see of a bundle at a moment: the person's own entries, and obstacles.

    >>> look(Bundle(person_id="p1"), dt.datetime(2026, 2, 23, tzinfo=dt.UTC), "self")
    Seen()
    """

    entries: tuple[Entry, ...] = attrs.field(repr=False)
    obstacles: tuple[Obstacle, ...] = attrs.field(repr=False)

    def entries_in(self, window: Window) -> list[Entry]:
        """The entries whose own time lies in the window, half-open."""
        return [
            entry
            for entry in self.entries
            if (moment := _when(entry)) is not None and window[0] <= moment < window[1]
        ]

    def obstacles_in(self, window: Window) -> list[ObstacleCode]:
        """The obstacles named in the window, half-open, in order of time."""
        found = sorted(each for each in self._obstacles() if window[0] <= each[0] < window[1])
        return [code for _, code in found]

    def last_obstacle_before(self, moment: dt.datetime) -> ObstacleCode | None:
        """The obstacle named last before a moment, by a tap in an entry or in a document."""
        before = sorted(each for each in self._obstacles() if each[0] < moment)
        return before[-1][1] if before else None

    def _obstacles(self) -> Iterator[tuple[dt.datetime, ObstacleCode]]:
        for entry in self.entries:
            when = _when(entry)
            if when is not None:
                for code in entry.obstacles:
                    yield when, code
        for obstacle in self.obstacles:
            yield _noted(obstacle), obstacle.code


def _when(entry: Entry) -> dt.datetime | None:
    if entry.occurred_at is None and entry.occurred_on is not None:
        return dt.datetime.combine(entry.occurred_on, _NOON)
    return entry.occurred_at or entry.recorded_at


def _noted(obstacle: Obstacle) -> dt.datetime:
    return obstacle.noted_at or dt.datetime.combine(obstacle.noted_on, _NOON)


def look(bundle: Bundle, as_of: dt.datetime, audience: Audience) -> Seen:
    """Give what stood at `as_of`: no examples, no deleted or later revisions, nothing withheld.

    >>> look(Bundle(person_id="p1"), dt.datetime(2026, 2, 23, tzinfo=dt.UTC), "self").entries
    ()
    """
    consent = share_entries(bundle.consent)
    shown = consent if audience == "shared" else None
    entries = [
        each
        for each in standing(bundle.entries, as_of, shown)
        if each.source == "self" and not each.is_example
    ]
    return Seen(tuple(entries), tuple(standing(bundle.obstacles, as_of, shown)))

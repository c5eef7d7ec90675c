"""Where a person was: the zones of a bundle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from homework_kit.models.bundle import ZoneSpan
from homework_kit.schedule.walltime import DAY
from homework_kit.testing.strategies.values import ZONES

HOME_FROM = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Since when the person is at home, in every drawn history."""
_TRAVELS_WITHIN = 300


def zone_histories(
    *, zones: Sequence[str] = ZONES, moves: Sequence[dt.datetime] | None = None
) -> st.SearchStrategy[tuple[ZoneSpan, ...]]:
    """Draw where a person was in 2026: at home, or also away and, now and then, back.

    Args:
        zones: the IANA names that may turn up.
        moves: the moments at which the person may have gone elsewhere; without it, up to two
            moments of 2026, by the hour.

    >>> from hypothesis import find
    >>> [span.time_zone for span in find(zone_histories(), lambda each: len(each) > 1)]
    ['Europe/London', 'Europe/London']
    """
    if moves is None:
        hours = st.integers(1, _TRAVELS_WITHIN * 24)
        when = st.lists(hours, max_size=2, unique=True).map(
            lambda drawn: [HOME_FROM + n * DAY / 24 for n in sorted(drawn)]
        )
    else:
        when = st.lists(st.sampled_from(moves), max_size=2, unique=True).map(sorted)
    named = st.lists(st.sampled_from(zones), min_size=3, max_size=3)
    return st.tuples(when, named).map(
        lambda both: tuple(
            ZoneSpan(from_=moment, time_zone=zone)
            for moment, zone in zip((HOME_FROM, *both[0]), both[1], strict=False)
        )
    )

"""The draw: random prompts that any device in any language computes alike, without stored state."""

from __future__ import annotations

import datetime as dt
import hashlib

from homework_kit.models.canonical import canonical_text
from homework_kit.models.schedules import Prompted

_DIGEST_BYTES = 8
_DRAWS = 2 ** (8 * _DIGEST_BYTES)


def prompt_times(schedule: Prompted, assignment_id: str, day: dt.date) -> tuple[dt.time, ...]:
    """Draw the prompts of one calendar date, in order.

    One uniform draw per equal block of the span; block n covers the minutes
    `[floor((n-1) * span / N), floor(n * span / N))` after `between.from_`, and the gap raises the
    lower bound of the next block. One day's draw knows nothing of another's.

    Where the gap is longer than a block, a late draw could push the prompts after it out of the
    span; so a block then also ends early enough for those still to come, and where the lower bound
    has passed the end of its block the width is 1: that minute itself. With a gap of at most one
    block neither happens, and the draw is exactly the page's.

    Source: scheduling.md, Prompts. Whole minutes.

    >>> from homework_kit.models.schedules import TimeSpan
    >>> span = TimeSpan(from_="09:00", until="21:00")
    >>> schedule = Prompted(per_day=3, between=span, min_gap_minutes=30, seed="s")
    >>> [time.isoformat("minutes") for time in prompt_times(schedule, "a1", dt.date(2026, 2, 3))]
    ['10:24', '13:20', '19:16']
    """
    span, count, gap = schedule.between.minutes, schedule.per_day, schedule.min_gap_minutes
    first = schedule.between.from_.hour * 60 + schedule.between.from_.minute
    times = []
    earliest = 0
    for n in range(1, count + 1):
        low = max((n - 1) * span // count, earliest)
        end = min(n * span // count, span - (count - n) * gap)
        width = max(end - low, 1)
        drawn = canonical_text([schedule.seed, assignment_id, day.isoformat(), n])
        digest = hashlib.blake2b(drawn.encode(), digest_size=_DIGEST_BYTES).digest()
        minute = low + int.from_bytes(digest, "big") * width // _DRAWS
        earliest = minute + gap
        times.append(dt.time(*divmod(first + minute, 60)))
    return tuple(times)

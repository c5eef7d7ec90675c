"""The draw of prompts."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import math
from typing import Any

from homework_kit.schedule.prompts import prompt_times
from tests.schedule.plans import Prompted, between, keys, plan


def prompted(**members: Any) -> Any:
    """Make a prompted schedule: by default the usual one, six a day from 09:00 to 21:00."""
    usual: dict[str, Any] = {
        "per_day": 6,
        "between": {"from": "09:00", "until": "21:00"},
        "min_gap_minutes": 30,
        "seed": "s1",
    }
    return Prompted(**usual | members)


def test_the_draw_is_the_one_of_the_page() -> None:
    """blake2b of canonical JSON, big-endian, low + floor(x * width / 2^64), written out again."""
    expected, earliest = [], 0
    for n in range(1, 7):
        text = f'["s1","a1","2026-03-03",{n}]'
        x = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
        low = max(120 * (n - 1), earliest)
        minute = low + math.floor(x * (120 * n - low) / 2**64)
        earliest = minute + 30
        expected.append(dt.time(9 + minute // 60, minute % 60))
    assert prompt_times(prompted(), "a1", dt.date(2026, 3, 3)) == tuple(expected)


def test_prompts_keep_the_gap_and_stay_in_the_span() -> None:
    """Also where the gap is longer than a block and where minutes are fewer than prompts."""
    tight = [
        (6, "21:00", 30),
        (2, "10:00", 59),
        (3, "21:00", 359),
        (100, "09:30", 0),
        (1, "09:01", 5),
    ]
    for count, until, gap in tight:
        schedule = prompted(
            per_day=count, between={"from": "09:00", "until": until}, min_gap_minutes=gap
        )
        for day in range(1, 29):
            times = prompt_times(schedule, "a1", dt.date(2026, 2, day))
            minutes = [time.hour * 60 + time.minute for time in times]
            apart = [late - early for early, late in itertools.pairwise(minutes)]
            assert len(times) == count
            assert min(apart, default=gap) >= gap
            assert times[0] >= dt.time(9, 0)
            assert times[-1] < dt.time.fromisoformat(until)


def test_prompts_are_keyed_by_date_and_number() -> None:
    """The n-th prompt of a date, only on the weekdays asked for, with the usual window."""
    found = between(plan(prompted(per_day=2, weekdays=["tu", "th"])), "2026-03-02", "2026-03-07")
    assert keys(found) == ["2026-03-03#1", "2026-03-03#2", "2026-03-05#1", "2026-03-05#2"]
    assert {each.closes - each.due for each in found} == {dt.timedelta(minutes=45)}
    assert all(each.opens == each.due for each in found)


def test_a_paused_prompt_has_a_paused_day() -> None:
    """Its one day lies in the pause."""
    resting = plan(Prompted(per_day=1, between={"from": "09:00", "until": "21:00"}, seed="s"),
                   pauses=[{"from": "2026-03-03", "until": "2026-03-04"}])  # fmt: skip
    found = between(resting, "2026-03-02", "2026-03-05")
    assert [(each.paused, each.paused_days) for each in found] == [
        (False, 0),
        (True, 1),
        (False, 0),
    ]

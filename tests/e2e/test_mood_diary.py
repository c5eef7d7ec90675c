"""Mood diaries that somebody else kept, read by the example as it stands.

The real files stand outside the repository, beside it, and nothing of them is copied.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

import homework_kit as hk

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "real"
# The files stand beside the repository, and a clone comes without them.
real_data = pytest.mark.skipif(not REAL.exists(), reason="the real data are not here")
EXAMPLE = ROOT / "examples" / "08_read_mood_diary.py"


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """Load the example without running its last part."""
    return runpy.run_path(str(EXAMPLE), run_name="example")


@real_data
def test_the_daily_means_come_out(example: dict[str, Any]) -> None:
    """Thirty-two entries in 12 h and 24 h times; the day without an entry is absent, not zero."""
    entries = example["read"](REAL / "daylio_staticf0x_test_data.csv")
    days = example["moods_by_day"](entries)
    assert len(entries) == 32
    assert mean(value for values in days.values() for value in values) == 4.15625
    assert {day.day: round(mean(values), 1) for day, values in days.items()} == {
        25: 2.0,
        27: 4.3,
        28: 4.6,
        29: 5.0,
        30: 5.0,
    }


@real_data
@pytest.mark.parametrize("name", ["daylio_staticf0x_test_data.csv", "daylio_currin_sample.csv"])
def test_no_word_is_lost(example: dict[str, Any], name: str) -> None:
    """Moods that the person named, and spaces around them, are written and read whole."""
    bundle = hk.Bundle(person_id="p-01", entries=example["read"](REAL / name))
    assert hk.loads(hk.dumps(bundle)) == bundle


@pytest.mark.parametrize(
    ("text", "told"),
    [("9:40 pm", "21:40"), ("12:05 am", "00:05"), ("12:05 pm", "12:05"), ("21:15", "21:15")],
)
def test_both_ways_to_write_a_time_are_read(example: dict[str, Any], text: str, told: str) -> None:
    """Midnight and noon are told apart."""
    assert example["time_of"](text).isoformat("minutes") == told

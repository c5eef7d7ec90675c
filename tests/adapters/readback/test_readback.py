"""recurring-ical-events reads our feeds, and finds the occasions that they were made of.

It runs in an environment of its own, `.venv-ical`, which `.ci/run` makes; see reader.py. Where
there is none, these tests are skipped: the ordinary tests read feeds with icalendar and by hand.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.adapters.feeds import Told, nights, told

ROOT = Path(__file__).parents[3]
PYTHON = Path(os.environ.get("READBACK_PYTHON", ROOT / ".venv-ical" / "bin" / "python"))
DRAWS = 760
REACH = dt.timedelta(days=500)

# The reader needs an older dateutil than ours, so a gate of its own makes its environment.
needs_reader = pytest.mark.skipif(
    not PYTHON.exists(), reason="there is no .venv-ical; .ci/run makes it"
)


def draws(count: int) -> list[Told]:
    """Draw so many cases, the same ones in every run, and keep those that have events."""
    drawn: list[Told] = []

    @settings(
        deadline=None,
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.one_of(told(), nights()))
    def draw(case: Told) -> None:
        if case.shown():
            drawn.append(case)

    draw()
    return drawn


def renamed(feed: str, number: int) -> str:
    """Give the zones names that nobody knows, so that a reader goes by the rules in the feed.

    The names differ from feed to feed: icalendar remembers rules by name, ours are for a window.
    """

    def unknown(found: re.Match[str]) -> str:
        return f"{found[1]}Clock-{number}-{found[2].replace('/', '-')}"

    return re.sub(r"(TZID[:=])([^:\r]+)", unknown, feed)


def read_back(drawn: list[Told], feeds: list[str]) -> list[list[list[str]]]:
    """Let the other program read the feeds, each from long before its window to long after."""
    asked = "".join(
        json.dumps(
            {
                "feed": feed,
                "start": (each.case.start - REACH).isoformat(),
                "end": (each.case.end + REACH).isoformat(),
            }
        )
        + "\n"
        for each, feed in zip(drawn, feeds, strict=True)
    )
    ran = subprocess.run(
        [PYTHON, Path(__file__).with_name("reader.py")],
        input=asked,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONUTF8": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.fixture(scope="module")
def drawn() -> list[Told]:
    """Draw the cases once."""
    return draws(DRAWS)


@needs_reader
@pytest.mark.parametrize("zones", ["by name", "by the feed's own rules"])
def test_another_program_finds_the_same_occasions(drawn: list[Told], zones: str) -> None:
    """At least 500 plans: which occasions, when due, when open; across gaps, folds and journeys."""
    feeds = [each.feed().decode() for each in drawn]
    if zones != "by name":
        feeds = [renamed(feed, number) for number, feed in enumerate(feeds)]
        assert not any(re.search(r"TZID[:=](?!Clock-)", feed) for feed in feeds)
    expected = [
        sorted([read.uid, read.start, read.opens, read.closes] for read in each.expected())
        for each in drawn
    ]
    assert len(feeds) >= 500
    wrong = [
        index
        for index, (found, wanted) in enumerate(zip(read_back(drawn, feeds), expected, strict=True))
        if found != wanted
    ]
    assert wrong == []


@needs_reader
def test_the_drawn_plans_are_worth_it(drawn: list[Told]) -> None:
    """Many plans meet what a reader can get wrong."""
    met: Counter[str] = Counter()
    for each in drawn:
        shown = each.shown()
        met.update(
            {
                "a gap": any(one.shifted for one in shown),
                "two offsets": len({one.opens.utcoffset() for one in shown}) > 1,
                "a journey": len({one.zone for one in shown}) > 1,
                "all day": any(one.due == one.closes for one in shown),
            }
        )
    wanted = {"a gap": 40, "two offsets": 100, "a journey": 20, "all day": 100}
    assert {trait: met[trait] for trait in wanted if met[trait] < wanted[trait]} == {}


def test_the_environment_is_pinned_as_development_is() -> None:
    """One version each, and where development names the package too, the same zones and reader."""
    asked = (Path(__file__).with_name("requirements.txt")).read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in asked if not line.startswith("#"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    development = dict(each.split("==") for each in project["optional-dependencies"]["dev"])
    assert {name: pins[name] for name in ("icalendar", "tzdata")} == {
        name: development[name] for name in ("icalendar", "tzdata")
    }
    assert "recurring-ical-events" in pins

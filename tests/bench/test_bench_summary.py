"""How long a summary takes: `python tests/bench/test_bench_summary.py [years ...]`.

One person's year is five assignments and 1,500 entries. Each workload is timed in process time, in
turns with the reading of the same documents from JSON, and printed as a multiple of that reading.
Then the time of a summary over 1, 10 and 100 years, with the exponent of growth fitted to it: 1 is
linear. pytest collects nothing that is timed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import math
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import homework_kit as hk
from homework_kit.adherence.checkpoint import CannotResume, checkpoint, resume

FIRST: Final = dt.date(2026, 1, 5)
NOON: Final = dt.datetime(2026, 1, 5, 12, 0, tzinfo=dt.UTC)
DAY: Final = dt.timedelta(days=1)
A_YEAR: Final = 1_500
PASSES: Final = 5
OUTCOMES: Final = ("as_agreed", "smaller_version", "partly", "not_done_told")
SCHEDULES: Final[dict[str, Any]] = {
    "daily": hk.schedules.Repeating(frequency="daily"),
    "thrice": hk.schedules.Repeating(frequency="weekly", weekdays=["mo", "we", "fr"]),
    "target": hk.schedules.Target(times=3, per="week"),
    "prompted": hk.schedules.Prompted(
        per_day=2, between=hk.schedules.TimeSpan(from_=dt.time(9), until=dt.time(21)), seed="s"
    ),
    "as_needed": hk.schedules.AsNeeded(cue="tense"),
}


def plans() -> list[hk.Assignment]:
    """Make five assignments, one per kind of schedule."""
    return [
        hk.Assignment(
            id=name,
            title="Breathe",
            task=hk.tasks.SkillRehearsalTask(skill="paced_breathing"),
            starts_on=FIRST,
            time_zone="Europe/London",
            schedule=schedule,
        )
        for name, schedule in SCHEDULES.items()
    ]


def entries(years: int) -> list[hk.Entry]:
    """Make 1,500 entries a year, spread over the days and the assignments."""
    names, count = list(SCHEDULES), A_YEAR * years
    return [
        hk.Entry.model_validate(
            {
                "kind": "entry",
                "schema_version": "1.0",
                "id": f"t{number:07}",
                "assignment_id": names[number % len(names)],
                "recorded_at": NOON + number * (364 * DAY / A_YEAR),
                "outcome": OUTCOMES[number % 7 % len(OUTCOMES)],
                "record": {
                    "type": "skill_rehearsal",
                    "skill": "paced_breathing",
                    "distress": {"before": 50, "after": 10 + number % 50, "scale": "0-100"},
                },
            }
        )
        for number in range(count)
    ]


def process_time(work: Callable[[], object]) -> float:
    """Give the process time of one pass, in seconds."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def workloads() -> dict[str, Callable[[], object]]:
    """Give what is done with one person's year; the first is merely to read it."""
    bundle = hk.Bundle(person_id="p1", assignments=plans(), entries=entries(1))
    text, end = hk.dumps(bundle), NOON + 364 * DAY
    then = end - 14 * DAY
    stored = checkpoint(bundle, as_of=then)
    new = [each for each in bundle.entries if _recorded(each) > then - 8 * DAY]
    assert not isinstance(resume(stored, bundle.assignments, new, as_of=end), CannotResume)
    return {
        "read": lambda: hk.loads(text),
        "summarize": lambda: hk.summarize(bundle, as_of=end),
        "summarize, last 28 days": lambda: hk.summarize(
            bundle, window=(end - 28 * DAY, end), as_of=end
        ),
        "explain a share": lambda: hk.explain(
            bundle, number="share", assignment_id="daily", as_of=end
        ),
        "checkpoint": lambda: checkpoint(bundle, as_of=then),
        "resume with 22 days": lambda: resume(stored, bundle.assignments, new, as_of=end),
    }


def _recorded(entry: Any) -> dt.datetime:
    recorded: dt.datetime = entry.recorded_at
    return recorded


def multiples() -> dict[str, float]:
    """Give each workload as a multiple of reading: the best of five passes in turns."""
    work = workloads()
    best = dict.fromkeys(work, math.inf)
    for _ in range(PASSES):
        for name, each in work.items():
            best[name] = min(best[name], process_time(each))
    return {name: seconds / best["read"] for name, seconds in best.items()}


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Fit the exponent b of time = a * size ** b by least squares on the logarithms."""
    xs, ys = ([math.log(each) for each in side] for side in zip(*points, strict=True))
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - mean_x) ** 2 for x in xs)


def growth(years: Sequence[int]) -> list[tuple[float, float]]:
    """Time a summary over so many years."""
    found: list[tuple[float, float]] = []
    for count in years:
        noted, end = entries(count), NOON + count * 364 * DAY
        passes = 3 if count < max(years) else 1
        seconds = min(
            process_time(lambda: hk.summarize(plans(), noted, as_of=end))  # noqa: B023 - called here
            for _ in range(passes)
        )
        found.append((count, seconds))
    return found


def main() -> None:
    """Print the multiples, the times and the exponent."""
    parser = argparse.ArgumentParser(
        prog="python tests/bench/test_bench_summary.py", description="What summaries cost."
    )
    parser.add_argument("years", nargs="*", type=int, help="of notes; by default 1 10 100")
    years: list[int] = parser.parse_args().years or [1, 10, 100]
    for name, multiple in multiples().items():
        print(f"{name:26} {multiple:7.2f} x reading")  # noqa: T201 - a command's output
    points = growth(years)
    for count, seconds in points:
        print(f"{count:4} years {seconds * 1000:10.1f} ms")  # noqa: T201 - the same
    if len(points) > 1:
        print(f"exponent {exponent(points):.3f}")  # noqa: T201 - the same


def test_the_year_is_typical() -> None:
    """Five assignments, 1,500 entries, and every kind of number in the summary."""
    noted = entries(1)
    found = hk.summarize(plans(), noted, as_of=NOON + 364 * DAY)
    assert len(noted) == A_YEAR
    assert {each.assignment_id for each in found.assignments} == set(SCHEDULES)
    assert sum(sum(each.outcomes.model_dump().values()) for each in found.assignments) == A_YEAR


def test_the_exponent_is_that_of_the_points() -> None:
    """A line has 1 and a parabola 2."""
    assert math.isclose(exponent([(1, 3), (10, 30), (100, 300)]), 1)
    assert math.isclose(exponent([(1, 3), (10, 300)]), 2)


if __name__ == "__main__":
    main()

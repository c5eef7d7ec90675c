"""How fast schedules are expanded: `python tests/bench/test_bench_schedule.py [--quick]`.

Process CPU time, paired with python-dateutil in one process: in every round each road runs once,
right after its peer, and the median of the rounds' ratios is printed beside its goal. Both give
aware datetimes of the standard library. The peer makes its rules from what a schedule says; our
documents have been read (what reading costs, tests/bench/test_bench_validation.py tells).
`--ical-python PATH` names an interpreter that has recurring-ical-events, which needs an older
python-dateutil than this one. pytest collects nothing that is timed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import itertools
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Final

import attrs

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

import homework_kit as hk
from tests.bench.workloads import (
    DAY,
    NOW,
    SCHEDULES,
    Case,
    Told,
    as_ical,
    case,
    eight_weeks,
    running,
    single_cases,
)

Roads = tuple[Callable[[], object], Callable[[], object]]
"""Our road and its peer."""
Goal = float | None

PEER: Final = Path(__file__).with_name("ical_peer.py")


def cpu(road: Callable[[], object], times: int) -> float:
    """Give the process CPU seconds of one call; what a call gives is kept until it is timed."""
    gc.collect()
    kept: object = None
    start = time.process_time()
    for _ in range(times):
        kept = road()
    spent = time.process_time() - start
    del kept
    return spent / times


def paired(roads: Roads, rounds: int, least: float = 0.05) -> tuple[float, float, float]:
    """Give the median seconds of our road and of its peer, and the median of the ratios."""
    ours, peer = roads
    for road in roads:
        road()
    times = [max(1, int(least / max(cpu(road, 1), 1e-9))) for road in roads]
    spent = [(cpu(ours, times[0]), cpu(peer, times[1])) for _ in range(rounds)]
    return (
        median(each[0] for each in spent),
        median(each[1] for each in spent),
        median(each[1] / each[0] for each in spent),
    )


def due_roads(cases: Sequence[Case]) -> Roads:
    """Expand every case to its due times; results are dropped one schedule at a time."""

    def ours() -> None:
        for each in cases:
            each.due_times()

    def peer() -> None:
        for each in cases:
            list(each.peer())

    return ours, peer


def whole_roads(cases: Sequence[Case]) -> Roads:
    """Make whole occasions of every case, and keep them all."""
    return (
        lambda: [each.occurrences() for each in cases],
        lambda: [each.peer_told() for each in cases],
    )


def next_roads(cases: Sequence[Case], step: int) -> Roads:
    """Look for the next one of every case; the peer, which walks from the start, of some."""

    def ours() -> None:
        for each in cases:
            hk.next_occurrence(each.plan, NOW)

    def peer() -> None:
        for each in cases[::step]:
            each.peer().after(NOW)

    return ours, peer


def far_roads() -> Roads:
    """Expand a week ten years after the start, and the first week."""
    daily = case("Europe/London", dt.date(2026, 1, 1), 7305, 9, frequency="daily")
    later = daily.start.replace(year=2036)
    return (
        lambda: hk.occurrences(daily.plan, daily.start, daily.start + 7 * DAY),
        lambda: hk.occurrences(daily.plan, later, later + 7 * DAY),
    )


def bytes_each(make: Callable[[], Sequence[object]]) -> float:
    """Give the bytes that each kept object takes, with its datetimes and its place in a list."""
    make()
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = make()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - before) / len(kept)


def rows(count: int, rounds: int) -> Iterator[tuple[str, str, Goal]]:
    """Measure the table of scheduling.md, Speed: what, the figures, and the ratio asked for."""
    singles = single_cases()
    many = eight_weeks(count)
    goals = {"a": 9.0, "b": 7.0, "c": 9.0, "d": 6.0, "e": 7.0}
    workloads = {name: [each] for name, each in singles.items()} | {"e": many}
    for name, cases in workloads.items():
        yield _row(f"{name}: due times", paired(due_roads(cases), rounds), len(cases), goals[name])
    for name, cases in workloads.items():
        part = cases[::5] if name == "e" else cases
        figures = paired(whole_roads(part), rounds)
        yield _row(f"{name}: whole occasions, kept", figures, len(part), 7.0)
    for years, goal in ((10, 150.0), (1, None)):
        plans = running(count, years)
        step = 99 if count == SCHEDULES else 7  # shares no factor with the zones and the times
        scale = count / len(plans[::step])
        ours, peer, ratio = paired(next_roads(plans, step), rounds)
        figures = (ours, peer * scale, ratio * scale)
        yield _row(f"f: next one, begun in {years} years", figures, count, goal)
    first, far, ratio = paired(far_roads(), rounds)
    yield (
        "a week ten years out / the first week",
        f"{far * 1e6:8.1f} us / {first * 1e6:8.1f} us = {ratio:7.2f}",
        1.2,
    )
    for name, each in singles.items():
        told = bytes_each(each.peer_told)
        yield (
            f"{name}: bytes per kept occasion",
            f"{bytes_each(each.occurrences):8.0f}    (equal objects from the peer {told:.0f})",
            160,
        )


def _row(
    what: str, figures: tuple[float, float, float], count: int, goal: Goal
) -> tuple[str, str, Goal]:
    ours, peer, ratio = (*(each / count * 1e6 for each in figures[:2]), figures[2])
    return (what, f"{peer:8.1f} us / {ours:8.1f} us = {ratio:7.2f}", goal)


def ical_rows(python: str, rounds: int) -> Iterator[tuple[str, str, Goal]]:
    """Measure recurring-ical-events in its own interpreter, round by round beside ours."""
    for name, each in (single_cases() | {"e": eight_weeks(1)[0]}).items():
        asked = {
            "text": as_ical(each),
            "start": each.start.isoformat(),
            "end": each.end.isoformat(),
        }
        spent = []
        for _ in range(rounds):
            told = subprocess.run(
                [python, str(PEER)],
                input=json.dumps(asked),
                capture_output=True,
                text=True,
                check=True,
            )
            peer = json.loads(told.stdout)
            assert peer["count"] == len(each.due_times())
            spent.append((cpu(each.due_times, 20), peer["seconds"]))
        figures = (
            median(ours for ours, _ in spent),
            median(peer for _, peer in spent),
            median(peer / ours for ours, peer in spent),
        )
        yield _row(f"{name}: due times", figures, 1, None)


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def _table(found: Iterator[tuple[str, str, Goal]]) -> None:
    for what, figures, goal in found:
        _say(f"{what:40} {figures}" + ("" if goal is None else f"  (goal {goal:g})"))
        sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every workload: the peer's time, ours, their ratio, and the goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer schedules and rounds")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--ical-python", help="an interpreter that has recurring-ical-events")
    options = parser.parse_args(arguments)
    rounds = 3 if options.quick else options.rounds
    _say(f"python-dateutil / homework_kit, a schedule; median of {rounds} rounds\n")
    _table(rows(SCHEDULES // 20 if options.quick else SCHEDULES, rounds))
    _say()
    if options.ical_python is None:
        _say("recurring-ical-events: left out, no --ical-python given")
        return
    _say("recurring-ical-events / homework_kit, in two processes\n")
    _table(ical_rows(options.ical_python, rounds))


def test_both_roads_give_the_same_times() -> None:
    """What is compared is equal: due times, and every member of whole occasions."""
    for each in itertools.chain(single_cases().values(), eight_weeks(60), running(40, 2)):
        expected = each.peer_told()
        assert each.due_times() == [told.due for told in expected]
        for found, told in zip(each.occurrences(), expected, strict=True):
            for field in attrs.fields(Told):
                assert getattr(found, field.name) == getattr(told, field.name)


def test_both_roads_find_the_same_next_one() -> None:
    """The first after a moment, strictly."""
    for each in running(40, 1):
        found = hk.next_occurrence(each.plan, NOW)
        assert found is not None
        assert found.due == each.peer().after(NOW)


def test_the_events_say_what_the_cases_say() -> None:
    """An event has the start, the rule and the end of its case."""
    text = as_ical(single_cases()["c"])
    assert "DTSTART;TZID=Europe/London:20260101T080000\r\n" in text
    assert "RRULE:FREQ=DAILY;INTERVAL=2;BYHOUR=8,14,20;UNTIL=20360101T000000Z\r\n" in text


if __name__ == "__main__":
    main()

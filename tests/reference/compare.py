"""Compare the library's summaries with the reference on many drawn histories.

    PYTHONPATH=src:. python tests/reference/compare.py --histories 20000 --seed 1

Prints how many agree, what the histories held, and the smallest history on which the two differ.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import attrs

import homework_kit as hk
from tests.histories import Story
from tests.reference.canonical import differences, of_library, plain
from tests.reference.generate import question, story
from tests.reference.summary import summary


def both(told: Story, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Summarize a history twice; give the library's summary and every difference."""
    given: dict[str, Any] = {
        "obstacles": told.obstacles,
        "zones": told.zones,
        "sessions": told.sessions,
        "as_of": told.as_of,
        **asked,
    }
    library = of_library(hk.summarize(told.plans, told.entries, **given))
    reference = plain(summary(told.plans, told.entries, **given))
    return library, [*differences(reference, library)]


def holds(told: Story, asked: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    """Name what a history and its summary hold, for the table of shares."""
    versions = Counter(plan.id for plan in told.plans)
    ids = Counter(note.id for note in told.entries)
    notes = [note for note in told.entries if isinstance(note, hk.Entry)]
    members: dict[str, bool] = {
        "several versions": max(versions.values()) > 1,
        "several plans": len(versions) > 1,
        "proposed version": any(plan.status == "proposed" for plan in told.plans),
        "stopped or over": any(plan.status_on is not None for plan in told.plans),
        "pause": any(plan.pauses for plan in told.plans),
        "mark": any(plan.set_aside for plan in told.plans),
        "two zones": len(told.zones) > 1,
        "late day start": any(plan.day_starts_at.hour for plan in told.plans),
        "grace": any(plan.grace_minutes for plan in told.plans),
        "several revisions": max(ids.values()) > 1,
        "tombstone": len(notes) < len(told.entries),
        "example": any(note.is_example for note in notes),
        "other source": any(note.source != "self" for note in notes),
        "key": any(note.occurrence for note in notes),
        "unknown key": any(note.occurrence == "nowhere" for note in notes),
        "no time at all": any(note.mode == "imported" for note in notes),
        "obstacle document": bool(told.obstacles),
        "shared": asked["audience"] == "shared",
        "own window": "window" in asked,
        "prorate": asked["partial_periods"] == "prorate",
        "calendar weeks": asked["week_starts"] != "plan",
    }
    yield from (name for name, there in members.items() if there)
    yield from {f"schedule {plan.schedule.type}" for plan in told.plans}
    yield from {f"record {note.record.type}" for note in notes if note.record is not None}
    for block in found["assignments"]:
        yield from {f"state {name}" for name, count in block["occasions"].items() if count}
        yield from {f"reason {block['why_no_share']}" for _ in "1" if "why_no_share" in block}
        yield from {
            f"summary {name}"
            for name in ("share", "interval", "used", "answered", "change", "happened", "reserve")
            if name in block
        }
        if block["extra"]:
            yield "summary extra"
        if block["recalled"]:
            yield "summary recalled"


def shrunk(told: Story, differs: Callable[[Story], bool]) -> Story:
    """Take away what is not needed for the difference, one document after the other."""
    for name in ("entries", "obstacles", "plans", "sessions"):
        for each in [*getattr(told, name)]:
            left = tuple(other for other in getattr(told, name) if other is not each)
            changes: dict[str, Any] = {name: left}
            smaller = attrs.evolve(told, **changes)
            if smaller.plans and differs(smaller):
                told = smaller
    return told


def main(arguments: list[str]) -> int:
    """Run the comparison; 1 where the two differ anywhere."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--histories", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shares", action="store_true", help="print the table of shares only")
    asked_for = parser.parse_args(arguments)
    started = time.process_time()
    counts: Counter[str] = Counter()
    wrong: list[tuple[int, Story]] = []
    first = asked_for.seed * 1_000_000
    for number in range(first, first + asked_for.histories):
        told = story(number)
        asked = question(number, told)
        found, differ = both(told, asked)
        counts.update({*holds(told, asked, found)})
        if differ:
            wrong.append((number, told))
    for name, count in sorted(counts.items()):
        sys.stdout.write(f"{count / asked_for.histories:7.1%}  {name}\n")
    seconds = time.process_time() - started
    sys.stdout.write(
        f"{asked_for.histories} histories, {len(wrong)} differ, {seconds:.0f} s of CPU\n"
    )
    if not wrong:
        return 0
    number, told = min(wrong, key=lambda each: len(each[1].entries) + len(each[1].plans))
    asked = question(number, told)
    told = shrunk(told, lambda smaller: bool(both(smaller, asked)[1]))
    sys.stdout.write(f"history {number}, asked at {told.as_of} with {asked}\n")
    for each in (*told.plans, *told.entries, *told.obstacles, *told.sessions, *told.zones):
        sys.stdout.write(f"  {each.canonical()}\n")
    for line in both(told, asked)[1]:
        sys.stdout.write(f"    {line}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Hold the laws of time against every zone: `python tests/bench/zones.py`.

Looks at every change of every clock from 1990 to 2037 and, since later ones follow one rule per
zone, at every eighth of each zone up to 2100, drawn by a seed. Prints zones, years, changes and
examples per law, and what does not hold. Exit code 1 if anything does not.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.zones.oracle import Wall
from tests.zones.sweep import LAWS, Found, check, zones

FIRST, RULED_FROM, LAST = 1990, 2038, 2101
SHOWN = 20


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def _sweep(name: str, found: Found, chance: random.Random, every: int) -> int:
    """Check one zone; give how many changes its clock has in all these years."""
    wall = Wall(name, FIRST, LAST, step_days=1)
    for number, change in enumerate(wall.changes):
        by_rule = change.at >= _minute(RULED_FROM)
        if not by_rule or chance.randrange(every) == 0:
            check(wall, change, number, found)
    return len(wall.changes)


def _minute(year: int) -> int:
    return (year - 1970) * 525_960  # minutes of a year of 365.25 days: near enough to part years


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep all zones, or those that are named, and say what was found."""
    parser = argparse.ArgumentParser(prog="python tests/bench/zones.py", description=__doc__)
    parser.add_argument("zones", nargs="*", help="names of zones (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="draws the changes after 2037")
    parser.add_argument("--every", type=int, default=8, help="one in so many of those (default: 8)")
    options = parser.parse_args(arguments)
    names = options.zones or zones()
    found, chance = Found(), random.Random(options.seed)  # noqa: S311 - a draw, no secret
    started = time.process_time()
    known = sum(_sweep(name, found, chance, options.every) for name in names)
    seconds = time.process_time() - started
    _say(f"{len(names)} zones, {FIRST} to {LAST - 1}, {known} changes of a clock;")
    _say(f"{found.changes} of them held against the page in {seconds:.0f} s of processor time.")
    for law in LAWS:
        _say(f"{found.examples[law]:>9}  {law}")
    _say(f"{len(found.wrong):>9}  do not hold")
    for each in found.wrong[:SHOWN]:
        _say(f"  ! {each}")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

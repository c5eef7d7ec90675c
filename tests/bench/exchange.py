"""Compare rules with python-dateutil: `python tests/bench/exchange.py --rules 10000`.

Every rule is read by `Repeating.from_rrule`, expanded by `hk.occurrences` and by python-dateutil,
and written and read again. Prints the mix and the disagreements; exit code 1 on any. The draws are
the same on every run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from homework_kit.models.schedules import Repeating
from tests.interop.rules import by_peer, by_us, started, traits


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and say what was found."""
    parser = argparse.ArgumentParser(prog="python tests/bench/exchange.py", description=__doc__)
    parser.add_argument("--rules", type=int, default=10_000, help="how many rules to draw")
    options = parser.parse_args(arguments)
    seen: set[tuple[str, dt.date]] = set()
    wrong: list[str] = []
    mix: Counter[str] = Counter()

    @settings(
        deadline=None,
        max_examples=options.rules,
        derandomize=True,
        database=None,
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    )
    @given(started())
    def compare(rule: tuple[str, dt.date]) -> None:
        text, start = rule
        if rule in seen:
            return
        seen.add(rule)
        expected = by_peer(text, start, start)
        mix.update(traits(text, len(expected)))
        mix["occasions"] += len(expected)
        read = Repeating.from_rrule(text)
        if by_us(text, start, start) != expected:
            wrong.append(f"{text} from {start}: other dates")
        elif Repeating.from_rrule(read.to_rrule().value) != read:
            wrong.append(f"{text} from {start}: reads back otherwise")

    began = time.perf_counter()
    compare()
    _say(f"{len(seen)} different rules compared in {time.perf_counter() - began:.0f} s")
    for trait, count in sorted(mix.items()):
        _say(f"  {count:9} {trait}")
    _say(f"  {len(wrong):9} disagreements")
    for each in wrong[:20]:
        _say(f"  ! {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Look at the recaps of many random bundles: `python tests/bench/recaps.py --bundles 5000`.

Prints what was looked at, and stops at the first bundle that breaks a law of
`tests/review/recaps.py`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.review.recaps import Drawn, bundles, check


def main(argv: Sequence[str] | None = None) -> int:
    """Check so many bundles and print the counts."""
    parser = argparse.ArgumentParser(description="Look at the recaps of many random bundles.")
    parser.add_argument("--bundles", type=int, default=5000, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    options = parser.parse_args(argv)
    met: Counter[str] = Counter()

    @seed(options.seed)
    @settings(
        max_examples=options.bundles,
        deadline=None,
        database=None,
        phases=(Phase.generate,),  # the first that is found is shown as it is
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    )
    @given(bundles())
    def look_at(drawn: Drawn) -> None:
        met.update(check(drawn))

    start = time.perf_counter()
    look_at()
    for what, count in met.items():
        sys.stdout.write(f"{count:9} {what}\n")
    sys.stdout.write(f"{time.perf_counter() - start:9.0f} seconds\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Let every judge see a stream of documents: `python tests/bench/agreement.py --mutants 100000`.

Prints the documents tried and the disagreements of each pair of judges. Exit code 1 on any
disagreement, 2 when a judge that was asked for is not on this machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.agreement.boundary import boundary
from tests.agreement.comparing import Tally, compare
from tests.agreement.judges import ENGINES, Says, ajv_is_missing, judges, published
from tests.agreement.mutants import mutants


def _say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def _report(what: str, tally: Tally, seconds: float) -> None:
    _say(f"{what}: {tally.tried} documents judged in {seconds:.0f} s, {tally.outside} more were")
    _say("  outside the parse profile and are refused before any judge.")
    for verdict in Says:
        _say(f"  {tally.said(verdict):9} {verdict.value}")
    _say("  disagreements:")
    for pair, count in tally.disagreements.items():
        _say(f"  {count:9} {pair[0]} / {pair[1]}")
    for why, count in tally.explained.items():
        _say(f"  {count:9} explained: {why}")
    for example in tally.examples:
        _say(f"  ! {example}")
    _say()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the boundary set and the stream, and say what was found."""
    parser = argparse.ArgumentParser(prog="python tests/bench/agreement.py", description=__doc__)
    parser.add_argument("--mutants", type=int, default=2_000, help="documents of the stream")
    parser.add_argument("--seed", type=int, default=1, help="where the stream starts")
    parser.add_argument(
        "--judges", default="all", help=f"all, or some of {', '.join(ENGINES)}, with commas between"
    )
    options = parser.parse_args(arguments)
    engines = tuple(ENGINES) if options.judges == "all" else tuple(options.judges.split(","))
    if unknown := set(engines) - set(ENGINES):
        parser.error(f"no judge is called {', '.join(sorted(unknown))}")
    if "ajv" in engines and (missing := ajv_is_missing()):
        parser.error(missing)
    asked = judges(*engines)
    wrong = 0
    stream = islice(mutants(options.seed), options.mutants)
    for what, documents in (
        ("boundary set", boundary(published())),
        (f"stream of seed {options.seed}", (each.document for each in stream)),
    ):
        start = time.perf_counter()
        tally = compare(documents, asked)
        _report(what, tally, time.perf_counter() - start)
        wrong += tally.disagreements.total()
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""How large bundles are read: `python tests/bench/large_bundles.py [items]`, 100,000 unless told.

Prints processor time and the most memory that reading took, for a bundle of so many small entries
and for one of so many typical ones, as far as a bundle may be as large as that.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from homework_kit.io import loads
from homework_kit.io.refused import MAX_BUNDLE_BYTES
from tests.bench.test_bench_validation import document

SMALL = (
    '{{"kind":"entry","schema_version":"1.0","id":"t{}","note":"one line",'
    '"recorded_at":"2026-02-03T18:40:00+00:00"}}'
)


def bundle(entries: list[str]) -> str:
    """Write a bundle of entries of one person."""
    plan = {
        "kind": "assignment",
        "schema_version": "1.0",
        "id": "a1",
        "version": 1,
        "title": "One line",
        "task": {"type": "other", "what_to_do": "write"},
        "starts_on": "2026-02-02",
        "schedule": {"type": "as_needed", "cue": "tea"},
    }
    head = '"kind":"bundle","schema_version":"1.0","person_id":"p1"'
    return f'{{{head},"assignments":[{json.dumps(plan)}],"entries":[{",".join(entries)}]}}'


def main() -> None:
    """Read both, and say what it took."""
    parser = argparse.ArgumentParser(
        prog="python tests/bench/large_bundles.py", description="How large bundles are read."
    )
    parser.add_argument("items", nargs="?", type=int, default=100_000, help="by default 100000")
    count: int = parser.parse_args().items
    for what, write in (
        ("small", SMALL.format),
        ("typical", lambda number: _of_one_person(document(number))),
    ):
        text = bundle([write(number) for number in range(count)]).encode()
        if len(text) > MAX_BUNDLE_BYTES:
            print(f"{count} {what} entries are more than a bundle holds")  # noqa: T201 - a command's output
            continue
        gc.collect()
        began, before = time.process_time(), _peak()
        read = loads(text)
        took = time.process_time() - began
        print(  # noqa: T201 - a command's output
            f"{len(read.entries)} {what} entries, {len(text) / 2**20:.0f} MiB: {took:.1f} s, "
            f"{(_peak() - before) / 1024:.0f} MiB more memory at most"
        )
        del read, text


def _of_one_person(text: str) -> str:
    entry = json.loads(text)
    return json.dumps(entry | {"person_id": "p1"}, ensure_ascii=False)


def _peak() -> int:
    """Give the most memory so far, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()

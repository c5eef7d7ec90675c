"""Write the summary vectors: `PYTHONPATH=src:. python tests/vectors/author_summary.py`.

Run from the top of the repository. The files are the product; this is how they were typed. An
expectation is either written here, by hand or by the formula of its clause, or (`pick`) taken from
the library where the reference in `tests/reference` says the same.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any, Final

import homework_kit as hk
from tests.reference.canonical import differences, of_library, plain
from tests.reference.summary import summary
from tests.vectors.summary_families import vectors
from tests.vectors.summary_notation import Vector

FOLDER: Final = Path(__file__).parents[2] / "schemas" / "vectors" / "behavior" / "summary"


def asked(given: dict[str, Any]) -> dict[str, Any]:
    """Read how a vector asks: instants as datetimes, everything else as it stands."""
    read = {name: value for name, value in given.items() if name != "bundle"}
    read["as_of"] = dt.datetime.fromisoformat(given["as_of"])
    if "window" in given:
        low, high = given["window"]
        read["window"] = (dt.datetime.fromisoformat(low), dt.datetime.fromisoformat(high))
    return read


def reference_of(given: dict[str, Any]) -> dict[str, Any]:
    """Summarize a vector's own bundle with the reference."""
    bundle = hk.loads(json.dumps(given["bundle"]))
    said = [each for each in bundle.consent if each.share_entries is not None]
    consent = said[-1].share_entries if said else "person_chooses_each"
    told = summary(
        () if given["audience"] == "shared" and consent == "none" else bundle.assignments,
        bundle.entries,
        obstacles=bundle.obstacles,
        zones=bundle.zones,
        sessions=bundle.sessions,
        consent=consent,
        **asked(given),
    )
    if given["audience"] == "shared" and consent == "summary_only":
        for block in told["assignments"]:
            for each in (block, *block["versions"]):
                for row in each["obstacles"]:
                    row.update(options_considered=[], option_chosen=None, helped=None)
    return {**dict(plain(told)), "person_id": bundle.person_id}


def library_of(given: dict[str, Any]) -> hk.AdherenceSummary:
    """Summarize a vector's own bundle with the library."""
    return hk.summarize(hk.loads(json.dumps(given["bundle"])), **asked(given))


def written(vector: Vector) -> dict[str, Any]:
    """Give a vector as it is published.

    Raises:
        ValueError: the library and the reference differ on it.
    """
    found = library_of(vector.given)
    differ = [*differences(reference_of(vector.given), of_library(found))]
    if differ:
        raise ValueError(vector.name, differ)
    expected = vector.expected
    if vector.pick:
        block = json.loads(hk.dumps(found))["assignments"][0]
        expected = {"assignments": [{name: block.get(name) for name in vector.pick}]}
    return {
        "description": vector.description,
        "clause": vector.clause,
        "input": vector.given,
        "expected": expected,
    }


def main() -> None:
    """Write every vector into its file."""
    names = [vector.name for vector in vectors()]
    if len({*names}) != len(names):
        raise ValueError([name for name in names if names.count(name) > 1])
    for vector in vectors():
        text = json.dumps(written(vector), ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{vector.name}.json").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(names)} vectors\n")


if __name__ == "__main__":
    main()

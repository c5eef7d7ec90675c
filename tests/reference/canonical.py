"""One form for both summaries, so that they can be told apart member by member."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import homework_kit as hk

UNORDERED = ("change", "happened", "obstacles")


def plain(value: Any, name: str = "") -> Any:
    """Leave absent members out, write dates as text, and put rows without an order in one."""
    if isinstance(value, dict):
        return {
            key: plain(each, key)
            for key, each in value.items()
            if each is not None and each not in ([], ()) and not key.startswith("_")
        }
    if isinstance(value, (list, tuple)):
        rows = [plain(each) for each in value]
        return (
            sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
            if name in UNORDERED
            else rows
        )
    if isinstance(value, dt.datetime):
        return value.timestamp()
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def of_library(summary: hk.AdherenceSummary) -> dict[str, Any]:
    """Give the members of a library summary as it is written, in that form."""
    written = json.loads(hk.dumps(summary))
    for name in ("kind", "schema_version", "id"):
        written.pop(name, None)
    written["as_of"] = summary.as_of
    written["window"] = {"from": summary.window.from_, "until": summary.window.until}
    return dict(plain(written))


def differences(reference: Any, library: Any, place: str = "") -> Iterator[str]:
    """Say where two summaries in that form differ."""
    if isinstance(reference, dict) and isinstance(library, dict):
        for name in sorted({*reference, *library}):
            yield from differences(reference.get(name), library.get(name), f"{place}/{name}")
    elif (
        isinstance(reference, list) and isinstance(library, list) and len(reference) == len(library)
    ):
        for index, (one, other) in enumerate(zip(reference, library, strict=True)):
            yield from differences(one, other, f"{place}/{index}")
    elif reference != library:
        yield f"{place}: reference {reference}, library {library}"

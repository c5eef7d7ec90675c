"""Writes reports for the browser to open: every example, both audiences, and the edges.

python tests/browser/pages.py FOLDER
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Literal

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from homework_kit.io import loads
from homework_kit.models.bundle import Bundle
from homework_kit.packaged import CASES, folder
from homework_kit.plots import report
from tests.plots.bundles import EDGES, NOW


def write(place: Path) -> None:
    """Write one page for each example, and for each bundle at the edges."""
    ways: tuple[tuple[Literal["self", "shared"], str], ...] = (("self", "en"), ("shared", "de"))
    for number, (name, moment) in enumerate(CASES.items()):
        bundle = loads(folder("cases").joinpath(f"{name}.json").read_bytes(), expect=Bundle)
        audience, locale = ways[number % 2]
        text = report(
            bundle, as_of=dt.datetime.fromisoformat(moment), audience=audience, locale=locale
        )
        place.joinpath(f"{name}.html").write_text(text, "utf-8")
    for name, make in EDGES.items():
        place.joinpath(f"edge-{name}.html").write_text(report(make(), as_of=NOW), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))

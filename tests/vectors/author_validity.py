"""Write the validity vectors: `python -m tests.vectors.author_validity`.

Run from the top of the repository. The files are the product; this is how they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from tests.vectors import validity_families as families
from tests.vectors.folder import write_folder
from tests.vectors.validity_table import Vector, rows
from tests.vectors.validity_texts import texts

FOLDER: Final = Path(__file__).parents[2] / "schemas" / "vectors" / "validity"


def vectors() -> Iterator[Vector]:
    """Give every vector: the table, the families, the texts."""
    yield from chain(
        rows(),
        families.scales(),
        families.records(),
        families.outcomes(),
        families.times(),
        families.extension_limits(),
        texts(),
    )


def files() -> dict[str, str]:
    """Give the text of every file by its path.

    Raises:
        ValueError: two vectors have one path.
    """
    written: dict[str, str] = {}
    for vector in vectors():
        if vector.path in written:
            raise ValueError(f"Two vectors have the path {vector.path}. Name one of them anew.")
        written[vector.path] = vector.text
    return written


def main() -> None:
    """Write what differs and take away what is no longer authored."""
    write_folder(FOLDER, files())


if __name__ == "__main__":
    main()

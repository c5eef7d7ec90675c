"""The six invented example cases, as bundles to test with."""

from __future__ import annotations

from pathlib import Path

from homework_kit.io import loads
from homework_kit.models.bundle import Bundle
from homework_kit.packaged import CASES, folder


def case(number: int = 1) -> Bundle:
    """Give the bundle of an example case, which `homework-kit demo` tells as a story.

    Args:
        number: which one, from 1 to 6.

    Raises:
        ValueError: there is no case of that number.

    >>> len(case(1).assignments)
    2
    """
    if not 1 <= number <= len(CASES):
        raise ValueError(f"There is no case {number}. Use 1 to {len(CASES)}.")
    path = Path(folder("cases"), f"{list(CASES)[number - 1]}.json")
    return loads(path.read_bytes(), expect=Bundle)

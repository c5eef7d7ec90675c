"""The IANA time zone names this library knows, shipped as data: names are added, never removed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def known_zones() -> frozenset[str]:
    """Give every known name, so that an old file never becomes invalid on a newer host.

    >>> "Europe/London" in known_zones(), "Atlantis/Capital" in known_zones()
    (True, False)
    """
    text = files("homework_kit.models").joinpath("zones.txt").read_text(encoding="ascii")
    return frozenset(text.split())

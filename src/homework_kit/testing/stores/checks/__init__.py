"""Every named test of stores, in the order in which they run."""

from __future__ import annotations

from typing import Final

from homework_kit.testing.stores.check import Check
from homework_kit.testing.stores.checks import (
    appending,
    content,
    erasing,
    halves,
    keeping,
    many,
    members,
    persons,
    silence,
    times,
    writers,
)

_IN_ORDER: Final = (
    appending,
    keeping,
    content,
    members,
    times,
    persons,
    writers,
    erasing,
    halves,
    silence,
    many,
)
CHECKS: Final = tuple(
    each for module in _IN_ORDER for each in vars(module).values() if isinstance(each, Check)
)

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
    persons,
    silence,
    times,
    writers,
)

CHECKS: Final = tuple(
    each
    for module in (appending, keeping, content, times, persons, writers, erasing, halves, silence)
    for each in vars(module).values()
    if isinstance(each, Check)
)

"""Running every named test and the machine on one store, without pytest."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Final, Literal

import attrs

from homework_kit.testing.law import Law, LawBroken
from homework_kit.testing.stores.checks import CHECKS
from homework_kit.testing.stores.machine import (
    ANY_STORY,
    STORIES,
    THOROUGH_STORIES,
    tell_any_story,
)
from homework_kit.testing.stores.subject import Capability, Subject

LAWS: Final = (*(each.law for each in CHECKS), ANY_STORY)
"""The law of every named test of stores, and that of the machine."""


@attrs.frozen(slots=True, kw_only=True)
class Result:
    """What came of one named test.

    >>> Result(law=ANY_STORY, outcome="holds").unclaimed
    ()
    """

    law: Law
    outcome: Literal["holds", "broken", "not claimed"]
    unclaimed: tuple[Capability, ...] = ()
    """What the store would have to claim for this test."""
    broken: LawBroken | None = None
    """The failure, with its story."""


def run_all(
    subject: Subject, *, thorough: bool = False, seed: int | None = None
) -> Generator[Result]:
    """Run the named tests in order, and the machine at the end; give each result as it comes.

    `thorough` lets the machine tell more than ten times as many stories; `seed` chooses others.
    """
    for check in CHECKS:
        unclaimed = subject.lacks(check.needs)
        if unclaimed:
            yield Result(law=check.law, outcome="not claimed", unclaimed=unclaimed)
            continue
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield _judged(check.law, lambda: check.run(subject, Path(folder)))  # noqa: B023 - it is called at once
    stories = THOROUGH_STORIES if thorough else STORIES
    yield _judged(ANY_STORY, lambda: tell_any_story(subject, stories=stories, seed=seed))


def _judged(law: Law, test: Callable[[], None]) -> Result:
    try:
        test()
    except LawBroken as broken:
        return Result(law=law, outcome="broken", broken=broken)
    return Result(law=law, outcome="holds")

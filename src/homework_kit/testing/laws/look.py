"""What laws ask of a summary, and what they look at in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs

from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.models.remake import remade
from homework_kit.models.summary import AdherenceSummary, SummaryBlock
from homework_kit.schedule import Occurrence, occurrences
from homework_kit.testing.laws.story import bundle_lines, moment

Summarizer: TypeAlias = Callable[..., AdherenceSummary]
"""Called as `hk.summarize` is: a bundle, `as_of=`, and `window=` where one is given."""
Window: TypeAlias = tuple[dt.datetime, dt.datetime] | None
"""The window that is asked for, or the summary's own."""


@attrs.frozen(slots=True)
class Look:
    """One look at one bundle, by the summary that is held to a law.

    >>> from homework_kit.adherence import summarize
    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> look = Look(WEEK, NOW, None, summarize)
    >>> len(look.due(look.summary())["walk"])
    9
    """

    bundle: Bundle
    as_of: dt.datetime
    window: Window
    summarize: Summarizer

    def summary(self, **members: Any) -> AdherenceSummary:
        """Summarize the bundle, with some of its lists replaced."""
        bundle = remade(self.bundle, **members) if members else self.bundle
        more = {} if self.window is None else {"window": self.window}
        return self.summarize(bundle, as_of=self.as_of, **more)

    def due(self, summary: AdherenceSummary) -> dict[str, list[Occurrence]]:
        """Give the occasions of each plan in the summary's window, without target periods."""
        plans: tuple[Assignment, ...] = current(self.bundle.assignments)
        targets = {(each.id, each.version) for each in plans if each.schedule.type == "target"}
        found: dict[str, list[Occurrence]] = {}
        for each in occurrences(self.bundle, summary.window.from_, summary.window.until):
            if (each.assignment_id, each.version) not in targets:
                found.setdefault(each.assignment_id, []).append(each)
        return found

    def told(self) -> list[str]:
        """Tell what was looked at."""
        lines = bundle_lines(self.bundle, self.as_of)
        if self.window is None:
            return lines
        start, end = self.window
        return [*lines, f"Window: {moment(start)} until {moment(end)}."]


def states_of(block: SummaryBlock) -> Counter[str]:
    """Give how many occasions of a block are in which state.

    >>> from homework_kit.adherence import summarize
    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> +states_of(summarize(WEEK, as_of=NOW).assignments[0])
    Counter({'no_entry': 6, 'not_yet': 1, 'practiced': 1, 'told_not_done': 1})
    """
    return Counter(block.occasions.model_dump())


def counted(states: Counter[str]) -> str:
    """Tell counts in words.

    >>> counted(Counter(practiced=2, tried=0))
    '2 practiced'
    """
    told = [f"{count} {name}" for name, count in sorted(states.items()) if count]
    return ", ".join(told) or "nothing"


def blocks(summary: AdherenceSummary) -> Iterator[tuple[str, SummaryBlock]]:
    """Give each block with its name: of the whole, and of each version.

    >>> from homework_kit.adherence import summarize
    >>> from homework_kit.testing.laws.example import NOW, WEEK
    >>> [name for name, _ in blocks(summarize(WEEK, as_of=NOW))]
    ['Plan walk', 'Plan walk, version 1']
    """
    for whole in summary.assignments:
        yield f"Plan {whole.assignment_id}", whole
        for part in whole.versions:
            yield f"Plan {whole.assignment_id}, version {part.version}", part

"""A named test of stores: a law, what a store has to claim for it, and a story to play."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import attrs

from homework_kit.testing.law import Law, LawBroken
from homework_kit.testing.stores.clauses import Clause
from homework_kit.testing.stores.story import Story
from homework_kit.testing.stores.subject import Capability, Subject


@attrs.frozen(slots=True, kw_only=True)
class Check:
    """One named test."""

    law: Law
    needs: frozenset[Capability]
    play: Callable[[Story], None]

    @property
    def name(self) -> str:
        """The name of its test function: `test_` and the law's own part of its id."""
        return "test_" + self.law.id.partition(".")[2].replace(".", "_").replace("-", "_")

    def run(self, subject: Subject, place: Path) -> None:
        """Play the story on a new store in an empty directory.

        Raises:
            LawBroken: the store does something else than it promises.
        """
        __tracebackhide__ = True
        story = Story(subject=subject, place=place, law=self.law)
        # What breaks is raised below, so that a report shows no frames of the story.
        with contextlib.suppress(LawBroken):
            try:
                self.play(story)
            finally:
                story.close()
        if story.ended is not None:
            raise LawBroken(self.law, story.ended.story) from story.ended.__cause__


def check(
    name: str, says: str, clause: Clause, *needs: Capability
) -> Callable[[Callable[[Story], None]], Check]:
    """Make a named test of a story.

    >>> from homework_kit.testing.stores.clauses import LOAD
    >>> check("text-spaces", "Spaces at both ends stay.", LOAD)(lambda story: None).name
    'test_text_spaces'
    """
    law = Law(id=f"stores.{name}", says=says, page=clause.page, quote=clause.quote)
    return lambda play: Check(law=law, needs=frozenset(needs), play=play)

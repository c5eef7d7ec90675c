"""When a store fails in the middle: all of a batch is kept, or nothing, and then it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from homework_kit.models.edits import amend
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import TWICE, WHOLE
from homework_kit.testing.stores.samples import batch, note, obstacle, plan
from homework_kit.testing.stores.story import Story

STEPS: Final = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233)
"""After how many steps a store fails, one attempt after another."""
_EVERY: Final = 120
_MOST: Final = 2_000


def _ever_later() -> Iterator[int]:
    """Give each of the first steps, and then some."""
    steps = 0
    while steps < _MOST:
        yield steps
        steps = steps + 1 if steps < _EVERY else steps * 6 // 5


@check("failing-whole", "A batch that fails is kept whole or not at all.", WHOLE, "failing")
def whole(story: Story) -> None:
    """Let a batch of two fail at ever later steps, until it does not fail any more."""
    for steps in _ever_later():
        story.anew()
        if story.failing(batch("p1", note(), note("n2")), steps=steps) is None:
            return


@check("failing-beside", "A batch that fails leaves what was there before.", WHOLE, "failing")
def beside(story: Story) -> None:
    """Let a batch fail beside another one, and go on."""
    for steps in STEPS:
        story.anew()
        story.save(note("before"))
        raised = story.failing(batch("p1", note(), plan(), obstacle()), steps=steps)
        story.save(note("after"))
        story.compare()
        if raised is None:
            return


@check("failing-then-again", "A batch that failed may be sent again.", TWICE, "failing")
def then_again(story: Story) -> None:
    """Send a batch again that failed."""
    three = batch("p1", note(), plan(), obstacle())
    for steps in STEPS:
        story.anew()
        raised = story.failing(three, steps=steps)
        story.append(three)
        story.compare()
        if raised is None:
            return


@check("failing-edit", "An edit that fails leaves what it would replace.", WHOLE, "failing")
def edit(story: Story) -> None:
    """Let an edit of a note fail."""
    for steps in STEPS:
        story.anew()
        story.save(note())
        if story.failing(batch("p1", amend(note(), note="1")), steps=steps) is None:
            return

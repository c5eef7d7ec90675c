"""When a store fails in the middle: all of a batch is kept, or nothing, and then it goes on."""

from __future__ import annotations

from typing import Final

from homework_kit.models.edits import amend
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import TWICE, WHOLE
from homework_kit.testing.stores.samples import batch, note, obstacle, plan
from homework_kit.testing.stores.story import Story

STEPS: Final = (0, 1, 2, 3, 4, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987)
"""After how many steps a store fails, one attempt after another."""


@check("failing-whole", "A batch that fails is kept whole or not at all.", WHOLE, "failing")
def whole(story: Story) -> None:
    """Let the store fail at ever later steps of a batch of three."""
    story.save(note("before"))
    for steps in STEPS:
        three = [note(f"n{steps}-{number}") for number in range(3)]
        story.failing(batch("p1", *three), steps=steps)


@check("failing-first", "A first batch that fails leaves a store to go on with.", WHOLE, "failing")
def first(story: Story) -> None:
    """Let the very first batch fail, and save another one."""
    story.failing(batch("p1", note(), plan()), steps=1)
    story.save(note("n2"))
    story.compare()


@check("failing-then-again", "A batch that failed may be sent again.", TWICE, "failing")
def then_again(story: Story) -> None:
    """Send a batch again that failed, until it is kept."""
    for steps in STEPS:
        three = batch("p1", note(f"n{steps}"), plan(f"a{steps}"), obstacle(f"o{steps}"))
        story.failing(three, steps=steps)
        story.append(three)
        story.compare()


@check("failing-edit", "An edit that fails leaves what it would replace.", WHOLE, "failing")
def edit(story: Story) -> None:
    """Let edits of one note fail."""
    current = note()
    story.save(current)
    for steps in STEPS[:10]:
        edited = amend(current, note=str(steps))
        if story.failing(batch("p1", edited), steps=steps) is None:
            current = edited

"""Several handles on one store: what one saved, all see, and nothing is lost between them."""

from __future__ import annotations

from typing import Final

from homework_kit.models.edits import amend
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import BESIDE, HANDLES, HEADS, ONCE
from homework_kit.testing.stores.samples import batch, note
from homework_kit.testing.stores.story import Story

_THREADS: Final = 4
_EACH: Final = 6


@check("writers-see-each-other", "What one handle saved, another one loads.", HANDLES, "writers")
def see_each_other(story: Story) -> None:
    """Open two handles, load through both, and save through one after the other."""
    story.save(note())
    story.handle(1)
    story.compare()
    story.save(note("n2"), by=1)
    story.compare()
    story.save(note("n3"))
    story.compare()


@check("writers-take-turns", "Two handles that take turns lose nothing.", BESIDE, "writers")
def take_turns(story: Story) -> None:
    """Save through both without loading between."""
    for number in range(6):
        story.save(note(f"n{number}"), by=number % 2)
    story.compare()


@check("writers-edit-apart", "Two edits through two handles are both kept.", HEADS, "writers")
def edit_apart(story: Story) -> None:
    """Edit one note through each handle."""
    first = note()
    story.save(first)
    story.handle(1)
    story.compare()
    story.save(amend(first, note="1"))
    story.save(amend(first, note="2"), by=1)
    story.compare()


@check("writers-same-batch", "One batch through two handles is kept once.", ONCE, "writers")
def same_batch(story: Story) -> None:
    """Send one batch through each handle."""
    story.save(note())
    story.again(by=1)
    story.compare()


@check("writers-erased", "What one handle erased is gone for another.", HANDLES, "writers", "erase")
def erased(story: Story) -> None:
    """Erase through one handle, and save through the other."""
    story.save(note())
    story.handle(1)
    story.compare()
    story.erase("n1", by=1)
    story.compare()
    story.save(note("n2"))
    story.compare()


@check("writers-threads", "Threads that save at once lose nothing.", BESIDE, "writers")
def threads(story: Story) -> None:
    """Save from four threads, each through a handle of its own, into one person's bundle."""
    story.handle()
    story.race(
        *(
            [batch("p1", note(f"n{thread}-{number}")) for number in range(_EACH)]
            for thread in range(_THREADS)
        )
    )
    story.compare()


@check(
    "writers-threads-persons",
    "Threads that save for several persons mix nothing up.",
    HANDLES,
    "writers",
    "people",
)
def threads_persons(story: Story) -> None:
    """Save one id for another person from each thread."""
    story.race(
        *(
            [batch(f"p{thread}", note(f"n{number}", str(thread))) for number in range(_EACH)]
            for thread in range(_THREADS)
        )
    )
    story.compare()

"""Many documents, and many batches: what fits a buffer, a statement, or one file."""

from __future__ import annotations

from typing import Final

from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import LOAD
from homework_kit.testing.stores.samples import note
from homework_kit.testing.stores.story import Story

_MANY_DOCUMENTS: Final = 1_200
_MANY_BATCHES: Final = 40


@check("append-many-documents", "A batch of 1,200 notes is kept whole.", LOAD)
def many_documents(story: Story) -> None:
    """Save more than fits the parameters or the buffer of one statement."""
    story.save(*(note(f"n{number}") for number in range(_MANY_DOCUMENTS)))
    story.compare()


@check("append-many-batches", "Forty batches, one after another, are all kept.", LOAD)
def many_batches(story: Story) -> None:
    """Save many notes, each alone."""
    for number in range(_MANY_BATCHES):
        story.save(note(f"n{number}"))
    story.compare()

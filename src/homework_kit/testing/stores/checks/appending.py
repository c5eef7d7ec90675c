"""What `append` promises: whole, again, late, and beside what is there."""

from __future__ import annotations

from homework_kit.models.edits import amend, delete
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import (
    AGAIN,
    BESIDE,
    LATE,
    LOAD,
    LOOKING,
    NAMES_BESIDE,
    ONCE,
    REFUSED,
    TWICE,
)
from homework_kit.testing.stores.samples import batch, note, obstacle, plan
from homework_kit.testing.stores.story import Story


@check("append-one", "What was appended is there.", LOAD)
def one(story: Story) -> None:
    """Save one note."""
    story.save(note())
    story.compare()


@check("append-empty", "A batch with nothing in it changes nothing.", LOAD)
def empty(story: Story) -> None:
    """Save nothing, before and after something."""
    story.save()
    story.compare()
    story.save(note())
    story.save()
    story.compare()


@check("append-beside", "What is appended later stands beside what is there.", BESIDE)
def beside(story: Story) -> None:
    """Save two notes one after the other."""
    story.save(note())
    story.save(note("n2"))
    story.compare()


@check("append-twice", "A batch that is sent twice is kept once.", TWICE)
def twice(story: Story) -> None:
    """Send a batch again at once."""
    story.save(plan(), note("n1", assignment_id="a1", outcome="partly"))
    story.again()
    story.compare()


@check("append-again-later", "A batch that is sent again after others is kept once.", AGAIN)
def again_later(story: Story) -> None:
    """Send a batch again after another one."""
    story.save(note())
    first = story.last
    story.save(note("n2"))
    story.again(first)
    story.compare()


@check("append-overlapping", "Of batches that overlap, each item is kept once.", ONCE)
def overlapping(story: Story) -> None:
    """Save a plan with each of two notes on it."""
    for name in ("n1", "n2"):
        story.save(plan(), note(name, assignment_id="a1", outcome="partly"))
    story.compare()


@check("append-doubled-item", "An item that stands twice in one batch is kept once.", ONCE)
def doubled_item(story: Story) -> None:
    """Save a batch that says one note twice."""
    story.save(note(), note())
    story.compare()


@check("append-after-loading", "What is appended after loading is there when loading again.", LOAD)
def after_loading(story: Story) -> None:
    """Load between two batches, so that a cache would be old."""
    story.save(note())
    story.compare()
    story.save(note("n2"))
    story.compare()


@check("append-late", "An older revision that comes late does not stand in for a newer.", LATE)
def late(story: Story) -> None:
    """Save an edit first, and then what it replaces."""
    first = note()
    story.save(amend(first, note="1"))
    story.save(first)
    story.compare()


@check("append-deletion-first", "A deletion may come before what it deletes.", LATE)
def deletion_first(story: Story) -> None:
    """Save a tombstone, and then the note."""
    first = note()
    story.save(delete(first))
    story.compare()
    story.save(first)
    story.compare()


@check(
    "append-circle",
    "Revisions that replace each other in a circle are refused.",
    REFUSED,
    "history",
)
def circle(story: Story) -> None:
    """Save two halves of a circle, the second with other things beside it."""
    story.save(note(revision="x", supersedes=["y"]))
    story.refused(note(revision="y", supersedes=["x"]), note("n2"), obstacle())
    story.compare()


@check("append-after-refusal", "After a refusal the store goes on as before.", REFUSED, "history")
def after_refusal(story: Story) -> None:
    """Save something right after a batch that was refused, and send the one before it again."""
    story.save(note(revision="x", supersedes=["y"]))
    first = story.last
    story.refused(note(revision="y", supersedes=["x"]))
    story.save(note("n2"))
    story.again(first)
    story.compare()


@check("load-changes-nothing", "Loading twice gives the same.", LOOKING)
def loading(story: Story) -> None:
    """Load several times, persons who are there and who are not."""
    story.save(note(" n1 "), plan())
    for _ in range(3):
        story.compare("p1", "p2")


@check("append-other-extensions", "Of extensions that differ, both values are kept.", NAMES_BESIDE)
def other_extensions(story: Story) -> None:
    """Save two bundles that say two things under one name, and a third."""
    for value in (1, 2, 1):
        story.append(batch("p1", extensions={"org.example.mood": value}))
        story.compare()

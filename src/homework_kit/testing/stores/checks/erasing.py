"""What `erase` promises: what goes is gone everywhere, what stays is untouched."""

from __future__ import annotations

from typing import Final

from homework_kit.models.edits import amend
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import (
    ABOUT,
    DURABLE,
    ERASE,
    LET_PASS,
    NOWHERE,
    OLD_COPY,
    PERSONS,
    PROTECTS,
)
from homework_kit.testing.stores.samples import (
    consent,
    note,
    obstacle,
    plan,
    review,
    session,
    zone,
)
from homework_kit.testing.stores.story import Story

_WORDS: Final = "words-that-go-7c1f"
_OTHER: Final = "words-that-stay-2b9e"


@check("erase-one", "A note that was erased is a tombstone, and the others stay.", ERASE, "erase")
def one(story: Story) -> None:
    """Erase one of two notes."""
    story.save(note(), note("n2"))
    story.erase("n1")
    story.compare()


@check("erase-revisions", "All revisions of a note go.", ERASE, "erase", "history")
def revisions(story: Story) -> None:
    """Erase a note that was edited."""
    first = note()
    story.save(first)
    story.save(amend(first, note="1"))
    story.erase("n1")
    story.compare()


@check("erase-everything", "Without ids everything goes.", ERASE, "erase")
def everything(story: Story) -> None:
    """Erase all of one person."""
    story.save(zone(), session(), plan(), note(), obstacle(), extensions={"org.example.x": "0"})
    story.erase()
    story.compare()


@check("erase-keeps-consent", "What the person said about sharing stays.", PROTECTS, "erase")
def keeps_consent(story: Story) -> None:
    """Erase everything, and look for the refusal."""
    story.save(note(), consent(share_entries="none"))
    story.erase()
    story.compare()


@check("erase-about", "With a plan goes what is about it.", ABOUT, "erase")
def about(story: Story) -> None:
    """Erase a plan with a note, an obstacle and a review."""
    story.save(
        plan(),
        note(assignment_id="a1", outcome="partly"),
        obstacle(entry_id="n1"),
        review(),
        note("n2"),
    )
    story.erase("a1")
    story.compare()


@check("erase-unknown-id", "An id that is not there is let pass.", LET_PASS, "erase")
def unknown_id(story: Story) -> None:
    """Erase what is not there, and of somebody who is not there."""
    story.save(note())
    story.erase("n9")
    story.compare()
    story.erase("n1", person="p2")
    story.compare()


@check("erase-receipt", "The receipt says what was erased, and no word of it.", ERASE, "erase")
def receipt(story: Story) -> None:
    """Erase, and read the receipt."""
    story.save(note(text=_WORDS), obstacle(text=_WORDS))
    given, ought = story.erase("n1")
    if given.erased != ought.receipt.erased or given.erased_at != ought.receipt.erased_at:
        raise story.broken("The receipt says something else than was erased.")
    if story.history and given.left_sha256 != ought.receipt.left_sha256:
        raise story.broken("The receipt's hash is not that of what is left.")
    if _WORDS in given.text:
        raise story.broken("The receipt holds the words that were erased.")


@check("erase-other-person", "Another person's note of that id stays.", PERSONS, "erase", "people")
def other_person(story: Story) -> None:
    """Erase one id of one of two persons, and then all of that person."""
    for person in ("p1", "p2"):
        story.save(note(), plan(), person=person)
    story.erase("n1", person="p1")
    story.compare()
    story.erase(person="p1")
    story.compare()


@check("erase-then-restart", "After a restart it is still gone.", DURABLE, "erase", "restart")
def then_restart(story: Story) -> None:
    """Erase one note and restart; erase everything and restart."""
    story.save(note(), note("n2"))
    for ids in (("n1",), ()):
        story.erase(*ids)
        story.restart()
        story.compare()


@check("erase-then-save", "After erasing, saving goes on.", ERASE, "erase")
def then_save(story: Story) -> None:
    """Save after everything was erased."""
    story.save(note())
    story.erase()
    story.save(note("n2"), plan())
    story.compare()
    story.erase("n2")
    story.compare()


@check(
    "erase-old-copy",
    "An old copy that comes late stays out of sight.",
    OLD_COPY,
    "erase",
    "history",
)
def old_copy(story: Story) -> None:
    """Erase, and send the batch again that was erased."""
    story.save(note())
    story.erase("n1")
    story.again()
    story.compare()


@check("erase-files", "No file of the store holds the words.", NOWHERE, "erase", "raw")
def files(story: Story) -> None:
    """Look for the words in the raw files before, after, and after a restart."""
    story.save(note(text=_WORDS, extensions={"org.example.x": {_WORDS: [_WORDS]}}))
    story.save(amend(note(text=_WORDS), note=f"{_WORDS} again"), note("n2", _OTHER))
    story.compare()
    if not _stands_in_files(story, _WORDS):
        raise story.broken(
            "The raw bytes do not show the words that are there, so they can say nothing. "
            "Give raw_bytes, or do not claim raw."
        )
    story.erase("n1")
    _look(story)
    if story.claims("restart"):
        story.restart()
        _look(story)


@check(
    "erase-files-all", "After erasing everything, no file holds a word.", NOWHERE, "erase", "raw"
)
def files_all(story: Story) -> None:
    """Erase everything of one person, with many notes."""
    story.save(*(note(f"n{number}", f"{_WORDS} {number}") for number in range(50)))
    story.save(plan(text=_WORDS), obstacle(text=_WORDS))
    story.erase()
    _look(story)


def _stands_in_files(story: Story, words: str) -> bool:
    raw = story.subject.raw_bytes(story.place)
    return any(words.encode(form) in raw for form in ("utf-8", "utf-16-le", "utf-16-be"))


def _look(story: Story) -> None:
    """Look for the words that went, in the files."""
    story.tell("The files of the store are searched.")
    if _stands_in_files(story, _WORDS):
        raise story.broken("The words that were erased stand in a file of the store.")
    story.compare()

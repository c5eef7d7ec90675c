"""Whose is whose: ids of persons and of documents, whatever they look like."""

from __future__ import annotations

from typing import Final

from homework_kit.models.edits import amend, delete
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import OPAQUE, PERSONS, UNKNOWN
from homework_kit.testing.stores.samples import consent, note, plan, zone
from homework_kit.testing.stores.story import Story

_LONGEST: Final = 128


def _apart(story: Story, *persons: str) -> None:
    """Save a note of one id for each person, edit the first, and load everybody."""
    for number, person in enumerate(persons):
        story.save(note(text=str(number)), person=person)
        story.compare()
    story.save(amend(note(), note="edited"), person=persons[0])
    story.lasts()


@check("persons-unknown", "A person who saved nothing has an empty bundle.", UNKNOWN)
def unknown(story: Story) -> None:
    """Load somebody, before anything was saved at all."""
    story.compare("p1")


@check(
    "persons-unknown-beside",
    "A person who saved nothing has an empty bundle beside others.",
    UNKNOWN,
    "people",
)
def unknown_beside(story: Story) -> None:
    """Load somebody while another person's notes are there."""
    story.save(note())
    story.compare("p1", "p2")


@check("persons-equal-ids", "Notes of one id and two persons are two.", PERSONS, "people")
def equal_ids(story: Story) -> None:
    """Save equal ids for two persons."""
    _apart(story, "p1", "p2")


@check("persons-equal-notes", "Two persons may save the very same.", PERSONS, "people")
def equal_notes(story: Story) -> None:
    """Save equal content for two persons, and delete it for one."""
    for person in ("p1", "p2"):
        story.save(note(), plan(), consent(share_entries="all"), zone(), person=person)
    story.compare()
    story.save(delete(note()), person="p1")
    story.compare()


@check(
    "persons-own-id", "Documents that name their person stay with that person.", PERSONS, "people"
)
def own_id(story: Story) -> None:
    """Save notes that carry the id of their person, and notes that do not."""
    for person in ("p1", "p2"):
        story.save(note(person_id=person), note("n2"), person=person)
    story.compare()


@check("persons-prefix", "An id that begins like another is another.", PERSONS, "people")
def prefix(story: Story) -> None:
    """Save for persons whose ids begin alike."""
    _apart(story, "p1", "p10", "p", "p1 ", "p1.json", "1", "01")


@check("persons-case", "Ids that differ in case are two.", OPAQUE, "people")
def case(story: Story) -> None:
    """Save for persons whose ids differ in case, or in how a letter is made."""
    _apart(story, "p1", "P1", "\u00e9", "e\u0301", "\u00df", "ss")


@check("persons-paths", "Ids that look like paths are ids.", OPAQUE, "people")
def paths(story: Story) -> None:
    """Save for persons whose ids a file system would follow."""
    _apart(story, "a/b", "a", "..", ".", "../p1", "/p1", "a\\b", "~", "con", "a:b", "a%2Fb")


@check("persons-patterns", "Ids that look like patterns or statements are ids.", OPAQUE, "people")
def patterns(story: Story) -> None:
    """Save for persons whose ids a search would expand."""
    _apart(story, "p_1", "px1", "%", "*", "p?1", "[p]1", "' OR '1'='1", '"', "p1;p2", "${p}")


@check("persons-long", "Ids of 128 characters are ids.", OPAQUE, "people")
def long(story: Story) -> None:
    """Save for persons whose long ids differ at their ends alone."""
    ends = ("\U0001f33b", "\U0001f33c")
    _apart(story, *("\U0001f33b" * (_LONGEST - 1) + end for end in ends))


@check("persons-joined", "Ids of a person and of a note do not run together.", PERSONS, "people")
def joined(story: Story) -> None:
    """Save ids that are the same when they are put one after the other."""
    for person, name, revision in (
        ("p", "1:n", "1"),
        ("p:1", "n", "1"),
        ("p", "1", "n:1"),
        ("p/1", "n", "1"),
        ("p", "1/n", "1"),
    ):
        story.save(note(name, revision=revision), person=person)
    story.compare()


@check("ids-case", "Notes whose ids differ in case, accents or zeros are two.", OPAQUE)
def ids_case(story: Story) -> None:
    """Save ids that a forgiving comparison takes for one."""
    names = ("n1", "N1", "n1 ", " n1", "\u00e9", "e\u0301", "1", "01", "1.0", "1e0")
    story.save(*(note(name, text=str(number)) for number, name in enumerate(names)))
    story.compare()
    for name in names[:3]:
        story.save(amend(note(name, text="0"), note=f"edited {name}"))
    story.compare()


@check("ids-joined", "Id, version and revision do not run together.", OPAQUE)
def ids_joined(story: Story) -> None:
    """Save identities that are the same when they are put one after the other."""
    for name, version, revision in (
        ("a", 1, "1:1"),
        ("a:1", 1, "1"),
        ("a", 11, "1"),
        ("a1", 1, "1"),
    ):
        story.save(plan(name, version=version, revision=revision, text=f"{name} {revision}"))
    story.compare()


@check("ids-long", "Ids and revisions of 128 characters are kept.", OPAQUE)
def ids_long(story: Story) -> None:
    """Save ids and revisions that differ in their last character."""
    stem = "x" * (_LONGEST - 1)
    story.save(note(stem + "a"), note(stem + "b"), note("n1", revision=stem + "a"))
    story.save(note("n1", revision=stem + "b", text="1"))
    story.compare()


@check("ids-hard", "Ids with spaces, signs and emoji are kept.", OPAQUE)
def ids_hard(story: Story) -> None:
    """Save ids that a path, a query or a line would break at."""
    names = ("a b", "a/b", "..", "a'b", 'a"b', "a\u2028b", "\U0001f33b", "%41", "a\\b", "null", ",")
    story.save(*(note(name) for name in names))
    story.compare()

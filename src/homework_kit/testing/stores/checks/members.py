"""Every member of every model is kept: when it is saved, when it is edited, after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Model
from homework_kit.models.bundle import ConsentStatement
from homework_kit.models.edits import amend
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.review import Review
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.clauses import MEMBERS
from homework_kit.testing.stores.full.agreed import SCHEDULES, TASKS
from homework_kit.testing.stores.full.documents import (
    CONSENT,
    NAMED,
    NOTE,
    NOTE_OF_A_DAY,
    OBSTACLE,
    PLAN,
    REVIEW,
    SESSION,
    ZONE,
)
from homework_kit.testing.stores.full.records import RECORDS
from homework_kit.testing.stores.samples import (
    AT,
    Item,
    consent,
    note,
    obstacle,
    plan,
    review,
)
from homework_kit.testing.stores.story import Story

_OVER: Final = {"status_on": "2026-02-20", "ends_before": "2026-02-20"}


def _edited(story: Story, document: Any, **words: str) -> None:
    """Save a document with what it names, and an edit of its words; send the edit again."""
    story.save(document, *NAMED)
    story.compare()
    story.save(amend(document, **words), *NAMED)
    story.again()
    story.lasts()


@check("members-of-notes", "Every member of a note is kept, also of an edit.", MEMBERS)
def of_notes(story: Story) -> None:
    """Save a note in which every member is set, edit it, and share it then."""
    _edited(story, NOTE, note="1")
    story.save(amend(amend(NOTE, note="1"), visibility="shared"), *NAMED)
    story.save(NOTE_OF_A_DAY)
    story.lasts()


@check("members-of-plans", "Every member of a plan is kept, also of an edit.", MEMBERS)
def of_plans(story: Story) -> None:
    """Save a plan in which every member is set, and edit it."""
    _edited(story, PLAN, title="1")


@check("members-of-obstacles", "Every member of an obstacle is kept, also of an edit.", MEMBERS)
def of_obstacles(story: Story) -> None:
    """Save an obstacle in which every member is set, edit it, and share it then."""
    _edited(story, OBSTACLE, in_own_words="1")
    story.save(amend(amend(OBSTACLE, in_own_words="1"), visibility="shared"), *NAMED)
    story.lasts()


@check("members-of-reviews", "Every member of a review is kept, also of an edit.", MEMBERS)
def of_reviews(story: Story) -> None:
    """Save a review in which every member is set, edit it, and share it then."""
    _edited(story, REVIEW, note="1")
    story.save(amend(amend(REVIEW, note="1"), visibility="shared"), *NAMED)
    story.lasts()


@check("members-beside", "Every member of what stands beside documents is kept.", MEMBERS)
def beside(story: Story) -> None:
    """Save a session, a consent statement and a zone, and move the session."""
    story.save(SESSION, CONSENT, ZONE)
    story.compare()
    story.save(amend(SESSION, on="2026-02-10"))
    story.lasts()


@check("members-of-records", "Every member of a record is kept, also of an edit.", MEMBERS)
def of_records(story: Story) -> None:
    """Save a note with a record of each type in which every member is set, and edit it."""
    for record in RECORDS:
        story.anew()
        noted = note(record=record)
        story.save(noted)
        story.compare()
        story.save(amend(noted, note="1"))
        story.lasts()


@check("members-of-agreements", "Every member of a task and of a schedule is kept.", MEMBERS)
def of_agreements(story: Story) -> None:
    """Save a plan with each type of task, and one with each type of schedule."""
    story.save(*(plan(f"a{number}", task=each) for number, each in enumerate(TASKS, 1)))
    story.compare()
    story.save(*(plan(f"b{number}", schedule=each) for number, each in enumerate(SCHEDULES, 1)))
    story.lasts()


def _words_of(annotation: Any) -> Iterator[str]:
    """Give the words that a member may be, nothing of one that is no word."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in (Union, UnionType):
        for each in get_args(annotation):
            yield from _words_of(each)


def _each_word(model: type[Model]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every word of a model's members, each with a name for an item that says it."""
    for name, field in model.model_fields.items():
        words = [*_words_of(field.annotation)]
        if len(words) > 1:  # a member of one word tells the kind
            yield from ((f"{name}-{word}", {name: word}) for word in words)


def every_word() -> Iterator[Item]:
    """Make an item for each word that a member of a document may be."""
    yield plan()
    yield from (plan(name, **_OVER | said) for name, said in _each_word(Assignment))
    yield from (note(name, **said) for name, said in _each_word(Entry))
    yield from (obstacle(name, **said) for name, said in _each_word(Obstacle))
    yield from (review(name, **said) for name, said in _each_word(Review))
    yield from (
        consent(noted_at=AT.replace(minute=minute), **said)
        for minute, (_, said) in enumerate(_each_word(ConsentStatement))
    )


@check("members-every-word", "Every word of the closed lists is kept.", MEMBERS)
def of_every_word(story: Story) -> None:
    """Save an item for each word of a closed list that a member may be."""
    story.save(*every_word())
    story.lasts()

"""The full documents of the stores' tests forget no member of any model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal, get_args, get_origin

import pytest
from pydantic.fields import FieldInfo

import homework_kit as hk
from homework_kit.models.base import Model, Tombstone
from homework_kit.models.bundle import ConsentStatement, ZoneSpan
from homework_kit.testing.stores.checks.members import every_word
from homework_kit.testing.stores.full.agreed import SCHEDULES, TASKS
from homework_kit.testing.stores.full.documents import FULL
from homework_kit.testing.stores.full.records import RECORDS
from homework_kit.testing.stores.samples import note

ROOTS: Final = (
    hk.Assignment,
    hk.Entry,
    hk.Obstacle,
    hk.Review,
    hk.Session,
    ConsentStatement,
    ZoneSpan,
)


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for each in get_args(annotation):
        yield from _models_in(each)


def _reachable() -> dict[str, type[Model]]:
    """Give every model that a document may hold, however deep."""
    found: dict[str, type[Model]] = {}
    ahead: list[type[Model]] = [*ROOTS]
    while ahead:
        model = ahead.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            ahead += [
                each
                for field in model.model_fields.values()
                for each in _models_in(field.annotation)
            ]
    return found


def _inside(value: Any) -> Iterator[Model]:
    """Give every model in a value, itself too."""
    if isinstance(value, Model):
        yield value
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _inside(each)


MODELS: Final = _reachable()
SEEN: Final = [each for given in (*FULL, *TASKS, *SCHEDULES, *RECORDS) for each in _inside(given)]


def test_every_type_is_reached() -> None:
    """The walk over annotations finds all kinds, seven records, tasks and schedules, and parts."""
    records, tasks, schedules = (
        {type(each) for each in group} for group in (RECORDS, TASKS, SCHEDULES)
    )
    assert len(records) == len(tasks) == len(schedules) == 7
    assert {each.__name__ for each in {*ROOTS, *records, *tasks, *schedules}} <= MODELS.keys()
    assert len(MODELS) >= 45
    assert not any(issubclass(each, Tombstone) for each in MODELS.values())


def _is_fixed(field: FieldInfo) -> bool:
    """Say whether a member may be but one value: a Literal of one word, or a bool held to one."""
    one_word = get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1
    return one_word or any("const" in getattr(each, "published", {}) for each in field.metadata)


def _forgotten(model: type[Model], seen: list[Model]) -> set[str]:
    """Give the members that no model of these sets, or sets only to what its default is."""
    return {
        member
        for member, field in model.model_fields.items()
        if not _is_fixed(field)
        and all(
            getattr(each, member) in (None, (), model._supplied.get(member, field.default))
            for each in seen
            if type(each) is model
        )
    }


@pytest.mark.parametrize("name", sorted(MODELS))
def test_no_member_is_forgotten(name: str) -> None:
    """Some full document sets each member of the model, and to another value than its default."""
    assert _forgotten(MODELS[name], SEEN) == set()


def test_every_word_of_a_document_is_said() -> None:
    """Each word of each member is said by an item, among them one of the last and one of few."""
    said = [each.canonical() for each in every_word()]
    assert len(said) == len(set(said)) >= 60
    for word in ('"outcome":"no_opportunity"', '"visibility":"private"', '"helped":"not_tried"'):
        assert any(word in each for each in said)


def test_what_is_forgotten_is_found() -> None:
    """Of a note that says little, the members that it leaves out or leaves as they are are told."""
    forgotten = _forgotten(hk.Entry, [note(minutes=5)])
    assert {"visibility", "matters", "obstacles", "source", "revision", "record"} <= forgotten
    assert not {"id", "note", "minutes", "kind", "deleted"} & forgotten

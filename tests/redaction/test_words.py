"""Every member that holds a person's words is redacted, one by one, and written when asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

import homework_kit as hk
from homework_kit.models.base import Model
from homework_kit.models.extensions import Extensions
from homework_kit.testing.leak import MARK, SINKS, Outcome
from tests.models.test_classification import ALL, CLASSES, NAMES, WORDS, parts
from tests.redaction.canary import VARIANTS, full


def text_members(*classes: str) -> list[tuple[type[Model], str]]:
    """List every member, of every model there is, that holds text of these classes."""
    return [
        (model, name)
        for model in ALL
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields and any(_class_of(part) in classes for part in parts(hint))
    ]


def _class_of(hint: Any) -> str | None:
    if get_origin(hint) is not Annotated:
        return None
    metadata = hint.__metadata__
    if metadata == get_args(Extensions)[1:]:
        return "Extensions"
    return next((CLASSES[id(part)] for part in metadata if id(part) in CLASSES), None)


def _made(model: type[Model]) -> Iterator[Model]:
    """Make the model with every member that its variants may have."""
    for variant in range(VARIANTS):
        try:
            yield model.model_validate(full(model, model.__name__, variant))
        except hk.InvalidDocument:
            continue  # a bundle's documents name what a single one cannot hold


# A name shows in an address, and a zone is one of a list that the library ships.
MARKED = text_members(*WORDS, "Identifier", "OccurrenceKey", "Url", "Extensions")


@pytest.mark.parametrize(
    ("model", "name"), MARKED, ids=[f"{model.__name__}.{name}" for model, name in MARKED]
)
def test_the_member_is_redacted(model: type[Model], name: str) -> None:
    """No sink shows what the member holds, and the document's own text does."""
    if model is hk.Bundle:
        made: list[Model] = [hk.Bundle.model_validate(_BUNDLE)]
    else:
        made = list(_made(model))
    holding = [each for each in made if MARK in str(getattr(each, name))]
    assert holding
    for each in holding:
        shown = {sink: show(Outcome(each, None, [])) for sink, show in SINKS.items()}
        assert [sink for sink, text in shown.items() if MARK in text] == []
        assert MARK in each.canonical()


_BUNDLE = {
    "kind": "bundle",
    "schema_version": "1.0",
    "person_id": MARK,
    "extensions": {f"org.{MARK}": MARK},
}


def test_no_text_stands_outside_of_the_classes() -> None:
    """Words, names, zones and extensions are all the text there is, apart from closed lists."""
    classified = {*text_members(*WORDS), *text_members(*NAMES), *text_members("Extensions")}
    holding_text = {
        (model, name)
        for model in ALL
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields
        and any(
            part is str or get_origin(part) is dict or part == Extensions for part in parts(hint)
        )
    }
    assert holding_text <= classified
    assert len(text_members(*WORDS)) >= 60

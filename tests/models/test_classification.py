"""Every member that holds text is classified: the person's words, or a name for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest

from homework_kit.models import wire
from homework_kit.models.base import Model
from homework_kit.models.kinds import DOCUMENTS, RECORDS

WORDS = ("Words", "ShortWords", "OptionName")
NAMES = ("Identifier", "OccurrenceKey", "ZoneName", "Url")
CLASSES: dict[int, str] = {id(getattr(wire, name).__metadata__[0]): name for name in WORDS + NAMES}


def parts(hint: Any) -> Iterator[Any]:
    """Give a type and every type inside it."""
    yield hint
    for inner in (getattr(hint, "__origin__", None), *get_args(hint)):
        if inner is not None and get_origin(hint) is not Literal:
            yield from parts(inner)


def models(hint: Any, found: set[type[Model]]) -> set[type[Model]]:
    """Collect the models that a type holds, however deep."""
    for part in parts(hint):
        if isinstance(part, type) and issubclass(part, Model) and part not in found:
            found.add(part)
            for inner in get_type_hints(part, include_extras=True).values():
                models(inner, found)
    return found


def unclassified(model: type[Model]) -> list[str]:
    """List the members of a model that hold text of no class."""
    return [
        name
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields and not _is_classified(hint)
    ]


def _is_classified(hint: Any) -> bool:
    if get_origin(hint) is Literal:
        return True
    if get_origin(hint) is Annotated and hint.__origin__ is str:
        return any(id(part) in CLASSES for part in hint.__metadata__)
    inner = [hint.__origin__] if get_origin(hint) is Annotated else get_args(hint)
    return hint is not str and all(_is_classified(each) for each in inner)


ALL = sorted(
    {model for hint in (*DOCUMENTS.values(), *RECORDS.values()) for model in models(hint, set())},
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", ALL)
def test_every_text_is_classified(model: type[Model]) -> None:
    """validation.md, Redaction: a new unclassified field fails a test."""
    assert [name for name in unclassified(model) if name != "extensions"] == []


def test_the_models_were_found() -> None:
    """The search reaches parts of parts."""
    assert {"Pattern", "TemplateSource", "ChangeRow", "EntryTombstone"} <= {
        model.__name__ for model in ALL
    }


BARE: list[Any] = [str, Annotated[str, "new"], wire.Listed[str], wire.Words | str]


@pytest.mark.parametrize("bare", BARE)
def test_a_bare_text_is_found(bare: Any) -> None:
    """A new kind of text is noticed wherever it stands."""
    assert not _is_classified(bare)

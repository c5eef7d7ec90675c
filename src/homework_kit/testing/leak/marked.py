"""Documents whose every free text is a marker, so that a leak is seen wherever it comes out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Annotated, Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

from homework_kit.models import wire
from homework_kit.models.base import Model
from homework_kit.models.remake import remade

M = TypeVar("M", bound=Model)

MARK: Final = "cAnArY"
"""Begins every marker; nobody writes it by chance."""

_CLASSES: Final[tuple[Any, ...]] = (wire.Words, wire.ShortWords, wire.OptionName)
_WORDS: Final = {id(hint.__metadata__[0]) for hint in _CLASSES}


def marked(document: M) -> M:
    """Put a marker, `MARK` and a number, in the place of every text that a person may have written.

    What is absent stays absent, and so do ids, dates, numbers and codes. Names and texts inside of
    `extensions` are marked as well, since nobody knows what they are.

    Args:
        document: any document or record.

    Source: privacy.md, What the library promises; words are what the wire types call so.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> marked(NOTE).note, marked(NOTE).id
    ('cAnArY1', 'note')
    """
    numbers = count(1)
    marker = (f"{MARK}{number}" for number in numbers)
    return _model(document, marker)


def _model(model: M, marker: Iterator[str]) -> M:
    hints = get_type_hints(type(model), include_extras=True)
    changes = {
        name: _value(value, hints[name], marker)
        for name in type(model).model_fields
        if (value := getattr(model, name)) is not None
    }
    return remade(model, **changes)


def _value(value: Any, hint: Any, marker: Iterator[str]) -> Any:
    if isinstance(value, Model):
        return _model(value, marker)
    if isinstance(value, dict):  # extensions
        return {f"org.example.{next(marker)}": _free(value, marker)}
    if isinstance(value, tuple | list):
        return [_value(each, hint, marker) for each in value]
    return next(marker) if isinstance(value, str) and _is_free_text(value, hint) else value


def _free(value: Any, marker: Iterator[str]) -> Any:
    if isinstance(value, dict):
        return {next(marker): _free(each, marker) for each in value.values()}
    if isinstance(value, list):
        return [_free(each, marker) for each in value]
    return next(marker) if isinstance(value, str) else value


def _is_free_text(value: str, hint: Any) -> bool:
    """Say whether a member takes words, and holds words and not one of its known codes."""
    parts = [*_parts(hint)]
    codes = {code for part in parts if get_origin(part) is Literal for code in get_args(part)}
    is_words = any(
        id(piece) in _WORDS
        for part in parts
        if get_origin(part) is Annotated
        for piece in part.__metadata__
    )
    return is_words and value not in codes


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    if get_origin(hint) is not Literal:
        inside = [hint.__origin__] if get_origin(hint) is Annotated else get_args(hint)
        for each in inside:
            yield from _parts(each)

"""One walk over an accepted document: does it obey every rule, and how many members has it?

The compiled core can read documents without asking Python about rules; the walk then asks about all
of them at once. What it counts are the members that were read, each once, so a text with more names
than that has a name twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import Any, Final, get_args, get_origin

from homework_kit.models.base import Model
from homework_kit.models.ruling import RULE_NAMES, ruling

Walk = Callable[[Any], int]


class Disobeyed(Exception):
    """A rule is broken, or free JSON holds a number that is none. Says nothing of where."""


def _free(value: Any) -> int:
    """Count the members of JSON that no model knows."""
    inside: Any = ()
    count = 0
    if value.__class__ is dict:
        count, inside = len(value), value.values()
    elif value.__class__ is list:
        inside = value
    elif value.__class__ is float and not isfinite(value):
        raise Disobeyed
    for each in inside:
        count += _free(each)
    return count


def _models_in(annotation: Any) -> list[type[Model]]:
    """Give the models that what a field is annotated with names anywhere."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [each for part in get_args(annotation) for each in _models_in(part)]


def _walk_of(cls: type[Model]) -> Walk:
    """Compile the walk over models of one class: its rules, then what it holds, part by part.

    The text holds names of members of this package's models and nothing that was read.
    """
    names: dict[str, Any] = {"Disobeyed": Disobeyed, **RULE_NAMES}
    lines = ["def walk(model):", "    given = model.__pydantic_fields_set__"]
    rules, parts = ruling(cls).holds(), []
    for number, (name, field) in enumerate(cls.__pydantic_fields__.items()):
        models = [dict] if name == "extensions" else _models_in(field.annotation)
        if models:
            # One class has one walk; which of several it is, each part says.
            walk = f"walk{number}" + ("[part.__class__]" if len(models) > 1 else "")
            names[f"walk{number}"] = WALKS if len(models) > 1 else WALKS[models[0]]
            listed = get_origin(field.annotation) is Sequence
            take = "for part in" if listed else "part ="
            parts += [
                f"    if {name!r} in given:",
                f"        {take} values[{name!r}]{':' * listed}",
                f"        {' ' * 4 * listed}count += {walk}(part)",
            ]
    if rules or parts:
        lines += ["    values = model.__dict__"]
    if rules:
        lines += [f"    if not ({rules}):", "        raise Disobeyed"]
    lines += ["    count = len(given)", *parts, "    return count"]
    exec("\n".join(lines), names)  # noqa: S102 - the text is made here, of names of ours
    made: Walk = names["walk"]
    return made


class _Walks(dict[Any, Walk]):
    """The walk of each class, made when the first model of it comes by.

    A walk counts the members that were given in a model and all it holds. It raises Disobeyed where
    a rule is broken; reading the document with its rules says which.

    >>> from homework_kit.models.records import Activity
    >>> WALKS[Activity](Activity(where="park", extensions={"org.example.note": {"a": 1}}))
    5
    """

    def __missing__(self, cls: type[Model]) -> Walk:
        """Make it."""
        walk = self[cls] = _walk_of(cls)
        return walk


WALKS: Final = _Walks({dict: _free})
"""By class: the walk over a model of it."""

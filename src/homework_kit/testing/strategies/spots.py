"""Where in a document a mistake can be made: every object, member and item, with its form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

import attrs

from homework_kit.models import wire
from homework_kit.models.base import Model
from homework_kit.models.refusal import TAGS

Path = tuple[str | int, ...]
Shape = Literal[
    "text", "id", "zone", "url", "date", "time", "instant",
    "number", "whole", "flag", "choice", "list", "object", "extensions",
]  # fmt: skip
"""What may stand in a place."""
ROOT: Final = ""
"""The name under which the whole document stands in its holder."""
_PATTERNS: Final[dict[str, Shape]] = {
    wire.TEXT_PATTERN: "text",
    wire.ID_PATTERN: "id",
    wire.ZONE_PATTERN: "zone",
    wire.URL_PATTERN: "url",
    wire.DATE_PATTERN: "date",
    wire.TIME_PATTERN: "time",
    wire.INSTANT_PATTERN: "instant",
}
_TYPES: Final[dict[str, Shape]] = {
    "boolean": "flag",
    "integer": "whole",
    "number": "number",
    "object": "extensions",
}


@attrs.frozen(slots=True, kw_only=True)
class Form:
    """What belongs in a place, with its limits.

    >>> Form(shape="text", most=200).least
    0
    """

    shape: Shape
    least: float = 0
    most: float = 0
    listed: bool = False
    """Only the numbers of a list are allowed."""


@attrs.frozen(slots=True, kw_only=True)
class Spot:
    """One place of a document: the way to it, what belongs there, and the model around it.

    `path` begins with `ROOT`, so that the document itself has a holder too. `model` is the class
    of the object that stands there, or of the object that this is a member of.
    """

    path: Path
    form: Form
    model: type[Model]
    required: bool = False
    tagged: bool = False


def spots(document: Model) -> list[Spot]:
    """Give every place of a document in the order of writing, but not what is in extensions.

    >>> from homework_kit.models.records import OtherRecord
    >>> [spot.path for spot in spots(OtherRecord(text="walked"))]
    [('',), ('', 'text'), ('', 'ratings')]
    """
    return list(_of_object(document, (ROOT,), required=False, tagged=False))


def _of_object(model: Model, path: Path, *, required: bool, tagged: bool) -> Iterator[Spot]:
    kind = type(model)
    yield Spot(path=path, form=_OBJECT, model=kind, required=required, tagged=tagged)
    for name, wire_name, form, is_required in _members(kind):
        value = getattr(model, name)
        here = (*path, wire_name)
        if value is None:
            continue
        if isinstance(value, Model):
            in_union = wire_name in TAGS
            yield from _of_object(value, here, required=is_required, tagged=in_union)
            continue
        yield Spot(path=here, form=form, model=kind, required=is_required)
        if form.shape == "list":
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from _of_object(item, (*here, index), required=False, tagged=False)


_OBJECT: Final = Form(shape="object")
_SETTLED: Final = frozenset({"kind", "type", "schema_version", "deleted"})
"""Members that say what a document is; each has defects of its own."""


@cache
def _members(model: type[Model]) -> Sequence[tuple[str, str, Form, bool]]:
    """Give for each member of a model its two names, its form, and whether it has to be there."""
    hints = get_type_hints(model, include_extras=True)
    return [
        (name, str(field.validation_alias or name), _form(hints[name]), field.is_required())
        for name, field in model.model_fields.items()
        if name not in _SETTLED
    ]


def _form(hint: Any) -> Form:
    if get_origin(hint) is Literal:
        return Form(shape="choice")
    if get_origin(hint) is not Annotated:
        present = [each for each in get_args(hint) if each is not type(None)]
        return _form(present[0]) if len(present) == 1 else _OBJECT
    for part in hint.__metadata__:
        if isinstance(part, wire.ListOf):
            return Form(shape="list", least=part.shortest, most=part.longest)
        if isinstance(part, wire.Wire):
            return _of_wire(part.published)
    return _form(hint.__origin__)


def _of_wire(published: dict[str, Any]) -> Form:
    if published["type"] == "string":
        return Form(shape=_PATTERNS[published["pattern"]], most=published["maxLength"])
    return Form(
        shape=_TYPES[published["type"]],
        least=published.get("minimum", 0),
        most=published.get("maximum", 0),
        listed="enum" in published,
    )

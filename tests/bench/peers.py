"""What the reader is measured against: others' engines, given the same work to do.

A schema cannot say everything that makes a document valid. So that bulk validation is compared like
with like, the verdict here adds to an engine of JSON Schema what the parse profile and the ledger
ask of an entry, as one would write it by hand over plain objects, for speed and not for messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, get_args

from pydantic import BaseModel, create_model
from pydantic_core import PydanticUndefined

from homework_kit.models.base import Model
from homework_kit.models.vocabulary import Scale, scale_bounds

ENDS: Final = {scale: scale_bounds(scale) for scale in get_args(Scale)}
SHAPES: Final = bytes.maketrans(b"0123456789.eE\t\n\r", b"00000000000ee   ")
NAME: Final = re.compile(rb'"(?:[^"\\]|\\.)*"(\s*:)?')
EXTENSION_BYTES: Final = 64 * 1024
EXTENSION_DEPTH: Final = 32


def plain(model: type[Model], made: dict[Any, Any]) -> Any:
    """Build a plain pydantic model of the same members, with built-in types and no rules."""
    if model not in made:
        fields: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            default = ... if field.default is PydanticUndefined else field.default
            fields[name] = (_plain_type(field.annotation, made), default)
        made[model] = create_model(f"Plain{model.__name__}", __base__=BaseModel, **fields)
    return made[model]


def _plain_type(annotation: Any, made: dict[Any, Any]) -> Any:
    """Give the built-in type behind an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return plain(annotation, made)
    parts = getattr(annotation, "__args__", ())
    if hasattr(annotation, "__metadata__"):
        return _plain_type(annotation.__origin__, made)
    if not parts:
        return annotation
    if _is_union(annotation):
        union: Any = None
        for part in parts:
            read = _plain_type(part, made)
            union = read if union is None else union | read
        return union
    if str(annotation).startswith("typing.Literal"):
        return annotation
    origin = annotation.__origin__
    return origin[tuple(_plain_type(part, made) for part in parts)]


def _is_union(annotation: Any) -> bool:
    return type(annotation).__name__ in {"UnionType", "Union", "_UnionGenericAlias"}


class _Refused(Exception):
    """A rule is broken."""


def _names(value: dict[str, Any]) -> int:
    """Count the names in an object, and hold each rating in it to the scale beside it."""
    count = len(value)
    low, high = ENDS[value["scale"]] if "scale" in value else (-1e9, 1e9)
    for each in value.values():
        kind = each.__class__
        if kind is dict:
            count += _names(each)
        elif kind is list:
            for item in each:
                if item.__class__ is dict:
                    count += _names(item)
        elif (kind is int or kind is float) and not low <= each <= high:
            raise _Refused
    return count


def _own_rules(entry: dict[str, Any], record: dict[str, Any], dump: Any) -> None:
    """Check what the ledger asks of an entry beside its ratings."""
    if "supersedes" in entry and entry.get("revision", "1") in entry["supersedes"]:
        raise _Refused
    if "series" in record:
        low, high = ENDS[record["distress"]["scale"]]
        if any(not low <= point["value"] <= high for point in record["series"]):
            raise _Refused
    for holder in (entry, record):
        if "extensions" in holder and len(dump(holder["extensions"])) > EXTENSION_BYTES:
            raise _Refused


def _is_exact(data: bytes, names: int) -> bool:
    """Check what the parse profile asks and a parser does not: names once, numbers exact."""
    shapes = data.translate(SHAPES)
    if (data.count(b'":') != names or shapes.rfind(b" :") >= 0) and names != sum(
        1 for found in NAME.finditer(data) if found[1]
    ):
        return False
    return shapes.rfind(b"0" * 16) < 0 and shapes.rfind(b"0e-000") < 0


def verdict(is_valid: Callable[[Any], bool]) -> Callable[[bytes], bool]:
    """Make the verdict on an entry from an engine with its schema: orjson, engine, rules."""
    import orjson  # noqa: PLC0415 - of the extra `bench`

    def judge(data: bytes) -> bool:
        try:
            entry = orjson.loads(data)
            if not is_valid(entry):
                return False
            names = _names(entry)
            _own_rules(entry, entry.get("record", entry), orjson.dumps)
        except (ValueError, _Refused):
            return False
        return _is_exact(data, names)

    return judge

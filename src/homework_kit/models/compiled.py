"""Canonical JSON at the speed of pydantic's compiled writer, wherever that writer gives it.

The compiled writer gives members in the order of the fields, so the fields stand in canonical
order; and it gives the escapes and the digits of RFC 8785 but for four things. Whole numbers
(`5.0`) are put right in the bytes. Minus zero, exponents and the members of newer minors are rare:
where a document could hold one, it is written the slow way, which is right for all of them. So the
quick way may leave too much to the slow one, never too little.
"""

from __future__ import annotations

import re
from typing import Any, Final, cast

from pydantic_core import CoreSchema

from homework_kit.models.aside import Holding, carries, put_back
from homework_kit.models.canonical import canonical_text
from homework_kit.models.extensions import Writing

_AFTER_NAME: Final = "|".join(f'(?<=[a-z_]":[-0-9]{{{digits}}}\\.0)' for digits in range(1, 5))
_WHOLE: Final = re.compile(f"\\.0(?=[,}}])(?:{_AFTER_NAME})".encode())
"""The end of a whole number of at most four digits and sign, right behind a member's name.

No text looks like this: a quote inside of a text stands behind a backslash, never behind a letter,
and a text is never followed by a colon. The literal in front lets the search run through the rest.
"""
_RARE: Final = re.compile(rb"-(?:(?<=e-)[0-9]+|(?<=:-)0\.0)[,}]")
"""What a number below 1e-5 or minus zero ends with, and now and then a text."""


def order_fields(schema: CoreSchema) -> None:
    """Put the fields of a model's schema, in place, into the order of their names on the wire.

    A model keeps its values in this order, and the compiled writer follows it. Names on the wire
    are ASCII, for which this is the order of RFC 8785.

    >>> from pydantic_core import core_schema
    >>> fields = {name: core_schema.model_field(core_schema.any_schema()) for name in ("b", "a")}
    >>> made = core_schema.model_fields_schema(fields)
    >>> order_fields(made)
    >>> list(made["fields"])
    ['a', 'b']
    """
    inner = cast("dict[str, Any]", schema)
    while "fields" not in inner:
        inner = inner["schema"]
    fields: dict[str, dict[str, Any]] = inner["fields"]
    named = {field.get("serialization_alias", name): name for name, field in fields.items()}
    inner["fields"] = {named[wire]: fields[named[wire]] for wire in sorted(named)}


def write_step_by_step(document: Holding) -> str:
    """Write canonical JSON the slow way: right for every document, and the measure of the quick.

    >>> from homework_kit.models.rating import Rating
    >>> write_step_by_step(Rating(value=7, scale="0-10"))
    '{"scale":"0-10","value":7}'
    """
    return canonical_text(put_back(document.model_dump(mode="json", exclude_none=True), document))


def write(document: Holding) -> str:
    """Write canonical JSON: defaults written, absent members left out, keys sorted.

    >>> from homework_kit.models.rating import Rating
    >>> write(Rating(value=7, scale="0-10"))
    '{"scale":"0-10","value":7}'
    """
    if carries(document):
        return write_step_by_step(document)
    writing = Writing()
    data = document.__pydantic_serializer__.to_json(document, exclude_none=True, context=writing)
    if writing.has_exponents or _RARE.search(data):
        return write_step_by_step(document)
    return _WHOLE.sub(b"", data).decode()

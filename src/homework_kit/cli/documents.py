"""`schema` and `upgrade`: for whoever builds or exchanges documents."""

from __future__ import annotations

import argparse
import json

import attrs

from homework_kit.cli.reading import read_bytes
from homework_kit.cli.stop import USAGE, VALID, Stop
from homework_kit.cli.terminal import visible


def schema(options: argparse.Namespace) -> int:
    """Print the published schema of one kind.

    Raises:
        Stop: there is none of that name.
    """
    from homework_kit import schemas  # noqa: PLC0415 - only when asked for
    from homework_kit.errors import UnknownKind  # noqa: PLC0415 - the same

    try:
        published = schemas.schema(options.kind)
    except UnknownKind:
        known = ", ".join(row["kind"] for row in schemas.index())
        raise Stop(
            f"There is no kind {visible(options.kind)}.", f"Use one of: {known}.", USAGE
        ) from None
    print(json.dumps(published, indent=2, ensure_ascii=False))
    return VALID


def upgrade(options: argparse.Namespace) -> int:
    """Print a document of an older version in the form of this one.

    Raises:
        Stop: the file cannot be read, or holds nothing that can be upgraded.
    """
    from homework_kit.errors import InvalidDocument  # noqa: PLC0415 - only when asked for

    try:
        print(_upgraded(read_bytes(options.file)))
    except InvalidDocument as refused:
        # Lines and columns would be those of the upgraded form, which nobody has seen.
        count, first = len(refused.problems), attrs.evolve(refused.problems[0], line=None)
        raise Stop(
            f"{visible(options.file)} cannot be upgraded: {count} problems in its new form."
            if count > 1
            else f"{visible(options.file)} cannot be upgraded.",
            visible(str(first)),
        ) from None
    return VALID


def _upgraded(data: bytes) -> str:
    from homework_kit.errors import InvalidDocument, Problem, problem  # noqa: PLC0415 - as above
    from homework_kit.io import dumps, loads  # noqa: PLC0415 - as above
    from homework_kit.io.parse import decode, parse  # noqa: PLC0415 - as above
    from homework_kit.schemas.upgrade import upgrade as step  # noqa: PLC0415 - as above

    text = decode(data)
    value, refused = (None, text) if isinstance(text, Problem) else parse(text)
    if not isinstance(value, dict):
        raise InvalidDocument((refused or problem("wrong-type", expected="an object"),))
    return dumps(loads(json.dumps(step(value))))

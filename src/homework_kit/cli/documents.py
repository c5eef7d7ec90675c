"""`schema` and `upgrade`: for whoever builds or exchanges documents."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

import attrs

from homework_kit.cli.arguments import LANGUAGES
from homework_kit.cli.reading import read_bytes
from homework_kit.cli.stop import INVALID, USAGE, VALID, Stop
from homework_kit.cli.terminal import visible


def schema(options: argparse.Namespace) -> int:
    """Print the published schema of one kind, or one of its other profiles.

    Raises:
        Stop: there is none of that name, or what is asked for is in English alone.
    """
    from homework_kit import schemas  # noqa: PLC0415 - only when asked for
    from homework_kit.errors import UnknownKind  # noqa: PLC0415 - the same

    if options.locale != LANGUAGES[0] and options.profile != "form":
        raise Stop(
            "Only a form has another language.", "Add --profile form, or leave out --locale.", USAGE
        )
    try:
        published = schemas.schema(options.kind, options.profile, locale=options.locale)
    except UnknownKind as unknown:
        # The union of all documents is published, and has no other profile.
        what = (
            "kind" if options.profile == "validate" else f"kind with the profile {options.profile}"
        )
        raise Stop(
            f"There is no such {what}.",
            f"Use one of: {', '.join(unknown.known)}.",
            USAGE,
        ) from None
    print(json.dumps(published, indent=2, ensure_ascii=False))
    return VALID


def upgrade(options: argparse.Namespace) -> int:
    """Print a document of an older version in the form of this one.

    What is wrong is printed as `validate` prints it: with its place, unless it is wrong in the new
    form alone, which nobody has seen.

    Raises:
        Stop: the file cannot be read.
    """
    from homework_kit.errors import InvalidDocument  # noqa: PLC0415 - only when asked for
    from homework_kit.io import dumps, loads  # noqa: PLC0415 - as above

    file = visible(options.file)
    what, where = "cannot be upgraded", ""
    try:
        data = read_bytes(options.file)
        value = _read(data)
        stepped = _stepped(value, data)
        if stepped != value:
            where = " in its new form"
            print(dumps(loads(json.dumps(stepped))))
        else:
            what = "is of this version already, and not valid"
            print(dumps(loads(data)))
    except InvalidDocument as refused:
        for each in refused.problems:
            # Lines and columns of the upgraded form would be those of no file.
            shown = attrs.evolve(each, line=None) if where else each
            print(f"{file}: {visible(str(shown))}", file=sys.stderr)
        count = len(refused.problems)
        much = f"{count} problem{'' if count == 1 else 's'}{where}"
        print(f"homework-kit: {file} {what}: {much}.", file=sys.stderr)
        return INVALID
    return VALID


def _read(data: bytes) -> dict[str, Any]:
    from homework_kit.errors import InvalidDocument, Problem  # noqa: PLC0415 - as above
    from homework_kit.io import iter_problems  # noqa: PLC0415 - as above
    from homework_kit.io.parse import decode, parse  # noqa: PLC0415 - as above

    text = decode(data)
    value = None if isinstance(text, Problem) else parse(text)[0]
    if not isinstance(value, dict):
        raise InvalidDocument(iter_problems(data))
    return value


def _stepped(value: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Make the step, or refuse it where the version stands."""
    from homework_kit.errors import InvalidDocument  # noqa: PLC0415 - as above
    from homework_kit.io.refused import placed  # noqa: PLC0415 - as above
    from homework_kit.schemas.upgrade import upgrade as step  # noqa: PLC0415 - as above

    try:
        return step(value)
    except InvalidDocument as refused:
        located = [(each, tuple(each.pointer.split("/")[1:])) for each in refused.problems]
    raise InvalidDocument(placed(located, data.decode()))

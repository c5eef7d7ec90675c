"""`validate` and `schema`: for whoever builds or exchanges documents."""

from __future__ import annotations

import argparse
import json

from homework_kit.cli.reading import read_bytes
from homework_kit.cli.stop import INVALID, USAGE, VALID, Stop
from homework_kit.cli.terminal import visible


def validate(options: argparse.Namespace) -> int:
    """Print each problem of one document in a line, or say that it is valid.

    Raises:
        Stop: the file cannot be read, or `--kind` names nothing.
    """
    from homework_kit.errors import InvalidDocument, problem  # noqa: PLC0415 - only when asked for
    from homework_kit.io import loads  # noqa: PLC0415 - the same
    from homework_kit.models.kinds import NAMES  # noqa: PLC0415 - the same

    if options.kind is not None and options.kind not in NAMES:
        raise Stop(
            f"There is no kind {visible(options.kind)}.", f"Use one of: {', '.join(NAMES)}.", USAGE
        )
    name = visible(options.file)
    try:
        document = loads(read_bytes(options.file))
    except InvalidDocument as refused:
        problems = refused.problems
    else:
        kind = getattr(document, "kind", None) or document.type
        if options.kind in (None, kind):
            print(f"{name}: valid ({kind})")
            return VALID
        member = "kind" if hasattr(document, "kind") else "type"
        problems = (problem("unknown-value", (member,), expected=options.kind),)
    for each in problems:
        print(f"{name}: {visible(str(each))}")
    return INVALID


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

"""`report`: one HTML page of a bundle, in a file that nobody else on the machine may read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from homework_kit.cli.reading import counted, now_unless, read_bundle
from homework_kit.cli.stop import USAGE, VALID, Stop
from homework_kit.cli.terminal import visible
from homework_kit.plots import report

_FOR_ITS_OWNER: Final = 0o600


def run(options: argparse.Namespace) -> int:
    """Write the page of a bundle to a file, or print it.

    Raises:
        Stop: the bundle cannot be read or counted, or the page cannot be written.
    """
    if _is_the_same(options.file, options.output):
        raise Stop(f"{visible(options.output)} is the bundle itself.", "Name another file.", USAGE)
    bundle = read_bundle(options.file)
    page = counted(
        lambda: report(
            bundle,
            since=options.since,
            as_of=now_unless(options.as_of),
            audience=options.audience,
            locale=options.locale,
        )
    )
    if options.output == "-":
        # In characters that every output has; a browser reads them as the same text.
        print(page.encode("ascii", "xmlcharrefreplace").decode("ascii"), end="")
    else:
        write_page(options.output, page)
    return VALID


def _is_the_same(file: str, output: str) -> bool:
    if "-" in {file, output}:
        return False
    try:
        return Path(output).samefile(file)
    except (OSError, ValueError):
        return False  # one of them is not there, which is said where it is opened


def write_page(path: str, page: str) -> None:
    """Write a page to a file; a new one is for its owner alone.

    Raises:
        Stop: there is no such place, or it may not be written.
    """
    name = visible(path)
    try:
        place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FOR_ITS_OWNER)
        with os.fdopen(place, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or "no such path"
        raise Stop(
            f"{name} cannot be written ({reason}).", "Check the path and its permissions.", USAGE
        ) from None

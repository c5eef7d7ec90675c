"""`completion`: a script for the shell, so that it completes commands, options and files."""

from __future__ import annotations

import argparse

from homework_kit.cli.arguments import parser
from homework_kit.cli.stop import USAGE, VALID, Stop


def run(options: argparse.Namespace) -> int:
    """Print the script of one shell, made from the commands as they are."""
    try:
        import shtab  # noqa: PLC0415 - an extra, and this command alone needs it
    except ImportError:
        raise Stop(
            "Scripts for shells are made by another package.",
            'Install it: pip install "homework_kit[completion]".',
            USAGE,
        ) from None
    print(shtab.complete(parser(), shell=options.shell))
    return VALID

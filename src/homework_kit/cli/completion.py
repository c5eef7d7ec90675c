"""`completion`: a script for the shell, so that it completes commands, options, names and files."""

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
    top = parser()
    _offer_names(top)
    print(shtab.complete(top, shell=options.shell))
    return VALID


def _offer_names(command: argparse.ArgumentParser) -> None:
    """Let the shell offer names that the commands themselves check, in words of their own."""
    from homework_kit.models.kinds import NAMES  # noqa: PLC0415 - only when asked for
    from homework_kit.packaged import CASES  # noqa: PLC0415 - as above
    from homework_kit.testing.vectors import FAMILIES  # noqa: PLC0415 - as above

    offered = {"kind": NAMES, "case": tuple(CASES), "family": FAMILIES}
    for action in command._actions:  # noqa: SLF001 - argparse has no other way to its arguments
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - the same
            for each in action.choices.values():
                _offer_names(each)
        elif action.dest in offered:
            action.choices = offered[action.dest]

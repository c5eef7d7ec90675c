"""The `homework-kit` command: an edge, where files are read and, unless told the time, a clock."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from homework_kit.cli.arguments import called
from homework_kit.cli.stop import CLOSED_PIPE, INTERRUPTED, USAGE, Stop
from homework_kit.cli.terminal import draw_what_the_terminal_can

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code; every error is one line on stderr.

    Args:
        argv: the arguments after the command's name; by default those of the process.

    Returns:
        0 done or valid, 1 data that is not valid, 2 usage or a file that cannot be read, 130
        interrupted, 141 when the reader of the output went away.

    >>> main(["schema", "diary"])
    2
    """
    draw_what_the_terminal_can()
    try:
        options = called(argv)
        code: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as asked:  # --help and --version
        return asked.code if isinstance(asked.code, int) else USAGE
    except Stop as stop:
        return _say(str(stop), stop.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return CLOSED_PIPE
    return code


def _say(message: str, code: int) -> int:
    print(f"homework-kit: {message}", file=sys.stderr)
    return code


def _drop_output() -> None:
    """Point stdout at nothing, so that Python's own last flush meets no closed pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # stdout may be an object in memory
        sys.stdout = io.StringIO()
    finally:
        os.close(nowhere)

"""Why a command ends early: one sentence on what happened, one on what to do."""

from __future__ import annotations

from typing import Final

VALID: Final = 0
INVALID: Final = 1
"""The data is not valid, or cannot be counted as it stands."""
USAGE: Final = 2
"""The command was called in a way it does not know, or the file cannot be read."""
INTERRUPTED: Final = 130
"""128 + SIGINT, as shells report it."""
CLOSED_PIPE: Final = 141
"""128 + SIGPIPE: whoever read the output went away."""


class Stop(Exception):
    """A command ends here. The message holds nothing that a document says.

    >>> str(Stop("There is no file a.json.", "Check the path.", USAGE))
    'There is no file a.json. Check the path.'
    """

    def __init__(self, what_happened: str, what_to_do: str, exit_code: int = INVALID) -> None:
        """Keep both sentences and the exit code."""
        self.exit_code = exit_code
        super().__init__(f"{what_happened} {what_to_do}")

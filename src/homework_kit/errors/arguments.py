"""Errors about the arguments of a call, for callers without a type checker.

None of them repeats what was given: it may be somebody's words in the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from homework_kit.errors.root import HomeworkKitError


class WrongArgument(HomeworkKitError, TypeError):
    """A function was given something of another type than it takes.

    >>> str(WrongArgument("entries", "a list of Entry", "Put one alone into a list."))
    'entries takes a list of Entry. Put one alone into a list.'
    """

    code: ClassVar[str] = "wrong-argument"

    def __init__(
        self, subject: str, needed: str, hint: str = "Read JSON with hk.loads first."
    ) -> None:
        """Keep the name of the function or argument, what it takes, and what to do."""
        self.subject, self.needed, self.hint = subject, needed, hint
        super().__init__(subject, needed, hint)

    def __str__(self) -> str:
        """Say what is taken, and what to do."""
        return f"{self.subject} takes {self.needed}. {self.hint}"


class UnknownChoice(HomeworkKitError, ValueError):
    """An argument that has a few named choices was given none of them.

    >>> str(UnknownChoice("audience", ("self", "shared")))
    'audience is none of its choices. Use one of: self, shared.'
    """

    code: ClassVar[str] = "unknown-choice"

    def __init__(self, argument: str, choices: Iterable[str]) -> None:
        """Keep the argument's name and its choices."""
        self.argument, self.choices = argument, tuple(choices)
        super().__init__(argument, self.choices)

    def __str__(self) -> str:
        """Say which argument, and what to choose from."""
        return f"{self.argument} is none of its choices. Use one of: {', '.join(self.choices)}."


class OutOfRange(HomeworkKitError, ValueError):
    """A number or a moment lies outside of what a function can work with.

    >>> str(OutOfRange("days", "a whole number from 0"))
    'days is out of range. Use a whole number from 0.'
    """

    code: ClassVar[str] = "out-of-range"

    def __init__(self, argument: str, allowed: str) -> None:
        """Keep the argument's name, and what it may be."""
        self.argument, self.allowed = argument, allowed
        super().__init__(argument, allowed)

    def __str__(self) -> str:
        """Say which argument, and what to use."""
        return f"{self.argument} is out of range. Use {self.allowed}."

"""Errors about names and keys that a caller passes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from homework_kit.errors.root import HomeworkKitError


class UnknownKind(HomeworkKitError, LookupError):
    """No document, record or schema has this name.

    What was asked for is not repeated: it may be somebody's words.

    >>> str(UnknownKind(("entry",)))
    'There is no such kind. Use one of: entry.'
    """

    code: ClassVar[str] = "unknown-kind"

    def __init__(self, known: Iterable[str]) -> None:
        """Keep what there is."""
        self.known = tuple(known)
        super().__init__(self.known)

    def __str__(self) -> str:
        """Say what there is."""
        return f"There is no such kind. Use one of: {', '.join(self.known)}."


class UnknownObstacle(HomeworkKitError, LookupError):
    """No obstacle has this code. What was handed over is not repeated: it may be somebody's words.

    >>> str(UnknownObstacle(("too_big", "other")))
    'There is no obstacle with this code. Use one of: too_big, other.'
    """

    code: ClassVar[str] = "unknown-obstacle"

    def __init__(self, known: Iterable[str]) -> None:
        """Keep the codes that there are."""
        self.known = tuple(known)
        super().__init__(self.known)

    def __str__(self) -> str:
        """Say what to use."""
        return f"There is no obstacle with this code. Use one of: {', '.join(self.known)}."


class UnknownNumber(HomeworkKitError, LookupError):
    """A summary has no such number, or the plans at hand do not say whose number it is.

    >>> UnknownNumber.code
    'unknown-number'
    """

    code: ClassVar[str] = "unknown-number"

    def __str__(self) -> str:
        """Say what to use."""
        return (
            "There is no such number in this summary. "
            "Use a path such as occasions.practiced, with an assignment and version that are there."
        )


class UnknownLocale(HomeworkKitError, LookupError):
    """The library ships no words for this locale, which is not repeated.

    >>> str(UnknownLocale(("en", "de")))
    'There are no words for this locale. Use one of: en, de.'
    """

    code: ClassVar[str] = "unknown-locale"

    def __init__(self, known: Iterable[str]) -> None:
        """Keep the locales that there are words for."""
        self.known = tuple(known)
        super().__init__(self.known)

    def __str__(self) -> str:
        """Say what to use."""
        return f"There are no words for this locale. Use one of: {', '.join(self.known)}."


class ShortKey(HomeworkKitError, ValueError):
    """A key for pseudonyms is so short that it can be found by trying.

    >>> str(ShortKey(16))
    'The key is too short. Use at least 16 random bytes, such as secrets.token_bytes(32).'
    """

    code: ClassVar[str] = "short-key"

    def __init__(self, shortest: int) -> None:
        """Keep the limit; never the key."""
        super().__init__(shortest)
        self.shortest = shortest

    def __str__(self) -> str:
        """Say how long it has to be."""
        return (
            f"The key is too short. Use at least {self.shortest} random bytes, "
            "such as secrets.token_bytes(32)."
        )

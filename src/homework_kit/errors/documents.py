"""Errors about documents: what was refused, and what an edit cannot do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from homework_kit.errors.root import HomeworkKitError
from homework_kit.problems import MAX_TEXT, Problem, pointer


class InvalidDocument(HomeworkKitError, ValueError):
    """A document was refused. `problems` says what, where and how to mend it, without any value.

    >>> str(InvalidDocument((problem("not-whole", ("minutes",)),)))
    '1 problem: /minutes: not-whole: This is not a whole number. Use a whole number.'
    """

    code: ClassVar[str] = "invalid-document"

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; text of them at most about 4 kB."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """List every problem in one line."""
        count = len(self.problems)
        said = [str(each) for each in self.problems]
        while len(listed := " | ".join(said)) > MAX_TEXT:
            said.pop()
        more = f" | and {count - len(said)} more" if len(said) < count else ""
        return f"{count} {'problem' if count == 1 else 'problems'}: {listed}{more}"


class FrozenDocument(HomeworkKitError, AttributeError):
    """A document was changed in place. Documents never change; `hk.amend` makes the next revision.

    >>> str(FrozenDocument("Entry"))
    'Entry is frozen. Make the next revision with hk.amend.'
    """

    code: ClassVar[str] = "frozen-document"

    def __init__(self, type_name: str) -> None:
        """Keep the type's name; never a value."""
        super().__init__(type_name)
        self.type_name = type_name

    def __str__(self) -> str:
        """Say which type, and what to do."""
        return f"{self.type_name} is frozen. Make the next revision with hk.amend."


class IdentityKept(HomeworkKitError, ValueError):
    """An edit tried to change what a document is: an edit keeps its identity.

    >>> str(IdentityKept({"version"}))
    'An edit keeps version. Make a new version with hk.revise, or a new document.'
    """

    code: ClassVar[str] = "identity-kept"

    def __init__(self, members: Iterable[str]) -> None:
        """Name the members; never their values."""
        self.members = tuple(sorted(members))
        super().__init__(self.members)

    def __str__(self) -> str:
        """Say which members, and what to make instead."""
        return (
            f"An edit keeps {', '.join(self.members)}. "
            "Make a new version with hk.revise, or a new document."
        )


class VersionOrder(HomeworkKitError, ValueError):
    """A next version would start before the version it follows, and take its place from the start.

    >>> str(VersionOrder())
    'The next version would start before the one it follows. Choose a later effective_from.'
    """

    code: ClassVar[str] = "version-order"

    def __str__(self) -> str:
        """Say what to choose instead."""
        return (
            "The next version would start before the one it follows. Choose a later effective_from."
        )


class AlreadyPaused(HomeworkKitError, ValueError):
    """A pause would begin or run inside another pause of the same version.

    `pointer` is the JSON Pointer of the pause that is there.

    >>> AlreadyPaused(2).pointer
    '/pauses/2'
    """

    code: ClassVar[str] = "already-paused"

    def __init__(self, index: int) -> None:
        """Keep which pause it is; never its dates or its reason."""
        super().__init__(index)
        self.pointer = pointer(("pauses", index))

    def __str__(self) -> str:
        """Say where the other pause stands, and what to do."""
        return (
            f"{self.pointer}: another pause covers some of these dates. "
            "Choose other dates, or end that pause with hk.resume first."
        )


class NotPaused(HomeworkKitError, ValueError):
    """A plan is to go on from a date that lies in none of its pauses.

    `pointer` is the JSON Pointer of the pauses.

    >>> str(NotPaused())
    '/pauses: no pause holds this date. Choose a date inside a pause of this version.'
    """

    code: ClassVar[str] = "not-paused"
    pointer: ClassVar[str] = "/pauses"

    def __str__(self) -> str:
        """Say what is absent, and what to choose."""
        return (
            f"{self.pointer}: no pause holds this date. "
            "Choose a date inside a pause of this version."
        )


class UnknownSession(HomeworkKitError, LookupError):
    """No session has the id that was given; the id is not repeated.

    `pointer` is the JSON Pointer of the sessions of a bundle.

    >>> UnknownSession().pointer
    '/sessions'
    """

    code: ClassVar[str] = "unknown-session"
    pointer: ClassVar[str] = "/sessions"

    def __str__(self) -> str:
        """Say what is absent, and what to do."""
        return f"{self.pointer}: no session has this id. Check the id, or add the session first."


class AnotherPerson(HomeworkKitError, ValueError):
    """Two bundles of different persons were to be merged.

    >>> str(AnotherPerson())
    'These bundles are of different persons. Merge copies of one person only.'
    """

    code: ClassVar[str] = "another-person"

    def __str__(self) -> str:
        """Say what can be merged."""
        return "These bundles are of different persons. Merge copies of one person only."


class NewerMembersDiffer(HomeworkKitError, ValueError):
    """Two bundles carry members of a newer version that this library cannot unite.

    >>> NewerMembersDiffer.code
    'newer-members-differ'
    """

    code: ClassVar[str] = "newer-members-differ"

    def __str__(self) -> str:
        """Say what to do."""
        return (
            "Both bundles hold members of a newer version, and they differ. "
            "Update homework_kit, then merge."
        )

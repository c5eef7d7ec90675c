"""Everything this library can refuse, and how it says so.

One root (`HomeworkKitError`), stable kebab-case codes, and no word of the person's in any message.
What can be wrong inside a document is a `Problem`, made in `homework_kit.problems` and named here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from homework_kit.problems import CODES, MAX_PROBLEMS, MAX_TEXT, Problem, pointer, problem

__all__ = [
    "CODES",
    "MAX_PROBLEMS",
    "MAX_TEXT",
    "AnotherPerson",
    "AwareTimeNeeded",
    "FrozenDocument",
    "HomeworkKitError",
    "IdentityKept",
    "InvalidDocument",
    "NewerMembersDiffer",
    "Problem",
    "TooManyOccurrences",
    "UnknownKind",
    "UnknownLocale",
    "UnknownNumber",
    "UnknownObstacle",
    "UnknownZone",
    "VersionOrder",
    "ZoneNeeded",
    "pointer",
    "problem",
]


class HomeworkKitError(Exception):
    """The root of every error this library raises on purpose.

    Errors keep their arguments and word them on demand, so that they survive pickle and copy.

    >>> issubclass(InvalidDocument, HomeworkKitError)
    True
    """

    code: ClassVar[str] = "homework-kit"


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


class UnknownZone(HomeworkKitError, LookupError):
    """This host has no data for a time zone; a name that is on no list is not repeated.

    >>> str(UnknownZone("Europe/Kyiv"))
    'The time zone Europe/Kyiv is not on this machine. Install or update tzdata.'
    >>> str(UnknownZone(None))
    'This is no time zone name. Use an IANA name such as Europe/London.'
    """

    code: ClassVar[str] = "unknown-zone"

    def __init__(self, zone: str | None) -> None:
        """Keep the zone's name, where it is one."""
        super().__init__(zone)
        self.zone = zone

    def __str__(self) -> str:
        """Say the zone, and what to do."""
        if self.zone is None:
            return "This is no time zone name. Use an IANA name such as Europe/London."
        return f"The time zone {self.zone} is not on this machine. Install or update tzdata."


class ZoneNeeded(HomeworkKitError, ValueError):
    """A plan floats with the person, and nobody said where the person is.

    >>> ZoneNeeded.code
    'zone-needed'
    """

    code: ClassVar[str] = "zone-needed"

    def __str__(self) -> str:
        """Say what to pass."""
        return (
            "This plan has no time_zone and floats with the person. "
            "Pass zones, or put `zones` into the bundle."
        )


class TooManyOccurrences(HomeworkKitError, ValueError):
    """An expansion would give more occurrences than the limit.

    >>> TooManyOccurrences(10).limit
    10
    """

    code: ClassVar[str] = "too-many-occurrences"

    def __init__(self, limit: int) -> None:
        """Keep the limit."""
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        """Say the limit, and what to do."""
        return f"More than {self.limit} occurrences in this window. Ask for a shorter window."


class AwareTimeNeeded(HomeworkKitError, ValueError):
    """A moment was given without an offset, so it names no instant.

    >>> str(AwareTimeNeeded("as_of"))
    'as_of has no UTC offset. Pass an aware datetime.'
    """

    code: ClassVar[str] = "aware-time-needed"

    def __init__(self, argument: str) -> None:
        """Keep the argument's name."""
        super().__init__(argument)
        self.argument = argument

    def __str__(self) -> str:
        """Say which argument, and what to do."""
        return f"{self.argument} has no UTC offset. Pass an aware datetime."


class UnknownKind(HomeworkKitError, LookupError):
    """No document, record or schema has this name.

    >>> str(UnknownKind("diary", ("entry",)))
    'There is no kind diary. Use one of: entry.'
    """

    code: ClassVar[str] = "unknown-kind"

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        """Keep what was asked for and what there is (developer's words, not a person's)."""
        self.kind, self.known = kind, tuple(known)
        super().__init__(kind, self.known)

    def __str__(self) -> str:
        """Say what was asked for, and what there is."""
        return f"There is no kind {self.kind}. Use one of: {', '.join(self.known)}."


class UnknownObstacle(HomeworkKitError, LookupError):
    """No obstacle has this code. What was handed over is not repeated: it may be somebody's words.

    >>> UnknownObstacle.code
    'unknown-obstacle'
    """

    code: ClassVar[str] = "unknown-obstacle"

    def __str__(self) -> str:
        """Say what to use."""
        return "There is no obstacle with this code. Use a code of the data model, such as too_big."


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
    """The library ships no words for this locale.

    >>> str(UnknownLocale("tlh"))
    'There are no words for the locale tlh. Use en.'
    """

    code: ClassVar[str] = "unknown-locale"

    def __init__(self, locale: str) -> None:
        """Keep the locale's name."""
        super().__init__(locale)
        self.locale = locale

    def __str__(self) -> str:
        """Say which locale, and what to use."""
        return f"There are no words for the locale {self.locale}. Use en."

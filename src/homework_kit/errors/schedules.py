"""Errors about schedules, zones and moments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from homework_kit.errors.root import HomeworkKitError


def _article(name: str) -> str:
    return "An" if name == "RRULE" else "A"


class NotSayable(HomeworkKitError, ValueError):
    """A schedule is right, and the other form has no exact words for it; in either direction.

    What would change an occasion is never left out silently, so it is this error; what rides along
    without changing one is a declared loss instead.

    >>> str(NotSayable("RRULE", "schedule", ["/BYWEEKNO"]))
    'A schedule cannot say BYWEEKNO of this RRULE. Say it otherwise, or list the dates one by one.'
    """

    code: ClassVar[str] = "not-sayable"

    def __init__(self, source: str, target: str, pointers: Iterable[str]) -> None:
        """Keep the two forms, and JSON Pointers to the members or parts; never their values."""
        self.source, self.target, self.pointers = source, target, tuple(pointers)
        super().__init__(source, target, self.pointers)

    def __str__(self) -> str:
        """Say which members or parts, and what to do."""
        named = ", ".join(each.removeprefix("/") for each in self.pointers)
        return (
            f"{_article(self.target)} {self.target} cannot say {named} of this {self.source}. "
            "Say it otherwise, or list the dates one by one."
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
    """What was given names no instant: a datetime without an offset, or no datetime at all.

    >>> str(AwareTimeNeeded("as_of"))
    'as_of has no UTC offset. Pass an aware datetime.'
    >>> str(AwareTimeNeeded("as_of", "is no datetime"))
    'as_of is no datetime. Pass an aware datetime.'
    """

    code: ClassVar[str] = "aware-time-needed"

    def __init__(self, argument: str, what: str = "has no UTC offset") -> None:
        """Keep the argument's name, and what is wrong with it in words of ours."""
        super().__init__(argument, what)
        self.argument, self.what = argument, what

    def __str__(self) -> str:
        """Say which argument, and what to do."""
        return f"{self.argument} {self.what}. Pass an aware datetime."

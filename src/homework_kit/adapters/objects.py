"""JSON objects from outside, read member by member: what is wrong is noted, never raised.

Nothing of a value, and no name that is not of the form itself, gets into a message.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from typing import Final

import attrs

from homework_kit.models.exchange import Findings, Path
from homework_kit.models.schedules import Schedule

_LONGEST: Final = 200
_MOST: Final = 20_000
_LARGEST: Final = 1_000_000_000


@attrs.frozen(slots=True)
class Placed:
    """A schedule with where it stands, as the members of an assignment that it goes into.

    A form that says no start, end or zone leaves them None: then the plan decides.

    >>> from homework_kit.models.schedules import Target
    >>> Placed(Target(times=3, per="week"), starts_on=dt.date(2026, 2, 2)).time_zone is None
    True
    """

    schedule: Schedule
    starts_on: dt.date | None = None
    ends_before: dt.date | None = None
    time_zone: str | None = None


@attrs.frozen(slots=True, repr=False)
class Item:
    """One JSON value, with its place.

    >>> Item("mo", ("day",), Findings("event", "schedule")).word(("mo", "tu"))
    'mo'
    """

    value: object
    path: Path
    findings: Findings

    def wrong(self, code: str, **slots: str | float) -> None:
        """Note a problem with this value."""
        self.findings.wrong("null-value" if self.value is None else code, *self.path, **slots)

    def unsayable(self) -> None:
        """Note that a schedule has no exact words for this value."""
        self.findings.unsayable(*self.path)

    def word(self, known: Collection[str]) -> str | None:
        """Read one of the words that the form knows."""
        if not isinstance(self.value, str):
            self.wrong("wrong-type", expected="text")
        elif self.value in known:
            return self.value
        else:
            self.wrong("unknown-value", expected=", ".join(known))
        return None

    def match(self, pattern: re.Pattern[str], expected: str) -> re.Match[str] | None:
        """Read text of a form."""
        if not isinstance(self.value, str):
            self.wrong("wrong-type", expected="text")
            return None
        found = pattern.fullmatch(self.value) if len(self.value) <= _LONGEST else None
        if found is None:
            self.wrong("wrong-format", expected=expected)
        return found

    def whole(self, low: int = -_LARGEST, high: int = _LARGEST) -> int | None:
        """Read a whole number; JSON writes 5.0 for 5 where it likes."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int | float):
            self.wrong("wrong-type", expected="a whole number")
        elif not low <= number <= high:  # also where it is no number at all
            self.wrong("out-of-range", expected=f"from {low} to {high}")
        elif number != int(number):
            self.wrong("not-whole")
        else:
            return int(number)
        return None

    def flag(self) -> bool:
        """Read true or false; anything else counts as false, once it is noted."""
        if not isinstance(self.value, bool):
            self.wrong("wrong-type", expected="true or false")
        return self.value is True

    def items(self) -> list[Item]:
        """Read a list."""
        if not isinstance(self.value, list | tuple):
            self.wrong("wrong-type", expected="a list")
            return []
        if len(self.value) > _MOST:
            self.wrong("too-many-items", limit=_MOST)
            return []
        return [
            Item(each, (*self.path, index), self.findings) for index, each in enumerate(self.value)
        ]

    def object(self) -> Object:
        """Read an object; what is none has no members, once it is noted."""
        if isinstance(self.value, Mapping):
            if len(self.value) <= _MOST:
                return Object(self.value, self.path, self.findings)
            self.wrong("too-many-items", limit=_MOST)
        else:
            self.wrong("wrong-type", expected="an object")
        return Object({}, self.path, self.findings, is_one=False)


@attrs.frozen(slots=True, repr=False)
class Object:
    """One JSON object, with its place.

    >>> "start" in Object({"start": "soon"}, (), Findings("event", "schedule"))
    True
    """

    members: Mapping[object, object]
    path: Path
    findings: Findings
    is_one: bool = True
    """Whether it is an object; of what is none, no member is called absent."""

    @classmethod
    def of(cls, value: object, findings: Findings) -> Object:
        """Read a whole input."""
        return Item(value, (), findings).object()

    def __contains__(self, name: str) -> bool:
        """Whether the member is there, also when it is null."""
        return name in self.members

    def at(self, name: str) -> Item:
        """Give a member, None where it is absent."""
        return Item(self.members.get(name), (*self.path, name), self.findings)

    def needed(self, name: str) -> Item | None:
        """Give a member that has to be there, or note that it is not."""
        if name in self.members:
            return self.at(name)
        if self.is_one:
            self.findings.wrong("missing-member", *self.path, member=name)
        return None

    def all(self, name: str) -> list[Item]:
        """Give the items of a list that may be absent."""
        return self.at(name).items() if name in self.members else []

    def only(self, known: Collection[str]) -> None:
        """Note members that the form does not have; their names are not repeated."""
        if any(name not in known for name in self.members):
            allowed = ", ".join(sorted(known))
            self.findings.wrong("unknown-value", *self.path, "?", expected=allowed)

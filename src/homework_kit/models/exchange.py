"""Schedules in other forms: what was carried over, what was left behind, and what cannot go at all.

Two rules decide between them. What would change an occasion is refused (`NotSayable`, or
`InvalidDocument` where the input is not even right in its own form); what only rides along is left
behind and named, as a `Loss`.
"""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import contextmanager
from typing import Final, Generic, Literal, TypeVar

import attrs

from homework_kit.errors import InvalidDocument, NotSayable
from homework_kit.problems import MAX_PROBLEMS, Problem, pointer, problem

T = TypeVar("T")
Path = tuple[str | int, ...]
_TOO_MUCH: Final = frozenset({"out-of-range", "too-many-items"})

Reason = Literal["no-place", "beside", "nearest", "reworded", "without-effect"]
"""Why a member is not found again; each is said in `Loss.__str__`."""
_REASONS: Final[dict[Reason, str]] = {
    "no-place": "the other form has no place for it",
    "beside": "the other form keeps it beside this value, where the caller puts it",
    "nearest": "the other form has no exact words for it, and the nearest stand in its place",
    "reworded": "the same occasions are said with other members",
    "without-effect": "it changed no occasion, so it was left out",
}


@attrs.frozen(slots=True)
class Loss:
    """One member that was not carried over as it stood, and why; never its value.

    >>> str(Loss("window_minutes", "no-place"))
    'window_minutes: the other form has no place for it'
    """

    member: str
    reason: Reason

    def __str__(self) -> str:
        """Name the member and say why."""
        return f"{self.member}: {_REASONS[self.reason]}"


@attrs.frozen(slots=True)
class Exchanged(Generic[T]):
    """A schedule in another form, with everything that was lost on the way.

    >>> Exchanged("FREQ=DAILY").losses
    ()
    """

    value: T
    losses: tuple[Loss, ...] = ()


class Findings:
    """What is found on the way from one form into another, gathered so that all is said at once.

    >>> findings = Findings("RRULE", "schedule")
    >>> findings.wrong("not-whole", "INTERVAL")
    >>> findings.settle("FREQ=DAILY")
    Traceback (most recent call last):
    homework_kit.errors.InvalidDocument: 1 problem: /INTERVAL: not-whole: ...
    """

    def __init__(self, source: str, target: str) -> None:
        """Name the two forms, as messages do."""
        self._forms = (source, target)
        self._problems: list[Problem] = []
        self._unsayable: list[str] = []
        self._losses: list[Loss] = []

    @property
    def clean(self) -> bool:
        """Whether nothing was found that stands in the way."""
        return not (self._problems or self._unsayable)

    def wrong(self, code: str, *path: str | int, **slots: str | float) -> None:
        """Note that something is not right in its own form; slots are limits and names of ours."""
        self._problems.append(problem(code, path, **slots))  # type: ignore[arg-type] # the slots of `problem` each have a type of their own

    def unsayable(self, *path: str | int) -> None:
        """Note what the other form cannot say exactly."""
        self._unsayable.append(pointer(path))

    def lose(self, member: str, reason: Reason) -> None:
        """Note what is left behind."""
        self._losses.append(Loss(member, reason))

    @contextmanager
    def renaming(
        self, places: dict[str, Path], *, endless: Collection[str] = ()
    ) -> Generator[None]:
        """Note what a model refuses under the names of the other form.

        Members that are `endless` have a most here and none in the other form: what is too much of
        them is right, and cannot be said.
        """
        try:
            yield
        except InvalidDocument as refused:
            for each in refused.problems:
                member = each.pointer.split("/")[1] if each.pointer else ""
                named = pointer(places[member]) if member in places else each.pointer
                if each.code in _TOO_MUCH and member in endless:
                    self._unsayable.append(named)
                    continue
                self._problems.append(attrs.evolve(each, pointer=named))

    def settle(self, value: T | None) -> Exchanged[T]:
        """Give what was made with its losses, or raise what stands in the way of it.

        Raises:
            InvalidDocument: something was not right in its own form.
            NotSayable: the other form has no exact words.
        """
        if self._problems:
            listed = self._problems[:MAX_PROBLEMS]
            more = len(self._problems) - len(listed)
            if more:
                listed.append(problem("too-many-problems", limit=more))
            raise InvalidDocument(listed)
        if self._unsayable or value is None:
            raise NotSayable(*self._forms, dict.fromkeys(self._unsayable))
        return Exchanged(value, tuple(dict.fromkeys(self._losses)))

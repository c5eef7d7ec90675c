"""What a call was handed over is looked at once, before anything is made of it.

Callers without a type checker hand over what `json.loads` gave them, or one document where a list
belongs. The items of a list are not looked at one by one: their classes are gathered in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from homework_kit.errors import OutOfRange, WrongArgument
from homework_kit.models.assignment import Assignment
from homework_kit.models.base import Model, Tombstone
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle

T = TypeVar("T")
_IN_A_LIST = "Put one alone into a list, and read JSON with hk.loads first."
_PLANS = "an Assignment, a list of them, or a Bundle"


def _all_of(given: Iterable[T], kinds: tuple[type, ...]) -> tuple[T, ...] | None:
    """Give what was handed over as a tuple; None where it is no collection of these classes."""
    if isinstance(given, str | bytes | Mapping | BaseModel) or not isinstance(given, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        return None
    listed = tuple(given)
    return listed if all(issubclass(each, kinds) for each in set(map(type, listed))) else None


def _needed(given: Iterable[T], kinds: tuple[type, ...], argument: str) -> tuple[T, ...]:
    listed = _all_of(given, kinds)
    if listed is None:
        del given
        raise WrongArgument(argument, f"a list of {kinds[0].__name__}", _IN_A_LIST)
    return listed


def plans_needed(
    given: Iterable[Assignment | Tombstone], argument: str = "plans"
) -> tuple[Assignment | Tombstone, ...]:
    """Give versions and revisions of plans as a tuple.

    Raises:
        WrongArgument: this is no collection of assignments and tombstones.

    >>> plans_needed({"kind": "assignment"})
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: plans takes an Assignment, a list of them, or a Bundle. ...
    """
    listed = _all_of(given, (Assignment, Tombstone))
    if listed is None:
        del given
        raise WrongArgument(argument, _PLANS)
    return listed


def entries_needed(given: Iterable[Entry | Tombstone]) -> tuple[Entry | Tombstone, ...]:
    """Give entries as a tuple.

    Raises:
        WrongArgument: this is no collection of entries and tombstones.

    >>> entries_needed(Entry(id="t1", note="words", mode="imported"))
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: entries takes a list of Entry. Put one alone into a list, ...
    """
    return _needed(given, (Entry, Tombstone), "entries")


def obstacles_needed(given: Iterable[Obstacle | Tombstone]) -> tuple[Obstacle | Tombstone, ...]:
    """Give obstacles as a tuple.

    Raises:
        WrongArgument: this is no collection of obstacles and tombstones.

    >>> obstacles_needed([])
    ()
    """
    return _needed(given, (Obstacle, Tombstone), "obstacles")


def sessions_needed(given: Iterable[Session], argument: str = "sessions") -> tuple[Session, ...]:
    """Give sessions as a tuple.

    Raises:
        WrongArgument: this is no collection of sessions.

    >>> sessions_needed([])
    ()
    """
    return _needed(given, (Session,), argument)


def zones_needed(given: str | Iterable[ZoneSpan] | None) -> str | tuple[ZoneSpan, ...] | None:
    """Give a zone name as it is, and a history as a tuple: it may be an iterator, for many plans.

    Raises:
        WrongArgument: this is neither.

    >>> zones_needed([("2026-01-01", "Europe/London")])
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: zones takes a zone name or a list of ZoneSpan. ...
    """
    if given is None or isinstance(given, str):
        return given
    listed = _all_of(given, (ZoneSpan,))
    if listed is None:
        del given
        raise WrongArgument("zones", "a zone name or a list of ZoneSpan", _IN_A_LIST)
    return listed


def kind_needed(
    given: object, kind: type[Model], subject: str, *, hint: str = "Read JSON with hk.loads first."
) -> None:
    """Refuse what is no document of one class.

    Raises:
        WrongArgument: with the name of the class.

    >>> kind_needed({"kind": "entry"}, Entry, "notes")
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: notes takes an Entry. Read JSON with hk.loads first.
    """
    if not isinstance(given, kind):
        del given
        name = kind.__name__
        raise WrongArgument(subject, f"{'an' if name[0] in 'AEIO' else 'a'} {name}", hint)


def number_needed(given: object, argument: str) -> None:
    """Refuse what is no whole number from 0.

    Raises:
        WrongArgument: this is no whole number.
        OutOfRange: it is below 0.

    >>> number_needed(-1, "days")
    Traceback (most recent call last):
    homework_kit.errors.OutOfRange: days is out of range. Use a whole number from 0.
    """
    if not isinstance(given, int) or isinstance(given, bool):
        del given
        raise WrongArgument(argument, "a whole number", "Give an int, such as 7.")
    if given < 0:
        raise OutOfRange(argument, "a whole number from 0")


def flag_needed(given: object, argument: str) -> None:
    """Refuse what is neither True nor False: any text, also "no", would count as yes.

    Raises:
        WrongArgument: this is no bool.

    >>> flag_needed("no", "keep_words")
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: keep_words takes True or False. Give a bool.
    """
    if not isinstance(given, bool):
        del given
        raise WrongArgument(argument, "True or False", "Give a bool.")

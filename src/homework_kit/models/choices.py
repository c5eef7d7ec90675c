"""Arguments that are one or some of a few names, held to them at run time.

A type checker refuses the others before anything runs; whoever has none would be misread silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from homework_kit.errors import UnknownChoice, WrongArgument

T = TypeVar("T", bound=str)


def choice_needed(given: object, kind: Any, argument: str) -> None:
    """Refuse what is no member of a Literal type, without repeating it.

    Raises:
        UnknownChoice: with the members.

    >>> from typing import Literal
    >>> choice_needed("Exclude", Literal["exclude", "prorate"], "partial_periods")
    Traceback (most recent call last):
    homework_kit.errors.UnknownChoice: partial_periods is none of its choices. ...
    """
    choices: tuple[str, ...] = get_args(kind)
    if not isinstance(given, str) or given not in choices:
        del given
        raise UnknownChoice(argument, choices)


def choices_needed(given: Iterable[T], kind: Any, argument: str) -> frozenset[T]:
    """Give some members of a Literal type as a set, and refuse anything else.

    Raises:
        WrongArgument: this is no collection of texts; one text alone is none.
        UnknownChoice: with the members.

    >>> from typing import Literal
    >>> sorted(choices_needed(["b", "a", "b"], Literal["a", "b", "c"], "allow"))
    ['a', 'b']
    """
    chosen = names_needed(given, argument)
    choices: tuple[str, ...] = get_args(kind)
    if not chosen <= set(choices):
        del given, chosen
        raise UnknownChoice(argument, choices)
    return chosen


def text_needed(given: object, subject: str) -> None:
    """Refuse what is no text.

    Raises:
        WrongArgument: with what is taken.

    >>> text_needed(5, "lint_text")
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: lint_text takes a text. Give a str.
    """
    if not isinstance(given, str):
        del given
        raise WrongArgument(subject, "a text", "Give a str.")


def names_needed(given: Iterable[T], argument: str) -> frozenset[T]:
    """Give a collection of texts as a set: a text alone would be taken for its letters.

    Raises:
        WrongArgument: this is a text alone, no collection, or one of anything but texts.

    >>> names_needed("e1", "ids")
    Traceback (most recent call last):
    homework_kit.errors.WrongArgument: ids takes a list of texts. Put one alone into a list.
    """
    if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        listed = tuple(given)
        if all(isinstance(each, str) for each in listed):  # pyright: ignore[reportUnnecessaryIsInstance] - as above
            return frozenset(listed)
        del listed
    del given
    raise WrongArgument(argument, "a list of texts", "Put one alone into a list.")

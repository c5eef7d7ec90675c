"""Laws of privacy: showing a document shows counts, and a refusal repeats nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from homework_kit.io import loads as our_loads
from homework_kit.models.base import Model
from homework_kit.testing.check import lawful
from homework_kit.testing.laws.story import joined
from homework_kit.testing.leak import MARK, assert_no_leak, leaks, marked, outcome_of

__all__ = ["assert_no_leak", "refusal_repeats_nothing", "shows_counts"]

_PAGE: Final = "privacy.md"


@lawful(
    "leak.shows-counts",
    says="Showing a document shows none of its words.",
    page=_PAGE,
    quote="Showing a document shows counts.",
)
def shows_counts(document: Model, *, show: Callable[[Any], object] = repr) -> str | None:
    """Hold a function that shows documents (a log line, a page, a report) to counts.

    Source: privacy.md, What the library promises.

    Args:
        document: any document; its words are replaced by marks before it is shown.
        show: what shows a document; what it gives, raises and writes is searched.

    Raises:
        LawBroken: a mark came out.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> shows_counts(NOTE)
    """
    made = marked(document)
    found = leaks(outcome_of(lambda: show(made), output=True))
    if not found:
        return None
    told = ", ".join(sink for sink, _ in found)
    return f"{type(document).__name__} was shown, and its words came out by: {told}."


def _with_words_in_wrong_places(document: Model) -> list[tuple[str, str]]:
    """Give texts that must be refused, each with what was done to it."""
    plain = json.loads(marked(document).canonical())
    return [
        ("An unknown member was added", json.dumps(plain | {f"{MARK} member": f"{MARK} value"})),
        ("Its kind was replaced by words", json.dumps(plain | {"kind": MARK, "type": MARK})),
        ("Every member was replaced by words", json.dumps(dict.fromkeys(plain, MARK))),
        ("Its end was cut off", json.dumps(plain | {"note": MARK})[:-1]),
    ]


@lawful(
    "leak.refusal-repeats-nothing",
    says="Refusing a document repeats and keeps none of its words.",
    page=_PAGE,
    quote="A refusal repeats nothing.",
)
def refusal_repeats_nothing(
    document: Model, *, loads: Callable[[str], object] = our_loads
) -> str | None:
    """Hold a reader to silence about what it refuses: it is given the document in four wrong forms.

    Source: privacy.md, What the library promises.

    Args:
        document: any document; its words are replaced by marks.
        loads: the reader that is held to the law.

    Raises:
        LawBroken: a mark came out of an error, or a wrong form was accepted.

    >>> from homework_kit.testing.laws.example import NOTE
    >>> refusal_repeats_nothing(NOTE)
    """
    for change, text in _with_words_in_wrong_places(document):
        outcome = outcome_of(partial(loads, text), output=True)
        found = leaks(outcome)
        told = ", ".join(sink for sink, _ in found)
        if outcome.error is None:
            return joined(f"{type(document).__name__}: {change.lower()}.", "It was not refused.")
        if found:
            return joined(
                f"{change}, and {type(outcome.error).__name__} was raised.",
                f"Words of it came out by: {told}.",
            )
    return None

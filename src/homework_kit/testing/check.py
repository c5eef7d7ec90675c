"""How a law is held: by a function that tells what happened where it does not hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol, cast

from homework_kit.testing.law import Law, LawBroken

P = ParamSpec("P")


class Check(Protocol[P]):
    """A law to call with what is to be held to it; it raises `LawBroken` or does nothing."""

    law: Law

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Hold something to the law."""
        ...


def lawful(
    name: str, *, says: str, page: str, quote: str
) -> Callable[[Callable[P, str | None]], Check[P]]:
    """Make a check out of a function that gives a story where the law is broken, and else None.

    Args:
        name: the id of the law, `<family>.<name>`.
        says: the law in one plain sentence.
        page: the page of the documentation that it comes from.
        quote: the words of that page.

    >>> @lawful("shares.positive", says="A share is positive.", page="adherence.md", quote="…")
    ... def positive(share):
    ...     return None if share > 0 else f"The share is {share}."
    >>> positive(1)
    >>> positive.law.id
    'shares.positive'
    >>> positive(-1)
    Traceback (most recent call last):
    homework_kit.testing.law.LawBroken: Law shares.positive does not hold: A share is positive.
    adherence.md says: "…"
    What happened:
      The share is -1.
    """
    law = Law(id=name, says=says, page=page, quote=quote)

    def made(tell: Callable[P, str | None]) -> Check[P]:
        @wraps(tell)
        def check(*args: P.args, **kwargs: P.kwargs) -> None:
            story = tell(*args, **kwargs)
            if story is not None:
                raise LawBroken(law, story)

        vars(check)["law"] = law
        return cast("Check[P]", check)

    return made

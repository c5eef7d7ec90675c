"""The rules of one class of models, made ready once: a quick yes or no, and all that is broken.

Rules are expressions over the members of a model (presence.py). All those of a class are compiled
into one function, because reading asks them of every model of every document, and calling one
function for each takes longer than reading does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from math import inf
from typing import Any, Final, Protocol, get_args

import attrs

from homework_kit.models.presence import Presence
from homework_kit.models.rules import Broken
from homework_kit.models.vocabulary import Scale, scale_bounds
from homework_kit.models.wire import RatingValue

_RATING: Final = get_args(RatingValue)[1]
_ENDS: Final = {scale: scale_bounds(scale) for scale in get_args(Scale)}
# Without a scale a rating has no ends; that it needs a scale is for a rule of presence to say.
_LOWEST: Final = {None: -inf} | {scale: low for scale, (low, _) in _ENDS.items()}
_HIGHEST: Final = {None: inf} | {scale: high for scale, (_, high) in _ENDS.items()}
RULE_NAMES: Final[dict[str, Any]] = {"low": _LOWEST, "high": _HIGHEST}


class Checked(Protocol):
    """A model as its rules see it."""

    @property
    def __pydantic_fields_set__(self) -> set[str]:
        """The names of the members that were given."""
        ...

    def broken_rules(self) -> Iterator[Broken]:
        """Give what is broken of the rules that this class wrote out."""
        ...


Obeys = Callable[[Any, Mapping[str, Any], AbstractSet[str]], bool]
"""Says whether a model obeys; takes the model, its members, and the names of those given."""


def _compiled(*holds: str) -> Obeys:
    """Compile expressions into one function that says whether all hold."""
    every = " and ".join(f"({each})" for each in holds)
    made: Obeys = eval(  # noqa: S307 - the expressions are this package's own, and so are the names
        f"lambda model, values, given: {every}", RULE_NAMES
    )
    return made


def _on_scale(name: str) -> str:
    """Write ledger rule outside-scale: a rating that is there lies within the scale beside it."""
    value = f"values[{name!r}]"
    return f"{value} is None or low[values['scale']] <= {value} <= high[values['scale']]"


def _about(members: frozenset[str]) -> str:
    """Write that no rule is broken that a class wrote out, where any of its members was given."""
    absent = " and ".join(f"{member!r} not in given" for member in sorted(members))
    return f"{absent} or next(model.broken_rules(), None) is None"


_lies: Final = _compiled(_on_scale("value"))


def lies_on(scale: Scale, value: float) -> bool:
    """Say whether a value lies within a scale, its ends included.

    >>> lies_on("0-10", 10), lies_on("0-10", 11)
    (True, False)
    """
    return _lies(None, {"value": value, "scale": scale}, frozenset())


def _holds_rating(annotation: Any, metadata: list[Any]) -> bool:
    """Say whether a field is a rating, or one that may be left out."""
    return any(each is _RATING for each in metadata) or any(
        each is _RATING for part in get_args(annotation) for each in get_args(part)
    )


@attrs.frozen(slots=True)
class Ruling:
    """What one class of models has to obey.

    `ratings` are the members that lie on the scale beside them; `about` the members without which
    no rule that the class wrote out can be broken.
    """

    presence: tuple[Presence, ...]
    ratings: tuple[str, ...]
    about: frozenset[str]

    def broken(self, model: Checked) -> Iterator[Broken]:
        """Give every broken rule of one model: of presence first, then of scales, then the rest."""
        values, given = vars(model), model.__pydantic_fields_set__
        for rule in self.presence:
            if not _compiled(rule.holds)(model, values, given):
                yield rule.broken
        for name in self.ratings:
            if not lies_on(values["scale"], values[name]):
                yield Broken("outside-scale", (name,), expected=values["scale"])
        yield from model.broken_rules()

    def holds(self) -> str:
        """Write all rules as one expression; empty where there is none."""
        rules = [rule.holds for rule in self.presence]
        rules += map(_on_scale, self.ratings)
        if self.about:
            rules.append(_about(self.about))
        return " and ".join(f"({each})" for each in rules)


def ruling(cls: Any) -> Ruling:
    """Read the rules of a class: those it declares, those its fields imply, and what it wrote out.

    >>> from homework_kit.models.rating import BeforeAfter
    >>> ruling(BeforeAfter).ratings
    ('before', 'after')
    """
    fields = cls.__pydantic_fields__
    ratings = tuple(
        name
        for name, field in fields.items()
        if "scale" in fields and _holds_rating(field.annotation, field.metadata)
    )
    about = frozenset[str]().union(*(vars(each).get("_about", ()) for each in cls.__mro__))
    return Ruling(cls._presence, ratings, about)


@cache
def quick_check(cls: Any) -> Obeys | None:
    """Give the quick check of a class, made on first use.

    >>> from homework_kit.models.rating import Rating
    >>> quick_check(Rating)(rated := Rating(value=7), vars(rated), {"value"})
    True
    """
    rules = ruling(cls).holds()
    return _compiled(rules) if rules else None

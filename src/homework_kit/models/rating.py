"""A rating and the scale it was given on: they never travel apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import attrs

from homework_kit.errors import WrongArgument
from homework_kit.models.base import Ruled
from homework_kit.models.choices import choice_needed
from homework_kit.models.vocabulary import Scale, scale_bounds
from homework_kit.models.wire import Opt, RatingValue

DEFAULT_SCALE: Final[Scale] = "0-100"
"""What a Python constructor fills in; on the wire the scale is always written."""


class Rating(Ruled):
    """One number on one scale.

    >>> Rating(value=7, scale="0-10").canonical()
    '{"scale":"0-10","value":7}'
    """

    value: RatingValue
    scale: Scale = DEFAULT_SCALE


class BeforeAfter(Ruled):
    """The same rating before and after, on one scale."""

    before: Opt[RatingValue] = None
    after: Opt[RatingValue] = None
    scale: Scale = DEFAULT_SCALE


@attrs.frozen(slots=True)
class Rescaled:
    """A rating moved to another scale, with the words that say so.

    >>> rescale(Rating(value=7, scale="0-10"), "0-100").note
    'Moved from 0-10 to 0-100 by straight line; it was not given on 0-100.'
    """

    rating: Rating
    note: str


def rescale(rating: Rating, scale: Scale) -> Rescaled:
    """Move a rating to another scale by straight line between the ends, and say so.

    Nothing in the library does this on its own: a rating stays on the scale it was given on.

    Raises:
        WrongArgument: `rating` is none.
        UnknownChoice: `scale` is no scale of the data model.

    >>> rescale(Rating(value=7, scale="0-10"), "0-100").rating.value
    70.0
    """
    if not isinstance(rating, Rating):  # pyright: ignore[reportUnnecessaryIsInstance] - callers without a type checker
        del rating
        raise WrongArgument("rescale", "a Rating", "Make one with hk.Rating(value=..., scale=...).")
    choice_needed(scale, Scale, "scale")
    low, high = scale_bounds(rating.scale)
    new_low, new_high = scale_bounds(scale)
    place = (Decimal(repr(rating.value)) - low) / (high - low)
    moved = round(float(new_low + place * (new_high - new_low)), 10)
    note = f"Moved from {rating.scale} to {scale} by straight line; it was not given on {scale}."
    return Rescaled(Rating(value=moved, scale=scale), note)

"""What a strategy draws: a law that never meets what it is about proves nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

Drawn = TypeVar("Drawn")
ROUNDS = 12


def lacking(
    strategy: st.SearchStrategy[Drawn],
    traits: Callable[[Drawn], Iterable[str]],
    wanted: Mapping[str, int],
    *,
    examples: int = 200,
) -> dict[str, int]:
    """Draw in rounds until each trait was met as often as wanted; give those that never were.

    A round is one run of Hypothesis with a seed of its own, since the draws of one run resemble
    each other, and which ones it takes follows from its version and from our source. A trait that
    twelve rounds do not hold often enough is lacking whatever the seed.
    """
    met = Counter[str]()
    for number in range(ROUNDS):

        @seed(number)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        @given(strategy)
        def look(drawn: Drawn) -> None:
            met.update(set(traits(drawn)))

        look()
        if all(met[trait] >= least for trait, least in wanted.items()):
            break
    return {trait: met[trait] for trait, least in wanted.items() if met[trait] < least}

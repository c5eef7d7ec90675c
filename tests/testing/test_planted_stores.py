"""Every fault that is planted in a store is caught, by a named test or by the machine."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Final

import pytest

from homework_kit.testing import LawBroken, Store
from homework_kit.testing.stores.machine import tell_any_story
from homework_kit.testing.stores.running import run_all
from homework_kit.testing.stores.subject import Subject
from tests.testing.planted_stores import changing, leaking, losing

CAUGHT_BY = {}
"""Which law catches each fault first in a default run, and in how many sentences."""

BY_THE_MACHINE = {}
"""Faults that the machine finds alone, and the most sentences that it may take to tell them."""


def _stores(module: ModuleType) -> Iterator[type[Store]]:
    for name, each in vars(module).items():
        if isinstance(each, type) and each.__module__ == module.__name__ and name[0] != "_":
            yield each


STORES = {each.__name__: each for module in (losing, changing, leaking) for each in _stores(module)}


def test_many_faults_are_planted() -> None:
    """At least twenty-five stores have a fault each, and each stands in the table."""
    assert STORES.keys() == CAUGHT_BY.keys()
    assert len(STORES) >= 25


@pytest.mark.parametrize("name", STORES)
def test_a_fault_is_caught(name: str) -> None:
    """A default run catches the fault, by the law that it breaks first, in a short story."""
    broken = (each.broken for each in run_all(Subject(make_store=STORES[name])) if each.broken)
    first = next(broken)
    assert (first.law.id, len(first.story.splitlines())) == CAUGHT_BY[name]


@pytest.mark.parametrize("name", BY_THE_MACHINE)
def test_the_machine_finds_a_short_story(name: str) -> None:
    """The machine alone finds the fault, and tells it in few sentences."""
    with pytest.raises(LawBroken) as broken:
        tell_any_story(Subject(make_store=STORES[name]))
    assert len(broken.value.story.splitlines()) <= BY_THE_MACHINE[name]

"""The runner of vectors: what it reads, and that it finds an implementation that is wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.models.remake import remade
from homework_kit.schemas.upgrade import upgrade
from homework_kit.testing.vectors import (
    FAMILIES,
    Family,
    Implementation,
    Result,
    place,
    read_vectors,
    run,
)

FOLDER = Path(__file__).parents[2] / "schemas" / "vectors"


def test_every_file_is_a_vector() -> None:
    """The families hold every published file, each under a name of its own."""
    found = [*read_vectors()]
    assert {f"{each.family}/{each.name}.json" for each in found} == {
        path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.json")
    }
    assert {each.family for each in found} == set(FAMILIES)
    assert all(each.description for each in found)


def test_behavior_names_its_clause() -> None:
    """What is computed has the sentence that decides it."""
    behavior: list[Family] = ["behavior/occurrences", "behavior/summary"]
    assert all(each.clause for each in read_vectors(behavior))


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_not_given_is_not_asked(family: Family) -> None:
    """An app that has no such function is not judged by its vectors."""
    assert run(Implementation(), families=[family]) == ()


def wrong(results: tuple[Result, ...]) -> float:
    """Give the part of the vectors that an implementation fails."""
    assert results
    return sum(not each.agrees for each in results) / len(results)


def in_utc(plans: Any, start: Any, end: Any, **more: Any) -> list[hk.Occurrence]:
    """Expand as if every plan were in UTC."""
    moved = [
        remade(each, time_zone="Etc/UTC") if isinstance(each, hk.Assignment) else each
        for each in plans
    ]
    return hk.occurrences(moved, start, end, **more)


WRONG: dict[str, tuple[Family, Implementation]] = {
    "accepts everything": ("validity", Implementation(iter_problems=lambda _: ())),
    "upgrades nothing": ("upgrade", Implementation(upgrade=lambda document: document)),
    "lives in UTC": ("behavior/occurrences", Implementation(occurrences=in_utc)),
    "finds no next one": (
        "behavior/occurrences",
        Implementation(next_occurrence=lambda *_, **__: None),
    ),
    "sees no notes": (
        "behavior/summary",
        Implementation(
            summarize=lambda bundle, **more: hk.summarize(
                remade(bundle, entries=(), obstacles=(), reviews=()), **more
            )
        ),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found(name: str) -> None:
    """An implementation that is wrong on purpose fails many vectors of its family."""
    family, implementation = WRONG[name]
    assert wrong(run(implementation, families=[family])) > 0.2


def test_a_document_that_is_changed_is_found() -> None:
    """An upgrade that works in place is told, also where it gives the right document."""
    step = upgrade

    def in_place(document: Any) -> Any:
        made = step(document)
        document.clear()
        return made

    found = Counter(each.differences for each in run(Implementation(upgrade=in_place)))
    assert set(found) == {("what went in was changed",)}


def test_families_are_folders() -> None:
    """A family lies where its name says."""
    assert all(place(family).is_dir() for family in FAMILIES)

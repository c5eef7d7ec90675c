"""Vectors held to an implementation: ours, or a wrapper of yours."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from homework_kit.adherence import summarize
from homework_kit.io import dumps, iter_problems, loads
from homework_kit.packaged import folder
from homework_kit.problems import Problem
from homework_kit.schedule import next_occurrence, occurrences
from homework_kit.schemas.upgrade import upgrade
from homework_kit.testing.laws.look import Summarizer
from homework_kit.testing.laws.scheduler import Scheduler
from homework_kit.testing.vectors.comparing import differences, of_rows
from homework_kit.testing.vectors.reading import FAMILIES, Family, Vector, read_vectors, text_of
from homework_kit.testing.vectors.rows import Scheduling


@attrs.frozen(slots=True, kw_only=True)
class Implementation:
    """The functions that vectors are held to; what is None is not asked.

    Each is called as the function of this library with the same name.

    >>> Implementation(summarize=summarize).iter_problems is None
    True
    """

    iter_problems: Callable[[str | bytes], Iterable[Problem]] | None = None
    """For `validity`: takes text or bytes, gives problems with a code and a pointer."""
    upgrade: Callable[[Any], Any] | None = None
    """For `upgrade`: takes the JSON of an older document, gives that of this version."""
    occurrences: Scheduler | None = None
    """For `behavior/occurrences`."""
    next_occurrence: Any = None
    """For those of `behavior/occurrences` that ask for the next one."""
    summarize: Summarizer | None = None
    """For `behavior/summary`."""


OURS: Final = Implementation(
    iter_problems=iter_problems,
    upgrade=upgrade,
    occurrences=occurrences,
    next_occurrence=next_occurrence,
    summarize=summarize,
)
"""The functions of this library."""


@attrs.frozen(slots=True)
class Result:
    """What came of one vector: nothing where the implementation agrees.

    >>> Result(next(read_vectors(["upgrade"])), ()).agrees
    True
    """

    vector: Vector
    differences: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the implementation does what the vector expects."""
        return not self.differences


def run(
    implementation: Implementation = OURS,
    *,
    vectors: Iterable[Vector] | None = None,
    families: Iterable[Family] = FAMILIES,
) -> tuple[Result, ...]:
    """Hold an implementation to the published vectors.

    Vectors that ask for a function which is not given are left out, and have no result.

    Args:
        implementation: what is asked; by default this library.
        vectors: which vectors; by default all of the families.
        families: which families.

    >>> all(result.agrees for result in run(families=["upgrade"]))
    True
    """
    chosen = read_vectors(families) if vectors is None else vectors
    return tuple(
        Result(each, tuple(found))
        for each in chosen
        if (found := _judged(implementation, each)) is not None
    )


def _judged(asked: Implementation, vector: Vector) -> Iterator[str] | None:
    scheduling = Scheduling(occurrences=asked.occurrences, next_occurrence=asked.next_occurrence)
    match vector.family:
        case "validity" if asked.iter_problems is not None:
            return _of_problems(asked.iter_problems(text_of(vector)), vector.expected)
        case "upgrade" if asked.upgrade is not None:
            return _of_upgrade(asked.upgrade, vector)
        case "behavior/occurrences" if scheduling.takes(vector.input):
            return of_rows(vector.expected, scheduling.answer(vector.input))
        case "behavior/summary" if asked.summarize is not None:
            return differences(vector.expected, _summary(asked.summarize, vector.input))
        case _:
            return None


def _of_problems(problems: Iterable[Problem], expected: dict[str, Any]) -> Iterator[str]:
    """schemas/vectors, validity: the expected code at its place, more beside it may be found."""
    found = {(each.code, each.pointer) for each in problems}
    told = ", ".join(f"{code} at {pointer or '/'}" for code, pointer in sorted(found)) or "valid"
    if expected["valid"] and found:
        yield f"valid expected, {told} found"
    elif not expected["valid"] and (expected["code"], expected["pointer"]) not in found:
        yield f"{expected['code']} at {expected['pointer'] or '/'} expected, {told} found"


def _of_upgrade(step: Callable[[Any], Any], vector: Vector) -> Iterator[str]:
    given = copy.deepcopy(vector.input)
    if step(given) != vector.expected:
        yield "another document came out"
    if given != vector.input:
        yield "what went in was changed"


def _summary(ask: Summarizer, given: dict[str, Any]) -> Any:
    """Read a bundle, of the examples or the vector's own, and summarize it as it is asked for."""
    more = {**given}
    bundle = more.pop("bundle")
    text: str | bytes = json.dumps(bundle)
    if isinstance(bundle, str):
        text = Path(folder("cases"), bundle).read_bytes()
    more["as_of"] = dt.datetime.fromisoformat(given["as_of"])
    if "window" in given:
        more["window"] = tuple(dt.datetime.fromisoformat(each) for each in given["window"])
    return json.loads(dumps(ask(loads(text), **more)))

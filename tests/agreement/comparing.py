"""Every judge against every other, on the same documents."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Final

import attrs

from homework_kit.models.extensions import EXTENSION_DEPTH, depth
from tests.agreement.judges import FROM_OBJECTS, MODEL, Document, Judge, Says, Verdict, in_profile
from tests.agreement.shapes import Json

BATCH = 2_000
SHOWN = 20
TOO_DEEP: Final = "two levels too deep: refused as no JSON value from objects, by a rule from text"


def far_too_deep(text: str) -> bool:
    """Say whether extensions nest so deep that the model does not copy them from Python objects.

    Both modes refuse the document; only the code of the refusal differs, and tests/models says so.
    """

    def extensions(value: Json) -> Iterator[Json]:
        if isinstance(value, dict):
            yield value.get("extensions")
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                yield from extensions(each)

    return any(depth(each) > EXTENSION_DEPTH for each in extensions(json.loads(text)))


def contradict(left: Verdict, right: Verdict) -> bool:
    """Say whether two verdicts cannot both be right.

    What the model refuses by rules alone a schema may accept, and may also refuse for another
    reason: a rule that is broken inside hides what is wrong around it, and refused is refused.

    >>> contradict(Says.RULES, True), contradict(Says.RULES, Says.ACCEPTED)
    (False, True)
    """
    if isinstance(left, Says) and isinstance(right, bool):
        return left is (Says.REFUSED if right else Says.ACCEPTED)
    if isinstance(right, Says) and isinstance(left, bool):
        return contradict(right, left)
    return left is not right


@attrs.define
class Tally:
    """What was tried, what the model said of it, and where judges contradicted each other."""

    tried: int = 0
    outside: int = 0
    verdicts: Counter[tuple[str, Says]] = attrs.Factory(Counter)
    disagreements: Counter[tuple[str, str]] = attrs.Factory(Counter)
    explained: Counter[str] = attrs.Factory(Counter)
    examples: deque[str] = attrs.Factory(lambda: deque(maxlen=SHOWN))

    def add(self, documents: Sequence[Document], said: Mapping[str, Sequence[Verdict]]) -> None:
        """Count one batch."""
        self.tried += len(documents)
        for (name, _), verdict in zip(documents, said[MODEL], strict=True):
            if isinstance(verdict, Says):
                self.verdicts[name, verdict] += 1
        for one, other in combinations(said, 2):
            self.disagreements[one, other] += 0
            for document, left, right in zip(documents, said[one], said[other], strict=True):
                if not contradict(left, right):
                    continue
                if FROM_OBJECTS in (one, other) and far_too_deep(document[1]):
                    self.explained[TOO_DEEP] += 1
                else:
                    self.disagreements[one, other] += 1
                    name, text = document
                    self.examples.append(f"{one}: {left}; {other}: {right}; {name} {text[:600]}")

    def said(self, verdict: Says) -> int:
        """Count the documents of which the model said this."""
        return sum(count for (_, each), count in self.verdicts.items() if each is verdict)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    stream = iter(documents)
    while batch := list(islice(stream, BATCH)):
        yield batch


def compare(documents: Iterable[Document], judges: Mapping[str, Judge]) -> Tally:
    """Let every judge see every document that keeps to the parse profile."""
    tally = Tally()
    for batch in _batches(documents):
        readable = [document for document in batch if in_profile(document[1])]
        tally.outside += len(batch) - len(readable)
        tally.add(readable, {name: judge(readable) for name, judge in judges.items()})
    return tally

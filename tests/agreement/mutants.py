"""A stream of documents from a seed: valid ones, near misses with one named defect, and mutants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

import attrs

from homework_kit.models.kinds import NAMES
from tests.agreement import banks
from tests.agreement.judges import Document
from tests.agreement.kinds import valid_document
from tests.agreement.shapes import Json, Members

_LONGEST_TEXT: Final = 50_000
_LENGTHS: Final = (64, 128, 140, 200, 2_000, 10_000)
_FOREIGN_NAMES: Final = ("x", "type", "kind", "scale", "deleted", "from", "value", "", "note")
_MOST_DEFECTS: Final = 4


@attrs.frozen
class Place:
    """A value inside a document: what holds it, and under which name or number."""

    holder: Any
    key: Any

    @property
    def value(self) -> Json:
        """The value that stands there."""
        return self.holder[self.key]

    def put(self, value: Json) -> None:
        """Let another value stand there."""
        self.holder[self.key] = value


def _places(value: Json) -> Iterator[Place]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield Place(value, key)
            yield from _places(value[key])


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Json) -> bool:
    return isinstance(value, str) and not value.startswith(banks.RAW)


def _is_tagged(value: Json) -> bool:
    return isinstance(value, dict) and isinstance(value.get("type"), str)


Change = Callable[[Place, Random], None]
Fits = Callable[[Place], bool]


def _of(kind: Callable[[Json], bool]) -> Fits:
    return lambda place: kind(place.value)


def _in_object(place: Place) -> bool:
    return isinstance(place.holder, dict)


def _one_of(*values: Any) -> Change:
    return lambda place, random: place.put(random.choice(values))


def _to(change: Callable[[Any, Random], Json]) -> Change:
    return lambda place, random: place.put(change(place.value, random))


def _take_away(place: Place, _random: Random) -> None:
    del place.holder[place.key]


def _add_unknown(place: Place, random: Random) -> None:
    place.holder.setdefault(random.choice(_FOREIGN_NAMES), place.value)


def _swap(place: Place, random: Random) -> None:
    other = random.choice(list(place.holder))
    place.holder[place.key], place.holder[other] = place.holder[other], place.value


def _two_tags(place: Place, random: Random) -> None:
    other = valid_document(random.choice(NAMES[6:]), random)
    place.put(other | place.value)


def _wrong_tag(place: Place, random: Random) -> None:
    place.value["type"] = random.choice((*NAMES, "other", "once", "target", "x", None, 1))


def _number_near(value: Any, random: Random) -> Json:
    return random.choice((value + 1, value - 1, -value, value + 0.5, value * 100, str(value)))


def _at_a_length(_value: Any, random: Random) -> str:
    return random.choice(("a", "\U0001f33b")) * (random.choice(_LENGTHS) + random.randrange(2))


def _nested(_value: Any, random: Random) -> Json:
    nested: Json = 1
    for _ in range(random.choice((30, 31, 32, 33, 70))):
        nested = [nested]
    return {"a.b": nested}


DEFECTS: Final[dict[str, tuple[Fits, Change]]] = {
    "unknown member": (_in_object, _add_unknown),
    "missing member": (_in_object, _take_away),
    "null": (_of(lambda _: True), _one_of(None)),
    "other type": (_of(lambda _: True), _one_of(*banks.TYPES)),
    "changed places": (_in_object, _swap),
    "no tag": (_of(_is_tagged), lambda place, _: place.value.pop("type")),
    "wrong tag": (_of(_is_tagged), _wrong_tag),
    "two tags": (_of(_is_tagged), _two_tags),
    "other text": (_of(_is_text), _one_of(*banks.STRINGS)),
    "text with an end": (_of(_is_text), _to(lambda v, r: v + r.choice(("\n", " ", "x", "\0")))),
    "text cut short": (_of(_is_text), _to(lambda v, _: v[:-1])),
    "text in capitals": (_of(_is_text), _to(lambda v, _: v.upper())),
    "text at a limit": (_of(_is_text), _to(_at_a_length)),
    "lone surrogate": (_of(_is_text), _to(lambda v, _: v + "\ud800")),
    "number near by": (_of(_is_number), _to(_number_near)),
    "number as written": (_of(_is_number), _one_of(*banks.NUMBERS)),
    "truth for a number": (_of(_is_number), _one_of(*(True, False))),
    "whole number as fraction": (_of(_is_number), _to(lambda v, _: float(v))),
    "list twice": (_of(lambda v: isinstance(v, list)), _to(lambda v, _: v + v)),
    "list at a limit": (
        _of(lambda v: isinstance(v, list) and len(str(v)) < _LONGEST_TEXT / 200),
        _to(lambda v, r: v[:1] * (200 + r.randrange(2))),
    ),
    "no items": (_of(lambda v: isinstance(v, list)), _one_of([])),
    "other scale": (lambda place: place.key == "scale", _one_of("0-1", "0-10", "-4-3", "1-5")),
    "deleted": (lambda place: place.key == "id", lambda p, _: p.holder.update(deleted=True)),
    "deep extensions": (lambda place: place.key == "extensions", _to(_nested)),
}
"""One kind of mistake each: where it can be made, and how."""


def _break(document: Members, random: Random) -> str:
    """Make one mistake somewhere in a document, and give its name."""
    everywhere = list(_places(document))
    while everywhere:
        name = random.choice(tuple(DEFECTS))
        possible, change = DEFECTS[name]
        places = [place for place in everywhere if possible(place)]
        if places:
            change(random.choice(places), random)
            return name
    return "nothing left"


@attrs.frozen
class Mutant:
    """A document and what was done to it; nothing when it is valid."""

    name: str
    text: str
    defects: tuple[str, ...]

    @property
    def document(self) -> Document:
        """What the judges see."""
        return self.name, self.text


def mutants(seed: int) -> Iterator[Mutant]:
    """Give documents without end: a third valid, a third near misses, a third with more defects.

    >>> next(mutants(7)).name
    'assignment'
    """
    random = Random(seed)  # noqa: S311 - a seed that repeats is the point
    while True:
        for name in NAMES:
            document = valid_document(name, random)
            count = random.choice((0, 1, random.randint(2, _MOST_DEFECTS)))
            fresh = banks.write(document)
            if not count:
                yield Mutant(name, fresh, ())
                continue
            # A value that was drawn from a bank may stand in several places; a copy stands in one.
            document = banks.read(fresh)
            defects = tuple(_break(document, random) for _ in range(count))
            text = banks.write(document)
            if len(text) <= _LONGEST_TEXT:
                yield Mutant(name, text, defects)

"""The boundary set: documents that stand on either side of every limit of a published schema.

Made by structure and never by chance. A node that asks for the same as one met before, in this
schema or in an earlier one, is probed thinly: enough to tell it from any other node there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, Final

import attrs

from tests.agreement import banks
from tests.agreement.judges import Document
from tests.agreement.shapes import Json, Members
from tests.agreement.smallest import Published, fits, required

LONGEST: Final = 10_000
"""Lists that may be longer are left to the bench: one of them fills a document."""
MOST_STATES: Final = 300
_ASTRAL: Final = "\U0001f33b"
_ABSENT: Final = object()

Wrap = Callable[[Json], Json]
"""Puts a value where its node stands, in a document that is right everywhere else."""


def boundary(schemas: Mapping[str, Any], only: Iterable[str] | None = None) -> Iterator[Document]:
    """Give the set for each schema (or for some, thinned as if all had been made)."""
    seen: set[str] = set()
    # Records and small kinds first, and the bundle, which holds the others, last.
    for name in sorted(schemas, key=lambda each: len(str(schemas[each]))):
        walk = _Walk(Published(schemas[name]), seen)
        texts = dict.fromkeys(banks.write(value) for value in walk.document())
        if only is None or name in only:
            yield from ((name, text) for text in texts)
            yield from ((name, text) for text in _outside(next(iter(texts))))


def _outside(text: str) -> Iterator[str]:
    """Give texts beyond the parse profile, made from a document."""
    yield from (banks.write(each) for each in banks.OUTSIDE)
    yield from ("", "\ufeff" + text, text[:-1], text + text, text[:-1] + ',"kind":1,"kind":1}')
    yield text[:-1] + ',"extensions":{"a.b":"\\ud800"}}'
    yield text[:-1] + f',"extensions":{{"a.b":{"[" * 64}{"]" * 64}}}}}'


@attrs.frozen
class _Walk:
    published: Published
    seen: set[str]

    def document(self) -> Iterator[Json]:
        root = self.published.whole
        yield self.published.smallest(root)
        yield from self.at(root, lambda value: value)

    def at(self, node: Json, wrap: Wrap, member: str = "") -> Iterator[Json]:
        """Give the probes of one node and of all below it."""
        key = self.published.key(node)
        new = key not in self.seen
        self.seen.add(key)
        node = self.published.node(node)
        yield from map(wrap, banks.TYPES)
        if "const" in node or "enum" in node:
            yield from map(wrap, _named(node))
        elif node["type"] == "object":
            yield from self._object(node, wrap, new=new)
        elif node["type"] == "array":
            yield from self._array(node, wrap, member, new=new)
        elif node["type"] == "string":
            yield from map(wrap, banks.STRINGS if new else banks.TELLING)
            yield from map(wrap, _lengths(node))
        elif node["type"] in ("integer", "number"):
            numbers = banks.NUMBERS if new else banks.TELLING_NUMBERS
            yield from map(wrap, (*numbers, *_near(node)))

    def _object(self, node: Members, wrap: Wrap, *, new: bool) -> Iterator[Json]:
        if "propertyNames" in node:
            yield from map(wrap, _open(node, new=new))
            return
        branches = self.published.branches(node)
        for branch in branches:
            whole = self.published.smallest(branch)
            yield from map(wrap, _tags(node, whole))
            # Members of another branch beside the tag: a document that has two.
            yield from (wrap(self.published.smallest(other) | whole) for other in branches)
            if new:
                yield from self.at(branch, wrap)
        if not branches:
            yield from self._closed(node, wrap, new=new)

    def _closed(self, node: Members, wrap: Wrap, *, new: bool) -> Iterator[Json]:
        whole = self.published.smallest(node)
        yield wrap(whole)
        yield from (wrap(whole | {name: 1}) for name in ("unknown", "", "?", "__proto__"))
        for name in required(node):
            yield wrap({key: value for key, value in whole.items() if key != name})
        if not new:
            return
        properties = node["properties"]
        everything = {name: self.published.something(properties[name], name) for name in properties}
        yield wrap(self.published.completed(node, everything))
        for name in properties:
            yield wrap(everything | {name: None})
            yield from self.at(properties[name], self._into(node, whole, name, wrap), name)
        for index in range(len(node.get("allOf", ()))):
            yield from map(wrap, self._presence(node, index))

    def _into(self, node: Members, whole: Members, name: str, wrap: Wrap) -> Wrap:
        def into(value: Json) -> Json:
            return wrap(self.published.completed(node, {name: value} | whole | {name: value}))

        return into

    def _presence(self, node: Members, index: int) -> Iterator[Members]:
        """Give each subset of the members of one rule, with every other rule obeyed."""
        rule, properties = node["allOf"][index], node["properties"]
        names = list(dict.fromkeys(_mentioned(rule)))
        others = node | {"allOf": [each for at, each in enumerate(node["allOf"]) if at != index]}
        kept = {
            name: self.published.smallest(properties[name], name)
            for name in required(node)
            if name not in names
        }
        states = [self._states(properties[name], name) for name in names]
        for chosen in _combinations(states):
            members = {n: v for n, v in zip(names, chosen, strict=True) if v is not _ABSENT}
            left_out = tuple(name for name in names if name not in members)
            yield self.published.completed(others, members | kept, left_out)

    def _states(self, node: Json, name: str) -> list[Any]:
        node = self.published.node(node)
        if "enum" in node:
            return [_ABSENT, *node["enum"]]
        something = self.published.something(node, name)
        states = [_ABSENT, something]
        if isinstance(something, list | dict):
            states.append(type(something)())
        return states

    def _array(self, node: Members, wrap: Wrap, member: str, *, new: bool) -> Iterator[Json]:
        one = self.published.smallest(node["items"], member)
        shortest, longest = node.get("minItems", 0), node["maxItems"]
        for count in {0, 1, 2, shortest, shortest + 1}:
            yield wrap([one] * count)
        # A list of long items, or one met before, is only measured when it is short.
        if longest <= LONGEST and (new or longest < LONGEST):
            yield from (wrap([one] * longest), wrap([one] * (longest + 1)))
        if new:
            yield from self.at(node["items"], lambda value: wrap([value]), member)


def _named(node: Members) -> Iterator[Json]:
    for value in node.get("enum", [node.get("const")]):
        yield value
        if isinstance(value, str):
            yield from (value + "\n", value + "x", value.upper(), " " + value, value[:-1], [value])
        elif not isinstance(value, bool):
            yield from (value + 0.5, str(value), banks.raw(f"{value}.0"))
    yield from (0, -1, 99)


def _lengths(node: Members) -> Iterator[str]:
    """Give strings at the limit and one beyond, in plain and in astral characters."""
    longest = node["maxLength"]
    start = next((each for each in ("", "https://") if fits(node, each + "a")), None)
    if start is not None:
        for character in ("a", _ASTRAL):
            for count in (longest, longest + 1):
                yield start + character * (count - len(start))


def _near(node: Members) -> Iterator[float]:
    for limit in (node["minimum"], node["maximum"]):
        yield from (limit, limit - 1, limit + 1, limit - 0.5, limit + 0.5, limit + 1e-9)


def _open(node: Members, *, new: bool) -> Iterator[Json]:
    """Give objects whose names are their own: extensions."""
    for key in banks.STRINGS if new else banks.TELLING:
        yield {key: 1}
    yield from ({"a.b": value} for value in banks.TYPES)
    most = node["maxProperties"]
    for count in (most, most + 1):
        yield {f"a.n{number}": 0 for number in range(count)}
    for length in (node["propertyNames"]["maxLength"] + more for more in (0, 1)):
        yield {"a." + "b" * (length - 2): 0}
    yield from ({"a.b": 0, "x": 0}, {"a.b": 0, "": 0}, {"a.b": 0, "a.b\n": 0})


def _tags(node: Members, whole: Members) -> Iterator[Members]:
    """Give a branch under other tags, and under none."""
    tag = "deleted" if "else" in node else str(required(node)[0])
    yield whole
    yield {name: value for name, value in whole.items() if name != tag}
    others = node.get("properties", {}).get(tag, {}).get("enum", ())
    for value in (*banks.TYPES, "unknown", whole.get(tag), *others):
        yield whole | {tag: value}


def _mentioned(shape: Json) -> Iterator[str]:
    if isinstance(shape, dict):
        yield from shape.get("required", ())
        for value in shape.values():
            yield from _mentioned(value)
    elif isinstance(shape, list):
        for value in shape:
            yield from _mentioned(value)


def _combinations(states: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    """Give every combination; of many members only none, each alone, and all."""
    count = 1
    for each in states:
        count *= len(each)
    if count <= MOST_STATES:
        yield from product(*states)
        return
    nothing = tuple(_ABSENT for _ in states)
    yield nothing
    for index, each in enumerate(states):
        for value in each[1:]:
            yield (*nothing[:index], value, *nothing[index + 1 :])
    yield tuple(each[1] for each in states)

"""The smallest value that a published schema accepts, and how its nodes are told apart."""

from __future__ import annotations

import json
import re
from typing import Final

import attrs

from tests.agreement.shapes import Json, Members, complete

_SAMPLES: Final = (
    *("x", "a1", "2026-02-02", "09:00", "2026-02-02T09:00:00+00:00"),
    *("https://example.org/a", "Europe/London"),
)
_LATER: Final = ("2026-03-02", "21:00", "2026-03-02T09:00:00+00:00")
_ENDS: Final = ("until", "ends_before")
_ANNOTATIONS: Final = ("description", "title", "default")


@attrs.frozen
class Published:
    """One published schema, whose references are followed."""

    whole: Members

    def node(self, node: Json) -> Members:
        """Give what a node refers to, or the node itself."""
        while "$ref" in node:
            node = self.whole["$defs"][node["$ref"].rpartition("/")[2]]
        found: Members = node
        return found

    def key(self, node: Json) -> str:
        """Name a node by all it asks for: two nodes of one key accept the same values."""

        def expanded(part: Json) -> Json:
            if isinstance(part, dict):
                return {
                    name: expanded(value)
                    for name, value in self.node(part).items()
                    if name not in _ANNOTATIONS or not isinstance(value, str | bool | list)
                }
            return [expanded(each) for each in part] if isinstance(part, list) else part

        return json.dumps(expanded(node), sort_keys=True)

    def smallest(self, node: Json, member: str = "") -> Json:  # noqa: PLR0911 - one line per type
        """Give a small value that the node accepts and that breaks no rule of the ledger.

        >>> Published({}).smallest({"type": "integer", "minimum": 1, "maximum": 9})
        1
        """
        node = self.node(node)
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return node["enum"][0]
        match node["type"]:
            case "object":
                return self._smallest_object(node)
            case "array":
                return [self.smallest(node["items"], member)] * node.get("minItems", 0)
            case "string":
                return _text(node, member)
            case "boolean":
                return False
            case _:
                return max(node["minimum"], min(1, node["maximum"]))

    def _smallest_object(self, node: Members) -> Json:
        for branch in self.branches(node):
            return self.smallest(branch)
        members = {name: self.smallest(node["properties"][name], name) for name in required(node)}
        return self.completed(node, members)

    def branches(self, node: Members) -> list[Members]:
        """Give the objects that a union chooses from; none for a plain object."""
        if "else" in node:
            return [self.node(node["else"]), self.node(node["then"])]
        if "properties" in node and "additionalProperties" in node:
            return []
        return [self.node(each["then"]) for each in node.get("allOf", ())]

    def completed(
        self, node: Members, members: Members, forbidden: tuple[str, ...] = ()
    ) -> Members:
        """Add to the members of an object what its presence rules ask for."""
        return complete(
            members,
            node.get("allOf", ()),
            lambda name: self.something(node["properties"][name], name),
            forbidden,
        )

    def something(self, node: Json, member: str) -> Json:
        """Give a small value that is not empty either."""
        node = self.node(node)
        if node.get("type") == "array":
            return [self.smallest(node["items"], member)] * max(1, node.get("minItems", 0))
        if "propertyNames" in node:
            return {"org.example.thing": 1}
        return self.smallest(node, member)


def required(node: Members) -> list[str]:
    """Give the names that an object must have."""
    names: list[str] = node.get("required", [])
    return names


def _text(node: Members, member: str) -> str:
    samples = (*(_LATER if member in _ENDS else ()), *_SAMPLES)
    found: str = next(each for each in samples if fits(node, each))
    return found


def fits(node: Members, text: str) -> bool:
    """Say whether a string has the form and the length that a node asks for."""
    return len(text) <= node["maxLength"] and bool(re.search(node["pattern"], text))

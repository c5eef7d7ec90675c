"""Two other readings of a published schema: `form` for front ends, `llm` for tool definitions.

Both are made from the published file, so they follow the models. Every word in them comes from the
message catalog (ids `form.…`), where it is linted and graded. A form speaks the language that was
asked for; what a language model reads is English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from homework_kit.errors import UnknownLocale
from homework_kit.models import wire

Schema = dict[str, Any]

_MACHINE: Final = frozenset({
    "kind", "schema_version", "id", "revision", "supersedes", "deleted", "extensions", "person_id",
    "assignment_id", "assignment_version", "occurrence", "entry_id", "entries_looked_at",
    "next_assignment_id", "replaces_assignment", "step_id", "seed", "key", "issued_at",
})  # fmt: skip
"""What an app fills in and a person never types; so is a `type` that has one value."""
_LABELS: Final = {
    # a member whose choices have labels in the catalog already
    "outcome": "outcome",
    "code": "obstacle",
    "obstacles": "obstacle",
    "obstacles_named": "obstacle",
    "group": "group",
    "why_no_share": "summary.no_share",
}
_FORMS: Final = {
    # pattern: widget, and the message that says how to write it
    wire.DATE_PATTERN: ("date", "form.hint.date"),
    wire.TIME_PATTERN: ("time", "form.hint.time"),
    wire.INSTANT_PATTERN: ("datetime", "form.hint.instant"),
    wire.ZONE_PATTERN: ("zone", "form.hint.zone"),
}
_LONG: Final = 10_000
"""Words of up to so many characters are written in a text area."""
_TOP: Final = 100
"""Percentages and ratings end here; a slider shows them."""
_MESSAGES: Final = re.compile(r"messages\.([a-z]{2})\.json")
_KEPT_FOR_LLM: Final = ("type", "const", "enum", "required")


@cache
def _catalog(locale: str) -> dict[str, str]:
    # Rooms import downward only, and the words live in a room above: they are read as data.
    found = {
        named[1]: file
        for file in files("homework_kit").joinpath("language").iterdir()
        if (named := _MESSAGES.fullmatch(file.name))
    }
    if locale not in found:
        raise UnknownLocale(sorted(found))
    messages: dict[str, str] = json.loads(found[locale].read_text("utf-8"))["messages"]
    return messages


class _Words:
    """The messages of one language."""

    def __init__(self, locale: str) -> None:
        self._messages = _catalog(locale)

    def say(self, *message_ids: str) -> str | None:
        """Give the first message there is."""
        return next((self._messages[each] for each in message_ids if each in self._messages), None)

    def title_of(self, name: str) -> str | None:
        """Give the title of an object."""
        return self.say(
            "form.object.Tombstone" if name.endswith("Tombstone") else f"form.object.{name}"
        )


def _told(**said: str | None) -> Schema:
    """Keep the annotations that have something to say."""
    return {name: text for name, text in said.items() if text is not None}


def referred(node: Schema) -> str:
    """Name what a `$ref` leads to.

    >>> referred({"$ref": "#/$defs/Rating"})
    'Rating'
    """
    return str(node["$ref"]).rpartition("/")[2]


def _quiet(node: Any) -> Any:
    """Say a rule without `anyOf` and `if … then false`, which forms would draw as choices."""
    if isinstance(node, list):
        return [_quiet(each) for each in node]
    if not isinstance(node, dict):
        return node
    said = {name: _quiet(value) for name, value in node.items()}
    if "anyOf" in said:
        first, *others = said.pop("anyOf")
        apart = {"not": {"allOf": [{"not": each} for each in (first, *others)]}}
        said |= apart if others else first
    if said.get("then") is False:
        said = {"not": said.pop("if")} | {k: v for k, v in said.items() if k != "then"}
    return said


def _widget(node: Schema) -> str | None:
    match node:
        case {"pattern": pattern} if pattern in _FORMS:
            return _FORMS[pattern][0]
        case {"maxLength": longest} if longest == _LONG:
            return "textarea"
        case {"type": "number", "maximum": top} if top == _TOP:
            return "range"
        case {"type": "array", "items": {"enum": [str(), *_]}}:
            return "checkboxes"
        case _:
            return None


class _Form:
    """Writes objects for front ends, in the words of one language."""

    def __init__(self, words: _Words) -> None:
        self._words = words

    def choices(self, member: str, values: list[str]) -> list[Schema]:
        """Label each value: the labelled choices that form libraries draw are `oneOf` constants."""
        labelled = []
        for value in values:
            label = self._words.say(
                f"form.choice.{member}.{value}",
                f"{_LABELS.get(member, 'form.choice')}.{value}",
                f"form.choice.{value}",
            )
            labelled.append({"const": value} | _told(title=label and label[0].upper() + label[1:]))
        return labelled

    def value(self, member: str, node: Schema) -> Schema:
        """Write what a member may hold."""
        if "$ref" in node or "else" in node:
            return {name: value for name, value in node.items() if name != "default"}
        if "allOf" in node:
            shapes = [each["then"] for each in node["allOf"]]
            return {"type": "object", "oneOf": shapes, "discriminator": {"propertyName": "type"}}
        said: Schema = {name: value for name, value in _quiet(node).items() if name != "default"}
        if node.get("type") == "string" and "enum" in node:
            said["oneOf"] = self.choices(member, said.pop("enum"))
        if "items" in node:
            said["items"] = self.value(member, node["items"])
        return said

    def member(self, owner: str, member: str, node: Schema, *, scaled: bool) -> Schema:
        said = self.value(member, node)
        if member in _MACHINE or (member == "type" and "const" in node):
            return said | {"x-hidden": True}
        notes = {
            "title": self._words.say(f"form.title.{owner}.{member}", f"form.title.{member}"),
            "description": self._words.say(f"form.help.{member}"),
            "x-widget": _widget(node),
            # A slider ends where the scale beside it ends.
            "x-scale": "scale" if scaled and node.get("type") == "number" else None,
        }
        return _told(**notes) | said

    def object(self, name: str, node: Schema) -> Schema:
        members: dict[str, Schema] = {
            member: self.member(name, member, value, scaled="scale" in node["properties"])
            for member, value in node["properties"].items()
        }
        shown = [member for member, value in members.items() if "x-hidden" not in value]
        shown.sort(key=lambda member: member != "name")  # what is rated, and then how high
        kept = {key: node[key] for key in ("required", "additionalProperties") if key in node}
        rules = {"allOf": _quiet(node["allOf"])} if "allOf" in node else {}
        order = {"x-order": [*shown, *(each for each in members if each not in shown)]}
        title = _told(title=self._words.title_of(name))
        return {"type": "object"} | title | {"properties": members} | kept | rules | order


def form(published: Schema, locale: str = "en") -> Schema:
    """Write a schema for front ends that draw forms from one (such as react-jsonschema-form).

    It accepts what the published schema accepts, and adds in plain words: titles, help, and a label
    for every choice. Annotations for the front end: `x-hidden` (the app fills it in), `x-widget`
    (textarea, date, time, datetime, zone, range, checkboxes), `x-scale` (the member beside it that
    says where a slider ends) and `x-order`. It has neither `$schema` nor `$id`, which make some
    validators look for what is not there, and no defaults: what is left empty stays absent.

    Raises:
        UnknownLocale: no words are shipped for `locale`.

    >>> from homework_kit.schemas import schema
    >>> form(schema("activity"))["properties"]["with_whom"]["title"]
    'With whom'
    """
    name, words = published["title"], _Words(locale)
    made = _Form(words)
    definitions = {each: made.object(each, node) for each, node in published["$defs"].items()}
    if "properties" in published:
        return made.object(name, published) | {"$defs": definitions}
    root = {key: published[key] for key in ("type", "if", "then", "else")}
    return root | _told(title=words.title_of(name)) | {"$defs": definitions}


class _Inliner:
    """Writes every reference out."""

    def __init__(self, definitions: Schema) -> None:
        self.definitions = definitions
        self._words = _Words("en")

    def choices(self, *nodes: Schema) -> Schema:
        """Write several shapes, each with a word on what it is."""
        return {
            "anyOf": [
                _told(description=self._words.title_of(referred(node))) | self.written(node)
                for node in nodes
            ]
        }

    def written(self, node: Schema) -> Schema:
        if "$ref" in node:
            return self.written(self.definitions[referred(node)])
        if "else" in node:
            return self.choices(node["else"], node["then"])
        if "properties" not in node or "additionalProperties" not in node:
            return self.plain(node)
        kept = {key: node[key] for key in _KEPT_FOR_LLM if key in node}
        return kept | {"properties": dict(self.members(node["properties"]))}

    def members(self, properties: Schema) -> Iterator[tuple[str, Schema]]:
        for member, node in properties.items():
            hint = _FORMS.get(node.get("pattern"), (None, ""))[1]
            yield member, self.written(node) | _told(description=self._words.say(hint))

    def plain(self, node: Schema) -> Schema:
        if "allOf" in node:
            return self.choices(*(each["then"] for each in node["allOf"]))
        kept: Schema = {key: node[key] for key in _KEPT_FOR_LLM if key in node}
        # A range guides where it is small; the range of a rating is said by the scale beside it.
        if node.get("minimum", -1) >= 0 and node["maximum"] <= _TOP:
            kept |= {"minimum": node["minimum"], "maximum": node["maximum"]}
        return kept | ({"items": self.written(node["items"])} if "items" in node else {})


def llm(published: Schema) -> Schema:
    """Write a small schema without references, for the tool definitions of language models.

    It keeps members, types, choices, small ranges and what is required. It leaves out what costs
    tokens and rarely guides: patterns (a hint says how to write a date), lengths, limits of lists,
    that unknown members are refused, and the rules about members that stand together. So it accepts
    every living document that the published schema accepts, and more: check what comes back with
    `iter_problems`. The one thing that it leaves out is a tombstone in the place of the whole
    document, for a tool writes documents and deletes none.

    >>> from homework_kit.schemas import schema
    >>> llm(schema("activity"))["properties"]["where"]
    {'type': 'string'}
    """
    inliner = _Inliner(published["$defs"])
    return inliner.written(published.get("else", published))

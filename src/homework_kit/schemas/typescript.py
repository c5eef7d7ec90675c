"""Write TypeScript declarations from the published schemas.

`python -m homework_kit.schemas.typescript > schemas/typescript/homework-kit.d.ts`: a named type for
every object and every shared list of words, unions that TypeScript narrows on `type`, `kind` and
`deleted`, and `?` for what may be left out. Nothing is ever null.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from homework_kit.models import wire
from homework_kit.models.kinds import DOCUMENTS, NAMES
from homework_kit.schemas import schema
from homework_kit.schemas.profiles import referred

_WIDTH: Final = 100
_HEAD: Final = """\
// Homework Kit, documents of version 1. Written from the published schemas by
// `python -m homework_kit.schemas.typescript`; a change made here by hand is lost.
"""
_FORMS: Final = {
    wire.DATE_PATTERN: ("LocalDate", "A date on the person's calendar, such as 2026-03-29."),
    wire.TIME_PATTERN: ("LocalTime", "A time on the person's clock, such as 08:05."),
    wire.INSTANT_PATTERN: ("Instant", "A moment with its offset: 2026-03-29T08:05:00+01:00."),
    wire.ZONE_PATTERN: ("ZoneName", "An IANA time zone name, such as Europe/London."),
}
_EXTENSIONS: Final = ("Extensions", "What has no typed member, under names like org.example.thing.")
_WORDS: Final = {
    # name of the type: an object and its member that hold the words
    "Scale": ("Rating", "scale"),
    "Outcome": ("Entry", "outcome"),
    "Happened": ("FearedOutcome", "happened"),
    "Visibility": ("Entry", "visibility"),
    "ObstacleCode": ("Obstacle", "code"),
    "ObstacleGroup": ("ObstacleRow", "group"),
    "PatternCode": ("Pattern", "code"),
    "ExperimentPurpose": ("Experiment", "purpose"),
    "ExperimentMethod": ("Experiment", "method"),
    "RehearsalSetting": ("SkillRehearsal", "setting"),
    "Status": ("Assignment", "status"),
    "ScheduleType": ("AssignmentSummary", "schedule"),
    "Weekday": ("NthWeekday", "day"),
    "AgreedBy": ("Pause", "agreed_by"),
    "DecidedBy": ("Review", "by"),
    "Decision": ("Review", "decision"),
    "Helped": ("Obstacle", "helped"),
    "ShareEntries": ("ConsentStatement", "share_entries"),
    "Display": ("AssignmentSummary", "display"),
    "WhyNoShare": ("AssignmentSummary", "why_no_share"),
}
_TAGGED: Final = {
    # name of the union: an object and its member that hold the shape
    "Task": ("Assignment", "task"),
    "Schedule": ("Assignment", "schedule"),
    "AnyRecord": ("Entry", "record"),
}


@cache
def _objects() -> dict[str, dict[str, Any]]:
    """Give every object of the published schemas by its name."""
    found: dict[str, dict[str, Any]] = {}
    for kind in NAMES:
        root = schema(kind)
        found |= root.get("$defs", {})
        if "properties" in root:
            found[root["title"]] = root
    return dict(sorted(found.items()))


@cache
def _words() -> dict[tuple[str, ...], str]:
    """Give the name of each shared list of words."""
    return {
        tuple(_objects()[owner]["properties"][member]["enum"]): name
        for name, (owner, member) in _WORDS.items()
    }


@cache
def _tagged() -> dict[tuple[str, ...], str]:
    """Give the name of each union of shapes, by the names of its shapes."""
    return {
        _shapes(_objects()[owner]["properties"][member]): name
        for name, (owner, member) in _TAGGED.items()
    }


def _shapes(node: dict[str, Any]) -> tuple[str, ...]:
    """Name the shapes that a dispatch on `type` leads to."""
    return tuple(referred(each["then"]) for each in node["allOf"])


def _type(node: dict[str, Any]) -> str:
    """Write the type of one member."""
    if "$ref" in node:
        return referred(node)
    if "else" in node:
        return f"Any{referred(node['else'])}"
    if "allOf" in node:
        return _tagged()[_shapes(node)]
    if "const" in node:
        return json.dumps(node["const"])
    if node["type"] == "string" and "enum" in node:
        words = tuple(node["enum"])
        return _words().get(words) or " | ".join(json.dumps(word) for word in words)
    return _plain(node)


def _plain(node: dict[str, Any]) -> str:
    match node["type"]:
        case "array":
            item = _type(node["items"])
            return f"({item})[]" if " " in item else f"{item}[]"
        case "object":
            return _EXTENSIONS[0]
        case "string":
            return _FORMS.get(node["pattern"], ("string",))[0]
        case "integer":
            return "number"
        case other:
            return str(other)


def _union(name: str, members: list[str]) -> str:
    """Write a union, on one line where it fits."""
    line = f"export type {name} = {' | '.join(members)};"
    if len(line) <= _WIDTH:
        return line
    return f"export type {name} =" + "".join(f"\n  | {member}" for member in members) + ";"


def _interface(name: str, node: dict[str, Any]) -> str:
    """Write one object, with what tells it from others first."""
    required = set(node.get("required", ()))
    members = sorted(node["properties"].items(), key=lambda each: each[0] not in ("kind", "type"))
    lines = [f"/** {node['description']} */", f"export interface {name} {{"]
    for member, value in members:
        if value.get("default", []) != []:
            lines.append(f"  /** Assumed when left out: {json.dumps(value['default'])}. */")
        mark = "" if member in required else "?"
        lines.append(f"  {member}{mark}: {_type(value)};")
    return "\n".join([*lines, "}"])


def _sections() -> Iterator[str]:
    yield _HEAD.rstrip()
    for name, says in _FORMS.values():
        yield f"/** {says} */\nexport type {name} = string;"
    name, says = _EXTENSIONS
    yield f"/** {says} */\nexport type {name} = {{ [name: string]: unknown }};"
    for words, name in _words().items():
        yield _union(name, [json.dumps(word) for word in words])
    for shapes, name in _tagged().items():
        yield _union(name, list(shapes))
    documents = []
    for kind in DOCUMENTS:
        root = schema(kind)
        documents.append(f"Any{root['title']}" if "else" in root else root["title"])
        if "else" in root:
            yield _union(documents[-1], [referred(root["else"]), referred(root["then"])])
    yield _union("AnyDocument", documents)
    for name, node in _objects().items():
        yield _interface(name, node)


def declarations() -> str:
    """Write the declarations of every document, record and part.

    >>> "export interface ThoughtRecord {" in declarations()
    True
    """
    return "\n\n".join(_sections()) + "\n"


if __name__ == "__main__":
    print(declarations(), end="")  # noqa: T201 - a command's output

"""Documents in which every text is a marker, and seeded ways to make them wrong.

A marker is `cAnArY` and a number of its own for each path, so a leak tells which text it was.
"""

from __future__ import annotations

import copy
import json
import random
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from homework_kit.models import wire
from homework_kit.models.base import Model, Tombstone
from homework_kit.models.kinds import DOCUMENTS, RECORDS
from homework_kit.testing.leak import MARK
from homework_kit.testing.strategies.hostile import hostile_values, places, spoiled

NAME_MARK = f"{MARK}iD"
"""Begins the markers of ids, which an `Occurrence` shows and nothing else does."""
Json = dict[str, Any]
VARIANTS = 7
"""As many as the largest tagged union has shapes; one variant more makes tombstones."""

_paths: dict[str, str] = {}


def seeded(seed: int) -> random.Random:
    """Give chance that is the same on every run."""
    return random.Random(seed)  # noqa: S311 - tests want it repeatable, not secret


def mark(path: str, prefix: str = MARK) -> str:
    """Give the marker of a path."""
    return _paths.setdefault(path, f"{prefix}{len(_paths):05d}")


def marked_paths(text: str) -> list[str]:
    """Name the paths whose markers a text holds."""
    return [path for path, marker in _paths.items() if marker in text] or [text[:80]]


def _text(pattern: str, path: str) -> str:
    if pattern == wire.ZONE_PATTERN:
        return "Europe/London"  # any other name would be refused
    if pattern == wire.URL_PATTERN:
        return f"https://example.org/{mark(path)}"
    moment = {
        wire.DATE_PATTERN: "2026-02-{day}",
        wire.TIME_PATTERN: "{day}:00",
        wire.INSTANT_PATTERN: "2026-02-{day}T08:00:00+00:00",
    }.get(pattern)
    if moment is None:
        return mark(path, NAME_MARK if pattern == wire.ID_PATTERN else MARK)
    later = path.rpartition(".")[2] in ("until", "ends_before", "closes", "ended_at")
    return moment.format(day="21" if later else "09")


def _of_wire(published: Json, path: str) -> Any:
    match published["type"]:
        case "boolean":
            return published.get("const", True)
        case "integer" | "number":
            return min(max(2, published["minimum"]), published["maximum"])
        case "string":
            return _text(published["pattern"], path)
        case _:
            name = mark(path)
            return {f"org.example.{name}": {f"{name}-key": [f"{name}-value", {"deep": name}]}}


def fill(hint: Any, path: str, variant: int) -> Any:
    """Give JSON for one annotation, with a marker wherever text may stand."""
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Model):
        return full(hint, path, variant)
    if get_origin(hint) is not Annotated:
        shapes = [each for each in get_args(hint) if each is not type(None)]
        dead = isinstance(shapes[-1], type) and issubclass(shapes[-1], Tombstone)
        return fill(shapes[variant // VARIANTS if dead else variant % len(shapes)], path, variant)
    for part in hint.__metadata__:
        if isinstance(part, wire.ListOf):
            return [fill(get_args(hint.__origin__)[0], f"{path}[]", variant)]
        if isinstance(part, wire.Wire):
            return _of_wire(part.published, path)
    return fill(hint.__origin__, path, variant)


# Members that exclude others, or that name what a single document cannot hold.
_LEFT_OUT = {
    "Entry": ("occurred_on", "occurred_local_time"),
    "Repeating": ("until",),
}


# Without these an entry is an example and a plan is only proposed, and nothing is counted.
_CHOSEN = {"is_example": False, "status": "active"}


def full(model: type[Model], path: str, variant: int = 0) -> Json:
    """Give a model's JSON with every member that may stand beside the others."""
    made: Json = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        field = model.model_fields.get(name)
        if field is not None and name not in _LEFT_OUT.get(model.__name__, ()):
            key = str(field.validation_alias or name)
            made[key] = _CHOSEN.get(name, fill(hint, f"{path}.{name}", variant))
    return made


def _bundle(variant: int) -> Json:
    """Let the documents of a bundle name each other, so that the bundle is valid."""
    made = full(DOCUMENTS["bundle"], "bundle", variant)
    plan, person = made["assignments"][0], made["person_id"]
    for name in ("assignments", "entries", "obstacles", "reviews"):
        for document in made[name]:
            document["person_id"] = person
            document.pop("replaces_assignment", None)
            if document.get("deleted") is not True and name != "assignments":
                document["assignment_id"] = plan["id"]
                document.pop("next_version", None)
                document.pop("next_assignment_id", None)
                document.pop("entry_id", None)
                if "assignment_version" in document:
                    document["assignment_version"] = plan["version"]
                if "entries_looked_at" in document:
                    document["entries_looked_at"] = []
                if document.get("record", {}).get("type") == "graded_step":
                    del document["record"]
    return made


@cache
def valid_texts() -> tuple[tuple[str, str], ...]:
    """Give every kind in every variant as JSON text: valid, and full of markers."""
    kinds: list[tuple[str, Any]] = [*DOCUMENTS.items(), *RECORDS.items()]
    return tuple(
        (kind, json.dumps(_bundle(index) if kind == "bundle" else fill(hint, kind, index)))
        for kind, hint in kinds
        for index in ((0,) if kind in RECORDS else range(VARIANTS + 1))
    )


_UNKNOWN = f"{MARK} unknown"
HOSTILE = hostile_values(MARK)
"""Values that belong nowhere, or nearly nowhere."""


def mutate(chance: random.Random, document: Json) -> Json:
    """Make one to three changes to a copy; some of them leave the document valid."""
    made = copy.deepcopy(document)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        holder, key = chance.choice(places(made))
        change = chance.choice(("value", "unknown", "drop", "words", "words", "words", "rename"))
        held = holder[key]
        if change == "value":
            holder[key] = copy.deepcopy(chance.choice(HOSTILE))
        elif change == "words":
            marked = isinstance(held, str) and MARK in held
            holder[key] = held + chance.choice(("", " é", "-2")) if marked else held
        elif change == "drop":
            del holder[key]
        elif isinstance(holder, dict):
            name = _UNKNOWN if change == "unknown" else f"{MARK} {key}"
            holder[name] = chance.choice((f"{MARK} value", {MARK: MARK}, held))
            if change == "rename":
                del holder[key]
        if not made:
            break
    return made


def spoil(chance: random.Random, text: str) -> str:
    """Break JSON text itself, about one time in six."""
    at = chance.randrange(1, len(text))
    return chance.choice((*[text] * 40, *spoiled(text, at, MARK)))

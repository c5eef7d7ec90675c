"""Every public object has one documented place: which page it is on, and under which name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

import attrs
import griffe

import homework_kit
from docs._ext.api_source import PACKAGE, Thing, found, module_names
from docs._ext.api_story import MODULES, ROOMS, STORY

TYPES: Final = "types"


@attrs.frozen(slots=True)
class Place:
    """Where an object is documented."""

    page: str
    name: str
    """The name to import it by, as `homework_kit.Entry`."""
    thing: Thing


@attrs.define(slots=True)
class Register:
    """The places given so far, by path of the source; an object keeps the first."""

    cited: Mapping[str, str] = attrs.field(factory=dict)
    """The link to each page of docs, by its file name."""
    places: dict[str, Place] = attrs.field(factory=dict)

    def give(self, page: str, name: str, path: str) -> None:
        """Give an object a place, unless it has one."""
        thing = found(path)
        if thing is not None:
            self.places.setdefault(thing.path, Place(page, name, thing))

    def of(self, page: str) -> list[Place]:
        """List what a page documents, in the order in which places were given."""
        return [place for place in self.places.values() if place.page == page]

    def name_of(self, path: str) -> str | None:
        """Name what an annotation names; a type that has no place yet gets one among the types."""
        thing = found(path) if path.startswith(f"{PACKAGE}.") else None
        if thing is None or thing.is_module or re.search(r"(^|\.)_", thing.path):
            return None
        if isinstance(thing, griffe.Attribute) and "TypeVar" in str(thing.value):
            return None
        self.places.setdefault(thing.path, Place(TYPES, thing.path, thing))
        return self.places[thing.path].name


def modules() -> dict[str, str]:
    """Map each documented module to the name it is known by; adapters come by themselves."""
    adapters = import_module(f"{PACKAGE}.adapters")
    named = [f"{PACKAGE}.adapters.{each.name}" for each in iter_modules(adapters.__path__)]
    shown = [each for each in named if "__all__" in vars_of(each)]
    rooms = [f"{PACKAGE}.{room}" for room in ROOMS if found(f"{PACKAGE}.{room}") is not None]
    return MODULES | {each: each for each in [*rooms, *shown]}


def vars_of(path: str) -> set[str]:
    """List what a module defines, without running it, for an adapter may lack its package."""
    thing = found(path)
    return set(thing.members) if thing is not None else set()


def register(cited: Mapping[str, str]) -> Register:
    """Give every public object its place: the story first, then module by module."""
    kept = Register(cited)
    told = [name for chapter in STORY.values() for name in chapter.names]
    pages = {name: page for page, chapter in STORY.items() for name in chapter.names}
    for name in [*told, *(each for each in homework_kit.__all__ if each not in pages)]:
        kept.give(pages.get(name, "exchange"), f"{PACKAGE}.{name}", f"{PACKAGE}.{name}")
    for module, known in modules().items():
        for name in module_names(module):
            kept.give(known, f"{known}.{name}", f"{module}.{name}")
    return kept

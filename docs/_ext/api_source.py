"""The package as it is written: what its public names are, and what their signatures name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import griffe

import homework_kit

PACKAGE: Final = "homework_kit"
Thing = griffe.Object


@cache
def package() -> griffe.Module:
    """Read the package's source, without running it."""
    source = Path(homework_kit.__file__).parents[1]
    loaded = griffe.load(PACKAGE, search_paths=[source], docstring_parser="google")
    assert isinstance(loaded, griffe.Module)
    return loaded


def found(path: str) -> Thing | None:
    """Find what a dotted path names, through every import that renames it.

    Where a package imports a function that is called like one of its modules, as Python does, the
    path names the function.

    >>> found("homework_kit.adherence.summarize").kind.value
    'function'
    """
    *within, last = path.split(".")[1:]
    at: Thing = package()
    for part in within:
        inner = _target(at, part)
        if inner is None:
            return None
        at = inner
    imported = at.imports.get(last, "")
    if imported.startswith(f"{PACKAGE}.") and imported != f"{at.path}.{last}":
        return found(imported)
    return _target(at, last)


def _target(owner: Thing, name: str) -> Thing | None:
    try:
        member = owner.members[name]
        return member.final_target if isinstance(member, griffe.Alias) else member
    except (KeyError, griffe.AliasResolutionError):
        return None


def module_names(path: str) -> list[str]:
    """List the public names of a module: its `__all__`, or else what it defines itself."""
    module = package()[path.removeprefix(f"{PACKAGE}.")]
    if module.exports is not None:
        return sorted(str(name) for name in module.exports)
    return sorted(
        name
        for name, member in module.members.items()
        if not name.startswith("_") and not member.is_alias and not member.is_module
    )


def members(owner: griffe.Class) -> Iterator[griffe.Attribute | griffe.Function]:
    """Give what a reader of a class meets: members with a type, own methods, own properties."""
    for name, member in owner.all_members.items():
        target = member.final_target if isinstance(member, griffe.Alias) else member
        if name.startswith("_"):
            continue
        if (isinstance(target, griffe.Function) and name in owner.members) or (
            isinstance(target, griffe.Attribute) and _is_member(target)
        ):
            yield target


def _is_member(attribute: griffe.Attribute) -> bool:
    declared = "".join(attribute.lines[:1])
    return attribute.annotation is not None and "ClassVar" not in declared

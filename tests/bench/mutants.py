"""Modules with one change in each, as a hand that slips might make it."""

from __future__ import annotations

import functools
import gc
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

SRC = Path(__file__).parents[2] / "src"
# mutmut passes over functions with a decorator; behind a comment it sees none.
DECORATED = re.compile(r"^( *)@(?!attrs)", re.MULTILINE)
HIDDEN = re.compile(r"^( *)#hidden@", re.MULTILINE)


@attrs.frozen(kw_only=True)
class Mutant:
    """A module with one change in it."""

    name: str
    path: Path
    function: str
    """The function around the change, as in `Course.opening`."""
    lines: tuple[int, ...]
    """The lines that changed."""
    was: str
    becomes: str
    source: str = attrs.field(repr=False)

    @property
    def module(self) -> str:
        """The name to import it by."""
        parts = self.path.relative_to(SRC).with_suffix("").parts
        return ".".join(parts).removesuffix(".__init__")


def changes(package: Path) -> Iterator[tuple[str, Callable[[], Mutant]]]:
    """Give the name of every mutant of a package, and how to make it."""
    # Loaded here and untyped, since mutmut is no part of `dev`.
    create = importlib.import_module("mutmut.mutation.file_mutation").create_mutations
    for path in sorted(package.glob("*.py")):
        hidden = DECORATED.sub(r"\1#hidden@", path.read_text("utf-8"))
        module, mutations, *_ = create(str(path), hidden)
        around = dict(_functions(module))
        for number, mutation in enumerate(mutations):
            name = f"{package.name}/{path.name}:{number}"
            function = around.get(id(mutation.contained_by_top_level_function))
            if function is not None:
                yield name, functools.partial(_made, name, path, module, mutation, function)


def _functions(module: Any) -> Iterator[tuple[int, str]]:
    """Name the functions of a module and of its classes, as mutmut tells them apart."""
    for node in module.body:
        name = getattr(getattr(node, "name", None), "value", "")
        if type(node).__name__ == "FunctionDef":
            yield id(node), name
        elif type(node).__name__ == "ClassDef":
            yield from ((key, f"{name}.{inner}") for key, inner in _functions(node.body))


def _made(name: str, path: Path, module: Any, mutation: Any, function: str) -> Mutant:
    found = module.deep_replace(mutation.original_node, mutation.mutated_node)
    source = HIDDEN.sub(r"\1@", found.code)
    old, new = path.read_text("utf-8").splitlines(), source.splitlines()
    spans = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    spans = [each for each in spans if each[0] != "equal"]
    return Mutant(
        name=name,
        path=path,
        function=function,
        lines=tuple(line + 1 for _, low, high, *_ in spans for line in range(low, high)),
        was=" ".join(line.strip() for _, low, high, *_ in spans for line in old[low:high]),
        becomes=" ".join(line.strip() for *_, low, high in spans for line in new[low:high]),
        source=source,
    )


def put_in(mutant: Mutant) -> None:
    """Let this process run the mutant: give the loaded function the code of the changed one."""
    changed = ModuleType(mutant.module)
    changed.__file__ = str(mutant.path)
    exec(compile(mutant.source, str(mutant.path), "exec"), changed.__dict__)  # noqa: S102 - a change to our own code
    old = _function(sys.modules[mutant.module], mutant.function)
    new = _function(changed, mutant.function)
    old.__code__, old.__defaults__ = new.__code__, new.__defaults__
    old.__kwdefaults__ = new.__kwdefaults__


def _function(module: ModuleType, name: str) -> Any:
    found: Any = module
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    if isinstance(found, property):
        found = found.fget
    return inspect.unwrap(getattr(found, "__func__", found))


def memories() -> list[Any]:
    """Give every function that remembers its answers: a changed one must not find the old ones."""
    kind = type(functools.lru_cache(_function))
    found = [each for each in gc.get_objects() if isinstance(each, kind)]
    return [each for each in found if each.__module__.startswith(("homework_kit", "tests"))]

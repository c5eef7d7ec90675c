"""Would a test notice a wrong line: `python tests/bench/mutation.py --sample 600 --seed 1`.

Draws that many of all mutants of `adherence` and `schedule`, each one small change to one line (an
argument left out, `<` for `<=`, another number, `None` for a value), and runs the tests against each
one until a test fails. Prints every mutant that no test noticed and is not listed as equivalent in
`equivalent_mutants.toml`; exit code 1 on any. `--mutants adherence/attach.py:12` runs that one again.

The mutants are those of mutmut, whose own runner leaves out what is cached or a property.
"""

from __future__ import annotations

import argparse
import importlib
import math
import multiprocessing
import os
import random
import re
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import ndiff
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from tempfile import mkdtemp
from types import CodeType, ModuleType
from typing import Any

import attrs
import hypothesis
import pytest

import homework_kit.language
import homework_kit.models.bundle
import homework_kit.schemas

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "homework_kit"
IMPORT = "--import-mode=importlib"
ROOMS = ("adherence", "schedule")
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
# From the quickest to the slowest. A stage begins once everything before it has passed.
STAGES = {
    "adherence": (("tests/adherence",), ("tests/vectors/test_summary_vectors.py",)),
    "schedule": (("tests/schedule",), ("tests/vectors/test_occurrence_vectors.py",)),
}
WHOLE = ("tests/adherence", "tests/schedule", "tests/property", "tests/vectors", "tests/reference")
QUICKLY = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "-o", f"addopts={IMPORT}")
CPU_SECONDS = 600  # a mutant that never ends has been noticed
BYTES = 4 << 30  # and so has one that fills the memory
# mutmut passes over functions with a decorator; behind a comment it sees none.
DECORATED = re.compile(r"^( +|)@(?!attrs)", re.MULTILINE)
HIDDEN = re.compile(r"^( *)#hidden@", re.MULTILINE)


@attrs.frozen(kw_only=True)
class Mutant:
    """A module with one change in it."""

    name: str
    path: Path
    function: str
    source: str = attrs.field(repr=False)
    was: str
    becomes: str

    @property
    def listed(self) -> tuple[str, ...]:
        """What the list of equivalent mutants knows it by."""
        module = self.name.partition(":")[0]
        return module, self.function, self.was, self.becomes


def main(argv: Sequence[str] | None = None) -> int:
    """Run the drawn mutants, print those that survive, and the score."""
    parser = argparse.ArgumentParser(description="Find wrong lines that no test notices.")
    parser.add_argument("--sample", type=int, default=600, metavar="N", help="how many to draw")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--mutants", nargs="+", metavar="MODULE:N", help="these, and no draw")
    parser.add_argument("--fast", action="store_true", help="leave the laws out")
    options = parser.parse_args(argv)
    os.chdir(ROOT)
    sys.dont_write_bytecode, sys.pycache_prefix = False, mkdtemp()  # compile the tests once
    _draw_alike()
    pytest.main(["--version"])  # loads the plugins
    everything = {name: change for room in ROOMS for name, change in _changes(room)}
    names = options.mutants or random.Random(options.seed).sample(  # noqa: S311 - no secret
        sorted(everything), options.sample
    )
    for room in ROOMS:
        if any(name.startswith(room) for name in names) and _noticed(room, None, options.fast):
            sys.stdout.write("The tests fail without any change. Mend them first.\n")
            return 2
    equivalent = {tuple(each[part] for part in PARTS) for each in _listed()}
    met: Counter[str] = Counter()
    start = time.perf_counter()
    for name in names:
        mutant = _mutant(name, everything[name])
        if mutant.listed in equivalent:
            met["equivalent"] += 1
            continue
        noticed = _noticed(name.partition("/")[0], mutant, options.fast)
        met["noticed" if noticed else "survived"] += 1
        if not noticed:
            _show(mutant)
    _report(met, of=len(everything), seconds=time.perf_counter() - start)
    return 1 if met["survived"] else 0


PARTS = ("module", "function", "was", "becomes")


def _listed() -> list[dict[str, str]]:
    return list(tomllib.loads(EQUIVALENT.read_text("utf-8"))["mutant"])


def _draw_alike() -> None:
    """Let every run draw the same examples, and show a failure as it was found."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutation", phases=phases, derandomize=True, database=None, deadline=None
    )
    hypothesis.settings.load_profile("mutation")


def _changes(room: str) -> Iterator[tuple[str, Any]]:
    # Loaded here and untyped, since mutmut is no part of `dev`.
    create = importlib.import_module("mutmut.mutation.file_mutation").create_mutations
    for path in sorted((PACKAGE / room).glob("*.py")):
        source = DECORATED.sub(r"\1#hidden@", path.read_text("utf-8"))
        module, mutations, *_ = create(str(path), source)
        for number, mutation in enumerate(mutations):
            yield f"{room}/{path.name}:{number}", (path, module, mutation)


def _mutant(name: str, change: tuple[Path, Any, Any]) -> Mutant:
    path, module, mutation = change
    found = module.deep_replace(mutation.original_node, mutation.mutated_node)
    source = HIDDEN.sub(r"\1@", found.code)
    lines = [each for each in ndiff(path.read_text("utf-8").splitlines(), source.splitlines())]
    around = mutation.contained_by_top_level_function
    return Mutant(
        name=name,
        path=path,
        function=getattr(getattr(around, "name", None), "value", ""),
        source=source,
        was=" ".join(each[2:].strip() for each in lines if each.startswith("- ")),
        becomes=" ".join(each[2:].strip() for each in lines if each.startswith("+ ")),
    )


def _noticed(room: str, mutant: Mutant | None, fast: bool) -> bool:
    """Say whether a test fails, in a fork that has everything loaded but the two rooms."""
    process = multiprocessing.get_context("fork").Process(target=_run, args=(room, mutant, fast))
    process.start()
    process.join()
    return process.exitcode != 0


def _run(room: str, mutant: Mutant | None, fast: bool) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if mutant is not None:
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.meta_path.insert(0, _Finder(mutant))
    for stage in STAGES[room] if fast else (*STAGES[room], WHOLE):
        if code := pytest.main([*QUICKLY, *stage]):
            os._exit(int(code))
    os._exit(0)


class _Finder:
    """Finds the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        parts = mutant.path.relative_to(PACKAGE.parent).with_suffix("").parts
        self.module = ".".join(parts).removesuffix(".__init__")

    def find_spec(self, name: str, path: object, target: ModuleType | None = None) -> Any:
        del path, target
        if name != self.module:
            return None
        return _spec(name, self.mutant)


def _spec(name: str, mutant: Mutant) -> ModuleSpec | None:
    loader = _Loader(name, str(mutant.path))
    loader.source = mutant.source
    return spec_from_file_location(name, mutant.path, loader=loader)


class _Loader(SourceFileLoader):
    """Compiles the mutant instead of the file."""

    source: str

    def get_code(self, fullname: str) -> CodeType | None:
        del fullname
        return compile(self.source, self.path, "exec", dont_inherit=True)


def _show(mutant: Mutant) -> None:
    sys.stdout.write(f"{mutant.name} {mutant.function}\n- {mutant.was}\n+ {mutant.becomes}\n\n")
    sys.stdout.flush()


def _report(met: Counter[str], *, of: int, seconds: float) -> None:
    noticed, judged = met["noticed"], met["noticed"] + met["survived"]
    low, high = _wilson(noticed, judged)
    sys.stdout.write(
        f"{met.total()} of {of} mutants: {noticed} noticed, {met['survived']} survived, "
        f"{met['equivalent']} equivalent\n"
        f"{noticed / judged:.1%} noticed, 95 % interval {low:.1%} to {high:.1%} "
        f"in {seconds:.0f} seconds\n"
    )


def _wilson(noticed: int, judged: int) -> tuple[float, float]:
    z = 1.96
    share = noticed / judged
    middle = share + z * z / (2 * judged)
    half = z * math.sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    whole = 1 + z * z / judged
    return (middle - half) / whole, (middle + half) / whole


if __name__ == "__main__":
    sys.exit(main())

"""Would a test notice a wrong line: `python tests/bench/mutation.py --sample 600 --seed 1`.

Draws that many of all mutants of `adherence` and `schedule`, each with one small change to one line
(an argument left out, `<` for `<=`, another number, `None` for a value), and runs the tests that
come by that line, from the quickest on, until one fails. Prints every mutant that no test noticed
and is not listed in `equivalent_mutants.toml`; exit code 1 on any. `--mutants schedule/next.py:12`
takes that one alone.

The changes are those of mutmut, whose own runner leaves out what is cached or a property. Changes
outside of functions, such as to a constant, are not drawn.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import coverage
import pytest
from coverage import CoverageData
from hypothesis import HealthCheck, Phase, settings

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from homework_kit.adherence.exact import wilson
from tests.bench.mutants import SRC, Mutant, changes, memories, put_in

ROOMS = [SRC / "homework_kit" / name for name in ("adherence", "schedule")]
TESTS = ("tests/adherence", "tests/schedule", "tests/vectors", "tests/reference")
LAWS = ("tests/property",)
OPTIONS = (
    "-q",
    "-p",
    "no:cacheprovider",
    "--assert=plain",
    "-o",
    "addopts=--import-mode=importlib",
)
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.toml")
PARTS = ("module", "function", "was", "becomes")
BYTES = 4 << 30


def main(argv: Sequence[str] | None = None) -> int:
    """Run the drawn mutants, print those that survive, and the score."""
    parser = argparse.ArgumentParser(description="Find wrong lines that no test notices.")
    parser.add_argument("--sample", type=int, default=600, metavar="N", help="how many to draw")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--mutants", nargs="+", metavar="MODULE:N", help="these, and no draw")
    parser.add_argument("--fast", action="store_true", help="leave the laws out")
    options = parser.parse_args(argv)
    os.chdir(SRC.parent)
    makers = {name: make for room in ROOMS for name, make in changes(room)}
    draw = random.Random(options.seed).sample  # noqa: S311 - no secret
    names = options.mutants or draw(sorted(makers), options.sample)
    _draw_alike()
    judge = Judge([makers[name]() for name in names])
    code = pytest.main([*OPTIONS, *TESTS, *(() if options.fast else LAWS)], plugins=[judge])
    if code:
        sys.stdout.write("The tests fail without any change, or run again. Mend them first.\n")
        return int(code)
    sys.stdout.write(f"{judge.score()}, drawn from {len(makers)}\n")
    return 1 if judge.met["survived"] else 0


def _draw_alike() -> None:
    """Let every run draw the same examples, and take a failure as it was found."""
    settings.register_profile(
        "mutation",
        phases=(Phase.explicit, Phase.generate),
        derandomize=True,
        database=None,
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
    )
    settings.load_profile("mutation")


class Judge:
    """Runs the tests once as they are, and then those that come by a mutant with it put in."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        """Take the mutants that are to be judged."""
        self.met: Counter[str] = Counter()
        self.mutants = mutants
        listed = tomllib.loads(EQUIVALENT.read_text("utf-8"))["mutant"]
        self.equivalent = {tuple(each[part] for part in PARTS) for each in listed}
        self.took: dict[str, float] = {}
        self.memories: list[Any] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge every mutant, in a fork of a process that has everything loaded."""
        self.memories = memories()
        seen = self._as_they_are(session)
        # Tests that cannot be run again would take every mutant for a fault.
        session.testsfailed += not session.testsfailed and self._fail(None, session.items, session)
        if session.testsfailed:
            return True
        for mutant in self.mutants:
            place = (mutant.name.partition(":")[0], mutant.function, mutant.was, mutant.becomes)
            if place in self.equivalent:
                self.met["equivalent"] += 1
                continue
            tests = self._coming_by(mutant, seen, session.items)
            noticed = self._fail(mutant, tests, session)
            self.met["noticed" if noticed else "survived"] += 1
            if not noticed:
                sys.stdout.write(f"\n{mutant.name} {mutant.function}, {len(tests)} tests\n")
                sys.stdout.write(f"- {mutant.was}\n+ {mutant.becomes}\n")
                sys.stdout.flush()
        return True

    def _as_they_are(self, session: pytest.Session) -> CoverageData:
        """Run every test without a change, and see which lines it comes by."""
        places = [f"{room}/*" for room in ROOMS]
        watch = coverage.Coverage(data_file=None, config_file=False, include=places)
        watch.start()
        for item in session.items:
            self._forget()
            watch.switch_context(item.nodeid)
            start = time.perf_counter()
            _run(item)
            self.took[item.nodeid] = time.perf_counter() - start
        watch.stop()
        return watch.get_data()

    def _coming_by(
        self, mutant: Mutant, seen: CoverageData, items: list[pytest.Item]
    ) -> list[pytest.Item]:
        by_line = seen.contexts_by_lineno(str(mutant.path))
        names = {name for line in mutant.lines for name in by_line.get(line, ())}
        if not names:  # lines that hold only constants are not told apart
            near = [line for line in by_line if line < min(mutant.lines)]
            names = {*by_line[max(near)]} if near else set()
        return sorted(
            (each for each in items if each.nodeid in names),
            key=lambda each: self.took[each.nodeid],
        )

    def _fail(
        self, mutant: Mutant | None, tests: list[pytest.Item], session: pytest.Session
    ) -> bool:
        """Say whether a test fails with a mutant, or without any, in a fork."""
        seconds = 20 + round(5 * sum(self.took[each.nodeid] for each in tests))
        return _dies(partial(self._with, mutant, tests, session), seconds)

    def _with(
        self, mutant: Mutant | None, tests: list[pytest.Item], session: pytest.Session
    ) -> bool:
        session.config.pluginmanager.unregister(name="terminalreporter")  # nobody looks at these
        if mutant is not None:
            put_in(mutant)
        self._forget()
        for item in tests:
            _run(item)
            if session.testsfailed:
                return True
        return False

    def _forget(self) -> None:
        for each in self.memories:
            each.cache_clear()

    def score(self) -> str:
        """Say how many were noticed, with the Wilson interval of the share."""
        met, judged = self.met, self.met["noticed"] + self.met["survived"]
        share, (low, high) = met["noticed"] / judged, wilson(met["noticed"], judged)
        counts = ", ".join(f"{met[each]} {each}" for each in ("noticed", "survived", "equivalent"))
        return f"{counts}: {share:.1%} noticed (95 % interval {low:.1%} to {high:.1%})"


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def _dies(fails: Callable[[], bool], seconds: int) -> bool:
    """Ask in a fork; a mutant that breaks it, never ends or fills the memory is noticed too."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        code = int(fails())
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main())

"""Build what is published, twice, and install it as a stranger would: alone and with each extra.

Run from a checkout, in an environment that has the extras `dev` and `release`:
`.venv/bin/python tests/bench/package.py [FOLDER]`. It leaves the sdist, the wheel and a bill of
materials (CycloneDX) in FOLDER, `dist` by default, and prints sizes and import times. It fails
where the two builds differ, where an extra does not install, or where an import needs what its
extra lacks.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
IMPORTS = {
    "": "homework_kit.cli, homework_kit.adapters.fhir, homework_kit.adapters.jscalendar",
    "fastapi": "homework_kit.adapters.fastapi",
    "ical": "homework_kit.adapters.ical",
    "translate": "homework_kit.language.exchange",
    "testing": "homework_kit.testing",
    "completion": "shtab, homework_kit.cli.completion",
}
NOT_FOR_USERS = {"bench", "dev", "docs", "mutation", "release"}


def run(*command: str | Path, env: dict[str, str] | None = None) -> str:
    """Run a command and give what it printed; a command that fails ends this one."""
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=os.environ | (env or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def say(line: str) -> None:
    """Print a line at once, since the next one may take a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def build(place: Path) -> dict[str, str]:
    """Build the sdist, and the wheel from the sdist; give the digest of each."""
    when = run("git", "log", "-1", "--format=%ct").strip()
    env = {"SOURCE_DATE_EPOCH": when}
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", place, ROOT, env=env)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.iterdir()}


class Installed:
    """A fresh environment that holds the wheel, with an extra or alone."""

    def __init__(self, place: Path, wheel: Path, extra: str) -> None:
        """Make the environment and install into it."""
        venv.create(place, with_pip=True)
        self.python = place / "bin" / "python"
        (self.site,) = place.glob("lib/python*/site-packages")
        before = self.size()
        run(self.python, "-m", "pip", "install", "-q", f"{wheel}[{extra}]" if extra else wheel)
        self.added = self.size() - before

    def size(self) -> int:
        """Give the bytes of everything in the environment's packages, without compiled caches."""
        files = (path for path in self.site.rglob("*") if "__pycache__" not in path.parts)
        return sum(path.stat().st_size for path in files if path.is_file())

    def milliseconds(self, statement: str, runs: int = 9) -> float:
        """Time a statement in new processes, without their start; give the median."""
        timed = "import time; a = time.perf_counter(); {}; print(time.perf_counter() - a)"
        code = timed.format(statement)
        return median(float(run(self.python, "-c", code)) for _ in range(runs)) * 1000


def main() -> None:
    """Build, compare, install, import, measure."""
    parser = argparse.ArgumentParser(
        prog="python tests/bench/package.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", default="dist", type=Path, help="by default dist")
    target: Path = parser.parse_args().folder.resolve()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        first, second = build(target), build(scratch / "again")
        made = {name: first[name] for name in second}
        if made != second:
            sys.exit(f"Two builds of one commit differ: {made} and {second}")
        (wheel,) = (target / name for name in second if name.endswith(".whl"))
        for name in sorted(second):
            say(f"{name}: {(target / name).stat().st_size / MEGABYTE:.2f} MB, the same twice")
        install_alone(scratch / "alone", wheel, target)
        extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
            "optional-dependencies"
        ]
        for extra in sorted(set(extras) - NOT_FOR_USERS):
            there = Installed(scratch / extra, wheel, extra)
            run(there.python, "-c", f"import {IMPORTS[extra]}")
            say(f"with [{extra}]: {there.added / MEGABYTE:.1f} MB installed, imports")


def install_alone(place: Path, wheel: Path, target: Path) -> None:
    """Install without extras: the command runs, the import is light, the materials are listed."""
    alone = Installed(place, wheel, "")
    told = run(alone.python, "-m", "homework_kit", "--version").strip()
    run(place / "bin" / "homework-kit", "demo")
    run(alone.python, "-c", f"import {IMPORTS['']}")
    say(f"{told}: {alone.added / MEGABYTE:.1f} MB installed with what it needs")
    say(f"import homework_kit: {alone.milliseconds('import homework_kit'):.0f} ms")
    first = "import homework_kit as hk; hk.Assignment"
    say(f"and the first document: {alone.milliseconds(first):.0f} ms, of which")
    say(f"import pydantic: {alone.milliseconds('import pydantic.main'):.0f} ms")
    listed = target / "homework_kit.cdx.json"
    tool = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
    about: list[str | Path] = ["--pyproject", ROOT / "pyproject.toml", "--mc-type", "library"]
    run(*tool, *about, "--of", "JSON", "-o", listed, alone.python)
    say(f"{listed.name}: bill of materials of that environment")


if __name__ == "__main__":
    main()

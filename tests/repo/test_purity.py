"""The functional core: below `io`, `cli` and `testing` the same input gives the same output.

Everything that could change a result behind the caller's back (clock, randomness, locale,
environment, network, files) is searched for in the syntax tree of every other module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "homework_kit"

OUTSIDE_THE_CORE = ("io", "cli", "testing")

ALLOWED = {
    ("models/edits.py", "new_id"),  # the only randomness: a name for a new document
    ("packaged.py", "folder"),  # looks where the shipped files lie
    ("schemas/publish.py", "main"),  # a developer's command: writes the published files
}

# Whole modules that are never pure; `a.b` also covers `a.b.c`.
IMPURE = (
    "asyncio",
    "builtins.input",
    "builtins.open",
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "fileinput",
    "getpass",
    "glob",
    "http",
    "io.FileIO",
    "io.open",
    "locale",
    "multiprocessing",
    "os",
    "platform",
    "random",
    "secrets",
    "select",
    "shutil",
    "socket",
    "ssl",
    "subprocess",
    "sys.argv",
    "sys.stdin",
    "tempfile",
    "time",
    "urllib.request",
    "uuid",
    "zoneinfo.available_timezones",  # differs from host to host
)
PURE_ALL_THE_SAME = ("os.PathLike", "os.fspath", "time.struct_time")

# Methods that touch a file or a clock whatever the object is called.
IMPURE_METHODS = {
    "exists",
    "glob",
    "is_dir",
    "is_file",
    "iterdir",
    "mkdir",
    "now",
    "open",
    "rglob",
    "today",
    "touch",
    "unlink",
    "utcnow",
    "write_bytes",
    "write_text",
}
READING_METHODS = {"read_bytes", "read_text", "iterdir", "is_file", "is_dir"}
PACKAGED_DATA = ("importlib.resources", "homework_kit.packaged")
LOCALE_DIRECTIVES = ("%a", "%A", "%b", "%B", "%c", "%p", "%x", "%X")


def _imports(tree: ast.Module) -> dict[str, str]:
    """Map every name that an import binds to the full name of what it stands for."""
    bound: dict[str, str] = {"input": "builtins.input", "open": "builtins.open"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for each in node.names:
                name = each.name if each.asname else each.name.partition(".")[0]
                bound[each.asname or name] = name
        elif isinstance(node, ast.ImportFrom):
            for each in node.names:
                bound[each.asname or each.name] = f"{node.module}.{each.name}"
    return bound


def _full_name(node: ast.expr, bound: dict[str, str]) -> str | None:
    """Give the full dotted name of `a.b.c`, or None when `a` was not imported."""
    if isinstance(node, ast.Name):
        return bound.get(node.id)
    if isinstance(node, ast.Attribute):
        start = _full_name(node.value, bound)
        return f"{start}.{node.attr}" if start else None
    return None


def _within(name: str, roots: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(root + ".") for root in roots)


def _of_call(node: ast.Call, *, reads_packaged_data: bool) -> str | None:
    """Say what is impure about a call that its full name does not tell."""
    if not isinstance(node.func, ast.Attribute):
        return None
    method = node.func.attr
    if method in READING_METHODS and reads_packaged_data:
        return None
    if method in IMPURE_METHODS | READING_METHODS:
        return f".{method}()"
    if method == "astimezone" and not node.args and not node.keywords:
        return ".astimezone() without a zone"
    if method in {"strftime", "strptime"} and any(
        directive in str(each.value)
        for each in node.args
        if isinstance(each, ast.Constant)
        for directive in LOCALE_DIRECTIVES
    ):
        return f".{method}() with the names of a locale"
    return None


def _walk(node: ast.AST, function: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Give every node with the name of the outermost function or class it stands in."""
    for child in ast.iter_child_nodes(node):
        inside = function
        if not function and isinstance(
            child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ):
            inside = child.name
        yield child, inside
        yield from _walk(child, inside)


def impurities(source: str) -> list[tuple[int, str, str]]:
    """Find every impure use in a module: line, function it stands in, and what it is."""
    tree = ast.parse(source)
    bound = _imports(tree)
    reads_packaged_data = any(_within(name, PACKAGED_DATA) for name in bound.values())
    found: list[tuple[int, str, str]] = []
    for node, function in _walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            name = _full_name(node, bound)
            if name and _within(name, IMPURE) and not _within(name, PURE_ALL_THE_SAME):
                found.append((node.lineno, function, name))
        elif isinstance(node, ast.Call):
            what = _of_call(node, reads_packaged_data=reads_packaged_data)
            if what:
                found.append((node.lineno, function, what))
    return found


def test_the_core_is_pure() -> None:
    """No module below io, cli and testing reaches a clock, chance, locale, environment or file."""
    found = [
        f"{place}:{line}: {what}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if (place := path.relative_to(PACKAGE).as_posix()).partition("/")[0] not in OUTSIDE_THE_CORE
        for line, function, what in impurities(path.read_text("utf-8"))
        if (place, function) not in ALLOWED
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime as dt\ndt.datetime.now(dt.UTC)",
        "from datetime import date\ndate.today()",
        "from datetime import datetime\nclock = datetime.utcnow",
        "import time\ntime.time()",
        "from time import monotonic\nmonotonic()",
        "import random\nrandom.random()",
        "from secrets import token_hex\ntoken_hex()",
        "import os\nos.environ['TZ']",
        "import locale\nlocale.getlocale()",
        "import socket\nsocket.socket()",
        "import uuid\nuuid.uuid4()",
        "def read(path):\n    return open(path).read()",
        "from pathlib import Path\nPath('a').read_text()",
        "from pathlib import Path\nPath('a').write_text('b')",
        "from zoneinfo import available_timezones as names\nnames()",
        "def local(moment):\n    return moment.astimezone()",
        "def name(moment):\n    return moment.strftime('%A')",
    ],
)
def test_an_impure_line_is_found(source: str) -> None:
    """The search finds what it is there to find."""
    assert impurities(source)


@pytest.mark.parametrize(
    "source",
    [
        "import datetime as dt\ndt.datetime.fromisoformat('2026-03-29').date()",
        "from zoneinfo import ZoneInfo\nZoneInfo('Europe/London')",
        "from importlib.resources import files\nfiles('homework_kit').read_text('utf-8')",
        "class Occasions:\n    open: int = 0",
        "def due(moment, zone):\n    return moment.astimezone(zone)",
        "def text(moment):\n    return moment.strftime('%Y-%m-%d')",
    ],
)
def test_a_pure_line_is_left_alone(source: str) -> None:
    """The search does not cry wolf over what the core is allowed to do."""
    assert impurities(source) == []

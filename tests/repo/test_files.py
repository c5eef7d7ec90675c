"""The files of the repository: short modules, reasons beside exceptions, no foreign addresses."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULE_LINES = 400

_LEFT_BY_TOOLS = {"__pycache__", "build", "dist", "generated", "htmlcov", "node_modules"}
_HIDDEN_AND_OURS = {".ci", ".gitignore"}

# Written so that this file does not hold what it looks for.
_ADDRESSES = re.compile(
    r"(?:pypi|pythonhosted|anaconda|rubygems)[.]org|registry[.](?:npmjs|yarnpkg)|"
    r"static[.](?:crates)[.]io|(?:proxy)[.]golang"
)
_MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp/\w+)/|[A-Z]:\\Users\\")

_EXCEPTIONS = (
    # comment, and the form it must have: a code, then a reason of two words or more
    (re.compile(r"noqa"), re.compile(r"# noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*\W+\w+\W+\w+")),
    (re.compile(r"type: *ignore"), re.compile(r"# type: ignore\[[a-z, -]+\]\W+\w+\W+\w+")),
    (re.compile(r"pyright: *ignore"), re.compile(r"# pyright: ignore\[\w[\w, ]*\]\W+\w+\W+\w+")),
    (re.compile(r"pragma:"), re.compile(r"# pragma: no (cover|branch)\W+\w+\W+\w+")),
)


def _ours(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return (
        path.is_file()
        and parts[0] != "site"
        and all(
            part in _HIDDEN_AND_OURS or not (part.startswith(".") or part in _LEFT_BY_TOOLS)
            for part in parts
        )
    )


def files(pattern: str = "*", *folders: str) -> list[Path]:
    """List the repository's own files, without what version control and tools leave beside them."""
    places = [ROOT / folder for folder in folders] or [ROOT]
    return sorted(path for place in places for path in place.rglob(pattern) if _ours(path))


def unexplained(source: str) -> list[str]:
    """List the comments that switch a check off without saying which one and why."""
    comments = [
        token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    ]
    return [
        comment
        for comment in comments
        for marker, form in _EXCEPTIONS
        if re.match(rf"#\s*{marker.pattern}|.*# *{marker.pattern}", comment)
        and not form.search(comment)
    ]


def test_modules_are_short() -> None:
    """No module has more than 400 lines: a file has one job."""
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in files("*.py", "src", "tests", "examples")
        if (lines := len(path.read_text("utf-8").splitlines())) > MODULE_LINES
    }
    assert long == {}


def test_every_switched_off_check_has_a_code_and_a_reason() -> None:
    """Each noqa, ignore and pragma names the rule it switches off and says why on its line."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {comment}"
        for path in files("*.py", "src", "tests", "examples")
        for comment in unexplained(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("comment", "accepted"),
    [
        ("# noqa", False),  # a sample: its reason is lacking on purpose
        ("# noqa: C901", False),  # a sample: its reason is lacking on purpose
        ("# noqa: C901 - one flat table", True),
        ("# noqa: C901, PLR0911 - one flat table", True),
        ("# type: ignore", False),  # a sample: its reason is lacking on purpose
        (
            "# type: ignore[arg-type]",
            False,
        ),  # a sample: its reason is lacking on purpose
        ("# type: ignore[arg-type]  # refused on purpose", True),
        ("# pyright: ignore[reportArgumentType]  # refused on purpose", True),
        ("# pragma: no cover", False),
        ("# pragma: no cover - other systems only", True),
        ("# a comment like any other", True),
    ],
)
def test_an_unexplained_comment_is_found(comment: str, *, accepted: bool) -> None:
    """The search tells a reason from its absence."""
    assert (unexplained(f"x = 1  {comment}\n") == []) is accepted


@pytest.mark.parametrize(
    ("what", "pattern"), [("registries", _ADDRESSES), ("machines", _MACHINE_PATHS)]
)
def test_no_file_names_a_foreign_place(what: str, pattern: re.Pattern[str]) -> None:
    """No file holds the address of a package registry or a path of one machine."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {match.group()} ({what})"
        for path in files()
        if path != Path(__file__)
        for match in pattern.finditer(path.read_text("utf-8", errors="replace"))
    ]
    assert found == []

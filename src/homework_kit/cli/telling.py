"""How `validate` prints what it found: for people, for programs, and for the tools of a repository.

Everything is printed as it is found, so that no number of problems has to fit into memory.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import attrs

from homework_kit._version import __version__
from homework_kit.cli.terminal import columns, visible

if TYPE_CHECKING:
    from homework_kit.errors import Problem
    from homework_kit.io.stream import Found

_BEFORE: Final = 40
_MOST: Final = 1_000
_SARIF: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_EXCERPT: Final = 76


@attrs.define(slots=True)
class Telling:
    """Prints problems in one format; `show_values` adds the line of each to text.

    Of each file at most so many are printed, and then how many more there are. A program is given
    all of them, unless it asked for fewer.
    """

    form: str
    show_values: bool = False
    most: int | None = None
    told: int = 0
    of_file: int = 0

    def begin(self) -> None:
        """Print what stands before the first problem."""
        if self.form == "sarif":
            driver = json.dumps(
                {"name": "homework-kit", "version": __version__, "rules": _rules()},
                ensure_ascii=False,
            )
            print(
                f'{{"$schema": "{_SARIF}", '
                f'"version": "2.1.0", "runs": [{{"tool": {{"driver": {driver}}}, '
                '"columnKind": "unicodeCodePoints", "results": ['
            )

    def tell(self, path: str, each: Problem, found: Found) -> None:
        """Print one problem of one document in one file, unless enough of the file are printed."""
        self.of_file += 1
        if self.of_file > self._limit:
            return
        if self.form == "json":
            print(json.dumps({"file": path} | attrs.asdict(each), ensure_ascii=False))
        elif self.form == "github":
            print(_annotation(path, each))
        elif self.form == "sarif":
            print(f"{',' if self.told else ''}{_result(path, each)}")
        else:
            print(f"{visible(path)}: {visible(str(each))}")
            if self.show_values:
                print(_excerpt(each, found))
        self.told += 1

    def start_file(self) -> None:
        """Count from the start again."""
        self.of_file = 0

    def end_file(self, path: str) -> None:
        """Say how many more problems a file has than were printed."""
        more = self.of_file - self._limit
        if more > 0:
            said = f"{visible(path)}: and {more} more. See them with --max-problems {self.of_file}."
            print(said, file=sys.stdout if self.form == "text" else sys.stderr)

    def end(self, *, all_read: bool) -> None:
        """Print what stands after the last problem (SARIF 2.1.0, section 3.20.14)."""
        if self.form == "sarif":
            told = json.dumps([{"executionSuccessful": all_read}])
            print(f'], "invocations": {told}}}]}}')

    @property
    def _limit(self) -> float:
        if self.most is None:
            return _MOST if self.form in {"text", "github"} else math.inf
        return self.most


def _rules() -> list[dict[str, object]]:
    """Describe every code a problem can have (SARIF 2.1.0, section 3.49), the ledger's with theirs.

    A limit differs from place to place: it is N here, and the number itself in each result.
    """
    from homework_kit.models.rules import LEDGER  # noqa: PLC0415 - only when asked for
    from homework_kit.problems import CODES, problem  # noqa: PLC0415 - the same

    sentences = {rule.code: (rule.number, rule.sentence) for rule in LEDGER}
    rules: list[dict[str, object]] = []
    for code in sorted(CODES):
        told = problem(code, limit="N", member="NAME")
        rule: dict[str, object] = {
            "id": code,
            "shortDescription": {"text": f"{told.message}."},
            "help": {"text": told.hint},
            "defaultConfiguration": {"level": "error"},
        }
        if code in sentences:
            number, sentence = sentences[code]
            rule |= {"fullDescription": {"text": sentence}, "properties": {"ledger": number}}
        rules.append(rule)
    return rules


def _annotation(path: str, each: Problem) -> str:
    """Write a problem as a GitHub annotation."""
    message = f"{each.pointer or '(whole document)'}: {each.code}: {each.message}. {each.hint}"
    file = _escaped(path).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={file},line={each.line},col={each.column}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _result(path: str, each: Problem) -> str:
    """Write a problem as a result of SARIF 2.1.0 (section 3.27)."""
    place = {
        "artifactLocation": {"uri": quote(PurePath(path).as_posix(), errors="replace")},
        "region": {"startLine": each.line, "startColumn": each.column},
    }
    named = [{"fullyQualifiedName": each.pointer}] if each.pointer else []
    return json.dumps(
        {
            "ruleId": each.code,
            "level": "error",
            "message": {"text": f"{each.message}. {each.hint}"},
            "locations": [{"physicalLocation": place, "logicalLocations": named}],
        },
        ensure_ascii=False,
    )


def _excerpt(each: Problem, found: Found) -> str:
    """Show the line of a problem, or the part of it around the place, with a caret below."""
    line, column = (each.line or 1) - found.line, (each.column or 1) - 1
    if line == 0:
        column -= found.column - 1
    lines = found.text.decode("utf-8", "replace").split("\n")
    source = lines[line] if line < len(lines) else ""
    start = max(0, column - _BEFORE)
    shown = "".join(each if each.isprintable() else " " for each in source[start:][:_EXCERPT])
    return f"  {shown}\n  {' ' * columns(shown[: column - start])}^"

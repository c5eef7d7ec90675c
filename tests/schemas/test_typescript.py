"""The TypeScript declarations: as generated, complete, and readable."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from homework_kit.models.kinds import NAMES
from homework_kit.schemas import schema
from homework_kit.schemas.typescript import declarations

FILE: Final = Path(__file__).parents[2] / "schemas" / "typescript" / "homework-kit.d.ts"
TEXT: Final = declarations()
DECLARED: Final = re.findall(r"^export (?:interface|type) (\w+)", TEXT, re.MULTILINE)
PLAIN: Final = {"string", "number", "boolean", "true", "false", "unknown", "name"}


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every closed object of the published schemas, once per file it stands in."""
    for kind in NAMES:
        root = schema(kind)
        for name, node in {root["title"]: root, **root.get("$defs", {})}.items():
            if "properties" in node:
                yield name, node


def interface(name: str) -> str:
    """Give the text of one interface."""
    found = re.search(rf"^export interface {name} {{\n(.*?)^}}", TEXT, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def test_the_file_is_as_generated() -> None:
    """A change of the schemas that did not reach the declarations is noticed."""
    assert FILE.read_text(encoding="utf-8") == TEXT


def test_the_command_prints_the_declarations() -> None:
    """What the command prints is what the file holds, so that a shell can write it there."""
    command = [sys.executable, "-m", "homework_kit.schemas.typescript"]
    ran = subprocess.run(command, capture_output=True, check=True)
    assert ran.stdout.decode() == TEXT


def test_an_object_of_one_name_is_one_object() -> None:
    """Several schemas may hold one object, and then they say the same of it."""
    seen: dict[str, dict[str, Any]] = {}
    for name, node in objects():
        members: dict[str, Any] = {
            key: node[key] for key in ("properties", "required") if key in node
        }
        assert seen.setdefault(name, members) == members


@pytest.mark.parametrize("name", sorted({name for name, _ in objects()}))
def test_every_object_has_its_members(name: str) -> None:
    """Each member of each object is declared, with `?` where it may be left out."""
    node = next(node for each, node in objects() if each == name)
    required = set(node.get("required", ()))
    declared = dict(re.findall(r"^  (\w+)(\??): ", interface(name), re.MULTILINE))
    assert declared == {each: "" if each in required else "?" for each in node["properties"]}


def test_names_are_unique_and_plain() -> None:
    """No name stands twice, none is numbered, and every name that is used is declared."""
    assert [name for name, count in Counter(DECLARED).items() if count > 1] == []
    assert [name for name in DECLARED if re.search(r"\d", name)] == []
    code = re.sub(r'/\*\*.*?\*/|//.*|"[^"]*"', "", TEXT)
    used = set(re.findall(r"[:=|(]\s*([A-Za-z]\w*)", code))
    assert used <= {*DECLARED, *PLAIN}


def test_there_is_no_noise() -> None:
    """No null, no tuple, no template literal, no any: only what a reader can use."""
    code = re.sub(r'/\*\*.*?\*/|//.*|"[^"]*"', "", TEXT)
    assert not re.search(r"null|\[\w+,|`|\bany\b", code)


def test_words_that_stand_twice_have_a_name() -> None:
    """A list of words is written out once at most; a second use has its name."""
    members = re.sub(r"^export type.*", "", TEXT, flags=re.MULTILINE)
    unions = re.findall(r'"[^\n]*" \| "[^\n]*"', members)
    assert [words for words, count in Counter(unions).items() if count > 1] == []


def test_every_object_has_a_comment() -> None:
    """A sentence stands before each interface."""
    assert len(re.findall(r"^/\*\* .+\. \*/\nexport interface", TEXT, re.MULTILINE)) == TEXT.count(
        "export interface"
    )


@pytest.mark.parametrize(
    ("owner", "line"),
    [
        ("Entry", "  recorded_at?: Instant;"),
        ("Entry", '  kind: "entry";'),
        ("Entry", "  deleted?: false;"),
        ("EntryTombstone", "  deleted: true;"),
        ("Entry", "  obstacles?: ObstacleCode[];"),
        ("Assignment", "  starts_on: LocalDate;"),
        ("Assignment", "  task: Task;"),
        ("Bundle", "  entries?: AnyEntry[];"),
        ("Rating", "  scale: Scale;"),
        ("Repeating", "  month_days?: number[];"),
        ("SelfMonitoringTask", '  what: ("mood" | "feelings" | "triggers"'),
        ("ThoughtRecord", "  extensions?: Extensions;"),
        ("Entry", '  /** Assumed when left out: "self". */\n  source?:'),
    ],
)
def test_members_have_the_types_that_read_best(owner: str, line: str) -> None:
    """Names where there are names, words where there are few, plain types else."""
    assert line in interface(owner)

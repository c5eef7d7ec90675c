"""The published schema files: as generated, self-contained, and kind to their readers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from homework_kit.errors import UnknownKind
from homework_kit.models.kinds import DOCUMENTS, NAMES
from homework_kit.models.rules import LEDGER
from homework_kit.packaged import folder
from homework_kit.schemas import index, rules, schema, validator
from homework_kit.schemas.publish import DIALECT, build_files, main
from tests.models.samples import SAMPLES

ROOT = Path(__file__).parents[2] / "schemas"
PATTERN_NEEDS_NO_GUARD = "^[^\\u0000]+$"
"""Text may end with a newline, so that Python's `$` makes no difference."""


def nodes(schema_: Any) -> Iterator[dict[str, Any]]:
    """Give every object of a schema that is a schema itself."""
    if isinstance(schema_, dict):
        yield schema_
        for key, value in schema_.items():
            for each in value.values() if key in ("properties", "$defs") else [value]:
                yield from nodes(each)
    elif isinstance(schema_, list):
        for each in schema_:
            yield from nodes(each)


def test_the_files_are_as_generated() -> None:
    """A change of the models that is not published is noticed."""
    assert main([str(ROOT), "--check"]) == 0


def test_there_is_one_file_per_name_and_none_besides() -> None:
    """One self-contained file per kind and per record type, an index, and the union for tools."""
    here = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.json")}
    by_hand = ("vectors/", "options/")
    assert {path for path in here if not path.startswith(by_hand)} == set(build_files())
    assert set(SAMPLES) == set(NAMES)


@pytest.mark.parametrize("name", [*NAMES, "document"])
def test_a_schema_is_a_schema(name: str) -> None:
    """Every file is valid under its dialect and carries its own id and title."""
    loaded = schema(name)
    Draft202012Validator.check_schema(loaded)
    assert loaded["$schema"] == DIALECT
    assert loaded["$id"] == f"urn:homework-kit:v1:{name.replace('_', '-')}"
    assert loaded["title"] == "".join(part.capitalize() for part in name.split("_"))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_stands_alone(name: str) -> None:
    """References stay inside the file, and every keyword is one that draft-07 has."""
    keywords = {
        *("$schema", "$id", "$ref", "$defs", "title", "description", "default", "type"),
        *("const", "enum", "properties", "required", "additionalProperties", "items"),
        *("propertyNames", "maxProperties", "minProperties", "minItems", "maxItems"),
        *("minLength", "maxLength", "pattern", "minimum", "maximum"),
        *("allOf", "anyOf", "if", "then", "else"),
    }
    for node in nodes(schema(name)):
        assert node.get("$ref", "#").startswith("#")
        if "default" not in node or not isinstance(node["default"], dict):
            assert set(node) <= keywords


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_kind_to_its_readers(name: str) -> None:
    """No titles of members, no null defaults, short descriptions, no examples of Python."""
    loaded = schema(name)
    for node in nodes(loaded):
        for member in node.get("properties", {}).values():
            assert "title" not in member
        assert node.get("default", "") is not None
        description = node.get("description", "")
        assert len(description) <= 200
        assert not re.search(r">>>|\n|Raises:", description)


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_holds_in_every_engine(name: str) -> None:
    """Patterns are anchored, use plain classes only, and guard the newline that Python lets by."""
    for node in nodes(schema(name)):
        pattern = node.get("pattern")
        if pattern in (None, "\\n"):
            continue
        assert pattern.startswith("^")
        assert pattern.endswith("$")
        assert not re.search(r"\\[dwsbDWSB]|(?<!\\)\.(?![^\[]*\])", pattern)
        if pattern != PATTERN_NEEDS_NO_GUARD:
            assert (node["if"], node["then"]) == ({"pattern": "\\n"}, False)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_bounded(name: str) -> None:
    """Numbers, texts and lists have limits on both sides."""
    bounds = {
        "integer": {"minimum", "maximum"},
        "number": {"minimum", "maximum"},
        "string": {"minLength", "maxLength"},
        "array": {"maxItems", "items"},
    }
    for node in nodes(schema(name)):
        if not {"enum", "const"} & set(node):
            assert bounds.get(node.get("type", ""), set()) <= set(node)


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed(name: str) -> None:
    """Typos must not vanish: an object takes no members but its own."""
    for node in nodes(schema(name)):
        if "properties" in node and "additionalProperties" not in node:
            # a condition, or the dispatch on a tag
            assert set(node) <= {
                "properties", "required", "type", "allOf", "minItems", "const", "description",
            }  # fmt: skip
        else:
            assert node.get("additionalProperties", False) is False


def test_the_index_describes_the_files() -> None:
    """The index gives id, file and checksum of every schema."""
    rows = index()
    assert [row["kind"] for row in rows] == [*NAMES, "document"]
    for row in rows:
        data = folder("schemas").joinpath(row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        assert json.loads(data)["$id"] == row["$id"]
        assert row["version"] == "1.0"


def test_the_published_ledger_is_the_ledger() -> None:
    """rules.json carries every rule with number, code, sentence and kinds."""
    listed = [(row["number"], row["code"], row["sentence"], tuple(row["kinds"])) for row in rules()]
    assert listed == [(rule.number, rule.code, rule.sentence, rule.kinds) for rule in LEDGER]
    assert all(set(row["kinds"]) <= set(NAMES) for row in rules())


def test_a_schema_is_the_callers_own() -> None:
    """What a caller changes in a schema does not reach the next caller."""
    schema("entry").clear()
    assert schema("entry")["title"] == "Entry"


def test_an_unknown_name_is_refused() -> None:
    """A name that is no kind and no record type is refused, with the names there are."""
    with pytest.raises(UnknownKind) as refused:
        schema("diary")
    assert "thought_record" in refused.value.known


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_validator_accepts_the_sample(kind: str) -> None:
    """python-jsonschema accepts the smallest document of each kind, and not an empty object."""
    assert validator(kind).is_valid(SAMPLES[kind])
    assert not validator(kind).is_valid({})


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_union_accepts_each_document(kind: str) -> None:
    """`document` accepts what one of the documents accepts."""
    assert validator("document").is_valid(SAMPLES[kind])
    assert not validator("document").is_valid(SAMPLES["activity"])


def test_publishing_writes_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes what is absent or different, once; --check writes nothing."""
    assert main([str(tmp_path), "--check"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert main([str(tmp_path)]) == 0
    capsys.readouterr()
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 files written.\n"
    (tmp_path / "rules.json").write_text("{}")
    assert main([str(tmp_path), "--check"]) == 1
    assert capsys.readouterr().out == "1 files differ.\n  rules.json\n"

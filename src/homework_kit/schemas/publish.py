"""Write the published JSON Schemas from the models: `python -m homework_kit.schemas.publish`.

JSON Schema 2020-12, kept to keywords that draft-07 has too (but for `$defs`). One self-contained
file per kind and per record type; no remote reference; byte-stable.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from homework_kit.models.base import SCHEMA_VERSION
from homework_kit.models.kinds import DOCUMENTS, NAMES, reader
from homework_kit.models.refusal import DOCUMENT, TOMBSTONE
from homework_kit.models.rules import LEDGER
from homework_kit.models.wire import write_time
from homework_kit.packaged import folder

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MAJOR = "v1"


def schema_id(name: str) -> str:
    """Give the `$id` of one schema: a name with the major version only, never reused.

    >>> schema_id("thought_record")
    'urn:homework-kit:v1:thought-record'
    """
    return f"urn:homework-kit:{_MAJOR}:{name.replace('_', '-')}"


class _Publisher(GenerateJsonSchema):
    """Pydantic's generator without what harms readers: property titles, null defaults, oneOf."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default", ...) is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def encode_default(self, dft: Any) -> Any:
        return write_time(dft) if isinstance(dft, dt.time) else super().encode_default(dft)

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Dispatch on the tag with if/then: a oneOf ruins every validator's messages."""
        tag = str(schema["discriminator"])
        names = [str(name) for name in schema["choices"]]
        return {
            "type": "object",
            "required": [tag],
            "properties": {tag: {"enum": names}},
            "allOf": [
                {
                    "if": {"properties": {tag: {"const": str(name)}}},
                    "then": self.generate_inner(choice),
                }
                for name, choice in schema["choices"].items()
            ],
        }

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        """Tell a document from its tombstone with if/then/else, for the same reason."""
        branches = {
            choice[1]: self.generate_inner(choice[0])
            for choice in schema["choices"]
            if isinstance(choice, tuple)
        }
        return {
            "type": "object",
            "if": {"required": ["deleted"], "properties": {"deleted": {"const": True}}},
            "then": branches[TOMBSTONE],
            "else": branches[DOCUMENT],
        }


def _first_paragraphs(node: Any) -> None:
    """Cut docstrings down to their first sentence or paragraph: examples are for Python readers."""
    if isinstance(node, dict):
        text = node.get("description")
        if isinstance(text, str):
            node["description"] = " ".join(text.split("\n\n")[0].split())
        for value in node.values():
            _first_paragraphs(value)
    elif isinstance(node, list):
        for value in node:
            _first_paragraphs(value)


def build_schema(name: str) -> JsonSchemaValue:
    """Build the published schema of one kind or record type.

    >>> build_schema("activity")["$id"]
    'urn:homework-kit:v1:activity'
    """
    body = reader(name).json_schema(schema_generator=_Publisher, mode="validation")
    definitions = body.pop("$defs", None)
    _first_paragraphs([body, definitions])
    head = {"$schema": DIALECT, "$id": schema_id(name)}
    title = {"title": "".join(part.capitalize() for part in name.split("_"))}
    return (
        head
        | title
        | {k: v for k, v in body.items() if k != "title"}
        | ({"$defs": definitions} if definitions else {})
    )


def _any_document() -> JsonSchemaValue:
    """Build `document.schema.json`, for code generators; validators dispatch on `kind`."""
    return {
        "$schema": DIALECT,
        "$id": schema_id("document"),
        "title": "Document",
        "oneOf": [{"$ref": schema_id(name)} for name in DOCUMENTS],
    }


def _text(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _vectors() -> dict[str, list[str]]:
    """Give, for each code, the names of the validity vectors that expect it."""
    vectors = folder("schemas") / "vectors" / "validity"
    named: dict[str, list[str]] = {}
    for kind in NAMES:
        for path in sorted((vectors / kind / "invalid").iterdir()):
            code = json.loads(path.read_text(encoding="utf-8"))["expected"]["code"]
            named.setdefault(code, []).append(f"{kind}/invalid/{path.stem}")
    return named


def build_files() -> dict[str, str]:
    """Build every published file: path below `schemas/` to its text.

    >>> sorted(build_files())[0]
    'rules.json'
    """
    files = {f"{_MAJOR}/{name}.schema.json": _text(build_schema(name)) for name in NAMES}
    files[f"{_MAJOR}/document.schema.json"] = _text(_any_document())
    listed = [
        {
            "kind": name,
            "version": SCHEMA_VERSION,
            "$id": schema_id(name),
            "file": path,
            "sha256": hashlib.sha256(files[path].encode()).hexdigest(),
            "status": "draft",
        }
        for name in (*NAMES, "document")
        for path in (f"{_MAJOR}/{name}.schema.json",)
    ]
    files[f"{_MAJOR}/index.json"] = _text({"schemas": listed})
    vectors = _vectors()
    rules = [
        {
            "number": rule.number,
            "code": rule.code,
            "sentence": rule.sentence,
            "kinds": list(rule.kinds),
            "severity": "error",
            "vectors": vectors.get(rule.code, []),
        }
        for rule in LEDGER
    ]
    files["rules.json"] = _text({"rules": rules})
    return files


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with `--check` say whether the files on disk are the ones built here."""
    parser = argparse.ArgumentParser(prog="python -m homework_kit.schemas.publish")
    parser.add_argument("folder", nargs="?", default="schemas", help="where schemas/ stands")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    options = parser.parse_args(arguments)
    drifted = []
    for path, text in build_files().items():
        target = Path(options.folder, path)
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            continue
        drifted.append(path)
        if not options.check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    verb = "differ" if options.check else "written"
    print(f"{len(drifted)} files {verb}.", *drifted, sep="\n  ")  # noqa: T201 - a command's output
    return 1 if options.check and drifted else 0


if __name__ == "__main__":
    raise SystemExit(main())

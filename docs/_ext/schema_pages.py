"""A page for every published schema: each member with its type, need, limits and default."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs._ext.gathered import GENERATED
from docs._ext.schema_shapes import Schema, definition, kind_of, limits_of, values


def schema_pages(root: Path) -> dict[str, str]:
    """Write a page for each schema that `schemas/v1/index.json` lists, and one that lists them."""
    listed = json.loads((root / "schemas/v1/index.json").read_text("utf-8"))["schemas"]
    rules = json.loads((root / "schemas/rules.json").read_text("utf-8"))["rules"]
    pages: dict[str, str] = {}
    for each in listed:
        schema = json.loads((root / "schemas" / each["file"]).read_text("utf-8"))
        about = [rule for rule in rules if each["kind"] in rule["kinds"]]
        pages[f"{GENERATED}/schemas/{each['kind']}.md"] = schema_page(each, schema, about)
    pages[f"{GENERATED}/schemas/index.md"] = _index([each["kind"] for each in listed])
    return pages


def schema_page(listed: dict[str, Any], schema: Schema, rules: list[dict[str, Any]]) -> str:
    """Write the page of one schema."""
    lines = [
        f"# Schema of `{listed['kind']}`",
        "",
        f"`{listed['$id']}`, version {listed['version']} ({listed['status']}), in the file",
        f"`schemas/{listed['file']}`; `homework-kit schema {listed['kind']}` prints it.",
        "No other members are accepted, and `null` is the value of none.",
        "",
    ]
    if "oneOf" in schema:
        named = [each["$ref"].rpartition(":")[2].replace("-", "_") for each in schema["oneOf"]]
        lines += ["Exactly one of " + ", ".join(f"[{each}]({each}.md)" for each in named), ""]
    for name, part in _in_order(schema):
        lines += _definition(name, part)
    if rules:
        lines += ["## Rules beyond the schema", ""]
        lines += ["What a JSON Schema cannot say; see [the ledger](../rules.md).", ""]
        lines += [
            f"- [`{each['code']}`](../rules.md#{each['code']}): {each['sentence']}"
            for each in rules
        ]
    return "\n".join(lines) + "\n"


def _in_order(schema: Schema) -> list[tuple[str, Schema]]:
    """List the definitions: what the page is about first, then the rest by name."""
    named: dict[str, Schema] = dict(schema.get("$defs", {}))
    about = [definition(schema[each]["$ref"]) for each in ("else", "then") if each in schema]
    itself = [(schema["title"], schema)] if "properties" in schema else []
    first = [(name, named.pop(name)) for name in about]
    return [*itself, *first, *sorted(named.items())]


def _definition(name: str, part: Schema) -> Iterator[str]:
    yield from (f"## {name}", "", part.get("description", ""), "")
    yield "| member | type | needed | limits | when left out |"
    yield "|---|---|---|---|---|"
    required = part.get("required", [])
    for member, about in part.get("properties", {}).items():
        needed = "yes" if member in required else ""
        default = f"`{json.dumps(about['default'])}`" if "default" in about else ""
        yield f"| `{member}` | {kind_of(about)} | {needed} | {limits_of(about)} | {default} |"
    yield ""
    for each in part.get("allOf", []):
        yield from _condition(each)
    yield ""


def _condition(part: Schema) -> Iterator[str]:
    """Say which members go together."""
    if "anyOf" in part:
        names = dict.fromkeys(name for one in part["anyOf"] for name in one.get("required", []))
        yield "- At least one of " + ", ".join(f"`{each}`" for each in names) + " is there."
        return
    when = _asked(part["if"])
    if part["then"] is False:
        yield f"- Never together: {when}."
    elif isinstance(part["then"], dict):
        yield f"- With {when} goes {_asked(part['then'])}."
    if "else" in part:
        yield f"- Without {when} goes {_asked(part['else'])}."


def _asked(part: Schema) -> str:
    """Say what a condition asks for."""
    if "anyOf" in part:
        return " or ".join(_asked(each) for each in part["anyOf"])
    about = part.get("properties", {})
    said = [f"`{name}`" + _being(about.get(name, {})) for name in part["required"]]
    return " and ".join(said)


def _being(part: Schema) -> str:
    if "const" in part:
        return " " + values([part["const"]])
    return " with an item" if "minItems" in part else ""


def _index(kinds: list[str]) -> str:
    listed = "\n".join(f"{kind}.md" for kind in kinds)
    return f"""# The schemas, member by member

Written from `schemas/v1/` when the site is built. How to use the files from another language:
[the schemas, for any language](for-any-language.md).

```{{toctree}}
:maxdepth: 1

for-any-language.md
{listed}
vectors.md
```
"""

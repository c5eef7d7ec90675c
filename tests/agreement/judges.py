"""Who judges: the model in its two modes, and four engines of JSON Schema.

Every judge takes the same documents, as pairs of a name (kind or record type) and a JSON text that
keeps to the parse profile, and says of each whether it is accepted. The model says more: whether
it is refused for rules of the ledger alone, which no schema can know.
"""

from __future__ import annotations

import enum
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import fastjsonschema
import jsonschema_rs
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from homework_kit.io.parse import decode, parse
from homework_kit.models.kinds import NAMES, reader
from homework_kit.models.refusal import problems_of
from homework_kit.schemas import schema

HERE: Final = Path(__file__).parent


class Says(enum.Enum):
    """What the model says of a document."""

    ACCEPTED = "accepted"
    RULES = "refused by rules of the ledger alone"
    REFUSED = "refused"


Document = tuple[str, str]
"""A name, and a JSON text."""
Schemas = Mapping[str, Any]
Verdict = Says | bool
Judge = Callable[[Sequence[Document]], list[Verdict]]


def published() -> dict[str, Any]:
    """Give the published schema of every kind and record type."""
    return {name: schema(name) for name in NAMES}


def in_profile(text: str) -> bool:
    """Say whether a text keeps to the parse profile; no schema judges what does not."""
    read = decode(text)
    return isinstance(read, str) and parse(read)[1] is None


def _said(read: Callable[[], object]) -> Says:
    try:
        read()
    except ValidationError as error:
        problems = problems_of(error)
        # The line that counts the problems not shown stands for more of the same.
        by_rule = all(each.rule or each.code == "too-many-problems" for each in problems)
        return Says.RULES if by_rule else Says.REFUSED
    return Says.ACCEPTED


def model_from_text(documents: Sequence[Document]) -> list[Verdict]:
    """Let the model read JSON text."""
    return [_said(lambda: reader(name).validate_json(text)) for name, text in documents]  # noqa: B023 - called at once


def model_from_objects(documents: Sequence[Document]) -> list[Verdict]:
    """Let the model read what a plain JSON reader makes of the text."""
    return [
        _said(lambda: reader(name).validate_python(json.loads(text)))  # noqa: B023 - called at once
        for name, text in documents
    ]


def _each(compiled: Callable[[str], Callable[[Any], bool]]) -> Judge:
    kept = cache(compiled)
    return lambda documents: [kept(name)(json.loads(text)) for name, text in documents]


def python_jsonschema(schemas: Schemas) -> Judge:
    """Judge by python-jsonschema."""
    return _each(lambda name: Draft202012Validator(schemas[name]).is_valid)


def rust_jsonschema(schemas: Schemas) -> Judge:
    """Judge by jsonschema-rs."""
    return _each(lambda name: jsonschema_rs.validator_for(schemas[name]).is_valid)


def fast_jsonschema(schemas: Schemas) -> Judge:
    """Judge by fastjsonschema, which knows draft-07 and is told so.

    The published files use no keyword that draft-07 lacks but for `$defs`, which it finds by
    reference; `$id` is taken away because it would fetch a reference that is relative to a name.
    """

    def compiled(name: str) -> Callable[[Any], bool]:
        adapted = {key: value for key, value in schemas[name].items() if key != "$id"}
        adapted["$schema"] = "http://json-schema.org/draft-07/schema#"
        check = fastjsonschema.compile(adapted, use_default=False)

        def accepts(value: Any) -> bool:
            try:
                check(value)
            except fastjsonschema.JsonSchemaValueException:
                return False
            return True

        return accepts

    return _each(compiled)


def ajv_is_missing() -> str:
    """Say what ajv lacks on this machine, and how to get it; nothing when it can run."""
    if shutil.which("node") is None:
        return "ajv needs Node, which is not on this machine. Install Node 20 or newer."
    if not (HERE / "node_modules" / "ajv").is_dir():
        return "ajv is not installed. Run `npm install --no-package-lock` in tests/agreement."
    return ""


def ajv(schemas: Schemas) -> Judge:
    """Judge by ajv for 2020-12, in one Node process for all documents given."""

    def judge(documents: Sequence[Document]) -> list[Verdict]:
        node = shutil.which("node") or "node"
        with tempfile.TemporaryDirectory() as folder:
            for name in {name for name, _ in documents}:
                Path(folder, f"{name}.schema.json").write_text(json.dumps(schemas[name]), "utf-8")
            lines = "".join(json.dumps(document) + "\n" for document in documents)
            ran = subprocess.run(
                [node, str(HERE / "ajv.mjs"), folder],
                input=lines.encode(),
                stdout=subprocess.PIPE,
                check=True,
            )
        verdicts: list[Verdict] = json.loads(ran.stdout)
        return verdicts

    return judge


MODEL: Final = "model, from text"
FROM_OBJECTS: Final = "model, from objects"
ENGINES: Final[dict[str, Callable[[Schemas], Judge]]] = {
    "python-jsonschema": python_jsonschema,
    "jsonschema-rs": rust_jsonschema,
    "fastjsonschema": fast_jsonschema,
    "ajv": ajv,
}


def judges(*engines: str) -> dict[str, Judge]:
    """Give the model in both modes, and these engines with the published schemas."""
    schemas = published()
    models = {MODEL: model_from_text, FROM_OBJECTS: model_from_objects}
    return models | {name: ENGINES[name](schemas) for name in engines}

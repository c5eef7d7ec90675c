"""The JavaScript of pages. Without Node the test skips; the gate of languages runs it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from homework_kit.models.kinds import NAMES
from homework_kit.schemas import schema
from tests.agreement.judges import ajv_is_missing
from tests.repo.test_documents import ROOT, blocks

HERE = Path(__file__).parent
PAGE = ROOT / "docs" / "tutorials" / "validate-an-export.md"


# Ajv comes from npm; the gate "other languages and validators agree" installs it and runs this.
needs_ajv = pytest.mark.skipif(bool(ajv_is_missing()), reason=ajv_is_missing() or "ajv is here")
WORDS = "Nobody listened on Tuesday"
BROKEN = ('{"kind": "entry", "note": ' + WORDS, WORDS, "null", "7", "[]", '{"kind": null}')
"""Lines as an export may have them that somebody cut or edited by hand."""


SCHEMAS = ROOT / "schemas" / "README.md"


def ran(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run JavaScript in a folder that has ajv and the schemas."""
    (folder / "program.mjs").write_text(program, encoding="utf-8")
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    (folder / "schemas").symlink_to(ROOT / "schemas")
    return subprocess.run(
        ["node", "program.mjs", *arguments],  # noqa: S607 - Node as it is found
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def checked(folder: Path, lines: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run the program of the page over a file of these lines."""
    fenced = blocks(PAGE.read_text("utf-8"))
    place = next(at for at, block in enumerate(fenced) if block.language == "js")
    (folder / "export.ndjson").write_text("\n".join(lines), encoding="utf-8")
    return ran(folder, fenced[place].text, "schemas/v1", "export.ndjson")


def page_export() -> list[str]:
    """Give the lines of the file that the page has the reader save."""
    return re.findall(r"^> (\{.*)$", PAGE.read_text("utf-8"), re.MULTILINE)


@needs_ajv
def test_the_program_of_the_tutorial_says_what_the_page_says(tmp_path: Path) -> None:
    """The block of JavaScript, with the file of the page, prints the block of text after it."""
    fenced = blocks(PAGE.read_text("utf-8"))
    place = next(at for at, block in enumerate(fenced) if block.language == "js")
    done = checked(tmp_path, page_export())
    assert (done.returncode, done.stderr, done.stdout) == (0, "", fenced[place + 2].text)


@needs_ajv
def test_the_program_goes_on_after_a_line_that_it_cannot_read(tmp_path: Path) -> None:
    """Each broken line is told by its number, and the right line after them is still judged."""
    done = checked(tmp_path, [*BROKEN, page_export()[0]])
    assert done.stdout.splitlines() == [
        "1 not JSON",
        "2 not JSON",
        "3 unknown kind",
        "4 unknown kind",
        "5 unknown kind",
        "6 unknown kind",
        "7 keeps to the schema",
    ]


@needs_ajv
@pytest.mark.parametrize("line", BROKEN)
def test_the_program_repeats_nothing_of_a_broken_line(tmp_path: Path, line: str) -> None:
    """Nothing goes to stderr, where V8 would quote the line, and no word of it to stdout."""
    done = checked(tmp_path, [line])
    assert done.stderr == ""
    assert not set(WORDS.split()) & set(done.stdout.split())


@needs_ajv
def test_the_lines_of_ajv_work_as_the_schemas_say(tmp_path: Path) -> None:
    """The block of JavaScript beside the schemas prints the block of text after it."""
    fenced = blocks(SCHEMAS.read_text("utf-8"))
    place = next(at for at, block in enumerate(fenced) if block.language == "js")
    done = ran(tmp_path, fenced[place].text)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", fenced[place + 1].text)


DRAFT_07 = """
import { readFileSync } from "node:fs";
import Ajv from "ajv";
const read = (path) => {
  const schema = JSON.parse(readFileSync(`schemas/${path}`, "utf8"));
  return { ...schema, $schema: "http://json-schema.org/draft-07/schema#" };
};
const { schemas } = read("v1/index.json");
const options = { strictTypes: false, strictRequired: false };
const compiled = (kind, file) => {
  try {
    return typeof new Ajv(options).compile(read(file));
  } catch {
    return "refused";
  }
};
const alone = schemas.map(({ kind, file }) => `${kind} ${compiled(kind, file)}`);
console.log(alone.filter((line) => !line.endsWith(" function")).join("\\n"));
const ajv = new Ajv(options);
for (const { kind, file } of schemas) if (kind !== "document") ajv.addSchema(read(file));
console.log(typeof ajv.compile(read("v1/document.schema.json")));
"""


@needs_ajv
def test_a_compiler_for_draft_07_takes_every_file_but_the_union_alone(tmp_path: Path) -> None:
    """schemas/README.md: with `$schema` changed each compiles, and the union once it has them."""
    done = ran(tmp_path, DRAFT_07)
    assert (done.stderr, done.stdout) == ("", "document refused\nfunction\n")


FORM = """
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
const form = JSON.parse(readFileSync("form.json", "utf8"));
const tried = (options, words) => {
  try {
    const ajv = new Ajv2020(options);
    if (words) ajv.addVocabulary(words);
    return typeof ajv.compile(form);
  } catch {
    return "refused";
  }
};
const strict = { strict: true, strictTypes: false, strictRequired: false };
console.log(tried(strict), tried({ strict: false }), tried(strict, WORDS));
"""


@needs_ajv
@pytest.mark.parametrize("kind", NAMES)
def test_ajv_takes_a_form_that_it_was_told_of(kind: str, tmp_path: Path) -> None:
    """make-a-form.md: a form needs `strict: false`, or its keywords added."""
    page = (ROOT / "docs" / "how-to" / "make-a-form.md").read_text("utf-8")
    words = re.search(r"addVocabulary\((\[.*?\])\)", page)
    assert words is not None
    form = json.dumps(schema(kind, profile="form"))
    (tmp_path / "form.json").write_text(form, encoding="utf-8")
    done = ran(tmp_path, FORM.replace("WORDS", words[1]))
    assert (done.stderr, done.stdout) == ("", "refused function function\n")

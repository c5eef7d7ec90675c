"""Every member of a document says once, by a wire type, what is accepted.

A bare built-in accepts what its JSON Schema refuses, or the other way round: `int` takes true,
`float` takes NaN, `datetime` takes a number, a set has no order.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MODELS = Path(__file__).parents[2] / "src" / "homework_kit" / "models"

ROOTS = {"Model", "Ruled", "Record", "Document"}
BARE = {
    "Any",
    "Decimal",
    "Dict",
    "List",
    "Mapping",
    "Optional",
    "Set",
    "UUID",
    "bool",
    "bytes",
    "date",
    "datetime",
    "dict",
    "float",
    "frozenset",
    "int",
    "list",
    "set",
    "str",
    "time",
    "timedelta",
}


def _name(node: ast.expr) -> str:
    """Give the last part of a base class's or annotation's name: `x.Model[y]` is Model."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _models(classes: list[ast.ClassDef]) -> list[ast.ClassDef]:
    """Give the classes that derive, however far, from one of the roots."""
    known = set(ROOTS)
    while True:
        grown = known | {c.name for c in classes if any(_name(base) in known for base in c.bases)}
        if grown == known:
            return [c for c in classes if c.name in known]
        known = grown


def _fields(model: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """Give name and annotation of every member; class variables and private ones are no members."""
    for node in model.body:
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and not node.target.id.startswith("_")
            and _name(node.annotation) != "ClassVar"
        ):
            yield node.target.id, node.annotation


def _bare(annotation: ast.expr) -> Iterator[str]:
    """Give every bare type that an annotation names, at any depth; texts of a Literal are none."""
    if _name(annotation) == "Literal":
        return
    if (name := _name(annotation)) in BARE:
        yield name
    for child in ast.iter_child_nodes(annotation):
        if isinstance(child, ast.expr) and not isinstance(annotation, ast.Attribute):
            yield from _bare(child)


def bare_fields(sources: dict[str, str]) -> list[str]:
    """List the members whose annotation names a bare type, over all files together."""
    classes = [
        node
        for source in sources.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef)
    ]
    return [
        f"{model.name}.{field}: {name}"
        for model in _models(classes)
        for field, annotation in _fields(model)
        for name in sorted(set(_bare(annotation)))
    ]


def test_no_member_is_annotated_with_a_bare_type() -> None:
    """Members of documents and records are annotated with wire types, never with built-in ones."""
    sources = {path.name: path.read_text("utf-8") for path in sorted(MODELS.rglob("*.py"))}
    assert sources
    assert bare_fields(sources) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("minutes: int", ["int"]),
        ("minutes: Annotated[int, Field(ge=0)]", ["int"]),
        ("at: dt.datetime", ["datetime"]),
        ("note: Optional[Text]", ["Optional"]),
        ("tags: tuple[set[Label], ...]", ["set"]),
        ("minutes: Opt[Minutes] = None", []),
        ('kind: Literal["int"] = "int"', []),
        ("rank: ClassVar[int] = 1", []),
    ],
)
def test_a_bare_type_is_found(line: str, found: list[str]) -> None:
    """The search finds a bare type at any depth, and nothing else."""
    source = f"class Base(Document):\n    pass\n\nclass Plan(Base):\n    {line}\n"
    member = line.partition(":")[0]
    assert bare_fields({"plan.py": source}) == [f"Plan.{member}: {name}" for name in found]

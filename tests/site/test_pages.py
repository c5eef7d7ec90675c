"""The pages that are made for the site: nothing is left out, and nothing is said twice."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

import homework_kit as hk
from docs._ext.gathered import GENERATED
from docs._ext.rooms_picture import PICTURE, drawn
from docs._ext.site import generated_pages
from tests.repo.test_documents import ROOT

KINDS = [
    each["kind"] for each in json.loads((ROOT / "schemas/v1/index.json").read_text())["schemas"]
]
_DOCUMENTED = re.compile(r"^`+\{py:(?:class|function|data)\} ([\w.]+)", re.MULTILINE)


@cache
def made() -> dict[str, str]:
    """Make every page once."""
    return generated_pages()


def documented() -> list[str]:
    """List every object that a page of the API documents, by its name."""
    api = [text for page, text in made().items() if page.startswith(f"{GENERATED}/api/")]
    return [name for text in api for name in _DOCUMENTED.findall(text)]


def test_every_public_name_has_one_documented_place() -> None:
    """Each class and function of `hk.__all__` is documented under its own name, once."""
    modules = {"errors", "records", "schedules", "schemas", "tasks"}
    names = documented()
    assert {name: names.count(f"homework_kit.{name}") for name in hk.__all__} == {
        name: 0 if name in modules else 1 for name in hk.__all__
    }


def test_no_object_is_documented_twice() -> None:
    """No name stands on two pages of the API."""
    names = documented()
    assert [name for name in set(names) if names.count(name) > 1] == []


def test_every_error_is_documented() -> None:
    """Each public error stands at the top or on the page of the errors."""
    known = {name.rpartition(".")[2] for name in documented()}
    assert set(hk.errors.__all__) <= known


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_a_schema_has_every_member(kind: str) -> None:
    """Each member of the schema and of its definitions has a row of its own."""
    schema = json.loads((ROOT / f"schemas/v1/{kind}.schema.json").read_text("utf-8"))
    parts = [schema, *schema.get("$defs", {}).values()]
    wanted = sorted(name for part in parts for name in part.get("properties", {}))
    page = made()[f"{GENERATED}/schemas/{kind}.md"]
    rows = sorted(name for name in re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert rows == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_a_schema_names_its_rules(kind: str) -> None:
    """Each rule of the ledger that is about a document is on its page, with its sentence."""
    rules = json.loads((ROOT / "schemas/rules.json").read_text("utf-8"))["rules"]
    page = made()[f"{GENERATED}/schemas/{kind}.md"]
    about = [rule["sentence"] for rule in rules if kind in rule["kinds"]]
    assert [sentence for sentence in about if sentence not in page] == []


def test_the_picture_of_the_rooms_is_the_contract() -> None:
    """The picture is what the contract draws. `python -m docs._ext.rooms_picture` writes it."""
    assert PICTURE.read_text("utf-8") == drawn()


def test_the_picture_of_the_story_names_what_is_there() -> None:
    """Every function and document that the picture names is a public name."""
    picture = (ROOT / "docs/_static/story.svg").read_text("utf-8")
    named = [
        name
        for line in re.findall(r'class="code"[^>]*>([^<]+)<', picture)
        for name in line.split(" · ")
    ]
    assert len(named) == 15
    assert set(named) <= set(hk.__all__)


def test_every_page_of_the_repository_has_a_place() -> None:
    """Each page at the top of the repository but the README, which is the home page, is shown."""
    top = {path.stem.lower() for path in ROOT.glob("*.md")} - {"readme"}
    assert top == {
        page.rpartition("/")[2].removesuffix(".md")
        for page in made()
        if page.startswith(f"{GENERATED}/project/")
    }

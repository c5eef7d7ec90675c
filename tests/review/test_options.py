"""The option catalog: whole, valid, worded for people, and never advice."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from homework_kit.errors import UnknownObstacle
from homework_kit.language import lint_text
from homework_kit.language.reading import reading_grade
from homework_kit.models.vocabulary import OBSTACLES, ObstacleCode
from homework_kit.packaged import folder
from homework_kit.review.options import Option, catalog, option, options_for
from tests.repo.test_files import ROOT

FILES = folder("schemas") / "options"
WITHOUT = {"safety_concern", "other", "prefer_not_to_say"}
"""language.md: `safety_concern` has no options, on purpose; what is open has none to offer."""


def read(name: str) -> Any:
    """Read one of the two files of the catalog."""
    return json.loads(FILES.joinpath(name).read_text("utf-8"))


def test_the_catalog_is_as_its_schema_says() -> None:
    """The data is valid, and a spoiled copy of it is not."""
    judge = Draft202012Validator(read("options.schema.json"))
    content = read("options.json")
    assert judge.is_valid(content)
    del content["options"][0]["evidence"]
    assert not judge.is_valid(content)


def test_every_obstacle_has_options_but_three() -> None:
    """option-catalog.md: at least the 54 entries, none where safety is named."""
    assert len(catalog()) >= 54
    assert {each.obstacle for each in catalog()} == set(get_args(ObstacleCode)) - WITHOUT
    assert [options_for(code) for code in ("safety_concern", "other", "prefer_not_to_say")] == [
        ()
    ] * 3


def test_every_option_has_an_id_of_its_own() -> None:
    """An id names one option for ever."""
    ids = [each.id for each in catalog()]
    assert len(set(ids)) == len(ids)
    assert [option(name) for name in ids] == list(catalog())


@pytest.mark.parametrize("each", catalog(), ids=lambda each: each.id)
def test_an_option_is_worded_for_people(each: Option) -> None:
    """language.md: no avoided word, grade 7 at most, and it reads on from the intro."""
    assert lint_text(each.text) == ()
    assert reading_grade(f"You could {each.text}.") <= 7
    assert not each.text.endswith(".")


def test_the_components_are_those_of_the_vocabulary() -> None:
    """evidence.md, Obstacles in the literature: the component of each code is copied right."""
    assert {(each.obstacle, each.com_b) for each in catalog()} == {
        (code, meaning.com_b) for code, meaning in OBSTACLES.items() if code not in WITHOUT
    }


def test_every_technique_and_source_is_explained() -> None:
    """No number of a technique and no key of a source stands there without its meaning."""
    content = read("options.json")
    for member in ("techniques", "sources"):
        used = {key for each in content["options"] for key in each[member]}
        assert used == set(content[member])


def test_every_page_that_is_named_stands_in_the_evidence() -> None:
    """A source with an S is a row of the evidence page, where its address stands."""
    page = ROOT.joinpath("docs", "explanation", "evidence.md").read_text("utf-8")
    rows = set(re.findall(r"^\| (S[0-9]+[a-z]?) \|", page, re.MULTILINE))
    assert {key for key in read("options.json")["sources"] if re.match("S[0-9]", key)} <= rows


def test_what_is_no_code_is_refused_and_not_repeated() -> None:
    """A caller may hand over the person's own words."""
    words: Any = "my secret words"
    with pytest.raises(UnknownObstacle) as caught:
        options_for(words)
    assert "secret" not in str(caught.value)

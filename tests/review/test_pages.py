"""The pages of the option catalog and of the notes say what the data says."""

from __future__ import annotations

import re

from homework_kit.language.messages import say
from homework_kit.models.vocabulary import OBSTACLES
from homework_kit.review.notes import SOURCES
from homework_kit.review.options import catalog
from tests.repo.test_files import ROOT

REFERENCE = ROOT / "docs" / "reference"


def rows(name: str) -> list[list[str]]:
    """Give the cells of every row of every table of a page that starts with code."""
    text = REFERENCE.joinpath(name).read_text("utf-8")
    found = re.findall(r"^\| (`.*) \|$", text, re.MULTILINE)
    return [[cell.strip() for cell in row.split(" | ")] for row in found]


def test_the_page_of_the_options_is_the_catalog() -> None:
    """Every option with its text, techniques and evidence, in order."""
    assert rows("option-catalog.md") == [
        [f"`{each.id}`", each.text, ", ".join(each.techniques), each.evidence] for each in catalog()
    ]


def test_the_page_of_the_options_has_a_heading_for_every_obstacle_that_has_some() -> None:
    """Headings carry the plain label and the code."""
    text = REFERENCE.joinpath("option-catalog.md").read_text("utf-8")
    headings = re.findall(r"^## (.*) \(`(.*)`\)$", text, re.MULTILINE)
    codes = list(dict.fromkeys(each.obstacle for each in catalog()))
    assert headings == [(say(f"obstacle.{code}").capitalize(), code) for code in codes]
    assert set(codes) <= set(OBSTACLES)


def test_the_page_of_the_notes_is_the_table() -> None:
    """Every note with its text and source; a limit stands as its default."""
    limits = {"not_likely": "90", "long": "20", "much_a_week": "60", "wide_gap": "15"}
    assert rows("plan-notes.md") == [
        [
            f"`{name}`",
            say(f"note.{name}", limit=limits[name]) if name in limits else say(f"note.{name}"),
            say(f"note.{name}.why"),
            source,
        ]
        for name, source in SOURCES.items()
    ]

"""The registry of laws: stable names, and quotes that stand on the pages."""

from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path

import pytest

from homework_kit.testing import laws
from homework_kit.testing.laws import Law, LawBroken
from tests.repo.test_citations import PAGES

ROOT = Path(__file__).parents[2]
FAMILIES = ("documents", "occurrences", "summary", "merge", "share", "leak")
named = {each.id: each for each in laws.ALL}


def test_ids_are_there_once() -> None:
    """No two laws have one id, and each belongs to a family."""
    assert len(named) == len(laws.ALL) == len(laws.CHECKS)
    assert {each.id.partition(".")[0] for each in laws.ALL} == set(FAMILIES)
    form = re.compile(r"[a-z]+\.[a-z]+(-[a-z]+)*")
    assert [each for each in named if not form.fullmatch(each)] == []


@pytest.mark.parametrize("law", laws.ALL, ids=lambda law: law.id)
def test_a_quote_stands_on_its_page(law: Law) -> None:
    """A law says words of its page, as they stand there; only line breaks may differ."""
    page = " ".join(PAGES[law.page].read_text("utf-8").split())
    assert law.quote in page


@pytest.mark.parametrize("law", laws.ALL, ids=lambda law: law.id)
def test_a_law_says_one_sentence(law: Law) -> None:
    """What a law says is a sentence of its own, for those who do not open the page."""
    assert re.fullmatch(r"[A-Z][^.]+(\.html)?[^.]*\.", law.says)


@pytest.mark.parametrize("check", laws.CHECKS, ids=lambda check: check.law.id)
def test_every_law_is_public(check: laws.Check[...]) -> None:
    """Each function is a name of the package, says where it comes from, and has an example."""
    (name,) = (each for each in laws.__all__ if getattr(laws, each) is check)
    told = inspect.getdoc(getattr(laws, name)) or ""
    for part in ("Raises:", f"Source: {check.law.page}", ">>> "):
        assert part in told, name


@pytest.mark.parametrize("check", laws.CHECKS, ids=lambda check: check.law.id)
def test_what_is_held_has_a_name(check: laws.Check[...]) -> None:
    """An embedder's function is handed over by name, so that a call reads as a sentence."""
    taken = inspect.signature(check).parameters.values()
    functions = [
        each for each in taken if each.default is not each.empty and callable(each.default)
    ]
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in functions)
    assert functions or check is laws.assert_no_leak


def test_a_broken_law_travels_between_processes() -> None:
    """Parallel test runs pickle failures; law and story arrive."""
    broken = LawBroken(laws.ALL[0], "A note was saved.")
    again = pickle.loads(pickle.dumps(broken))  # noqa: S301 - pickled in this very line
    assert (again.law, again.story, str(again)) == (broken.law, broken.story, str(broken))

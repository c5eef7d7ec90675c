"""The shared report is made of what is shared: nothing is hidden in it, for it is not there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from typing import Any, Final, get_args

import pytest
from hypothesis import HealthCheck, given, settings

import homework_kit as hk
from homework_kit import plots
from homework_kit.language.lint import lint_text
from homework_kit.language.messages import say
from homework_kit.models.consent import ShareEntries
from homework_kit.models.remake import remade
from homework_kit.review.facts import Audience
from homework_kit.testing.laws.withheld import without_withheld
from tests.people import CONSENTS, people, said
from tests.plots.bundles import felt
from tests.plots.reading import said as text_of
from tests.plots.reading import texts, tree

MANY: Final = 60
FEWEST: Final = 6
"""So many of them have something to withhold, or to show, for a test to mean anything."""
Person = tuple[hk.Bundle, dt.datetime]
WORD = "marker"
"""Stands in every text that nobody else may see."""


@cache
def drawn() -> list[Person]:
    """Draw people once for all tests of this file: the same ones on every run."""
    found: list[Person] = []

    @settings(
        max_examples=MANY,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(people())
    def draw(person: Person) -> None:
        found.append(person)

    draw()
    assert len(found) >= MANY
    return found


def allowing(consent: ShareEntries) -> list[Person]:
    """Give the same people, all of whom said the same about sharing."""
    return [(remade(bundle, consent=[said(consent)]), as_of) for bundle, as_of in drawn()]


def marked(bundle: hk.Bundle) -> hk.Bundle:
    """Put a marker into every text of every note and obstacle that is marked private."""
    entries: list[Any] = [
        remade(each, record=felt(70, 40, WORD), note=WORD, matters=True)
        if getattr(each, "visibility", None) == "private"
        else each
        for each in bundle.entries
    ]
    obstacles: list[Any] = [
        remade(each, options_considered=[WORD], option_chosen=WORD, in_own_words=WORD)
        if getattr(each, "visibility", None) == "private"
        else each
        for each in bundle.obstacles
    ]
    return remade(bundle, entries=entries, obstacles=obstacles)


@pytest.mark.parametrize("consent", CONSENTS)
def test_no_private_word_is_in_a_shared_report(consent: ShareEntries) -> None:
    """adherence.md, A summary never: no word of a private document, under any consent."""
    own_pages = 0
    for each, as_of in allowing(consent):
        bundle = marked(each)
        assert WORD not in plots.report(bundle, as_of=as_of, audience="shared")
        own_pages += WORD in plots.report(bundle, as_of=as_of)
    assert own_pages >= FEWEST


@pytest.mark.parametrize("consent", ["none", "person_chooses_each", "all"])
def test_what_is_withheld_leaves_no_trace_in_a_report(consent: ShareEntries) -> None:
    """data-model.md, Sharing: byte for byte the page of a bundle in which it was never written."""
    withheld = 0
    for bundle, as_of in allowing(consent):
        poorer = without_withheld(bundle)
        withheld += len(poorer.entries) < len(bundle.entries)
        rich, poor = (
            plots.report(each, as_of=as_of, audience="shared") for each in (bundle, poorer)
        )
        assert rich == poor
    assert withheld >= FEWEST


def test_a_summary_alone_shows_no_note() -> None:
    """data-model.md, Sharing: under `summary_only` counts are shown, and no note one by one."""
    own = Counter[bool]()
    for bundle, as_of in allowing("summary_only"):
        pages = {
            audience: {
                text_of(each)
                for each in tree(plots.report(bundle, as_of=as_of, audience=audience)).iter("h3")
                if text_of(each) == say("report.heading.days")
                or text_of(each).endswith("before and afterwards")
            }
            for audience in get_args(Audience)
        }
        assert pages["shared"] == set()
        own[bool(pages["self"])] += 1
    assert own[True] >= FEWEST


def test_under_none_there_is_nothing() -> None:
    """data-model.md, Sharing: under `none` the page is that of a bundle without plans."""
    for bundle, as_of in allowing("none"):
        empty = hk.Bundle(person_id="p1")
        assert plots.report(bundle, as_of=as_of, audience="shared") == plots.report(
            empty, as_of=as_of, audience="shared"
        )


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("audience", get_args(Audience))
def test_every_word_of_a_report_is_plain(audience: Audience, locale: str) -> None:
    """language.md: no avoided word on any page, in either language, for either audience."""
    pictures = 0
    for bundle, as_of in allowing("all"):
        root = tree(plots.report(bundle, as_of=as_of, audience=audience, locale=locale))
        found = [finding.word for text in texts(root) for finding in lint_text(text, locale)]
        assert found == []
        pictures += bool(list(root.iter("svg")))
    assert pictures >= FEWEST


@pytest.mark.parametrize("audience", get_args(Audience))
def test_every_named_obstacle_is_on_the_page(audience: Audience) -> None:
    """adherence.md, Obstacles: an obstacle that was named is always shown, to whoever may see."""
    named = 0
    for bundle, as_of in allowing("all"):
        page = plots.report(bundle, as_of=as_of, audience=audience)
        plans = hk.summarize(bundle, as_of=as_of, audience=audience).assignments
        for code in {row.code for each in plans for row in each.obstacles}:
            label = say("report.obstacle", label=say(f"obstacle.{code}"))
            assert f"{label}: noted" in page
            named += 1
    assert named >= FEWEST

"""The shared report is made of what is shared: nothing is hidden in it, for it is not there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings

import homework_kit as hk
from homework_kit import plots
from homework_kit.language.lint import lint_text
from homework_kit.language.messages import say
from homework_kit.models.consent import share_entries
from homework_kit.models.remake import remade
from tests.people import WORD, people, without_withheld
from tests.plots.bundles import felt
from tests.plots.reading import said, texts, tree

EXAMPLES = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
Person = tuple[hk.Bundle, dt.datetime]


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


def test_no_private_word_is_in_a_shared_report() -> None:
    """adherence.md, A summary never: no word of a private document, under any consent."""
    seen = Counter[str]()

    @EXAMPLES
    @given(people())
    def law(person: Person) -> None:
        bundle, as_of = marked(person[0]), person[1]
        assert WORD not in plots.report(bundle, as_of=as_of, audience="shared")
        own = WORD in plots.report(bundle, as_of=as_of)
        seen[share_entries(bundle.consent) if own else "without"] += 1

    law()
    assert len(seen) == 5, seen
    assert sum(seen.values()) - seen["without"] >= 25, seen


def test_what_is_withheld_leaves_no_trace_in_a_report() -> None:
    """data-model.md, Sharing: byte for byte the page of a bundle in which it was never written."""
    seen = Counter[bool]()

    @EXAMPLES
    @given(people())
    def law(person: Person) -> None:
        bundle, as_of = person
        if share_entries(bundle.consent) == "summary_only":
            return
        poorer = without_withheld(bundle)
        seen[len(poorer.entries) < len(bundle.entries)] += 1
        rich, poor = (
            plots.report(each, as_of=as_of, audience="shared") for each in (bundle, poorer)
        )
        assert rich == poor

    law()
    assert seen[True] >= 20, seen


@EXAMPLES
@given(people("summary_only"))
def test_a_summary_alone_shows_no_note(person: Person) -> None:
    """data-model.md, Sharing: under `summary_only` counts are shown, and no note one by one."""
    bundle, as_of = person
    root = tree(plots.report(bundle, as_of=as_of, audience="shared"))
    headings = {said(each) for each in root.iter("h3")}
    assert say("report.heading.days") not in headings
    assert not [each for each in headings if each.endswith("before and afterwards")]


@EXAMPLES
@given(people("none"))
def test_under_none_there_is_nothing(person: Person) -> None:
    """data-model.md, Sharing: under `none` the page is that of a bundle without plans."""
    bundle, as_of = person
    empty = hk.Bundle(person_id="p1")
    page, blank = (
        plots.report(each, as_of=as_of.astimezone(dt.UTC), audience="shared")
        for each in (bundle, empty)
    )
    assert page == blank


def test_every_word_of_a_report_is_plain() -> None:
    """language.md: no avoided word on any page, in either language, for either audience."""
    seen = Counter[bool]()

    @EXAMPLES
    @given(people())
    def law(person: Person) -> None:
        bundle, as_of = person
        ways: tuple[Any, ...] = (("self", "en"), ("shared", "de"), ("self", "de"), ("shared", "en"))
        for audience, locale in ways:
            root = tree(plots.report(bundle, as_of=as_of, audience=audience, locale=locale))
            for text in texts(root):
                assert lint_text(text, locale) == ()
            seen[bool(list(root.iter("svg")))] += 1

    law()
    assert min(seen.values()) >= 20, seen


def test_every_named_obstacle_is_on_the_page() -> None:
    """adherence.md, Obstacles: an obstacle that was named is always shown, to whoever may see."""
    seen = Counter[bool]()

    @EXAMPLES
    @given(people())
    def law(person: Person) -> None:
        bundle, as_of = person
        audiences: tuple[Any, ...] = ("self", "shared")
        for audience in audiences:
            page = plots.report(bundle, as_of=as_of, audience=audience)
            told = hk.summarize(bundle, as_of=as_of, audience=audience).assignments
            named = {row.code for each in told for row in each.obstacles}
            for code in named:
                assert f"{say('report.obstacle', label=say(f'obstacle.{code}'))}: noted" in page
            seen[bool(named)] += 1

    law()
    assert min(seen.values()) >= 20, seen

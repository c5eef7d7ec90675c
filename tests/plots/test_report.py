"""The report: what stands on it, in which order, and what never does."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pytest

import homework_kit as hk
from homework_kit import plots
from homework_kit.errors import AwareTimeNeeded, UnknownLocale, ZoneNeeded
from homework_kit.io import loads
from homework_kit.language.messages import say
from homework_kit.models.bundle import Bundle
from homework_kit.packaged import CASES, folder
from homework_kit.plots.elements import style
from tests.plots.bundles import EDGES, HOSTILE, LONG, NOW, bundle, entry, felt, one_note, plan
from tests.plots.reading import outline, said, tree

LARGEST = 300_000


def example(name: str) -> tuple[Bundle, dt.datetime]:
    """Give one of the shipped cases and the moment it is told at."""
    text = folder("cases").joinpath(f"{name}.json").read_bytes()
    return loads(text, expect=Bundle), dt.datetime.fromisoformat(CASES[name])


def every_page() -> dict[str, str]:
    """Write a page of every example and every edge, for both audiences in both languages."""
    given = {name: example(name) for name in CASES}
    given |= {name: (make(), NOW) for name, make in EDGES.items()}
    ways: tuple[Any, ...] = (("self", "en"), ("shared", "en"), ("self", "de"), ("shared", "de"))
    return {
        f"{name}-{audience}-{locale}": plots.report(
            each, as_of=as_of, audience=audience, locale=locale
        )
        for name, (each, as_of) in given.items()
        for audience, locale in ways
    }


PAGES = every_page()
ROOTS = {name: tree(page) for name, page in PAGES.items()}
page_by_page = pytest.mark.parametrize("name", PAGES)


def page(*plans: hk.Assignment, as_of: dt.datetime = NOW, **members: Any) -> Element:
    """Read the page of a bundle."""
    return tree(plots.report(bundle(*plans, **members), as_of=as_of))


@page_by_page
def test_a_page_loads_nothing_and_runs_nothing(name: str) -> None:
    """No script, no frame, no address but an icon of nothing; the policy allows no more."""
    for each in ROOTS[name].iter():
        assert each.tag not in {"script", "iframe", "object", "embed", "img", "form", "base"}
        assert {attribute for attribute in each.attrib if attribute.startswith("on")} == set()
        for attribute in ("href", "src", "srcset", "data", "action", "style", "xlink:href"):
            assert each.get(attribute) in {None, "data:,"}
    (policy,) = (
        each.get("content")
        for each in ROOTS[name].iter("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_the_style_loads_nothing_and_moves_nothing() -> None:
    """No address, no import, no font; nothing moves, so nobody has to ask for less motion."""
    for word in ("url(", "@import", "@font-face", "http", "animation", "transition", "behavior"):
        assert word not in style("page") + style("chart")


@page_by_page
def test_a_page_is_small(name: str) -> None:
    """At most 300 kB, also of a year."""
    assert len(PAGES[name].encode()) <= LARGEST


@page_by_page
def test_a_page_says_its_language_and_has_landmarks(name: str) -> None:
    """One header, one main part and one footer, in a document of its language."""
    root = ROOTS[name]
    (html,) = root.iter("html")
    assert html.get("lang") == name[-2:]
    assert [each.tag for each in root.iter() if each.tag in {"header", "main", "footer"}] == [
        "header",
        "main",
        "footer",
    ]


@page_by_page
def test_headings_leave_no_level_out(name: str) -> None:
    """One h1, and below it no jump."""
    levels = [int(each.tag[1]) for each in ROOTS[name].iter() if each.tag in {"h1", "h2", "h3"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@page_by_page
def test_every_chart_is_an_image_with_its_numbers_as_a_table(name: str) -> None:
    """adherence.md, A summary never: a picture stands beside the numbers that it is made of."""
    ids = [each.get("id") for each in ROOTS[name].iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for figure in ROOTS[name].iter("figure"):
        (svg,) = figure.iter("svg")
        assert svg.get("role") == "img"
        assert set((svg.get("aria-labelledby") or "").split()) <= set(ids)
        (table,) = figure.iter("table")
        assert [each.tag for each in table][:2] == ["caption", "thead"]
        scopes = {each.get("scope") for each in table.iter("th")}
        assert scopes == {"col", "row"}
        assert len(list(table.iter("tr"))) > 1


@page_by_page
def test_the_boundary_text_ends_the_page(name: str) -> None:
    """The shipped boundary text stands at the end of every page."""
    (footer,) = ROOTS[name].iter("footer")
    assert say("boundary.text", locale=name[-2:]) in said(footer)


def test_pages_of_the_examples_have_pictures() -> None:
    """The checks above are of pages that hold something."""
    figures = {name: len(list(root.iter("figure"))) for name, root in ROOTS.items()}
    assert sum(figures.values()) >= 80, figures
    assert sum(count == 0 for count in figures.values()) >= 4


def test_the_page_of_the_first_example() -> None:
    """Headings and tables of case 1 in order: a structure that a reader can check."""
    given, as_of = example("case-1-thought-record")
    assert outline(tree(plots.report(given, as_of=as_of))) == [
        "h1 Practice between sessions",
        "h2 For the next session",
        "h2 Rough-draft record",
        "h3 What got in the way",
        "h3 Practice beside the plan",
        "   From | Plan | Practiced | In part | Extra",
        "   2 February | 3 | 1 | 1 | 0",
        "   9 February | 3 | 1 | 0 | 0",
        "   16 February | 2 | 2 | 0 | 1",
        "   23 February | 2 (still going) | 0 | 0 | 0",
        "h3 Days with a note",
        "   Week of | Days with a note",
        "   2 February | Tue and Fri",
        "   9 February | Wed and Sat",
        "   16 February | Tue, Thu and Sat",
        "   23 February | no note",
        "h3 The feeling, before and afterwards",
        "   Day | What | Before | Afterwards",
        "   3 February | anxious | 80 | 45",
        "   3 February | sad | 40 | 30",
        "   11 February | anxious | 75 | 40",
        "   11 February | ashamed | 50 | 35",
        "h3 Belief in the thought, before and afterwards",
        "   Day | Before | Afterwards",
        "   3 February | 85 | 45",
        "   11 February | 80 | 45",
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    """No clock, no chance, and no order of the bundle's lists changes the page."""
    notes = [entry(ago, record=felt(60 + ago, 40)) for ago in range(1, 8)]
    one, other = (
        plots.report(bundle(plan(), entries=given), as_of=NOW)
        for given in (notes, [*reversed(notes)])
    )
    assert one == other


def test_what_got_in_the_way_stands_before_every_chart() -> None:
    """adherence.md, A summary never, 14: a named obstacle is not buried."""
    notes = [entry(ago, obstacles=["low_energy"]) for ago in range(1, 8)]
    (main,) = page(plan(), entries=notes).iter("main")
    told = [each for each in main.iter() if each.tag == "svg" or "Low energy" in (each.text or "")]
    assert told[0].tag == "p"
    assert said(told[0]) == "Low energy: noted seven times"
    assert "svg" in {each.tag for each in told}


def test_an_obstacle_is_told_with_what_was_talked_over() -> None:
    """Options by their text or in own words, what was chosen, and whether it helped."""
    named = hk.Obstacle(
        id="o1",
        code="forgetting",
        noted_on=dt.date(2026, 2, 3),
        assignment_id="walk",
        options_considered=["fg-04", "ask my sister"],
        option_chosen="ask my sister",
        helped="not_tried",
    )
    root = page(plan(), obstacles=[named])
    pairs = [(each.tag, said(each)) for each in root.iter() if each.tag in {"dt", "dd"}]
    assert pairs == [
        ("dt", "Talked over"),
        ("dd", hk.options_for("forgetting")[3].text),
        ("dd", "ask my sister"),
        ("dt", "Chosen"),
        ("dd", "ask my sister"),
        ("dt", "Did it help"),
        ("dd", "not tried so far"),
    ]


@pytest.mark.parametrize("audience", ["self", "shared"])
def test_where_safety_is_named_there_are_no_options(audience: Any) -> None:
    """adherence.md, Obstacles: pause, therapist, contacts, and nothing to choose from."""
    named = hk.Obstacle(
        id="o1",
        code="safety_concern",
        noted_on=dt.date(2026, 2, 3),
        assignment_id="walk",
        options_considered=["an option"],
        visibility="shared",
    )
    contacts = plots.Contacts(text="the local help line", verified_on=dt.date(2026, 1, 2))
    given = bundle(plan(), obstacles=[named])
    text = plots.report(given, as_of=NOW, audience=audience, contacts=contacts)
    assert "an option" not in text
    assert "pause" in text
    assert text.count("the local help line. These were checked on 2 January.") == 2
    without = plots.report(given, as_of=NOW, audience=audience)
    assert say("boundary.no_contacts") in without


def test_a_percentage_waits_for_the_floor() -> None:
    """adherence.md, Floors: a percent sign stands where `display` allows one, and not below."""
    notes = [entry(ago) for ago in range(1, 15)]
    early, late = (plan(starts_on=dt.date(2026, *day)) for day in ((1, 22), (1, 1)))
    few, many = (said(next(page(each, entries=notes).iter("main"))) for each in (early, late))
    assert "14 of 18" in few
    assert "%" not in few
    assert "36 %" in many


def test_a_plan_without_notes_is_told_kindly() -> None:
    """One kind sentence, no fraction of nothing, and no picture."""
    root = page(plan(starts_on=dt.date(2025, 2, 3)))
    assert say("report.no_notes") in [said(each) for each in root.iter("p")]
    assert list(root.iter("svg")) == []
    assert "none of" not in said(root)


def test_a_bundle_without_plans_is_told_kindly() -> None:
    """One sentence."""
    (main,) = page().iter("main")
    assert said(main) == say("report.nothing")


def test_a_plan_that_was_stopped_opens_with_no_fraction_of_nothing() -> None:
    """adherence.md, A summary never, 16: opens with "0 of n" for a stopped or replaced plan."""
    stopped = plan(status="stopped", status_on="2026-02-08")
    root = page(stopped, entries=[entry(3, "not_done_told")])
    assert say("report.status.stopped") in said(root)
    assert "none of" not in said(next(each for each in root.iter("section") if each.get("class")))


def test_what_was_talked_about_and_not_agreed_is_not_there() -> None:
    """A proposed plan has nothing to look back at."""
    root = page(plan(title="Maybe later", status="proposed"))
    assert "Maybe later" not in said(root)
    assert say("report.nothing") in said(root)


def test_what_was_starred_is_quoted_for_the_person_alone() -> None:
    """The person's words stand on the person's page, and on no other."""
    given = one_note()
    assert "“It rained.”" in plots.report(given, as_of=NOW)
    assert "It rained." not in plots.report(given, as_of=NOW, audience="shared")


def test_since_is_said_and_kept_to() -> None:
    """The page says when it starts, and counts from there."""
    notes = [entry(ago) for ago in range(1, 8)]
    since = NOW - dt.timedelta(days=2)
    text = plots.report(bundle(plan(), entries=notes), since=since, as_of=NOW)
    assert say("report.since", since="7 February 2026") in text
    assert "two days with a note" in text


def test_text_is_text_whatever_it_looks_like() -> None:
    """Markup in a title is read as text; the tree is closed as it was opened."""
    root = ROOTS["long-words-self-en"]
    (title,) = (each for each in root.iter("h2") if each.get("dir") == "auto")
    kept = HOSTILE.replace("\u202e", "").replace("\x07", "\N{REPLACEMENT CHARACTER}")
    assert said(title) == f"{LONG} {kept}"


def test_the_name_of_the_page_names_no_plan() -> None:
    """What a tab and a history show says nothing of the person."""
    (head,) = ROOTS["case-1-thought-record-self-en"].iter("head")
    (title,) = head.iter("title")
    assert said(title) == "Practice between sessions"


def test_refusals() -> None:
    """No language is guessed; a moment has an offset; a plan that floats has a zone."""
    with pytest.raises(UnknownLocale):
        plots.report(bundle(), as_of=NOW, locale="tlh")
    with pytest.raises(AwareTimeNeeded):
        plots.report(bundle(), as_of=NOW.replace(tzinfo=None))
    with pytest.raises(ZoneNeeded):
        plots.report(bundle(plan(time_zone=None)), as_of=NOW)
    not_a_bundle: Any = [plan()]
    with pytest.raises(TypeError, match="report takes a Bundle"):
        plots.report(not_a_bundle, as_of=NOW)

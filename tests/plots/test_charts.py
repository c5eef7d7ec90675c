"""The charts by themselves: what is noted is drawn, as it was noted, and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import HealthCheck, settings

import homework_kit as hk
from homework_kit import plots
from homework_kit.adherence.changes import RowKey
from homework_kit.errors import AwareTimeNeeded, UnknownLocale, ZoneNeeded
from homework_kit.models.summary import ChangeRow
from homework_kit.plots.days import days_figure
from homework_kit.plots.elements import columns, shortened
from homework_kit.plots.figure import FLOOR
from homework_kit.plots.noted import told
from tests.mix import lacking
from tests.people import people
from tests.plots.bundles import HOSTILE, NOW, bundle, entry, felt, long_words, plan, tried
from tests.plots.reading import outline, tree

EXAMPLES = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
SVG = "{http://www.w3.org/2000/svg}"
A_WEEK = [entry(ago) for ago in range(1, 8)]


def drawn(svg: str) -> Element:
    """Read a chart as an XML parser does."""
    return fromstring(svg)  # noqa: S314 - of our own making


def marks(svg: str, kind: str) -> int:
    """Count the marks of one kind in a chart, without the one in its legend."""
    found = sum(each.get("class") == f"hk-{kind}" for each in drawn(svg).iter())
    return max(found - 1, 0)


def block(*notes: hk.Entry, **members: Any) -> hk.AssignmentSummary:
    """Give the summary of the daily walk."""
    return hk.summarize(plan(**members), notes, as_of=NOW).assignments[0]


CHARTS = {
    "weeks": lambda **how: plots.weeks(block(*A_WEEK), **how),
    "days": lambda **how: plots.days(plan(), A_WEEK, as_of=NOW, **how),
    "before_after": lambda **how: plots.before_after(
        plan(),
        [entry(1, record=felt(70, 40))],
        change=block(entry(1, record=felt(70, 40))).change[0],
        as_of=NOW,
        **how,
    ),
    "steps": lambda **how: plots.steps(long_words(), as_of=NOW, **how),
    "obstacles": lambda **how: plots.obstacles(block(entry(1, obstacles=["forgetting"])), **how),
}


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_an_image_that_says_what_it_is(chart: str, locale: str) -> None:
    """It has the role of an image, and title and description that its ids lead to."""
    svg = drawn(CHARTS[chart](locale=locale, name="x"))
    assert svg.get("role") == "img"
    named = {each.get("id"): each.text for each in svg.iter() if each.get("id")}
    assert list(named) == (svg.get("aria-labelledby") or "").split() == ["x-title", "x-about"]
    assert all(named.values())


@pytest.mark.parametrize("locale", ["en", "de"])
def test_numbers_stand_beside_the_bars_and_not_on_them(locale: str) -> None:
    """In no language does the text at the end of a row reach into its bars."""
    twelve = hk.schedules.Repeating(frequency="daily", times=[dt.time(each) for each in range(12)])
    svg = drawn(plots.weeks(block(*A_WEEK, schedule=twelve), locale=locale))
    bars = [each for each in svg.iter(f"{SVG}rect") if float(each.get("height", 0)) == 16]
    numbers = [each for each in svg.iter(f"{SVG}text") if each.get("text-anchor") == "end"]
    assert len(bars) == len(numbers) == 1
    ends = float(bars[0].get("x", 0)) + float(bars[0].get("width", 0))
    assert "84" in (numbers[0].text or "")
    assert float(numbers[0].get("x", 0)) - 6.6 * columns(numbers[0].text or "") >= ends


@pytest.mark.parametrize("chart", CHARTS)
def test_no_other_language_is_guessed(chart: str) -> None:
    """There is no silent fall back to English."""
    with pytest.raises(UnknownLocale):
        CHARTS[chart](locale="tlh")


def test_below_five_times_there_is_no_picture() -> None:
    """adherence.md, Floors: of four times there are counts, of five there is a picture."""
    four, five = (
        hk.summarize(plan(), [entry(6), entry(7)], as_of=NOW - dt.timedelta(days=ago)).assignments
        for ago in (3, 2)
    )
    assert (four[0].counted, plots.weeks(four[0])) == (4, "")
    assert five[0].counted == 5
    assert marks(plots.weeks(five[0]), "full") == 1


def test_frames_around_nothing_are_not_drawn() -> None:
    """Where nothing is noted there are no empty bars and no empty calendar."""
    assert block().counted == 7
    assert plots.weeks(block()) == ""
    assert plots.days(plan(), as_of=NOW) == ""


def test_days_wait_for_the_fifth_note() -> None:
    """A calendar of four days would show the days around them."""
    assert plots.days(plan(), A_WEEK[:4], as_of=NOW) == ""
    assert marks(plots.days(plan(), A_WEEK[:5], as_of=NOW), "full") == 5


def test_a_paused_day_is_no_day_without_a_note() -> None:
    """Days in a pause are short lines, and a note on one is a note."""
    pause = hk.Pause(from_=dt.date(2026, 2, 3), until=dt.date(2026, 2, 6))
    svg = plots.days(plan(pauses=[pause]), A_WEEK[:5], as_of=NOW)
    noted = {NOW.date() - dt.timedelta(days=ago) for ago in range(1, 6)}
    paused = {dt.date(2026, 2, day) for day in (3, 4, 5)}
    assert marks(svg, "pause") == len(paused - noted) == 1
    assert marks(svg, "full") == 5
    read = told(plan(pauses=[pause]), A_WEEK[:5], zones=None, sessions=(), since=None, as_of=NOW)
    figure = days_figure(read, locale="en")
    assert figure is not None
    assert figure.rows == (
        ("2 February", "Wed, Thu, Fri, Sat and Sun", "Tue"),
        ("9 February", "no note", ""),
    )


def test_practice_beyond_the_plan_stands_apart() -> None:
    """What is extra is drawn after what was planned, and in no count of it."""
    weekly = {"schedule": hk.schedules.Target(times=5, per="week"), "reserve": None}
    svg = plots.weeks(block(*A_WEEK, **weekly))
    assert marks(svg, "extra") == 1
    assert "5 of 5" in svg


def test_what_is_going_on_is_not_none_of_so_many() -> None:
    """A period that is open and has no note has a frame of dashes and no fraction."""
    svg = plots.weeks(block(*A_WEEK, schedule=hk.schedules.Target(times=5, per="week")))
    assert marks(svg, "frame hk-open") == 1
    assert "0 of" not in svg


def test_what_is_done_as_needed_has_no_plan_beside_it() -> None:
    """adherence.md, As needed: how often, without a frame, a fraction or a column for a plan."""
    given = bundle(plan(schedule=hk.schedules.AsNeeded(cue="tense")), entries=A_WEEK)
    svg = plots.weeks(hk.summarize(given, as_of=NOW).assignments[0])
    assert (marks(svg, "full"), marks(svg, "frame")) == (1, 0)
    header = ("From", "Practiced", "In part", "Extra")
    assert f"   {' | '.join(header)}" in outline(tree(plots.report(given, as_of=NOW)))


def test_a_plan_without_a_number_says_so_beside_one_that_has_one() -> None:
    """adherence.md, Formulas: two versions of two kinds stand one below the other, not pooled."""
    first = plan(ends_before=dt.date(2026, 2, 9))
    later = plan(
        version=2, starts_on=dt.date(2026, 2, 9), schedule=hk.schedules.AsNeeded(cue="tense")
    )
    notes = [*A_WEEK, entry(0, recorded_at=NOW - dt.timedelta(hours=1))]
    told = outline(tree(plots.report(bundle(first, later, entries=notes), as_of=NOW)))
    assert "   2 February | 7 | 7 | 0 | 0" in told
    assert "   9 February | no number (still going) | 1 | 0 | 0" in told


def test_marks_above_letters_take_no_room() -> None:
    """A label is cut by the room it takes, whatever its letters are made of."""
    assert columns("e\N{COMBINING ACUTE ACCENT}") == columns("e")
    assert shortened("e\N{COMBINING ACUTE ACCENT}" * 30, 20).count("e") == 19


def test_an_obstacle_named_once_is_drawn() -> None:
    """adherence.md, Obstacles: an obstacle that was named is always shown."""
    assert "Low energy" in plots.obstacles(block(entry(1, obstacles=["low_energy"])))
    assert plots.obstacles(block(entry(1))) == ""


def test_a_pair_is_drawn_where_its_numbers_are() -> None:
    """The ring stands at the earlier number and the diamond at the later one."""
    note = entry(1, record=felt(25, 75))
    svg = plots.before_after(plan(), [note], change=block(note).change[0], as_of=NOW)
    low, high = (x for x in (8, 352))
    ring = next(each for each in drawn(svg).iter() if each.get("class") == "hk-ring")
    assert float(ring.get("cx", 0)) == low + (high - low) / 4
    assert f"M{low + (high - low) * 3 / 4:g} " in svg
    assert "25 → 75" in svg


def test_half_a_pair_is_not_drawn() -> None:
    """adherence.md, Change within records: nothing is filled in."""
    notes = [entry(1, record=felt(25, None)), entry(2, record=felt(30, 40))]
    svg = plots.before_after(plan(), notes, change=block(*notes).change[0], as_of=NOW)
    assert marks(svg, "ring") == 1


def test_a_pair_without_a_time_is_drawn_where_its_row_counts_it() -> None:
    """An import that names its occasion alone is counted by when that opens, and drawn."""
    note = entry(1, recorded_at=None, mode="imported", occurrence="2026-02-05", record=felt(70, 40))
    for since, pairs in ((dt.datetime(2026, 2, 5, tzinfo=dt.UTC), 1), (NOW, 0)):
        window = (since, NOW + dt.timedelta(seconds=1))
        rows = hk.summarize(plan(), [note], window=window, as_of=NOW).assignments[0].change
        assert sum(each.pairs for each in rows) == pairs
        change = block(note).change[0]
        svg = plots.before_after(plan(), [note], change=change, since=since, as_of=NOW)
        assert ("70 → 40" in svg) == bool(pairs)


def test_the_pairs_of_several_plans_stand_in_order_of_time() -> None:
    """Of two plans the newest ten pairs are drawn, whichever plan they belong to."""
    other = plan(id="other")
    notes = [
        entry(ago, id=f"{name}{ago}", assignment_id=name, record=felt(20 + ago, 10))
        for ago in range(1, 8)
        for name in ("walk", "other")
    ]
    change = block(*notes).change[0]
    svg = plots.before_after([plan(), other], notes, change=change, as_of=NOW)
    numbers = [text for each in drawn(svg).iter(f"{SVG}text") if "→" in (text := each.text or "")]
    assert numbers == [f"{20 + ago} → 10" for ago in (5, 4, 3, 2, 1) for _ in range(2)]


def test_steps_are_named() -> None:
    """A try stands beside the name of its step and its two numbers."""
    steps = [hk.tasks.Step(step_id="s1", text="One stop", expected=hk.Rating(value=30))]
    task = hk.tasks.GradedStepsTask(steps=steps, set_with_therapist=True)
    svg = plots.steps(plan(task=task), [entry(1, record=tried("s1", 40, 55))], as_of=NOW)
    assert "8 February · One stop" in svg
    assert "40 → 55" in svg


def test_since_leaves_out_what_was_before() -> None:
    """Only notes from that moment on are drawn."""
    since = NOW - dt.timedelta(days=6)
    assert marks(plots.days(plan(), A_WEEK, since=since, as_of=NOW), "full") == 6


def test_text_is_text_whatever_it_looks_like() -> None:
    """Markup in a person's words stays words; what turns a line round is left out."""
    svg = plots.steps(long_words(), as_of=NOW)
    assert "<script" not in svg
    assert not {"\u202e", "\x07"} & set(svg)
    labels = [each.text or "" for each in drawn(svg).iter(f"{SVG}text")]
    assert any(HOSTILE[:20] in label for label in labels)


def test_the_order_of_notes_changes_nothing() -> None:
    """The same notes give the same bytes in any order, and twice as well as once."""
    notes = [entry(ago, record=felt(70 - ago, 40)) for ago in range(1, 8)]
    change = block(*notes).change[0]
    one, other = (
        plots.days(plan(), given, as_of=NOW)
        + plots.before_after(plan(), given, change=change, as_of=NOW)
        for given in (notes, [*reversed(notes), *notes])
    )
    assert one == other


def test_a_moment_and_a_zone_are_asked_for() -> None:
    """A moment without an offset is refused, and so is a plan that floats nowhere."""
    with pytest.raises(AwareTimeNeeded):
        plots.days(plan(), as_of=NOW.replace(tzinfo=None))
    with pytest.raises(AwareTimeNeeded):
        plots.days(plan(), since=NOW.replace(tzinfo=None), as_of=NOW)
    with pytest.raises(ZoneNeeded):
        plots.days(plan(time_zone=None), as_of=NOW)


def test_as_many_pairs_are_drawn_as_a_summary_counts() -> None:
    """adherence.md, Change within records: the pairs of a row are those that the row counts."""

    def law(person: tuple[hk.Bundle, dt.datetime]) -> Iterator[str]:
        given, as_of = person
        rows: dict[RowKey, list[ChangeRow]] = {}
        for summary in hk.summarize(given, as_of=as_of).assignments:
            for row in summary.change:
                rows.setdefault(RowKey(row.what, row.scale, row.setting), []).append(row)
        for of_all_plans in rows.values():
            svg = plots.before_after(given, change=of_all_plans[0], as_of=as_of)
            pairs = sum(row.pairs for row in of_all_plans)
            assert (marks(svg, "ring") if svg else 0) == min(pairs, 10)
            yield "pairs" if pairs else "no pair"

    assert lacking(people(), law, {"pairs": 8, "no pair": 1}, examples=40) == {}


def test_as_many_days_are_drawn_as_a_summary_counts() -> None:
    """adherence.md, A summary never: a picture says what the summary says."""

    def law(person: tuple[hk.Bundle, dt.datetime]) -> Iterator[str]:
        given, as_of = person
        for summary in hk.summarize(given, as_of=as_of).assignments:
            name, days = summary.assignment_id, summary.days_with_an_entry
            plans = [each for each in given.assignments if each.id == name]
            notes = [each for each in given.entries if getattr(each, "assignment_id", name) == name]
            svg = plots.days(plans, notes, zones=given.zones, sessions=given.sessions, as_of=as_of)
            assert (marks(svg, "full") if svg else 0) == (days if days >= FLOOR else 0)
            yield "a picture" if days >= FLOOR else "none"

    assert lacking(people(), law, {"a picture": 5, "none": 5}, examples=40) == {}

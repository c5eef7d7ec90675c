"""The words of calendar feeds: neutral unless asked, and never more than a text."""

from __future__ import annotations

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import homework_kit as hk
from homework_kit.adapters.ical import calendar_feed, plan_title
from homework_kit.language import lint_text
from tests.adapters.feeds import AS_OF, read, unfolded
from tests.adapters.plans import END, START, calendar, events, plan


def test_the_words_of_a_feed_are_clean_and_neutral() -> None:
    """What a feed says by itself is of the catalog, and names neither homework nor therapy."""
    both = [plan(), plan(hk.schedules.Target(times=2, per="day"), id="a2")]
    made = calendar(both, remind_minutes_before=10)
    texts = {event.text("SUMMARY") for event in made.named("VEVENT")}
    texts |= {alarm.text("DESCRIPTION") for event in made.named("VEVENT") for alarm in event.inner}
    texts.add(made.text("X-WR-CALNAME"))
    assert texts == {
        "Planned",
        "Something you planned",
        "Something you planned, two times",
        "Something you planned is near.",
    }
    assert [lint_text(each) for each in texts] == [()] * 4


def test_the_caller_may_name_events() -> None:
    """One text for all, a function of version and occasion, or the title: each is asked for."""
    assert {each.text("SUMMARY") for each in events(plan(), summary="Tea")} == {"Tea"}
    numbered = events(
        plan(), summary=lambda version, occasion: f"{version.version}: {occasion.key}"
    )
    assert numbered[0].text("SUMMARY") == "1: 2026-03-02T21:00"
    titled = events([plan(title="Tea, then a walk; slowly")], summary=plan_title)
    assert {each.text("SUMMARY") for each in titled} == {"Tea, then a walk; slowly"}


def test_a_summary_without_a_visible_word_is_the_neutral_one() -> None:
    """An event without a name is of no use to anybody."""
    found = events(plan(title="\n"), summary=plan_title)
    assert {each.text("SUMMARY") for each in found} == {"Something you planned"}


HOSTILE = (
    "a\r\nX-EVIL:1",
    "a\nEND:VEVENT",
    "a\rBEGIN:VALARM",
    "a\\nb\\Nc\\;\\,",
    'semi;colon,comma:colon"quote"',
    "end\\",
    "\u2028X-EVIL:1\u2029\x85\x0b\x0cX-EVIL:1\x1c",
    "\U0001f9d1\u200d\U0001f3eb" * 20,
    "日本語の長い題名、" * 12,
    "é" * 100,
    "x" * 200,
    "\\" * 100 + ";" * 100,
    "\ufeffbom and \t tab",
)


def one_line(text: str) -> str:
    """Say what has to be read back: every break, control and mark is a space."""
    breaks = dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029, 0xFEFF], " ")
    return " ".join(text.translate(breaks).split())


def only_the_summary_differs(title: str) -> str:
    """Check that a title changes nothing but the SUMMARY lines, and give what they say."""
    data = calendar_feed(plan(title=title), START, END, as_of=AS_OF, summary=plan_title)
    neutral = calendar_feed(plan(), START, END, as_of=AS_OF, summary="x")
    lines, bare = unfolded(data), unfolded(neutral)
    assert len(lines) == len(bare)
    differing = [line for line, other in zip(lines, bare, strict=True) if line != other]
    assert all(line.startswith("SUMMARY:") for line in differing)
    (told,) = {each.text("SUMMARY") for each in read(data).named("VEVENT")}
    return told


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_one_text(title: str) -> None:
    """Breaks, separators and long texts add no property; lines fold between characters."""
    assert only_the_summary_differs(title) == one_line(title)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(deadline=None, max_examples=200)
def test_any_title_is_one_text(title: str) -> None:
    """The same of any text that a title can be."""
    assert only_the_summary_differs(title[:200]) == (
        one_line(title[:200]) or "Something you planned"
    )


@given(st.text(st.sampled_from('a\\nN;,:\r\n" é\U0001f33b'), min_size=1, max_size=200))
@settings(deadline=None, max_examples=200)
def test_texts_of_what_has_a_meaning_are_one_text(title: str) -> None:
    """The same of texts made of nothing but what the format gives a meaning to."""
    assert only_the_summary_differs(title) == (one_line(title) or "Something you planned")


def test_half_a_character_of_a_callable_is_no_error() -> None:
    """A document holds none, but what a caller's function gives may: no error repeats the text."""
    assert events(plan(), summary=lambda *_: "a\ud800b")[0].text("SUMMARY") == "a b"


def test_icalendar_reads_a_title_with_commas() -> None:
    """Another reader's escapes are ours, where it keeps to the format."""
    data = calendar_feed(plan(title="a; b, c"), START, END, as_of=AS_OF, summary=plan_title)
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert {str(each["SUMMARY"]) for each in found} == {"a; b, c"}

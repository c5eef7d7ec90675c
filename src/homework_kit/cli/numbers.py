"""One block of a summary as lines: counts in words, week by week, and what got in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from homework_kit.cli.page import Page
from homework_kit.cli.voice import Voice
from homework_kit.models.summary import ChangeRow, ObstacleRow, Row, SummaryBlock
from homework_kit.review.counts import (
    labeled,
    outcomes_noted,
    period_note,
    safety_first,
    talked_over,
    times_named,
    towards,
    what_happened,
)
from homework_kit.review.facts import Audience

_BETWEEN = " · "
_MOST_PERIODS = 8
_STATES = ("practiced", "tried", "told_not_done", "no_entry", "set_aside", "paused", "open")


def states(block: SummaryBlock, voice: Voice) -> str:
    """Say how many occasions stand in which state; where there are none, what the notes say."""
    occasions = ((name, getattr(block.occasions, name)) for name in _STATES)
    said = [*labeled("state", occasions, locale=voice.locale)]
    return _BETWEEN.join(said or outcomes_noted(block, locale=voice.locale))


def write_periods(page: Page, rows: Sequence[Row], unit: str) -> None:
    """Write the newest weeks or target periods as a table, and how many earlier ones there are."""
    voice, earlier = page.voice, len(rows) - _MOST_PERIODS
    if earlier > 0:
        page.text(voice.say(f"cli.earlier.{unit}", count=earlier), weight="dim")
    names = ("from", "plan", "practiced", "in_part", "extra")
    header = [*(voice.say(f"cli.column.{name}") for name in names), ""]
    cells = [
        [
            voice.date(row.from_),
            "" if row.planned is None else str(row.planned),
            str(towards(row)),
            str(row.tried - row.practiced) if row.tried > row.practiced else "",
            str(row.extra) if row.extra else "",
            period_note(row, locale=voice.locale),
        ]
        for row in rows[-_MOST_PERIODS:]
    ]
    if cells:
        page.table(header, cells)


def _what_changed(row: ChangeRow, voice: Voice) -> str:
    what = voice.say(f"cli.change.{row.what}")
    return voice.say(f"setting.{row.setting}", what=what) if row.setting else what


def write_changes(page: Page, rows: Iterable[ChangeRow]) -> None:
    """Write how ratings stood afterwards, row by row; rows without one whole pair are left out."""
    voice = page.voice
    names = ("what", "pairs", "lower", "same", "higher", "middle", "scale", "left_out")
    cells = [
        [
            _what_changed(row, voice),
            *(str(count) for count in (row.pairs, row.lower, row.same, row.higher)),
            "" if row.median is None else voice.number(row.median, signed=True),
            row.scale,
            str(row.left_out) if row.left_out else "",
        ]
        for row in rows
        if row.pairs
    ]
    if cells:
        page.blank()
        page.table([voice.say(f"cli.column.{name}") for name in names], cells)


def write_happened(page: Page, block: SummaryBlock, *, audience: Audience = "self") -> None:
    """Write how often what was predicted or feared came true."""
    for text in what_happened(block, audience=audience, locale=page.voice.locale):
        page.text(text)


def write_obstacles(page: Page, rows: Iterable[ObstacleRow]) -> None:
    """Write what got in the way and what was talked over; safety has no options but its text."""
    voice = page.voice
    for row in safety_first(rows):
        page.text(times_named(row, locale=voice.locale))
        if row.code == "safety_concern":
            page.text(voice.say("boundary.safety"), indent=4)
            continue
        page.rows(
            (
                ("" if place else label, text)
                for label, texts in talked_over(row, locale=voice.locale)
                for place, text in enumerate(texts)
            ),
            indent=4,
        )

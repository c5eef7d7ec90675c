"""One block of a summary as lines: counts in words, week by week, and what got in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from homework_kit.cli.terminal import Page
from homework_kit.cli.wording import option
from homework_kit.language.dates import list_of, long_date
from homework_kit.language.messages import say
from homework_kit.models.summary import ChangeRow, ObstacleRow, PeriodRow, SummaryBlock
from homework_kit.review.counts import what_happened
from homework_kit.review.facts import Audience

_BETWEEN = " · "
_MOST_PERIODS = 8
_STATES = ("practiced", "tried", "told_not_done", "no_entry", "set_aside", "paused", "open")
_OUTCOMES = (
    *("as_agreed", "smaller_version", "partly"),
    *("started_and_stopped", "not_done_told", "no_opportunity"),
)


def _labeled(prefix: str, counts: Iterable[tuple[str, int]]) -> str:
    return _BETWEEN.join(
        say("summary.labeled", label=say(f"{prefix}.{name}"), counted=str(count))
        for name, count in counts
        if count
    )


def states(block: SummaryBlock) -> str:
    """Say how many occasions stand in which state; where there are none, what the notes say."""
    occasions = ((name, getattr(block.occasions, name)) for name in _STATES)
    notes = ((name, getattr(block.outcomes, name)) for name in _OUTCOMES)
    return _labeled("state", occasions) or _labeled("outcome", notes)


def _period_note(row: PeriodRow) -> str:
    notes = [] if row.closed else [say("cli.period.open")]
    if row.partial:
        notes.append(say("cli.period.partial"))
    if row.paused_days:
        notes.append(say("cli.period.paused", count=row.paused_days))
    return list_of(notes)


def write_periods(page: Page, rows: Sequence[PeriodRow], unit: str) -> None:
    """Write the newest weeks or target periods as a table, and how many earlier ones there are."""
    earlier = len(rows) - _MOST_PERIODS
    if earlier > 0:
        page.text(say(f"cli.earlier.{unit}", count=earlier), weight="dim")
    names = ("from", "plan", "practiced", "in_part", "extra")
    header = [*(say(f"cli.column.{name}") for name in names), ""]
    cells = [
        [
            long_date(row.from_),
            "" if row.planned is None else str(row.planned),
            str(row.practiced),
            str(row.tried - row.practiced) if row.tried > row.practiced else "",
            str(row.extra) if row.extra else "",
            _period_note(row),
        ]
        for row in rows[-_MOST_PERIODS:]
    ]
    if cells:
        page.table(header, cells)


def _what_changed(row: ChangeRow) -> str:
    what = say(f"cli.change.{row.what}")
    return say(f"setting.{row.setting}", what=what) if row.setting else what


def write_changes(page: Page, rows: Iterable[ChangeRow]) -> None:
    """Write how ratings stood afterwards, row by row; rows without one whole pair are left out."""
    names = ("what", "pairs", "lower", "same", "higher", "middle", "scale", "left_out")
    cells = [
        [
            _what_changed(row),
            *(str(count) for count in (row.pairs, row.lower, row.same, row.higher)),
            "" if row.median is None else f"{row.median:+g}",
            row.scale,
            str(row.left_out) if row.left_out else "",
        ]
        for row in rows
        if row.pairs
    ]
    if cells:
        page.blank()
        page.table([say(f"cli.column.{name}") for name in names], cells)


def write_happened(page: Page, block: SummaryBlock, *, audience: Audience = "self") -> None:
    """Write how often what was predicted or feared came true."""
    for text in what_happened(block, audience=audience):
        page.text(text)


def write_obstacles(page: Page, rows: Iterable[ObstacleRow]) -> None:
    """Write what got in the way and what was talked over; safety has no options but its text."""
    for row in rows:
        page.text(say("obstacles.named_times", label=say(f"obstacle.{row.code}"), count=row.count))
        if row.code == "safety_concern":
            page.text(say("boundary.safety"), indent=4)
            continue
        details = [(say("obstacles.considered"), option(each)) for each in row.options_considered]
        if row.option_chosen is not None:
            details.append((say("obstacles.chosen"), option(row.option_chosen)))
        if row.helped is not None:
            details.append((say("obstacles.helped"), say(f"obstacles.it_helped.{row.helped}")))
        page.rows(_label_once(details), indent=4)


def _label_once(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Leave a label out where the row above has the same."""
    above = ""
    for label, text in rows:
        yield ("" if label == above else label), text
        above = label

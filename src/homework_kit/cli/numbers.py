"""One block of a summary as lines: counts in words, week by week, and what got in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from homework_kit.cli.page import Page
from homework_kit.cli.voice import Voice
from homework_kit.cli.wording import option
from homework_kit.models.summary import ChangeRow, ObstacleRow, PeriodRow, Row, SummaryBlock

_BETWEEN = " · "
_MOST_PERIODS = 8
_NEARLY_ALL = 99
_STATES = ("practiced", "tried", "told_not_done", "no_entry", "set_aside", "paused", "open")
_OUTCOMES = (
    *("as_agreed", "smaller_version", "partly"),
    *("started_and_stopped", "not_done_told", "no_opportunity"),
)


def _of_what_was_agreed(block: SummaryBlock, voice: Voice) -> Iterator[str]:
    """Say the count with its denominator, in the family of its schedule."""
    if block.target is not None and block.target.planned:
        yield voice.say(
            "summary.target_of", towards=block.target.towards, planned=block.target.planned
        )
    elif block.answered is not None and block.answered.delivered:
        answers = block.answered
        yield voice.say("cli.answered_of", count=answers.delivered, answered=answers.in_window)
    elif block.used is not None:
        yield voice.say("summary.used", count=block.used.times_used)
        if block.used.came_up_not_used:
            yield voice.say("summary.came_up_not_used", count=block.used.came_up_not_used)
    elif block.counted and block.schedule != "target":
        practiced = block.occasions.practiced
        yield voice.say("cli.practiced_of", count=block.counted, practiced=practiced)


def _percentage(block: SummaryBlock, voice: Voice) -> Iterator[str]:
    """Say a share that is more than nothing and less than all; rounding makes it neither."""
    done, planned = block.occasions.practiced, block.counted
    if block.target is not None:
        done, planned = block.target.towards, block.target.planned
    elif block.answered is not None:
        done, planned = block.answered.in_window, block.answered.delivered
    if not 0 < done < planned:
        return
    percent = Fraction(100 * done, planned)
    if percent < 1:
        yield voice.say("cli.percent_under", counted="1")
    elif percent > _NEARLY_ALL:
        yield voice.say("cli.percent_over", counted=str(_NEARLY_ALL))
    else:
        yield voice.say("cli.percent", counted=str(round(percent)))


def headline(block: SummaryBlock, voice: Voice) -> str:
    """Say the counts in one line; empty where there is nothing to count.

    Of a plan that was stopped or replaced, "none of two" is not how anything is opened
    (adherence.md, A summary never, 16): without practice there is no such line. A percentage
    stands where `display` allows one, and never a whole one (rule 6).
    """
    over = block.status in {"stopped", "replaced"}
    practiced = block.outcomes.as_agreed + block.outcomes.smaller_version
    parts = [] if over and not practiced else list(_of_what_was_agreed(block, voice))
    if parts and block.display == "percent" and block.share is not None:
        parts.extend(_percentage(block, voice))
    if block.extra:
        parts.append(voice.say("summary.extra", count=block.extra))
    if block.recalled:
        parts.append(voice.say("summary.added_later", count=block.recalled))
    if block.reserve is not None and block.reserve.used:
        parts.append(voice.say("summary.reserve_used", count=block.reserve.used))
    return _BETWEEN.join(parts)


def why_no_count(block: SummaryBlock, voice: Voice) -> str:
    """Say why no share is given; what is done as needed is counted without one."""
    reason = block.why_no_share
    if reason in {None, "as_needed", "plans_differ"}:
        return ""
    return voice.say(f"summary.no_share.{reason}")


def _labeled(prefix: str, counts: Iterable[tuple[str, int]], voice: Voice) -> str:
    return _BETWEEN.join(
        voice.say("cli.labeled", label=voice.say(f"{prefix}.{name}"), counted=str(count))
        for name, count in counts
        if count
    )


def states(block: SummaryBlock, voice: Voice) -> str:
    """Say how many occasions stand in which state; where there are none, what the notes say."""
    occasions = ((name, getattr(block.occasions, name)) for name in _STATES)
    notes = ((name, getattr(block.outcomes, name)) for name in _OUTCOMES)
    return _labeled("state", occasions, voice) or _labeled("outcome", notes, voice)


def _period_note(row: Row, voice: Voice) -> str:
    notes = [] if row.closed else [voice.say("cli.period.open")]
    if row.partial:
        notes.append(voice.say("cli.period.partial"))
    if isinstance(row, PeriodRow) and row.paused_days:
        notes.append(voice.say("cli.period.paused", count=row.paused_days))
    return voice.list_of(notes)


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
            str(row.practiced),
            str(row.tried - row.practiced) if row.tried > row.practiced else "",
            str(row.extra) if row.extra else "",
            _period_note(row, voice),
        ]
        for row in rows[-_MOST_PERIODS:]
    ]
    if cells:
        page.table(header, cells)


def _what_changed(row: ChangeRow, voice: Voice) -> str:
    what = voice.say(f"cli.change.{row.what}")
    return voice.say(f"cli.setting.{row.setting}", what=what) if row.setting else what


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


def write_happened(page: Page, block: SummaryBlock, *, audience: str = "self") -> None:
    """Write how often what was predicted or feared came true."""
    voice = page.voice
    worded_for = ".shared" if audience == "shared" else ""
    for row in block.happened:
        message = "recap.predictions" if row.what == "prediction" else "recap.feared_outcome"
        known = row.no + row.partly + row.yes
        if not known:
            continue
        if row.partly:
            name = f"{message}_partly{worded_for}"
            text = voice.say(name, count=known, happened=row.yes, partly=row.partly)
        else:
            text = voice.say(f"{message}{worded_for}", count=known, happened=row.yes)
        page.text(text)


def write_obstacles(page: Page, rows: Iterable[ObstacleRow]) -> None:
    """Write what got in the way and what was talked over; safety has no options but its text."""
    voice = page.voice
    for row in rows:
        page.text(
            voice.say(
                "obstacles.named_times", label=voice.say(f"obstacle.{row.code}"), count=row.count
            )
        )
        if row.code == "safety_concern":
            page.text(voice.say("boundary.safety"), indent=4)
            continue
        details = [
            (voice.say("cli.obstacle.considered"), option(each, voice))
            for each in row.options_considered
        ]
        if row.option_chosen is not None:
            details.append((voice.say("cli.obstacle.chosen"), option(row.option_chosen, voice)))
        if row.helped is not None:
            details.append(
                (voice.say("cli.obstacle.helped"), voice.say(f"cli.helped.{row.helped}"))
            )
        page.rows(_label_once(details), indent=4)


def _label_once(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Leave a label out where the row above has the same."""
    above = ""
    for label, text in rows:
        yield ("" if label == above else label), text
        above = label

"""The counts of one block of a summary in words: for the command's pages and for the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final, get_args

from homework_kit.language.dates import list_of
from homework_kit.language.messages import say
from homework_kit.models.summary import ObstacleRow, PeriodRow, Row, SummaryBlock
from homework_kit.models.vocabulary import Outcome
from homework_kit.review.facts import Audience
from homework_kit.review.options import option_text

_BETWEEN: Final = " · "
_NEARLY_ALL: Final = 99
_HAPPENED: Final = {"prediction": "recap.predictions", "feared_outcome": "recap.feared_outcome"}


def _of_what_was_agreed(block: SummaryBlock, locale: str) -> Iterator[str]:
    """Say the count with its denominator, in the family of its schedule."""
    if block.target is not None and block.target.planned:
        towards, planned = block.target.towards, block.target.planned
        yield say("summary.target_of", locale=locale, towards=towards, planned=planned)
    elif block.answered is not None and block.answered.delivered:
        count, answered = block.answered.delivered, block.answered.in_window
        yield say("summary.answered_of", count=count, locale=locale, answered=answered)
    elif block.used is not None:
        yield say("summary.used", count=block.used.times_used, locale=locale)
        if block.used.came_up_not_used:
            count = block.used.came_up_not_used
            yield say("summary.came_up_not_used", count=count, locale=locale)
    elif block.counted and block.schedule != "target":
        practiced = block.occasions.practiced
        yield say("summary.practiced_of", count=block.counted, locale=locale, practiced=practiced)


def _percentage(block: SummaryBlock, locale: str) -> Iterator[str]:
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
        yield say("summary.percent_under", locale=locale, counted="1")
    elif percent > _NEARLY_ALL:
        yield say("summary.percent_over", locale=locale, counted=str(_NEARLY_ALL))
    else:
        yield say("summary.percent", locale=locale, counted=str(round(percent)))


def headline(block: SummaryBlock, *, locale: str = "en") -> str:
    """Say the counts in one line; empty where there is nothing to count.

    Of a plan that was stopped or replaced, "none of two" is not how anything is opened
    (adherence.md, A summary never, 16): without practice there is no such line. A percentage
    stands where `display` allows one, and never a whole one (rule 6).
    """
    over = block.status in {"stopped", "replaced"}
    practiced = block.outcomes.as_agreed + block.outcomes.smaller_version
    parts = [] if over and not practiced else list(_of_what_was_agreed(block, locale))
    if parts and block.display == "percent" and block.share is not None:
        parts.extend(_percentage(block, locale))
    if block.extra:
        parts.append(say("summary.extra", count=block.extra, locale=locale))
    if block.recalled:
        parts.append(say("summary.added_later", count=block.recalled, locale=locale))
    if block.reserve is not None and block.reserve.used:
        parts.append(say("summary.reserve_used", count=block.reserve.used, locale=locale))
    return _BETWEEN.join(parts)


def why_no_count(block: SummaryBlock, *, locale: str = "en") -> str:
    """Say why no share is given; what is done as needed is counted without one."""
    reason = block.why_no_share
    if reason in {None, "as_needed", "plans_differ"}:
        return ""
    return say(f"summary.no_share.{reason}", locale=locale)


def labeled(prefix: str, counts: Iterable[tuple[str, int]], *, locale: str = "en") -> Iterator[str]:
    """Say each count beside its label of the catalog; what there was none of is left out.

    >>> list(labeled("outcome", [("as_agreed", 2), ("partly", 0)]))
    ['as agreed: 2']
    """
    for name, count in counts:
        if count:
            label = say(f"{prefix}.{name}", locale=locale)
            yield say("summary.labeled", label=label, counted=str(count), locale=locale)


def outcomes_noted(block: SummaryBlock, *, locale: str = "en") -> Iterator[str]:
    """Say how many notes tell of which outcome."""
    counts = ((name, getattr(block.outcomes, name)) for name in get_args(Outcome))
    return labeled("outcome", counts, locale=locale)


def towards(row: Row) -> int:
    """Give how much of what was planned for a week or period was practiced; `extra` is beside it.

    >>> import datetime as dt
    >>> row = PeriodRow(
    ...     from_=dt.date(2026, 2, 2), until=dt.date(2026, 2, 9), planned=3, practiced=4, tried=4,
    ...     towards=3, extra=1, closed=True, partial=False,
    ... )
    >>> towards(row)
    3
    """
    # A target's `practiced` holds what came on top; `towards` does not.
    return row.practiced if row.towards is None else row.towards


def period_note(row: Row, *, locale: str = "en") -> str:
    """Say what stands beside the numbers of a week or period: open, part of one, with a pause.

    >>> import datetime as dt
    >>> row = PeriodRow(
    ...     from_=dt.date(2026, 2, 2), until=dt.date(2026, 2, 9), planned=3, practiced=0, tried=0,
    ...     towards=0, extra=0, closed=False, partial=False, paused_days=2,
    ... )
    >>> period_note(row)
    'still going and two paused days'
    """
    notes = [] if row.closed else [say("period.open", locale=locale)]
    if row.partial:
        notes.append(say("period.partial", locale=locale))
    if isinstance(row, PeriodRow) and row.paused_days:
        notes.append(say("period.paused", count=row.paused_days, locale=locale))
    return list_of(notes, locale)


def safety_first(rows: Iterable[ObstacleRow]) -> list[ObstacleRow]:
    """Put what was said of safety before everything else, whatever was named more often.

    >>> rows = [
    ...     ObstacleRow(code="forgetting", group="forgetting", count=2),
    ...     ObstacleRow(code="safety_concern", group="safety", count=1),
    ... ]
    >>> [row.code for row in safety_first(rows)]
    ['safety_concern', 'forgetting']
    """
    return sorted(rows, key=lambda row: row.code != "safety_concern")


def times_named(row: ObstacleRow, *, locale: str = "en") -> str:
    """Say what got in the way, and how many times it was noted."""
    label = say(f"obstacle.{row.code}", locale=locale)
    return say("obstacles.named_times", label=label, count=row.count, locale=locale)


def talked_over(row: ObstacleRow, *, locale: str = "en") -> Iterator[tuple[str, list[str]]]:
    """Give what was considered, what was chosen and whether it helped, each under its label.

    Where safety is named there are no options, and its own text stands in their place
    (adherence.md, Obstacles): ask for none of that row.
    """
    if row.options_considered:
        considered = [option_text(each, locale=locale) for each in row.options_considered]
        yield say("obstacles.considered", locale=locale), considered
    if row.option_chosen is not None:
        yield (
            say("obstacles.chosen", locale=locale),
            [option_text(row.option_chosen, locale=locale)],
        )
    if row.helped is not None:
        yield (
            say("obstacles.helped", locale=locale),
            [say(f"obstacles.it_helped.{row.helped}", locale=locale)],
        )


def what_happened(
    block: SummaryBlock, *, audience: Audience = "self", locale: str = "en"
) -> Iterator[str]:
    """Say how often what was predicted or feared came true; "yes" is a result like any other."""
    worded_for = ".shared" if audience == "shared" else ""
    for row in block.happened:
        message, known = _HAPPENED[row.what], row.no + row.partly + row.yes
        if not known:
            continue
        if row.partly:
            yield say(
                f"{message}_partly{worded_for}",
                count=known,
                locale=locale,
                happened=row.yes,
                partly=row.partly,
            )
        else:
            yield say(f"{message}{worded_for}", count=known, locale=locale, happened=row.yes)

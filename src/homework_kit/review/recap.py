"""The recap: what happened since the last session, as facts and in at most five plain sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from homework_kit.adherence import summarize
from homework_kit.language.locales import locale_data
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle, bundle_needed
from homework_kit.models.choices import choice_needed
from homework_kit.models.consent import share_entries
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry
from homework_kit.models.summary import AssignmentSummary, ChangeRow, ObstacleRow
from homework_kit.models.vocabulary import ObstacleCode
from homework_kit.review.facts import NAMED, Audience, Fact, Label, Recap, fact
from homework_kit.review.noted import look
from homework_kit.review.practice import headlines
from homework_kit.review.quotes import quotes_of
from homework_kit.schedule.clock import Clock, clock_of
from homework_kit.schedule.walltime import INSTANT, not_before, writable

_FEWEST_PAIRS: Final = 2
_PEAK: Final = "peak_minus_expected"
_SAFETY: Final[ObstacleCode] = "safety_concern"


def _last_session(bundle: Bundle, clock: Clock, as_of: dt.datetime) -> dt.datetime | None:
    """Find the last meeting before today: the one of today is the one being prepared."""
    today = clock.date_of(as_of)
    past = [session for session in current(bundle.sessions) if session.on < today]
    return max((each.at or clock.day_start(each.on).at for each in past), default=None)


def _obstacles(
    now: list[ObstacleRow], named: list[ObstacleCode], before: ObstacleCode | None
) -> Iterator[Fact]:
    """Name what got in the way: since the last session, or else the one named before."""
    # A shared obstacle about an entry that is kept is in no row: its plan is known by that entry.
    codes = list(dict.fromkeys([*(row.code for row in now), *named]))
    codes.sort(key=lambda code: code != _SAFETY)  # never folded into "and one more"
    labels = [Label(f"obstacle.{code}") for code in codes]
    # Where safety is named nothing is offered, so nothing was chosen from it.
    chosen = any(row.option_chosen is not None for row in now if row.code != _SAFETY)
    if len(labels) == 1:
        message = "recap.obstacle_chosen" if chosen else "recap.obstacle_one"
        yield fact(message, NAMED, obstacle=labels[0])
    elif len(labels) == 2:  # noqa: PLR2004 - two labels fit one sentence
        message = "recap.obstacle_two_chosen" if chosen else "recap.obstacle_two"
        yield fact(message, NAMED, first=labels[0], second=labels[1])
    elif labels:
        more = len(labels) - 2
        yield fact("recap.obstacle_many", NAMED, more, first=labels[0], second=labels[1])
    elif before is not None:
        yield fact("recap.obstacle_earlier", NAMED, obstacle=Label(f"obstacle.{before}"))


def change_fact(row: ChangeRow) -> Fact:
    """Say one row of change: lower, the same or higher afterwards, in how many pairs.

    >>> row = ChangeRow(
    ...     what="mood_after_minus_before", scale="0-10", pairs=2, left_out=0, lower=0, same=0,
    ...     higher=2,
    ... )
    >>> change_fact(row).sentence("self")
    'In all two pairs of numbers, mood was higher afterwards.'
    """
    if row.what == _PEAK:
        return fact("recap.peak", 4, row.pairs, lower=row.lower, higher=row.higher)
    what = Label(f"change.{row.what}")
    for side in ("lower", "same", "higher"):
        if getattr(row, side) == row.pairs:
            return fact(f"recap.change_{side}", 2, row.pairs, what=what)
    return fact("recap.change", 2, row.pairs, what=what, lower=row.lower, higher=row.higher)


def _change(summaries: Sequence[AssignmentSummary]) -> Iterator[Fact]:
    """Say the change with the most pairs; "afterwards", never "because"."""
    enough = [
        row
        for summary in summaries
        for row in summary.change
        # Where it is said whether the fear came true, the peaks would say it twice.
        if row.pairs >= _FEWEST_PAIRS and not (row.what == _PEAK and summary.happened)
    ]
    if not enough:
        return
    yield change_fact(max(enough, key=lambda each: each.pairs))


def _happened(summaries: Sequence[AssignmentSummary]) -> Iterator[Fact]:
    """Say how often what was predicted or feared happened; "yes" is a result like any other."""
    names: dict[str, str] = {
        "prediction": "recap.predictions",
        "feared_outcome": "recap.feared_outcome",
    }
    for row in (row for summary in summaries for row in summary.happened):
        count = row.no + row.partly + row.yes
        if count and row.partly:
            message = f"{names[row.what]}_partly"
            yield fact(message, 2, count, happened=row.yes, partly=row.partly)
        elif count:
            yield fact(names[row.what], 2, count, happened=row.yes)


def _asked(entries: list[Entry], audience: Audience) -> Iterator[Fact]:
    """Say what the entries ask for: questions, marks, what stays private, and one invitation."""
    questions = sum(entry.question_for_session is not None for entry in entries)
    marked = sum(entry.matters or entry.bring_to_session for entry in entries)
    private = sum(entry.visibility == "private" for entry in entries)
    if questions:
        yield fact("recap.question", 2, questions)
    if marked:
        yield fact("recap.matters", 3, marked)
    if private and audience == "self":
        yield fact("recap.private_kept", 4, private)
    if entries:
        yield fact("recap.invite", 3)


def recap(
    bundle: Bundle,
    *,
    since: dt.datetime | None = None,
    as_of: dt.datetime,
    audience: Audience = "self",
    locale: str = "en",
) -> Recap:
    """Gather what happened since a moment, for the next session, in plain words.

    Past facts come before an invitation; nothing is praised, judged or explained; a named
    obstacle is never left out; no pattern is claimed. For the audience "shared"
    only what the person shares is looked at.

    Args:
        bundle: one person's documents.
        since: an aware datetime; by default the last session before today, else the first start.
        as_of: the moment of looking, an aware datetime.
        audience: "self" speaks to the person; "shared" speaks to both, and quotes nothing.
        locale: whose words to use, "en" or "de".

    Raises:
        UnknownLocale: no words are shipped for `locale`.
        AwareTimeNeeded: a moment has no offset.
        OutOfRange: a moment lies outside the years 1900 to 2199.
        InvalidDocument: ends-before-start, where `since` is later than `as_of`.
        UnknownChoice: `audience` is none of its choices.
        WrongArgument: this is no bundle.
        ZoneNeeded: a plan floats and the bundle has no zones.

    >>> empty = Bundle(person_id="p1")
    >>> recap(empty, as_of=dt.datetime(2026, 2, 23, 8, tzinfo=dt.UTC)).sentences
    ()
    """
    locale_data("messages", locale)  # refused here, and not where the recap is read
    bundle_needed(bundle, "recap")
    choice_needed(audience, Audience, "audience")
    now = writable(as_of, "as_of")
    asked = None if since is None else writable(since, "since")
    not_before(now, asked or now, "since")
    plans = _agreed(bundle)
    if not plans or (audience == "shared" and share_entries(bundle.consent) == "none"):
        return Recap(now.date(), audience, (), locale=locale)
    newest = {plan.id: plan for plan in plans}  # the later versions come later
    clock = clock_of(next(iter(newest.values())), bundle.zones)
    start = asked or _last_session(bundle, clock, now) or _first_start(plans, bundle)
    # Half-open, and what was noted at this very moment is in.
    window = (start, max(start, now) + INSTANT)
    seen = look(bundle, now, audience)
    entries = seen.entries_in(window)
    summaries = summarize(bundle, audience=audience, window=window, as_of=now).assignments
    since_date = clock.date_of(start)
    facts = [
        *headlines(plans, summaries, since_date, today=clock.date_of(now), noted=bool(entries)),
        *_obstacles(
            [row for summary in summaries for row in summary.obstacles],
            seen.obstacles_in(window),
            seen.last_obstacle_before(start),
        ),
        *_happened(summaries),
        *_change(summaries),
        *_asked(entries, audience),
    ]
    quotes = quotes_of(entries, locale) if audience == "self" else ()
    return Recap(since_date, audience, tuple(facts), quotes, locale=locale)


def _agreed(bundle: Bundle) -> list[Assignment]:
    """Give every version that was more than proposed, the earlier before the later."""
    plans: tuple[Assignment, ...] = current(bundle.assignments)
    return sorted(
        (each for each in plans if each.status != "proposed"), key=lambda each: each.version
    )


def _first_start(plans: list[Assignment], bundle: Bundle) -> dt.datetime:
    return min(clock_of(plan, bundle.zones).day_start(plan.starts_on).at for plan in plans)

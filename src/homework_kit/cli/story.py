"""One person's weeks as a story: agree, practice, notice, review, adapt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from homework_kit.adherence.attach import Attached
from homework_kit.adherence.counting import state_of
from homework_kit.adherence.history import History
from homework_kit.cli import calls
from homework_kit.cli.histories import histories, obstacles_of, reviews_of
from homework_kit.cli.numbers import write_changes, write_happened, write_periods
from homework_kit.cli.page import Page
from homework_kit.cli.schedules import plan_rows, unit_of
from homework_kit.cli.terminal import columns
from homework_kit.cli.voice import Voice
from homework_kit.cli.wording import days, status_of, weekday_date
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import GradedStep
from homework_kit.models.review import Review
from homework_kit.models.summary import AdherenceSummary, VersionSummary
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.models.vocabulary import Outcome
from homework_kit.review.counts import headline, why_no_count
from homework_kit.review.options import option_text
from homework_kit.schedule import Occurrence

_BETWEEN = " · "
_LONGEST_DATE = dt.date(2026, 9, 30)
Row = tuple[str, str]


def write_in_full(page: Page, bundle: Bundle, summary: AdherenceSummary, recap: str) -> None:
    """Write every chapter: each plan and version in turn, then the numbers and the recap."""
    voice = page.voice
    first = True
    for history in histories(bundle, summary.as_of):
        for plan in history.versions:
            _write_plan(page, plan, first=first)
            _write_practice(page, history, plan)
            _write_obstacles(page, history, bundle, plan)
            for review in reviews_of(bundle, plan.id):
                if review.assignment_version == plan.version:
                    _write_review(page, review)
            first = False
    page.heading(voice.say("heading.numbers"))
    _write_numbers(page, bundle, summary)
    page.code(calls.count)
    page.heading(voice.say("demo.heading.recap"))
    page.text(recap)
    page.code(calls.prepare)


def _in_order(
    bundle: Bundle, summary: AdherenceSummary
) -> Iterator[tuple[Assignment, VersionSummary, History]]:
    """Give each version with its block, in the order in which the plans were lived."""
    blocks = {
        (each.assignment_id, block.version): block
        for each in summary.assignments
        for block in each.versions
    }
    for history in histories(bundle, summary.as_of):
        for plan in history.versions:
            yield plan, blocks[plan.id, plan.version], history


def _counts(plan: Assignment, block: VersionSummary, history: History, voice: Voice) -> str:
    counts = headline(block, locale=voice.locale) or why_no_count(block, locale=voice.locale)
    return counts or status_of(plan, history, voice)


def _write_numbers(page: Page, bundle: Bundle, summary: AdherenceSummary) -> None:
    for plan, block, history in _in_order(bundle, summary):
        page.rows([(plan.title, _counts(plan, block, history, page.voice))])
        periods = block.target.periods if block.target else block.weeks
        write_periods(page, periods, unit_of(plan))
        write_changes(page, block.change)
        write_happened(page, block)
        page.blank()


def _write_plan(page: Page, plan: Assignment, *, first: bool) -> None:
    voice, name = page.voice, "agree" if first else "adapt"
    page.heading(
        voice.say(f"demo.heading.{name}"), weekday_date(plan.agreed_on or plan.starts_on, voice)
    )
    page.text(plan.title)
    page.rows(plan_rows(plan, voice))


def _write_practice(page: Page, history: History, plan: Assignment) -> None:
    """Write what came up, and under it what was noted, day by day."""
    voice, date_width = page.voice, columns(weekday_date(_LONGEST_DATE, page.voice))
    noted = [each for each in history.attached if history.version_of(each) == plan.version]
    page.heading(voice.say("demo.heading.practice"))
    rows: list[Row] = []
    for occasion in history.occasions:
        if occasion.version != plan.version or occasion.opens > history.as_of:
            continue
        here = [each for each in noted if _lies_in(each, occasion)]
        noted = [each for each in noted if each not in here]
        state = voice.say(f"state.{state_of(occasion, _outcomes(here), history.as_of)}")
        entries = [row for each in here for row in _entry_rows(each, plan, voice)]
        if _is_long(occasion):
            said = not here or occasion.set_aside or occasion.paused
            page.text(_what_came_up(occasion, plan, state if said else "", voice))
            page.rows(entries, indent=4, narrowest=date_width)
        else:
            rows += entries or [(weekday_date(occasion.local_date, voice), state)]
    rows += [row for each in noted for row in _entry_rows(each, plan, voice)]
    page.rows(rows, narrowest=date_width)


def _outcomes(here: list[Attached]) -> list[Outcome | None]:
    return [each.noted.entry.outcome for each in here]


def _lies_in(each: Attached, occasion: Occurrence) -> bool:
    if each.occasion is not None:
        return each.occasion.key == occasion.key
    date = each.noted.date
    return date is not None and occasion.local_date <= date < occasion.until_date


def _is_long(occasion: Occurrence) -> bool:
    return (occasion.until_date - occasion.local_date).days > 1


def _what_came_up(occasion: Occurrence, plan: Assignment, state: str, voice: Voice) -> str:
    parts = [days(occasion.local_date, occasion.until_date, voice)]
    if plan.schedule.type == "target":
        parts.append(voice.say("demo.planned", count=occasion.required))
    return _BETWEEN.join([*parts, state] if state else parts)


def _entry_rows(each: Attached, plan: Assignment, voice: Voice) -> Iterator[Row]:
    """Give one entry: its day, its outcome and ratings, and a line of what was written."""
    entry = each.noted.entry
    day = weekday_date(each.noted.date, voice) if each.noted.date else ""
    outcome = [voice.say(f"outcome.{entry.outcome}")] if entry.outcome else []
    yield day, _BETWEEN.join([*outcome, *_ratings(entry.record, voice)])
    if isinstance(entry.record, GradedStep) and isinstance(plan.task, GradedStepsTask):
        for step in plan.task.steps:
            if step.step_id == entry.record.step_id:
                yield "", step.text
    words = entry.note or _first_words(entry.record)
    if words:
        yield "", voice.say("cli.quoted", what=words)


def _first_words(record: object) -> str:
    for name in ("situation", "outcome", "what_was_happening", "trigger", "noticed", "learned"):
        words = getattr(record, name, None)
        if isinstance(words, str):
            return words
    activity = getattr(record, "activity", None)
    return str(getattr(activity, "text", activity) or "")


def _ratings(record: object, voice: Voice) -> Iterator[str]:
    """Say feelings and distress, from before to after where both are there."""
    named = [(each.name, each) for each in getattr(record, "emotions", ())]
    distress = getattr(record, "distress", None)
    if distress is not None:
        named.append((voice.say("cli.change.distress_after_minus_before"), distress))
    for name, rating in named:
        before = rating.before
        after = getattr(rating, "after", None) if hasattr(rating, "after") else rating.end
        if before is not None and after is not None:
            first, second = voice.number(before), voice.number(after)
            yield voice.say("cli.moved", label=name, first=first, second=second)
        elif before is not None:
            yield voice.say("cli.rated", label=name, counted=voice.number(before))


def _write_obstacles(page: Page, history: History, bundle: Bundle, plan: Assignment) -> None:
    versions = {each.noted.entry.id: history.version_of(each) for each in history.attached}
    named = [
        each
        for each in obstacles_of(bundle, plan.id)
        if versions.get(each.entry_id or "", history.version_on(each.noted_on)) == plan.version
    ]
    if named:
        page.heading(page.voice.say("demo.heading.notice"))
    for number, each in enumerate(named):
        if number:
            page.blank()
        _write_obstacle(page, each)


def _write_obstacle(page: Page, obstacle: Obstacle) -> None:
    voice = page.voice
    message = "demo.foreseen_on" if obstacle.foreseen else "demo.noted_on"
    named = voice.say(f"obstacle.{obstacle.code}")
    page.text(voice.say(message, label=named, date=voice.date(obstacle.noted_on)))
    if obstacle.in_own_words:
        page.text(voice.say("cli.quoted", what=obstacle.in_own_words), indent=4)
    if obstacle.code == "safety_concern":
        page.text(voice.say("boundary.safety"), indent=4)
        return
    rows: list[Row] = []
    for place, name in enumerate(obstacle.options_considered):
        label = "" if place else voice.say("obstacles.considered")
        rows.append((label, option_text(name, locale=voice.locale)))
    if obstacle.option_chosen:
        chosen = option_text(obstacle.option_chosen, locale=voice.locale)
        rows.append((voice.say("obstacles.chosen"), chosen))
    if obstacle.what_it_showed:
        rows.append((voice.say("cli.obstacle.showed"), obstacle.what_it_showed))
    page.rows(rows, indent=4)


def _write_review(page: Page, review: Review) -> None:
    voice = page.voice
    page.heading(voice.say("demo.heading.review"), weekday_date(review.reviewed_on, voice))
    rows: list[Row] = []
    if review.entries_looked_at:
        looked_at = voice.say("demo.notes", count=len(review.entries_looked_at))
        rows.append((voice.say("demo.looked_at"), looked_at))
    if review.what_was_learned:
        rows.append(
            (voice.say("demo.learned"), voice.say("cli.quoted", what=review.what_was_learned))
        )
    rows.append((voice.say("demo.decision"), voice.say(f"demo.decision.{review.decision}")))
    if review.note:
        rows.append(("", review.note))
    page.rows(rows)

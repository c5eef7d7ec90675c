"""One person's weeks as a story: agree, practice, notice, review, adapt."""

from __future__ import annotations

from collections.abc import Iterator

from homework_kit.adherence.attach import Attached
from homework_kit.adherence.counting import state_of
from homework_kit.adherence.history import History
from homework_kit.cli.histories import histories, obstacles_of, reviews_of
from homework_kit.cli.numbers import write_changes, write_happened, write_periods
from homework_kit.cli.schedules import plan_rows, unit_of
from homework_kit.cli.terminal import Page
from homework_kit.cli.wording import days, option, status_of, weekday_date
from homework_kit.language.dates import list_of, long_date
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.obstacle import Obstacle
from homework_kit.models.records import GradedStep
from homework_kit.models.review import Review
from homework_kit.models.summary import AdherenceSummary, VersionSummary
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.models.vocabulary import Outcome
from homework_kit.review.counts import headline, why_no_count
from homework_kit.schedule import Occurrence

_BETWEEN = " · "
_DATE_WIDTH = len("Wed 30 September")
Row = tuple[str, str]


def write_in_full(page: Page, bundle: Bundle, summary: AdherenceSummary, recap: str) -> None:
    """Write every chapter: each plan and version in turn, then the numbers and the recap."""
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
    page.heading(say("heading.numbers"))
    _write_numbers(page, bundle, summary)
    page.heading(say("demo.heading.recap"))
    page.text(recap)


def write_in_brief(page: Page, bundle: Bundle, summary: AdherenceSummary, recap: str) -> None:
    """Write the numbers of each plan, what got in the way, and the recap."""
    numbers = [(each[0].title, _counts(*each)) for each in _in_order(bundle, summary)]
    if len(numbers) == 1:
        rows = [(say("heading.numbers"), numbers[0][1])]
    else:
        told = [say("summary.labeled", label=title, counted=counts) for title, counts in numbers]
        rows = [("" if place else say("heading.numbers"), text) for place, text in enumerate(told)]
    named = dict.fromkeys(
        say(f"obstacle.{row.code}") for each in summary.assignments for row in each.obstacles
    )
    if named:
        rows.append((say("heading.obstacles"), list_of(list(named))))
    page.rows([*rows, (say("heading.session"), recap)])


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


def _counts(plan: Assignment, block: VersionSummary, history: History) -> str:
    return headline(block) or why_no_count(block) or status_of(plan, history)


def _write_numbers(page: Page, bundle: Bundle, summary: AdherenceSummary) -> None:
    for plan, block, history in _in_order(bundle, summary):
        page.rows([(plan.title, _counts(plan, block, history))])
        periods = block.target.periods if block.target else block.weeks
        write_periods(page, periods, unit_of(plan))
        write_changes(page, block.change)
        write_happened(page, block)
        page.blank()


def _write_plan(page: Page, plan: Assignment, *, first: bool) -> None:
    name = "agree" if first else "adapt"
    page.heading(say(f"demo.heading.{name}"), weekday_date(plan.agreed_on or plan.starts_on))
    page.text(plan.title)
    page.rows(plan_rows(plan))


def _write_practice(page: Page, history: History, plan: Assignment) -> None:
    """Write what came up, and under it what was noted, day by day."""
    noted = [each for each in history.attached if history.version_of(each) == plan.version]
    page.heading(say("demo.heading.practice"))
    rows: list[Row] = []
    for occasion in history.occasions:
        if occasion.version != plan.version or occasion.opens > history.as_of:
            continue
        here = [each for each in noted if _lies_in(each, occasion)]
        noted = [each for each in noted if each not in here]
        state = say(f"state.{state_of(occasion, _outcomes(here), history.as_of)}")
        entries = [row for each in here for row in _entry_rows(each, plan)]
        if _is_long(occasion):
            said = not here or occasion.set_aside or occasion.paused
            page.text(_what_came_up(occasion, plan, state if said else ""))
            page.rows(entries, indent=4, narrowest=_DATE_WIDTH)
        else:
            rows += entries or [(weekday_date(occasion.local_date), state)]
    rows += [row for each in noted for row in _entry_rows(each, plan)]
    page.rows(rows, narrowest=_DATE_WIDTH)


def _outcomes(here: list[Attached]) -> list[Outcome | None]:
    return [each.noted.entry.outcome for each in here]


def _lies_in(each: Attached, occasion: Occurrence) -> bool:
    if each.occasion is not None:
        return each.occasion.key == occasion.key
    date = each.noted.date
    return date is not None and occasion.local_date <= date < occasion.until_date


def _is_long(occasion: Occurrence) -> bool:
    return (occasion.until_date - occasion.local_date).days > 1


def _what_came_up(occasion: Occurrence, plan: Assignment, state: str) -> str:
    parts = [days(occasion.local_date, occasion.until_date)]
    if plan.schedule.type == "target":
        parts.append(say("demo.planned", count=occasion.required))
    return _BETWEEN.join([*parts, state] if state else parts)


def _entry_rows(each: Attached, plan: Assignment) -> Iterator[Row]:
    """Give one entry: its day, its outcome and ratings, and a line of what was written."""
    entry = each.noted.entry
    day = weekday_date(each.noted.date) if each.noted.date else ""
    outcome = [say(f"outcome.{entry.outcome}")] if entry.outcome else []
    yield day, _BETWEEN.join([*outcome, *_ratings(entry.record)])
    if isinstance(entry.record, GradedStep) and isinstance(plan.task, GradedStepsTask):
        for step in plan.task.steps:
            if step.step_id == entry.record.step_id:
                yield "", step.text
    words = entry.note or _first_words(entry.record)
    if words:
        yield "", say("cli.quoted", what=words)


def _first_words(record: object) -> str:
    for name in ("situation", "outcome", "what_was_happening", "trigger", "noticed", "learned"):
        words = getattr(record, name, None)
        if isinstance(words, str):
            return words
    activity = getattr(record, "activity", None)
    return str(getattr(activity, "text", activity) or "")


def _ratings(record: object) -> Iterator[str]:
    """Say feelings and distress, from before to after where both are there."""
    named = [(each.name, each) for each in getattr(record, "emotions", ())]
    distress = getattr(record, "distress", None)
    if distress is not None:
        named.append((say("cli.change.distress_after_minus_before"), distress))
    for name, rating in named:
        before = rating.before
        after = getattr(rating, "after", None) if hasattr(rating, "after") else rating.end
        if before is not None and after is not None:
            yield say("cli.moved", label=name, first=f"{before:g}", second=f"{after:g}")
        elif before is not None:
            yield say("cli.rated", label=name, counted=f"{before:g}")


def _write_obstacles(page: Page, history: History, bundle: Bundle, plan: Assignment) -> None:
    versions = {each.noted.entry.id: history.version_of(each) for each in history.attached}
    named = [
        each
        for each in obstacles_of(bundle, plan.id)
        if versions.get(each.entry_id or "", history.version_on(each.noted_on)) == plan.version
    ]
    if named:
        page.heading(say("demo.heading.notice"))
    for number, each in enumerate(named):
        if number:
            page.blank()
        _write_obstacle(page, each)


def _write_obstacle(page: Page, obstacle: Obstacle) -> None:
    message = "demo.foreseen_on" if obstacle.foreseen else "demo.noted_on"
    label = say(f"obstacle.{obstacle.code}")
    page.text(say(message, label=label, date=long_date(obstacle.noted_on)))
    if obstacle.in_own_words:
        page.text(say("cli.quoted", what=obstacle.in_own_words), indent=4)
    if obstacle.code == "safety_concern":
        page.text(say("boundary.safety"), indent=4)
        return
    rows: list[Row] = []
    for place, name in enumerate(obstacle.options_considered):
        rows.append(("" if place else say("obstacles.considered"), option(name)))
    if obstacle.option_chosen:
        rows.append((say("obstacles.chosen"), option(obstacle.option_chosen)))
    if obstacle.what_it_showed:
        rows.append((say("cli.obstacle.showed"), obstacle.what_it_showed))
    page.rows(rows, indent=4)


def _write_review(page: Page, review: Review) -> None:
    page.heading(say("demo.heading.review"), weekday_date(review.reviewed_on))
    rows: list[Row] = []
    if review.entries_looked_at:
        looked_at = say("demo.notes", count=len(review.entries_looked_at))
        rows.append((say("demo.looked_at"), looked_at))
    if review.what_was_learned:
        rows.append((say("demo.learned"), say("cli.quoted", what=review.what_was_learned)))
    rows.append((say("demo.decision"), say(f"demo.decision.{review.decision}")))
    if review.note:
        rows.append(("", review.note))
    page.rows(rows)

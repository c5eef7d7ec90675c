"""`summary`: of what was agreed, what was noted, one plan after the other."""

from __future__ import annotations

import argparse

from homework_kit.adherence import summarize
from homework_kit.adherence.history import History
from homework_kit.cli.histories import histories
from homework_kit.cli.numbers import (
    states,
    write_changes,
    write_happened,
    write_obstacles,
    write_periods,
)
from homework_kit.cli.page import Page
from homework_kit.cli.reading import counted, now_unless, read_bundle
from homework_kit.cli.schedules import how_often, unit_of
from homework_kit.cli.stop import VALID
from homework_kit.cli.voice import Voice
from homework_kit.cli.wording import as_of_line, status_of
from homework_kit.io import dumps
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.summary import AdherenceSummary, VersionSummary
from homework_kit.review.counts import headline, why_no_count
from homework_kit.review.facts import Audience
from homework_kit.review.standing import is_ahead


def run(options: argparse.Namespace) -> int:
    """Print the summary of a bundle as text, or as the AdherenceSummary document."""
    bundle = read_bundle(options.file)
    as_of = now_unless(options.as_of)
    summary = counted(lambda: summarize(bundle, audience=options.audience, as_of=as_of))
    voice = Voice(options.locale)
    print(dumps(summary) if options.format == "json" else pages(bundle, summary, voice))
    return VALID


def pages(bundle: Bundle, summary: AdherenceSummary, voice: Voice) -> Page:
    """Write the blocks of all plans, version by version: a plan that changed is two plans."""
    blocks = {each.assignment_id: each.versions for each in summary.assignments}
    # Where nothing is shared the summary holds no plan, and then none is named here.
    told = [each for each in histories(bundle, summary.as_of) if each.assignment_id in blocks]
    page = Page(voice)
    clock = told[0].clock if told else None
    page.text(as_of_line(summary.as_of, clock, voice), weight="dim", indent=0)
    for history in told:
        plans = {plan.version: plan for plan in history.versions}
        for block in blocks[history.assignment_id]:
            _write_version(page, plans[block.version], block, history, summary.audience)
    if not told:
        page.text(voice.say("cli.no_plans"), indent=0)
    page.blank()
    page.text(voice.say("boundary.text"), weight="dim", indent=0)
    return page


def _write_version(
    page: Page, plan: Assignment, block: VersionSummary, history: History, audience: Audience
) -> None:
    voice = page.voice
    page.heading(plan.title, status_of(plan, history, voice))
    page.text(how_often(plan, voice), weight="dim")
    if block.status == "stopped" and not is_ahead(plan, history.today):
        page.text(voice.say("cli.stopped_is_a_choice"))
    for line in (
        why_no_count(block, locale=voice.locale),
        headline(block, locale=voice.locale),
        states(block, voice),
    ):
        if line:
            page.text(line)
    periods = block.target.periods if block.target else block.weeks
    if periods:
        page.blank()
        write_periods(page, periods, unit_of(plan))
    write_changes(page, block.change)
    if block.happened:
        page.blank()
        write_happened(page, block, audience=audience)
    if block.obstacles:
        page.blank()
        page.text(voice.say("heading.obstacles"), weight="bold")
        write_obstacles(page, block.obstacles)

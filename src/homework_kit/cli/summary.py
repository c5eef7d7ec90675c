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
from homework_kit.cli.reading import counted, now_unless, read_bundle
from homework_kit.cli.schedules import how_often, unit_of
from homework_kit.cli.stop import VALID
from homework_kit.cli.terminal import Page
from homework_kit.cli.wording import as_of_line, status_of
from homework_kit.io import dumps
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.summary import AdherenceSummary, VersionSummary
from homework_kit.review.counts import headline, why_no_count
from homework_kit.review.facts import Audience


def run(options: argparse.Namespace) -> int:
    """Print the summary of a bundle as text, or as the AdherenceSummary document."""
    bundle = read_bundle(options.file)
    as_of = now_unless(options.as_of)
    summary = counted(lambda: summarize(bundle, audience=options.audience, as_of=as_of))
    print(dumps(summary) if options.format == "json" else pages(bundle, summary))
    return VALID


def pages(bundle: Bundle, summary: AdherenceSummary) -> Page:
    """Write the blocks of all plans, version by version: a plan that changed is two plans."""
    blocks = {each.assignment_id: each.versions for each in summary.assignments}
    # Where nothing is shared the summary holds no plan, and then none is named here.
    told = [each for each in histories(bundle, summary.as_of) if each.assignment_id in blocks]
    page = Page()
    clock = told[0].clock if told else None
    page.text(as_of_line(summary.as_of, clock), weight="dim", indent=0)
    for history in told:
        plans = {plan.version: plan for plan in history.versions}
        for block in blocks[history.assignment_id]:
            _write_version(page, plans[block.version], block, history, summary.audience)
    if not told:
        page.text(say("cli.no_plans"), indent=0)
    page.blank()
    page.text(say("boundary.text"), weight="dim", indent=0)
    return page


def _write_version(
    page: Page, plan: Assignment, block: VersionSummary, history: History, audience: Audience
) -> None:
    page.heading(plan.title, status_of(plan, history))
    page.text(how_often(plan), weight="dim")
    if block.status == "stopped":
        page.text(say("cli.stopped_is_a_choice"))
    for line in (why_no_count(block), headline(block), states(block)):
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
        page.text(say("heading.obstacles"), weight="bold")
        write_obstacles(page, block.obstacles)

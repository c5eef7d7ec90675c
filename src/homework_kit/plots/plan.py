"""One plan on the report: how it stands, what got in the way, and its charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args
from xml.etree.ElementTree import Element

import attrs

from homework_kit.adherence.changes import RowKey
from homework_kit.adherence.history import History
from homework_kit.adherence.material import Audience
from homework_kit.adherence.scope import Scope
from homework_kit.language.dates import long_date
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.summary import AssignmentSummary, ObstacleRow, SummaryBlock
from homework_kit.models.vocabulary import Outcome
from homework_kit.plots.days import days_figure
from homework_kit.plots.elements import make
from homework_kit.plots.figure import FLOOR, Figure
from homework_kit.plots.obstacles import obstacles_figure
from homework_kit.plots.pairs import pairs_figure
from homework_kit.plots.weeks import weeks_figure
from homework_kit.review.counts import (
    headline,
    outcomes_noted,
    safety_first,
    talked_over,
    times_named,
    what_happened,
    why_no_count,
)
from homework_kit.review.recap import change_fact
from homework_kit.review.standing import is_ahead


@attrs.frozen(slots=True)
class PlanTold:
    """One plan as an audience may see it: its history, what of it is counted, and the counts."""

    history: History
    scope: Scope
    summary: AssignmentSummary
    audience: Audience
    locale: str

    @property
    def agreed(self) -> list[Assignment]:
        """The versions that were more than talked about, oldest first."""
        return [plan for plan in self.history.versions if plan.status != "proposed"]

    @property
    def documents_shown(self) -> bool:
        """Whether notes may be looked at one by one; under `summary_only` counts alone are."""
        return self.scope.options_shown

    @property
    def noted(self) -> bool:
        """Whether the person noted anything."""
        outcomes = self.summary.outcomes
        return any(getattr(outcomes, name) for name in get_args(Outcome))


def plan_section(plan: PlanTold, *, name: str, contacts: str) -> Element:
    """Give the section of one plan: counts, then what got in the way, then the charts.

    What got in the way stands before every chart (adherence.md, A summary never, 14).
    """
    title = make("h2", plan.agreed[-1].title, id=name, dir="auto")
    section = make("section", title, aria_labelledby=name, class_="plan")
    section.extend(_how_it_stands(plan))
    section.extend(_obstacles(plan, name, contacts))
    figures = make("div", class_="figures")
    for number, figure in enumerate(_figures(plan), start=1):
        figures.append(figure.on_page(f"{name}-{number}", plan.locale))
    if len(figures):
        section.append(figures)
    return section


def _how_it_stands(plan: PlanTold) -> Iterator[Element]:
    summary, newest, today = plan.summary, plan.agreed[-1], plan.history.today
    if summary.status in {"completed", "replaced", "stopped"} and not is_ahead(newest, today):
        yield make("p", say(f"report.status.{summary.status}", locale=plan.locale))
    start = plan.agreed[0].starts_on
    if today < start:
        date = long_date(start, plan.locale)
        yield make("p", say("report.status.ahead", date=date, locale=plan.locale))
    elif not plan.noted:
        yield make("p", say("report.no_notes", locale=plan.locale))
    if not plan.noted:
        return
    yield from _counts(plan)
    facts = make("ul", class_="facts")
    if summary.days_with_an_entry:
        days = say(
            "summary.days_with_an_entry", count=summary.days_with_an_entry, locale=plan.locale
        )
        facts.append(make("li", days))
    facts.extend(make("li", each) for each in outcomes_noted(summary, locale=plan.locale))
    yield facts
    for text in what_happened(summary, audience=plan.audience, locale=plan.locale):
        yield make("p", text)
    for row in summary.change:
        if row.pairs and not plan.documents_shown:
            yield make("p", change_fact(row).sentence(plan.audience, plan.locale))


def _counts(plan: PlanTold) -> Iterator[Element]:
    """Give the counts of each version: a plan that changed is two plans."""
    blocks = {each.version: each for each in plan.summary.versions}
    lines = [(each, _line(blocks[each.version], plan.locale)) for each in plan.agreed]
    said = [(version, text) for version, text in lines if text]
    if len(plan.agreed) == 1:
        for _, text in said:
            yield make("p", text, class_="counts")
        return
    versions = make("dl", class_="versions")
    for version, text in said:
        since = say(
            "report.version", date=long_date(version.starts_on, plan.locale), locale=plan.locale
        )
        versions.append(make("dt", since))
        versions.append(make("dd", text))
    if len(versions):
        yield versions


def _line(block: SummaryBlock, locale: str) -> str:
    text = headline(block, locale=locale) or why_no_count(block, locale=locale)
    return text[:1].upper() + text[1:]


def _obstacles(plan: PlanTold, name: str, contacts: str) -> Iterator[Element]:
    rows = safety_first(plan.summary.obstacles)
    if not rows:
        return
    yield make("h3", say("heading.obstacles", locale=plan.locale))
    listed = make("ul", class_="obstacles")
    for row in rows:
        item = make("li", make("p", times_named(row, locale=plan.locale)))
        item.extend(_talked_over(plan, row, contacts))
        listed.append(item)
    yield listed
    drawn = obstacles_figure(plan.summary, locale=plan.locale)
    if drawn is not None and sum(row.count for row in rows) >= FLOOR:
        yield drawn.on_page(f"{name}-obstacles", plan.locale)


def _talked_over(plan: PlanTold, row: ObstacleRow, contacts: str) -> Iterator[Element]:
    """Give what was considered, chosen and found; where safety is named, its text and no option."""
    if row.code == "safety_concern":
        shared = ".shared" if plan.audience == "shared" else ""
        yield make("p", say(f"report.safety{shared}", locale=plan.locale), class_="safety")
        yield make("p", contacts, class_="safety", dir="auto")
        return
    details = make("dl")
    for label, texts in talked_over(row, locale=plan.locale):
        details.append(make("dt", label))
        details.extend(make("dd", text, dir="auto") for text in texts)
    if len(details):
        yield details


def _figures(plan: PlanTold) -> Iterator[Figure]:
    told = [(plan.history, plan.scope)]
    weeks = weeks_figure(plan.summary, locale=plan.locale)
    if weeks is not None:
        yield weeks
    if not plan.documents_shown:
        return
    days = days_figure(told, locale=plan.locale)
    if days is not None:
        yield days
    for row in plan.summary.change:
        key = RowKey(row.what, row.scale, row.setting)
        pairs = pairs_figure(told, key, locale=plan.locale)
        if pairs is not None:
            yield pairs

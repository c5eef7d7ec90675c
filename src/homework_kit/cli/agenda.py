"""`agenda`: what is open, what comes up, what has a note, what is set aside or paused."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from typing import Final, Literal

import attrs

from homework_kit.adherence.agenda import SoFar, agenda_of
from homework_kit.adherence.history import History
from homework_kit.cli.histories import histories
from homework_kit.cli.page import Page
from homework_kit.cli.pauses import ends_of, pauses_of
from homework_kit.cli.reading import counted, now_unless, read_bundle
from homework_kit.cli.stop import VALID
from homework_kit.cli.voice import Voice
from homework_kit.cli.wording import as_of_line, closing, in_full, opening, place_of
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.schedules import Prompted
from homework_kit.schedule import Occurrence
from homework_kit.schedule.clock import Clock
from homework_kit.schedule.walltime import INSTANT

Group = Literal["open", "carried", "upcoming", "done", "set_aside"]
_HEADINGS: Final = ("open", "carried", "upcoming", "done", "set_aside", "paused")


def run(options: argparse.Namespace) -> int:
    """Print the agenda of a bundle, each time by the clock of its plan."""
    bundle = read_bundle(options.file)
    as_of = now_unless(options.as_of)
    ahead, voice = dt.timedelta(days=options.days), Voice(options.locale)
    print(counted(lambda: page_of(bundle, as_of, ahead, voice)))
    return VALID


def page_of(bundle: Bundle, as_of: dt.datetime, ahead: dt.timedelta, voice: Voice) -> Page:
    """Write what is open at a moment and what opens before so much time has gone by."""
    until = as_of + max(ahead, INSTANT)
    told = histories(bundle, as_of, until=until)
    clock = told[0].clock if told else None
    items = [each for history in told for each in _items(history, until)]
    lines = _lines(items, None if clock is None else clock.zone_at(as_of), voice)
    for history in told:
        lines["open"].extend(_as_needed(history, voice))
        is_open = any(
            each.group in {"open", "carried"}
            and each.occasion.assignment_id == history.assignment_id
            for each in items
        )
        for pause in pauses_of(history, until):
            ahead_of_it = history.today < pause.since
            lines["upcoming" if ahead_of_it else "paused"].append(pause.line(voice, beside=is_open))
    page = Page(voice)
    page.text(as_of_line(as_of, clock, voice), weight="dim", indent=0)
    for name in _HEADINGS:
        if lines[name]:
            page.heading(voice.say(f"heading.{name}"))
            for line in lines[name]:
                page.item(line)
    if not (lines["open"] or lines["carried"] or lines["upcoming"]):
        page.blank()
        page.text(voice.say("cli.agenda.nothing"), indent=0)
    page.blank()
    page.text(voice.say("boundary.text"), weight="dim", indent=0)
    return page


@attrs.frozen(slots=True)
class _Item:
    """One occasion in its group, with its version, the clock of that, and what is noted so far."""

    group: Group
    occasion: Occurrence
    plan: Assignment
    clock: Clock
    so_far: SoFar | None

    @property
    def order(self) -> tuple[dt.datetime, dt.datetime, str, str]:
        """What is open stands by when it closes, everything else by when it opens."""
        opens, closes, assignment_id, key = self.occasion.order
        by_close = self.group in {"open", "carried"}
        first, second = (closes, opens) if by_close else (opens, closes)
        return (first, second, assignment_id, key)


def _items(history: History, until: dt.datetime) -> Iterator[_Item]:
    """Sort the occasions of one plan into the groups; each stands once."""
    plans = {plan.version: plan for plan in history.versions}
    clocks = {reign.assignment.version: reign.clock for reign in history.reigns}
    found = agenda_of(history, until=until)
    done = {each.occurrence.key: each for each in found.done}
    is_open = {each.key for each in found.open}
    carried = {each.key for each in found.carried}
    groups: list[tuple[Group, Occurrence]] = [
        *(("carried" if each.key in carried else "open", each) for each in found.open),
        *(("upcoming", each) for each in found.upcoming),
        *(("done", each.occurrence) for each in found.done if each.occurrence.key not in is_open),
        *(("set_aside", each) for each in _set_aside(history, until)),
    ]
    for group, occasion in groups:
        plan, clock = plans[occasion.version], clocks[occasion.version]
        yield _Item(group, occasion, plan, clock, done.get(occasion.key))


def _set_aside(history: History, until: dt.datetime) -> Iterator[Occurrence]:
    for each in history.occasions:
        marked = each.set_aside and not each.paused
        if marked and each.opens < until and history.as_of < each.closes:
            yield each


def _lines(items: list[_Item], zone: str | None, voice: Voice) -> dict[str, list[str]]:
    """Write the lines of every group; where zones differ, each says its own."""
    zones = {each.occasion.zone for each in items} | ({zone} if zone else set())
    lines: dict[str, list[str]] = {name: [] for name in _HEADINGS}
    for item in sorted(items, key=lambda each: each.order):
        line = _line(item, voice, with_zone=len(zones) > 1)
        # The prompts of a day come between the same hours, which are said once.
        if not (isinstance(item.plan.schedule, Prompted) and line in lines[item.group]):
            lines[item.group].append(line)
    return lines


def _line(item: _Item, voice: Voice, *, with_zone: bool) -> str:
    occasion, title = item.occasion, item.plan.title
    match item.group:
        case "open" | "carried":
            ends = ends_of(occasion, item.plan, item.clock)
            zone = occasion.zone if with_zone else ""
            return _open_line(item, closing(ends, item.clock, zone, voice), voice)
        case "upcoming":
            if isinstance(item.plan.schedule, Prompted):
                zone = place_of(occasion.zone) if with_zone else ""
                return _prompts_line(item, item.plan.schedule, zone, voice)
            when = opening(occasion, item.clock, voice, with_zone=with_zone)
            return voice.say("agenda.opens", title=title, when=when)
        case "set_aside":
            return voice.say(
                "cli.agenda.set_aside", title=title, date=in_full(occasion.local_date, voice)
            )
        case "done":
            return _done_line(item, voice)


def _prompts_line(item: _Item, schedule: Prompted, zone: str, voice: Voice) -> str:
    """Say between which hours a prompt comes: one that is told to the minute would be none."""
    title, date = item.plan.title, in_full(item.occasion.opens.date(), voice)
    since, until = f"{schedule.between.from_:%H:%M}", f"{schedule.between.until:%H:%M}"
    if zone:
        return voice.say(
            "cli.agenda.prompts_in", title=title, date=date, counted=since, until=until, what=zone
        )
    return voice.say("cli.agenda.prompts", title=title, date=date, counted=since, until=until)


def _open_line(item: _Item, when: str, voice: Voice) -> str:
    occasion, title, so_far = item.occasion, item.plan.title, item.so_far
    if item.group == "carried":
        return voice.say(
            "agenda.carried", title=title, date=in_full(occasion.local_date, voice), when=when
        )
    if occasion.required > 1:
        count = so_far.practiced if so_far else 0
        planned = occasion.required
        return voice.say("agenda.open_so_far", title=title, when=when, count=count, planned=planned)
    if so_far:
        return voice.say("agenda.open_noted", title=title, when=when, count=so_far.notes)
    return voice.say("agenda.open", title=title, when=when)


def _done_line(item: _Item, voice: Voice) -> str:
    title, planned = item.plan.title, item.occasion.required
    if planned == 1 or item.so_far is None:
        return voice.say("agenda.done", title=title)
    return voice.say("agenda.so_far", title=title, count=item.so_far.practiced, planned=planned)


def _as_needed(history: History, voice: Voice) -> Iterator[str]:
    for reign in history.reigns:
        rules = reign.start <= history.as_of and (reign.end is None or history.as_of < reign.end)
        if rules and reign.assignment.schedule.type == "as_needed":
            yield voice.say("cli.agenda.as_needed", title=reign.assignment.title)

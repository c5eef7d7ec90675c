"""`agenda`: what is open, what comes up, what has a note, what is set aside or paused."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator

import attrs

from homework_kit.adherence.history import History
from homework_kit.cli.histories import histories
from homework_kit.cli.reading import counted, now_unless, read_bundle
from homework_kit.cli.stop import VALID
from homework_kit.cli.terminal import Page
from homework_kit.cli.wording import as_of_line, closing, in_full, opening
from homework_kit.language.dates import long_date
from homework_kit.language.messages import say
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.schedule import Occurrence, overlapping
from homework_kit.schedule.clock import Clock

_INSTANT = dt.timedelta(microseconds=1)
_GROUPS = ("open", "upcoming", "done", "set_aside", "paused")


def run(options: argparse.Namespace) -> int:
    """Print the agenda of a bundle, each time by the clock of its plan."""
    bundle = read_bundle(options.file)
    as_of = now_unless(options.as_of)
    ahead = dt.timedelta(days=options.days)
    print(counted(lambda: page_of(bundle, as_of, ahead)))
    return VALID


def page_of(bundle: Bundle, as_of: dt.datetime, ahead: dt.timedelta) -> Page:
    """Write what is open at a moment and what opens before so much time has gone by."""
    told = histories(bundle, as_of)
    clock = told[0].clock if told else None
    until = as_of + max(ahead, _INSTANT)
    items = [each for history in told for each in _items(history, bundle, until)]
    items.sort(key=lambda each: each.order)
    zones = {each.occasion.zone for each in items}
    if clock is not None:
        zones.add(clock.zone_at(as_of))
    lines: dict[str, list[str]] = {name: [] for name in _GROUPS}
    for item in items:
        lines[item.group].append(_line(item, with_zone=len(zones) > 1))
    for history in told:
        lines["open"].extend(_as_needed(history))
        lines["paused"].extend(_pauses(history, until))
    page = Page()
    page.text(as_of_line(as_of, clock), weight="dim", indent=0)
    for name in _GROUPS:
        if lines[name]:
            page.heading(say(f"heading.{name}"))
            for line in lines[name]:
                page.item(line)
    if not (lines["open"] or lines["upcoming"]):
        page.blank()
        page.text(say("cli.agenda.nothing"), indent=0)
    page.blank()
    page.text(say("boundary.text"), weight="dim", indent=0)
    return page


@attrs.frozen(slots=True)
class _Item:
    """One occasion in its group, with the clock of its plan and how often it was practiced."""

    group: str
    occasion: Occurrence
    clock: Clock
    title: str
    practiced: int

    @property
    def order(self) -> tuple[dt.datetime, dt.datetime, str, str]:
        """What is open stands by when it closes, everything else by when it opens."""
        opens, closes, assignment_id, key = self.occasion.order
        first, second = (closes, opens) if self.group == "open" else (opens, closes)
        return (first, second, assignment_id, key)


def _items(history: History, bundle: Bundle, until: dt.datetime) -> Iterator[_Item]:
    """Sort the occasions of one plan into the groups."""
    titles = {plan.version: plan.title for plan in history.versions}
    clocks = {reign.assignment.version: reign.clock for reign in history.reigns}
    practiced: dict[str, int] = {}
    for each in history.attached:
        if each.occasion is not None and each.noted.practiced:
            practiced[each.occasion.key] = practiced.get(each.occasion.key, 0) + 1
    today = history.clock.day_start(history.today).at
    for occasion in overlapping(
        history.versions,
        min(today, history.as_of),
        until,
        zones=bundle.zones,
        sessions=current(bundle.sessions),
    ):
        count = practiced.get(occasion.key, 0)
        group = _group(occasion, count, history.as_of)
        if group:
            clock = clocks[occasion.version]
            yield _Item(group, occasion, clock, titles[occasion.version], count)


def _group(occasion: Occurrence, practiced: int, as_of: dt.datetime) -> str:
    """Name the group of an occasion; a pause is said once, not once for each occasion in it."""
    over = occasion.closes <= as_of
    if occasion.paused:
        return ""
    if occasion.set_aside:
        return "" if over else "set_aside"
    if occasion.opens > as_of:
        return "upcoming"
    if practiced >= occasion.required:
        return "done"
    return "" if over else "open"


def _line(item: _Item, *, with_zone: bool) -> str:
    occasion, title = item.occasion, item.title
    planned, count = occasion.required, item.practiced
    match item.group:
        case "open":
            when = closing(occasion, item.clock, with_zone=with_zone)
            if planned == 1:
                return say("agenda.open", title=title, when=when)
            return say("agenda.open_so_far", title=title, when=when, count=count, planned=planned)
        case "upcoming":
            when = opening(occasion, item.clock, with_zone=with_zone)
            return say("agenda.opens", title=title, when=when)
        case "set_aside":
            return say("cli.agenda.set_aside", title=title, date=in_full(occasion.local_date))
        case _:
            if planned == 1:
                return say("agenda.done", title=title)
            return say("agenda.so_far", title=title, count=count, planned=planned)


def _as_needed(history: History) -> Iterator[str]:
    for reign in history.reigns:
        rules = reign.start <= history.as_of and (reign.end is None or history.as_of < reign.end)
        if rules and reign.assignment.schedule.type == "as_needed":
            yield say("cli.agenda.as_needed", title=reign.assignment.title)


def _pauses(history: History, until: dt.datetime) -> Iterator[str]:
    newest, last = history.versions[-1], history.clock.date_of(until)
    for pause in newest.pauses:
        if pause.from_ > last or (pause.until is not None and pause.until <= history.today):
            continue
        title, since = newest.title, long_date(pause.from_)
        if pause.until is None:
            yield say("cli.agenda.paused", title=title, since=since)
        else:
            goes_on = long_date(pause.until)
            yield say("cli.agenda.paused_until", title=title, since=since, until=goes_on)

"""`agenda`: what is open, what comes up, what has a note, what is set aside or paused."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator

from homework_kit.adherence.history import History
from homework_kit.cli.histories import histories
from homework_kit.cli.reading import counted, now_unless, read_bundle
from homework_kit.cli.stop import VALID
from homework_kit.cli.terminal import Page
from homework_kit.cli.wording import closing, date_and_time, opening, weekday_date
from homework_kit.language.dates import list_of, long_date
from homework_kit.language.messages import say
from homework_kit.models.assignment import Assignment
from homework_kit.models.bundle import Bundle
from homework_kit.models.edits import current
from homework_kit.schedule import Occurrence, overlapping

_INSTANT = dt.timedelta(microseconds=1)


def run(options: argparse.Namespace) -> int:
    """Print the agenda of a bundle, each time by the clock of its plan."""
    bundle = read_bundle(options.file)
    as_of = now_unless(options.as_of)
    print(counted(lambda: page_of(bundle, as_of, dt.timedelta(days=options.days))))
    return VALID


def page_of(bundle: Bundle, as_of: dt.datetime, ahead: dt.timedelta) -> Page:
    """Write what is open at a moment and what opens before so much time has gone by."""
    agenda = _Agenda(as_of, ahead)
    for history in histories(bundle, as_of):
        agenda.add(history, bundle)
    page = Page()
    here = [history.clock.here(as_of) for history in histories(bundle, as_of)] or [as_of]
    page.text(say("cli.as_of", date=date_and_time(here[0])), weight="dim", indent=0)
    for name in ("open", "upcoming", "done", "set_aside", "paused"):
        if agenda.lines[name]:
            page.heading(say(f"heading.{name}"))
            for line in agenda.lines[name]:
                page.item(line)
    if not (agenda.lines["open"] or agenda.lines["upcoming"]):
        page.blank()
        page.text(say("cli.agenda.nothing"), indent=0)
    page.blank()
    if agenda.zones:
        zones = say("cli.agenda.zone", what=list_of(sorted(agenda.zones)))
        page.text(zones, weight="dim", indent=0)
    page.text(say("boundary.text"), weight="dim", indent=0)
    return page


class _Agenda:
    """Sentences by group, gathered plan by plan."""

    def __init__(self, as_of: dt.datetime, ahead: dt.timedelta) -> None:
        self._as_of = as_of
        self._until = as_of + max(ahead, _INSTANT)
        self.lines: dict[str, list[str]] = {
            name: [] for name in ("open", "upcoming", "done", "set_aside", "paused")
        }
        self.zones: set[str] = set()

    def add(self, history: History, bundle: Bundle) -> None:
        """Sort the occasions of one plan into the groups."""
        titles = {plan.version: plan.title for plan in history.versions}
        practiced: dict[str, int] = {}
        for each in history.attached:
            if each.occasion is not None and each.noted.practiced:
                practiced[each.occasion.key] = practiced.get(each.occasion.key, 0) + 1
        today = history.clock.day_start(history.today).at
        for occasion in overlapping(
            history.versions,
            min(today, self._as_of),
            self._until,
            zones=bundle.zones,
            sessions=current(bundle.sessions),
        ):
            self._sort(occasion, titles[occasion.version], practiced.get(occasion.key, 0))
        ruling = next(
            (
                each
                for each in history.reigns
                if each.start <= self._as_of and (each.end is None or self._as_of < each.end)
            ),
            None,
        )
        if ruling is not None and ruling.assignment.schedule.type == "as_needed":
            self.lines["open"].append(say("cli.agenda.as_needed", title=ruling.assignment.title))
        self.lines["paused"].extend(
            _pauses(history.versions, history.today, history.clock.date_of(self._until))
        )

    def _sort(self, occasion: Occurrence, title: str, practiced: int) -> None:
        if occasion.paused:
            return  # said once for the pause, not once for each occasion in it
        self.zones.add(occasion.zone)
        over = occasion.closes <= self._as_of
        if occasion.set_aside:
            if not over:
                date = weekday_date(occasion.local_date)
                self.lines["set_aside"].append(say("cli.agenda.set_aside", title=title, date=date))
        elif occasion.opens > self._as_of:
            when = opening(occasion.opens)
            self.lines["upcoming"].append(say("agenda.opens", title=title, when=when))
        elif practiced >= occasion.required:
            self.lines["done"].append(_so_far(occasion, title, practiced))
        elif not over:
            until = say("agenda.open_until", title=title, until=closing(occasion.closes))
            sentences = (
                [until] if occasion.required == 1 else [until, _so_far(occasion, title, practiced)]
            )
            self.lines["open"].append(" ".join(sentences))


def _so_far(occasion: Occurrence, title: str, practiced: int) -> str:
    if occasion.required == 1:
        return say("agenda.done", title=title)
    return say("agenda.so_far", title=title, count=practiced, planned=occasion.required)


def _pauses(versions: Iterable[Assignment], today: dt.date, last: dt.date) -> Iterator[str]:
    newest = list(versions)[-1]
    for pause in newest.pauses:
        if pause.from_ > last or (pause.until is not None and pause.until <= today):
            continue
        title, since = newest.title, long_date(pause.from_)
        if pause.until is None:
            yield say("cli.agenda.paused", title=title, since=since)
        else:
            until = long_date(pause.until)
            yield say("cli.agenda.paused_until", title=title, since=since, until=until)

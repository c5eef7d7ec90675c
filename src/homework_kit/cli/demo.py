"""`demo`: the invented cases as stories, and with the first one a tour of what is promised."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Final

import attrs

from homework_kit.cli import calls
from homework_kit.cli.histories import plans_of
from homework_kit.cli.page import Page
from homework_kit.cli.scenes import write_report, write_scenes
from homework_kit.cli.stop import USAGE, VALID, Stop
from homework_kit.cli.story import write_in_full
from homework_kit.cli.voice import Voice
from homework_kit.models.bundle import Bundle
from homework_kit.packaged import CASES, folder

_SKETCH: Final = "org.homework-kit.example.sketch"


@attrs.frozen(slots=True)
class Story:
    """One invented case: its number, the person's bundle, and the moment of the telling."""

    number: int
    bundle: Bundle
    as_of: dt.datetime

    def title(self, voice: Voice) -> str:
        """Give the number of the story and the title of its first plan."""
        first = next(iter(plans_of(self.bundle).values()))[0]
        return voice.say("demo.numbered", counted=str(self.number), title=first.title)

    def write(self, page: Page) -> None:
        """Write the story under its title, chapter by chapter."""
        self.write_title(page)
        page.code(calls.read)
        summary = calls.count(self.bundle, self.as_of)
        told = calls.prepare(self.bundle, self.as_of, page.voice.locale)
        write_in_full(page, self.bundle, summary, told.text)

    def write_title(self, page: Page) -> None:
        """Write the title, and in a line or two who the story is about."""
        page.heading(self.title(page.voice))
        sketch = (self.bundle.extensions or {}).get(_SKETCH)
        if isinstance(sketch, str):
            page.text(sketch, weight="dim")


def run(options: argparse.Namespace) -> int:
    """Tell the stories that were asked for; unasked, the first one with what can be done with it.

    Raises:
        Stop: there is no such story, its report cannot be written, or its files are not there.
    """
    page = Page(
        Voice(options.locale), style=False if options.plain else None, shows_code=options.code
    )
    say = page.voice.say
    page.text(say("demo.invented"), weight="bold", indent=0)
    page.text(say("demo.arc"), indent=0)
    is_tour = options.case is None and not options.all
    told = _asked(options)
    stories = [_story(name) for name in told]
    for story in stories:
        page.rule()
        story.write(page)
    page.rule()
    story = stories[0]
    if is_tour:
        write_scenes(page, story.bundle, story.as_of)
    if is_tour or options.report is not None:
        write_report(page, story.bundle, story.as_of, options.report)
    if is_tour:
        _write_others(page, [name for name in CASES if name not in told])
    page.blank()
    page.text(say("boundary.text"), weight="dim", indent=0)
    print(page)
    return VALID


def _asked(options: argparse.Namespace) -> list[str]:
    if options.case is not None:
        return [_named(options.case)]
    return list(CASES) if options.all else list(CASES)[:1]


def _write_others(page: Page, names: list[str]) -> None:
    page.rule()
    page.heading(page.voice.say("demo.heading.others"))
    page.text(page.voice.say("demo.more"), weight="dim", indent=0)
    for name in names:
        _story(name).write_title(page)
    page.rule()


def _named(asked: str) -> str:
    """Find a story by its number, its name, or the name without its number.

    >>> _named("4"), _named("graded-steps")
    ('case-4-skill-rehearsal', 'case-5-graded-steps')
    """
    for number, name in enumerate(CASES, start=1):
        if asked in {str(number), name, name.removeprefix(f"case-{number}-"), f"case-{number}"}:
            return name
    raise Stop(
        "There is no such story.",
        f"Use 1 to {len(CASES)}, or one of: {', '.join(CASES)}.",
        USAGE,
    )


def _story(name: str) -> Story:
    try:
        text = Path(folder("cases"), f"{name}.json").read_bytes()
    except FileNotFoundError:
        raise Stop(
            "The example stories are not in this installation.",
            "Install homework_kit again.",
            USAGE,
        ) from None
    number = list(CASES).index(name) + 1
    return Story(number, calls.read(text), dt.datetime.fromisoformat(CASES[name]))

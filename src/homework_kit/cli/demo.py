"""`demo`: the invented cases, one as a full story and the others in short."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import Final

import attrs

from homework_kit.adherence import summarize
from homework_kit.cli.histories import plans_of
from homework_kit.cli.page import Page
from homework_kit.cli.report import write_page
from homework_kit.cli.stop import USAGE, VALID, Stop
from homework_kit.cli.story import write_in_brief, write_in_full
from homework_kit.cli.terminal import visible
from homework_kit.cli.voice import Voice
from homework_kit.io import loads
from homework_kit.models.bundle import Bundle
from homework_kit.packaged import CASES, folder
from homework_kit.plots import report
from homework_kit.review import recap

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

    def write(self, page: Page, *, in_full: bool) -> None:
        """Write the story under its title."""
        page.heading(self.title(page.voice))
        sketch = (self.bundle.extensions or {}).get(_SKETCH)
        if isinstance(sketch, str):
            page.text(sketch, weight="dim", indent=0 if in_full else 2)
        summary = summarize(self.bundle, as_of=self.as_of)
        told = recap(self.bundle, as_of=self.as_of, locale=page.voice.locale)
        tell = write_in_full if in_full else write_in_brief
        tell(page, self.bundle, summary, told.text)


def run(options: argparse.Namespace) -> int:
    """Print the stories that were asked for, or write the report of one of them.

    Raises:
        Stop: there is no such story, or its report cannot be written.
    """
    chosen = list(CASES) if options.case is None else [_named(options.case)]
    if options.report is not None:
        story = _story(chosen[0])
        write_page(options.report, report(story.bundle, as_of=story.as_of, locale=options.locale))
        return VALID
    in_full = chosen if options.all or options.case is not None else chosen[:1]
    voice = Voice(options.locale)
    page = Page(voice, style=False if options.plain else None)
    page.text(voice.say("demo.invented"), weight="bold", indent=0)
    page.text(voice.say("demo.arc"), indent=0)
    for name in in_full:
        page.rule()
        _story(name).write(page, in_full=True)
    in_brief = [name for name in chosen if name not in in_full]
    if in_brief:
        page.rule()
        page.heading(voice.say("demo.heading.others"))
        page.text(voice.say("demo.more"), weight="dim", indent=0)
    for name in in_brief:
        _story(name).write(page, in_full=False)
    page.rule()
    page.blank()
    page.text(voice.say("boundary.text"), weight="dim", indent=0)
    print(page)
    return VALID


def _named(asked: str) -> str:
    """Find a story by its number, its name, or the name without its number.

    >>> _named("4"), _named("graded-steps")
    ('case-4-skill-rehearsal', 'case-5-graded-steps')
    """
    for number, name in enumerate(CASES, start=1):
        if asked in {str(number), name, name.removeprefix(f"case-{number}-"), f"case-{number}"}:
            return name
    raise Stop(
        f"There is no story {visible(asked)}.",
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
    return Story(number, loads(text), dt.datetime.fromisoformat(CASES[name]))

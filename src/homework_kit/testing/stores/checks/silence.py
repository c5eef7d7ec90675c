"""What a store says aloud: no word of the person's in errors, logs and output."""

from __future__ import annotations

import contextlib
import io
import traceback
import warnings
from collections.abc import Generator
from typing import Final

from homework_kit.testing.leak.outcome import captured
from homework_kit.testing.leak.sinks import chain
from homework_kit.testing.stores.check import check
from homework_kit.testing.stores.checks.halves import STEPS
from homework_kit.testing.stores.clauses import SILENT
from homework_kit.testing.stores.samples import batch, note, obstacle, plan
from homework_kit.testing.stores.story import Story

_WORDS: Final = "words-of-the-person-5e3d"


@contextlib.contextmanager
def _listening() -> Generator[io.StringIO]:
    """Hear all logs, warnings, and both outputs."""
    with captured() as heard, warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        yield heard
    heard.writelines(str(each.message) for each in warned)


def _said(error: BaseException) -> str:
    """Give all that a report of an error would show, and what it carries."""
    args = [(each.args, vars(each)) for each in chain(error)]
    return "".join(traceback.format_exception(error)) + repr(args)


@check("silent-refusal", "The error of a refusal holds no word.", SILENT, "history")
def refusal(story: Story) -> None:
    """Have a circle refused, and read the error."""
    story.save(note(text=_WORDS, revision="x", supersedes=["y"]))
    raised = story.refused(note(text=_WORDS, revision="y", supersedes=["x"]))
    if _WORDS in _said(raised):
        raise story.broken(f"The {type(raised).__name__} that it raises holds the words of a note.")


@check("silent-failure", "The error of a failure holds no word.", SILENT, "failing")
def failure(story: Story) -> None:
    """Have batches fail, and read the errors."""
    for steps in STEPS:
        story.anew()
        bundle = batch("p1", note(f"n{steps}", _WORDS), plan(f"a{steps}", _WORDS))
        raised = story.failing(bundle, steps=steps)
        if raised is not None and _WORDS in _said(raised):
            raise story.broken(f"The {type(raised).__name__} holds the words of a note.")


@check("silent-work", "Logs and output hold no word.", SILENT)
def work(story: Story) -> None:
    """Save, send again, have a batch refused, load and erase, and listen."""
    with _listening() as heard:
        story.save(note(text=_WORDS, revision="x", supersedes=["y"]), plan(text=_WORDS))
        story.again()
        story.save(obstacle(text=_WORDS))
        if story.history:
            story.refused(note(text=_WORDS, revision="y", supersedes=["x"]))
        story.compare("p1", "p2")
        if story.claims("erase"):
            story.erase("n1")
    if _WORDS in heard.getvalue():
        raise story.broken("What it logs or prints holds the words of a note.")

"""What the library promises, shown with one story: each number was counted while it was written."""

from __future__ import annotations

import datetime as dt
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from homework_kit.cli import calls
from homework_kit.cli.page import Page
from homework_kit.cli.report import write_page
from homework_kit.io import dumps
from homework_kit.models.bundle import Bundle
from homework_kit.models.conflicts import conflicts
from homework_kit.models.edits import current
from homework_kit.models.entry import Entry

# Each holds one word that is nowhere else, in a form that has slipped through somewhere.
_HOSTILE: Final = (
    "lantern-1 <script>alert(1)</script>",
    "lantern-2 {0.__class__} %s %(note)s",
    "lantern-3 \x1b[2J\x1b[31m",
    'lantern-4"}, {"note": "lantern-4',
    "lantern-5\nERROR: a line of its own",
)
_MARK: Final = re.compile(r"lantern-\d")
_KILOBYTE: Final = 1000


def write_scenes(page: Page, bundle: Bundle, as_of: dt.datetime) -> None:
    """Write what happens on two phones, what is shared, and what does not come out."""
    _write_phones(page, bundle, as_of)
    _write_view(page, bundle, as_of)
    _write_leaks(page)


def write_report(page: Page, bundle: Bundle, as_of: dt.datetime, path: str | None) -> None:
    """Write the report of a story where the reader asked for it, or else to a temporary file.

    Raises:
        Stop: the page cannot be written.
    """
    html = calls.page(bundle, as_of, page.voice.locale)
    if path is None:
        # Nothing is put into a folder that nobody named; the file is its owner's alone.
        place, path = tempfile.mkstemp(prefix="homework-report-", suffix=".html")
        os.close(place)
    write_page(path, html)
    size = f"{Path(path).stat().st_size / _KILOBYTE:.0f}"
    page.heading(page.voice.say("demo.heading.report"))
    page.text(page.voice.say("demo.report.written", counted=size))
    page.unbroken(path)
    page.code(calls.page)


def _counted(page: Page, found: int, total: int) -> str:
    return page.voice.say("demo.counted", counted=str(found), total=str(total))


def _quoted(page: Page, entries: Iterable[Entry]) -> list[str]:
    return [page.voice.say("cli.quoted", what=each.note or "") for each in entries]


def _write_phones(page: Page, bundle: Bundle, as_of: dt.datetime) -> None:
    voice, say = page.voice, page.voice.say
    note: Entry = current(bundle.entries)[-1]
    earlier = as_of - dt.timedelta(hours=2)
    words = [say(f"demo.phones.words.{each}") for each in ("first", "second", "decided")]
    one, other = (calls.edit(bundle, note, each, earlier) for each in words[:2])
    merged = calls.meet(one, other)
    held, there = (
        {dumps(each) for copy in copies for each in copy.entries}
        for copies in ((one, other), merged[:1])
    )
    (conflict,) = conflicts(merged[0])
    decided = calls.decide(merged[0], words[2], as_of - dt.timedelta(hours=1))
    same = len({dumps(each) for each in merged})
    both = _quoted(page, (each for each in conflict.heads if isinstance(each, Entry)))
    left = len(conflicts(decided))

    page.heading(say("demo.heading.phones"))
    page.text(say("demo.phones.about"))
    page.rows(
        [
            (say("demo.phones.first"), say("cli.quoted", what=words[0])),
            (say("demo.phones.second"), say("cli.quoted", what=words[1])),
            (say("demo.phones.meet"), say("demo.phones.results", count=same)),
            (say("demo.phones.held"), _counted(page, len(held & there), len(held))),
            (say("demo.phones.to_decide"), voice.list_of(both)),
            (say("demo.phones.decided"), say("cli.quoted", what=words[2])),
            (say("demo.phones.left"), say("demo.notes", count=left)),
        ]
    )
    page.code(calls.edit, calls.with_notes, calls.meet, calls.decide)


def _write_view(page: Page, bundle: Bundle, as_of: dt.datetime) -> None:
    say = page.voice.say
    # The newest two: no review or obstacle of the first story names them, so that the same story
    # can be told without them.
    *_, first, second = current(bundle.entries)
    kept = calls.keep_private(bundle, [first, second], as_of - dt.timedelta(hours=1))
    seen = calls.show(kept, as_of)
    without = [each for each in bundle.entries if each.id not in {first.id, second.id}]
    unwritten = calls.show(Bundle.model_validate(dict(bundle) | {"entries": without}), as_of)
    same = len(
        {(dumps(each.bundle), each.summary and dumps(each.summary)) for each in (seen, unwritten)}
    )

    page.heading(say("demo.heading.view"))
    page.text(say("demo.view.about"))
    lists = ("assignments", "entries", "obstacles", "reviews")
    page.table(
        ["", say("demo.view.kept"), say("demo.view.seen")],
        [
            [
                say(f"demo.view.{each}"),
                str(len(current(getattr(kept, each)))),
                str(len(getattr(seen.bundle, each))),
            ]
            for each in lists
        ],
    )
    page.text(say("demo.view.results", count=same))
    page.code(calls.keep_private, calls.show)


def _write_leaks(page: Page) -> None:
    say, total = page.voice.say, len(_HOSTILE)
    found: dict[str, set[str]] = {}
    for words in _HOSTILE:
        for place, told in calls.tell(words).items():
            found.setdefault(place, set()).update(_MARK.findall(told))
    page.heading(say("demo.heading.leaks"))
    page.text(say("demo.leaks.about"))
    page.rows(
        [
            (say(f"demo.leaks.{place}"), _counted(page, len(marks), total))
            for place, marks in found.items()
        ]
    )
    page.code(calls.tell)

"""`conform`: run the named tests of stores and the machine on a store of somebody's."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import attrs

from homework_kit.cli.page import Page
from homework_kit.cli.stop import INVALID, USAGE, VALID, Stop
from homework_kit.cli.terminal import visible

if TYPE_CHECKING:
    from homework_kit.testing.stores.running import Result
    from homework_kit.testing.stores.subject import Subject

_METHODS: Final = ("append", "load")


def run(options: argparse.Namespace) -> int:
    """Print what every named test says and what came of it, and then each story that broke one.

    Raises:
        Stop: the extra is not installed, there is no such store or capability, or what was named
            opens no store.
    """
    try:
        from homework_kit.testing.stores.running import run_all  # noqa: PLC0415 - only when asked for
    except ModuleNotFoundError as absent:
        raise Stop(
            f"{absent.name} is not installed.", "Run `pip install 'homework_kit[testing]'`.", USAGE
        ) from None
    subject = _subject(options.store, options.capabilities)
    _check_that_it_opens(subject, options.store)
    results: list[Result] = []
    for each in run_all(subject, thorough=options.thorough, seed=options.seed):
        results.append(each)
        if options.format == "json":
            print(json.dumps(_plain(each)), flush=True)
        elif sys.stderr.isatty():
            print(f"\r{len(results)} tests ...", end="\r", file=sys.stderr, flush=True)
    if options.format == "text":
        print(_page(results))
    return INVALID if any(each.broken for each in results) else VALID


def _subject(named: str, capabilities: str | None) -> Subject:
    """Load what opens the store: a function or class that takes a directory, or a StoreConformance.

    Raises:
        Stop: it cannot be loaded, or is nothing of these.
    """
    from homework_kit.testing.stores.subject import Subject  # noqa: PLC0415 - only when asked for

    found = _loaded(named)
    claimed = _claimed(capabilities)
    # A subclass of StoreConformance; its own module imports pytest, and this one need not.
    if isinstance(found, type) and hasattr(found, "make_store"):
        subject: Subject = found().subject
    elif callable(found):
        factory: Any = found
        subject = Subject(make_store=factory)
    else:
        raise Stop(
            f"{visible(named)} opens no store.",
            "Name a function or a class that takes a directory, as shop.notes:NoteStore.",
            USAGE,
        )
    return subject if claimed is None else attrs.evolve(subject, claims=claimed)


def _check_that_it_opens(subject: Subject, named: str) -> None:
    """Open a store once and close it, so that what is none is not told as a hundred broken laws.

    Raises:
        Stop: it raises, or gives something without the methods of a store.
    """
    with TemporaryDirectory() as folder:
        try:
            store = subject.make_store(Path(folder))
        except Exception as raised:  # noqa: BLE001 - it is not our code, and may raise anything
            raise Stop(
                f"{visible(named)} gave no store ({type(raised).__name__}).",
                "Name what opens one in the directory that it is given.",
                USAGE,
            ) from None
        absent = [name for name in _METHODS if not callable(getattr(store, name, None))]
        close = getattr(store, "close", None)
        if callable(close) and not absent:
            close()
    if absent:
        raise Stop(
            f"{visible(named)} gave no store (it has no {' and no '.join(absent)}).",
            "A store has the methods append and load.",
            USAGE,
        )


def _loaded(named: str) -> Any:
    module, colon, name = named.partition(":")
    if not (module and colon and name):
        raise Stop("The store is named as module:factory.", "As shop.notes:NoteStore.", USAGE)
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)  # as `python -m` does
    try:
        return getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as absent:
        raise Stop(
            f"There is no module {visible(str(absent.name))}.",
            "Run the command where it can be imported.",
            USAGE,
        ) from None
    except AttributeError:
        raise Stop(
            f"{visible(module)} has no {visible(name)}.", "Check its spelling.", USAGE
        ) from None
    except Exception as raised:  # noqa: BLE001 - it is not our module, and may raise anything
        raise Stop(
            f"{visible(module)} cannot be imported ({type(raised).__name__}).",
            "Import it with python to see why.",
            USAGE,
        ) from None


def _claimed(listed: str | None) -> Any:
    from homework_kit.testing.stores.subject import CAPABILITIES  # noqa: PLC0415 - as above

    if listed is None:
        return None
    names = frozenset(filter(None, listed.split(",")))
    unknown = sorted(names - CAPABILITIES)
    if unknown:
        raise Stop(
            "There is no such capability.",
            f"Use some of: {', '.join(sorted(CAPABILITIES))}.",
            USAGE,
        )
    return names


def _plain(each: Result) -> dict[str, Any]:
    """Give a result as JSON: one object for each named test."""
    return {
        "law": each.law.id,
        "says": each.law.says,
        "page": each.law.page,
        "quote": each.law.quote,
        "outcome": each.outcome,
        "not_claimed": list(each.unclaimed),
        "story": each.broken.story.splitlines() if each.broken else [],
    }


def _page(results: list[Result]) -> Page:
    page = Page()
    page.table(
        ("law", "says", "result"),
        [(each.law.id.partition(".")[2], each.law.says, each.outcome) for each in results],
    )
    for each in results:
        if each.broken is not None:
            page.heading(f"{each.law.id} is broken")
            page.text(each.law.says)
            page.text(f'{each.law.page} says: "{each.law.quote}"', weight="dim")
            for sentence in each.broken.story.splitlines():
                page.text(sentence)
    page.blank()
    page.text(_counted(results), indent=0)
    return page


def _counted(results: list[Result]) -> str:
    outcomes = Counter(each.outcome for each in results)
    said = f"{outcomes['holds']} hold, {outcomes['broken']} are broken"
    if not outcomes["not claimed"]:
        return f"{said}."
    names = ", ".join(sorted({name for each in results for name in each.unclaimed}))
    return f"{said}, {outcomes['not claimed']} are not claimed ({names})."

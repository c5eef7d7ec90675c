"""Every fault that is planted in a store is caught, by a named test or by the machine."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from types import ModuleType
from typing import Final

import pytest

from homework_kit.testing import CAPABILITIES, LawBroken, Store
from homework_kit.testing.stores.machine import tell_any_story
from homework_kit.testing.stores.running import run_all
from homework_kit.testing.stores.subject import Subject
from tests.testing.planted_stores import changing, leaking, losing, members

CAUGHT_BY: Final = {
    "UpsertsById": ("stores.append-late", 3),
    "UpsertsByVersion": ("stores.append-late", 3),
    "UpsertsByRevision": ("stores.keeps-two-of-one-name", 3),
    "IgnoresVersion": ("stores.keeps-every-version", 4),
    "OneIdForAll": ("stores.keeps-every-version", 4),
    "DeletesOnTombstone": ("stores.keeps-deletions", 3),
    "DropsTombstones": ("stores.append-deletion-first", 2),
    "NewestClockWins": ("stores.append-late", 3),
    "DropsTies": ("stores.append-beside", 3),
    "LosesConsent": ("stores.keeps-every-kind", 2),
    "ReplacesBeside": ("stores.append-other-extensions", 3),
    "DoublesOnRetry": ("stores.append-twice", 3),
    "NotAtomic": ("stores.failing-whole", 4),
    "WritesInPlace": ("stores.failing-whole", 4),
    "SwallowsErrors": ("stores.append-circle", 3),
    "FlushesLate": ("stores.keeps-every-kind", 3),
    "WritesOnClose": ("stores.restart-without-closing", 3),
    "NeverLooksAgain": ("stores.writers-see-each-other", 3),
    "LosesUpdates": ("stores.writers-see-each-other", 4),
    "AcceptsCircles": ("stores.append-circle", 3),
    "UnknownPersonIsAnError": ("stores.load-changes-nothing", 2),
    "Strips": ("stores.text-spaces", 2),
    "Truncates": ("stores.text-long", 2),
    "CutsBetweenHalves": ("stores.text-emoji", 2),
    "LosesEmoji": ("stores.text-emoji", 2),
    "Normalizes": ("stores.text-forms", 2),
    "UnixLines": ("stores.text-lines", 2),
    "EscapesMarkup": ("stores.text-markup", 2),
    "RoundsFloats": ("stores.numbers-decimals", 2),
    "WrapsIntegers": ("stores.numbers-large", 2),
    "ConvertsToUtc": ("stores.append-one", 2),
    "CutsFractions": ("stores.times-fractions", 2),
    "DropsExtensions": ("stores.text-spaces", 2),
    "DropsNulls": ("stores.extensions-nested", 2),
    "DropsNewerMembers": ("stores.newer-document", 2),
    "SortsLists": ("stores.order-of-lists", 2),
    "ReadsNumbers": ("stores.text-lookalikes", 2),
    "SharesOnLoad": ("stores.members-of-notes", 2),
    "ForgetsPrivacyOfEdits": ("stores.members-of-notes", 2),
    "ForgetsPrivacyOfObstacles": ("stores.members-of-obstacles", 2),
    "ForgetsPrivacyOfReviews": ("stores.members-of-reviews", 2),
    "RewritesOutcomes": ("stores.members-of-notes", 2),
    "HasNoColumn": ("stores.members-of-plans", 2),
    "HasNoColumnOfAPart": ("stores.members-of-records", 2),
    "KnowsNoNewWord": ("stores.members-every-word", 2),
    "FoldsCase": ("stores.persons-case", 3),
    "FoldsAccents": ("stores.persons-case", 5),
    "FoldsDocumentIds": ("stores.ids-case", 2),
    "ByPrefix": ("stores.append-other-extensions", 2),
    "ByPattern": ("stores.persons-patterns", 3),
    "CleansNames": ("stores.persons-paths", 8),
    "ShortNames": ("stores.persons-long", 3),
    "JoinsKeys": ("stores.persons-paths", 11),
    "SoftErase": ("stores.writers-erased", 3),
    "KeepsABackup": ("stores.erase-files", 5),
    "LeavesPages": ("stores.erase-files", 5),
    "ErasesEverybody": ("stores.erase-unknown-id", 4),
    "ErasesConsent": ("stores.erase-keeps-consent", 3),
    "ErasesHeadsOnly": ("stores.erase-revisions", 4),
    "ErasesWithoutTombstone": ("stores.writers-erased", 3),
    "EmptyReceipt": ("stores.erase-receipt", 3),
    "SaysWordsInErrors": ("stores.silent-refusal", 4),
    "LogsWords": ("stores.silent-work", 7),
    "PrintsWords": ("stores.silent-work", 7),
}
"""Which law catches each fault first in a default run, and in how many sentences."""

BY_THE_MACHINE: Final = (
    "UpsertsByVersion",
    "NotAtomic",
    "FlushesLate",
    "NeverLooksAgain",
    "ConvertsToUtc",
    "DropsExtensions",
    "SharesOnLoad",
    "ForgetsPrivacyOfEdits",
    "ForgetsPrivacyOfObstacles",
    "ForgetsPrivacyOfReviews",
    "FoldsCase",
    "ByPrefix",
    "SoftErase",
    "ErasesWithoutTombstone",
)
"""Some of the faults that the machine finds alone."""
MOST_SENTENCES: Final = 6
"""In how many sentences it tells one of them at most; most take three."""


def _stores(module: ModuleType) -> Iterator[type[Store]]:
    for name, each in vars(module).items():
        if isinstance(each, type) and each.__module__ == module.__name__ and name[0] != "_":
            yield each


STORES = {
    each.__name__: each
    for module in (losing, changing, members, leaking)
    for each in _stores(module)
}


def test_many_faults_are_planted() -> None:
    """At least twenty-five stores have a fault each, and each stands in the table."""
    assert STORES.keys() == CAUGHT_BY.keys()
    assert len(STORES) >= 25


@pytest.mark.parametrize("name", STORES)
def test_a_fault_is_caught(name: str) -> None:
    """A default run catches the fault, by the law that it breaks first, in a short story."""
    with contextlib.closing(run_all(Subject(make_store=STORES[name]))) as results:
        first = next(each.broken for each in results if each.broken)
    assert (first.law.id, len(first.story.splitlines())) == CAUGHT_BY[name]


@pytest.mark.parametrize("name", BY_THE_MACHINE)
def test_the_machine_finds_a_short_story(name: str) -> None:
    """The machine alone finds the fault, and tells it in few sentences."""
    with pytest.raises(LawBroken) as broken:
        tell_any_story(Subject(make_store=STORES[name]))
    assert len(broken.value.story.splitlines()) <= MOST_SENTENCES


def test_what_close_alone_writes_is_found_in_files_nobody_may_see() -> None:
    """Without a second handle and a look at its files, a store that writes late is caught too."""
    subject = Subject(
        make_store=losing.WritesOnClose, claims=CAPABILITIES - {"raw", "writers", "failing"}
    )
    with contextlib.closing(run_all(subject)) as results:
        first = next(each.broken for each in results if each.broken)
    assert first.law.id == "stores.restart-without-closing"

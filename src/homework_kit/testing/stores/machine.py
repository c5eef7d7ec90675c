"""Any story: a state machine that saves, edits, erases and restarts in every order.

Hypothesis looks for a story that breaks the law and then for the shortest one. Documents show
nothing of themselves in a repr, so the story is told by the machine and not by Hypothesis.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import attrs
from hypothesis import HealthCheck, Phase, Verbosity, reject, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from homework_kit.models.base import Tombstone
from homework_kit.models.bundle import Bundle
from homework_kit.models.conflicts import heads
from homework_kit.testing.law import Law, LawBroken
from homework_kit.testing.stores.clauses import LOAD
from homework_kit.testing.stores.drawing import (
    PERSONS,
    batches,
    deleted,
    edited,
    extensions,
    texts,
)
from homework_kit.testing.stores.naming import items_of
from homework_kit.testing.stores.samples import Item, batch, part_of
from homework_kit.testing.stores.story import Story
from homework_kit.testing.stores.subject import Subject

ANY_STORY: Final = Law(
    id="stores.any-story",
    says="Whatever is saved, edited, deleted and erased in any order: it is there, once.",
    page=LOAD.page,
    quote=LOAD.quote,
)
"""The law that the machine looks for a story against."""
STORIES: Final = 60
THOROUGH_STORIES: Final = 1_000
_STEPS: Final = 20
_NOT_OURS: Final = (
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
)
"""How slow a store is, or how long a story, is no fault of the machine's."""
# What is drawn never depends on what the store did: it may not do the same twice, and Hypothesis
# asks of a machine that it draws the same twice.
_WHOSE: Final = st.sampled_from(PERSONS)
_BY: Final = st.integers(0, 1)
_WHICH: Final = st.integers(0, 9)
_FAILS_AFTER: Final = st.one_of(st.none(), st.none(), st.integers(0, 150))
"""After how many steps the store fails, where it does."""
_SHORTENINGS: Final = 300
"""How many stories are told to shorten the first one that breaks the law."""


@attrs.define(slots=True)
class _Search:
    """The shortest story so far that breaks the law, and how many were told since the first."""

    shortest: LawBroken | None = None
    since: int = 0

    def goes_on(self) -> bool:
        """Count a story that is to be told; say no where enough were told to shorten the first."""
        self.since += self.shortest is not None
        return self.since <= _SHORTENINGS

    def found(self, broken: LawBroken | None) -> None:
        """Keep the shorter one."""
        if broken is not None and (
            self.shortest is None or _length(broken) < _length(self.shortest)
        ):
            self.shortest = broken


def _length(broken: LawBroken) -> tuple[int, int]:
    return broken.story.count("\n"), len(broken.story)


class StoreMachine(RuleBasedStateMachine):
    """One store, a few persons, and everything that may happen to it."""

    def __init__(self, subject: Subject, search: _Search) -> None:
        """Open a new store in an empty directory."""
        super().__init__()
        self._search = search
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.story = Story(subject=subject, place=Path(self._folder.name), law=ANY_STORY)
        self.sent: list[Bundle] = []
        self.rested = 0
        """How much had been sent at the last restart."""

    def teardown(self) -> None:
        """Close the store and leave nothing behind."""
        self._search.found(self.story.ended)
        try:
            self.story.close()
        finally:
            self._folder.cleanup()

    def send(self, bundle: Bundle, by: int) -> None:
        """Append a batch, and look."""
        self.story.append(bundle, by=self.handle(by))
        self.sent.append(bundle)
        self.story.compare()

    def handle(self, by: int) -> int:
        """Give the number of a handle; the first one alone where there is but one."""
        return by if self.story.claims("writers") else 0

    def written(self) -> list[tuple[str, Any]]:
        """Give what stands and may be edited, each with its person."""
        return [
            (person, each)
            for person, bundle in self.story.expected.items()
            for each in heads(bundle)
            if not isinstance(each, Tombstone)
        ]

    def documents(self) -> list[tuple[str, Any]]:
        """Give what stands and may be deleted or erased: documents, no sessions."""
        return [pair for pair in self.written() if hasattr(pair[1], "kind")]

    def fits(self, person: str, items: Sequence[Item]) -> bool:
        """Say whether a store may get these now.

        One that keeps no history cannot know a first revision for an old one once its edit was
        edited, so what was edited is not saved anew.
        """
        if self.story.history:
            return True
        edits = {_document(each) for each in items_of(self.story.ought(person)) if _replaces(each)}
        return not edits & {_document(each) for each in items}

    @initialize(items=batches())
    def begin(self, items: Any) -> None:
        """Save something: a run may be one in which nothing else is ever saved."""
        self.send(batch(PERSONS[0], *items), 0)

    @rule(whose=_WHOSE, by=_BY, items=batches(), beside=extensions, steps=_FAILS_AFTER)
    def save(self, whose: str, by: int, items: Any, beside: Any, steps: int | None) -> None:
        """Save something new, or something else under a name that is there; or fail to."""
        person = whose if self.story.claims("people") else PERSONS[0]
        if not self.fits(person, items):
            return
        bundle = batch(person, *items, extensions=beside)
        if steps is not None and self.story.claims("failing"):
            self.story.failing(bundle, steps=steps)
        else:
            self.send(bundle, by)

    @rule(which=_WHICH, by=_BY, text=texts)
    def edit(self, which: int, by: int, text: str) -> None:
        """Edit what stands."""
        if standing := self.written():
            person, item = standing[which % len(standing)]
            beside = _named_by(item, self.story.ought(person))
            self.send(batch(person, *beside, edited(item, text)), by)

    @rule(which=_WHICH, by=_BY)
    def delete(self, which: int, by: int) -> None:
        """Delete what stands."""
        if standing := self.documents():
            person, item = standing[which % len(standing)]
            self.send(batch(person, deleted(item)), by)

    @rule(which=_WHICH, by=_BY)
    def again(self, which: int, by: int) -> None:
        """Send a batch once more; where no history is kept, the last one."""
        if some := self.sent if self.story.history else self.sent[-1:]:
            self.story.again(some[which % len(some)], by=self.handle(by))
            self.story.compare()

    @rule()
    def restart(self) -> None:
        """Restart, if something was sent since the store was opened."""
        if self.story.claims("restart") and self.rested < len(self.sent):
            self.rested = len(self.sent)
            self.story.restart()
            self.story.compare()

    @rule(which=_WHICH, by=_BY, everything=st.booleans())
    def erase(self, which: int, by: int, everything: bool) -> None:  # noqa: FBT001 - a rule's draw
        """Erase one id, or everything of a person."""
        standing = self.documents()
        if not (standing and self.story.claims("erase")):
            return
        person, item = standing[which % len(standing)]
        self.story.erase(*(() if everything else (item.id,)), person=person, by=self.handle(by))
        if not self.story.history:
            self.sent, self.rested = [], 0
        self.story.compare()


def _document(item: Item) -> tuple[str, ...]:
    return part_of(item), str(getattr(item, "id", "")), str(getattr(item, "version", ""))


def _replaces(item: Item) -> bool:
    return bool(getattr(item, "supersedes", ()))


def _named_by(item: Any, bundle: Bundle) -> list[Any]:
    """Give what a document names: a batch has to hold it, or its references would not resolve."""
    names = {getattr(item, "assignment_id", None), getattr(item, "entry_id", None)}
    standing: list[Any] = [each for each in heads(bundle) if part_of(each) != part_of(item)]
    return [
        each
        for each in standing
        if each.id in names and part_of(each) in ("assignments", "entries")
    ]


def tell_any_story(subject: Subject, *, stories: int = STORIES, seed: int | None = None) -> None:
    """Let the machine look for a story that breaks the law.

    Without a `seed` it tells the same stories each time.

    Raises:
        LawBroken: with the shortest story that was found.
    """
    __tracebackhide__ = True

    search = _Search()

    def machine() -> StoreMachine:
        if not search.goes_on():
            reject()
        return StoreMachine(subject, search)

    if seed is not None:
        seeded(seed)(machine)
    config = settings(
        max_examples=stories,
        stateful_step_count=_STEPS,
        deadline=None,
        derandomize=seed is None,
        database=None,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=_NOT_OURS,
    )
    try:
        run_state_machine_as_test(machine, settings=config)  # type: ignore[arg-type] # it may be a function, as its docstring says
    except Exception:
        # Where shortening was cut off, or a store does not do the same twice, Hypothesis cannot
        # repeat what it found. The story was told all the same.
        if search.shortest is None:
            raise
    if search.shortest is not None:
        # Hypothesis' notes would show documents, and a document shows nothing of itself.
        raise LawBroken(search.shortest.law, search.shortest.story) from search.shortest.__cause__

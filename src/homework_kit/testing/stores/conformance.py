"""The named tests of stores as a class for a pytest file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar

try:
    import pytest

    from homework_kit.testing.stores.machine import STORIES, THOROUGH_STORIES, tell_any_story
except ModuleNotFoundError as absent:
    raise ImportError(
        "StoreConformance needs pytest and hypothesis. Run: pip install 'homework_kit[testing]'"
    ) from absent

from homework_kit.testing.stores.check import Check
from homework_kit.testing.stores.checks import CHECKS
from homework_kit.testing.stores.protocol import Store
from homework_kit.testing.stores.subject import (
    CAPABILITIES,
    Capability,
    Subject,
    bytes_of_files,
    fail_at_line,
)


class StoreConformance:
    """Subclass this in a pytest file, say how your store is opened, and run pytest.

    The subclass gets a test function for every law of stores, and `test_any_story`, the state
    machine. A test whose capabilities are not claimed is reported as skipped: "not claimed". What a
    failing test prints is the law, its clause and the story in which the store broke it, told of
    invented data. Needs the extra `testing`.

    Source: store.md.

    >>> class TestMyStore(StoreConformance):
    ...     def make_store(self, place: Path) -> Store:
    ...         return MyStore(place / "notes.db")
    >>> len([name for name in dir(TestMyStore) if name.startswith("test_")]) >= 40
    True
    """

    capabilities: ClassVar[frozenset[Capability]] = CAPABILITIES
    """What the store claims; by default everything."""

    def make_store(self, place: Path) -> Store:
        """Open the store that lives in a directory, which is empty at first.

        Called again with the same directory, it opens the same store once more: that is how it is
        restarted, and how a second handle is made.
        """
        raise NotImplementedError("Say how your store is opened: override make_store.")

    def raw_bytes(self, place: Path) -> bytes:
        """Give everything that the store has written; by default all files of its directory."""
        return bytes_of_files(place)

    def fail_after(self, store: Store, steps: int) -> AbstractContextManager[object]:
        """Within it, let the store fail after so many steps of its next append.

        By default a step is a line of the file in which the store's class is written. Where other
        modules do the writing, override it: a step may be a statement, a write, a request.
        """
        return fail_at_line(store, steps)

    @property
    def subject(self) -> Subject:
        """The store under test, as the named tests take it."""
        return Subject(
            make_store=self.make_store,
            claims=self.capabilities,
            raw_bytes=self.raw_bytes,
            fail_after=self.fail_after,
        )

    def test_any_story(self, request: pytest.FixtureRequest) -> None:
        """Whatever is saved, edited, deleted and erased in any order: it is there, once."""
        __tracebackhide__ = True
        thorough = request.config.getoption("--homework-thorough", default=False)
        tell_any_story(self.subject, stories=THOROUGH_STORIES if thorough else STORIES)


def _function(check: Check) -> Callable[[StoreConformance, Path], None]:
    """Make the test function of a named test."""

    def test(self: StoreConformance, tmp_path: Path) -> None:
        __tracebackhide__ = True
        subject = self.subject
        if unclaimed := subject.lacks(check.needs):
            # What a store does not claim is told as such: it neither holds nor is broken.
            pytest.skip(f"not claimed: {', '.join(unclaimed)}")
        check.run(subject, tmp_path)

    test.__name__ = check.name
    test.__qualname__ = f"{StoreConformance.__name__}.{check.name}"
    test.__doc__ = f"{check.law.id}: {check.law.says}"
    return test


for _check in CHECKS:
    setattr(StoreConformance, _check.name, _function(_check))

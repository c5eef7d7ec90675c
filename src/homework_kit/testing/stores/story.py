"""A story is played on a store and told as it goes; what ought to be there is known beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import tempfile
import threading
import traceback
import warnings
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import attrs

from homework_kit.errors import HomeworkKitError
from homework_kit.models.bundle import Bundle
from homework_kit.models.merge import merge
from homework_kit.review import Erased, Receipt, erase
from homework_kit.testing.law import Law, LawBroken
from homework_kit.testing.stores.differing import differences, in_order, summed_up
from homework_kit.testing.stores.naming import called, items_of, told_batch
from homework_kit.testing.stores.protocol import ErasingStore, Store
from homework_kit.testing.stores.samples import ERASED_AT, Item, batch
from homework_kit.testing.stores.subject import Subject

T = TypeVar("T")
_ORDINALS = ("", " through a second handle", " through a third handle")


@attrs.define(slots=True, kw_only=True)
class Story:
    """One store in one directory, what happened to it, and what ought to be in it.

    Every method does one thing to the store, tells it as a numbered sentence, and raises LawBroken
    with all sentences so far where the store does something else than it promises.
    """

    subject: Subject
    place: Path
    law: Law
    """The law that the story is about."""
    sentences: list[str] = attrs.field(factory=list)
    expected: dict[str, Bundle] = attrs.field(factory=dict)
    last: Bundle | None = None
    """The batch that was appended last."""
    ended: LawBroken | None = None
    """How the story ended, if the store broke the law."""
    _handles: dict[int, Store] = attrs.field(factory=dict)
    _root: Path = attrs.field(default=attrs.Factory(lambda self: self.place, takes_self=True))

    def tell(self, sentence: str) -> None:
        """Go on with the story."""
        self.sentences.append(f"{len(self.sentences) + 1}. {sentence}")

    def broken(self, sentence: str) -> LawBroken:
        """End the story with what the store does and should not."""
        self.tell(sentence)
        self.ended = LawBroken(self.law, "\n".join(self.sentences))
        return self.ended

    def anew(self) -> None:
        """Begin another story, on a new store in a directory of its own."""
        self.close()
        self.place = Path(tempfile.mkdtemp(dir=self._root))
        self.sentences, self.expected = [], {}
        self.last = self.ended = None

    @property
    def history(self) -> bool:
        """Whether the store keeps every revision."""
        return "history" in self.subject.claims

    def claims(self, *capabilities: Any) -> bool:
        """Say whether the store claims all of these."""
        return not self.subject.lacks(frozenset(capabilities))

    def handle(self, number: int = 0) -> Store:
        """Give a handle of the store, opened when it is first asked for."""
        if number not in self._handles:
            self._handles[number] = self._asked(lambda: self.subject.make_store(self.place))
        return self._handles[number]

    def ought(self, person: str) -> Bundle:
        """Give what ought to be there of a person."""
        return self.expected.get(person) or Bundle(person_id=person)

    def save(self, *items: Item, person: str = "p1", by: int = 0, **members: Any) -> None:
        """Append a batch of these items."""
        self.append(batch(person, *items, **members), by=by)

    def append(self, bundle: Bundle, *, by: int = 0) -> None:
        """Append a batch."""
        before = self.ought(bundle.person_id)
        united = merge(before, bundle)
        told = told_batch(bundle, items_of(before))
        self.tell(f"Person {called(bundle.person_id)}: {told}{_ORDINALS[by]}.")
        self._hand_over(bundle, by=by)
        self.expected[bundle.person_id] = united
        self.last = bundle

    def again(self, bundle: Bundle | None = None, *, by: int = 0) -> None:
        """Append a batch that was appended before; by default the last one."""
        sent = bundle or self.last
        if sent is not None:
            which = "The same batch" if sent is self.last else "An earlier batch"
            self.tell(
                f"{which} is sent once more: person {called(sent.person_id)}, "
                f"{told_batch(sent)}{_ORDINALS[by]}."
            )
            # It changes nothing, unless something of it was erased: then an old copy came late.
            united = merge(self.ought(sent.person_id), sent)
            self._hand_over(sent, by=by)
            self.expected[sent.person_id] = united

    def refused(self, *items: Item, person: str = "p1") -> Exception:
        """Append a batch that cannot be united with what is there; give the store's error."""
        bundle = batch(person, *items)
        self.tell(f"Person {called(person)}: {told_batch(bundle)}, though it cannot be united.")
        try:
            self.handle().append(bundle)
        except Exception as raised:  # noqa: BLE001 - a store may refuse with any error of its own
            self.tell("The store refuses it.")
            return raised
        raise self.broken("The store says that it kept it, and could not be read any more.")

    def restart(self) -> None:
        """Close the store and open it again."""
        self.tell("The store restarts.")
        self.close()
        self.handle()

    def drop(self) -> None:
        """Let go of the store without closing it, as a process that is killed, and open another."""
        self.tell("The store is dropped without being closed, and opened again.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            self._handles.clear()
            gc.collect()  # what handles refer to in a circle lets go of its locks only now
        self.handle()

    def close(self) -> None:
        """Close every handle."""
        handles, self._handles = self._handles, {}
        for each in handles.values():
            closing: Callable[[], object] | None = getattr(each, "close", None)
            if closing is not None:
                self._asked(closing)

    def erase(
        self,
        *ids: str,
        person: str = "p1",
        by: int = 0,
        as_of: dt.datetime = ERASED_AT,
    ) -> tuple[Receipt, Erased]:
        """Erase some ids of a person, or everything; give the store's receipt and what ought."""
        what = ", ".join(map(called, ids)) or "everything"
        self.tell(f"Person {called(person)}: {what} is erased{_ORDINALS[by]}.")
        chosen: Collection[str] | None = ids or None
        ought = erase(self.ought(person), chosen, as_of=as_of)
        store = cast("ErasingStore", self.handle(by))
        receipt: Any = self._asked(lambda: store.erase(person, chosen, as_of=as_of))
        if not isinstance(receipt, Receipt):
            raise self.broken(f"erase gave no Receipt, but {_kind_of(receipt)}.")
        self.expected[person] = in_order(ought.bundle)
        return receipt, ought

    def failing(self, bundle: Bundle, *, steps: int) -> Exception | None:
        """Append a batch while the store fails at a step; all of it is kept then, or nothing."""
        self.tell(
            f"Person {called(bundle.person_id)}: {told_batch(bundle)}, "
            f"and the store fails after {steps} steps."
        )
        before = self.ought(bundle.person_id)
        whole = merge(before, bundle)
        with self.subject.fail_after(self.handle(), steps):
            failed = self._attempt(bundle)
        if failed is not None:
            self.tell("The store raises an error.")
        self.expected[bundle.person_id] = whole
        if failed is not None and self.claims("restart"):
            self.restart()
        if failed is not None and not self._differs(bundle.person_id, before):
            self.expected[bundle.person_id] = before
        self.compare()
        return failed

    def _attempt(self, bundle: Bundle) -> Exception | None:
        try:
            self.handle().append(bundle)
        except Exception as raised:  # noqa: BLE001 - a store may fail with any error of its own
            _let_go(raised)
            return raised
        return None

    def race(self, *batches: list[Bundle]) -> None:
        """Let several threads append, each through a handle of its own, all at once."""
        total = sum(map(len, batches))
        self.tell(f"{len(batches)} threads save {total} batches at once, each by its own handle.")
        raised: list[Exception] = []
        start = threading.Barrier(len(batches))

        def write(bundles: list[Bundle]) -> None:
            try:
                store = self.subject.make_store(self.place)
                start.wait()
                for each in bundles:
                    store.append(each)
                getattr(store, "close", lambda: None)()
            except Exception as error:  # noqa: BLE001 - told below, in the thread of the test
                raised.append(error)
                start.abort()

        threads = [threading.Thread(target=write, args=(each,)) for each in batches]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        for bundle in (bundle for each in batches for bundle in each):
            self.expected[bundle.person_id] = merge(self.ought(bundle.person_id), bundle)
        if raised:
            self._say_raised(raised[0])

    def compare(self, *persons: str) -> None:
        """Load persons, by default everybody, through every handle, and compare."""
        for person in persons or tuple(self.expected) or ("p1",):
            for number in sorted(self._handles) or (0,):
                found = self._differs(person, self.ought(person), by=number)
                if found:
                    raise self.broken(
                        f"Person {called(person)} is loaded{_ORDINALS[number]}: {summed_up(found)}."
                    )

    def lasts(self) -> None:
        """Compare, and once more after a restart where the store claims one."""
        self.compare()
        if self.claims("restart"):
            self.restart()
            self.compare()

    def _differs(self, person: str, ought: Bundle, *, by: int = 0) -> list[str]:
        loaded: Any = self._asked(lambda: self.handle(by).load(person))
        if not isinstance(loaded, Bundle):
            return [_no_bundle(loaded)]
        if loaded.person_id != person:
            return [f"what comes is the bundle of person {called(loaded.person_id)}"]
        others = {name: each for name, each in self.expected.items() if name != person}
        return list(differences(loaded, ought, others, history=self.history))

    def _hand_over(self, bundle: Bundle, *, by: int) -> None:
        """Append; where that fails because the store's own `load` gives no bundle, say so."""
        store = self.handle(by)
        try:
            store.append(bundle)
        except Exception as raised:  # noqa: BLE001 - whatever it is, the story ends with it
            loaded: Any = None
            with contextlib.suppress(Exception):  # then the error of append is all there is to say
                loaded = [store.load(bundle.person_id)]
            if loaded and not isinstance(loaded[0], Bundle):
                self.tell(f"Person {called(bundle.person_id)} is loaded: {_no_bundle(loaded[0])}.")
            self._say_raised(raised)

    def _asked(self, call: Callable[[], T]) -> T:
        """Ask the store for something that it has to do."""
        try:
            return call()
        except Exception as raised:  # noqa: BLE001 - whatever it is, the story ends with it
            self._say_raised(raised)

    def _say_raised(self, raised: Exception) -> NoReturn:
        code = f" ({raised.code})" if isinstance(raised, HomeworkKitError) else ""
        raise self.broken(f"The store raises {type(raised).__name__}{code}.") from raised


def _kind_of(given: object) -> str:
    return "None" if given is None else f"a value of type {type(given).__name__}"


def _no_bundle(loaded: object) -> str:
    return f"load gave no Bundle, but {_kind_of(loaded)}"


def _let_go(raised: BaseException) -> None:
    """Close what the frames of an interrupted store still hold open, as the end of a process does.

    Interrupted between a block and its end, a `with` closes nothing, and a lock would stay locked.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        at: BaseException | None = raised
        while at is not None:
            traceback.clear_frames(at.__traceback__)
            at = at.__cause__ or at.__context__

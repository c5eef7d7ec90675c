"""How a story is played and told, how a store is made to fail, and what the machine does."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

import homework_kit as hk
from homework_kit.testing import Law, LawBroken, Store
from homework_kit.testing.stores.differing import differences
from homework_kit.testing.stores.machine import tell_any_story
from homework_kit.testing.stores.samples import batch, consent, note, plan
from homework_kit.testing.stores.story import Story
from homework_kit.testing.stores.subject import Interruption, Subject, bytes_of_files
from tests.testing.planted_stores.losing import UpsertsByVersion
from tests.testing.planted_stores.plain import PlainStore

LAW = Law(id="stores.sample", says="It is kept.", page="store.md", quote="kept")


def story_of(store: type[Store], place: Path) -> Story:
    """Begin a story of a store."""
    return Story(subject=Subject(make_store=store), place=place, law=LAW)


class _Odd(PlainStore):
    """Gives something else than was asked for."""

    answer: object = None

    def load(self, person_id: str, /) -> hk.Bundle:
        """Give it."""
        del person_id
        return self.answer  # type: ignore[return-value] # what is wrong with this store


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "load gave no Bundle, but None."),
        (hk.Bundle(person_id="p2"), "what comes is the bundle of person p2."),
    ],
)
def test_what_is_no_bundle_of_the_person(answer: object, said: str, tmp_path: Path) -> None:
    """A store that gives something else is told so, in the last sentence."""
    story = story_of(type("Odd", (_Odd,), {"answer": answer}), tmp_path)
    story.save(note())
    with pytest.raises(LawBroken) as broken:
        story.compare()
    assert broken.value.story.endswith(f"2. Person p1 is loaded: {said}")


def test_a_store_that_trips_over_its_own_load_is_told_so(tmp_path: Path) -> None:
    """Where `append` fails since `load` gives nothing, the story says what load gave."""

    class Tripping(_Odd):
        def append(self, bundle: hk.Bundle, /) -> None:
            assert self.load(bundle.person_id).entries is not None

    with pytest.raises(LawBroken) as broken:
        story_of(Tripping, tmp_path).save(note())
    assert broken.value.story.splitlines()[1:] == [
        "2. Person p1 is loaded: load gave no Bundle, but None.",
        "3. The store raises AttributeError.",
    ]


def test_a_receipt_that_is_none_is_told(tmp_path: Path) -> None:
    """A store that erases and gives no receipt is told so."""

    class Silent(PlainStore):
        def erase(
            self, person_id: str, ids: Collection[str] | None = None, /, *, as_of: dt.datetime
        ) -> Any:
            super().erase(person_id, ids, as_of=as_of)

    story = story_of(Silent, tmp_path)
    story.save(note())
    with pytest.raises(LawBroken, match="erase gave no Receipt, but None"):
        story.erase("n1")


def test_an_error_of_the_store_is_told_and_chained(tmp_path: Path) -> None:
    """What the store raises ends the story by its name, and hangs on the failure as its cause."""

    class Refusing(PlainStore):
        def load(self, person_id: str, /) -> hk.Bundle:
            raise RuntimeError(f"no words of mine {person_id}")

    story = story_of(Refusing, tmp_path)
    story.tell("Nothing is saved.")
    with pytest.raises(LawBroken) as broken:
        story.compare()
    assert broken.value.story.splitlines()[-1] == "2. The store raises RuntimeError."
    assert isinstance(broken.value.__cause__, RuntimeError)


def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A factory that raises breaks the law, as a store does."""
    story = Story(
        subject=Subject(make_store=lambda place: PlainStore(place / 1)),  # type: ignore[operator] # refused on purpose
        place=tmp_path,
        law=LAW,
    )
    with pytest.raises(LawBroken, match="The store raises TypeError"):
        story.save(note())


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        (batch("p1"), ['note n1 ("0") is not there']),
        (batch("p1", note(), note()), ["note n1 is there twice"]),
        (batch("p1", note(text="1")), ['note n1 reads differently: note is "1" instead of "0"']),
        (
            batch("p1", note(), note("n2", "2")),
            ['note n2 ("2") of person p2 is there'],
        ),
        (batch("p1", note(), plan()), ['plan a1 ("0") is there, as nobody saved it']),
        (
            batch("p1", note(), extensions={"org.example.x": 1}),
            ['extensions of the bundle is {"org.example.x": 1} instead of absent'],
        ),
        (batch("p1", note()), []),
    ],
)
def test_differences_are_told(loaded: hk.Bundle, said: list[str]) -> None:
    """What was lost, doubled, changed, mixed up or made up is named with its words."""
    others = {"p2": batch("p2", note("n2", "2"))}
    assert list(differences(loaded, batch("p1", note()), others, history=True)) == said


def test_without_history_what_was_replaced_may_go_or_stay() -> None:
    """Of a store without history the heads are compared, and a lost head is told."""
    first = note()
    whole = batch("p1", first, hk.amend(first, note="1"), consent(share_entries="none"))
    lists = {"entries": whole.entries[1:], "consent": whole.consent}
    heads = hk.Bundle(person_id="p1", **lists)  # type: ignore[arg-type] # lists of a bundle
    assert list(differences(heads, whole, {}, history=False)) == []
    assert list(differences(whole, heads, {}, history=False)) == []
    (said,) = differences(batch("p1", first, *whole.consent), whole, {}, history=False)
    assert said.endswith('("1") is not there')


def test_a_store_fails_at_each_line_once(tmp_path: Path) -> None:
    """Every step is another line of the store's own file, until the append is through."""
    before = sys.gettrace()
    story, failed = story_of(PlainStore, tmp_path), 0
    while isinstance(story.failing(batch("p1", note()), steps=failed), Interruption):
        story.anew()
        failed += 1
    assert failed > 20
    assert sys.gettrace() is before


def test_raw_bytes_are_those_of_all_files(tmp_path: Path) -> None:
    """Files in folders are read too."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one").write_bytes(b"1")
    (tmp_path / "two").write_bytes(b"2")
    assert bytes_of_files(tmp_path) == b"1\n2"


def test_the_machine_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thing that may happen to a store, and each member drawn, turns up several times."""
    seen: Counter[str] = Counter()
    tell = Story.tell

    def counted(story: Story, sentence: str) -> None:
        seen.update(mark for mark in MARKS if mark in sentence)
        tell(story, sentence)

    monkeypatch.setattr(Story, "tell", counted)
    tell_any_story(Subject(make_store=PlainStore), stories=150)
    assert {mark for mark in MARKS if seen[mark] < 5} == set()


MARKS = (
    "is saved",
    "are saved together",
    "deleted",
    "(revision ",
    "is erased",
    "everything is erased",
    "restarts",
    "once more",
    "An earlier batch",
    "second handle",
    "fails after",
    "The store raises an error",
    "Person p2",
    "consent",
    "session",
    "extensions",
    'visibility "private"',
    'visibility "shared"',
    "bring_to_session",
    "matters",
    "pauses",
    "set_aside",
    "status",
    "time_zone",
    "helped",
    "option_chosen",
    "outcome",
    "occurrence",
)


def test_stories_are_the_same_each_time_and_others_with_a_seed() -> None:
    """Without a seed the machine finds the same story again; a seed finds one too."""
    stories: list[str] = []
    for seed in (None, None, 5):
        with pytest.raises(LawBroken) as broken:
            tell_any_story(Subject(make_store=UpsertsByVersion), stories=20, seed=seed)
        stories.append(broken.value.story)
    assert stories[0] == stories[1]
    assert stories[2].startswith("1. ")


def test_a_fault_of_the_machine_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that no store raised comes out as it is."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Story, "append", broken)
    with pytest.raises(ZeroDivisionError):
        tell_any_story(Subject(make_store=PlainStore), stories=5)

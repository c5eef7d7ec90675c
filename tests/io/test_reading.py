"""JSON text to documents, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.errors import InvalidDocument
from homework_kit.io import dumps, iter_problems, loads, plain, reading
from homework_kit.io.reading import read_any
from homework_kit.io.refused import MAX_DOCUMENT_BYTES
from homework_kit.models.entry import Entry, EntryTombstone
from homework_kit.models.kinds import kind_of
from homework_kit.models.rating import Rating
from homework_kit.models.review import Review
from homework_kit.models.tasks import ThoughtRecordTask
from tests.models.samples import SAMPLES, sample


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_document_is_read_by_its_kind(kind: str) -> None:
    """Documents are told apart by `kind`, bare records by `type`; text and bytes are the same."""
    text = json.dumps(SAMPLES[kind])
    document = loads(text)
    assert loads(text.encode()) == document
    assert kind_of(document) == kind


def test_a_refusal_carries_every_problem() -> None:
    """A text is refused once, with all problems."""
    with pytest.raises(InvalidDocument) as refused:
        loads(json.dumps(sample("entry", outcome="done", note=3)))
    assert [each.code for each in refused.value.problems] == ["unknown-value", "wrong-type"]


@pytest.mark.parametrize(
    "thing", [object(), {1, 2}, float("nan"), {"kind": object()}, b"\xff", 3, None, {}, [], ""]
)
def test_iter_problems_never_raises(thing: Any) -> None:
    """Anything at all gives problems, never an exception."""
    assert iter_problems(thing) != ()


def test_iter_problems_takes_an_endless_object() -> None:
    """An object that holds itself is no JSON."""
    endless: list[Any] = []
    endless.append(endless)
    assert [each.code for each in iter_problems(endless)] == ["not-json"]


def test_a_document_has_no_problems() -> None:
    """A model can be asked too: a document or record has none, a part is no document."""
    assert iter_problems(loads(json.dumps(SAMPLES["entry"]))) == ()
    assert [each.code for each in iter_problems(Rating(value=1))] == ["missing-member"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "type", "schema_version", "id", "entries", "entry"]),
            inner | st.sampled_from([*SAMPLES, "1.0"]),
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(JSON | st.text() | st.binary())
def test_no_input_makes_the_reader_raise(thing: Any) -> None:
    """validation.md, Errors: iter_problems never raises on bad input."""
    assert all(each.code for each in iter_problems(thing))


def test_a_bundle_may_be_larger_than_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of a document does not hold for a bundle, which has its own."""
    large = {"org.example.thing": "x" * 60_000}
    entries = [sample("entry", id=f"t{n}", extensions=large) for n in range(18)]
    text = json.dumps(sample("bundle", entries=entries))
    assert len(text) > MAX_DOCUMENT_BYTES
    assert iter_problems(text) == ()
    for way in (reading, plain):
        monkeypatch.setattr(way, "MAX_BUNDLE_BYTES", len(text) - 1)
    assert [each.code for each in iter_problems(text)] == ["document-too-large"]


@pytest.mark.parametrize("version", ["2.0", "2.1", "10.3"])
def test_a_newer_version_says_so(version: str) -> None:
    """A version of a later release is told from a mistake."""
    found = iter_problems(sample("entry", schema_version=version))
    assert [each.code for each in found] == ["unsupported-version"]


@pytest.mark.parametrize("version", ["1", "1.0.0", "1.01", "v1.0", "0.8", "", 1.0])
def test_what_is_no_version_is_a_mistake(version: object) -> None:
    """Text that names no version is a wrong value like any other."""
    (found,) = iter_problems(sample("entry", schema_version=version))
    assert (found.code, found.pointer) == ("unknown-value", "/schema_version")


def test_dumps_is_canonical() -> None:
    """Members are sorted, defaults written, absent members left out."""
    assert dumps(loads(json.dumps(SAMPLES["bundle"]))) == (
        '{"assignments":[],"consent":[],"entries":[],"kind":"bundle","obstacles":[],'
        '"person_id":"p1","reviews":[],"schema_version":"1.0","sessions":[],"zones":[]}'
    )


@pytest.mark.parametrize("thing", [{"note": "marker"}, None, ["marker"]])
def test_only_text_is_read(thing: Any) -> None:
    """A plain object is no JSON text; the refusal repeats nothing of it."""
    with pytest.raises(TypeError, match=r"json\.dumps") as refused:
        loads(thing)
    assert "marker" not in str(refused.value)


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_class_can_be_expected(kind: str) -> None:
    """A document of the class is given back; one of another class is refused, at its kind."""
    text = json.dumps(SAMPLES[kind])
    document = loads(text)
    assert loads(text, expect=type(document)) == document
    other, code = (Review, "review") if kind == "entry" else (Entry, "entry")
    if kind == code:
        return
    with pytest.raises(InvalidDocument) as refused:
        loads(text.encode(), expect=other)
    (found,) = refused.value.problems
    assert found.code == "unknown-value"
    assert found.hint == f"Use one of: {code}; or ask for another kind (`--kind`, `expect`)."
    assert found.pointer in {"/kind", "/type"}


def test_a_tombstone_is_no_document_and_the_other_way_round() -> None:
    """Both have one kind; `deleted` says which of them it is."""
    gone = json.dumps({"kind": "entry", "schema_version": "1.0", "id": "t1", "revision": "2"})
    gone = gone.replace("}", ', "deleted": true}')
    assert loads(gone, expect=EntryTombstone).deleted
    for text, cls in ((gone, Entry), (json.dumps(SAMPLES["entry"]).encode(), EntryTombstone)):
        with pytest.raises(InvalidDocument) as refused:
            loads(text, expect=cls)
        (found,) = refused.value.problems
        assert (found.code, found.pointer) == ("unknown-value", "/deleted")


def test_what_is_no_document_cannot_be_expected() -> None:
    """A part of a document has no kind, and a task has the type of a record but is none."""
    for cls in (Rating, ThoughtRecordTask, int):
        with pytest.raises(TypeError, match="expect"):
            loads("{}", expect=cls)  # type: ignore[type-var] # int is the point


def test_another_kind_is_said_first() -> None:
    """That it is another kind than was asked for explains what else is wrong."""
    text = json.dumps(sample("entry", outcome="done", note=3))
    found = read_any(text, kind="review")[1]
    assert [each.code for each in found] == ["unknown-value", "unknown-value", "wrong-type"]
    assert found[0].pointer == "/kind"
    for wrong in (49, 50, 51, 60):
        emotions = [{"name": "", "scale": "0-10"}] * wrong
        text = json.dumps({"type": "thought_record", "emotions": emotions})
        (first, *others), plain = read_any(text, kind="entry")[1], iter_problems(text)
        assert first.pointer == "/type"
        assert others[:49] == list(plain[:49])
        assert [each.code for each in others[49:]] == ["too-many-problems"] * (wrong > 49)
    assert read_any("{}", kind="entry") == read_any("{}")

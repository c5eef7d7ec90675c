"""Edits: the next revision, the tombstone, and what stands now."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
from typing import Any

import pytest

from homework_kit.errors import InvalidDocument
from homework_kit.io import dumps, loads
from homework_kit.models.base import Model, Tombstone
from homework_kit.models.bundle import Session
from homework_kit.models.edits import (
    amend,
    content_hash,
    current,
    delete,
    named_by_content,
    new_id,
    tombstone_of,
)
from homework_kit.models.entry import Entry
from homework_kit.models.obstacle import Obstacle
from tests.models.samples import EDITED, SAMPLES, sample


def made(kind: str, **changes: Any) -> Any:
    """Read a sample."""
    return loads(json.dumps(sample(kind, **changes)))


def name_of(document: Model) -> str:
    """Name a revision independently: the hash of its content without `revision`."""
    content = json.loads(dumps(document))
    del content["revision"]
    # The samples hold no number that canonical JSON writes in another way than Python.
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("kind", EDITED)
def test_a_revision_is_named_by_its_content(kind: str) -> None:
    """Its name is the first 16 hex digits of the SHA-256 of its canonical content."""
    first = made(kind)
    second = amend(first, person_id="p1")
    assert second.revision == name_of(second)
    assert second.supersedes == (first.revision,)
    assert second.person_id == "p1"


def test_two_phones_choose_different_names() -> None:
    """Different edits of one revision never share a name; the same edit has the same name."""
    first = made("entry")
    names = {amend(first, note=note).revision for note in ("a", "b", "a")}
    assert len(names) == 2


def test_amend_takes_a_member_away() -> None:
    """None takes a member away; what is not named stays."""
    first = made("entry", note="x", title="y")
    assert json.loads(dumps(amend(first, note=None))).keys() == json.loads(dumps(first)).keys() - {
        "note"
    }


def test_amend_leaves_the_first_revision_alone() -> None:
    """The document an edit is made from does not change."""
    first = made("entry")
    before = dumps(first)
    amend(first, note="x")
    assert dumps(first) == before


def test_amend_refuses_what_the_document_would() -> None:
    """A changed document is held to every rule."""
    with pytest.raises(InvalidDocument) as refused:
        amend(made("entry"), outcome="done", nots="x")
    assert {each.code for each in refused.value.problems} == {"unknown-value", "unknown-member"}


def test_amend_settles_a_conflict() -> None:
    """With `supersedes` an edit replaces several heads."""
    first = made("entry")
    left, right = amend(first, note="a"), amend(first, note="b")
    settled = amend(left, note="both", supersedes=[left.revision, right.revision])
    assert current([first, left, right, settled]) == (settled,)


def test_amend_moves_a_session() -> None:
    """A moved meeting keeps its id."""
    first: Session = Session.model_validate({"id": "s1", "on": "2026-02-09"})
    moved = amend(first, on="2026-02-10")
    assert (moved.id, moved.revision) == ("s1", name_of(moved))
    assert current([first, moved]) == (moved,)


@pytest.mark.parametrize("kind", EDITED)
def test_a_tombstone_keeps_the_identity_only(kind: str) -> None:
    """A tombstone holds identity, revision and time; nothing of the content."""
    first = made(kind, person_id="p1")
    gone = delete(first, recorded_at="2026-02-09T08:00:00Z")
    written = json.loads(dumps(gone))
    version = {"version": 1} if kind == "assignment" else {}
    assert written == version | {
        "kind": kind,
        "schema_version": "1.0",
        "id": first.id,
        "person_id": "p1",
        "deleted": True,
        "revision": name_of(gone),
        "supersedes": ["1"],
        "recorded_at": "2026-02-09T08:00:00+00:00",
    }
    assert loads(dumps(gone)) == gone


def test_delete_refuses_a_time_without_offset() -> None:
    """The instant of a deletion is an instant."""
    with pytest.raises(InvalidDocument):
        delete(made("entry"), recorded_at="2026-02-09T08:00:00")


def test_a_deleted_document_is_counted_nowhere() -> None:
    """While a tombstone is a head nothing of that id stands, a concurrent edit included."""
    first = made("entry")
    edited, gone = amend(first, note="a"), delete(first)
    for order in itertools.permutations([first, edited, gone]):
        assert current(order) == ()


def test_an_edit_after_a_deletion_brings_it_back() -> None:
    """An edit that replaces the tombstone stands again."""
    first = made("entry")
    gone = delete(first)
    back = amend(first, note="again", supersedes=[gone.revision])
    assert current([first, gone, back]) == (back,)


def test_of_two_heads_every_device_shows_the_same() -> None:
    """Of concurrent edits the one with the lowest hash is shown, in whatever order they came."""
    first = made("entry")
    heads = [amend(first, note="a"), amend(first, note="b")]
    lowest = min(heads, key=lambda head: hashlib.sha256(dumps(head).encode()).hexdigest())
    for order in itertools.permutations([first, *heads]):
        assert current(order) == (lowest,)
    assert content_hash(lowest) == hashlib.sha256(dumps(lowest).encode()).hexdigest()


def test_versions_of_a_plan_stand_side_by_side() -> None:
    """Each version of an assignment has heads of its own."""
    first, second = made("assignment"), made("assignment", version=2)
    assert current([first, second, delete(second)]) == (first,)


def test_kinds_do_not_replace_each_other() -> None:
    """Two documents of different kinds with one id are two."""
    both: list[Any] = [made("entry", id="x"), made("obstacle", id="x")]
    kept: tuple[Entry | Obstacle | Tombstone, ...] = current(both)
    assert list(kept) == both


def test_a_circle_of_revisions_hides_nothing() -> None:
    """Where revisions replace each other in a circle, one of them is still shown."""
    first = made("entry", revision="a", supersedes=["b"])
    second = made("entry", revision="b", supersedes=["a"])
    assert current([first, second]) == current([second, first])
    assert len(current([first, second])) == 1


def test_new_ids_differ() -> None:
    """An id is drawn at random, and fits where an id is asked for."""
    first, second = new_id(), new_id()
    assert first != second
    assert made("entry", id=first).id == first


def test_only_samples_that_are_edited_are_tested_here() -> None:
    """Bundles and summaries have no revisions."""
    for kind in set(SAMPLES) - set(EDITED):
        assert not hasattr(made(kind), "supersedes")


def test_what_makes_no_document_is_refused_without_its_words() -> None:
    """A revision named by content and a tombstone of several are held to the rules too."""
    entry = Entry(id="t1", note="secret", recorded_at=dt.datetime(2026, 2, 3, tzinfo=dt.UTC))
    for make in (
        lambda: named_by_content(Session, {"id": "s1", "on": "secret"}),
        lambda: tombstone_of([entry], recorded_at="secret"),
    ):
        with pytest.raises(InvalidDocument) as caught:
            make()
        assert "secret" not in str(caught.value)

"""Versions on reading: a newer minor is read, kept and written back; nothing of it leaks."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from homework_kit.adherence import summarize
from homework_kit.errors import InvalidDocument
from homework_kit.io import dumps, iter_problems, loads
from homework_kit.io.newer import Known, is_newer
from homework_kit.models.canonical import canonical_text
from homework_kit.models.edits import amend, content_hash, current, delete
from homework_kit.models.kinds import DOCUMENTS, RECORDS
from homework_kit.testing.strategies import of_type
from homework_kit.testing.strategies.values import extensions
from tests.io.test_places import objects
from tests.models.samples import SAMPLES, sample, tombstone

MARK = "org_example_word"
NEWER = {"schema_version": "1.1"}


def known(kind: str, **changes: Any) -> dict[str, Any]:
    """Give a sample in canonical form, so that defaults are written."""
    read: dict[str, Any] = json.loads(dumps(loads(json.dumps(sample(kind, **changes)))))
    return read


@st.composite
def newer(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a document of a newer minor with unknown members at any depth."""
    record = json.loads(draw(of_type(draw(st.sampled_from([*RECORDS.values()])))).canonical())
    value = known("entry", record=record)
    if draw(st.booleans()):
        value = known("bundle", entries=[value, tombstone("entry", id="t2")])
        value["entries"][1]["schema_version"] = draw(st.sampled_from(["1.0", "1.12"]))
        value["entries"][0]["schema_version"] = draw(st.sampled_from(["1.0", "1.1"]))
    value["schema_version"] = draw(st.sampled_from(["1.1", "1.20"]))
    json_values = extensions() | st.none() | st.lists(st.floats(0, 1).map(lambda x: round(x, 3)))
    for holder in draw(st.lists(st.sampled_from(list(objects(value))), max_size=4)):
        holder[draw(st.sampled_from([MARK, "a/b~c", "activity", "(document)", "é"]))] = draw(
            json_values
        )
    return value


@settings(max_examples=150)
@given(newer())
def test_a_newer_minor_is_written_back_byte_for_byte(value: dict[str, Any]) -> None:
    """validation.md, Versions on reading: set aside by pointer, and written back."""
    if any(holder.get("activity") is not None for holder in objects(value.get("record", {}))):
        return  # a member that some records know
    text = canonical_text(value)
    if iter_problems(text):
        # the drawn name was a known one in that place, with a value that is none
        assert {"activity"} <= {name for holder in objects(value) for name in holder}
        return
    document = loads(json.dumps(value, indent=1))
    assert dumps(document) == text
    for other in (copy.deepcopy(document), pickle.loads(pickle.dumps(document))):  # noqa: S301 - made on the line itself
        assert dumps(other) == text
        assert other == document
    assert loads(text) == document


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_kind_is_read(kind: str) -> None:
    """Each kind of document keeps a member that this version does not know."""
    value = known(kind) | NEWER | {MARK: {"deep": [None, 1, "x"]}}
    document = loads(json.dumps(value))
    assert json.loads(dumps(document)) == value
    assert document.schema_version == "1.0"
    assert document.extensions is None


def test_nothing_of_it_is_shown() -> None:
    """What is set aside is in no repr; equality and hash are those of the whole content."""
    plain = loads(json.dumps(sample("entry")))
    document = loads(json.dumps(sample("entry", **NEWER) | {MARK: MARK}))
    assert MARK not in repr(document) + str(document)
    assert repr(document) == repr(plain)
    assert document != plain
    assert len({document, copy.copy(document), plain}) == 2


def test_a_record_alone_has_no_version() -> None:
    """A bare record names no version, so an unknown member is an error."""
    found = iter_problems(sample("activity", **NEWER) | {MARK: 1})
    assert [each.code for each in found] == ["unknown-member", "unknown-member"]


def test_at_a_known_minor_an_unknown_member_is_an_error() -> None:
    """A typo in health data must not vanish, nor in a bundle of this version, whatever it holds."""
    assert [each.code for each in iter_problems(sample("entry", x=1))] == ["unknown-member"]
    inside = sample("bundle", entries=[sample("entry", **NEWER)])
    assert [each.pointer for each in iter_problems(inside)] == ["/entries/0/schema_version"]


def test_in_a_newer_bundle_each_document_has_its_own_version() -> None:
    """A document of this version is held to it, and what is set aside of another stays with it."""
    entries = [known("entry"), known("entry", id="t2") | NEWER | {MARK: 1}]
    value: dict[str, Any] = known("bundle") | NEWER | {"entries": entries, MARK: []}
    bundle = loads(json.dumps(value))
    assert dumps(bundle) == canonical_text(value)
    assert dumps(bundle.entries[1]) == canonical_text(entries[1])
    assert dumps(bundle.entries[0]) == canonical_text(entries[0])
    entries[0]["x"] = 1
    assert dumps(loads(json.dumps(value))) == canonical_text(value)


def test_what_is_known_is_validated_and_placed() -> None:
    """Problems of the known part are said with their places in the text."""
    entries = [sample("entry", **NEWER) | {MARK: 1, "outcome": "done"}]
    text = json.dumps(sample("bundle", **NEWER) | {MARK: MARK, "entries": entries})
    (found,) = iter_problems(text)
    assert (found.code, found.pointer) == ("unknown-value", "/entries/0/outcome")
    assert text[(found.column or 0) - 1 :].startswith('"done"')
    assert MARK not in repr(found)
    with pytest.raises(InvalidDocument):
        loads(text)


@pytest.mark.parametrize("changes", [{"outcome": "new_one"}, {"record": {"type": "new_one"}}])
def test_a_minor_never_adds_members_of_a_closed_list(changes: dict[str, Any]) -> None:
    """A new value or tag is refused, for it cannot be read without knowing it."""
    assert len(iter_problems(sample("entry", **NEWER) | changes)) == 1


@pytest.mark.parametrize("entries", [None, 3, [3], [{"schema_version": "2.0"}]])
def test_a_newer_bundle_of_something_else(entries: Any) -> None:
    """Whatever stands where documents should, it is refused and nothing is raised."""
    assert iter_problems(sample("bundle", **NEWER) | {"entries": entries}) != ()


def test_a_large_document_is_read_too() -> None:
    """Of a large list a reader names the unknown members of one item at a time."""
    thoughts = [{"text": "x" * 2_000, MARK: n} for n in range(50)]
    value = known("entry") | NEWER | {"record": {"type": "thought_record", "thoughts": thoughts}}
    document = loads(json.dumps(value))
    written = json.loads(dumps(document))
    assert [each[MARK] for each in written["record"]["thoughts"]] == list(range(50))


def test_passes_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that would take too many passes is refused for what is left of it."""
    monkeypatch.setattr("homework_kit.io.newer._PASSES", 3)
    thoughts = [{"text": "x" * 2_000, f"{MARK}{n}": n} for n in range(50)]
    value = sample("entry", **NEWER) | {"record": {"type": "thought_record", "thoughts": thoughts}}
    assert {each.code for each in iter_problems(json.dumps(value))} == {"unknown-member"}


def test_an_edit_is_of_this_version() -> None:
    """An amended document is new; what was set aside stays with the revision it came with."""
    document = loads(json.dumps(sample("entry", **NEWER) | {MARK: 1}))
    edited = amend(document, note="better", recorded_at="2026-02-06T19:20:00+00:00")
    assert MARK not in dumps(edited)
    assert MARK in dumps(document)
    assert current([document, edited]) == (edited,)
    assert current([document, delete(document)]) == ()
    assert content_hash(document) != content_hash(loads(json.dumps(sample("entry"))))


def test_counting_sees_what_is_known() -> None:
    """A summary of a newer bundle is that of its known part."""
    plan, entry = sample("assignment"), sample("entry", assignment_id="a1", assignment_version=1)
    plain = loads(json.dumps(sample("bundle", assignments=[plan], entries=[entry])))
    later = [document | NEWER | {MARK: 1} for document in (plan, entry)]
    value = sample("bundle", assignments=later[:1], entries=later[1:]) | NEWER
    as_of = loads(json.dumps(SAMPLES["adherence_summary"])).as_of
    assert summarize(loads(json.dumps(value)), as_of=as_of, zones="Europe/London") == summarize(
        plain, as_of=as_of, zones="Europe/London"
    )


def test_the_given_value_stays() -> None:
    """Reading mutates nothing that it was given."""
    value = sample("entry", **NEWER) | {MARK: {"a": 1}}
    before = copy.deepcopy(value)
    Known("entry", value).read()
    assert (value, is_newer("1.0")) == (before, False)


def test_a_new_member_on_thousands_of_items_is_kept() -> None:
    """COMPATIBILITY.md: a newer minor is read and written back, however many items it has."""
    first = dt.date(2026, 2, 2)
    occasions = [{"on": str(first + n * dt.timedelta(days=1)), "mood": n} for n in range(3_000)]
    schedule = {"type": "listed", "occasions": occasions}
    text = json.dumps(sample("assignment", **NEWER, schedule=schedule))
    written = json.loads(dumps(loads(text)))
    assert [each["mood"] for each in written["schedule"]["occasions"]] == list(range(3_000))

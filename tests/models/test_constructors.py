"""Making documents in Python: what a constructor takes, fills in, refuses and never changes."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
from typing import Any

import pytest

from homework_kit.errors import FrozenDocument, InvalidDocument
from homework_kit.io import dumps, loads
from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.base import Model
from homework_kit.models.entry import Entry
from homework_kit.models.kinds import reader
from homework_kit.models.rating import Rating
from homework_kit.models.records import Activity, Emotion, OtherRecord, ThoughtRecord
from homework_kit.models.schedules import TimeSpan
from homework_kit.models.tasks import MoveOnRule
from tests.models.samples import SAMPLES, sample

NOTE: dict[str, Any] = {"id": "t1", "note": "x", "mode": "imported"}
ZONE = dt.timezone(dt.timedelta(hours=1))


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_sample_of_each_kind_is_read(kind: str) -> None:
    """The smallest document of each kind is accepted, and says its kind or type."""
    document = loads(json.dumps(SAMPLES[kind]))
    written = json.loads(dumps(document))
    assert SAMPLES[kind].keys() <= written.keys()
    assert loads(dumps(document)) == document


def test_a_list_and_a_tuple_give_the_same_bytes() -> None:
    """A sequence argument is a list or a tuple, and is stored as a tuple."""
    listed = ThoughtRecord(emotions=[Emotion(name="uneasy")], evidence_for=["a", "b"])
    tupled = ThoughtRecord(emotions=(Emotion(name="uneasy"),), evidence_for=("a", "b"))
    assert dumps(listed) == dumps(tupled)
    assert listed.evidence_for == ("a", "b")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ({"occurred_on": "2026-02-03"}, {"occurred_on": dt.date(2026, 2, 3)}),
        (
            {"occurred_on": "2026-02-03", "occurred_local_time": "08:05"},
            {"occurred_on": dt.date(2026, 2, 3), "occurred_local_time": dt.time(8, 5)},
        ),
        (
            {"recorded_at": "2026-02-03T08:05:00.25+01:00"},
            {"recorded_at": dt.datetime(2026, 2, 3, 8, 5, 0, 250_000, ZONE)},
        ),
        (
            {"recorded_at": "2026-02-03T08:05:00Z"},
            {"recorded_at": dt.datetime(2026, 2, 3, 8, 5, tzinfo=dt.UTC)},
        ),
    ],
)
def test_iso_text_and_stdlib_objects_give_the_same_bytes(
    text: dict[str, Any], thing: dict[str, Any]
) -> None:
    """A time is its ISO text or the stdlib object; the results are identical."""
    assert dumps(Entry(**NOTE, **text)) == dumps(Entry(**NOTE, **thing))


@pytest.mark.parametrize(
    "wrong",
    [
        {"recorded_at": dt.datetime(2026, 2, 3, 8, 5)},  # noqa: DTZ001 - refused on purpose
        {"recorded_at": dt.datetime(2026, 2, 3, tzinfo=dt.timezone(dt.timedelta(seconds=75)))},
        {"occurred_on": dt.datetime(2026, 2, 3, tzinfo=dt.UTC)},
        {"occurred_on": "2026-02-03", "occurred_local_time": dt.time(8, 5, 30)},
        {"occurred_on": "2026-02-03", "occurred_local_time": dt.time(8, 5, tzinfo=dt.UTC)},
        {"recorded_at": 1_770_000_000},
        {"obstacles": {"other"}},
        {"obstacles": "other"},
        {"minutes": True},
        {"extensions": {"x.y": object()}},
        {"extensions": {"x.y": 10**400}},
        {"extensions": {"x.y": 0.1 + 0.2}},
        {"extensions": {"x.y": float("nan")}},
        {"extensions": {"x.y": "\ud800"}},
        {"extensions": {"x.y": {1: 2}}},
        {"extensions": {"x.y": {"\ud800": 2}}},
        {"extensions": [1]},
        {"note": "\ud800"},
    ],
)
def test_what_json_could_not_say_is_refused(wrong: dict[str, Any]) -> None:
    """A Python value that no JSON text of the profile could carry is refused, not repaired."""
    with pytest.raises(InvalidDocument):
        Entry(**NOTE | wrong)


def test_a_number_with_too_many_digits_is_refused() -> None:
    """A float that takes 17 digits to write cannot be read back, so it is not written."""
    with pytest.raises(InvalidDocument) as refused:
        Rating(value=0.1 + 0.2)
    assert [each.code for each in refused.value.problems] == ["number-not-exact"]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_rating_is_infinite(value: float) -> None:
    """NaN and infinity are no ratings."""
    with pytest.raises(InvalidDocument) as refused:
        Rating(value=value)
    assert [each.code for each in refused.value.problems] == ["out-of-range"]


def test_nested_json_objects_are_read() -> None:
    """A part may be given as the object that JSON would carry."""
    given: Any = {"name": "uneasy", "before": 5, "scale": "0-10"}
    assert ThoughtRecord(emotions=[given]).emotions[0] == Emotion(
        name="uneasy", before=5, scale="0-10"
    )


def test_none_means_absent() -> None:
    """None in a constructor leaves the member out."""
    assert dumps(Activity(where="park", planned=None)) == '{"type":"activity","where":"park"}'


def test_none_for_a_required_member_is_its_absence() -> None:
    """None does not stand in for what must be there."""
    unset: Any = None
    with pytest.raises(InvalidDocument) as refused:
        Rating(value=unset)
    assert [each.code for each in refused.value.problems] == ["missing-member"]


def test_null_on_the_wire_is_refused() -> None:
    """A null is not a value: leave the member out."""
    with pytest.raises(InvalidDocument) as refused:
        Activity.model_validate({"type": "activity", "where": "park", "planned": None})
    assert [each.code for each in refused.value.problems] == ["null-value"]


@pytest.mark.parametrize("name", ["titel", "title_", "from_", "(document)", "(tombstone)", "[key]"])
@pytest.mark.parametrize("value", ["x", None])
def test_an_unknown_member_is_refused(name: str, value: Any) -> None:
    """A typo must not vanish, whatever name it has; the name itself is not repeated."""
    with pytest.raises(InvalidDocument) as refused:
        Activity(where="park", **{name: value})
    assert [(each.code, each.pointer) for each in refused.value.problems] == [
        ("unknown-member", "/?")
    ]


def test_branch_names_as_members_do_not_hide_each_other() -> None:
    """Unknown members named like pydantic's branches are refused too."""
    members: Any = {"(document)": 1, "(tombstone)": 1}
    with pytest.raises(InvalidDocument) as refused:
        Activity(where="park", **members)
    assert {each.code for each in refused.value.problems} == {"unknown-member"}


def test_from_is_written_from_() -> None:
    """`from` on the wire is `from_` in Python."""
    span = TimeSpan(from_=dt.time(9), until=dt.time(21))
    assert span.canonical() == '{"from":"09:00","until":"21:00"}'
    assert span.minutes == 720


def test_from_works_in_nested_json() -> None:
    """A nested JSON object says `from` as the wire does."""
    pause: Any = {"from": "2026-02-03"}
    plan = Assignment.model_validate(sample("assignment", pauses=[pause]))
    assert plan.pauses[0] == Pause(from_=dt.date(2026, 2, 3))


@pytest.mark.parametrize(
    "made",
    [
        Entry.model_validate(sample("entry")),
        Activity(where="park"),
        Rating(value=1),
        Pause(from_=dt.date(2026, 2, 3)),
    ],
)
def test_a_document_cannot_be_changed(made: Model) -> None:
    """No member is set or deleted, known or unknown."""
    for change in (
        lambda: setattr(made, "note", "x"),
        lambda: setattr(made, "no_such", "x"),
        lambda: delattr(made, "note"),
        lambda: made.model_copy(update={"note": "x"}),
    ):
        with pytest.raises(FrozenDocument):
            change()


def test_the_callers_list_and_object_stay_apart() -> None:
    """A later change of what the caller passed does not reach the document."""
    words = ["a"]
    extra: Any = {"x.y": [1]}
    made = ThoughtRecord(evidence_for=words, extensions=extra)
    before = dumps(made)
    words.append("b")
    extra["x.y"].append(2)
    assert dumps(made) == before


def test_copies_are_equal() -> None:
    """Copy, deep copy, model_copy and pickle give equal documents."""
    made = Entry(**NOTE, extensions={"x.y": [None, {"a": 1}]})
    for other in (
        copy.copy(made),
        copy.deepcopy(made),
        made.model_copy(),
        made.model_copy(deep=True),
        pickle.loads(pickle.dumps(made)),  # noqa: S301 - made on the line itself
    ):
        assert made == other
        assert hash(made) == hash(other)


def test_equal_means_equal_bytes() -> None:
    """One instant with two offsets is two contents; 5 and 5.0 are one."""
    first, second = (
        Entry(**NOTE, recorded_at=dt.datetime(2026, 2, 3, 8, tzinfo=dt.UTC).astimezone(zone))
        for zone in (dt.UTC, ZONE)
    )
    assert first != second
    assert Rating(value=5) == Rating(value=5.0)
    assert Rating(value=5) != "5"
    assert Rating(value=5) != OtherRecord(text="5")
    assert Activity(extensions={"x.y": 1}) != Activity(extensions={"x.y": True})


def test_python_fills_in_what_the_wire_requires() -> None:
    """The kind, type, version and scale have defaults in Python and none on the wire."""
    assert json.loads(dumps(Rating(value=5))) == {"scale": "0-100", "value": 5}
    assert MoveOnRule().type == "decide_together"
    for kind, member in (("assignment", "version"), ("entry", "kind"), ("activity", "type")):
        with pytest.raises(InvalidDocument):
            loads(json.dumps(sample(kind, **{member: ...})))


@pytest.mark.parametrize("read", [Entry.model_validate, Entry.model_validate_strings])
def test_pydantics_readers_refuse_as_we_do(read: Any) -> None:
    """The readers that a model inherits raise our errors and give documents."""
    given = SAMPLES["entry"]
    assert read(given).id == "t1"
    with pytest.raises(InvalidDocument):
        read(sample("entry", outcome="done"))


def test_pydantics_json_reader_refuses_as_we_do() -> None:
    """model_validate_json raises our errors and gives documents."""
    assert Entry.model_validate_json(json.dumps(SAMPLES["entry"])).id == "t1"
    for text in ('{"kind": ', "{}"):
        with pytest.raises(InvalidDocument):
            Entry.model_validate_json(text)


def test_a_reader_is_made_once() -> None:
    """The reader of a kind is kept."""
    assert reader("activity") is reader("activity")


def test_writing_an_absent_record_warns_of_nothing() -> None:
    """A serializer's warning would repeat values; warnings are errors in this test run."""
    entry = Entry(id="t1", note="words", recorded_at=dt.datetime(2026, 2, 3, tzinfo=dt.UTC))
    assert entry.model_dump()["record"] is None

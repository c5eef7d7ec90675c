"""The person's words never leak: not from repr, errors, tracebacks or what they keep alive."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import pprint
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from homework_kit.errors import FrozenDocument, HomeworkKitError
from homework_kit.io import dumps, iter_problems, loads
from homework_kit.models.base import Model
from homework_kit.models.bundle import Bundle, Session
from homework_kit.models.edits import amend, delete
from homework_kit.models.entry import Entry
from homework_kit.models.merge import merge
from homework_kit.models.rating import Rating
from homework_kit.models.records import Activity, ThoughtRecord
from homework_kit.testing.leak.sinks import our_frames, reachable
from homework_kit.testing.strategies import documents
from tests.models.samples import sample

MARK = "cAnArY-7f3a"
FULL = sample(
    "entry",
    note=MARK,
    title=MARK,
    extensions={"org.example.thing": {MARK: [MARK]}},
    record={"type": "thought_record", "thoughts": [{"text": MARK}], "body": MARK},
)
TEXT = json.dumps(FULL)


ENTRY: Entry = loads(TEXT)
MAKE: Any = Entry
RATED: Any = {"value": 11, "scale": "0-10"}
THOUGHT: Any = {"text": MARK, "hot": MARK}


def newer(letters: list[Any]) -> Bundle:
    """Read a bundle of a later release that holds a member unknown here."""
    head = {"kind": "bundle", "schema_version": "1.1", "person_id": "p1"}
    return loads(json.dumps(head | {"letters": letters}), expect=Bundle)


def circle(name: str, replaced: str) -> Bundle:
    """Make a bundle whose session says that it replaces another revision."""
    session = Session(id="s1", on=dt.date(2026, 2, 9), revision=name, supersedes=[replaced])
    extensions: Any = {"org.example.thing": {MARK: [MARK]}}
    return Bundle(person_id="p1", sessions=[session], extensions=extensions)


REFUSALS: dict[str, Callable[[], object]] = {
    "constructor": lambda: MAKE(**FULL | {"outcome": MARK}),
    "unknown member": lambda: MAKE(**FULL | {MARK: MARK}),
    "rule": lambda: Activity(where=MARK, enjoyment=RATED),
    "own rule": lambda: MAKE(**FULL | {"revision": "2", "supersedes": ["2"]}),
    "part": lambda: ThoughtRecord(thoughts=[THOUGHT], body=MARK),
    "model_validate": lambda: Entry.model_validate(FULL | {"outcome": MARK}),
    "model_validate_json": lambda: Entry.model_validate_json(TEXT.replace("partly", MARK)),
    "model_validate_strings": lambda: Entry.model_validate_strings(FULL | {"outcome": MARK}),
    "loads": lambda: loads(TEXT.replace("partly", MARK)),
    "loads bytes": lambda: loads(TEXT.replace("partly", MARK).encode()),
    "cut text": lambda: loads(TEXT[:-2]),
    "member twice": lambda: loads(f'{{"{MARK}": 1, "{MARK}": 2}}'),
    "kind": lambda: loads(json.dumps(FULL | {"kind": MARK})),
    "record type": lambda: loads(json.dumps(FULL | {"record": {"type": MARK}})),
    "extension name": lambda: loads(json.dumps(FULL | {"extensions": {MARK: MARK}})),
    "amend": lambda: amend(ENTRY, outcome=MARK, note=MARK),
    "delete": lambda: delete(ENTRY, recorded_at=MARK),
    "merge, newer members": lambda: merge(newer([MARK]), newer([1])),
    "merge, a circle": lambda: merge(circle("1", "2"), circle("2", "1")),
    "merge, another person": lambda: merge(circle("1", "0"), Bundle(person_id=MARK)),
    "set": lambda: setattr(ENTRY, "note", MARK),
    "set unknown": lambda: setattr(ENTRY, MARK, MARK),
    "delete member": lambda: delattr(ENTRY, MARK),
    "changed copy": lambda: ENTRY.model_copy(update={"note": MARK}),
    "unvalidated": lambda: MAKE.model_construct(**FULL | {"outcome": MARK}),
    "old name of a copy": lambda: ENTRY.copy(update={"note": MARK}),
}


def refused(name: str) -> HomeworkKitError:
    """Run one refusal and give its error."""
    with pytest.raises(HomeworkKitError) as caught:
        REFUSALS[name]()
    return caught.value


@pytest.mark.parametrize("name", REFUSALS)
def test_an_error_repeats_no_value(name: str) -> None:
    """No text form of an error, its problems or its pickle holds the person's words."""
    error = refused(name)
    told = [str(error), repr(error), f"{error}", str(error.args), str(pickle.dumps(error))]
    told += [repr(problem) for problem in getattr(error, "problems", ())]
    assert [each for each in told if MARK in each] == []


@pytest.mark.parametrize("name", REFUSALS)
def test_an_error_carries_no_other_error(name: str) -> None:
    """Errors are raised outside of any except block, so nothing hangs on them."""
    error = refused(name)
    assert (error.__context__, error.__cause__) == (None, None)


@pytest.mark.parametrize("name", REFUSALS)
def test_no_frame_of_ours_keeps_the_words(name: str) -> None:
    """A traceback that shows local variables finds nothing of the person's in our frames."""
    error = refused(name)
    frames = list(our_frames(error.__traceback__))
    kept = [text for local in frames for text in reachable(local, {}, inside=True)]
    assert frames != []
    assert [text for text in kept if MARK in text] == []


def test_the_search_finds_what_a_frame_keeps() -> None:
    """The search through frames is able to find: here a frame of the test keeps the words."""
    text = MARK
    found: list[Any] = [ENTRY, [{"a": (text,)}], {text: 1}, lambda: text, ValueError(text)]
    # Each of the two keeps a list that is gone once it is looked at, and its place is used again.
    found += [text.encode(), [keeps("x"), keeps(text)]]
    for kept in found:
        assert MARK in "".join(reachable(kept, {}, inside=True))


def keeps(text: str) -> Callable[[], str]:
    """Make a function that keeps a text alive."""
    return lambda: text


@pytest.mark.parametrize("show", [repr, str, format, pprint.pformat, "{:}".format, "%s".__mod__])
def test_showing_a_document_shows_no_words(show: Callable[[object], str]) -> None:
    """However a document is shown, it shows its type and counts."""
    assert MARK not in show(ENTRY)
    assert show(ENTRY) == "Entry(members=7)"
    assert show(ENTRY.record) == "ThoughtRecord(members=2, thoughts=1)"


@pytest.mark.parametrize("name", ["parse_raw", "parse_file"])
def test_the_old_names_of_reading_are_gone(name: str) -> None:
    """What pydantic has under them would raise an error that repeats the text."""
    with pytest.raises(NotImplementedError) as caught:
        getattr(Entry, name)(MARK)
    assert MARK not in shown_with_locals(caught.value).replace(f"MARK = '{MARK}'", "")


def _rich(document: Any) -> list[Any]:
    return list(document.__rich_repr__())


def test_rich_reads_the_same() -> None:
    """What pydantic hands to rich and devtools holds counts only."""
    shown = [*_rich(ENTRY), *ENTRY.__repr_args__()]
    assert MARK not in str(shown)


def shown_with_locals(error: BaseException) -> str:
    """Print a traceback the way that tools do which show local variables."""
    made = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(made.format())


def test_a_traceback_with_locals_shows_no_words_of_a_document() -> None:
    """A printed traceback that shows local variables shows documents by their counts."""
    document = copy.deepcopy(ENTRY)
    with pytest.raises(FrozenDocument) as refused_:
        delattr(document, "note")
    text = shown_with_locals(refused_.value)
    assert "Entry(members=7)" in text
    assert MARK not in text.replace(f"MARK = '{MARK}'", "")


@given(documents())
def test_repr_never_contains_the_words(document: Model) -> None:
    """architecture.md, rule 6: no free text in repr. Every name shown is one of the model's."""
    shown = repr(document).removeprefix(type(document).__name__)
    names = {part.partition("=")[0] for part in shown.strip("()").split(", ")}
    assert names <= {"members", *type(document).model_fields}
    assert all(part.partition("=")[2].isdigit() for part in shown.strip("()").split(", "))


def test_problems_of_any_object_hold_no_words() -> None:
    """iter_problems says what is wrong of a plain object, a text and a model in the same way."""
    for given_ in (FULL | {MARK: MARK}, json.dumps(FULL | {MARK: MARK}), Rating(value=1)):
        found = iter_problems(given_)
        assert found
        assert MARK not in str(found)


def test_the_words_are_there_when_asked_for() -> None:
    """A run in which nothing holds the words proves nothing: dumps does, and the member itself."""
    assert MARK in dumps(ENTRY)
    assert ENTRY.note == MARK

"""Nothing a person wrote comes out anywhere, unless it was asked for (validation.md, Redaction)."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

import homework_kit as hk
from homework_kit.errors import (
    AwareTimeNeeded,
    FrozenDocument,
    HomeworkKitError,
    InvalidDocument,
)
from homework_kit.models.bundle import Bundle
from homework_kit.models.entry import Entry
from homework_kit.testing.leak import MARK, SINKS, Outcome, outcome_of
from homework_kit.testing.leak.sinks import HOME
from tests.models.samples import sample
from tests.redaction.canary import NAME_MARK, marked_paths, seeded, valid_texts
from tests.redaction.roads import READING, WITH_A_BUNDLE, WITH_A_DOCUMENT, hostile_text

INPUTS = 2_000
"""How many hostile inputs each sink is shown at least."""
Tries = Iterator[tuple[str, Callable[[], object]]]


def _reading() -> Tries:
    chance = seeded(20260302)
    for name, road in itertools.islice(itertools.cycle(READING.items()), 4_800):
        kind, text = hostile_text(chance)
        yield name, partial(road, chance, kind, text)


def _with_a_document() -> Tries:
    chance = seeded(20260303)
    documents = [hk.loads(text) for _, text in valid_texts()]
    for name, road in itertools.islice(itertools.cycle(WITH_A_DOCUMENT.items()), 5_500):
        kinds = documents
        if name in ("amend", "delete"):
            kinds = [each for each in documents if hasattr(each, "revision") and not each.deleted]
        elif name in ("revise", "pause", "resume", "set_aside"):
            kinds = [each for each in documents if isinstance(each, hk.Assignment)]
        elif name == "move_session":
            kinds = [each for each in documents if isinstance(each, Bundle)]
        document = chance.choice(kinds)
        yield name, partial(road, chance, document)


def _with_a_bundle() -> Tries:
    chance = seeded(20260304)
    bundles = [hk.loads(text) for kind, text in valid_texts() if kind == "bundle"]
    for name, road in itertools.islice(itertools.cycle(WITH_A_BUNDLE.items()), 3_400):
        bundle: Bundle = chance.choice(bundles)
        yield name, partial(road, chance, bundle)


def leaks(outcome: Outcome, *, names: bool = True) -> list[tuple[str, str]]:
    """Show an outcome to every sink; name each sink and the text of which it tells."""
    told = ((sink, show(outcome)) for sink, show in SINKS.items())
    searched = ((sink, text if names else text.replace(NAME_MARK, "")) for sink, text in told)
    return [(sink, path) for sink, text in searched if MARK in text for path in marked_paths(text)]


class Told:
    """What a run came to: the leaks, and how many tries of each road were accepted or refused."""

    def __init__(self, tries: Tries, *, names: bool = True) -> None:
        """Make every try and show what comes of it to every sink."""
        self.leaks: list[tuple[str, str, str]] = []
        self.mix: dict[str, Counter[str]] = {}
        self.errors: set[type[BaseException]] = set()
        for road, call in tries:
            outcome = outcome_of(call)
            refused = outcome.error or (road.startswith("iter_problems") and outcome.value)
            self.mix.setdefault(road, Counter())["refused" if refused else "accepted"] += 1
            self.leaks += [(road, *leak) for leak in leaks(outcome, names=names)]
            if outcome.error is not None:
                self.errors.add(type(outcome.error))
        self.total = sum(self.mix.values(), Counter[str]())


@pytest.fixture(scope="module")
def reading() -> Told:
    """Give what came of reading: constructors, model_validate*, loads, iter_problems."""
    return Told(_reading())


@pytest.fixture(scope="module")
def using() -> Told:
    """Give what came of using documents: amend, delete, copies, pickle, changes in place."""
    return Told(_with_a_document())


@pytest.fixture(scope="module")
def computing() -> Told:
    """Give what came of computing over bundles. Occurrences show the ids that they belong to."""
    return Told(_with_a_bundle(), names=False)


def test_reading_tells_nothing(reading: Told) -> None:
    """No sink holds a marker of any text, key, tag or name that was read."""
    assert reading.leaks == []


def test_each_way_of_reading_accepted_some_and_refused_some(reading: Told) -> None:
    """A run in which everything is refused would prove nothing, for any road or sink."""
    assert reading.total["refused"] >= INPUTS
    assert reading.total["accepted"] >= INPUTS // 2
    for road, counts in reading.mix.items():
        assert counts["refused"] >= 100, road
        # Of text leaves only, documents with numbers are refused.
        assert counts["accepted"] >= (5 if "strings" in road else 100), road


def test_using_a_document_tells_nothing(using: Told) -> None:
    """No sink holds a marker of the document, or of what it should have been changed to."""
    assert using.leaks == []


def test_documents_were_used_and_refusals_made(using: Told) -> None:
    """Copies, pickles and amended documents came through; changes in place did not."""
    assert using.total["refused"] >= INPUTS
    assert using.total["accepted"] >= INPUTS // 2
    changing = ("revise", "pause", "resume", "set_aside", "move_session")
    for road in ("amend", "delete", "rescale", *changing):
        assert min(using.mix[road]["accepted"], using.mix[road]["refused"]) >= 50, road


def test_computing_tells_no_words(computing: Told) -> None:
    """Occurrences, agenda, summarize and recap show numbers and names of ours, and errors less."""
    assert computing.leaks == []


def test_each_computation_was_done_and_refused(computing: Told) -> None:
    """Every computation came to a result, and every one met a moment without an offset."""
    assert computing.total["accepted"] + computing.total["refused"] >= INPUTS
    for road, counts in computing.mix.items():
        assert min(counts["accepted"], counts["refused"]) >= 120, road


def test_every_error_is_one_of_ours(reading: Told, using: Told, computing: Told) -> None:
    """No error of pydantic's own reaches anybody who uses the public functions."""
    found = reading.errors | using.errors | computing.errors
    assert found >= {InvalidDocument, FrozenDocument, AwareTimeNeeded}
    # parse_raw and parse_file are gone and say so
    assert {each for each in found if not issubclass(each, HomeworkKitError)} == {
        NotImplementedError
    }


def test_the_markers_are_there_when_asked_for() -> None:
    """Every document held markers, and writes them where it is asked to."""
    for _, text in valid_texts():
        assert MARK in hk.dumps(hk.loads(text))


# A function of the package's own, as the search sees it, that holds on to what it was given.
_KEEPING = "def keep(words):\n    raise HomeworkKitError\n"
_OURS: dict[str, Any] = {"HomeworkKitError": HomeworkKitError}
exec(compile(_KEEPING, f"{HOME}/planted.py", "exec"), _OURS)  # noqa: S102 - planted on purpose


class Leaky(Entry):
    """Shows what it holds, as pydantic's models do."""

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """Show the note."""
        yield "note", self.note


class Plain(BaseModel):
    """A model that is not ours."""

    note: int


def _noted() -> None:
    error = HomeworkKitError()
    error.add_note(MARK)
    raise error


def _chained() -> None:
    try:
        int(MARK)
    except ValueError:
        raise HomeworkKitError from None


def _warning() -> Plain:
    made = Plain.model_construct(note=MARK)
    made.model_dump()
    return made


LEAKY: Any = Leaky.model_validate(sample("entry", note=MARK))
PLANTED: dict[str, tuple[Callable[[], object], set[str]]] = {
    "a model that shows": (
        lambda: LEAKY,
        {"repr", "str", "format", "percent", "pprint", "displayhook", "rich", "notebook", "log"},
    ),
    "an error with words": (
        lambda: int(MARK),
        {"repr", "str", "log", "traceback", "error", "pickled error"},
    ),
    "a frame": (lambda: _OURS["keep"](MARK), {"locals"}),
    "a note": (_noted, {"log", "traceback", "error"}),
    "a context": (_chained, {"error"}),
    "pydantic's error": (
        lambda: TypeAdapter(Plain).validate_python({"note": MARK}),
        {"repr", "str", "traceback", "error", "pydantic error"},
    ),
    "a warning": (_warning, {"warnings"}),
    "a doc string": (type("Told", (), {"__doc__": MARK}), {"inspect"}),
    "a line of output": (partial(print, MARK), {"output"}),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_leak_is_found(name: str) -> None:
    """Each sink is able to tell: a leak made on purpose is found where it comes out."""
    call, expected = PLANTED[name]
    found = {sink for sink, _ in leaks(outcome_of(call, output=True))}
    assert expected <= found


def test_every_sink_has_a_planted_leak() -> None:
    """No sink is taken on trust."""
    assert set().union(*(sinks for _, sinks in PLANTED.values())) == set(SINKS)

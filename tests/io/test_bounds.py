"""Any input up to 1 MB is answered within bounded memory and message size; work is counted."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from homework_kit.errors import MAX_PROBLEMS, MAX_TEXT, InvalidDocument
from homework_kit.io import iter_problems, loads, refused
from homework_kit.io.refused import MAX_DOCUMENT_BYTES, SMALL
from homework_kit.models.refusal import problems_of
from tests.models.samples import sample

MB = 1_000_000
ENTRY = '{"kind":"entry","schema_version":"1.0","id":"t1",'
BUNDLE = '{"kind":"bundle","schema_version":"1.0","person_id":"p1",'
MARK = "canary"


def many(item: str, size: int) -> str:
    """Repeat an item, with commas, up to a size."""
    return ",".join([item] * (size // (len(item) + 1)))


def names(size: int) -> str:
    """Give members with different names, up to a size."""
    return ",".join(f'"{MARK}{n}":1' for n in range(size // 14))


BAD_LIST = f'{ENTRY}"obstacles":[{many("1", 50_000)}]}}'
NOTHING = '{"record":{"thoughts":[{"patterns":[{}]}]}}'
HOSTILE = {
    "open lists": "[" * MB,
    "open objects": '{"a":' * (MB // 5),
    "quotes": '"' * MB,
    "digits": "1" * MB,
    "digits of a member": f'{ENTRY}"minutes":{"1" * MB}}}',
    "exponent": "1e" + "9" * MB,
    "escaped quotes": '"' + '\\"' * (MB // 2),
    "backslashes": '"' + "\\" * MB,
    "escapes": f'{ENTRY}"note":"{chr(92)}u0041{f"{chr(92)}u0041" * (MB // 6)}"}}',
    "lone surrogates": f'{ENTRY}"note":"{f"{chr(92)}ud800" * (MB // 6)}"}}',
    "nothing": " " * MB,
    "commas": "[" + "," * MB,
    "colons": "{" + ":" * MB,
    "duplicate members": "{" + many('"a":1', MB) + "}",
    "one long name": f'{ENTRY}"{MARK * (MB // 6)}":1}}',
    "one long text": f'{ENTRY}"note":"{MARK * (MB // 6)}"}}',
    "empty lines": ENTRY + "\n" * MB + '"note":""}',
    "bad items": f'{ENTRY}"obstacles":[{many("1", MB // 4)}]}}',
    "bad zones": f'{BUNDLE}"zones":[{many("1", MB // 4)}]}}',
    "bad documents": f'{BUNDLE}"entries":[{many("{}", MB // 4)}]}}',
    "bad lists in documents": f'{BUNDLE}"entries":[{many(BAD_LIST, MB // 4)}]}}',
    "unknown members": f"{ENTRY}{names(MB // 4)}}}",
    "unknown extensions": f'{ENTRY}"extensions":{{{names(MB // 4)}}}}}',
    "nested nothing": f'{BUNDLE}"entries":[{many(NOTHING, MB // 4)}]}}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_has_a_short_answer(name: str) -> None:
    """validation.md, Errors: at most 50 problems and 4 kB of text, then a count; never a value."""
    text = HOSTILE[name]
    tracemalloc.start()
    try:
        found = iter_problems(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    message = str(InvalidDocument(found))
    assert 1 <= len(found) <= MAX_PROBLEMS + 1
    assert all(each.line and each.column for each in found)
    assert len(message) <= MAX_TEXT + 40
    assert sum(len(str(each)) + len(each.pointer) for each in found) < 3 * MAX_TEXT
    assert MARK not in repr(found) + message
    # A member that is unknown costs most: an error of its own. Nothing costs more per byte.
    assert peak < 300 * len(text)


def test_a_large_list_is_left_at_its_first_bad_item(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work after a failure does not grow with the number of bad items."""
    seen: list[int] = []
    listed = problems_of

    def counting(error: Any) -> Any:
        seen.append(error.error_count())
        return listed(error)

    monkeypatch.setattr(refused, "problems_of", counting)
    for size in (SMALL, 2 * SMALL, 8 * SMALL):
        iter_problems(f'{ENTRY}"obstacles":[{many("1", size)}],"note":3}}')
    assert seen[0] == seen[1] == seen[2] < 10


def test_a_document_up_to_the_limit_names_every_problem() -> None:
    """A small document is read whole: no item hides another."""
    bad = ["no such"] * 40
    text = json.dumps(sample("entry", obstacles=bad, title=3))
    assert len(iter_problems(text)) == 41
    assert len(iter_problems(json.dumps(sample("entry", obstacles=bad, note="x" * SMALL)))) == 2


def test_more_problems_are_counted() -> None:
    """After 50 problems comes one that counts the rest."""
    found = iter_problems(json.dumps(sample("entry", obstacles=["no such"] * 70)))
    assert len(found) == MAX_PROBLEMS + 1
    assert (found[-1].code, found[-1].line, found[-1].column) == ("too-many-problems", 1, 1)
    assert found[-1].message == "At least 20 more problems are not listed"


def test_a_large_bundle_is_read_document_by_document() -> None:
    """In a bundle of any size every document that is wrong is named, and the bundle's own parts."""
    entries: list[Any] = [sample("entry", id=f"t{n}", note="x" * 1000) for n in range(100)]
    entries[7] = sample("entry", id="t7", outcome="done")
    entries[93] = "no document"
    text = json.dumps(sample("bundle", entries=entries, sessions=[{}], obstacles=3, x=1))
    assert len(text) > SMALL
    found = [(each.code, each.pointer) for each in iter_problems(text)]
    assert found == [
        ("unknown-value", "/entries/7/outcome"),
        ("wrong-type", "/entries/93"),
        ("missing-member", "/sessions/0/id"),
        ("missing-member", "/sessions/0/on"),
        ("wrong-type", "/obstacles"),
        ("unknown-member", "/?"),
    ]


def test_a_large_bundle_is_held_to_the_ledger() -> None:
    """What documents say of each other is judged when each of them is right."""
    entries: list[Any] = [sample("entry", id=f"t{n}", note="x" * 1000) for n in range(100)]
    entries[50] |= {"assignment_id": "nowhere"}
    found = iter_problems(json.dumps(sample("bundle", entries=entries)))
    assert [(each.code, each.pointer) for each in found] == [
        ("unknown-reference", "/entries/50/assignment_id")
    ]


def test_problems_of_many_documents_are_counted() -> None:
    """Fifty problems are listed and the documents after them counted."""
    entries = [sample("entry", id=f"t{n}", note="x" * 1000, x=1) for n in range(100)]
    found = iter_problems(json.dumps(sample("bundle", entries=entries)))
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].message == "At least 50 more problems are not listed"


def test_a_document_in_a_bundle_may_be_as_large_as_one_alone() -> None:
    """A document is at most 1 MiB, also inside a bundle."""
    large = ["word " * 2_000] * 105
    record = {"type": "thought_record", "evidence_for": large}
    entries = [sample("entry"), sample("entry", id="t2", record=record)]
    text = json.dumps(sample("bundle", entries=entries))
    assert len(text) > MAX_DOCUMENT_BYTES
    found = iter_problems(text)
    assert [(each.code, each.pointer) for each in found] == [("document-too-large", "/entries/1")]
    smaller = {"type": "thought_record", "evidence_for": large[:100]}
    entries[1] = sample("entry", id="t2", record=smaller)
    several = [*entries, sample("entry", id="t3", record=smaller)]
    assert loads(json.dumps(sample("bundle", entries=several))).entries[2].id == "t3"

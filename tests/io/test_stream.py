"""Many documents from one stream: one at a time, with places of the stream."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homework_kit.io import iter_documents, stream
from homework_kit.models.kinds import kind_of
from tests.models.samples import SAMPLES, sample

GOOD = '{"type": "activity", "where": "park [1], {2}"}'
BAD = '{"type": "activity", "where": ""}'
FLOWER = "\N{SUNFLOWER}"


def found(text: str | bytes, **options: Any) -> list[tuple[int, int, list[str]]]:
    """Read a stream: of each document where it starts and the codes of its problems."""
    data = text if isinstance(text, bytes) else text.encode()
    return [
        (each.line, each.column, [problem.code for problem in each.problems])
        for each in iter_documents(io.BytesIO(data), **options)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD, [(1, 1, [])]),
        (f"{GOOD}\n", [(1, 1, [])]),
        (f"{GOOD}\n{BAD}\n", [(1, 1, []), (2, 1, ["too-short"])]),
        (f"\n \n{GOOD}\n\n{GOOD}", [(3, 1, []), (5, 1, [])]),
        (f"{GOOD}\nnot json\n{GOOD}", [(1, 1, []), (2, 1, ["not-json"]), (3, 1, [])]),
        (f"not json\n{GOOD}", [(1, 1, ["not-json"]), (2, 1, [])]),
        (json.dumps(json.loads(GOOD), indent=2), [(1, 1, [])]),
        (f'\n{{\n"type": "activity"\n{GOOD}', [(2, 1, ["not-json"])]),
        ('{"type": "activity', [(1, 1, ["not-json"])]),
        ("", [(1, 1, ["not-json"])]),
        ("\n \n", [(3, 1, ["not-json"])]),
        (b"\xff", [(1, 1, ["not-utf8"])]),
        ("[]", [(1, 1, ["wrong-type"])]),
        (" [\n]", [(1, 2, ["wrong-type"])]),
        (f"[{GOOD}]", [(1, 2, [])]),
        (f"[{GOOD},\n {BAD} , {GOOD}\n]\n", [(1, 2, []), (1, 49, ["too-short"]), (2, 37, [])]),
        (f"[{GOOD},]", [(1, 2, []), (1, 49, ["not-json"])]),
        (f"[,{GOOD}]", [(1, 2, ["not-json"]), (1, 3, [])]),
        (f"[{GOOD}", [(1, 2, []), (1, 48, ["not-json"])]),
        (f"[{GOOD}, ", [(1, 2, []), (1, 50, ["not-json"])]),
        (f"[{GOOD}] x", [(1, 2, []), (1, 49, ["not-json"])]),
        (f"[{GOOD}],{GOOD}", [(1, 2, []), (1, 49, ["not-json"])]),
        ('["a', [(1, 2, ["not-json"]), (1, 4, ["not-json"])]),
        ('["a\\', [(1, 2, ["not-json"]), (1, 5, ["not-json"])]),
        (
            "[1}, 2]",
            [
                (
                    1,
                    2,
                    [
                        "not-json",
                    ],
                ),
                (1, 8, ["not-json"]),
            ],
        ),
    ],
)
def test_documents_and_where_they_start(text: str, expected: Any) -> None:
    """A JSON text, an array or NDJSON is seen from the first line; nothing is skipped."""
    assert found(text) == expected


@given(
    st.lists(st.sampled_from([GOOD, BAD, f'{{"x": "\\\\\\"{FLOWER}"}}', "3", '"]"']), min_size=1),
    st.sampled_from(["", " ", "\n", "\r\n\t"]),
    st.integers(1, 40),
)
def test_an_array_is_cut_into_its_items(items: list[str], space: str, chunk: int) -> None:
    """Whatever the size of what is read at once, each item is what stands in the array."""
    text = f"[{space}{f'{space},{space}'.join(items)}{space}]{space}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "_CHUNK", chunk)
        pieces = [each.text.decode().strip() for each in iter_documents(io.BytesIO(text.encode()))]
    assert pieces == items


@pytest.mark.parametrize("before", ["", "\n\n", f'[{{"x": "{FLOWER}"}},', f'[3,\n "{FLOWER}",  '])
def test_places_are_those_of_the_stream(before: str) -> None:
    """Line and column of a problem are counted in the stream, in code points."""
    text = before + BAD + ("]" if before.startswith("[") else "")
    *_, last = iter_documents(io.BytesIO(text.encode()))
    (problem,) = last.problems
    rest = "\n".join(text.split("\n")[(problem.line or 0) - 1 :])[(problem.column or 0) - 1 :]
    assert rest.startswith('""}')


def test_places_in_later_lines_of_an_item() -> None:
    """Only the first line of an item is moved to the right."""
    text = '[1, {"type": "activity",\n  "where": ""}]'
    *_, last = iter_documents(io.BytesIO(text.encode()))
    assert [(each.line, each.column) for each in last.problems] == [(2, 12)]


@pytest.mark.parametrize("kind", SAMPLES)
def test_another_kind_is_a_problem(kind: str) -> None:
    """`kind` is the kind or record type that each document has to be."""
    text = json.dumps(sample(kind))
    assert found(text, kind=kind) == [(1, 1, [])]
    other = "entry" if kind != "entry" else "activity"
    (each,) = iter_documents(io.BytesIO(text.encode()), kind=other)
    assert [problem.code for problem in each.problems] == ["unknown-value"]
    assert (each.document, each.problems[0].line) == (None, 1)


def test_what_was_found_shows_no_text() -> None:
    """The text of a document is in no repr."""
    (each,) = iter_documents(io.BytesIO(GOOD.encode()))
    assert "park" not in repr(each)
    assert (kind_of(each.document), each.text) == ("activity", GOOD.encode())


class Endless(io.RawIOBase):
    """A stream that makes its lines while it is read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        """Take the lines."""
        self.lines, self.rest = lines, b""

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give as much as there is room for."""
        self.rest = self.rest or next(self.lines, b"")
        size = min(len(buffer), len(self.rest))
        buffer[:size], self.rest = self.rest[:size], self.rest[size:]
        return size


@pytest.mark.parametrize("form", ["lines", "array"])
def test_a_long_stream_takes_little_memory(form: str) -> None:
    """validation.md, Command: a stream is read in constant memory; here 50 MB of it."""
    words = ["word " * 2_000] * 10
    text = json.dumps({"type": "thought_record", "evidence_for": words}).encode()
    count = 50_000_000 // len(text)
    start, between, end = (b"", b"\n", b"") if form == "lines" else (b"[", b",", b"]")

    def lines() -> Iterator[bytes]:
        yield start + text
        for _ in range(count - 1):
            yield between + text
        yield end

    tracemalloc.start()
    try:
        read = sum(
            not each.problems for each in iter_documents(io.BufferedReader(Endless(lines())))
        )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == count
    assert peak < 30 * len(text)


def test_an_item_over_the_limit_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that is too large is not read to its end."""
    monkeypatch.setattr(stream, "MAX_BUNDLE_BYTES", 100)
    monkeypatch.setattr(stream, "_CHUNK", 10)
    read = found(f'[{GOOD}, "{"x" * 1000}"]')
    assert [codes for _, _, codes in read] == [[], ["not-json"], ["not-json"]]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_line_that_is_cut_off_is_wrong_in_its_own_line(end: bytes) -> None:
    """A document that its line does not close is not reported on the good line after it."""
    good = b'{"type": "activity", "where": "park"}'
    lines = io.BytesIO(end.join([good, good[:-1], good]))
    found = list(iter_documents(lines))
    assert [each.problems == () for each in found] == [True, False, True]
    assert [(each.code, each.line, each.column) for each in found[1].problems] == [
        ("not-json", 2, len(good))
    ]


CUT = '{"type": "activity", "where": "park"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CUT}\n{GOOD}\n{BAD}\n", [(1, ["not-json"]), (2, []), (3, ["too-short"])]),
        (f"\n[{GOOD}]\n{GOOD}", [(2, ["wrong-type"]), (3, [])]),
        (f"{GOOD}\r\n\r\n{GOOD}", [(1, []), (3, [])]),
        ("", [(1, ["not-json"])]),
    ],
)
def test_every_line_by_itself(text: str, expected: list[tuple[int, list[str]]]) -> None:
    """With `ndjson` a broken first line takes no other along, whatever it looks like."""
    assert [(line, codes) for line, _, codes in found(text, ndjson=True)] == expected


def test_a_broken_first_line_is_blamed_where_it_is_broken() -> None:
    """The place is the end of the line that lacks its bracket, and not the line after it."""
    data = io.BytesIO(f"{CUT}\n{GOOD}".encode())
    first = next(iter_documents(data, ndjson=True)).problems[0]
    assert (first.line, first.column) == (1, len(CUT) + 1)


@pytest.mark.parametrize("options", [{"ndjson": True}, {}])
def test_a_compressed_stream_says_so_once(options: dict[str, Any]) -> None:
    """It is told by its first two bytes, and nothing after them is read as lines."""
    data = io.BytesIO(gzip.compress(f"{GOOD}\n{GOOD}\n".encode(), mtime=0) + b"\n\n\x00\n")
    (only,) = iter_documents(data, **options)
    assert [(each.code, each.message) for each in only.problems] == [
        ("not-utf8", "This is compressed with gzip")
    ]

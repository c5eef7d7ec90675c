"""How fast documents are read: `python tests/bench/test_bench_validation.py [documents]`.

Prints a table of documents per second and ratios, all from one run and one core. Every road reads
the same texts; the peers are a plain model of the same shape without rules, and three engines of
JSON Schema with the published schemas (peers.py). Roads take turns, round after round, and time is
what the processor spent on them, so that a busy machine slows all of them and changes no ratio. Of
each road and each ratio the median of the rounds is shown. pytest collects nothing that is timed.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, Final

import attrs
from pydantic import TypeAdapter

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from homework_kit.io import dumps, iter_documents, loads
from homework_kit.models.entry import Entry
from homework_kit.schemas import schema
from tests.bench.peers import plain, verdict

DOCUMENTS: Final = 100_000
ROUNDS: Final = 11
WORDS: Final = (
    "I sat down after tea and wrote one line, though it was late and the room was loud. "
    "It was easier than I had thought. Next time I want to start before the news. "
)
RECORDS: Final[tuple[dict[str, Any], ...]] = (
    {
        "type": "thought_record",
        "situation": "On the bus, a stranger looked at me for a while.",
        "emotions": [
            {"name": "fear", "before": 70, "after": 40, "scale": "0-100"},
            {"name": "shame", "before": 50, "after": 35.5, "scale": "0-100"},
        ],
        "thoughts": [{"text": "They think I am odd.", "belief_before": 80, "hot": True}],
        "evidence_against": ["they looked at others too"],
        "balanced": {"text": "People look around on a bus.", "belief": 60},
    },
    {
        "type": "self_monitoring",
        "mood": {"value": 4, "scale": "1-7"},
        "feelings": [{"name": "calm", "value": 3, "scale": "0-4"}],
        "context": ["home", "evening"],
        "minutes": 25,
    },
    {
        "type": "skill_rehearsal",
        "skill": "paced_breathing",
        "setting": "rehearsal_calm",
        "distress": {"before": 50, "after": 30, "scale": "0-100"},
        "noticed": "warmer hands",
    },
)


def document(number: int) -> str:
    """Make one typical entry: about 800 bytes, one in five with an escape in its text."""
    day, hour = number % 28 + 1, number % 24
    made: dict[str, Any] = {
        "kind": "entry",
        "schema_version": "1.0",
        "id": f"3f6e2c1e-7d6a-4c4e-9b1f-{number:012x}",
        "person_id": f"p-{number % 97:08x}",
        "assignment_id": "a1",
        "assignment_version": 1,
        "occurrence": f"2026-02-{day:02}",
        "occurred_at": f"2026-02-{day:02}T{hour:02}:10:00+01:00",
        "recorded_at": f"2026-02-{day:02}T{hour:02}:45:30.25+01:00",
        "outcome": ("as_agreed", "partly", "not_done_told")[number % 3],
        "mode": "typed",
        "minutes": number % 50,
        "helpfulness": {"value": number % 101, "scale": "0-100"},
        "note": WORDS[: 20 + number % 90] + ("\n" if number % 5 == 0 else ""),
        "record": RECORDS[number % 3],
    }
    if number % 2:
        made["question_for_session"] = WORDS
    return json.dumps(made, ensure_ascii=False)


@attrs.frozen(slots=True)
class Road:
    """One way to do the work: over a list of things, of which it takes one part in `share`."""

    run: Callable[[Sequence[Any]], object]
    over: Sequence[Any]
    share: int = 1


def each(read: Callable[[Any], object]) -> Callable[[Sequence[Any]], None]:
    """Make a road that takes one thing after the other."""

    def run(things: Sequence[Any]) -> None:
        for thing in things:
            read(thing)

    return run


def every_line(judge: Callable[[bytes], bool]) -> Callable[[Sequence[bytes]], None]:
    """Make a road that reads the lines of a stream and judges each."""

    def run(lines: Sequence[bytes]) -> None:
        assert all(judge(line) for line in BytesIO(b"".join(lines)))

    return run


def every_document(lines: Sequence[bytes]) -> None:
    """Read the lines of a stream as the command does."""
    assert not any(found.problems for found in iter_documents(BytesIO(b"".join(lines))))


def roads(texts: Sequence[str]) -> dict[str, Road]:
    """Give every road over the same texts; slow peers get a part of them."""
    import fastjsonschema  # noqa: PLC0415 - of the extra `bench`
    import jsonschema_rs  # noqa: PLC0415 - of the extra `bench`
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - beside its peers

    published = schema("entry")
    peer = TypeAdapter(plain(Entry, {}))
    compiled = fastjsonschema.compile(published)
    python = Draft202012Validator(published)
    judge = verdict(jsonschema_rs.validator_for(published).is_valid)
    lines = [text.encode() + b"\n" for text in texts]
    return {
        "hk.loads": Road(each(loads), texts),
        "plain pydantic model": Road(each(peer.validate_json), texts),
        "json.loads + fastjsonschema": Road(
            each(lambda text: compiled(json.loads(text))), texts, 10
        ),
        "json.loads + python-jsonschema": Road(
            each(lambda text: python.is_valid(json.loads(text))), texts, 100
        ),
        "hk.iter_documents": Road(every_document, lines),
        "orjson + jsonschema-rs + rules": Road(every_line(judge), lines),
        "hk.dumps": Road(each(dumps), [loads(text) for text in texts[:10_000]]),
        "plain model_dump_json": Road(
            each(lambda document: document.model_dump_json(exclude_none=True)),
            [peer.validate_json(text) for text in texts[:10_000]],
        ),
    }


def rates(measured: dict[str, Road]) -> list[dict[str, float]]:
    """Give documents per second of each road in each round; a round takes a part of the texts."""
    rounds: list[dict[str, float]] = []
    for number in range(ROUNDS):
        rounds.append({})
        for name, road in measured.items():
            count = max(1, len(road.over) // ROUNDS // road.share)
            start = number * count
            things = list(islice(cycle(road.over), start, start + count))
            gc.collect()
            began = time.process_time()
            road.run(things)
            rounds[-1][name] = count / (time.process_time() - began)
    return rounds


GOALS: Final = (
    ("hk.loads", "plain pydantic model", 0.85),
    ("hk.loads", "json.loads + fastjsonschema", 6.0),
    ("hk.loads", "json.loads + python-jsonschema", 70.0),
    ("hk.iter_documents", "orjson + jsonschema-rs + rules", 0.8),
    ("hk.dumps", "plain model_dump_json", 0.9),
)
"""A road, its peer, and the ratio asked for."""


def main() -> None:
    """Print documents per second, and each ratio beside its goal."""
    parser = argparse.ArgumentParser(
        prog="python tests/bench/test_bench_validation.py",
        description="Reading and writing documents beside other libraries.",
    )
    parser.add_argument(
        "documents", nargs="?", type=int, default=DOCUMENTS, help=f"by default {DOCUMENTS}"
    )
    count: int = parser.parse_args().documents
    texts = [document(number) for number in range(count)]
    mean = sum(len(text.encode()) for text in texts) / count
    rounds = rates(roads(texts))
    print(f"{count} documents, mean {mean:.0f} bytes\n")  # noqa: T201 - a command's output
    for name in rounds[0]:
        rate = median(each[name] for each in rounds)
        print(f"{name:32} {rate:10,.0f} a second")  # noqa: T201 - the same
    print()  # noqa: T201 - the same
    for road, peer, goal in GOALS:
        ratio = median(each[road] / each[peer] for each in rounds)
        print(f"{road:18} / {peer:30} {ratio:7.2f}  (goal {goal})")  # noqa: T201 - the same


def test_the_documents_are_typical() -> None:
    """Each is valid, and the mean size is about 800 bytes."""
    texts = [document(number) for number in range(60)]
    assert all(loads(text) for text in texts)
    assert 700 < sum(map(len, texts)) / 60 < 900
    assert json.loads(dumps(loads(texts[0])))["kind"] == "entry"


if __name__ == "__main__":
    main()

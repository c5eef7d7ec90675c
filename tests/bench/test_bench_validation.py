"""How fast documents are read: `python tests/bench/test_bench_validation.py [documents]`.

Prints a table of documents per second and ratios, all from one run and one core. Every road reads
the same texts; the peers are a plain model of the same shape without rules, and three engines of
JSON Schema with the published schemas. pytest collects nothing that is timed.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from pydantic import BaseModel, TypeAdapter, create_model
from pydantic_core import PydanticUndefined

from homework_kit.io import dumps, iter_documents, loads
from homework_kit.models.base import Model
from homework_kit.models.entry import Entry
from homework_kit.schemas import schema

T = TypeVar("T")
DOCUMENTS: Final = 100_000
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


def plain(model: type[Model], made: dict[Any, Any]) -> Any:
    """Build a plain pydantic model of the same members, with built-in types and no rules."""
    if model not in made:
        fields: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            default = ... if field.default is PydanticUndefined else field.default
            fields[name] = (_plain_type(field.annotation, made), default)
        made[model] = create_model(f"Plain{model.__name__}", __base__=BaseModel, **fields)
    return made[model]


def _plain_type(annotation: Any, made: dict[Any, Any]) -> Any:
    """Give the built-in type behind an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return plain(annotation, made)
    parts = getattr(annotation, "__args__", ())
    if hasattr(annotation, "__metadata__"):
        return _plain_type(annotation.__origin__, made)
    if not parts:
        return annotation
    if _is_union(annotation):
        union: Any = None
        for part in parts:
            read = _plain_type(part, made)
            union = read if union is None else union | read
        return union
    if str(annotation).startswith("typing.Literal"):
        return annotation
    origin = annotation.__origin__
    return origin[tuple(_plain_type(part, made) for part in parts)]


def _is_union(annotation: Any) -> bool:
    return type(annotation).__name__ in {"UnionType", "Union", "_UnionGenericAlias"}


def timed(texts: Sequence[T], read: Callable[[T], object]) -> float:
    """Give documents per second, the better of two passes."""
    best = 0.0
    for _ in range(2):
        gc.collect()
        start = time.perf_counter()
        for text in texts:
            read(text)
        best = max(best, len(texts) / (time.perf_counter() - start))
    return best


class _Lines:
    """Texts as a stream of lines."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._lines = iter([text.encode() + b"\n" for text in texts])

    def readline(self, _size: int) -> bytes:
        return next(self._lines, b"")


def stream(texts: Sequence[str]) -> float:
    """Give documents per second of the generator that the command reads with."""
    lines: Any = _Lines(texts)
    start = time.perf_counter()
    assert not sum(len(found.problems) for found in iter_documents(lines))
    return len(texts) / (time.perf_counter() - start)


def rates(texts: Sequence[str]) -> dict[str, float]:
    """Time every road over the same texts; slow peers get a part of them."""
    import fastjsonschema  # noqa: PLC0415 - of the extra `bench`
    import jsonschema_rs  # noqa: PLC0415 - of the extra `bench`
    import orjson  # noqa: PLC0415 - of the extra `bench`
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - beside its peers

    published = schema("entry")
    peer = TypeAdapter(plain(Entry, {}))
    compiled = fastjsonschema.compile(published)
    rust = jsonschema_rs.validator_for(published)
    python = Draft202012Validator(published)
    read: list[Any] = [loads(text) for text in texts[:10_000]]
    plain_read: list[Any] = [peer.validate_json(text) for text in texts[:10_000]]
    return {
        "hk.loads": timed(texts, loads),
        "plain pydantic model": timed(texts, peer.validate_json),
        "json.loads + fastjsonschema": timed(
            texts[: len(texts) // 10], lambda text: compiled(json.loads(text))
        ),
        "json.loads + python-jsonschema": timed(
            texts[: len(texts) // 100], lambda text: python.is_valid(json.loads(text))
        ),
        "hk.iter_documents": stream(texts),
        "orjson + jsonschema-rs": timed(texts, lambda text: rust.is_valid(orjson.loads(text))),
        "hk.dumps": timed(read, dumps),
        "plain model_dump_json": timed(
            plain_read,
            lambda each: each.model_dump_json(exclude_none=True),
        ),
    }


GOALS: Final = (
    ("hk.loads", "plain pydantic model", 0.85),
    ("hk.loads", "json.loads + fastjsonschema", 6.0),
    ("hk.loads", "json.loads + python-jsonschema", 70.0),
    ("hk.iter_documents", "orjson + jsonschema-rs", 0.8),
    ("hk.dumps", "plain model_dump_json", 0.9),
)
"""A road, its peer, and the ratio asked for."""


def main() -> None:
    """Print documents per second, and each ratio beside its goal."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    texts = [document(number) for number in range(count)]
    mean = sum(len(text.encode()) for text in texts) / count
    measured = rates(texts)
    print(f"{count} documents, mean {mean:.0f} bytes\n")  # noqa: T201 - a command's output
    for name, rate in measured.items():
        print(f"{name:32} {rate:10,.0f} a second")  # noqa: T201 - the same
    print()  # noqa: T201 - the same
    for road, peer, goal in GOALS:
        ratio = measured[road] / measured[peer]
        print(f"{road:18} / {peer:30} {ratio:7.2f}  (goal {goal})")  # noqa: T201 - the same


def test_the_documents_are_typical() -> None:
    """Each is valid, and the mean size is about 800 bytes."""
    texts = [document(number) for number in range(60)]
    assert all(loads(text) for text in texts)
    assert 700 < sum(map(len, texts)) / 60 < 900
    assert json.loads(dumps(loads(texts[0])))["kind"] == "entry"


if __name__ == "__main__":
    main()

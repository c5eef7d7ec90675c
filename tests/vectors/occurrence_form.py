"""What an occurrence vector is made of: plans in wire form, rows, and what the library answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import homework_kit as hk
from homework_kit.testing.vectors.rows import DEFAULTS, Scheduling
from tests.vectors.occurrence_clauses import CLAUSES

Json = dict[str, Any]
LONDON: Final = "Europe/London"


@dataclass(frozen=True)
class Vector:
    """One claim. Without `expected` it is for two programs to agree on."""

    path: str
    description: str
    clause: str
    input: Json
    expected: Any = ...
    draws: tuple[Json, ...] = field(default=())


def plan(schedule: Json, starts_on: str = "2026-02-02", **members: Any) -> Json:
    """Give an assignment in wire form, in London unless `zone` says otherwise (None: floating)."""
    wire = {"kind": "assignment", "schema_version": "1.0", "id": "a1", "version": 1}
    wire |= {"title": "Walk", "task": {"type": "other", "what_to_do": "Walk"}}
    wire |= {"starts_on": starts_on}
    if (zone := members.pop("zone", LONDON)) is not None:
        wire |= {"time_zone": zone}
    return wire | {"schedule": schedule} | members


def repeating(frequency: str, *times: str, **members: Any) -> Json:
    """Give a repeating schedule in wire form."""
    listed = {"times": list(times)} if times else {}
    return {"type": "repeating", "frequency": frequency, **listed, **members}


def target(times: int, per: str, **members: Any) -> Json:
    """Give a target in wire form."""
    return {"type": "target", "times": times, "per": per, **members}


def meeting(name: str, on: str, at: str | None = None, **members: Any) -> Json:
    """Give a session in wire form; `at` is a time with an offset."""
    return {"id": name, "on": on, **({} if at is None else {"at": moment(f"{on}T{at}")}), **members}


def moment(text: str) -> str:
    """Write a moment out: a date is its start in UTC, and minutes get their seconds."""
    if len(text) == len("2026-02-02"):
        return f"{text}T00:00:00+00:00"
    return f"{text[:16]}:00{text[16:]}"


def asked(*plans: Json, start: str = "2026-01-01", end: str = "2027-01-01", **more: Any) -> Json:
    """Give the input of a vector: from the start of one date to that of another in UTC."""
    return {"assignments": list(plans), **more, "start": moment(start), "end": moment(end)}


def asked_next(*plans: Json, after: str, **more: Any) -> Json:
    """Give the input of a vector about the next occasion."""
    return {"assignments": list(plans), **more, "after": moment(after)}


def row(line: str) -> Json:
    """Read a row as people type it: key, opens, closes, and words for what is not as usual.

    What names a time is due when it opens, anything else when it closes; `due=` says otherwise.
    """
    key, opens, closes, *words = line.split()
    is_timed = "/" not in key and ("T" in key or "#" in key)
    found: Json = {"key": key, "local_date": key[:10]}
    more: Json = {}
    for word in words:
        name, _, value = word.partition("=")
        more[name] = True if not value else int(value) if value.isdecimal() else value
    for name in ("local_date", "until_date"):
        if name in more:
            found[name] = more.pop(name)
    found |= {"opens": moment(opens)}
    found |= {"due": moment(more.pop("due", opens if is_timed else closes))}
    found |= {"closes": moment(closes)}
    order = [*DEFAULTS, "assignment_id", "zone"]
    return found | {name: more.pop(name) for name in order if name in more} | more


def days(*keys: str, offset: str = "+00:00", words: str = "") -> tuple[str, ...]:
    """Type the rows of day-long occasions between clock changes."""
    return tuple(f"{on} {on}T00:00{offset} {_next_day(on)}T00:00{offset} {words}" for on in keys)


def slots(*keys: str, offset: str = "+00:00", words: str = "") -> tuple[str, ...]:
    """Type the rows of slots between clock changes that close at the end of a day from 00:00."""
    return tuple(f"{key} {key}{offset} {_next_day(key[:10])}T00:00{offset} {words}" for key in keys)


def by_hand(path: str, description: str, clause: str, given: Json, *lines: str) -> Vector:
    """Give a vector whose rows a person worked out from the page."""
    expected = [row(line) for line in lines]
    return Vector(path, description, CLAUSES[clause], given, expected)


def agreed(path: str, description: str, clause: str, given: Json) -> Vector:
    """Give a vector whose rows are for two programs to agree on."""
    return Vector(path, description, CLAUSES[clause], given)


def _next_day(date: str) -> str:
    return (dt.date.fromisoformat(date) + dt.timedelta(days=1)).isoformat()


def answer(given: Json) -> Any:
    """Give what the library answers to the input of a vector, as its `expected` is written."""
    ours = Scheduling(occurrences=hk.occurrences, next_occurrence=hk.next_occurrence)
    return ours.answer(given)


def text_of(vector: Vector, expected: Any, worked: str) -> str:
    """Give the text of a file: a plan, a session, a row on a line each, to keep files short."""
    return "".join(_lines({
        "description": vector.description,
        "clause": vector.clause,
        "worked": worked,
        "input": vector.input,
        "expected": expected,
        **({"draws": list(vector.draws)} if vector.draws else {}),
    })) + "\n"  # fmt: skip


def _lines(value: Any, depth: int = 0) -> Iterator[str]:
    room = "  " * depth
    if depth < 2 and isinstance(value, dict) and value and "key" not in value:
        yield "{\n"
        for index, (name, member) in enumerate(value.items()):
            comma = ",\n" if index else ""
            yield f"{comma}{room}  {json.dumps(name)}: "
            yield from _lines(member, depth + 1)
        yield f"\n{room}}}"
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        rows = f",\n{room}  ".join(json.dumps(each, ensure_ascii=False) for each in value)
        yield f"[\n{room}  {rows}\n{room}]"
    else:
        yield json.dumps(value, ensure_ascii=False)

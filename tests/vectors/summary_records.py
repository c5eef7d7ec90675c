"""The families of summary vectors about what notes hold: ratings and obstacles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.vectors.summary_notation import Vector, given, note, obstacle, plan


def ratings() -> Iterator[Vector]:
    """Ratings before and after, in every kind of record."""
    clause = (
        "Change within records: after - before on complete pairs of one scale; number of "
        "pairs, lower / same / higher, median from 3 pairs"
    )
    values: dict[str, list[tuple[float | None, float | None]]] = {
        "lower": [(60, 40), (50, 20), (70, 30)],
        "mixed": [(60, 40), (50, 50), (30, 70), (10, 20)],
        "half": [(60, None), (None, 40), (50, 20)],
        "two": [(60, 40), (50, 20)],
        "decimals": [(0.3, 0.1), (0.7, 0.6), (1.1, 1)],
    }
    kinds = ("emotion", "thought", "target", "alternative", "skill", "step", "activity")
    for kind, (name, pairs) in product(kinds, values.items()):
        notes = [
            note(f"t{n}", f"{n + 2} 09:00", record=_record(kind, before, after))
            for n, (before, after) in enumerate(pairs)
        ]
        yield Vector(
            name=f"rated-{kind}-{name}",
            clause=clause,
            description=f"Three or so pairs of a {kind}: {name}.",
            given=given(plan(), notes, "9"),
            pick=("change",),
        )


def _record(kind: str, before: float | None, after: float | None) -> dict[str, Any]:
    early, late = {
        "step": ("expected", "peak"),
        "thought": ("belief_before", "belief_after"),
        "target": ("belief_before", "belief_after"),
        "alternative": ("belief_before", "belief_after"),
    }.get(kind, ("before", "after"))
    rated: dict[str, Any] = {
        name: value for name, value in ((early, before), (late, after)) if value is not None
    }
    felt = {**rated, "scale": "0-100"}
    records: dict[str, dict[str, Any]] = {
        "emotion": {"type": "thought_record", "emotions": [{"name": "sad", **felt}]},
        "thought": {"type": "thought_record", "thoughts": [{"text": "words", **rated}]},
        "target": {"type": "experiment", "target_thought": {"text": "words", **rated}},
        "alternative": {"type": "experiment", "alternative": {"text": "words", **rated}},
        "skill": {"type": "skill_rehearsal", "setting": "rehearsal_calm", "distress": felt},
        "step": {"type": "graded_step", "distress": felt},
        "activity": {"type": "activity", "mood": felt},
    }
    return records[kind]


def obstacles() -> Iterator[Vector]:
    """A tap, a document, or both, about one note or another."""
    clause = (
        "Obstacles: tagged in an entry and described in a document that names the entry is "
        "counted once"
    )
    for tapped, described, code in product((0, 1, 2), (0, 1, 2), ("too_big", "forgetting")):
        notes = [
            note(f"t{n}", f"{n + 3} 09:00", obstacles=["too_big"] if n < tapped else [])
            for n in range(2)
        ]
        named = [obstacle(f"o{n}", code, 5, entry_id=f"t{n}") for n in range(described)]
        yield Vector(
            name=f"obstacle-{tapped}-tapped-{described}-described-{code}".replace("_", "-"),
            clause=clause,
            description=f"too_big tapped in {tapped} notes, {code} described of {described}.",
            given=given(plan(), notes, "9", obstacles=named),
            pick=("obstacles",),
        )

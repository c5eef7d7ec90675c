"""Change within records, obstacles and outcomes of the reference: plain counting of notes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from homework_kit.models.vocabulary import OBSTACLES, ObstacleCode
from tests.reference.exact import median

OUTCOMES = (
    "as_agreed",
    "smaller_version",
    "partly",
    "started_and_stopped",
    "not_done_told",
    "no_opportunity",
)
Pair = tuple[str, str, str | None, Any, Any]


def outcomes(entries: list[Any]) -> dict[str, int]:
    """Count the six."""
    return {name: sum(entry.outcome == name for entry in entries) for name in OUTCOMES}


def pairs(record: Any) -> Iterator[Pair]:  # noqa: C901 - one branch per type of record
    """Give (what, scale, setting, before, after) of everything in a record that is rated twice."""
    kind = record.type
    if kind == "thought_record":
        for felt in record.emotions:
            yield ("emotion_after_minus_before", felt.scale, None, felt.before, felt.after)
        for thought in record.thoughts:
            yield (
                "thought_belief_after_minus_before",
                "0-100",  # "Belief and likelihood are always percent, 0 to 100"
                None,
                thought.belief_before,
                thought.belief_after,
            )
    if kind == "experiment":
        for name in ("target_thought", "alternative"):
            said = getattr(record, name)
            if said is not None:
                what = f"{name.removesuffix('_thought')}_belief_after_minus_before"
                yield (what, "0-100", None, said.belief_before, said.belief_after)
    felt = getattr(record, "distress", None)
    if felt is not None:
        if kind in ("experiment", "skill_rehearsal"):
            setting = getattr(record, "setting", None)
            yield ("distress_after_minus_before", felt.scale, setting, felt.before, felt.after)
        if kind in ("graded_step", "experiment"):  # "peak - expected": the expectancy gap
            yield ("peak_minus_expected", felt.scale, None, felt.expected, felt.peak)
    if kind == "activity" and record.mood is not None:
        felt = record.mood
        yield ("mood_after_minus_before", felt.scale, None, felt.before, felt.after)


def change(entries: list[Any]) -> list[dict[str, Any]]:
    """Make a row for each (what, scale, setting).

    Make a row for each (what, scale, setting): "Missing values are never imputed ...; how many were
    left out is said"; "median from 3 pairs"; "computed in decimal from the written digits".
    """
    rows: dict[Any, Any] = {}
    for entry in entries:
        rated = pairs(entry.record) if entry.record else ()
        for what, scale, setting, before, after in rated:
            if before is None and after is None:
                continue  # nothing was rated, so no half of a pair is left out
            deltas, left_out = rows.setdefault((what, scale, setting), ([], []))
            if before is None or after is None:
                left_out.append(entry.id)
            else:
                deltas.append(Decimal(repr(after)) - Decimal(repr(before)))
    return [
        {
            "what": what,
            "scale": scale,
            "setting": setting,
            "pairs": len(deltas),
            "left_out": len(left_out),
            "lower": sum(delta < 0 for delta in deltas),
            "same": sum(delta == 0 for delta in deltas),
            "higher": sum(delta > 0 for delta in deltas),
            "median": median(deltas) if len(deltas) >= 3 else None,
        }
        for (what, scale, setting), (deltas, left_out) in rows.items()
    ]


def happened_rows(entries: list[Any]) -> list[dict[str, Any]]:
    """Count "feared outcome happened no/partly/yes/cant_tell", and predictions."""
    rows: dict[str, dict[str, int]] = {}
    for entry in entries:
        record = entry.record
        what = said = None
        if record and record.type == "graded_step" and record.feared_outcome is not None:
            what, said = "feared_outcome", record.feared_outcome.happened
        if record and record.type == "experiment":
            what, said = "prediction", record.prediction_happened
        if what and said:
            counts = rows.setdefault(what, {"no": 0, "partly": 0, "yes": 0, "cant_tell": 0})
            counts[said] += 1
    return [{"what": what, **counts} for what, counts in rows.items()]


def obstacle_rows(entries: list[Any], documents: list[Any]) -> list[dict[str, Any]]:
    """Count each naming of an obstacle once.

    Count each naming once: "An obstacle tagged in an entry and described in an Obstacle document
    that names the entry is counted once"; "an obstacle named is always shown".
    """
    namings: dict[ObstacleCode, set[tuple[str, str]]] = {}
    for entry in entries:
        for code in entry.obstacles:
            namings.setdefault(code, set()).add(("entry", entry.id))
    for document in documents:
        where = (
            ("document", document.id) if document.entry_id is None else ("entry", document.entry_id)
        )
        namings.setdefault(document.code, set()).add(where)
    rows = []
    for code, names in namings.items():
        about = sorted(
            (each for each in documents if each.code == code),
            key=lambda each: (
                each.noted_on,
                each.entry_id is None,  # of one day first those that describe a note
                each.entry_id or "",
                each.id,
            ),
        )
        chosen = [each.option_chosen for each in about if each.option_chosen is not None]
        helped = [each.helped for each in about if each.helped is not None]
        rows.append(
            {
                "code": code,
                "group": OBSTACLES[code].group,
                "count": len(names),
                "options_considered": list(
                    dict.fromkeys(option for each in about for option in each.options_considered)
                ),
                "option_chosen": chosen[-1] if chosen else None,
                "helped": helped[-1] if helped else None,
            }
        )
    return rows

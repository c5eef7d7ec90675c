"""For every rated object, a document in which a rating lies outside its scale."""

from __future__ import annotations

from typing import Any

from tests.models.samples import Case, bundle, sample


def _rated(kind: str, member: str, value: Any, place: str) -> Case:
    return Case(kind, "outside-scale", place, sample(kind, **{member: value}), ledger=True)


OUTSIDE_SCALE = [
    _rated(
        "thought_record",
        "emotions",
        [{"name": "x", "before": 11, "scale": "0-10"}],
        "/emotions/0/before",
    ),
    _rated(
        "thought_record",
        "emotions",
        [{"name": "x", "after": 0, "scale": "1-10"}],
        "/emotions/0/after",
    ),
    *(
        _rated("experiment", "distress", {name: 11, "scale": "0-10"}, f"/distress/{name}")
        for name in ("expected", "before", "peak", "after")
    ),
    _rated("self_monitoring", "mood", {"value": 4, "scale": "-4-3"}, "/mood/value"),
    *(
        _rated("self_monitoring", name, {"value": 2, "scale": "0-1"}, f"/{name}/value")
        for name in ("valence", "arousal", "intensity")
    ),
    _rated(
        "self_monitoring",
        "feelings",
        [{"name": "x", "value": 6, "scale": "1-5"}],
        "/feelings/0/value",
    ),
    _rated(
        "self_monitoring",
        "urges",
        [{"name": "x", "intensity": 6, "scale": "0-5"}],
        "/urges/0/intensity",
    ),
    *(
        _rated(
            "self_monitoring",
            "activity",
            {"text": "x", name: 11, "scale": "0-10"},
            f"/activity/{name}",
        )
        for name in ("achievement", "closeness", "enjoyment")
    ),
    _rated("skill_rehearsal", "distress", {"before": 8, "scale": "1-7"}, "/distress/before"),
    _rated("skill_rehearsal", "helpfulness", {"value": 0, "scale": "1-8"}, "/helpfulness/value"),
    *(
        _rated("graded_step", "distress", {name: 9, "scale": "0-8"}, f"/distress/{name}")
        for name in ("expected", "before", "peak", "end")
    ),
    _rated("graded_step", "surprise", {"value": -4, "scale": "-3-3"}, "/surprise/value"),
    Case(
        "graded_step",
        "outside-scale",
        "/series/1/value",
        sample(
            "graded_step",
            distress={"scale": "0-10"},
            series=[{"minute": 0, "value": 10}, {"minute": 1, "value": 11}],
        ),
        ledger=True,
    ),
    *(
        _rated("activity", name, {"value": 5, "scale": "0-4"}, f"/{name}/value")
        for name in ("achievement", "closeness", "enjoyment")
    ),
    _rated("activity", "mood", {"after": 4, "scale": "0-3"}, "/mood/after"),
    _rated(
        "other_record", "ratings", [{"name": "x", "value": 0, "scale": "1-100"}], "/ratings/0/value"
    ),
    _rated("assignment", "importance", {"value": 8, "scale": "0-7"}, "/importance/value"),
    _rated("assignment", "difficulty", {"value": 99, "scale": "0-10"}, "/difficulty/value"),
    _rated("entry", "helpfulness", {"value": 11, "scale": "0-10"}, "/helpfulness/value"),
    _rated("entry", "effort", {"value": 11, "scale": "0-10"}, "/effort/value"),
    Case(
        "bundle",
        "outside-scale",
        "/entries/0/effort/value",
        bundle(entries=[sample("entry", effort={"value": 11, "scale": "0-10"})]),
        ledger=True,
    ),
]

"""Members that were drawn one by one, put right where a rule asks something of several together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.base import Model, Revised, Tombstone
from homework_kit.models.entry import Entry
from homework_kit.models.kinds import RECORDS
from homework_kit.models.rating import BeforeAfter, Rating
from homework_kit.models.records import (
    ExperimentDistress,
    Feeling,
    GradedStep,
    MonitoredActivity,
    Mood,
    NamedRating,
    StepDistress,
    Urge,
)
from homework_kit.models.schedules import ListedOccasions, Prompted, Repeating
from homework_kit.models.summary import SummaryWindow
from homework_kit.models.tasks import GradedStepsTask, MoveOnRule
from homework_kit.models.vocabulary import scale_bounds

Members = dict[str, Any]
"""The members of one model, by their names in Python."""
RECORDED_AT: Final = dt.datetime(2026, 2, 3, 18, 40, tzinfo=dt.UTC)
_SAYS_NOTHING: Final = frozenset({"type", "sampling", "scale"})
_FILLS: Final[dict[str, Members]] = {
    "Pattern": {"label": "x"},
    "ExperimentObstacle": {"code": "other"},
    "Mood": {"label": "x"},
}


def put_right(model: type[Model], given: Members) -> Members:
    """Give members that keep the rules of the model, changed as little as can be.

    >>> put_right(SummaryWindow, {"from_": 2, "until": 1})
    {'from_': 2, 'until': 2}
    """
    for kind, right in _RIGHT.items():
        if issubclass(model, kind):
            given = right(given)
    return _say_something(model, given)


def _say_something(model: type[Model], given: Members) -> Members:
    """Where one of several members has to be there and none is, add one."""
    added: Members = _FILLS.get(model.__name__, {})
    if model in RECORDS.values():
        added = {"extensions": {"org.example.empty": None}}
    content = set(given) - _SAYS_NOTHING
    return given if any(given[name] != [] for name in content) else given | added


def _without(given: Members, *names: str) -> Members:
    return {name: value for name, value in given.items() if name not in names}


def _onto_scale(given: Members) -> Members:
    """Move numbers that are off the scale beside them, drawn from -4 to 100, onto it."""
    low, high = scale_bounds(given.setdefault("scale", "0-100"))
    return given | {
        name: round(low + (value + 4) / 104 * (high - low), 2)
        for name, value in given.items()
        if isinstance(value, float) and not low <= value <= high
    }


def _mood(given: Members) -> Members:
    return _onto_scale(given) if "value" in given else given


def _graded_step(given: Members) -> Members:
    if given.get("series"):
        distress = given.get("distress")
        if distress is None:
            return given | {"series": []}
        low, high = scale_bounds(distress.scale)
        given["series"] = [
            {"minute": point.minute, "value": min(max(point.value, low), high)}
            for point in given["series"]
        ]
    return given


def _revised(given: Members) -> Members:
    own = given.get("revision", "1")
    return given | {"supersedes": [name for name in given.get("supersedes", []) if name != own]}


def _entry(given: Members) -> Members:
    if "assignment_id" in given:
        given.setdefault("outcome", "as_agreed")
    else:
        given = _without(given, "assignment_version", "occurrence")
    if given.get("mode") != "imported":
        given.setdefault("recorded_at", RECORDED_AT)
    if "occurred_at" in given or "occurred_on" not in given:
        given = _without(given, "occurred_on", "occurred_local_time")
    if not given.keys() & {"outcome", "record", "self_compassion_note", "question_for_session"}:
        given.setdefault("note", " a note ")
    return given


def _later(given: Members, start: str, end: str) -> Members:
    """Put an end that is not after its start a day behind it."""
    if end in given and given[end] <= given[start]:
        return given | {end: given[start] + dt.timedelta(days=1)}
    return given


def _assignment(given: Members) -> Members:
    if given.get("status") in ("stopped", "completed"):
        given.setdefault("status_on", given["starts_on"])
    return _later(given, "starts_on", "ends_before")


def _listed(given: Members) -> Members:
    occasions = {each.key or (each.on, each.at): each for each in given["occasions"]}
    return given | {"occasions": list(occasions.values())}


def _repeating(given: Members) -> Members:
    return _without(given, "until") if "count" in given else given


def _prompted(given: Members) -> Members:
    span = {"from": dt.time(9, 0), "until": dt.time(21, 0)}
    gap = min(given.get("min_gap_minutes", 0), 719 // max(given["per_day"] - 1, 1))
    return given | {"between": span, "min_gap_minutes": gap}


def _steps(given: Members) -> Members:
    return given | {"steps": list({step.step_id: step for step in given["steps"]}.values())}


_RATED: Final = (
    *(Rating, BeforeAfter, NamedRating, Feeling, Urge, MonitoredActivity),
    *(StepDistress, ExperimentDistress),
)
_RIGHT: Final[Mapping[type[Model], Callable[[Members], Members]]] = {
    **dict.fromkeys(_RATED, _onto_scale),
    Mood: _mood,
    GradedStep: _graded_step,
    Revised: _revised,
    Tombstone: _revised,
    Entry: _entry,
    Assignment: _assignment,
    Pause: lambda given: _later(given, "from_", "until"),
    ListedOccasions: _listed,
    Repeating: _repeating,
    Prompted: _prompted,
    MoveOnRule: lambda given: {"value": 3.0, "text": "when both say so"} | given,
    GradedStepsTask: _steps,
    SummaryWindow: lambda given: given | {"until": max(given["from_"], given["until"])},
}

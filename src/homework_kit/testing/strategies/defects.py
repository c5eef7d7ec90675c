"""Mistakes by name: where each can be made, how, and the one code that it is answered with."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, Final, cast

import attrs

from homework_kit.models.kinds import RECORDS
from homework_kit.testing.strategies.spots import ROOT, Path, Shape, Spot

Fits = Callable[[Spot, Any], bool]
"""Whether a mistake can be made in a place, by the place and the value that stands there."""
Make = Callable[[Any, Any], Path]
"""Makes it in a holder under a key, and gives the way on from the place to where it is seen."""


@attrs.frozen(slots=True, kw_only=True)
class Defect:
    """One mistake: its name, the code that answers it, where it fits, and how it is made.

    >>> DEFECTS["null"].code
    'null-value'
    """

    name: str
    code: str
    fits: Fits
    make: Make


def _shape(*shapes: Shape) -> Fits:
    return lambda spot, _value: spot.form.shape in shapes


def _has(*names: str, model: str = "") -> Fits:
    """An object with these members, of a model of this name where one is given."""

    def fits(spot: Spot, value: Any) -> bool:
        if spot.form.shape != "object" or model not in ("", spot.model.__name__):
            return False
        return all(name in value for name in names)

    return fits


def _list_of(model: str, name: str) -> Fits:
    """A list that is this member of a model of this name."""
    return lambda spot, _value: (
        spot.form.shape == "list" and (spot.model.__name__, spot.path[-1]) == (model, name)
    )


def _put(value: Any) -> Make:
    def make(holder: Any, key: Any) -> Path:
        holder[key] = value
        return ()

    return make


def _member(name: str, value: Any, *seen: str | int) -> Make:
    """Set a member of the object that stands in the place; it is seen there, or where `seen`."""

    def make(holder: Any, key: Any) -> Path:
        holder[key][name] = value
        return seen or (name,)

    return make


def _without(*names: str, seen: Path = ()) -> Make:
    def make(holder: Any, key: Any) -> Path:
        for name in names:
            holder[key].pop(name, None)
        return seen

    return make


def _take_away(holder: Any, key: Any) -> Path:
    del holder[key]
    return ()


def _again(*seen: str) -> Make:
    """Repeat the first item of a list at its end."""

    def make(holder: Any, key: Any) -> Path:
        holder[key] = [*holder[key], holder[key][0]]
        return (len(holder[key]) - 1, *seen)

    return make


def _beyond(spot: Spot, _value: Any) -> bool:
    form = spot.form
    return form.shape in ("number", "whole") and not form.listed


def _off_the_scale(holder: Any, key: Any) -> Path:
    low, _, high = holder["scale"].rpartition("-")
    holder[key] = int(high) + 1 if int(high) < _HIGHEST else int(low) - 1
    return ()


def _on_a_scale(spot: Spot, _value: Any) -> bool:
    form = spot.form
    return (form.shape, form.least, form.most) == ("number", -4, _HIGHEST) and (
        "scale" in spot.model.model_fields
    )


def _own_revision(holder: Any, key: Any) -> Path:
    document = holder[key]
    document["supersedes"] = [*document["supersedes"], document["revision"]]
    return ("supersedes",)


def _stopped_undated(holder: Any, key: Any) -> Path:
    holder[key]["status"] = "stopped"
    holder[key].pop("status_on", None)
    return ("status_on",)


def _empty(holder: Any, key: Any) -> Path:
    holder[key] = {"type": holder[key]["type"]}
    return ()


def _is_record(spot: Spot, _value: Any) -> bool:
    return spot.form.shape == "object" and spot.model in RECORDS.values()


def _of_bundle(*names: str) -> Fits:
    """An item of one of these lists of a bundle, and no tombstone."""
    return lambda spot, value: (
        spot.path[1:2] in [(name,) for name in names]
        and len(spot.path) == _ITEM
        and value.get("deleted") is False
    )


_HIGHEST: Final = 100
_ITEM: Final = 3
"""How long the path of an item of a bundle is: root, list, index."""
_NOBODY: Final = "nobody at all"
_EXTENSION: Final = "org.example.thing"
_SAYING: Final = (
    *("outcome", "record", "note", "self_compassion_note", "question_for_session", "obstacles"),
    *("assignment_id", "assignment_version", "occurrence"),
)
_DEEP: Final[Any] = reduce(lambda inner, _: [inner], range(32), cast("Any", "bottom"))
_FAR_BACK: Final = "1900-01-01T00:00:00+23:59"
_TEXT: Final[tuple[Shape, ...]] = ("text", "id", "zone", "url")
_TIMED: Final[tuple[Shape, ...]] = ("date", "time", "instant")
_WRONG_TYPE: Final[tuple[tuple[str, Fits, Any], ...]] = (
    ("number for text", _shape(*_TEXT, *_TIMED), 7),
    ("text for a number", _shape("number", "whole"), "7"),
    ("text for true or false", _shape("flag"), "true"),
    ("text for a list", _shape("list"), "x"),
    (
        "text for an object",
        lambda spot, _: spot.form.shape in ("object", "extensions") and spot.path != (ROOT,),
        "x",
    ),
)
_FORMS: Final[tuple[tuple[str, Fits, Any], ...]] = (
    ("NUL in text", _shape("text"), "a\0b"),
    ("line break in a name", _shape("id", "zone"), "a\nb"),
    ("address of another kind", _shape("url"), "ftp://example.org"),
    ("date that does not exist", _shape("date"), "2026-02-30"),
    ("time that does not exist", _shape("time"), "24:00"),
    ("moment without an offset", _shape("instant"), "2026-03-29T08:05:00"),
)

_EVERY: Final = (
    ("null", "null-value", lambda spot, _: spot.path != (ROOT,), _put(None)),
    ("missing member", "missing-member", lambda spot, _: spot.required, _take_away),
    ("unknown member", "unknown-member", _has(), _member("zz_unknown", 1, "?")),
    *((name, "wrong-type", fits, _put(value)) for name, fits, value in _WRONG_TYPE),
    *((name, "wrong-format", fits, _put(value)) for name, fits, value in _FORMS),
    ("unknown choice", "unknown-value", _shape("choice"), _put("no such choice")),
    ("empty text", "too-short", _shape(*_TEXT), _put("")),
    ("long text", "too-long", _shape(*_TEXT), _put("x" * 10_001)),
    ("number beyond its range", "out-of-range", _beyond, _put(-(10**12))),
    (
        "fraction",
        "not-whole",
        lambda spot, _: spot.form.shape == "whole" and not spot.form.listed,
        _put(1.5),
    ),
    (
        "long list",
        "too-many-items",
        lambda spot, value: spot.form.shape == "list" and bool(value) and spot.form.most <= 200,  # noqa: PLR2004 - what is longer takes long
        lambda holder, key: _put(holder[key][:1] * 201)(holder, key),
    ),
    (
        "list without items",
        "too-few-items",
        lambda spot, _: spot.form.shape == "list" and spot.form.least > 0,
        _put([]),
    ),
    ("no tag", "missing-tag", lambda spot, _: spot.tagged, _without("type")),
    (
        "tag of no shape",
        "unknown-tag",
        lambda spot, _: spot.tagged,
        lambda holder, key: _member("type", "no such shape")(holder, key)[:0],
    ),
    (
        "name of an extension",
        "wrong-format",
        _shape("extensions"),
        lambda holder, key: (*_put({"thing": 1})(holder, key), "?"),
    ),
    (
        "large extensions",
        "extensions-too-large",
        _shape("extensions"),
        _put({_EXTENSION: "x" * 65_536}),
    ),
    ("deep extensions", "extensions-too-deep", _shape("extensions"), _put({_EXTENSION: _DEEP})),
    ("off its scale", "outside-scale", _on_a_scale, _off_the_scale),
    ("zone of no place", "unknown-zone", _shape("zone"), _put("Atlantis/Capital")),
)
_OF_SOME: Final = (
    (
        "end on the start",
        "ends-before-start",
        _has("starts_on", model="Assignment"),
        lambda holder, key: _member("ends_before", holder[key]["starts_on"])(holder, key),
    ),
    (
        "pause without a day",
        "ends-before-start",
        _has("from", model="Pause"),
        lambda holder, key: _member("until", holder[key]["from"])(holder, key),
    ),
    (
        "window backwards",
        "ends-before-start",
        lambda spot, value: (
            _has("from", model="SummaryWindow")(spot, value) and value["from"] > "1901"
        ),
        _member("until", _FAR_BACK),
    ),
    ("step twice", "duplicate-step", _list_of("GradedStepsTask", "steps"), _again("step_id")),
    ("occasion twice", "duplicate-occasion", _list_of("ListedOccasions", "occasions"), _again()),
    (
        "prompts without room",
        "prompts-do-not-fit",
        _has(model="TimeSpan"),
        _put({"from": "09:00", "until": "09:00"}),
    ),
    (
        "two times of one note",
        "not-together",
        _has("occurred_at", model="Entry"),
        lambda holder, key: _member("occurred_on", "2026-02-03")(holder, key)[:0],
    ),
    (
        "rule with two ends",
        "not-together",
        _has("count", model="Repeating"),
        lambda holder, key: _member("until", "2197-12-31")(holder, key)[:0],
    ),
    ("record that says nothing", "empty-record", _is_record, _empty),
    ("note that says nothing", "empty-entry", _has(model="Entry"), _without(*_SAYING)),
    ("stopped without a date", "status-date-missing", _has(model="Assignment"), _stopped_undated),
    ("revision of itself", "revision-cycle", _has("supersedes", "revision"), _own_revision),
    (
        "document of another person",
        "person-mismatch",
        _of_bundle("assignments", "entries", "obstacles", "reviews"),
        _member("person_id", _NOBODY),
    ),
    (
        "plan that is not there",
        "unknown-reference",
        _of_bundle("assignments"),
        _member("replaces_assignment", _NOBODY),
    ),
    (
        "note that is not there",
        "unknown-reference",
        _of_bundle("obstacles"),
        _member("entry_id", _NOBODY),
    ),
    (
        "step that is not there",
        "unknown-step",
        lambda spot, value: (
            _of_bundle("entries")(spot, value)
            and value.get("record", {}).get("type") == "graded_step"
            and "assignment_id" in value
        ),
        lambda holder, key: (
            *_member("record", holder[key]["record"] | {"step_id": _NOBODY})(holder, key),
            "step_id",
        ),
    ),
)
DEFECTS: Final = {
    name: Defect(name=name, code=code, fits=fits, make=make)
    for name, code, fits, make in (*_OF_SOME, *_EVERY)
}
"""Mistakes inside a document, by name."""

"""Occasions as the vectors write them: a row says what does not go without saying."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

from homework_kit.errors import HomeworkKitError
from homework_kit.io import loads
from homework_kit.models.bundle import Session, ZoneSpan
from homework_kit.testing.laws.scheduler import Scheduler

Json: TypeAlias = dict[str, Any]
DEFAULTS: Final = {
    "version": 1, "required": 1,
    "paused": False, "set_aside": False, "shifted": False, "partial": False,
}  # fmt: skip
"""What a row means without the member; `until_date` is then the day after `local_date`."""


def _next_day(date: str) -> str:
    return (dt.date.fromisoformat(date) + dt.timedelta(days=1)).isoformat()


def whole(row: Mapping[str, Any]) -> Json:
    """Give a row with the members that it left out.

    >>> whole({"key": "2026-02-02", "local_date": "2026-02-02"})["until_date"]
    '2026-02-03'
    """
    return {**DEFAULTS, "until_date": _next_day(row["local_date"]), **row}


def row_of(found: Any, *, names: frozenset[str] = frozenset()) -> Json:
    """Give an occasion as a row, without what goes without saying; `names` are always said.

    >>> from homework_kit.schedule import occurrences
    >>> from homework_kit.testing.laws.example import END, START, WALK
    >>> row_of(occurrences(WALK, START, END)[0])["due"]
    '2026-03-23T20:00:00+00:00'
    """
    row = {
        "key": found.key,
        "local_date": found.local_date.isoformat(),
        "until_date": found.until_date.isoformat(),
        "opens": found.opens.isoformat(),
        "due": found.due.isoformat(),
        "closes": found.closes.isoformat(),
        **{name: getattr(found, name) for name in DEFAULTS},
        "assignment_id": found.assignment_id,
        "zone": found.zone,
    }
    usual = {**DEFAULTS, "until_date": _next_day(row["local_date"])}
    silent = {"assignment_id", "zone"} - names
    return {
        name: value
        for name, value in row.items()
        if name in names or not (name in silent or (name in usual and usual[name] == value))
    }


def said(given: Json) -> frozenset[str]:
    """Name what a row says where it varies: whose it is, and in which zone.

    >>> said({"assignments": [{"id": "a1"}]})
    frozenset({'zone'})
    """
    plans = given["assignments"]
    several = {"assignment_id"} if len({each["id"] for each in plans}) > 1 else set[str]()
    floating = {"zone"} if any("time_zone" not in each for each in plans) else set[str]()
    return frozenset(several | floating)


@attrs.frozen(slots=True, kw_only=True)
class Scheduling:
    """The two questions about occasions, as a library answers them; None is not asked.

    >>> Scheduling().occurrences is None
    True
    """

    occurrences: Scheduler | None = None
    next_occurrence: Any = None

    def takes(self, given: Json) -> bool:
        """Say whether a vector asks what is answered here."""
        asked = self.next_occurrence if "after" in given else self.occurrences
        return asked is not None

    def answer(self, given: Json) -> Any:
        """Give the answer to the input of a vector, as its `expected` is written."""
        names = said(given)
        plans: list[Any] = [loads(json.dumps(each)) for each in given["assignments"]]
        zones = given.get("zones")
        more: Json = {
            "zones": zones
            if zones is None or isinstance(zones, str)
            else [ZoneSpan.model_validate_json(json.dumps(each)) for each in zones],
            "sessions": [
                Session.model_validate_json(json.dumps(each)) for each in given.get("sessions", ())
            ],
        }
        try:
            if "after" in given:
                found = self.next_occurrence(plans, _moment(given["after"]), **more)
                return None if found is None else row_of(found, names=names)
            if self.occurrences is None:
                return None
            if "limit" in given:
                more["limit"] = given["limit"]
            start, end = (_moment(given[name]) for name in ("start", "end"))
            return [
                row_of(each, names=names) for each in self.occurrences(plans, start, end, **more)
            ]
        except HomeworkKitError as error:
            return {"error": getattr(error, "code", type(error).__name__)}


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)

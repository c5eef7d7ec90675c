"""Valid documents from a seed, by the thousand: read off the models, written as plain JSON.

A new member of a model is drawn without a word here. The presence rules put themselves right; what
the ledger asks of several members is put right by one small function per model.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from homework_kit.models import wire
from homework_kit.models.assignment import Assignment, Pause
from homework_kit.models.base import Model, Revised, Tombstone
from homework_kit.models.entry import Entry
from homework_kit.models.records import GradedStep
from homework_kit.models.schedules import ListedOccasions, Prompted
from homework_kit.models.summary import SummaryWindow
from homework_kit.models.tasks import GradedStepsTask
from homework_kit.models.vocabulary import scale_bounds
from tests.agreement.shapes import Members, complete

Make = Callable[[Random], Any]

TEXTS = ("x", " both sides ", "null", "two\nlines\n", "\U0001f33b ünïcödé", '"; <br> \\', "a" * 200)
IDS = ("a1", "id:1", "ü \u2028 x", "2026-02-03T08:00", "i" * 128)
ZONES = ("Europe/London", "America/New_York", "Etc/UTC")
URLS = ("https://example.org/a?b=ü", "http://x")
EXTENSIONS: tuple[Members, ...] = (
    {"org.example.thing": None},
    {"x.y.z": [1, {"a": [True, "", {}]}], "com.example-2.App_1": -0.5},
    {},
)
_FIRST_DAY = dt.date(1900, 1, 1)
_DAYS = (dt.date(2197, 12, 31) - _FIRST_DAY).days
_FRACTIONS = ("", "", ".5", ".123456", ".000000")
_OFFSETS = ("Z", "+00:00", "+01:00", "-05:30", "+23:59", "-23:59")


def _date(random: Random) -> str:
    return (_FIRST_DAY + dt.timedelta(random.randrange(_DAYS))).isoformat()


def _time(random: Random) -> str:
    return f"{random.randrange(24):02}:{random.randrange(60):02}"


def _instant(random: Random) -> str:
    fraction, offset = random.choice(_FRACTIONS), random.choice(_OFFSETS)
    return f"{_date(random)}T{_time(random)}:{random.randrange(60):02}{fraction}{offset}"


def _from(*values: Any) -> Make:
    return lambda random: random.choice(values)


def _number(low: float, high: float, *, whole: bool) -> Make:
    def make(random: Random) -> float:
        match random.randrange(4):
            case 0:
                return random.choice((low, high))
            case 1 if not whole:
                return random.randint(int(low * 100), int(high * 100)) / 100
            case _:
                return random.randint(int(low), int(min(high, 60)))

    return make


def _of_wire(base: Any, published: Members) -> Make:
    if base is bool:
        return _from(published["const"]) if "const" in published else _from(*(True, False))
    if "enum" in published:
        return _from(*published["enum"])
    if base in (int, float):
        return _number(published["minimum"], published["maximum"], whole=base is int)
    if base is str:
        texts = {
            wire.TEXT_PATTERN: TEXTS,
            wire.ID_PATTERN: IDS,
            wire.ZONE_PATTERN: ZONES,
            wire.URL_PATTERN: URLS,
        }
        return _from(*texts[published["pattern"]])
    timed: dict[Any, Make] = {dt.date: _date, dt.time: _time, dt.datetime: _instant}
    return timed.get(base, _from(*EXTENSIONS))


def _list_of(item: Make, shortest: int) -> Make:
    return lambda random: [item(random) for _ in range(random.choice((shortest, 1, 1, 2)))]


def _of_hint(hint: Any) -> Make:
    if get_origin(hint) is Literal:
        return _from(*get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Model):
        return members(hint)
    if get_origin(hint) is not Annotated:  # a union
        choices = [_of_hint(each) for each in get_args(hint) if each is not type(None)]
        return choices[0] if len(choices) == 1 else lambda random: random.choice(choices)(random)
    base = hint.__origin__
    for part in hint.__metadata__:
        if isinstance(part, wire.ListOf):
            return _list_of(_of_hint(get_args(base)[0]), part.shortest)
        if isinstance(part, wire.Wire):
            return _of_wire(base, part.published)
    return _of_hint(base)


@cache
def members(model: type[Model]) -> Make:
    """Give the maker of one model: each optional member is there as often as the document is full.

    >>> members(SummaryWindow)(Random(1))["until"]
    '2199-01-01T00:00:00Z'
    """
    hints = get_type_hints(model, include_extras=True)
    fields = {
        str(field.alias or field.validation_alias or name): (
            _of_hint(hints[name]),
            field.is_required(),
        )
        for name, field in model.model_fields.items()
    }
    rules = [rule.published for rule in model._presence]
    rights = [right for kind, right in _RIGHT.items() if issubclass(model, kind)]
    on_a_scale = [name for name in fields if "scale" in fields and _is_rating(hints.get(name))]

    def filled(name: str, random: Random) -> Any:
        for _ in range(50):
            if (value := fields[name][0](random)) not in ([], {}):
                return value
        raise AssertionError(name)

    def make(random: Random) -> Members:
        full = random.choice((0.1, 0.4, 0.7))
        made = {
            name: each(random)
            for name, (each, needed) in fields.items()
            if needed or random.random() < full
        }
        made = complete(made, rules, lambda name: filled(name, random))
        for name in on_a_scale:
            if name in made and "scale" in made:
                low, high = scale_bounds(made["scale"])
                made[name] = min(max(made[name], low), high)
        for right in rights:
            right(made)
        return made

    return make


def _is_rating(hint: Any) -> bool:
    return hint == wire.RatingValue or any(_is_rating(each) for each in get_args(hint))


def _supersedes(made: Members) -> None:
    own = made.get("revision", "1")
    if "supersedes" in made:
        made["supersedes"] = [name for name in made["supersedes"] if name != own]


def _later(start: str, end: str, by: str) -> Callable[[Members], None]:
    def right(made: Members) -> None:
        if end in made and made[end] <= made[start]:
            made[end] = by

    return right


def _window(made: Members) -> None:
    made["until"] = "2199-01-01T00:00:00Z"


def _wall_clock(made: Members) -> None:
    if "occurred_at" in made:
        made.pop("occurred_local_time", None)


def _occasions(made: Members) -> None:
    kept = {(each.get("key") or (each["on"], each.get("at"))): each for each in made["occasions"]}
    made["occasions"] = list(kept.values())


def _prompted(made: Members) -> None:
    made["between"] = {"from": "09:00", "until": "21:00"}
    gap = 719 // max(made["per_day"] - 1, 1)
    made["min_gap_minutes"] = min(made.get("min_gap_minutes", 0), gap)


def _steps(made: Members) -> None:
    made["steps"] = list({each["step_id"]: each for each in made["steps"]}.values())


def _series(made: Members) -> None:
    for point in made.get("series", ()):
        low, high = scale_bounds(made["distress"]["scale"])
        point["value"] = min(max(point["value"], low), high)


_RIGHT: dict[type[Model], Callable[[Members], None]] = {
    Revised: _supersedes,
    Tombstone: _supersedes,
    Assignment: _later("starts_on", "ends_before", "2198-01-01"),
    Entry: _wall_clock,
    Pause: _later("from", "until", "2198-01-01"),
    SummaryWindow: _window,
    ListedOccasions: _occasions,
    Prompted: _prompted,
    GradedStepsTask: _steps,
    GradedStep: _series,
}

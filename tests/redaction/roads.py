"""Every public function as a road from one hostile input to an outcome."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import random
from collections.abc import Callable
from functools import cache
from typing import Any

import homework_kit as hk
from homework_kit import plots
from homework_kit.models.base import Model
from homework_kit.models.kinds import DOCUMENTS, RECORDS, kind_of
from homework_kit.testing.leak import MARK
from tests.redaction.canary import HOSTILE, Json, mutate, spoil, valid_texts

AS_OF = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)
START = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
MODELS: dict[str, type[Model]] = {
    **RECORDS,
    "assignment": hk.Assignment,
    "entry": hk.Entry,
    "obstacle": hk.Obstacle,
    "review": hk.Review,
    "bundle": hk.Bundle,
    "adherence_summary": hk.AdherenceSummary,
}
Road = Callable[[random.Random, str, str], object]
"""A road takes a kind and JSON text of it that may be wrong."""


def _python(text: str) -> Any:
    """Give what a JSON reader gives; text that none reads stays text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _construct(_: random.Random, kind: str, text: str) -> object:
    given = _python(text)
    return MODELS[kind](**given) if isinstance(given, dict) else MODELS[kind](**{MARK: given})


def _leaves_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _leaves_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_leaves_as_text(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def _read_and_write(_: random.Random, __: str, text: str) -> object:
    document = hk.loads(text)
    document.model_dump()
    document.model_dump_json(exclude_none=True)
    return hk.dumps(document) and document


def _built_unvalidated(_: random.Random, kind: str, text: str) -> object:
    given = _python(text)
    made = MODELS[kind].model_construct(**given if isinstance(given, dict) else {MARK: given})
    made.model_dump_json(exclude_none=True)  # where a serializer would warn with the values
    return made


READING: dict[str, Road] = {
    "constructor": _construct,
    "model_construct": _built_unvalidated,
    "model_validate": lambda _, kind, text: MODELS[kind].model_validate(_python(text)),
    "model_validate from attributes": lambda _, kind, text: MODELS[kind].model_validate(
        _python(text), from_attributes=True, context={MARK: MARK}
    ),
    "model_validate_json": lambda _, kind, text: MODELS[kind].model_validate_json(text),
    "model_validate_json bytes": lambda _, kind, text: MODELS[kind].model_validate_json(
        text.encode("utf-8", "surrogatepass")
    ),
    "model_validate_strings": lambda _, kind, text: MODELS[kind].model_validate_strings(
        _leaves_as_text(_python(text))
    ),
    "loads": lambda _, __, text: hk.loads(text),
    "loads bytes": lambda _, __, text: hk.loads(text.encode("utf-8", "surrogatepass")),
    "loads and dumps": _read_and_write,
    "iter_problems of text": lambda _, __, text: hk.iter_problems(text),
    "iter_problems of an object": lambda _, __, text: hk.iter_problems(_python(text)),
}


def _changes(chance: random.Random, document: Model) -> dict[str, Any]:
    """Name a member of the document, or one that it lacks, and a value for it."""
    name = chance.choice([*type(document).model_fields, f"{MARK} member"])
    held = getattr(document, name, None)
    return {name: chance.choice((held, held, f"{MARK} new", chance.choice(HOSTILE)))}


def _amend(chance: random.Random, document: Any) -> object:
    return hk.amend(document, **_changes(chance, document))


def _date(chance: random.Random) -> Any:
    return chance.choice((START.date(), AS_OF.date(), "2026-06-01", "2026-06-02", AS_OF, MARK))


def _revised(chance: random.Random, document: Any) -> object:
    return hk.revise(
        document,
        effective_from=_date(chance),
        **chance.choice(({}, {"rationale": MARK}, {MARK: MARK}, {"id": MARK})),
    )


def _paused(chance: random.Random, document: Any) -> object:
    plan = hk.amend(document, pauses=chance.choice(([], [{"from": "2026-05-01", "reason": MARK}])))
    until: Any = chance.choice((None, "2026-07-01", MARK))
    return hk.pause(plan, from_=_date(chance), until=until, reason=MARK, note=MARK)


def _resumed(chance: random.Random, document: Any) -> object:
    plan = hk.amend(document, pauses=chance.choice(([], [{"from": "2026-01-01", "reason": MARK}])))
    return hk.resume(plan, on=_date(chance))


def _marked(chance: random.Random, document: Any) -> object:
    keys = chance.choices(("2026-02-03", "2026-02-04", f"{MARK}\n"), k=2)
    return hk.set_aside(document, *keys, reason=chance.choice((MARK, "")), note=MARK)


def _moved(chance: random.Random, bundle: hk.Bundle) -> object:
    named = [each.id for each in bundle.sessions] or [MARK]
    return hk.move_session(
        bundle, chance.choice((*named, MARK)), on=_date(chance), at=chance.choice((None, AS_OF))
    )


def _replaced(chance: random.Random, document: Any) -> object:
    return document.__replace__(**_changes(chance, document))  # what copy.replace calls


def _old_copy(chance: random.Random, document: Any) -> object:
    return document.copy(update=_changes(chance, document))


def _set(chance: random.Random, document: Any) -> object:
    setattr(document, *_changes(chance, document).popitem())
    return document


def _rescaled(chance: random.Random, document: Any) -> object:
    return hk.rescale(hk.Rating(value=chance.choice((0, 7, 100, document))), "0-10")


_validator = cache(hk.schemas.validator)  # made once for each kind: making one takes long

WITH_A_DOCUMENT: dict[str, Callable[[random.Random, Any], object]] = {
    "amend": _amend,
    "delete": lambda chance, document: hk.delete(
        document, recorded_at=chance.choice((None, AS_OF, MARK, [MARK]))
    ),
    "model_copy": lambda chance, document: document.model_copy(
        update=chance.choice((None, {})) or _changes(chance, document), deep=True
    ),
    "plain copy": lambda _, document: (document.model_copy(deep=True), copy.copy(document))[1],
    "copy.replace": _replaced,
    "copy": _old_copy,
    "parse_raw": lambda _, document: document.parse_raw(hk.dumps(document)),
    "parse_file": lambda _, document: document.parse_file(MARK),
    "set": _set,
    "delete member": lambda chance, document: delattr(
        document, next(iter(_changes(chance, document)))
    ),
    "pickle": lambda _, document: pickle.loads(pickle.dumps(document)),  # noqa: S301 - our own
    "deepcopy": lambda _, document: copy.deepcopy(document),
    "iter_problems": lambda _, document: hk.iter_problems(document),
    "compare": lambda _, document: (document == copy.copy(document), document == MARK),
    "rescale": _rescaled,
    "revise": _revised,
    "pause": _paused,
    "resume": _resumed,
    "set_aside": _marked,
    "move_session": _moved,
    "lint_text": lambda _, document: hk.lint_text(f"Only {hk.dumps(document)} failed."),
    "schemas.validator": lambda _, document: _validator(kind_of(document)).is_valid(
        document.model_dump(mode="json", exclude_none=True)
    ),
}


def _moment(chance: random.Random) -> Any:
    return chance.choice((AS_OF, AS_OF, AS_OF.replace(tzinfo=None)))


def _plans(bundle: hk.Bundle) -> list[hk.Assignment]:
    return [each for each in bundle.assignments if isinstance(each, hk.Assignment)]


WITH_A_BUNDLE: dict[str, Callable[[random.Random, hk.Bundle], object]] = {
    "occurrences": lambda chance, bundle: list(
        hk.occurrences(_plans(bundle), START, _moment(chance), zones=bundle.zones)
    ),
    "next_occurrence": lambda chance, bundle: hk.next_occurrence(
        _plans(bundle), _moment(chance), zones=bundle.zones
    ),
    "agenda": lambda chance, bundle: hk.agenda(bundle, as_of=_moment(chance)),
    "next_reminders": lambda chance, bundle: hk.next_reminders(
        bundle, _moment(chance), with_titles=chance.random() < 0.5
    ),
    "summarize": lambda chance, bundle: hk.summarize(bundle, as_of=_moment(chance)),
    "recap": lambda chance, bundle: hk.recap(bundle, as_of=_moment(chance)),
    # The page says titles, because it was asked for; that it was made is what is looked at.
    "plots.report": lambda chance, bundle: len(plots.report(bundle, as_of=_moment(chance))),
    "plots.days": lambda chance, bundle: len(plots.days(bundle, as_of=_moment(chance))),
}


def hostile_text(chance: random.Random, *kinds: str) -> tuple[str, str]:
    """Draw a kind and text of it: about two in five are valid, the rest wrong in some way."""
    known = [each for each in valid_texts() if not kinds or each[0] in kinds]
    kind, text = chance.choice(known)
    document: Json = json.loads(text)
    return kind, spoil(chance, json.dumps(mutate(chance, document)))


assert MODELS.keys() == {*DOCUMENTS, *RECORDS}

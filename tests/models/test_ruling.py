"""Rules asked in one expression say the same as rules asked one by one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from homework_kit.io.plain import _reader
from homework_kit.models.base import Model, Ruled
from homework_kit.models.records import Activity, Mood
from homework_kit.models.ruling import lies_on, quick_check, ruling
from homework_kit.models.vocabulary import Scale, scale_bounds
from homework_kit.models.walk import WALKS, Disobeyed
from tests.agreement.mutants import mutants
from tests.models.broken_rules import LEDGER_CASES
from tests.models.broken_shapes import SCHEMA_CASES
from tests.models.samples import SAMPLES


@cache
def unruled() -> list[tuple[Any, Any]]:
    """Read documents without their rules, each beside its text as plain objects."""
    texts = [json.dumps(case.document) for case in (*LEDGER_CASES, *SCHEMA_CASES)]
    texts += map(json.dumps, SAMPLES.values())
    texts += [each.text for each in islice(mutants(11), 1_500)]
    read = []
    for text in texts:
        try:
            read.append((_reader()(text.encode("utf-8", "surrogatepass")), json.loads(text)))
        except ValidationError:
            continue
    return read


def models_in(value: Any) -> Iterator[Model]:
    """Give a model and all models in it."""
    if isinstance(value, Model):
        yield value
        for inner in vars(value).values():
            yield from models_in(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from models_in(item)


def names_in(value: Any) -> int:
    """Count the names in plain JSON."""
    if isinstance(value, dict):
        return len(value) + sum(map(names_in, value.values()))
    return sum(map(names_in, value)) if isinstance(value, list) else 0


def test_quick_says_what_slow_says() -> None:
    """validation.md, Agreement: no rule of the ledger is broken, asked at once or one by one."""
    seen: Counter[tuple[str, bool]] = Counter()
    for document, _ in unruled():
        for model in models_in(document):
            # What was given is something: rules of presence look at names alone.
            assert all(vars(model)[name] is not None for name in model.model_fields_set)
            obeys = quick_check(type(model))
            if obeys is None:
                continue
            assert isinstance(model, Ruled)
            broken = list(ruling(type(model)).broken(model))
            quick = obeys(model, vars(model), model.model_fields_set)
            assert quick == (broken == [])
            seen[type(model).__name__, quick] += 1
    ruled = {name for name, _ in seen}
    assert len(ruled) > 25
    assert {name for name, quick in seen if not quick} >= ruled & {
        *("Assignment", "Entry", "Bundle", "Rating", "BeforeAfter", "Mood", "GradedStep", "Pause"),
        *("ThoughtRecord", "MoveOnRule", "Repeating", "Prompted", "ListedOccasions", "ZoneSpan"),
    }


def test_a_walk_counts_names_and_stops_at_a_broken_rule() -> None:
    """A walk counts each name of the text once, or some model in it breaks a rule."""
    outcomes: Counter[bool] = Counter()
    for document, value in unruled():
        broken = [
            each
            for model in models_in(document)
            if isinstance(model, Ruled)
            for each in ruling(type(model)).broken(model)
        ]
        try:
            assert WALKS[type(document)](document) == names_in(value)
        except Disobeyed:
            assert broken
        else:
            assert not broken
        outcomes[bool(broken)] += 1
    assert min(outcomes.values()) > 40


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_walk_stops_at_what_is_no_number(number: float) -> None:
    """Free JSON holds no number that JSON cannot write."""
    with pytest.raises(Disobeyed):
        WALKS[dict]({"org.example.x": [{"a": number}]})


@pytest.mark.parametrize("scale", get_args(Scale))
def test_a_scale_ends_where_its_name_says(scale: Scale) -> None:
    """data-model.md, Conventions: values are numbers within it; both ends belong to it."""
    low, high = scale_bounds(scale)
    assert [lies_on(scale, value) for value in (low - 1e-9, low, high, high + 1e-9)] == [
        *(False, True, True, False)
    ]


def test_a_class_says_what_its_rules_are_about() -> None:
    """A subclass adds to what its base declared; ratings beside a scale are found undeclared."""
    assert ruling(Activity).about == {"extensions"}
    assert ruling(Mood).ratings == ("value",)
    assert quick_check(Model) is None

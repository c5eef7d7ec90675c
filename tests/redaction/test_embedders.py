"""What pydantic tells when others put our models into readers of their own, as the docs warn."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

import homework_kit as hk
from homework_kit.testing.leak import MARK, SINKS, Outcome, outcome_of
from tests.models.samples import sample

WRONG = sample("entry", note=MARK, outcome=MARK)


class Holder(BaseModel):
    """A model of somebody else's that holds an entry."""

    entry: hk.Entry


OTHERS: dict[str, Callable[[], object]] = {
    "an adapter": lambda: TypeAdapter(hk.Entry).validate_python(WRONG),
    "a list": lambda: TypeAdapter(list[hk.Entry]).validate_python([WRONG]),
    "a model": lambda: Holder.model_validate({"entry": WRONG}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_reader_of_others_raises_pydantics_error(name: str) -> None:
    """What docs/explanation/privacy.md warns of is true: `errors()` and pickle hold the input."""
    with pytest.raises(ValidationError) as refused:
        OTHERS[name]()
    assert MARK in str(refused.value.errors())
    assert MARK in refused.value.json()
    assert MARK in str(pickle.dumps(refused.value.__reduce__()))


def test_a_model_alone_hides_values_in_text() -> None:
    """`hide_input_in_errors` covers the text of the error where our model is the root."""
    error = outcome_of(OTHERS["an adapter"]).error
    assert MARK not in str(error)


class Wider(hk.Entry):
    """A model of somebody else's that adds to ours, by rules of its own."""

    code: str = Field(default="x", pattern="^x$")
    share: float = Field(default=0, gt=0, multiple_of=0.5)
    labels: dict[str, int] = Field(default_factory=dict)


MORE: dict[str, Any] = {
    "a pattern": {"code": MARK},
    "a bound": {"share": -1},
    "a type": {"share": MARK},
    "a mapping": {"labels": {"a": MARK}},
    "an unknown member": {MARK: MARK},
}


@pytest.mark.parametrize("name", MORE)
def test_a_model_that_adds_to_ours_is_as_silent(name: str) -> None:
    """Rules that we do not know are refused in our own words, not by an error of pydantic's."""
    outcome = outcome_of(lambda: Wider.model_validate(sample("entry", note=MARK) | MORE[name]))
    assert isinstance(outcome.error, hk.InvalidDocument)
    assert [sink for sink, show in SINKS.items() if MARK in show(outcome)] == []


def test_a_wider_document_shows_no_words() -> None:
    """Members that others add are counted, not shown."""
    made = Wider.model_validate(sample("entry", note=MARK, labels={MARK: 1}))
    shown = Outcome(made, None, [])
    assert [sink for sink, show in SINKS.items() if MARK in show(shown)] == []

"""The test of the test: a published schema that drifted is found by the boundary set."""

from __future__ import annotations

import copy
from functools import cache

import pytest

from tests.agreement.boundary import boundary
from tests.agreement.comparing import contradict
from tests.agreement.drifts import DRIFTS, Json
from tests.agreement.judges import (
    Document,
    Verdict,
    in_profile,
    model_from_text,
    published,
    rust_jsonschema,
)


def readable(schemas: Json, name: str) -> list[Document]:
    """Give the boundary set of one schema, but for what is outside the parse profile."""
    return [each for each in boundary(schemas, (name,)) if in_profile(each[1])]


@cache
def right_set(name: str) -> tuple[list[Document], list[Verdict]]:
    """Give the boundary set of a schema as it is published, and what the model says of it."""
    documents = readable(published(), name)
    return documents, model_from_text(documents)


def contradicted(
    name: str, schema: Json, documents: list[Document], said: list[Verdict]
) -> list[Document]:
    """Give the documents on which a schema and the model cannot both be right."""
    verdicts = rust_jsonschema({name: schema})(documents)
    both = zip(documents, said, verdicts, strict=True)
    return [document for document, left, right in both if contradict(left, right)]


def found(name: str, schema: Json) -> list[Document]:
    """Give documents that show a drift, from the set of the right schema or from its own.

    The right set stands for documents as they come: a name that is gone from a schema is in no
    document made from it, and a name that was added is in no other.
    """
    shown = contradicted(name, schema, *right_set(name))
    if not shown:
        own = readable(published() | {name: schema}, name)
        shown = contradicted(name, schema, own, model_from_text(own))
    return shown


@pytest.mark.parametrize("drift", DRIFTS)
def test_a_drift_is_found(drift: str) -> None:
    """A schema in which one thing was changed contradicts the model on the boundary set."""
    name, change = DRIFTS[drift]
    schema = copy.deepcopy(published()[name])
    change(schema)
    assert schema != published()[name]
    assert found(name, schema)


@pytest.mark.parametrize("name", sorted({name for name, _ in DRIFTS.values()}))
def test_without_a_drift_nothing_is_found(name: str) -> None:
    """The published schema itself contradicts the model nowhere."""
    assert contradicted(name, published()[name], *right_set(name)) == []

"""The engine of another language. Without Node these tests skip; the bench then fails instead."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.agreement.boundary import boundary
from tests.agreement.comparing import compare
from tests.agreement.judges import ajv_is_missing, judges, published
from tests.agreement.mutants import mutants

# Ajv comes from npm; the gate "other languages and validators agree" installs it and runs this.
pytestmark = pytest.mark.skipif(bool(ajv_is_missing()), reason=ajv_is_missing() or "ajv is here")


def test_ajv_agrees_with_the_model_on_the_boundary_set() -> None:
    """JavaScript's engine reads the published files as this library does."""
    tally = compare(boundary(published()), judges("ajv"))
    assert list(tally.examples) == []


def test_ajv_agrees_with_the_model_on_the_stream() -> None:
    """The same on valid documents, near misses and mutants."""
    tally = compare((each.document for each in islice(mutants(2027), 500)), judges("ajv"))
    assert list(tally.examples) == []

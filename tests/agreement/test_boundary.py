"""validation.md, Agreement: the model accepts <=> the schema accepts and no rule is broken."""

from __future__ import annotations

from functools import cache

import pytest

from homework_kit.io import iter_problems
from homework_kit.models.kinds import NAMES
from tests.agreement.boundary import boundary
from tests.agreement.comparing import Tally, compare
from tests.agreement.judges import Says, in_profile, judges, published

PYTHON = ("python-jsonschema", "jsonschema-rs", "fastjsonschema")
LEAST = 90
"""A kind with fewer documents on one side has lost its boundary."""


@cache
def tally() -> Tally:
    """Let every judge that runs in Python see the whole boundary set, once."""
    return compare(boundary(published()), judges(*PYTHON))


def test_all_judges_agree_on_the_boundary_set() -> None:
    """No two judges contradict each other on any document."""
    assert list(tally().examples) == []
    assert tally().disagreements.total() == 0


def test_every_pair_of_judges_was_compared() -> None:
    """Two modes of the model and three engines make ten pairs."""
    assert len(tally().disagreements) == 10


@pytest.mark.parametrize("name", NAMES)
def test_the_boundary_set_has_two_sides(name: str) -> None:
    """Of every kind many documents are accepted and many refused: agreeing on all is not luck."""
    accepted, refused = (tally().verdicts[name, says] for says in (Says.ACCEPTED, Says.REFUSED))
    assert min(accepted, refused) >= LEAST


def test_what_is_outside_the_parse_profile_is_refused() -> None:
    """No schema is asked about a text that is not read at all, and the library refuses it."""
    outside = [text for _, text in boundary(published()) if not in_profile(text)]
    assert len(outside) > 200
    assert [text for text in outside if not iter_problems(text)] == []


def test_the_boundary_set_is_the_same_each_time() -> None:
    """It is made by structure and never by chance."""
    assert list(boundary(published(), ("review",))) == list(boundary(published(), ("review",)))

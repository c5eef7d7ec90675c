"""The stream of documents from a seed: valid ones, near misses, and mutants."""

from __future__ import annotations

from functools import cache
from itertools import islice
from random import Random

import pytest

from homework_kit.io import iter_problems
from homework_kit.models.kinds import NAMES
from homework_kit.models.rules import LEDGER
from tests.agreement import banks
from tests.agreement.comparing import compare, contradict
from tests.agreement.judges import Says, in_profile, judges
from tests.agreement.kinds import valid_document
from tests.agreement.mutants import DEFECTS, Mutant, mutants


@cache
def stream() -> list[Mutant]:
    """Give the first documents of one stream."""
    return list(islice(mutants(2026), 2_000))


def test_all_judges_agree_on_the_stream() -> None:
    """The bench runs far more of it; these few keep the bench honest."""
    tally = compare((each.document for each in stream()), judges("jsonschema-rs", "fastjsonschema"))
    assert list(tally.examples) == []
    assert min(tally.said(Says.ACCEPTED), tally.said(Says.REFUSED)) > tally.tried // 4


@pytest.mark.parametrize("name", NAMES)
def test_a_valid_document_is_valid(name: str) -> None:
    """What the generator calls valid is accepted, whatever the seed."""
    random = Random(name)  # noqa: S311 - a seed that repeats is the point
    for _ in range(40):
        assert iter_problems(banks.write(valid_document(name, random))) == ()


def test_every_defect_comes_up() -> None:
    """Each named mistake is made somewhere in the stream."""
    assert {defect for each in stream() for defect in each.defects} - {"nothing left"} == set(
        DEFECTS
    )


def test_a_stream_repeats() -> None:
    """One seed gives one stream, and another seed another one."""
    first, again, other = (list(islice(mutants(seed), 50)) for seed in (3, 3, 4))
    assert first == again
    assert first != other


def test_a_rule_is_reported_only_for_its_kinds() -> None:
    """schemas/rules.json names, for every rule, all kinds of documents that can break it."""
    kinds = {rule.code: set(rule.kinds) for rule in LEDGER}
    reported = {
        (problem.code, each.name)
        for each in stream()
        if in_profile(each.text)
        for problem in iter_problems(each.text)
        if problem.rule
    }
    assert len({code for code, _ in reported}) > 4
    assert [pair for pair in reported if pair[1] not in kinds[pair[0]]] == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (Says.ACCEPTED, True, False),
        (Says.ACCEPTED, False, True),
        (Says.REFUSED, True, True),
        (False, Says.REFUSED, False),
        (True, Says.RULES, False),
        (Says.RULES, False, False),
        (Says.RULES, Says.REFUSED, True),
        (True, False, True),
    ],
)
def test_what_counts_as_a_contradiction(
    left: Says | bool,  # noqa: FBT001 - a verdict
    right: Says | bool,  # noqa: FBT001 - a verdict
    expected: bool,  # noqa: FBT001 - a verdict
) -> None:
    """Only rules of the ledger may part the model from a schema."""
    assert contradict(left, right) is expected
